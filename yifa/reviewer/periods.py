"""Over what time a number was counted: the nearest such words before it in its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from yifa.reviewer.vocabulary import period_pattern

PERIOD = period_pattern()
CLAUSE_END = re.compile("[，,；;]")
SENTENCE_END = re.compile("[。！？!?\n]")
LAST_END = re.compile("(?s:.*)[。！？!?\n]")


class Periods:
    """The words of time in one text, looked for only in the sentences that are asked about."""

    def __init__(self, text: str) -> None:
        self._text = text
        # The end of the sentence that was asked about last; what comes after it is not looked at.
        self._end = 0
        self._coming: Iterator[re.Match[str]] = iter(())
        self._next: re.Match[str] | None = None
        self._last: re.Match[str] | None = None

    def before(self, place: int) -> str | None:
        """Give the words of time that hold at a place, or None where its sentence names none.

        Places are asked about in their order.
        """
        if place >= self._end:
            self._begin_sentence(place)
        while self._next and self._next.end() <= place:
            self._last = self._next
            self._next = next(self._coming, None)
        if self._last is None or self._is_over(self._last.end(), place):
            return None
        return self._last[0]

    def _begin_sentence(self, place: int) -> None:
        text = self._text
        before = LAST_END.match(text, self._end, place)
        start = before.end() if before else self._end
        found = SENTENCE_END.search(text, place)
        self._end = found.start() if found else len(text)
        # 较上年增长 compares with a time and counts over none.
        self._coming = (
            match
            for match in PERIOD.finditer(text, start, self._end)
            if match[0] and text[match.start() - 1 : match.start()] not in ("较", "比")
        )
        self._next, self._last = next(self._coming, None), None

    def _is_over(self, end: int, place: int) -> bool:
        """近三年的 belongs to the next noun alone; after its clause it says nothing any more."""
        said_of_a_noun = self._text.startswith("的", end)
        return said_of_a_noun and bool(CLAUSE_END.search(self._text, end, place))
