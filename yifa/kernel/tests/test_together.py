"""Several people at once: nobody overwrites anybody, and no number is lost or given twice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event
from typing import Any, TypeVar

import pytest
from django.db import Error, connection, transaction

from yifa.kernel import chain
from yifa.kernel.gates import Refused
from yifa.kernel.matter import ChainHead, Counter, Matter
from yifa.kernel.take import Request, take, take_many
from yifa.kernel.verify import verify

from . import county
from .cases import DAY, PARTIES, accept, again, at, new_dispute, register_dispute

pytestmark = pytest.mark.django_db(transaction=True)

Result = TypeVar("Result")


@pytest.fixture(autouse=True)
def in_the_county(transactional_db: None) -> Iterator[None]:
    county.set_up()
    yield


def at_once(*acts: Callable[[], Result]) -> list[Result | Refused]:
    """Do several things at the same moment, each over a connection of its own."""
    start = Barrier(len(acts), timeout=30)

    def one(act: Callable[[], Result]) -> Result | Refused:
        try:
            start.wait()
            return act()
        except Refused as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(one, acts))


@pytest.mark.promise("lost", "two clerks take the same step of a dispute at the same moment")
def test_of_two_clerks_taking_the_same_step_one_is_told_who_was_first() -> None:
    here = county.place(county.VILLAGE_COMMITTEE)
    matter = register_dispute(here)
    clerks = [county.post("clerk", here, who=who) for who in ("甲", "乙")]

    def accepts(number: int) -> Callable[[], str]:
        mine = again(matter)

        def act() -> str:
            event = take(mine, "accept", by=clerks[number], on=DAY, at=at(DAY), seen=1)
            return str(event.by)

        return act

    first, second = at_once(accepts(0), accepts(1))
    refusals = [one for one in (first, second) if isinstance(one, Refused)]
    winners = [one for one in (first, second) if isinstance(one, str)]
    assert len(refusals) == len(winners) == 1
    assert f"{winners[0]}刚刚办过这一件，先对照再决定" in str(refusals[0])
    assert [event.step for event in matter.events.order_by("place_in_matter")] == [
        "register",
        "accept",
    ]
    assert list(verify()) == []


@pytest.mark.promise("lost", "eight writers number in one register, some of them failing")
def test_eight_writers_number_without_a_gap_and_without_a_double() -> None:
    here = county.place(county.VILLAGE_COMMITTEE)
    clerks = [county.post("clerk", here, who=str(number)) for number in range(8)]

    def registers(number: int) -> Callable[[], list[str]]:
        def act() -> list[str]:
            return [one for turn in range(5) if (one := register(spoiled=turn == number % 5))]

        def register(*, spoiled: bool) -> str:
            """One number; or none, where a second entry fails after the first was numbered."""
            first = asked(PARTIES)
            try:
                take_many([first, asked([])] if spoiled else [first])
            except Refused:
                return ""
            return first.matter.number

        def asked(parties: list[dict[str, Any]]) -> Request:
            told = {"title": "一", "type": "neighbour", "source": "applied", "parties": parties}
            return Request(new_dispute(), "register", clerks[number], DAY, told, at=at(DAY))

        return act

    numbers = [one for given in at_once(*map(registers, range(8))) for one in given]  # type: ignore[union-attr]  # refusals are caught above
    assert sorted(numbers) == sorted(f"石调委调〔2026〕{n}号" for n in range(1, 33))
    assert Counter.objects.get(kind="dispute", year=2026).last == 32
    assert list(verify()) == []


@pytest.mark.promise("lost", "eight writers hand over between two organisations at once")
def test_writers_in_several_organisations_that_hand_to_each_other_do_not_wait_in_a_circle() -> None:
    homes = [county.place(name) for name in (county.TOWN_COMMITTEE, county.CENTRE)]
    matters = [register_dispute(home) for home in homes for _ in range(4)]

    def sends(matter: Matter) -> Callable[[], None]:
        target = homes[1] if matter.holder == homes[0] else homes[0]
        sender = county.post("clerk", matter.holder)
        receiver = county.post("clerk", target)

        def act() -> None:
            take(matter, "transfer", by=sender, on=DAY, at=at(DAY), to=target, reason="换手")
            take(matter, "receive", by=receiver, on=DAY, at=at(DAY))

        return act

    assert at_once(*map(sends, matters)) == [None] * 8
    assert sum(head.count for head in ChainHead.objects.all()) == 8 * 3
    assert list(verify()) == []


def test_the_door_closes_behind_a_writer_that_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    here = county.place(county.VILLAGE_COMMITTEE)
    matter = register_dispute(here)

    def power_cut(*_: object) -> None:
        raise OSError("the power went")

    with monkeypatch.context() as patched:
        patched.setattr("yifa.kernel.chain.append", power_cut)
        with pytest.raises(OSError, match="the power went"):
            accept(matter)
    assert again(matter).stage == "waiting"
    assert again(matter).due is None
    assert accept(again(matter)).on == dt.date(2026, 3, 2)
    assert list(verify()) == []


@pytest.mark.promise("lost", "the database ends the connection in the middle of a step")
@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has no server to lose")
def test_a_connection_that_is_lost_in_the_middle_leaves_nothing_half(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    matter = register_dispute(county.place(county.VILLAGE_COMMITTEE))
    put = chain.append

    def ended(*asked: Any) -> None:
        put(*asked)
        held = connection.connection.info.backend_pid
        with ThreadPoolExecutor(1) as beside:
            beside.submit(end, held).result()

    def end(held: int) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(%s)", [held])
        connection.close()

    def accepts() -> str:
        try:
            accept(again(matter))
        except Error:
            return "lost"
        return "taken"

    with monkeypatch.context() as patched:
        patched.setattr("yifa.kernel.chain.append", ended)
        assert at_once(accepts) == ["lost"]
    assert (again(matter).stage, again(matter).events_taken) == ("waiting", 1)
    assert at_once(accepts) == ["taken"]
    assert list(verify()) == []


@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite has one writer at a time")
def test_a_step_elsewhere_is_taken_while_one_here_is_still_open() -> None:
    here, elsewhere = county.place(county.VILLAGE_COMMITTEE), county.place(county.CENTRE)
    clerk, other = county.post("clerk", here), county.post("clerk", elsewhere)
    is_open, may_end = Event(), Event()
    told: dict[str, Any] = {"title": "一", "type": "neighbour", "source": "applied"}
    told["parties"] = PARTIES

    def holds() -> bool:
        with transaction.atomic():
            take(new_dispute(), "register", by=clerk, on=DAY, at=at(DAY), **told)
            is_open.set()
            return may_end.wait(30)

    def registers_elsewhere() -> int:
        """How many matters there are for others, once it is registered."""
        try:
            assert is_open.wait(30)
            with connection.cursor() as cursor:
                cursor.execute("SET lock_timeout = '10s'")
            take(new_dispute(), "register", by=other, on=DAY, at=at(DAY), **told)
            return Matter.objects.count()
        finally:
            may_end.set()

    assert at_once(holds, registers_elsewhere) == [True, 1]
    assert Matter.objects.count() == 2
    assert list(verify()) == []
