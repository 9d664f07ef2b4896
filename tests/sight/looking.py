"""What somebody sees of the planted house: which secrets an answer tells, and which it may."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from django.utils import timezone
from rest_framework.test import APIClient

from yifa.kernel import consulting, public
from yifa.kernel.person import Post
from yifa.kernel.register import Register
from yifa.kernel.rights import Sight, sight_of
from yifa.kernel.roles import Role

from .doors import NOT_THERE, Door, doors, routes, sitting, text_of
from .planted import SIDES, House, Secret, token_for

#: The long form asks every post at every address; the short one some of each, the same each time.
WIDE = int(os.environ.get("YIFA_ATTACK_ROUNDS", "2")) > 2
#: Addresses of one pattern that a post is asked about, and of the page that shows a matter.
MOST, MOST_MATTERS = (10_000, 10_000) if WIDE else (1, 4)
#: What may be said behind any address, so that it tells all it can.
QUERY = "?file=1&as=xlsx&format=csv&more=1&choose=1&from=2026-01-01&to=2026-11-19&size=500"
#: Patterns that only take what is sent; found by knocking.
CLOSED_TO_READING: set[str] = set()
#: What an answer holds anew each time, or only echoes.
FRESH = re.compile(r'csrfmiddlewaretoken" value="\w+"|Set-Cookie.*|(?<=next=)[^"]+')


def every_post() -> list[tuple[str, str]]:
    """Each role at each place."""
    return [(role.value, side) for side in SIDES for role in Role]


def some_posts() -> list[tuple[str, str]]:
    """Each role at the place itself and a clerk, who sees most, on each side; each role once more.

    Those who answer for others stand above, those who do not stand above too: it is there that
    they differ.
    """
    own = [(role.value, "own") for role in Role]
    around = [("clerk", side) for side in SIDES if side != "own"]
    above = [(role, "above") for role in ("officer", "leader", "security_admin")]
    return [*own, *around, *above]


POSTS = every_post() if WIDE else some_posts()
#: In the short form an attack of many is made by half of the posts, another by the other half.
ONE_HALF, OTHER_HALF = (POSTS, POSTS) if WIDE else (POSTS[::2], POSTS[1::2])
#: Those who see little of what the town holds, each in another way.
FEW = [("clerk", "own"), ("clerk", "beside"), ("officer", "above"), ("system_admin", "own")]
WHO = POSTS if WIDE else FEW


@dataclass
class Eyes:
    """Somebody in a post, who knocks at doors and reads what is told there."""

    planted: House
    post: Post | None
    sights: dict[str, Sight] = field(default_factory=dict)
    asked: int = 0
    told: dict[Sight, int] = field(default_factory=lambda: dict.fromkeys(Sight, 0))
    leaks: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.marks = dict(marks_of(self.planted))
        ordered = sorted(self.marks, key=len, reverse=True)
        self.pattern = re.compile("|".join(map(re.escape, ordered)))
        for name, secret in self.planted.secrets.items():
            sees = sight_of(self.post, secret.matter) if self.post else Sight.NOTHING
            self.sights[name] = sees
        self.browser, self.program = sitting_of(self.post), program_of(self.planted, self.post)

    def client_for(self, door: Door) -> Any:
        """Programs come in with a token, people in a browser."""
        return self.program if door.is_api else self.browser

    def get(self, door: Door, query: str = "") -> tuple[int, str]:
        """What is told at a door, looked through for what is not this post's to see."""
        response = self.client_for(door).get(door.url + query)
        told = text_of(response)
        self.asked += 1
        self.look_through(door.url + query, response.status_code, told)
        return response.status_code, told

    def look_through(self, where: str, status: int, told: str) -> None:
        """Note every word that this post may not read."""
        if status >= 500:
            self.leaks.append(f"{where} breaks: {status}")
        for word in set(self.pattern.findall(told)):
            secret, least = self.marks[word]
            if least is not None and (is_public(where, secret) or self.is_handed(where, secret)):
                continue
            self.told[least or Sight.CONTENT] += 1
            if least is None or self.sights[secret.name] < least:
                sees = self.sights[secret.name].name.lower()
                self.leaks.append(f"{where} tells “{word}” of {secret.name}, seen: {sees}")

    def is_handed(self, where: str, secret: Secret) -> bool:
        """Whether it is the exam in which this very person has a seat, at the page of that seat."""
        if self.post is None or not where.startswith("/exam/"):
            return False
        hall = Register.of(secret.matter).hall
        seats = hall.seats(self.post.person, timezone.now()) if hall else ()
        return any(seat.exam == secret.matter.pk for seat in seats)

    def look_everywhere(self, turn: int, *, most: int = MOST) -> None:
        """Knock at every door there is; what does not open to reading is not knocked at twice.

        In the short form posts take turns: at other patterns and addresses, with more or less said.
        """
        for door, query in self.knocks(turn, most):
            if door.route not in CLOSED_TO_READING:
                status, _ = self.get(door, query)
                if status == HTTPStatus.METHOD_NOT_ALLOWED:
                    CLOSED_TO_READING.add(door.route)

    def knocks(self, turn: int, at_one: int) -> Iterator[tuple[Door, str]]:
        """The doors of this post, each with what is said behind its address."""
        for place, route in enumerate(routes()):
            if not WIDE and turn and (turn + place) % 5:
                continue
            shows_matters = "matters" in route or route.endswith("<str:key>")
            most = max(at_one, MOST_MATTERS if shows_matters else MOST)
            says = ("", QUERY) if WIDE else (("", QUERY)[(turn + place) // 5 % 2],)
            for door in doors(self.planted, route, most=most, turn=turn):
                yield from ((door, query) for query in says)

    def sees(self, secret: Secret) -> Sight:
        """How much of a secret the rule gives this post."""
        return self.sights[secret.name]


def marks_of(planted: House) -> Iterator[tuple[str, tuple[Secret, Sight | None]]]:
    """Word → whose it is, and what one must see to read it; None where nobody reads it unasked."""
    for secret in planted.secrets.values():
        yield secret.number, (secret, Sight.PROGRESS)
        for word in secret.content:
            yield word, (secret, Sight.CONTENT)
        for word in secret.clear:
            yield word, (secret, None)


def is_in_the_library(secret: Secret) -> bool:
    """Whether a document was published, and what it says is for all to read."""
    says = Register.of(secret.matter).library
    return says is not None and secret.matter.took(says.publishes.name)


def is_public(where: str, secret: Secret) -> bool:
    """Whether a page for the public shows a matter that was published, its people masked."""
    if where.startswith(("/public/documents/", "/public/drafts/")):
        return consulting.was_opened(secret.matter) or is_in_the_library(secret)
    if not where.startswith("/public/records/"):
        return False
    return public.standing_of(secret.matter) is not None


def sitting_of(post: Post | None) -> Any:
    """A browser; nobody is signed in without a post."""
    from django.test import Client

    return sitting(post) if post else Client()


def program_of(planted: House, post: Post | None) -> APIClient:
    """A program with everything a token may open; none without a post."""
    knocking = APIClient()
    if post is not None:
        token_for(planted, post)
        knocking.credentials(HTTP_AUTHORIZATION=f"Bearer {planted.tokens[post.pk]}")
    return knocking


def elsewhere(url: str) -> str:
    """The same address with a number that is nobody's in place of each of its own."""
    return re.sub(r"(?<=/)\d{1,9}(?=/|$)(?!/?\d{4}-)", str(NOT_THERE), url)


def plainly(status: int, told: str) -> str:
    """An answer without what is made anew each time."""
    return f"{status} {FRESH.sub('', told)}"
