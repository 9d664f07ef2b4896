"""Every door of the house: each address that Django knows, filled in with what was planted.

Nobody keeps a list of doors. A new address is found by walking the resolver; what stands between
its slashes is looked up by the word before it. If nothing is planted there the walk fails and says
so: no door is left out because nobody knew how to knock.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Any

from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from tests import house
from yifa.kernel import public
from yifa.kernel.person import Post
from yifa.kernel.register import Register
from yifa.report.wing import Wing
from yifa.web.check.examples import EXAMPLES

from .planted import NOW, SIDES, House, Secret

PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")
#: A number that is nobody's.
NOT_THERE = 987_654_321


class NothingPlanted(AssertionError):
    """An address asks for something that the planted house does not have."""


@dataclass(frozen=True)
class Door:
    """One address, and the matter that it names, if it names one."""

    route: str
    url: str
    secret: Secret | None = None

    @property
    def is_api(self) -> bool:
        """Whether programs come in here, with a token."""
        return self.route.startswith("api/")


@cache
def routes() -> tuple[str, ...]:
    """Every address pattern of the house."""
    return tuple(walk(get_resolver()))


def walk(resolver: URLResolver, before: str = "") -> Iterator[str]:
    """The patterns below one resolver."""
    for one in resolver.url_patterns:
        route = before + str(one.pattern)
        if isinstance(one, URLPattern):
            yield route
        else:
            yield from walk(one, route)


@dataclass(frozen=True)
class Filling:
    """A value for a place in an address, and the matter that it names, if it names one."""

    value: object
    secret: Secret | None = None


def doors(planted: House, route: str, *, most: int, turn: int = 0) -> list[Door]:
    """A pattern with everything that was planted for its places, at most so many.

    Of more than that, each `turn` takes others.
    """
    names = list(places_of(route))
    told = [fillings(planted, route, before, name) for before, name in names]
    found = []
    for values in product(*told):
        words = iter(str(one.value) for one in values)
        url = "/" + PARAMETER.sub(lambda _, words=words: next(words), route)  # type: ignore[misc]
        secret = next((one.secret for one in values if one.secret), None)
        found.append(Door(route, url, secret))
    step = max(1, -(-len(found) // most))
    return found[turn % step :: step]


def places_of(route: str) -> Iterator[tuple[str, str]]:
    """Each place to fill: the last word before it, and its name."""
    word = ""
    for part in re.split(r"[/.]", route):
        named = PARAMETER.fullmatch(part)
        if named:
            yield word, named[1]
        elif part:
            word = part


def fillings(planted: House, route: str, before: str, name: str) -> list[Filling]:
    """What was planted for one place; NothingPlanted if nobody thought of it."""
    if before in Register.all and name == "key":
        here = (one for one in planted.secrets.values() if one.matter.kind == before)
        return [filling for one in here for filling in (by_key(one), Filling(one.number, one))]
    known = everything(planted)
    if (before, name) not in known:
        raise NothingPlanted(
            f"{route}: nothing is planted for <{name}> after “{before}”. Plant one in "
            "tests/sight/planted.py and name it in tests/sight/doors.py, so that everybody is "
            "asked what they see behind this door too."
        )
    return known[before, name]


def by_key(secret: Secret) -> Filling:
    """A matter by its key."""
    return Filling(secret.matter.pk, secret)


@cache
def everything(planted: House) -> Mapping[tuple[str, str], list[Filling]]:
    """What stands after which word."""
    secrets = list(planted.secrets.values())
    report, returned = planted.secrets["annual_report kept"], planted.secrets["returns kept"]
    own, people = house.place(house.OWN), [house.post("clerk", one) for one in SIDES.values()]
    places = [house.place(one) for one in SIDES.values()]
    files = [Filling(pk, one) for one in secrets for pk in one.evidence]
    first = {one.matter.kind: one for one in reversed(secrets)}
    return {
        ("matters", "pk"): [by_key(one) for one in secrets],
        ("matters", "matter"): [by_key(one) for one in secrets],
        ("evidence", "pk"): files,
        ("evidence", "evidence"): files,
        ("reports", "pk"): [by_key(report)],
        ("reports", "block"): plain(planted.lain["block"]),
        ("reports", "code"): plain(own.code),
        ("reports", "year"): plain(NOW.year),
        ("reports", "format"): plain("docx", "html", "csv", "json"),
        ("numbers", "place"): plain(0),
        ("comments", "comment"): plain(planted.lain["comment"]),
        ("findings", "key"): plain("nothing"),
        ("files", "format"): plain("docx", "html", "md", "json"),
        ("versions", "old"): plain(1),
        ("versions", "new"): plain(2),
        ("steps", "pk"): [by_key(returned), by_key(secrets[0])],
        ("alike", "step"): plain(
            *{step.name: 1 for one in Register.all.values() for step in one.alike}
        ),
        ("steps", "step"): plain(*steps(first.values())),
        ("returns", "form"): plain(
            *(form.name for one in Wing.all.values() for form in one.returns)
        ),
        ("returns", "month"): plain(f"{NOW:%Y-%m}"),
        ("returns", "code"): plain(*(one.code for one in places)),
        ("registers", "kind"): plain(*Register.all),
        ("papers", "name"): plain(*{n: 1 for one in Register.all.values() for n in one.papers}),
        ("sheets", "name"): plain(*{n: 1 for one in Register.all.values() for n in one.sheets}),
        ("figures", "kind"): plain(*(one.kind() for one in Register.all.values() if one.figures)),
        ("figures", "name"): plain(*{n: 1 for one in Register.all.values() for n in one.figures}),
        ("figures", "key"): plain(
            *(figure.key for one in Register.all.values() for figure in one.figures.values())
        ),
        ("work", "name"): plain("overdue", "awaits", "open", "called", "below", "sent", "arrived"),
        ("exam", "exam"): [by_key(one) for one in secrets if one.matter.kind == "exam_sitting"],
        ("views", "pk"): plain(planted.lain["view"]),
        ("take-over", "pk"): plain(*(one.pk for one in people)),
        ("organisations", "pk"): plain(*(one.pk for one in places)),
        ("staff", "pk"): plain(*(one.person_id for one in people)),
        ("posts", "pk"): plain(*(one.pk for one in people)),
        ("import", "pk"): plain(planted.lain["waiting"]),
        ("imports", "pk"): plain(planted.lain["waiting"], planted.lain["done"]),
        ("keys", "pk"): plain(planted.lain["key"]),
        ("tokens", "pk"): plain(planted.lain["token"]),
        ("calendar", "secret"): plain("yifa_guessed"),
        ("api", "elsewhere"): plain("nowhere"),
        ("examples", "name"): plain(*EXAMPLES),
        ("ask", "kind"): plain(*(one.kind() for one in Register.all.values() if one.asked)),
        ("ask", "code"): plain(*(one.code for one in places)),
        ("about", "pk"): [by_key(one) for one in secrets],
        ("add", "step"): plain(
            *{one.step.name: 1 for r in Register.all.values() if r.asked for one in r.asked.adds}
        ),
        ("records", "kind"): plain(*(one.kind() for one in public.registers())),
        ("records", "pk"): [by_key(one) for one in secrets],
        ("documents", "pk"): [by_key(one) for one in secrets],
        ("drafts", "pk"): [by_key(one) for one in secrets],
    }


def plain(*values: object) -> list[Filling]:
    """Values that name no matter by themselves."""
    return [Filling(value) for value in values]


def steps(secrets: Iterable[Secret]) -> list[str]:
    """Every step that a matter of some kind can take, the kernel's first."""
    found: dict[str, None] = {}
    for one in secrets:
        found |= dict.fromkeys([*one.matter.procedure.kernel_steps, *one.matter.procedure.steps])
    return list(found)


def sitting(post: Post) -> Client:
    """Somebody at work in a post, in a browser."""
    client: Client = house.let_in(Client(), post)
    return client


def text_of(response: Any) -> str:
    """Everything that an answer says: its head, its body, and what lies in a packed file."""
    if getattr(response, "streaming", False):
        body = b"".join(response.streaming_content)
    else:
        body = response.content
    if body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(body)) as packed:
            body = b"\n".join(packed.read(name) for name in packed.namelist())
    heads = " ".join(f"{name}: {value}" for name, value in response.headers.items())
    return heads + "\n" + body.decode("utf-8", "replace").replace("\r\n ", "")
