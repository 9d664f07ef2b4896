"""What a report contains, and how each chapter stands: written, to be written, without records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse

from yifa.kernel.register import Register
from yifa.kernel.roles import Role
from yifa.report.wing import Wing
from yifa.web.theme.link import Link

from .report_text import Shown, Text


@dataclass(frozen=True)
class Line:
    """One heading of the contents; `state` in a word, `urgent` where a number is untraced."""

    label: str
    url: str
    level: int
    state: str = ""
    urgent: bool = False
    lacking: bool = False


@dataclass(frozen=True)
class Lacking:
    """A chapter that nobody has written: why, and whose records would fill it."""

    label: str
    says: str
    registers: list[Link]


def contents(text: Text, untraced: Mapping[str, int]) -> list[Line]:
    """The headings in order; a heading over others has no state of its own."""
    lines = []
    for place, block in enumerate(text.blocks):
        if block.is_heading and block.level <= 2:
            own = body(text.blocks[place + 1 :])
            over = leads_on(text.blocks[place + 1 :], block.level)
            lines.append(line(block, own, count=untraced.get(block.id, 0), over=over))
    return lines


def body(rest: list[Shown]) -> list[Shown]:
    """What stands under a heading up to the next one of the contents."""
    found = []
    for block in rest:
        if block.is_heading and block.level <= 2:
            break
        found.append(block)
    return found


def leads_on(rest: list[Shown], level: int) -> bool:
    """Whether a heading is followed at once by one below it."""
    return bool(rest) and rest[0].is_heading and rest[0].level > level


def line(block: Shown, own: list[Shown], *, count: int, over: bool) -> Line:
    """One line of the contents."""
    label = block.number + "".join(piece.text for piece in block.pieces)
    url = f"#b-{block.id}"
    if count:
        return Line(label, url, block.level, f"{count}处没有出处", urgent=True)
    if any(not one.is_empty and not one.is_heading for one in own):
        return Line(label, url, block.level, "已写")
    if over:
        return Line(label, url, block.level)
    state = "缺记录" if has_registers(block.chapter) else "待写"
    return Line(label, url, block.level, state, lacking=True)


def untraced_by_heading(blocks: Iterable[Shown]) -> dict[str, int]:
    """How many numbers under each heading of the contents stand on nobody's word."""
    counts: dict[str, int] = {}
    heading = ""
    for block in blocks:
        if block.is_heading and block.level <= 2:
            heading = block.id
        counts[heading] = counts.get(heading, 0) + block.count("untraced")
    return counts


def has_registers(chapter: str) -> bool:
    """Whether a wing has registers whose records could fill its chapter."""
    return any(register.wing() == chapter for register in Register.all.values())


def lacking(text: Text) -> list[Lacking]:
    """The chapters without a word, each with the registers that have nothing this year."""
    found = []
    for place, block in enumerate(text.blocks):
        own = body(text.blocks[place + 1 :])
        wing = Wing.all.get(block.chapter)
        empty = all(one.is_empty for one in own if not one.is_heading)
        if block.is_heading and block.level <= 2 and wing and own and empty:
            found.append(lacking_of(wing))
    return found


def lacking_of(wing: Wing) -> Lacking:
    """Why a wing's chapter is empty."""
    registers = [one for one in Register.all.values() if one.wing() == wing.name]
    if not registers:
        return Lacking(wing.label, "这一章还没有台账，由人来写；数字要写明出处。", [])
    who = {str(role.label): None for one in registers for role in by_of(one)}
    says = f"今年没有登记。台账由{'、'.join(who)}登记；没有就写没有。"
    links = [Link(one.title, reverse("register", args=[one.kind()])) for one in registers]
    return Lacking(wing.label, says, links)


def by_of(register: type[Register]) -> list[Role]:
    """Who registers."""
    return [role for role in register.procedures[-1].first().by if isinstance(role, Role)]
