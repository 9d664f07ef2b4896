"""A text in the plain form in which names are looked for, and the way back to it."""

from __future__ import annotations

from functools import cached_property

_FROM = "０１２３４５６７８９（）〔〕［］“”„‟「」『』‘’－–—―‐‑~～〜"
_TO = "0123456789()[][]" + '"' * 10 + "-" * 9
FORM = tuple(zip(_FROM, _TO, strict=True))


class Plain:
    """A text without blanks, with half-width figures and brackets, and one kind of dash and quote.

    >>> plain = Plain("《纲要（2015— 2020 年）》")
    >>> plain.text
    '《纲要(2015-2020年)》'
    >>> plain.stretch(3, 14)
    (3, 16)
    """

    def __init__(self, written: str) -> None:
        self._written = written
        plain = written
        # Many times as fast as str.translate, which looks every character up.
        for character, form in FORM:
            plain = plain.replace(character, form)
        self.text = "".join(plain.split())

    @cached_property
    def _places(self) -> list[int]:
        return [place for place, it in enumerate(self._written) if not it.isspace()]

    def stretch(self, start: int, end: int) -> tuple[int, int]:
        """Turn a stretch of the plain text that is not empty into one of the written text."""
        if len(self.text) == len(self._written):
            return start, end
        return self._places[start], self._places[end - 1] + 1
