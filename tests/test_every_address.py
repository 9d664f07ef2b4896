"""Every page there is, asked with whatever somebody writes behind its question mark.

Addresses come from the router and the names of what can be asked from the sources, so that a new
page enters without a line.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from tests import house
from yifa.kernel.register import Register
from yifa.report.annual_report.models import AnnualReport

#: In the short form each page is asked with one of these, in turn.
LONG = "YIFA_ATTACK_ROUNDS" in os.environ
HOSTILE = [
    "\x00",
    "\u202e%ED%A0%80\ufeff",
    "9" * 5000,
    "0001-01-01~9999-12-31",
    "-1",
    "9999-99",
    "'\"><script>alert(1)</script>",
    "纠" * 10_000,
    "٣",
]
#: In the short form the clerk opens every second page, the others what is left, in turn.
ROLES = ["clerk", "system_admin", "security_admin", ""]
SOURCES = Path(__file__).parents[1] / "yifa" / "web"
ASKED = re.compile(r"""GET\.(?:get|getlist)\(\s*"(\w+)"|"(\w+)" in request\.GET""")


def names() -> set[str]:
    """What the pages ask an address for."""
    found = {
        one or other
        for file in SOURCES.rglob("*.py")
        if "tests" not in file.parts
        for one, other in ASKED.findall(file.read_text())
    }
    kept = {name for register in Register.all.values() for name in register.filters}
    return found | kept | {"q", "registered_since", "registered_until", "due", "mine", "holder"}


def patterns(within: Any = None, before: str = "/") -> Iterator[str]:
    """Every address of the house but the API, which its own schema tells."""
    for one in (within or get_resolver()).url_patterns:
        route = f"{before}{one.pattern}"
        if isinstance(one, URLResolver):
            yield from patterns(one, route)
        elif isinstance(one, URLPattern) and not route.startswith("/api/"):
            yield route


def filled(route: str, known: dict[str, str]) -> str:
    """An address with something that is there in each of its places, 1 where nothing is known."""
    return re.sub(r"<(?:\w+:)?(\w+)>", lambda place: known.get(place[1], "1"), route)


@pytest.mark.promise("input", "every page asked with hostile words behind its question mark")
@pytest.mark.parametrize("role", ROLES)
@pytest.mark.django_db
def test_no_page_breaks_whatever_is_asked_of_it(role: str, tried: Callable[[int], None]) -> None:
    house.set_up()
    clerk = house.post("clerk", house.OWN)
    matter = house.register_dispute(clerk, on=timezone.localdate())
    browser = Client(raise_request_exception=False)
    if role:
        house.let_in(browser, house.post(role, house.OWN))
    known = {"kind": "dispute", "pk": str(matter.pk), "step": "accept", "name": "mine"}
    asked, everything = 0, names()
    turn = ROLES.index(role)
    for place, route in enumerate(patterns()):
        if not LONG and (place % 6 != 2 * turn - 1 if turn else place % 2):
            continue
        address, broken = filled(route, known), []
        for words in HOSTILE if LONG else [HOSTILE[asked % len(HOSTILE)]]:
            asked += 1
            answer = browser.get(address, dict.fromkeys(everything, words))
            if answer.status_code >= 500:
                broken.append((address, words[:20]))
        assert broken == []
    assert not AnnualReport.objects.exists()
    tried(asked)
