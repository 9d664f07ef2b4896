"""Where the desk tests begin: the county with a post on every side, one dispute of its town."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.test import Client

from tests import house
from yifa.kernel.matter import Matter
from yifa.kernel.person import Post
from yifa.kernel.take import take

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
