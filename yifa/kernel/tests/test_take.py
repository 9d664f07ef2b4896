"""What the one door lets through, and what it says when it does not."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from yifa.kernel.gates import Refused
from yifa.kernel.matter import Counter, Event, Matter
from yifa.kernel.organisation import Organisation
from yifa.kernel.party import Party
from yifa.kernel.take import Request, take, take_many

from . import county
from .cases import (
    DAY,
    PARTIES,
    accept,
    again,
    at,
    do,
    mediate,
    new_dispute,
    register_dispute,
    settle,
)


def test_a_refusal_names_every_unmet_gate_with_its_article_and_stores_nothing(
    registered: Matter,
) -> None:
    accept(registered)
    mediate(registered)
    before = Event.objects.count()
    with pytest.raises(Refused) as refused:
        do(
            registered,
            "settle",
            "mediator",
            agreement_form="written",
            agreed_terms="各让一步",
            effective_on=DAY + dt.timedelta(days=3),
        )
    reasons = {str(reason) for reason in refused.value.reasons}
    assert reasons == {
        "书面协议还没有签好：各方签名盖章或者按指印、调解员签名并加盖调委会印章"
        "（《人民调解法》第二十八条至第三十条）",
        "协议生效日期在登记这一天以后（台账登记规则）",
    }
    assert refused.value.title == "现在还不能达成协议，缺2项"
    assert Event.objects.count() == before
    assert again(registered).stage == "mediating"
    assert again(registered).agreed_terms == ""  # type: ignore[attr-defined]  # a column of the kind


def test_every_field_to_mend_is_named_at_once(committee: Organisation) -> None:
    with pytest.raises(Refused) as refused:
        take(
            new_dispute(),
            "register",
            by=county.post("clerk", committee),
            on=DAY,
            at=at(DAY),
            type="没有这一类",
            people=-3,
            facts="看不见的\x00字符",
            village="不在这里的村",
            colour="红",
        )
    assert set(refused.value.fields) == {
        "title",
        "parties",
        "source",
        "type",
        "people",
        "facts",
        "village",
        "colour",
    }
    assert all(sentence.strip() for sentence in refused.value.fields.values())
    assert Counter.objects.filter(last__gt=0).count() == 0
    assert not Matter.objects.exists()


def test_blanks_are_no_answer(registered: Matter) -> None:
    accept(registered)
    mediate(registered)
    with pytest.raises(Refused) as refused:
        settle(registered, agreed_terms=" \u3000 ")
    assert refused.value.fields == {"agreed_terms": "还没有填“协议内容”"}


def test_an_organisation_of_another_form_is_refused(committee: Organisation) -> None:
    with pytest.raises(Refused) as refused:
        register_dispute(committee, village=county.COUNTY)
    assert refused.value.fields == {"village": "“村（社区）”不能是青禾县人民政府，重新选择"}


def test_a_refused_registration_gives_its_number_back(committee: Organisation) -> None:
    with pytest.raises(Refused):
        register_dispute(committee, parties=[{"side": "a", "name": ""}, {"age": 7}])
    assert register_dispute(committee).number == "石调委调〔2026〕1号"


def test_whoever_has_another_role_is_told_whose_step_it_is(registered: Matter) -> None:
    with pytest.raises(Refused, match="“受理”由经办人、调解员办，您的岗位是督察人员"):
        do(registered, "accept", "supervisor")


def test_another_organisation_is_told_who_holds_it(registered: Matter) -> None:
    elsewhere = county.place(county.OTHER_COMMITTEE)
    with pytest.raises(
        Refused, match="这一件由石坎村人民调解委员会承办，云岭镇人民调解委员会不能办"
    ):
        do(registered, "accept", "clerk", here=elsewhere)


def test_a_step_out_of_its_stage_is_told_where_the_matter_stands(registered: Matter) -> None:
    with pytest.raises(Refused, match="要在“正在调解”时办，现在是“待受理”"):
        do(
            registered,
            "settle",
            "mediator",
            agreement_form="oral",
            agreed_terms="各让一步",
            effective_on=DAY,
        )


def test_a_matter_is_registered_once(registered: Matter) -> None:
    with pytest.raises(Refused, match="已经登记过"):
        do(registered, "register", "clerk", title="又一次")


def test_a_post_that_has_ended_can_do_nothing(registered: Matter) -> None:
    clerk = county.post("clerk", registered.holder)
    clerk.until = DAY - dt.timedelta(days=1)
    clerk.save()
    with pytest.raises(Refused, match="您的岗位不在任期内"):
        accept(registered)


@pytest.mark.parametrize(
    ("on", "told"),
    [
        (DAY + dt.timedelta(days=1), "还没有到"),
        (DAY - dt.timedelta(days=1), "不能早于上一环节的2026-03-02"),
    ],
)
def test_the_day_of_an_act_is_not_in_the_future_nor_before_the_last_step(
    registered: Matter, on: dt.date, told: str
) -> None:
    clerk = county.post("clerk", registered.holder)
    with pytest.raises(Refused, match=told):
        take(registered, "accept", by=clerk, on=on, at=at(DAY))


def test_the_day_ends_at_midnight_here_not_in_greenwich(registered: Matter) -> None:
    clerk = county.post("clerk", registered.holder)
    past_midnight = dt.datetime(2026, 3, 2, 16, 30, tzinfo=dt.UTC)
    event = take(registered, "accept", by=clerk, on=DAY + dt.timedelta(days=1), at=past_midnight)
    assert event.on == dt.date(2026, 3, 3)


def test_whoever_saw_an_older_page_is_told_who_moved_the_matter(registered: Matter) -> None:
    accept(registered)
    with pytest.raises(Refused, match="石调委经办人刚刚办过这一件"):
        do(registered, "mediate", "mediator", seen=1, consent="all")
    assert do(registered, "mediate", "mediator", seen=2, consent="all").stage_after == "mediating"


def test_several_steps_at_once_are_all_taken_or_none(committee: Organisation) -> None:
    clerk = county.post("clerk", committee)
    told = {"title": "一", "type": "neighbour", "source": "applied", "parties": PARTIES}
    good = [Request(new_dispute(), "register", clerk, DAY, told, at=at(DAY)) for _ in range(3)]
    bad = Request(new_dispute(), "register", clerk, DAY, {**told, "source": "?"}, at=at(DAY))
    with pytest.raises(Refused):
        take_many([*good, bad])
    assert not Matter.objects.exists()
    assert not Party.objects.exists()
    fresh = [Request(new_dispute(), "register", clerk, DAY, told, at=at(DAY)) for _ in range(3)]
    assert [event.matter.serial for event in take_many(fresh)] == [1, 2, 3]


def test_past_work_entered_late_says_which_gates_nobody_proved(committee: Organisation) -> None:
    clerk, mediator = county.post("clerk", committee), county.post("mediator", committee)
    matter, today = new_dispute(), at(dt.date(2026, 11, 2))
    past = dt.date(2026, 3, 9)
    told: dict[str, Any] = {
        "title": "旧账",
        "type": "neighbour",
        "source": "applied",
        "parties": PARTIES,
    }
    take(matter, "register", by=clerk, on=past, at=today, late=True, **told)
    take(matter, "accept", by=clerk, on=past, at=today, late=True)
    take(matter, "mediate", by=mediator, on=past, at=today, late=True, consent="refused")
    event = matter.events.get(step="mediate")
    assert event.late
    assert event.on == past
    assert event.payload.unmet == ["mediation.voluntary", "mediation.archive"]
    assert matter.registered_on == past


def test_a_correction_keeps_the_stage_and_says_why(registered: Matter) -> None:
    accept(registered)
    event = do(registered, "correct", "clerk", type="homestead", reason="看错了类型")
    matter = again(registered)
    assert (matter.stage, matter.type) == ("accepted", "homestead")  # type: ignore[attr-defined]  # a column of the kind
    assert event.payload.note == "看错了类型"
    assert event.payload.wrote == {"type": "homestead"}


@pytest.mark.parametrize(
    ("told", "fault"),
    [
        ({"type": "homestead"}, "还没有填“理由”"),
        ({"reason": "没有内容"}, "没有要更正的内容"),
        ({"reason": "没写过", "agreed_terms": "先写上"}, "“协议内容”还没有填过，不用更正"),
        ({"reason": "不能空", "type": ""}, "还没有填“类型”"),
        ({"reason": "不在单子上", "type": "?"}, "type"),
    ],
)
def test_a_correction_mends_only_what_was_written_and_leaves_nothing_needed_blank(
    registered: Matter, told: dict[str, Any], fault: str
) -> None:
    with pytest.raises(Refused) as refused:
        do(registered, "correct", "clerk", **told)
    assert fault in str(refused.value) or fault in refused.value.fields
    assert registered.events.count() == 1


def test_a_correction_that_lays_a_gate_open_is_taken_and_says_which(registered: Matter) -> None:
    accept(registered)
    mediate(registered)
    event = do(registered, "correct", "mediator", consent="refused", reason="当时就不同意")
    assert event.payload.unmet == ["mediation.voluntary"]


def test_what_a_party_does_is_recorded_by_whoever_handles_the_matter(registered: Matter) -> None:
    accept(registered)
    mediate(registered)
    settle(registered)
    assert do(registered, "perform", "mediator").by.role == "mediator"
    with pytest.raises(Refused, match="由当事人办"):
        do(registered, "perform", "supervisor")


def test_a_dispute_is_not_merged_into_itself(committee: Organisation) -> None:
    made = register_dispute(committee)
    with pytest.raises(Refused, match="这一件自己"):
        do(made, "merge", "clerk", merged_into=made.number)


def test_a_day_before_the_law_was_in_force_is_refused_in_words(committee: Organisation) -> None:
    told: dict[str, Any] = {
        "title": "旧案",
        "type": "neighbour",
        "source": "applied",
        "parties": [{"name": "甘棠"}],
    }
    clerk = county.post("clerk", committee)
    with pytest.raises(Refused) as refused:
        take(new_dispute(), "register", by=clerk, on=dt.date(2010, 12, 31), **told)
    assert "核对办理日期" in refused.value.fields["on"]
    assert Matter.objects.count() == 0
