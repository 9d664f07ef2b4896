"""No page runs or styles anything that does not come from our own files, nor could be made to."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import Resolver404, resolve, reverse
from lxml import html

from tests import house
from yifa.kernel.evidence import Upload
from yifa.kernel.person import Post
from yifa.kernel.roles import ADMINISTRATORS
from yifa.kernel.take import take
from yifa.web.desk.tests.conftest import DAY, Scene

#: Where a walk begins; from there it follows every link.
BEGINNINGS = ["/desk/", "/desk/preferences/", "/desk/factors/app/", "/desk/factors/keys/add/",
              "/desk/sign-in/", "/public/", "/check/", "/check/rules/", "/api/docs/"]  # fmt: skip
#: Pages under one name and different words in their address; the long form looks at more.
OF_EACH = min(9, int(os.environ.get("YIFA_ATTACK_ROUNDS", "1")))
#: A clerk meets every page of the work, each administrator their own.
WALKERS = ["clerk", *sorted(ADMINISTRATORS), "nobody"]


def offences(page: str) -> Iterator[str]:
    """What the policy forbids, or what would need a hole in it."""
    for element in html.document_fromstring(page.encode()).iter():
        if not isinstance(element.tag, str):
            continue
        given: dict[str, str] = {str(name): str(value) for name, value in element.attrib.items()}
        if element.tag == "script" and not given.get("src", "").startswith("/static/"):
            yield f"a script that is not a file: {given}"
        if element.tag == "style" or "style" in given:
            yield f"a style in the page: {element.tag} {given}"
        yield from (f"{name} of {element.tag}" for name in given if name.startswith("on"))
        yield from (
            f"{at}" for at in given.values() if at.strip().lower().startswith("javascript:")
        )
        if element.tag in ("iframe", "object", "embed", "base", "frame"):
            yield f"a frame: {element.tag}"


def policy(answer: HttpResponse) -> dict[str, set[str]]:
    """The policy that came with a page, by directive."""
    parts = (part.split() for part in answer["Content-Security-Policy"].split(";") if part.strip())
    return {name: set(sources) for name, *sources in parts}


def walk(client: Client) -> Iterator[tuple[str, HttpResponse]]:
    """Pages of each name that can be reached by links: address and what came."""
    waiting, met, seen = list(BEGINNINGS), set(BEGINNINGS), Counter[str]()
    while waiting:
        address = waiting.pop(0)
        try:
            found = resolve(urlsplit(address).path)
        except Resolver404:
            continue
        name = str(found.url_name)
        seen[name] += 1
        if seen[name] > OF_EACH:
            continue
        answer: Any = client.get(address)
        yield address, answer
        if answer.status_code == 302:
            links = [answer["Location"]]
        elif "text/html" in answer.get("Content-Type", "") and answer.content:
            page = html.document_fromstring(answer.content)
            links = [str(link.get("href", "")) for link in page.iter("a")]
        else:
            continue
        for link in links:
            to = urljoin(address, link).partition("#")[0]
            if to.startswith("/") and to not in met:
                met.add(to)
                waiting.append(to)


@pytest.mark.promise("power", "a page is looked through for scripts and styles that are no files")
@pytest.mark.parametrize("walker", WALKERS)
def test_no_page_needs_a_hole_in_the_policy(
    walker: str,
    scene: Scene,
    request: pytest.FixtureRequest,
    tried: Callable[[int], None],
) -> None:
    client = Client()
    if walker == "clerk":
        request.getfixturevalue("report")  # a draft, returns and figures to look at
    if walker != "nobody":
        house.let_in(client, house.post(walker, house.OWN))
        client.get("/desk/")
    pages = 0
    for address, answer in walk(client):
        assert answer.status_code < 500, address
        if answer.status_code != 200:
            continue
        assert answer["X-Content-Type-Options"] == "nosniff", address
        told = policy(answer)
        assert told["default-src"] == {"'self'"} and told["frame-ancestors"] == {"'none'"}, address
        assert not {"script-src", "style-src", "script-src-attr"} & told.keys(), address
        kept = answer.get("Content-Disposition", "").startswith("attachment")
        if "text/html" in answer.get("Content-Type", "") and not kept:
            assert (address, list(offences(answer.content.decode()))) == (address, [])
            pages += 1
    assert pages >= (6 if walker == "nobody" else 10)
    tried(pages)


ATTACKS = {
    "a page.html": b"<!doctype html><script>alert(1)</script>",
    "a page.pdf": b"<!doctype html><script>alert(1)</script>",
    "drawing.svg": b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    "picture.png": b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"></svg>',
    "both.png": b"\x89PNG\r\n\x1a\n" + b"<script>alert(1)</script>" * 9,
    "both.pdf": b"%PDF-1.4\n<script>alert(1)</script>",
    "text.txt": "说明<script>alert(1)</script>".encode(),
    "script.js": b"alert(1)",
}


@pytest.mark.promise("power", "a file that runs in a browser is put among the evidence")
def test_what_comes_in_as_evidence_never_opens_in_the_page(
    scene: Scene, sit: Callable[[Post], Client], tried: Callable[[int], None]
) -> None:
    client = sit(scene.sides["own"])
    for name, content in ATTACKS.items():
        take(
            scene.dispute, "mediate", by=scene.mediator, on=DAY, files=[Upload(name, content)],
            consent="all", session_record="双方到场，各自陈述。",
        )  # fmt: skip
        evidence = scene.dispute.evidence.latest("pk")
        answer: Any = client.get(reverse("evidence", args=[evidence.pk]))
        assert answer["Content-Disposition"].startswith("attachment"), name
        assert answer["X-Content-Type-Options"] == "nosniff", name
        assert answer["Content-Type"].partition(";")[0] not in ("text/html", "image/svg+xml"), name
        assert b"".join(answer.streaming_content) == content
    tried(len(ATTACKS))
