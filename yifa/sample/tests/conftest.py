"""What the sample's tests look at: one sample of some hundreds of matters, made once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from yifa.sample import making
from yifa.sample.mark import mark_file, passwords_file
from yifa.sample.plan import Plan

#: A Sunday in late autumn, and enough matters for every type, source and outcome.
SUNDAY = Plan(dt.date(2026, 11, 22), matters=800)


def made(plan: Plan) -> None:
    """Found the county and make the whole plan."""
    making.found(plan)
    making.make(plan, lambda registered: None)


class NeverMind(Exception):
    """Takes a transaction back."""


@pytest.fixture
def empty_home(db: None) -> Iterator[None]:
    """A database and a folder without a sample, before and after."""
    yield
    mark_file().unlink(missing_ok=True)
    passwords_file().unlink(missing_ok=True)


@pytest.fixture(scope="module")
def sample(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Plan]:
    """A whole sample in the database; it is taken back when the module's tests are over."""
    with django_db_blocker.unblock():
        try:
            with transaction.atomic():
                made(SUNDAY)
                yield SUNDAY
                raise NeverMind
        except NeverMind:
            mark_file().unlink()
            passwords_file().unlink()
