"""Over what time a number was counted: the nearest such words before it in its sentence."""

from __future__ import annotations

import re
from bisect import bisect_right

from yifa.reviewer.vocabulary import period_pattern

CLAUSE_END = re.compile("[，,；;]")
SENTENCE_END = re.compile("[。！？!?\n]")


class Periods:
    """The words of time in one text, and where its sentences end."""

    def __init__(self, text: str) -> None:
        self._text = text
        # 较上年增长 compares with a time and counts over none.
        found = [
            match
            for match in period_pattern().finditer(text)
            if match[0] and text[match.start() - 1 : match.start()] not in ("较", "比")
        ]
        self._words = [match[0] for match in found]
        self._ends = [match.end() for match in found]
        self._stops = [match.end() for match in SENTENCE_END.finditer(text)]

    def before(self, place: int) -> str | None:
        """Give the words of time that hold at a place, or None where its sentence names none."""
        number = bisect_right(self._ends, place) - 1
        if number < 0:
            return None
        sentence = bisect_right(self._stops, place) - 1
        start = self._stops[sentence] if sentence >= 0 else 0
        if self._ends[number] <= start or self._is_over(self._ends[number], place):
            return None
        return self._words[number]

    def _is_over(self, end: int, place: int) -> bool:
        """近三年的 belongs to the next noun alone; after its clause it says nothing any more."""
        said_of_a_noun = self._text.startswith("的", end)
        return said_of_a_noun and bool(CLAUSE_END.search(self._text, end, place))
