"""What a meeting answers of the matters it discussed, and what its form offers for the next."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from yifa.kernel.gates import Refused
from yifa.kernel.matter import Matter
from yifa.kernel.person import Post
from yifa.kernel.procedure import Procedure
from yifa.kernel.register import Register
from yifa.kernel.resolutions import Stance, resolution_in
from yifa.kernel.stories import Telling, begins_at, read
from yifa.kernel.take import take
from yifa.kernel.tests import county
from yifa.wings.decisions.meeting.models import MeetingRecord

pytestmark = pytest.mark.django_db

DAY = dt.date(2026, 4, 7)
AT = dt.datetime(2026, 4, 7, 9, 0, tzinfo=dt.UTC)
#: What a story goes on with once its meeting came to something.
TAKEN_AFTERWARDS = ("reject", "archive", "close")
ALL_FOR = "韩若溪 同意\n白敬之 同意\n陆承远 同意"


@pytest.fixture
def clerk() -> Post:
    county.set_up()
    return county.post("clerk", county.COUNTY)


def do(matter: Matter, step: str, by: Post, **writes: Any) -> None:
    take(matter, step, by=by, on=DAY, at=AT, **writes)


@pytest.fixture
def dispute(clerk: Post) -> Matter:
    """A matter of another kind, which any meeting may discuss."""
    matter = Register.all["dispute"].model()
    told = {"title": "采石场边界纠纷", "type": "other", "source": "applied"}
    do(matter, "register", clerk, **told, parties=[{"name": "周明远"}])
    return matter


@pytest.fixture
def meeting(clerk: Post, dispute: Matter) -> MeetingRecord:
    """One in session, with the dispute and another item on its agenda."""
    held = MeetingRecord()
    people = "陆承远 县长\n韩若溪 副县长\n白敬之 副县长"
    named = {"title": "第15次常务会议", "meeting_kind": "standing", "head": "陆承远"}
    do(held, "register", clerk, **named, members=people, planned_on=DAY)
    do(held, "add_item", clerk, item=dispute.number, item_title="采石场边界")
    do(held, "add_item", clerk, item_title="安全生产形势")
    do(held, "notify", clerk)
    do(held, "open_meeting", clerk, chair="陆承远")
    return held


def offered(meeting: MeetingRecord) -> Any:
    now = MeetingRecord.objects.get(pk=meeting.pk)
    step = Procedure.all["Conferring"].steps["consider"]
    return Register.all["meeting"].offers(now, step)


def test_a_matter_of_any_kind_is_told_what_was_said_of_it(
    meeting: MeetingRecord, clerk: Post, dispute: Matter
) -> None:
    said = "韩若溪 不同意 先测量\n白敬之 修改后同意 先测量\n陆承远 修改后同意"
    do(meeting, "consider", clerk, item_title="采石场边界", opinions=said, outcome="changed")
    found = resolution_in(meeting, dispute)
    assert found is not None
    assert (found.on, found.kind, found.outcome) == (DAY, "standing", "changed")
    assert [one.stance for one in found.opinions] == [
        Stance.AGAINST,
        Stance.CHANGED,
        Stance.CHANGED,
    ]
    assert found.head_last
    assert not found.against_most


def test_the_matter_is_told_who_was_away_from_it_who_stepped_aside_and_who_concluded(
    meeting: MeetingRecord, clerk: Post, dispute: Matter
) -> None:
    """Of its own item, whoever came or went afterwards."""
    apart = {"absent": "韩若溪 提前离会", "recused": "白敬之 亲属是承包人"}
    said = {"item_title": "采石场边界", "opinions": "陆承远 同意", "outcome": "passed"}
    do(meeting, "consider", clerk, **said, **apart)
    later = {"item_title": "安全生产形势", "opinions": ALL_FOR, "outcome": "passed", "absent": ""}
    do(meeting, "consider", clerk, **later)
    found = resolution_in(meeting, dispute)
    assert found is not None
    assert (found.absent, found.recused) == (("韩若溪（提前离会）",), ("白敬之（亲属是承包人）",))
    assert found.concluded_by == "陆承远"


def test_of_what_it_did_not_discuss_a_meeting_says_nothing(
    meeting: MeetingRecord, clerk: Post, dispute: Matter
) -> None:
    said = {"item_title": "安全生产形势", "opinions": ALL_FOR, "outcome": "passed"}
    do(meeting, "consider", clerk, **said)
    assert resolution_in(meeting, dispute) is None


def test_a_correction_is_what_the_matter_is_told(
    meeting: MeetingRecord, clerk: Post, dispute: Matter
) -> None:
    do(meeting, "consider", clerk, item_title="采石场边界", opinions=ALL_FOR, outcome="passed")
    mended = "韩若溪 同意\n白敬之 不同意 先测量\n陆承远 同意"
    do(meeting, "correct", clerk, opinions=mended, reason="漏记了不同意见")
    found = resolution_in(meeting, dispute)
    assert found is not None
    assert found.opinions[1].words == "先测量"


def test_nothing_said_of_one_item_answers_for_the_next(meeting: MeetingRecord, clerk: Post) -> None:
    """Neither the matter, nor who stepped aside, nor the head's reasons."""
    aside = {"recused": "白敬之 亲属是承包人", "head_why": "理由"}
    opinions = "韩若溪 同意\n陆承远 同意"
    said = {"item_title": "采石场边界", "opinions": opinions, "outcome": "passed"}
    do(meeting, "consider", clerk, **said, **aside)
    do(meeting, "consider", clerk, item_title="安全生产形势", opinions=ALL_FOR, outcome="passed")
    now = MeetingRecord.objects.get(pk=meeting.pk)
    assert (now.item, now.recused, now.head_why) == (None, "", "")


def test_the_form_offers_the_next_item_and_a_line_for_each_speaker(
    meeting: MeetingRecord, clerk: Post
) -> None:
    first = {"item_title": "采石场边界", "opinions": "韩若溪 \n白敬之 \n陆承远 "}
    assert offered(meeting) == first
    do(meeting, "consider", clerk, item_title="采石场边界", opinions=ALL_FOR, outcome="passed")
    assert offered(meeting)["item_title"] == "安全生产形势"


def test_lines_left_as_they_were_offered_are_refused(meeting: MeetingRecord, clerk: Post) -> None:
    """Nobody is taken to agree for having been there."""
    with pytest.raises(Refused) as refusal:
        do(meeting, "consider", clerk, **offered(meeting), outcome="passed")
    assert "韩若溪、白敬之、陆承远没有写明" in refusal.value.sentence


def test_the_next_meeting_offers_who_sat_in_the_last(meeting: MeetingRecord, clerk: Post) -> None:
    """A list of members is typed once, and mended where somebody changed."""
    fresh = MeetingRecord(holder=clerk.organisation)
    step = Procedure.all["Conferring"].first()
    seats = Register.all["meeting"].offers(fresh, step)
    assert (seats["head"], seats["members"]) == (meeting.head, meeting.members)


@pytest.mark.parametrize(("steps", "waiting"), [(1, ["农村公路养护规划"]), (3, [])])
def test_what_waits_for_a_meeting_is_told_until_it_is_on_the_agenda(
    clerk: Post, steps: int, waiting: list[str]
) -> None:
    told = read(Path(__file__).parent / "stories" / "item_named_by_its_matter.toml")
    told = replace(told, lines=told.lines[:steps])
    telling = Telling(
        told, Register.all["meeting"], county.post, begins_at(told, clerk.organisation)
    )
    assert list(telling.run()) == []
    step = Procedure.all["Conferring"].steps["add_item"]
    reminders = list(Register.all["meeting"].reminds(telling.matter, step, DAY))
    assert [one.rpartition("　")[2] for one in reminders] == waiting


def test_whoever_enters_a_decision_finds_the_meeting_and_who_did_not_agree() -> None:
    county.set_up()
    stories = Path(__file__).parents[2] / "major_decision" / "tests" / "stories"
    told = read(stories / "risk_and_rejection.toml")
    told = replace(told, lines=[one for one in told.lines if one.take not in TAKEN_AFTERWARDS])
    decisions = Register.all["major_decision"]
    telling = Telling(told, decisions, county.post, begins_at(told, county.place(county.COUNTY)))
    assert list(telling.run()) == []
    decision, step = telling.matter.of_kind(), Procedure.all["Deciding"].steps["reject"]
    assert decisions.offers(decision, step)["at_meeting"].pk == telling.given["meeting"].pk
    said = list(decisions.reminds(decision, step, DAY))
    assert said[0].endswith("讨论结果：不同意。不予通过。")
    assert "田雨禾：保留意见。等收购谈妥" in said
