"""Where the desk tests begin: the county with a post on every side, one dispute of its town.

For reports a town with two disputes settled in its village, in November, and a draft begun.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from tests import house
from yifa.kernel.matter import Matter
from yifa.kernel.person import Post
from yifa.kernel.take import take
from yifa.report.annual_report.models import AnnualReport
from yifa.report.tests import town

DAY = dt.date(2026, 9, 7)


@dataclass
class Scene:
    """The posts by side, and a dispute that the town is mediating."""

    sides: dict[str, Post]
    mediator: Post
    dispute: Matter


@pytest.fixture
def scene(db: None) -> Scene:
    house.set_up()
    sides = house.sides()
    mediator = house.post("mediator", house.OWN)
    dispute = house.register_dispute(sides["own"], on=DAY)
    take(dispute, "accept", by=sides["own"], on=DAY)
    return Scene(sides, mediator, dispute)


@pytest.fixture
def sit(scene: Scene) -> Callable[[Post], Client]:
    """A browser of someone at work in a post."""

    def sitting(post: Post) -> Client:
        client: Client = house.let_in(Client(), post)
        return client

    return sitting


@pytest.fixture
def november() -> Iterator[None]:
    """Ten in the morning of 19 November 2026."""
    with time_machine.travel(dt.datetime(2026, 11, 19, 2, 0, tzinfo=dt.UTC), tick=False):
        yield


@pytest.fixture
def clerk(november: None, scene: Scene, sit: Callable[[Post], Client]) -> Client:
    """The town's clerk at work; in the village two disputes were settled."""
    for day in (dt.date(2026, 3, 2), dt.date(2026, 10, 12)):
        town.settled(town.village_mediator(), day)
    return sit(scene.sides["own"])


@pytest.fixture
def report(clerk: Client) -> AnnualReport:
    """The draft of this year's report as it writes itself."""
    clerk.post(reverse("reports"), {"year": "2026"})
    return AnnualReport.objects.get()


@pytest.fixture
def quick_passwords(settings: Settings) -> None:
    """Passwords hashed quickly, where a test is not about how they are."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
