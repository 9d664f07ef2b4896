"""The same seed gives the same sample, interrupted or not; nothing else is ever touched."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import stat
from collections.abc import Iterator
from functools import cache

import pytest
from django.db import transaction
from pytest_django import Settings

from yifa.kernel import privacy
from yifa.kernel.matter import Event, Matter
from yifa.kernel.organisation import Form, Level, found
from yifa.kernel.person import Person
from yifa.kernel.roles import Role
from yifa.kernel.verify import verify
from yifa.law import calendar, limit
from yifa.sample import making
from yifa.sample.mark import mark_file, passwords_file, read_mark
from yifa.sample.mediation import past_due
from yifa.sample.plan import Plan
from yifa.sample.season import SHARES

from .conftest import NeverMind, made

SMALL = Plan(dt.date(2026, 3, 31), matters=60)


@pytest.fixture(autouse=True)
def nothing_filed(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    """Reports and returns have their own tests; and hashing here need not be slow."""
    monkeypatch.setattr(making, "file", lambda county, today: None)
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


#: What nobody shall be able to guess; `code` is that by which an inspection is announced.
RANDOM = ("salt", "commitment", "code")


def without_salts(wrote: object) -> object:
    """What an event wrote, without what is random in it on purpose."""
    if isinstance(wrote, dict):
        return {k: without_salts(v) for k, v in wrote.items() if k not in RANDOM}
    return [without_salts(one) for one in wrote] if isinstance(wrote, list) else wrote


def lines() -> Iterator[str]:
    """Every event in order, with what it says and when."""
    events = Event.objects.filter(kind__in=making.PLANNED).order_by("pk")
    for event in events.select_related("matter", "by__organisation", "by__person", "payload"):
        wrote = without_salts(event.payload.wrote)
        told = [event.matter.number, event.step, str(event.on), event.at.isoformat()]
        says = [*told, event.by.mark, wrote, event.payload.note, event.payload.private]
        yield json.dumps(says, ensure_ascii=False, sort_keys=True)


def digest() -> str:
    """What all registers say, in one word."""
    return hashlib.sha256("\n".join(lines()).encode()).hexdigest()


def digest_of(plan: Plan) -> str:
    """What a whole sample says; it is taken back at once."""
    told = ""
    try:
        with transaction.atomic():
            made(plan)
            told = digest()
            raise NeverMind
    except NeverMind:
        mark_file().unlink()
    return told


@cache
def small() -> str:
    """What the small sample says, made once for all who compare with it."""
    return digest_of(SMALL)


def test_the_same_seed_and_day_give_the_same_sample(empty_home: None) -> None:
    assert digest_of(SMALL) == small()


def test_another_seed_gives_another_sample(empty_home: None) -> None:
    other = Plan(SMALL.today, seed=2, matters=SMALL.matters)
    assert digest_of(other) != small()


class PowerCut(Exception):
    """The machine stops between two transactions."""


def test_an_interrupted_sample_is_taken_up_where_it_stopped(
    empty_home: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = small()
    monkeypatch.setattr(making, "IN_ONE_TRANSACTION", 40)

    def stop_after_some(registered: int) -> None:
        if registered > 25:
            raise PowerCut

    making.found(SMALL)
    with pytest.raises(PowerCut):
        making.make(SMALL, stop_after_some)
    there = making.what_is_there(None)
    assert there is not None and not there.finished
    assert 25 < Matter.objects.filter(kind__in=SHARES).count() < SMALL.matters
    making.make(there.plan, lambda registered: None)
    assert digest() == whole
    assert list(verify()) == []


def test_a_finished_sample_is_known_as_finished(empty_home: None) -> None:
    made(SMALL)
    there = making.what_is_there(SMALL)
    assert there is not None and there.finished


def test_another_sample_in_its_place_is_refused(empty_home: None) -> None:
    making.found(SMALL)
    with pytest.raises(making.NotEmpty, match="种子1、截至2026-03-31、60件"):
        making.what_is_there(Plan(SMALL.today, seed=9))


def test_a_database_with_other_data_is_refused_and_left_alone(empty_home: None) -> None:
    found("339902", "白沙县人民政府", short="白", level=Level.COUNTY, form=Form.GOVERNMENT)
    with pytest.raises(making.NotEmpty, match="库里已经有别的数据"):
        making.what_is_there(None)
    assert read_mark() is None


def test_a_half_made_sample_that_others_wrote_into_is_refused(empty_home: None) -> None:
    with pytest.raises(NeverMind), transaction.atomic():
        made(Plan(SMALL.today, seed=2, matters=SMALL.matters))
        with pytest.raises(making.NotEmpty, match="对不上"):
            making.make(SMALL, lambda registered: None)
        raise NeverMind


def test_one_person_for_each_role_can_sign_in_and_nobody_else(empty_home: None) -> None:
    making.found(SMALL)
    roles = {
        role
        for line in passwords_file().read_text().splitlines()
        for role in Person.objects.get(username=line.split()[0]).posts.values_list(
            "role", flat=True
        )
    }
    assert roles >= set(Role.values)
    for line in passwords_file().read_text().splitlines():
        username, password = line.split()[:2]
        assert Person.objects.get(username=username).check_password(password)
    may = [person.username for person in Person.objects.all() if person.has_usable_password()]
    assert sorted(may) == sorted(
        line.split()[0] for line in passwords_file().read_text().splitlines()
    )


def test_only_the_owner_of_the_folder_reads_the_passwords(empty_home: None) -> None:
    passwords_file().touch(mode=0o644)
    making.found(SMALL)
    assert stat.S_IMODE(passwords_file().stat().st_mode) == 0o600


def test_passwords_are_new_each_time(empty_home: None) -> None:
    seen = []
    for _ in range(2):
        with pytest.raises(NeverMind), transaction.atomic():
            making.found(SMALL)
            seen.append(passwords_file().read_text())
            raise NeverMind
    assert seen[0] != seen[1]


def test_private_values_are_encrypted_like_anybody_s(empty_home: None) -> None:
    made(SMALL)
    written = Event.objects.filter(kind="dispute", step="register").first()
    assert written is not None
    commitments = [party.get("telephone") for party in written.payload.wrote["parties"]]
    kept = json.loads(written.payload.private)
    for place, commitment in enumerate(commitments):
        if commitment:
            assert privacy.keeps(commitment, kept[f"{place}.telephone"])


def test_what_is_put_off_is_put_off_past_its_due_day_over_every_holiday() -> None:
    """Taken up a month before the week of National Day, it is due on 9 October, not on the 8th."""
    first = dt.date(2025, 1, 1)
    for begun in (first + dt.timedelta(days=n) for n in range(700)):
        due = calendar.end(limit("mediation.finish", on=begun), start=begun).day
        assert all(past_due(begun + dt.timedelta(days=late)) > due for late in (0, 6, 12))
