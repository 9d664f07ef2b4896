"""Whatever characters somebody types, pastes or sends, and wherever: kept as seen, or refused.

The fields come from the declarations: every text that any step of any register writes, those of a
party, notes, reasons, names; so a new kind enters without a line.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from django.core.exceptions import ValidationError
from django.db import models
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests import house
from tests.sight.planted import is_text
from yifa.kernel.gates import Refused
from yifa.kernel.matter import Event, Matter, Payload
from yifa.kernel.party import PARTY_FIELDS, Party
from yifa.kernel.person import Post
from yifa.kernel.plain_text import BREAK, UNPRINTABLE, UNSEEN, as_seen, is_overladen
from yifa.kernel.register import Register
from yifa.kernel.take import take
from yifa.kernel.writing import PARTIES, clean_one, clean_parties
from yifa.web.api.tests.doors import DISPUTE, client

#: What is passed over, and what then is kept.
PASSED_OVER = {
    "turned round": ("周\u202e远明\u202c案", "周远明案"),
    "an isolate": ("\u2067周明远\u2069", "周明远"),
    "marks of direction": ("\u200e周明远\u200f\u061c", "周明远"),
    "zero width": ("周\u200b明\u200d远\u2060", "周明远"),
    "a byte order mark": ("\ufeff周明远", "周明远"),
    "a soft hyphen": ("周\u00ad明远", "周明远"),
    "letters of a tag": ("周明远\U000e0041\U000e007f", "周明远"),
    "a separator of lines": ("周明远\u2028吴桂兰", "周明远\n吴桂兰"),
    "a return": ("周明远\r\n吴桂兰\r", "周明远\n吴桂兰"),
}
#: What is refused wherever it stands.
REFUSED = {
    "nul": "周\x00明远",
    "escape": "周\x1b[31m明远",
    "delete": "周\x7f明远",
    "a control of the second set": "周\x9b明远",
    "half a pair": "周\ud800明远",
    "another half of a pair": "周\udfff明远",
    "no character": "周\uffff明远",
    "a heap of marks": "周" + "\u0301" * 40,
    "no end": "周" * 100_001,
}
#: What of it a browser can send: halves of pairs never come out of UTF-8.
TYPED = {how: text for how, text in REFUSED.items() if "half" not in how}
#: What somebody's name may hold, and stays.
KEPT = ["𠮷田㛃", "བཀྲ་ཤིས་བསྒྲུབས", "ئابدۇللا", "Zoë", "ᠮᠣᠩᠭᠣᠯ", "①②"]


def texts() -> Iterator[tuple[type[Register], str]]:
    """Every text that a step of a register writes."""
    for register in Register.all.values():
        steps = [(p, step) for p in register.procedures for step in p.steps.values()]
        names = {name for procedure, step in steps for name in procedure.fields_of(step)}
        for name in sorted(names - {PARTIES}):
            column = cast("models.Field[Any, Any]", register.model._meta.get_field(name))
            if is_text(column):
                yield register, name


every_text = pytest.mark.parametrize(
    ("register", "name"), [pytest.param(r, n, id=f"{r.kind()}-{n}") for r, n in texts()]
)


def is_plain(text: str) -> bool:
    """Whether a text holds nothing that is not seen as it stands."""
    unseen = UNSEEN.search(text) or UNPRINTABLE.search(text) or BREAK.search(text)
    return not (unseen or is_overladen(text))


@pytest.mark.promise("input", "unseen and unprintable characters in every text of every step")
@every_text
def test_a_text_of_a_step_is_kept_as_seen_or_refused(
    register: type[Register], name: str, tried: Callable[[int], None]
) -> None:
    def kept(text: str) -> Any:
        return clean_one(register.model(), name, text, needed=False, by=Post())

    for written, seen in PASSED_OVER.values():
        assert kept(written) == seen
    for written in REFUSED.values():
        with pytest.raises(ValidationError) as refused:
            kept(written)
        assert is_plain(refused.value.messages[0])
    for written in KEPT:
        assert kept(written) == written
    tried(len(PASSED_OVER) + len(REFUSED) + len(KEPT))


def takes_words(name: str) -> bool:
    """Whether somebody writes words there about a party."""
    column = cast("models.Field[Any, Any]", Party._meta.get_field(name))
    return isinstance(column, models.CharField | models.TextField) and not column.choices


@pytest.mark.promise("input", "unseen and unprintable characters in every text about a party")
@pytest.mark.parametrize("name", [one for one in PARTY_FIELDS if takes_words(one)])
def test_a_text_about_a_party_is_kept_as_seen_or_refused(
    name: str, tried: Callable[[int], None]
) -> None:
    for written, seen in PASSED_OVER.values():
        (row,) = clean_parties([{"name": "吴桂兰", name: written}], needed=True)
        assert row[name] == seen
    for written in REFUSED.values():
        with pytest.raises(ValidationError, match="第1位当事人"):
            clean_parties([{"name": "吴桂兰", name: written}], needed=True)
    tried(len(PASSED_OVER) + len(REFUSED))


def test_a_name_of_nothing_that_can_be_seen_is_no_name() -> None:
    for nothing in ("\u200b\u200b", "\u3164", "\ufeff", "\u202e"):
        with pytest.raises(ValidationError, match=r"没有填姓名|至少填一方"):
            clean_parties([{"name": nothing, "telephone": "1"}], needed=True)


@pytest.mark.promise("input", "unseen and unprintable characters in notes and reasons")
@pytest.mark.django_db
def test_a_note_or_a_reason_is_kept_as_seen_or_refused(tried: Callable[[int], None]) -> None:
    house.set_up()
    clerk = house.post("clerk", house.OWN)
    matter = house.register_dispute(clerk, on=timezone.localdate())
    for step, name in (("remark", "note"), ("suspend", "reason")):
        for written in REFUSED.values():
            before = Event.objects.count()
            with pytest.raises(Refused):
                take(matter, step, by=clerk, on=timezone.localdate(), **{name: written})
            assert Event.objects.count() == before
    for written, seen in PASSED_OVER.values():
        take(matter, "remark", by=clerk, on=timezone.localdate(), note=written)
        assert Payload.objects.order_by("-pk").values_list("note", flat=True)[0] == seen
    tried(2 * len(REFUSED) + len(PASSED_OVER))


@pytest.mark.promise("input", "unseen and unprintable characters sent to the API")
@pytest.mark.django_db
def test_a_program_is_held_to_the_same(tried: Callable[[int], None]) -> None:
    house.set_up()
    knocking = client(house.post("clerk", house.OWN))
    for written, seen in PASSED_OVER.values():
        sent = {"fields": DISPUTE | {"title": written}, "note": written}
        made = knocking.post("/api/dispute", sent, format="json")
        assert made.status_code == 201
        assert Matter.objects.get(pk=made.json()["id"]).title == seen
    stored = Matter.objects.count()
    for written in REFUSED.values():
        for sent in (
            {"fields": DISPUTE | {"title": written}},
            {"fields": DISPUTE, "note": written},
        ):
            escaped = json.dumps(sent)  # halves of pairs come so
            answer = knocking.post("/api/dispute", escaped, content_type="application/json")
            assert answer.status_code == 422 and is_plain(answer.json()["detail"])
    assert Matter.objects.count() == stored
    tried(len(PASSED_OVER) + 2 * len(REFUSED))


@pytest.fixture
def desk(db: None) -> Callable[[str], Client]:
    house.set_up()
    return lambda role: cast("Client", house.let_in(Client(), house.post(role, house.OWN)))


#: A form of the desk by address, whose it is, what else it asks for, and the text that is attacked.
FORMS: dict[str, tuple[str, str, dict[str, Any], str]] = {
    "view": ("clerk", "/desk/registers/dispute/views/", {"query": "stage=accepted"}, "name"),
    "token": (
        "clerk",
        reverse("tokens"),
        {"scopes": ["read"], "lasts": "30"},
        "name",
    ),
    "person": (
        "security_admin",
        reverse("new-person"),
        {"username": "songyun", "organisation": house.OWN, "role": "clerk", "since": "2026-01-05"},
        "name",
    ),
    "organisation": (
        "system_admin",
        reverse("new-organisation"),
        {"parent": house.OWN, "code": "339901101-77", "short": "柳新", "level": "town"}
        | {"form": "department"},
        "name",
    ),
    "matter": (
        "clerk",
        "/desk/registers/dispute/new/",
        {"type": "homestead", "source": "applied", "desk_on": "今天", "party-0-name": "吴桂兰"}
        | {"party-TOTAL_FORMS": "1", "party-INITIAL_FORMS": "0"},
        "title",
    ),
}


@pytest.mark.promise("input", "unseen and unprintable characters typed into forms of the desk")
@pytest.mark.parametrize("form", FORMS)
def test_a_form_shows_and_keeps_what_is_seen(
    form: str, desk: Callable[[str], Client], tried: Callable[[int], None]
) -> None:
    role, address, told, name = FORMS[form]
    browser = desk(role)
    for written in TYPED.values():
        page = browser.post(address, {**told, name: written})
        assert page.status_code in (200, 422) and not page.context.get("fresh")
    page = browser.post(address, {**told, name: PASSED_OVER["turned round"][0]}, follow=True)
    words = page.content.decode()
    assert page.status_code == 200 and is_plain(words.replace("\r", "")) and "周远明案" in words
    tried(len(TYPED) + 1)


def test_no_form_takes_words_by_another_rule() -> None:
    """Each line and text of a form is a field of `words`; files carried in a page are no words."""
    desk_files = Path(__file__).parents[1].glob("yifa/web/**/*.py")
    bare = [
        file.name
        for file in desk_files
        if "tests" not in file.parts and re.search(r"forms\.CharField\b", file.read_text())
    ]
    assert sorted(bare) == ["uploads.py", "words.py"]


@pytest.mark.promise("input", "an address that would turn the words of a page round")
def test_what_an_address_says_is_not_shown_turned_round(desk: Callable[[str], Client]) -> None:
    page = desk("clerk").get(reverse("search"), {"q": "gpj.\u202eexe"}).content.decode()
    assert is_plain(page) and as_seen("gpj.\u202eexe") in page
