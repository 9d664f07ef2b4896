"""What a report contains, and how each chapter stands: written, to be written, without records."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from yifa.kernel.register import Register
from yifa.kernel.roles import Role
from yifa.report.wing import Wing
from yifa.web.theme.link import Link

from .report_findings import Opinions
from .report_text import Shown, Text


@dataclass(frozen=True)
class Line:
    """One heading of the contents; `state` in a word, `urgent` where a finding or number waits."""

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


def contents(text: Text, told: Opinions) -> list[Line]:
    """The headings in order; a heading over others has no state of its own."""
    lines = []
    for place, block in enumerate(text.blocks):
        if block.is_heading and block.level <= 2:
            own = body(text.blocks[place + 1 :])
            over = leads_on(text.blocks[place + 1 :], block.level)
            written = "已核" if text.checked else "已写"
            wrong = told.count(one.id for one in (block, *own))
            lines.append(line(block, own, wrong=wrong, over=over, written=written))
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


def line(block: Shown, own: list[Shown], *, wrong: int, over: bool, written: str) -> Line:
    """One line of the contents; `wrong` is how many findings wait under it."""
    label = block.number + "".join(piece.text for piece in block.pieces)
    url = f"#b-{block.id}"
    untraced = sum(one.count("untraced") for one in own)
    if wrong:
        return Line(label, url, block.level, f"{wrong + untraced}处", urgent=True)
    if untraced:
        return Line(label, url, block.level, f"{untraced}处没有出处", urgent=True)
    if any(not one.is_empty and not one.is_heading for one in own):
        return Line(label, url, block.level, written)
    if over:
        return Line(label, url, block.level)
    state = "缺记录" if has_registers(block.chapter) else "待写"
    return Line(label, url, block.level, state, lacking=True)


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
