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
from yifa.kernel.resolutions import resolution_in
from yifa.kernel.state import standing
from yifa.kernel.writing import label_of
from yifa.report.papers.casefile import words
from yifa.report.papers.casefile.story import Story
from yifa.report.papers.paper import Block, Cover, Heading, Note, Paper, Paragraph, Table

from .models import MajorDecision

#: What steps leave beside files: the fields that hold it in words.
LEFT = {
    "study": ("study_said",),
    "publish_draft": ("draft_text", "draft_says"),
    "publish_urgently": ("draft_text", "draft_says", "urgent_why"),
    "sum_up": ("comments_answer",),
    "keep_private": ("secret_basis",),
    "argue": ("argument",),
    "skip_experts": ("no_experts_why",),
    "assess": ("risk_level", "controllable"),
    "skip_risk": ("no_risk_why",),
    "review": ("review_result", "review_number"),
    "report_party": ("party_report",),
    "publish": ("decision_number", "published_where"),
    "evaluate": ("evaluation_result",),
    "archive": ("archive_number",),
}
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
    """What an act left in words."""
    for name in LEFT.get(act.step, ()):
        if act.said(name):
            yield f"{label_of(told.matter, name)}：{told.told(act, name)}"


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
        yield Heading(1, f"集体讨论（{meeting.title}）")
        rows = tuple((one.name, str(one.stance.label), one.words) for one in said.opinions)
        yield Table(("发言人（按发言先后）", "意见", "内容"), rows, numeric=frozenset())
        if said.recused:
            yield Paragraph(f"回避：{'、'.join(said.recused)}")
        if said.head_why:
            yield Paragraph(f"与多数人意见不一致的理由：{said.head_why}")
