"""What a test in a browser starts from: a browser, the county behind a live server, its people."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
import time_machine

from tests import house
from tests.browser.seat import Seat
from yifa.kernel.person import Person, Post
from yifa.kernel.tests import county
from yifa.web.theme.tests import viewer

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from pytest_django.live_server_helper import LiveServer

#: A Wednesday two days before the return is due, in a year whose holidays are announced.
MORNING = dt.datetime(2026, 11, 18, 9, tzinfo=ZoneInfo("Asia/Shanghai"))
UNSAFE = "DJANGO_ALLOW_ASYNC_UNSAFE"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test of this folder needs a browser."""
    for item in items:
        if "tests/browser" in item.nodeid:
            item.add_marker("browser")


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """The machine's own Chromium; a test without one is skipped, with the reason."""
    with pytest.MonkeyPatch.context() as patch:
        # Playwright keeps an event loop in this thread; Django then refuses to ask the database.
        patch.setenv(UNSAFE, "1")
        try:
            with viewer.opened() as eye:
                yield eye.browser
        except viewer.NoBrowser as reason:
            pytest.skip(str(reason).partition("\n")[0])


@pytest.fixture
def home(live_server: LiveServer) -> Iterator[str]:
    """The address of a desk with the county, on a morning in November 2026."""
    with time_machine.travel(MORNING, tick=True):
        house.set_up()
        yield live_server.url


@pytest.fixture
def sit(chromium: Browser, home: str) -> Iterator[Callable[..., Seat]]:
    """Sit down somewhere, or pick up a phone; at the end no page may have broken."""
    seats: list[Seat] = []

    def down(made: type[Seat] = Seat, **how: object) -> Seat:
        seats.append(made(chromium, home, **how))  # type: ignore[arg-type]  # width, script
        return seats[-1]

    yield down
    for seat in seats:
        seat.page.context.close()
    assert [said for seat in seats for said in seat.complaints] == []


def employ(name: str, *posts: tuple[str, str]) -> Person:
    """A person with a password who holds these posts: role and organisation."""
    person = Person.objects.enrol(name, name, password=house.PASSWORD)
    for role, organisation in posts:
        Post.objects.create(
            person=person,
            organisation=county.place(organisation),
            role=role,
            since=dt.date(2020, 1, 1),
        )
    return person
