"""How meetings are listed and counted, and what they answer of the matters they discussed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any, cast

from django.db.models import Q

from yifa.kernel.acts import acts_of
from yifa.kernel.figures import Count
from yifa.kernel.gates import Refused
from yifa.kernel.matter import Event, Matter
from yifa.kernel.procedure import Step
from yifa.kernel.register import Register, View
from yifa.kernel.resolutions import Resolution, waiting_at
from yifa.kernel.state import standing

from . import agenda, gates, speaking
from .models import MeetingRecord
from .printing import PAPERS
from .procedure import Conferring


class Meetings(Register):
    """会议台账"""

    model = MeetingRecord
    procedures = [Conferring]
    word = "会"
    papers = PAPERS
    told_each = [Conferring.open_meeting, Conferring.consider]

    columns = ["number", "title", "meeting_kind", "planned_on", "attended", "stage", "holder"]
    filters = ["stage", "meeting_kind"]
    search = ["number", "title", "agenda", "minutes_number"]
    row_key = ["title", "planned_on"]
    also_called = {
        "title": ["会议名称"],
        "planned_on": ["会议时间"],
        "session": ["第几次"],
        "chair": ["会议主持"],
        "members": ["参会人员", "出席人员"],
    }
    past_work = {
        Conferring.notify: [],
        Conferring.open_meeting: ["开会日期", "召开日期"],
        Conferring.close_meeting: [],
        Conferring.draw_minutes: [],
        Conferring.sign_minutes: ["签发日期", "纪要印发日期"],
        Conferring.archive: ["归档日期"],
    }
    views = [
        View("筹备中", Q(stage__in=["planned", "noticed"])),
        View("纪要待签发", Q(stage__in=["over", "drawn_up"])),
    ]

    held = Count("召开会议", Conferring.open_meeting, unit="次", by=["meeting_kind", "level"])
    discussed = Count(
        "会议审议议题", Conferring.consider, unit="项", by=["meeting_kind"], each=True
    )
    minuted = Count("签发会议纪要", Conferring.sign_minutes, unit="份", by=["meeting_kind"])

    @classmethod
    def fills(cls, matter: Matter, step: Step) -> Mapping[str, Any]:
        """The agenda, who came, and of an item on the agenda the matter it stands for."""
        meeting = cast("MeetingRecord", matter)
        said, title = meeting.agenda, meeting.item_title
        if step is Conferring.add_item:
            title = title or (meeting.item.title if meeting.item else "")
            if not title:
                raise Refused(step.label, fields={"item_title": "写上议题，或者写明议题对应的事项"})
            number = meeting.item.number if meeting.item else ""
            return {"agenda": agenda.with_item(said, number, title), "item_title": title}
        if step is Conferring.drop_item:
            if not agenda.is_on_agenda(said, title):
                raise Refused(step.label, fields={"item_title": "议程里没有这个议题，核对名称"})
            return {"agenda": agenda.without_item(said, title)}
        if step is Conferring.open_meeting:
            members, came = speaking.named(meeting.members), speaking.present(meeting)
            return {"expected": len(members), "attended": len(came)}
        if step is Conferring.consider:
            return {"absent": meeting.absent, "item": meeting.item or listed_as(said, title)}
        return {}

    @classmethod
    def offers(cls, matter: Matter, step: Step) -> Mapping[str, Any]:
        """Who sat in the last meeting; the next item with a line for each, the head's last."""
        meeting = cast("MeetingRecord", matter)
        if step is Conferring.register:
            return seats_of_last(meeting)
        if step is Conferring.open_meeting:
            return {"chair": meeting.head}
        if step is not Conferring.consider:
            return {}
        done = {act.said("item_title") for act in acts_of(standing(meeting)) if is_item(act.step)}
        waiting = [one.title for one in agenda.items(meeting.agenda) if one.title not in done]
        meeting.recused = ""
        lines = "\n".join(f"{name} " for name in speaking.to_speak(meeting))
        return {"item_title": waiting[0] if waiting else "", "opinions": lines}

    @classmethod
    def reminds(cls, matter: Matter, step: Step, on: dt.date) -> Iterator[str]:
        """What waits for a meeting of the organ and is not on the agenda yet."""
        if step is not Conferring.add_item:
            return
        listed = {one.number for one in agenda.items(cast("MeetingRecord", matter).agenda)}
        for one in waiting_at(matter.holder):
            if one.number not in listed:
                yield f"等待上会：{one.number}　{one.shown_title}"

    @classmethod
    def discussed_in(cls, matter: Matter) -> Matter | None:
        """By the items that were considered; an agenda alone is no discussion."""
        acts = Event.objects.filter(
            matter__kind=cls.kind(),
            matter__holder=matter.holder_id,
            step=Conferring.consider.name,
            payload__wrote__item=matter.number,
            revocation=None,
        )
        last = acts.select_related("matter").order_by("-pk").first()
        return last.matter if last else None

    @classmethod
    def resolves(cls, meeting: Matter, matter: Matter) -> Resolution | None:
        """What was said and decided when it last discussed a matter."""
        was = cast("MeetingRecord", meeting)
        acts = acts_of(standing(was))
        items = [act for act in acts if is_item(act.step) and act.said("item") == matter.number]
        found = items[-1] if items else None
        if found is None or found.on is None:
            return None
        was.recused, was.opinions = found.said("recused"), found.said("opinions")
        upto = reversed(acts[: acts.index(found) + 1])
        was.absent = next((act.said("absent") for act in upto if "absent" in act.wrote), "")
        said = speaking.opinions(was.opinions)
        outcome = found.said("outcome")
        return Resolution(
            on=found.on,
            kind=was.meeting_kind,
            outcome=outcome,
            resolved=found.said("resolved"),
            opinions=tuple(said),
            head_last=gates.head_spoke_last(was),
            against_most=speaking.is_against_most(said, outcome),
            head_why=found.said("head_why"),
            concluded_by=speaking.who_concludes(was),
            absent=tuple(speaking.told(was.absent)),
            recused=tuple(speaking.told(was.recused)),
        )


def is_item(step: str) -> bool:
    """Whether an act is the discussion of an item."""
    return step == Conferring.consider.name


def seats_of_last(meeting: MeetingRecord) -> Mapping[str, Any]:
    """Head, members and own rule as they were entered for the organ's last meeting."""
    earlier = MeetingRecord._default_manager.filter(holder=meeting.holder_id)
    last = earlier.exclude(pk=meeting.pk).order_by("-pk").first()
    same = ("meeting_kind", "head", "members", "rule", "quorum", "place")
    return {name: getattr(last, name) for name in same} if last else {}


def listed_as(said: str, title: str) -> Matter | None:
    """The matter that stands on the agenda under a title."""
    number = next((one.number for one in agenda.items(said) if one.title == title), "")
    return Matter.objects.filter(number=number).first() if number else None
