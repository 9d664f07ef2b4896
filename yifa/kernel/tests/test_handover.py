"""How a matter goes from hand to hand, stands still, and gets more time."""

from __future__ import annotations

import datetime as dt

import pytest

from yifa.kernel.clocks import state_of
from yifa.kernel.gates import Refused
from yifa.kernel.matter import Matter
from yifa.kernel.organisation import Organisation

from . import county
from .cases import DAY, accept, again, do, mediate, register_dispute, settle


def test_a_matter_goes_up_from_village_to_town_to_county_and_keeps_its_number(
    registered: Matter,
) -> None:
    number = registered.number
    for above in (county.TOWN_COMMITTEE, county.CENTRE):
        do(registered, "report_up", "clerk", to=county.place(above), reason="调不下来")
        assert again(registered).awaits_receipt
        do(registered, "receive", "clerk")
        assert again(registered).holder.name == above
        assert again(registered).handler == county.post("clerk", above)
    assert again(registered).number == number
    assert [event.holder.name for event in registered.events.order_by("place_in_matter")] == [
        county.VILLAGE_COMMITTEE,
        county.VILLAGE_COMMITTEE,
        county.TOWN_COMMITTEE,
        county.TOWN_COMMITTEE,
        county.CENTRE,
    ]


def test_what_was_sent_stands_still_until_it_is_received(registered: Matter) -> None:
    town = county.place(county.TOWN_COMMITTEE)
    do(registered, "report_up", "clerk", to=town, reason="调不下来")
    with pytest.raises(Refused, match="还没有接收，先接收或者退回"):
        do(registered, "accept", "clerk", here=town)
    do(registered, "receive", "clerk", here=town)
    with pytest.raises(Refused, match="没有待接收的移交"):
        do(registered, "receive", "clerk", here=town)
    assert accept(registered).holder == town


def test_what_is_sent_back_is_marked_as_returned(registered: Matter) -> None:
    village, town = registered.holder, county.place(county.TOWN_COMMITTEE)
    do(registered, "report_up", "clerk", to=town, reason="调不下来")
    do(registered, "send_back", "clerk", here=town, reason="材料不齐")
    matter = again(registered)
    assert (matter.holder, matter.returned, matter.sent_by) == (village, True, None)


def test_reporting_up_leads_up(registered: Matter) -> None:
    for wrong in (county.OTHER_COMMITTEE, county.STRANGER):
        with pytest.raises(Refused, match="不是石坎村人民调解委员会的上级"):
            do(registered, "report_up", "clerk", to=county.place(wrong), reason="送错了")


def test_assigning_leads_down(committee: Organisation) -> None:
    centre = county.place(county.CENTRE)
    matter = register_dispute(centre)
    with pytest.raises(Refused, match="不是青禾县矛盾纠纷调处化解中心的下级"):
        do(matter, "assign", "clerk", to=county.place(county.STRANGER), reason="出了县")
    do(matter, "assign", "clerk", to=county.place(county.TOWN_COMMITTEE), reason="就地调解")
    assert again(matter).holder.name == county.TOWN_COMMITTEE


def test_nobody_sends_to_himself(registered: Matter) -> None:
    with pytest.raises(Refused, match="不能移交给自己"):
        do(registered, "transfer", "clerk", to=registered.holder, reason="转一圈")


def test_called_departments_answer_once_each_and_for_themselves(registered: Matter) -> None:
    housing, water = county.place(county.HOUSING), county.place(county.WATER)
    do(registered, "invite", "clerk", to=[housing, water], reason="请来看看")
    do(registered, "answer", "clerk", here=water, reason="月底前改造")
    assert again(registered).calls == {housing.code: "", water.code: "2026-03-02"}
    with pytest.raises(Refused, match="已经答复过"):
        do(registered, "answer", "clerk", here=water, reason="再答复一次")
    with pytest.raises(Refused):
        do(registered, "answer", "clerk", here=county.place(county.BUREAU), reason="没有请我")
    answer = registered.events.get(step="answer")
    assert answer.holder == registered.holder


def test_the_days_of_a_suspension_do_not_count(registered: Matter) -> None:
    accept(registered)
    mediate(registered)
    clock = registered.procedure.clocks["finish_within"]
    assert state_of(registered, clock).day == dt.date(2026, 4, 2)
    do(registered, "suspend", "mediator", on=dt.date(2026, 3, 9), reason="一方住院")
    assert again(registered).suspended_on == dt.date(2026, 3, 9)
    with pytest.raises(Refused, match="已经中止，先恢复"):
        settle(registered, on=dt.date(2026, 3, 10))
    do(registered, "resume", "mediator", on=dt.date(2026, 3, 19), reason="出院了")
    # Ten days stood still: 2 April + 10 = Sunday 12 April, so Monday 13.
    assert again(registered).due == dt.date(2026, 4, 13)
    with pytest.raises(Refused, match="没有中止，不用恢复"):
        do(registered, "resume", "mediator", on=dt.date(2026, 3, 20), reason="再恢复")


def test_a_suspension_that_is_lifted_on_its_day_costs_nothing(registered: Matter) -> None:
    accept(registered)
    due = again(registered).due
    do(registered, "suspend", "mediator", reason="记错了")
    do(registered, "resume", "mediator", reason="当天恢复")
    assert again(registered).due == due


def test_an_unverified_period_may_be_extended_by_a_leader(registered: Matter) -> None:
    accept(registered)
    mediate(registered)
    with pytest.raises(Refused, match="“延期”由负责人办"):
        do(registered, "extend", "clerk", clock="finish_within", until=DAY, reason="等证据")
    with pytest.raises(Refused, match="要晚于原来的到期日2026-04-02"):
        do(registered, "extend", "leader", clock="finish_within", until=DAY, reason="等证据")
    later = dt.date(2026, 5, 6)
    do(registered, "extend", "leader", clock="finish_within", until=later, reason="等证据")
    assert again(registered).due == later


def test_only_a_running_clock_of_ours_is_extended(registered: Matter) -> None:
    accept(registered)
    later = dt.date(2026, 9, 9)
    for clock in ("confirm_by", "court_accepts_by", "no_such_clock"):
        with pytest.raises(Refused, match="没有在走"):
            do(registered, "extend", "leader", clock=clock, until=later, reason="再等等")


def test_another_handler_takes_over(registered: Matter) -> None:
    do(registered, "take_over", "mediator")
    assert again(registered).handler == county.post("mediator", registered.holder)


def test_an_ended_matter_is_neither_sent_nor_suspended_but_corrected(registered: Matter) -> None:
    accept(registered)
    mediate(registered)
    settle(registered)
    town = county.place(county.TOWN_COMMITTEE)
    with pytest.raises(Refused, match="已经调解成功，不能再上报"):
        do(registered, "report_up", "clerk", to=town, reason="再调一次")
    with pytest.raises(Refused, match="已经调解成功，不能再中止"):
        do(registered, "suspend", "clerk", reason="停一停")
    do(registered, "correct", "clerk", agreed_terms="各让半步", reason="记错了")
    do(registered, "remark", "clerk", note="双方握手")
