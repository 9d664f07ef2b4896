"""How a reader writes down what it finds: line by line, with what the format says of each line."""

from __future__ import annotations

from yifa.reviewer.source import Mark


class Written:
    """Lines taken out of a file, and what the file declares about itself."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self.marks: list[Mark] = []
        self.stated: dict[str, str] = {}

    @property
    def text(self) -> str:
        """All lines, each ended by a line feed, pages divided by form feeds."""
        return "".join(self._parts)

    def line(self, text: str, *says: str) -> tuple[int, int]:
        """Add one line and return where it stands."""
        start, end = self._length, self._length + len(text)
        if says:
            self.marks.append(Mark(start, end, frozenset(says)))
        self._add(text + "\n")
        return start, end

    def new_page(self) -> None:
        """Note that a new printed page begins here."""
        self._add("\f")

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)
