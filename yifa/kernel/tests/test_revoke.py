"""A wrong step is revoked, never deleted, and the matter is as if it had not been taken."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from yifa.kernel.evidence import Upload
from yifa.kernel.gates import Refused
from yifa.kernel.handover import CalledIn
from yifa.kernel.matter import Matter
from yifa.kernel.organisation import Organisation
from yifa.kernel.state import standing
from yifa.kernel.verify import verify

from . import county
from .cases import accept, again, do, mediate, register_dispute, settle


def columns(matter: Matter) -> dict[str, object]:
    """Everything a matter's row says, but for how often and when it was touched."""
    row = again(matter)
    touched = {"events_taken", "changed_at"}
    return {
        f.name: getattr(row, f.attname) for f in row._meta.concrete_fields if f.name not in touched
    }


def people(matter: Matter) -> list[tuple[object, ...]]:
    """Who the matter is about, private values included."""
    return [
        (p.side, p.name, p.age, p.identity_number, p.identity_hash, p.telephone, p.address)
        for p in matter.parties.order_by("place")
    ]


def test_revoking_puts_every_field_back(registered: Matter) -> None:
    accept(registered)
    mediate(registered)
    before = columns(registered)
    settle(registered)
    assert columns(registered) != before
    do(registered, "revoke", "mediator", reason="记到了别的件上")
    assert columns(registered) == before
    assert [event.step for event in registered.events.order_by("place_in_matter")] == [
        "register",
        "accept",
        "mediate",
        "settle",
        "revoke",
    ]
    assert registered.took("mediate")
    assert not registered.took("settle")


def test_revoking_a_correction_puts_the_parties_back_with_their_private_values(
    registered: Matter,
) -> None:
    before = people(registered)
    assert before[0][3] == "339901198001010027"
    do(
        registered,
        "correct",
        "clerk",
        reason="当事人登记错了",
        parties=[{"side": "a", "name": "别人", "telephone": "13900001234"}],
    )
    assert [row[1] for row in people(registered)] == ["别人"]
    do(registered, "revoke", "clerk", reason="没有错")
    assert people(registered) == before
    assert list(verify()) == []


def test_a_step_with_files_is_revoked_and_the_files_stay(registered: Matter) -> None:
    do(registered, "attach", "clerk", files=[Upload("照片.txt", "滴水处".encode())])
    do(registered, "revoke", "clerk", reason="传错了件")
    assert registered.evidence.count() == 1
    assert list(verify()) == []


def test_a_revoked_registration_keeps_its_number(committee: Organisation) -> None:
    first = register_dispute(committee)
    do(first, "revoke", "clerk", reason="重复登记")
    assert again(first).stage_now.label == "已撤销"
    assert again(first).number == "石调委调〔2026〕1号"
    assert register_dispute(committee).number == "石调委调〔2026〕2号"
    assert list(verify()) == []
    with pytest.raises(Refused):
        accept(first)
    with pytest.raises(Refused, match="没有可以撤销的环节"):
        do(first, "revoke", "clerk", reason="再撤一次")


def test_only_who_took_a_step_or_a_leader_revokes_it(registered: Matter) -> None:
    accept(registered)
    with pytest.raises(Refused, match="“受理”是石调委经办人办的，由本人或者负责人撤销"):
        do(registered, "revoke", "mediator", reason="我来撤")
    assert do(registered, "revoke", "leader", reason="不该受理").stage_after == "waiting"


def test_the_latest_step_is_revoked_first(registered: Matter) -> None:
    accept(registered)
    mediate(registered)
    do(registered, "revoke", "leader", reason="撤一步")
    assert again(registered).stage == "accepted"
    do(registered, "revoke", "leader", reason="再撤一步")
    assert again(registered).stage == "waiting"


def test_a_sending_is_taken_back_only_until_it_was_received(registered: Matter) -> None:
    village, town = registered.holder, county.place(county.TOWN_COMMITTEE)
    before = columns(registered)
    do(registered, "report_up", "clerk", to=town, reason="调不下来")
    event = do(registered, "revoke", "clerk", here=village, reason="再调一次")
    assert event.holder == village
    assert columns(registered) == before
    do(registered, "report_up", "clerk", here=village, to=town, reason="还是调不下来")
    do(registered, "receive", "clerk", here=town)
    with pytest.raises(Refused):
        do(registered, "revoke", "clerk", here=village, reason="晚了")
    assert again(registered).holder == town
    assert list(verify()) == []


def test_a_revoked_call_lets_the_department_see_nothing_any_more(registered: Matter) -> None:
    water = county.place(county.WATER)
    do(registered, "invite", "clerk", to=[water], reason="请来看看")
    assert CalledIn.objects.filter(organisation=water).exists()
    do(registered, "revoke", "clerk", reason="叫错了部门")
    assert not CalledIn.objects.exists()
    assert list(verify()) == []


def test_a_revoked_step_stops_no_clock(registered: Matter) -> None:
    accept(registered)
    mediate(registered)
    assert registered.due == dt.date(2026, 4, 2)
    do(registered, "withdraw", "clerk")
    assert again(registered).due is None
    do(registered, "revoke", "clerk", reason="没有撤回")
    assert again(registered).due == dt.date(2026, 4, 2)


def test_revoking_says_why(registered: Matter) -> None:
    with pytest.raises(Refused, match="还没有填“理由”"):
        do(registered, "revoke", "clerk")


@pytest.mark.skipif(
    "connection.vendor != 'sqlite'",
    reason="EXPLAIN QUERY PLAN is asked of SQLite alone; a server plans by its statistics",
)
def test_the_acts_of_a_matter_are_found_without_going_through_everybody_s(
    registered: Matter,
) -> None:
    with CaptureQueriesContext(connection) as asked:
        standing(registered)
    [one] = [query["sql"] for query in asked if "kernel_event" in query["sql"]]
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {one}")
        first = cursor.fetchone()[-1]
    assert "(matter_id=?" in first
