"""Who did what at each step of a decision, for good (终身责任): the contents page of its file.

Article 38 has responsibility looked up for life, and lightens or lifts it for whoever said no; so
what is printed is who took each step on which day by which article, what material came with it,
whom others named did what, and what each member of the meeting said.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from yifa import law
from yifa.kernel.acts import Act, acts_of
from yifa.kernel.gaps import gaps_of
from yifa.kernel.matter import Event
from yifa.kernel.resolutions import Resolution, resolution_in
from yifa.kernel.state import standing
from yifa.kernel.writing import label_of
from yifa.report.papers.casefile import words
from yifa.report.papers.casefile.story import Story
from yifa.report.papers.paper import Block, Cover, Heading, Note, Paper, Paragraph, Table

from .models import MajorDecision

#: So much of a text stands on the contents page; the whole of it is in the record.
LONGEST = 60
OUTCOMES = dict(law.choices("meeting_outcome"))
#: Whom a step names beside whoever took it: what they did, and the field with their names.
NAMED = {
    "study": ("研究论证", "studied_by"),
    "choose_experts": ("专家论证", "experts"),
    "hold_hearing": ("主持听证", "hearing_chair"),
    "assess": ("风险评估", "assessed_by"),
    "counsel_says": ("提出法律意见", "counsel"),
    "commission": ("决策后评估", "evaluator"),
}


@dataclass(frozen=True)
class Course(Story[MajorDecision]):
    """A decision with its acts and the events they stand in, by key."""

    events: dict[int, Event]

    def organ_of(self, act: Act | None) -> str:
        """The organisation of whoever took an act."""
        return str(self.events[act.event].by.organisation) if act else ""

    def taker_of(self, act: Act) -> str:
        """Name and post of whoever took an act."""
        by = self.events[act.event].by
        return "".join(filter(None, [str(by), f"（{by.title or by.get_role_display()}）"]))


def organ(decision: MajorDecision) -> str:
    """Who drafts it, by name."""
    return str(decision.lead_organ or decision.holder)


def course(decision: MajorDecision) -> Course:
    """Everything that was done to a decision and stands."""
    events = standing(decision)
    acts = acts_of(events)
    return Course(decision, [], acts, {event.pk: event for event in events})


def file_of(decision: MajorDecision) -> list[Paper]:
    """Cover, contents by step, who answers for what, what was said in the meeting."""
    told = course(decision)
    return [
        Paper(blocks=(cover(told),)),
        Paper(
            title="重大行政决策档案目录",
            document_number=decision.archive_number or decision.number,
            blocks=(steps(told), *lacking(decision)),
        ),
        Paper(
            title="重大行政决策责任记录",
            blocks=(*people(told), *discussions(told)),
        ),
    ]


def cover(told: Course) -> Cover:
    """档案封面."""
    decision = told.matter
    return Cover(
        organisation=str(decision.holder),
        name="重大行政决策档案",
        particulars=(
            ("决策事项", decision.title),
            ("事项类别", decision.get_decision_type_display()),
            ("决策承办单位", str(decision.lead_organ or "")),
            ("决策执行单位", str(decision.executor or "")),
            ("作出决定日期", words.day(decision.day_of("decide"))),
            ("档号", decision.archive_number),
        ),
    )


def steps(told: Course) -> Table:
    """Each act that stands: when, what, by whom, by which article, with which material."""
    files = files_by_event(told.matter)
    procedure = told.matter.procedure
    rows = []
    for place, act in enumerate(told.acts, start=1):
        step = procedure.step(act.step)
        material = "；".join([*left(told, act), *files[act.event]])
        basis = procedure.basis_of(step).removeprefix(law.law("decision").short)
        day = short(act.on)
        rows.append((str(place), day, step.label, told.taker_of(act), basis, material))
    head = ("序号", "日期", "环节", "经办人", "条例", "记录和材料")
    return Table(head, tuple(rows), widths=(1, 2, 2.4, 3, 1.8, 5), numeric=frozenset())


def lacking(decision: MajorDecision) -> Iterator[Block]:
    """What is still to be put into the file (article 33)."""
    gaps = gaps_of(decision)
    if not gaps:
        yield Note("履行决策程序形成的记录、材料已经齐全。")
    for gap in gaps:
        yield Note(f"尚缺：{short(gap.since)} {gap.step}，{gap.what}（{gap.basis}）")


def short(on: dt.date | None) -> str:
    """A day in a narrow column."""
    return on.isoformat() if on else ""


def left(told: Course, act: Act) -> Iterator[str]:
    """Everything an act left in words, each by its label without what the form explains."""
    for name in told.matter.procedure.fields_of(told.matter.procedure.step(act.step)):
        label, said = label_of(told.matter, name).partition("（")[0], told.told(act, name)
        if act.wrote.get(name) is True:
            yield label
        elif act.said(name):
            text = said.replace("\n", "；").rstrip("。")
            yield f"{label}：{text[:LONGEST]}{'……' if len(text) > LONGEST else ''}"


def files_by_event(decision: MajorDecision) -> dict[int, list[str]]:
    """The names of the files that came with each act."""
    found: dict[int, list[str]] = defaultdict(list)
    for event, name in decision.evidence.order_by("pk").values_list("event_id", "name"):
        found[event].append(name)
    return found


def people(told: Course) -> Iterator[Block]:
    """What each who took a step did, and whom others named."""
    yield Heading(1, "经办和决定的人员")
    did: dict[tuple[str, str], list[str]] = defaultdict(list)
    for act in told.acts:
        label = told.matter.procedure.step(act.step).label
        did[told.taker_of(act), told.organ_of(act)].append(f"{short(act.on)} {label}")
    rows = tuple((who, organ, "；".join(acts)) for (who, organ), acts in did.items())
    yield Table(("责任人", "单位", "办理的环节"), rows, widths=(3, 4, 8), numeric=frozenset())
    yield Heading(1, "参加论证、评估、审查的人员和机构")
    for act in told.acts:
        if act.step in NAMED:
            what, name = NAMED[act.step]
            for line in act.said(name).splitlines():
                yield Paragraph(f"{short(act.on)}　{what}：{line}")


def discussions(told: Course) -> Iterator[Block]:
    """What each member said in each meeting, as the meeting recorded it."""
    for act in told.all_of("discuss_again", "decide", "reject", "stop"):
        meeting = told.value(act, "at_meeting")
        said = resolution_in(meeting, told.matter) if meeting else None
        if said is None:
            continue
        yield Heading(1, f"集体讨论（{meeting.title}，{meeting.number}，{words.day(said.on)}）")
        yield from discussion(said)


def discussion(said: Resolution) -> Iterator[Block]:
    """One by one in the order of speaking, then who said nothing and why, then what was decided."""
    head = ("次序", "发言人", "意见", "内容")
    rows = tuple(
        (str(place), one.name, str(one.stance.label), one.words)
        for place, one in enumerate(said.opinions, start=1)
    )
    yield Table(head, rows, widths=(1, 2, 2, 8), numeric=frozenset())
    for label, people in (("缺席", said.absent), ("回避", said.recused)):
        if people:
            yield Paragraph(f"{label}：{'、'.join(people)}")
    when = "最后发表意见" if said.head_last else "没有最后发表意见"
    yield Paragraph(
        f"{said.concluded_by}{when}。讨论结果：{OUTCOMES[said.outcome]}。{said.resolved}"
    )
    if said.head_why:
        yield Paragraph(f"与多数人意见不一致的理由：{said.head_why}")
