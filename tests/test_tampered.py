"""Whoever has the password of the database changes nothing unseen: `yifa verify` names it.

Every column of every table is changed, every kind of row removed, put in, exchanged and moved,
every file of evidence spoiled. What verify leaves out is said in `LEFT_OUT`, and nothing else is:
a table or a column that is added tomorrow is attacked tomorrow.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import transaction
from pytest_django import DjangoDbBlocker

from tests import everything, tampering
from tests.tampering import Column, Model, undone
from yifa.kernel.administration.record import AdministrationHead, AdministrativeAct
from yifa.kernel.chain import canonical
from yifa.kernel.evidence import Evidence
from yifa.kernel.matter import ChainHead, Event, Matter
from yifa.kernel.organisation import Organisation
from yifa.kernel.signed_heads import broken_signature, signed
from yifa.kernel.take import take
from yifa.kernel.tests import county
from yifa.kernel.tests.cases import register_dispute
from yifa.kernel.verify import check_heads, export_heads, verify

#: In the long form every row of a table up to so many.
MOST = 1 if int(os.environ.get("YIFA_ATTACK_ROUNDS", "2")) < 10 else 20

DJANGO = "Django's own: nothing of the house rests on it, rights lie in posts"
NOTE = "a note on a draft: what a report was adopted with lies in its freeze"
HABIT = "a person's own habit, on which nothing rests"
DOOR = (
    "how somebody is let in: whoever can write here could let himself in as anybody, "
    "but what he then does stands on the chain"
)
#: Tables, and columns of tables, that verify knowingly leaves out, each with the reason.
LEFT_OUT = {
    "auth.Permission": DJANGO,
    "auth.Group": DJANGO,
    "auth.Group_permissions": DJANGO,
    "contenttypes.ContentType": DJANGO,
    "sessions.Session": DOOR,
    "kernel.Person.password": DOOR,
    "kernel.Person.must_change_password": DOOR,
    "kernel.Person.closings": DOOR,
    "kernel.Person.last_login": HABIT,
    "kernel.Person.large_type": HABIT,
    "kernel.Person.keyboard": HABIT,
    "web.ApiToken": DOOR,
    "web.Pace": DOOR,
    "web.WrongTry": DOOR,
    "web.CodeApp": DOOR,
    "web.SecurityKey": DOOR,
    "web.SpareCode": DOOR,
    "web.SavedView": HABIT,
    "web.Sent": "only keeps the same registration or step from coming in twice",
    "kernel.HandedIn": DOOR,
    "kernel.Import.sealed": "empty once a table is in; what is put there then is read by nobody",
    "kernel.TalliedBy": "says whether the next command tells anew what figures read",
    "exam_sitting.AnswerSheet": "answers on their way: what counts is what a step has collected",
    "annual_report.Mark": NOTE,
    "annual_report.Answer": NOTE,
    "annual_report.Comment": NOTE,
    "annual_report.Source": "the file that the first version, which is chained, was read from",
}

pytestmark = pytest.mark.django_db
Tried = Callable[[int], None]


@pytest.fixture(scope="module")
def built(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Built once, as every attack is undone."""
    with django_db_blocker.unblock(), transaction.atomic():
        everything.build()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def house(built: None, db: None) -> None:
    assert list(verify()) == []


def answered_for() -> Iterator[Model]:
    """The tables that verify answers for; each has a row to attack."""
    for model in tampering.tables():
        if model._meta.label not in LEFT_OUT:
            assert model._base_manager.exists(), f"tests/everything.py puts no row in {model}"
            yield model


def columns(model: Model) -> list[Column]:
    """The columns of a table that verify answers for."""
    label = model._meta.label
    return [one for one in tampering.columns(model) if f"{label}.{one.name}" not in LEFT_OUT]


def some(model: Model) -> list[Column]:
    """In the long form all; else every third, and of what a kind records every fifteenth.

    One loop looks at whatever any kind records.
    """
    every = columns(model)
    if MOST > 1:
        return every
    return every[:: 15 if issubclass(model, Matter) and model is not Matter else 3]


class Found:
    """Counts attacks, and keeps those that verify did not name."""

    def __init__(self) -> None:
        self.tried, self.unseen = 0, list[str]()

    def look(self, attack: str) -> None:
        """Look whether something is named after an attack."""
        self.tried += 1
        named = next(verify(), None)
        if named is None or not named.sentence.strip():
            self.unseen.append(attack)


@pytest.mark.promise(
    "unseen",
    "a column of a table changed by SQL, one after the other, in the long form each of each",
)
def test_a_changed_column_is_named(house: None, tried: Tried) -> None:
    found = Found()
    for model in answered_for():
        for column in some(model):
            for row in tampering.rows(model, most=MOST):
                with undone():
                    if tampering.change(row, column):
                        found.look(f"{model._meta.label}.{column.name}")
    assert found.unseen == []
    assert found.tried > 80
    tried(found.tried)


@pytest.mark.promise("unseen", "a row of each table removed by SQL, and put in once more")
def test_a_row_removed_or_put_in_is_named(house: None, tried: Tried) -> None:
    found = Found()
    for model in answered_for():
        for row in tampering.rows(model, most=MOST):
            with undone():
                tampering.remove(row)
                found.look(f"{model._meta.label} removed")
            with undone():
                if tampering.copy_of(row):
                    found.look(f"{model._meta.label} put in")
    assert found.unseen == []
    tried(found.tried)


@pytest.mark.promise(
    "unseen", "two rows of each table exchange contents, places, or organisations by SQL"
)
def test_rows_that_are_exchanged_are_named(house: None, tried: Tried) -> None:
    found = Found()
    for model in answered_for():
        for one, other, names in exchanges(model):
            with undone():
                if tampering.exchange(one, other, names):
                    found.look(f"{model._meta.label}: {', '.join(names)}")
    assert found.unseen == []
    assert found.tried > 30
    tried(found.tried)


def exchanges(model: Model) -> Iterator[tuple[Any, Any, list[str]]]:
    """Neighbours with what they exchange; and rows of two organisations."""
    alone = tampering.unique(model)
    places = [one.name for one in columns(model) if one in alone and not one.is_relation]
    contents = [one.name for one in columns(model) if one not in alone and not one.is_relation]
    for one, other in tampering.pairs(model, most=MOST):
        yield from ((one, other, names) for names in (places, contents) if names)
    for column in columns(model):
        if column.related_model is Organisation:
            yield from ((*pair, [column.name]) for pair in strangers(model, column))


def strangers(model: Model, column: Column) -> Iterator[tuple[Any, Any]]:
    """Two rows of different organisations, if there are."""
    first, *others = model._base_manager.order_by("pk")
    its = getattr(first, column.attname)
    apart = ((first, other) for other in others if getattr(other, column.attname) != its)
    yield from islice(apart, 1)


@pytest.mark.promise("unseen", "the end of each chain cut off by SQL and its head set back to fit")
def test_a_tail_cut_off_with_its_head_is_caught_by_exported_heads(
    house: None, tried: Tried
) -> None:
    saved, cut = export_heads(), 0
    for head in ChainHead.objects.filter(count__gt=0):
        with undone():
            last = Event.objects.get(holder=head.organisation_id, place=head.count)
            tampering.put(head, count=head.count - 1, digest=last.previous)
            tampering.remove(last)
            assert [one.what for one in check_heads(saved)] == ["cut"]
            cut += 1
    with undone():
        acts, head = AdministrativeAct.objects.first(), AdministrationHead.objects.get()
        assert acts is not None
        tampering.put(head, count=head.count - 1, digest=acts.previous)
        tampering.remove(acts)
        assert [one.where for one in check_heads(saved)] == [f"管理记录:{head.count}"]
    tried(cut + 1)


@pytest.mark.promise("unseen", "the whole database brought back from an older copy")
def test_an_older_copy_of_everything_is_whole_and_caught_by_exported_heads(house: None) -> None:
    with undone():
        matter = register_dispute(county.place(county.TOWN_COMMITTEE))
        take(matter, "accept", by=matter.handler, on=everything.DAY)
        saved = export_heads()
        assert list(check_heads(saved)) == []
    assert list(verify()) == []
    assert [one.what for one in check_heads(saved)] == ["cut"]


#: What may be made of an exported list of heads by who can't sign.
FORGED: dict[str, Callable[[dict[str, Any]], object]] = {
    "a chain made shorter": lambda kept: first_of(kept).__setitem__(0, 0),
    "another digest": lambda kept: first_of(kept).__setitem__(1, "0" * 64),
    "a chain left out": lambda kept: kept["heads"].popitem(),
    "a chain put in": lambda kept: kept["heads"].update({"339999": [1, "0" * 64]}),
    "another signature": lambda kept: kept["signature"].update(value="00" * 64),
    "no signature": lambda kept: kept.pop("signature"),
    "an unknown key": lambda kept: kept["signature"].update(key=99),
    "another way of signing": lambda kept: kept["signature"].update(algorithm="none"),
    "signed by somebody else": lambda kept: kept["signature"].update(stranger_s(kept["heads"])),
}


def first_of(kept: dict[str, Any]) -> list[Any]:
    head: list[Any] = next(iter(kept["heads"].values()))
    return head


def stranger_s(heads: dict[str, Any]) -> dict[str, str]:
    """A signature that is right, by a key that is not the house's."""
    key = Ed25519PrivateKey.generate()
    public = key.public_key().public_bytes_raw().hex()
    return {"public_key": public, "value": key.sign(canonical(heads)).hex()}


@pytest.mark.promise("unseen", "an exported list of heads is changed where it is kept")
def test_a_list_of_heads_that_was_changed_is_told(house: None, tried: Tried) -> None:
    kept = json.dumps(signed(export_heads()))
    assert list(broken_signature(json.loads(kept))) == []
    for how, forge in FORGED.items():
        told = json.loads(kept)
        forge(told)
        assert [one.what for one in broken_signature(told)] == ["signature"], how
    tried(len(FORGED))


#: What may happen to a file of evidence; `other` is another file.
SPOILT: dict[str, Callable[[Path, Path], object]] = {
    "one bit": lambda file, other: file.write_bytes(flipped(file.read_bytes())),
    "removed": lambda file, other: file.unlink(),
    "cut short": lambda file, other: file.write_bytes(file.read_bytes()[:-1]),
    "emptied": lambda file, other: file.write_bytes(b""),
    "another's": lambda file, other: shutil.copyfile(other, file),
    "an older version": lambda file, other: file.write_text("第一稿"),
    "a folder": lambda file, other: (file.unlink(), file.mkdir()),
}


def flipped(content: bytes) -> bytes:
    """The content with one bit changed in its middle."""
    place = len(content) // 2
    return content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]


@pytest.mark.promise(
    "unseen", "a file of evidence changed by a bit, removed, cut short, exchanged or replaced"
)
def test_a_spoilt_file_is_named(house: None, tried: Tried) -> None:
    one, other = (Path(row.file.path) for row in Evidence.objects.order_by("pk")[:2])
    whole = one.read_bytes()
    for how, spoil in SPOILT.items():
        spoil(one, other)
        assert [broken.what for broken in verify()] == ["evidence"], how
        shutil.rmtree(one) if one.is_dir() else one.unlink(missing_ok=True)
        one.write_bytes(whole)
    assert list(verify()) == []
    tried(len(SPOILT))


def test_what_is_left_out_is_there() -> None:
    known = {model._meta.label for model in tampering.tables()}
    known |= {f"{m._meta.label}.{c.name}" for m in tampering.tables() for c in tampering.columns(m)}
    assert LEFT_OUT.keys() <= known
