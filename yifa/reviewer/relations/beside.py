"""The words beside each quantity of a paragraph, looked at only where a rule asks for them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from yifa.reviewer.findings import Term
from yifa.reviewer.quantities import Quantity
from yifa.reviewer.reading import Paragraph
from yifa.reviewer.relations.ranges import Range, of_count

#: How far a rule looks: characters of a clause, quantities and characters back.
CLAUSE = 48
AFTER = 14
QUANTITIES_BACK = 24
CHARACTERS_BACK = 400
STOPS = re.compile("[，,。；;：:！？!?\n\t]")
ENDS = re.compile("[，,。；;：:！？!?\n\t（(）)]")
TORN = re.compile("[0-9０-９][，,]$")
OPEN = re.compile("[（(](?![^（()）]*[）)])")


@dataclass(frozen=True)
class Beside:
    """One paragraph; quantities are named by their place in `paragraph.quantities`."""

    paragraph: Paragraph

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """The quantities of the paragraph in their order."""
        return self.paragraph.quantities

    def gap(self, number: int) -> str:
        """Give what stands between a quantity and the one before it."""
        return self._gaps[number]

    def before(self, number: int) -> str:
        """Give its clause up to it; 89批155人次 have one clause between them."""
        words = self._before.get(number)
        if words is None:
            words = self._before[number] = self._clause_before(number)
        return words

    def after(self, number: int) -> str:
        """Give the words right after it, up to a mark or the next quantity."""
        quantity = self.quantities[number]
        words = self.paragraph.text[quantity.end : self._next_start(number)][:AFTER]
        end = ENDS.search(words)
        return words[: end.start()] if end else words

    def is_torn(self, number: int) -> bool:
        """Tell whether only the end of a figure was read, as of 1，753亿元."""
        gap = self._gaps[number]
        return gap[-1:] in ("，", ",") and TORN.search(gap[-2:]) is not None

    def clause(self, number: int) -> str:
        """Give the words before and after it together."""
        return f"{self.before(number)} {self.after(number)}"

    def sentence(self, number: int) -> int:
        """Give the number of the sentence that it stands in."""
        return bisect_right(self._sentence_starts, self.quantities[number].start) - 1

    def back(self, number: int, sentences: int = 0) -> Iterator[int]:
        """Yield earlier quantities, the nearest first, within its sentence and some before it."""
        first = self.sentence(number) - sentences
        start = self.quantities[number].start
        for earlier in range(number - 1, max(number - 1 - QUANTITIES_BACK, -1), -1):
            if start - self.quantities[earlier].end > CHARACTERS_BACK:
                return
            if self.sentence(earlier) < first:
                return
            yield earlier

    def between(self, earlier: int, later: int) -> str:
        """Give the text from the end of one quantity to the start of another."""
        return self.paragraph.text[self.quantities[earlier].end : self.quantities[later].start]

    def sentence_to(self, number: int) -> str:
        """Give its sentence up to it, not more than a rule looks back."""
        start = self.quantities[number].start
        begin = self._sentence_starts[self.sentence(number)]
        return self.paragraph.text[max(begin, start - CHARACTERS_BACK) : start]

    def term(self, number: int, label: str) -> Term:
        """Put a quantity as a line of the working."""
        quantity = self.quantities[number]
        span = self.paragraph.span(quantity.start, quantity.end)
        return Term(label, quantity.text, quantity.value, span)

    def range(self, number: int) -> Range:
        """Give what a count can be."""
        known = self._ranges.get(number)
        if known is None:
            known = self._ranges[number] = of_count(self.quantities[number])
        return known

    def terms(self, numbers: Iterable[int]) -> tuple[Term, ...]:
        """Put several as lines of the working, each by what it is called."""
        return tuple(self.term(it, self.label(it)) for it in numbers)

    def label(self, number: int) -> str:
        """Give what a quantity is called in the working."""
        quantity = self.quantities[number]
        return f"{quantity.act or ''}{quantity.counted or ''}" or self.before(number).strip("、 ")

    def _clause_before(self, number: int) -> str:
        gap = self._gaps[number]
        if number and not gap.strip():
            return self.before(number - 1) if self._is_first_pair(number) else ""
        return _last_clause(gap[-CLAUSE:])

    @cached_property
    def _gaps(self) -> list[str]:
        text, gaps, end = self.paragraph.text, [], 0
        for quantity in self.quantities:
            gaps.append(text[max(end, quantity.start - CHARACTERS_BACK) : quantity.start])
            end = quantity.end
        return gaps

    @cached_property
    def _ranges(self) -> dict[int, Range]:
        return {}

    @cached_property
    def _before(self) -> dict[int, str]:
        return {}

    def _next_start(self, number: int) -> int:
        if number + 1 < len(self.quantities):
            return self.quantities[number + 1].start
        return len(self.paragraph.text)

    def _is_first_pair(self, number: int) -> bool:
        """Stop a row of figures without words between them from being followed to its start."""
        return number < 2 or bool(self.gap(number - 1).strip())

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [start for start, _ in self.paragraph.sentences]


def _last_clause(words: str) -> str:
    start = 0
    for stop in STOPS.finditer(words):
        start = stop.end()
    if (opened := OPEN.search(words, start)) is not None:
        start = opened.end()
    return words[start:]
