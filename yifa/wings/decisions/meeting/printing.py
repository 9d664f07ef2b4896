"""What is printed of a meeting: its notice, the sheet to sign in on, its minutes item by item."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import cast

from yifa import law
from yifa.kernel.acts import Act, acts_of
from yifa.kernel.matter import Matter
from yifa.kernel.paper import Printout
from yifa.kernel.state import standing
from yifa.report.papers import docx
from yifa.report.papers.casefile import words
from yifa.report.papers.paper import Block, Heading, Paper, Paragraph, Table

from . import agenda, speaking
from .models import MeetingRecord

OUTCOMES = dict(law.choices("meeting_outcome"))


def notice(matter: Matter) -> bytes:
    """会议通知: when, where, what; the materials go along."""
    meeting = cast("MeetingRecord", matter)
    items = agenda.items(meeting.agenda)
    where = f"地点：{meeting.place}" if meeting.place else "地点："
    blocks: list[Block] = [
        Paragraph(f"时间：{words.day(meeting.planned_on)}"),
        Paragraph(where),
        Paragraph(f"出席：{'、'.join(speaking.names(speaking.named(meeting.members)))}"),
        Paragraph("议程："),
        *(Paragraph(f"{place}. {one.title}") for place, one in enumerate(items, start=1)),
        Paragraph("请提前审阅所附材料；不能出席的，请向主要负责人请假。"),
    ]
    return docx.write(
        Paper(
            title=f"{meeting.title}通知",
            blocks=tuple(blocks),
            signature=str(meeting.holder),
            day=meeting.day_of("notify"),
        )
    )


def sheet_to_sign(matter: Matter) -> bytes:
    """会议签到表."""
    meeting = cast("MeetingRecord", matter)
    rows = tuple((one.name, one.rest, "") for one in speaking.named(meeting.members))
    table = Table(("姓名", "职务", "签到"), rows)
    return docx.write(Paper(title=f"{meeting.title}签到表", blocks=(table,)))


def minutes(matter: Matter) -> bytes:
    """会议纪要: who came, and of each item who said what in which order, and what was decided."""
    meeting = cast("MeetingRecord", matter)
    acts = acts_of(standing(meeting))
    away = next((act.said("absent") for act in acts if act.step == "open_meeting"), "")
    blocks = [*attendance(meeting, away)]
    for act in acts:
        if act.step == "consider":
            blocks += item(act, away)
    blocks += words.lines(meeting.minutes_note)
    return docx.write(
        Paper(
            title=f"{meeting.title}纪要",
            document_number=meeting.minutes_number or meeting.number,
            blocks=tuple(blocks),
            signature=str(meeting.holder),
            day=meeting.day_of("sign_minutes"),
            draft=not meeting.took("sign_minutes"),
        )
    )


def attendance(meeting: MeetingRecord, away: str) -> Iterator[Block]:
    """When, who presided, who came, who was away and why, when it was opened."""
    came = [one for one in speaking.named(meeting.members) if one.name not in away_by_name(away)]
    yield Paragraph(
        f"{words.day(meeting.day_of('open_meeting'))}，{meeting.chair}主持召开{meeting.title}。"
        f"应到{meeting.expected}人，实到{meeting.attended}人。"
    )
    yield Paragraph(f"出席：{'、'.join(speaking.names(came))}")
    for label, lines in (("缺席", away), ("列席", meeting.observers)):
        if told := "、".join(speaking.told(lines)):
            yield Paragraph(f"{label}：{told}")
    if meeting.recorder:
        yield Paragraph(f"记录：{meeting.recorder}")


def away_by_name(away: str) -> set[str]:
    """Who was away, by name."""
    return {*speaking.names(speaking.named(away))}


def item(act: Act, away: str) -> Iterator[Block]:
    """One item: who was away from it alone, opinions in the order in which they were given."""
    title, number = act.said("item_title"), act.said("item")
    yield Heading(1, f"{title}（{number}）" if number else title)
    missing = str(act.wrote.get("absent", away))
    if away_by_name(missing) != away_by_name(away):
        missed = "、".join(speaking.told(missing))
        yield Paragraph(f"本议题缺席：{missed or '无'}")
    if aside := "、".join(speaking.told(act.said("recused"))):
        yield Paragraph(f"回避：{aside}")
    for one in speaking.opinions(act.said("opinions")):
        said = f"{one.stance.label}。{one.words}" if one.words else f"{one.stance.label}。"
        yield Paragraph(f"{one.name}：{said}")
    yield Paragraph(f"讨论结果：{OUTCOMES.get(act.said('outcome'), '')}。{act.said('resolved')}")
    if why := act.said("head_why"):
        yield Paragraph(f"与多数人意见不一致的理由：{why}")


def once(step: str, told: str) -> Callable[[Matter], str]:
    """Why a paper can't be printed before a step was taken."""
    return lambda matter: "" if matter.took(step) else told


PAPERS = {
    "minutes": Printout("会议纪要", minutes, once("consider", "还没有审议议题")),
    "notice": Printout("会议通知", notice, once("notify", "还没有发出通知")),
    "sheet": Printout("会议签到表", sheet_to_sign),
}
