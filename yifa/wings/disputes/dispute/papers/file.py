"""The mediation file (卷宗) as it is bound: cover, contents, then each paper in its place."""

from __future__ import annotations

from yifa.report.papers.casefile import words
from yifa.report.papers.paper import Contents, Cover, Paper

from .agreement import of_its_form, to_court
from .beginning import acceptance, application, rights_and_duties
from .closing import closing_note, evidence_list, state_of_the_file, visits
from .session import records
from .story import Story


def mediation_file(story: Story) -> list[Paper]:
    """Every paper there is, each on a new page; the contents page lists them."""
    inside = inside_of(story)
    return [
        Paper(blocks=(cover(story),)),
        Paper(title="卷内目录", blocks=(Contents(),)),
        *inside,
        state_of_the_file(story, papers=len(inside)),
    ]


def inside_of(story: Story) -> list[Paper]:
    """The papers between the contents and the note on the file's state."""
    applied = [] if story.dispute.own_initiative else [application(story)]
    confirmed = [to_court(story)] if story.last("apply_confirmation") else []
    return [
        *applied,
        acceptance(story),
        rights_and_duties(story),
        *evidence_list(story),
        *records(story),
        *of_its_form(story),
        *visits(story),
        *confirmed,
        *closing_note(story),
    ]


def cover(story: Story) -> Cover:
    """卷宗封面; how long it is kept, and by whom it was filed, is written by hand."""
    dispute = story.dispute
    sessions = story.all_of("mediate")
    ended, filed = story.last("settle", "fail", "guide"), story.last("archive")
    days = [act.on for act in [*sessions[:1], ended] if act]
    return Cover(
        organisation=str(story.committee),
        name="调解卷宗",
        particulars=(
            ("卷名", dispute.title),
            ("年度", str(dispute.registered_on.year)),
            ("卷号", dispute.number),
            ("人民调解员", story.mediator),
            ("调解日期", "至".join(dict.fromkeys(words.day(day) for day in days))),
            ("立卷人", ""),
            ("立卷日期", words.day(filed.on) if filed else ""),
            ("保管期限", ""),
        ),
    )
