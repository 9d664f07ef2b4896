"""Who argues a draft, read off the lines in which it is written down.

A line is 姓名, 专业领域, 单位, and at its end whether there is an interest in what is decided: 无,
or 有 and which.
"""

from __future__ import annotations

from dataclasses import dataclass

#: How many parts a line has at least.
PARTS = 4
NONE, SOME = "无", "有"


@dataclass(frozen=True)
class Expert:
    """An expert or a professional body; `interest` is what the line says of one."""

    name: str
    field: str
    organ: str
    interest: str

    @property
    def says(self) -> bool:
        """Whether it is said at all whether there is an interest."""
        return self.interest[:1] in (NONE, SOME)

    @property
    def is_interested(self) -> bool:
        """Whether there is a direct interest in what is decided."""
        return self.interest.startswith(SOME)


def experts(lines: str) -> list[Expert]:
    """A line each; what a line leaves out is blank."""
    parted = (line.split(maxsplit=PARTS - 1) for line in lines.splitlines() if line.strip())
    return [Expert(*parts, *[""] * (PARTS - len(parts))) for parts in parted]
