"""Nobody learns by trying what they may not read: by words, filters, counts, warnings.

A page that shows nothing of a matter may still tell of it: it is found by a word, it stands in the
list of a part, it is counted, somebody is warned of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from urllib.parse import quote, quote_plus

import pytest
from django.test import Client
from django.urls import reverse

from tests import house
from yifa.kernel import desk_work, spreadsheet
from yifa.kernel.categories import ACT_WORDS
from yifa.kernel.figures import Counted
from yifa.kernel.matter import Matter
from yifa.kernel.organisation import Organisation
from yifa.kernel.register import SHARED_COLUMNS, Register
from yifa.kernel.rights import Sight, may_read_figures, see
from yifa.kernel.writing import encode
from yifa.web.desk import paging
from yifa.web.filters import OF_PROGRESS

from .doors import Door, text_of
from .looking import POSTS, WHO, WIDE, Eyes, plainly
from .planted import NOW, SIDES, House, Secret, table

pytestmark = pytest.mark.django_db
#: A word, a name and a number like the planted ones, which nobody bears.
LIKE = {"word": "隐999珠", "name": "隐望舒", "number": "隐柳调〔2026〕99999号"}


def without(words: str, told: str) -> str:
    """An answer without the words that were asked for, however an address spells them."""
    once = quote_plus(words)
    for spelt in (quote_plus(once), once, quote(words), words):
        told = told.replace(spelt, "…")
    return told


def guesses(secret: Secret, turn: int) -> Iterator[tuple[str, str]]:
    """What somebody may try to find a matter by, each with the like of it that nobody bears.

    In the short form a matter is tried by its word or by its number, and by one of its people.
    """
    names = [(person["name"], LIKE["name"]) for person in secret.parties]
    itself = [(secret.word, LIKE["word"]), (secret.number, LIKE["number"])]
    for those in (itself, names):
        yield from those if WIDE else those[turn % 2 :][:1]


@pytest.mark.promise("sight", "a word, name or number of a matter is searched for everywhere")
@pytest.mark.parametrize(("role", "side"), WHO)
def test_a_word_finds_a_matter_only_for_those_who_may_read_it(
    role: str, side: str, planted: House, tried: Callable[[int], None]
) -> None:
    eyes, asked = Eyes(planted, house.post(role, SIDES[side])), 0
    nobody: dict[tuple[str, str], str] = {}
    some = planted.of("moved" if side == "own" else "kept")
    tried_for = planted.secrets.values() if WIDE else islice(some, 0, None, 2)
    for turn, secret in enumerate(tried_for):
        if eyes.sees(secret) is Sight.CONTENT:
            continue
        for door in [Door("", reverse("search")), *in_turn(lists_of(secret), turn // 2)]:
            for real, fake in guesses(secret, turn):
                if (door.url, fake) not in nobody:
                    nobody[door.url, fake] = without(fake, told(eyes, door, q=fake))
                answer = without(real, told(eyes, door, q=real))
                assert answer == nobody[door.url, fake], f"{door.url} tells {real} from {fake}"
                asked += 1
    tried(asked)


def told(eyes: Eyes, door: Door, **query: str) -> str:
    """What is answered to a query, without what is made anew each time."""
    response = eyes.client_for(door).get(door.url, query)
    heads = ("ETag", "Set-Cookie", "Content-Length")
    for name in heads:
        response.headers.pop(name, None)
    return plainly(response.status_code, text_of(response))


@pytest.mark.promise("sight", "a matter seen in its progress is filtered by what it is about")
def test_a_filter_by_content_finds_only_what_may_be_read(
    planted: House, tried: Callable[[int], None]
) -> None:
    eyes, asked, found = Eyes(planted, house.post("clerk", house.OWN)), 0, 0
    for secret in list(planted.secrets.values())[:: 1 if WIDE else 2]:
        for name, value in values_of(secret):
            for door in in_turn(lists_of(secret), asked):
                answer = told(eyes, door, **{name: value})
                content = eyes.sees(secret) is Sight.CONTENT
                listed = content or (name in OF_PROGRESS and eyes.sees(secret) > Sight.NOTHING)
                assert (secret.number in answer) is listed, f"{door.url}?{name}={value}"
                asked, found = asked + 1, found + listed
    assert found
    tried(asked)


def lists_of(secret: Secret) -> list[Door]:
    """Where a register is listed."""
    kind = secret.matter.kind
    return [Door("", reverse("register", args=[kind])), Door("api/", f"/api/{kind}")]


def in_turn(doors: list[Door], turn: int) -> list[Door]:
    """All of several doors; in the short form one of them, each in its turn."""
    return doors if WIDE else [doors[turn % len(doors)]]


def values_of(secret: Secret) -> Iterator[tuple[str, str]]:
    """The filters of a register that a matter has a value for, with that value."""
    matter = secret.matter.of_kind()
    register = Register.of(matter)
    yield "stage", matter.stage
    for name in register.filters:
        value = None if name in SHARED_COLUMNS else getattr(matter, name)
        if value not in (None, "", True, False):
            yield name, str(encode(value))


def test_every_order_of_a_register_goes_by_what_progress_tells() -> None:
    names = {column.name for order in paging.ORDERS.values() for column in order.columns}
    assert names <= {"desk_urgency", "id", "registered_on", "year", "serial"}


@pytest.mark.promise("sight", "a figure is opened part by part to learn what a matter is about")
def test_a_part_of_a_figure_lists_only_what_may_be_read(
    planted: House, tried: Callable[[int], None]
) -> None:
    own = Eyes(planted, house.post("clerk", house.OWN))
    above = Eyes(planted, house.post("clerk", house.ABOVE))
    asked = seen = 0
    for secret in planted.of("moved"):
        figures = list(Register.of(secret.matter).figures.values())
        for figure in figures[:: 1 if WIDE else 11]:
            if not isinstance(figure, Counted):
                continue
            for query in islice(parts_of(figure, secret), None if WIDE else 2):
                door = Door("", reverse("figure", args=figure.key.split(".")))
                narrowed = {*figure.where, *([query["by"]] if "part" in query else [])}
                listed = secret.number in told(own, door, **query)
                may = own.sees(secret) is Sight.CONTENT or narrowed <= ACT_WORDS.keys()
                assert may or not listed, f"{figure.key} {query}"
                seen += secret.number in told(above, door, o=house.place(house.OWN).code, **query)
                asked += 2
    assert seen
    tried(asked)


def parts_of(figure: Counted, secret: Secret) -> Iterator[dict[str, str]]:
    """The figure whole, and each part of it in which the matter would be."""
    yield {}
    for name in figure.by:
        value = None if name in ACT_WORDS else getattr(secret.matter.of_kind(), name)
        if value not in (None, ""):
            yield {"by": name, "part": str(encode(value))}


@pytest.mark.promise("sight", "the sums of each organisation are asked for from each side")
@pytest.mark.parametrize(("role", "side"), POSTS)
def test_sums_are_read_by_those_who_answer_for_them(
    role: str, side: str, planted: House, tried: Callable[[int], None]
) -> None:
    post = house.post(role, SIDES[side])
    eyes, key = Eyes(planted, post), "dispute.found"
    for place in Organisation.objects.all():
        may = may_read_figures(post, place)
        program = eyes.program.get(f"/api/figures/{key}?organisation={place.code}")
        assert program.status_code == (200 if may else 403)
        page = eyes.browser.get(reverse("figure", args=key.split(".")), {"o": place.code})
        assert page.status_code == (200 if may else 403)
        unknown = eyes.browser.get(reverse("figure", args=key.split(".")), {"o": "000"})
        assert may or page.content == unknown.content
    tried(3 * Organisation.objects.count())


@pytest.mark.promise("sight", "a table brings the number of a matter that is not one's own")
def test_a_table_does_not_tell_whether_a_number_is_there(planted: House) -> None:
    secret = planted.secrets["dispute kept"]
    post = house.post("clerk", house.STRANGER)
    pages = []
    for number in (secret.number, LIKE["number"]):
        content = table(secret, number=number)
        kept = spreadsheet.keep(Register.all["dispute"], post, file="表.xlsx", content=content)
        client: Client = house.let_in(Client(), post)
        told = client.get(reverse("import", args=[kept.pk])).content.decode()
        pages.append(plainly(200, told.replace(number, "…").replace(f"/{kept.pk}/", "/…/")))
    assert pages[0] == pages[1]


@pytest.mark.promise("sight", "somebody registers the people of a matter that is not theirs")
@pytest.mark.parametrize("side", SIDES)
def test_a_warning_of_doubles_tells_only_of_what_may_be_read(side: str, planted: House) -> None:
    secret = planted.secrets["dispute kept"]
    eyes = Eyes(planted, house.post("clerk", SIDES[side]))
    sent = {
        "title": "滴水",
        "type": "neighbour",
        "source": "applied",
        "party-TOTAL_FORMS": "2",
        "party-0-name": secret.parties[0]["name"],
        "party-1-name": secret.parties[1]["name"],
        "desk_on": "今天",
    }
    page = eyes.browser.post(reverse("new-matter", args=["dispute"]), sent).content.decode()
    assert (secret.number in page) is (eyes.sees(secret) is Sight.CONTENT)


def test_who_sees_the_progress_is_told_no_name_of_who_handles_it(planted: House) -> None:
    secret = planted.secrets["dispute moved"]
    eyes = Eyes(planted, house.post("clerk", house.OWN))
    handler = house.post("clerk", house.BESIDE)
    assert eyes.sees(secret) is Sight.PROGRESS
    addresses = (
        f"/api/dispute/{secret.matter.pk}",
        reverse("matter", args=[secret.matter.pk]),
        reverse("register-export", args=["dispute"]) + "?file=1&col=handler",
    )
    columns = reverse("register", args=["dispute"])
    eyes.browser.get(columns, {"chosen": "1", "col": ["handler", "holder"]})
    for url in addresses:
        client = eyes.program if url.startswith("/api/") else eyes.browser
        answer = text_of(client.get(url))
        assert secret.number in answer
        assert handler.mark not in answer and handler.person.name not in answer, url


def some_registers(role: str, side: str) -> list[tuple[str, type[Register]]]:
    """Every register; in the short form those who see little look into half of them, in turn."""
    every = list(Register.all.items())
    if WIDE:
        return every
    return every[WHO.index((role, side)) % 2 :: 2] if (role, side) in WHO else []


@pytest.mark.promise("sight", "what is counted in registers, views and my work is counted anew")
@pytest.mark.parametrize(("role", "side"), POSTS)
def test_nothing_is_counted_that_is_not_seen(
    role: str, side: str, planted: House, tried: Callable[[int], None]
) -> None:
    post, asked = house.post(role, SIDES[side]), 0
    eyes = Eyes(planted, post)
    readable = see(Matter.objects.all(), post, sight=Sight.CONTENT)
    for group in desk_work.groups(post, NOW.date()):
        assert not group.matters.exclude(pk__in=readable.values("pk")).exists(), group.name
        asked += 1
    for kind, register in some_registers(role, side):
        every = register.model._default_manager.exclude(stage="void")
        page = eyes.browser.get(reverse("register", args=[kind])).context
        assert page["line"].total == see(every, post).count(), kind
        shown = {link.label: link.count for link in page["views"]}
        for view in register.views:
            seen = see(every.filter(view.where), post, sight=Sight.CONTENT).count()
            assert (shown[view.label] or 0) == seen, (kind, view.label)
        asked += 1 + len(register.views)
    tried(asked)
