"""Private values planted through every door of every register lie nowhere in clear.

A new kind, a new private column and a new door that the API publishes enter without a line.
"""

from __future__ import annotations

import datetime as dt
import io
import logging
import zipfile
from collections.abc import Callable, Iterator, Mapping
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from rest_framework.test import APIClient
from stdnum.cn import ric

from tests import house
from yifa.kernel import backup
from yifa.kernel.evidence import Upload
from yifa.kernel.exchange import Import
from yifa.kernel.matter import Matter
from yifa.kernel.party import PRIVATE_PARTY_FIELDS
from yifa.kernel.person import Post
from yifa.kernel.privacy import EncryptedField
from yifa.kernel.register import Register
from yifa.kernel.spreadsheet import export
from yifa.kernel.take import take
from yifa.kernel.verify import verify
from yifa.kernel.writing import PARTIES
from yifa.web.api import tokens
from yifa.web.api.problem import ProblemSerializer

EVERY_SCOPE = ("read", "write", "figures", "calendar")


def private_columns(register: type[Register]) -> list[str]:
    """The fields of a register's first step that hold private values, parties among them."""
    procedure = register.procedures[-1]
    model = register.model
    return [
        name
        for name in procedure.fields_of(procedure.first())
        if name == PARTIES or isinstance(model._meta.get_field(name), EncryptedField)
    ]


#: The registers that people enter private values in.
HOLD_THEM = [one for one in Register.all.values() if one.wing() and private_columns(one)]


class Planted:
    """Private values that are like no others, and what was planted so far."""

    def __init__(self) -> None:
        self.all: list[str] = []
        self.number = count(1)

    def one(self, name: str) -> str:
        """A new value for a private field."""
        serial = next(self.number)
        birth = f"3399011980{serial % 12 + 1:02}{serial % 28 + 1:02}{serial:03}"
        made = {
            "identity_number": birth + ric.calc_check_digit(birth),
            "telephone": f"1387654{serial:04}",
        }
        self.all.append(made.get(name, f"青禾县云岭{serial:03}弄{serial:04}室"))
        return self.all[-1]

    def entry(self, register: type[Register]) -> dict[str, Any]:
        """What the first step writes, each private value planted."""
        entry = house.entry_of(register.kind())
        for name in private_columns(register):
            if name == PARTIES:
                people = entry.get(PARTIES) or [{"name": "周明远"}]
                private = [{one: self.one(one) for one in PRIVATE_PARTY_FIELDS} for _ in people]
                entry[name] = [{**p, **own} for p, own in zip(people, private, strict=True)]
            else:
                entry[name] = self.one(name)
        return entry

    def in_clear(self, content: bytes | str) -> list[str]:
        """Those that stand in what was found somewhere."""
        found = content.encode() if isinstance(content, str) else content
        return [one for one in self.all if one.encode() in found]


@pytest.fixture
def logged(caplog: pytest.LogCaptureFixture) -> Iterator[Callable[[], str]]:
    """Everything that is logged, statements and tracebacks too, as a handler would write it."""
    for logger in ("", "django", "django.db.backends"):
        caplog.set_level(logging.DEBUG, logger)
    connection.force_debug_cursor = True
    write = logging.Formatter("%(levelname)s %(name)s %(message)s")
    yield lambda: "\n".join(write.format(one) for one in caplog.records)
    connection.force_debug_cursor = False


def program(post: Post) -> APIClient:
    """A program of a post that may do everything but see in clear."""
    later = timezone.localdate() + dt.timedelta(days=30)
    _, secret = tokens.make(
        post, "测试", scopes=list(EVERY_SCOPE), expires_on=later, at=timezone.now()
    )
    knocking = APIClient()
    knocking.credentials(HTTP_AUTHORIZATION=f"Bearer {secret}")
    return knocking


def typed(entry: Mapping[str, Any]) -> dict[str, str]:
    """An entry as a browser sends it."""
    people = entry.get(PARTIES, [])
    sent = {name: str(value) for name, value in entry.items() if name != PARTIES}
    for place, party in enumerate(people):
        sent |= {f"party-{place}-{name}": str(value) for name, value in party.items()}
    return sent | {"party-TOTAL_FORMS": str(len(people)), "desk_on": "今天", "desk_despite": "1"}


def plant(planted: Planted, clerk: Post, desk: Client) -> Iterator[Matter]:
    """Private values through every door by which matters come in and change."""
    today, knocking = timezone.localdate(), program(clerk)
    for register in HOLD_THEM:
        kind, matters = register.kind(), register.model._default_manager
        made = knocking.post(f"/api/{kind}", {"fields": planted.entry(register)}, format="json")
        assert made.status_code == 201, made.json()
        sent = desk.post(reverse("new-matter", args=[kind]), typed(planted.entry(register)))
        assert sent.status_code == 302 and matters.count() == 2
        everything = export(register, matters.all(), clerk, full=True, purpose="核对")
        table = SimpleUploadedFile("台账.xlsx", everything.file.read())
        assert (
            desk.post(reverse("register-import", args=[kind]), {"file": table}).status_code == 302
        )
        kept = Import.objects.get(kind=kind)
        assert bytes(kept.sealed).startswith(b"yifa:aes-gcm:")
        for matter in matters.order_by("pk"):
            changed = {name: planted.entry(register)[name] for name in private_columns(register)}
            take(matter, "correct", by=clerk, on=today, reason="核对", **changed)
            told = Upload("笔录.txt", "；".join(planted.all).encode())
            take(matter, "attach", by=clerk, on=today, files=[told])
            yield matter


def pages(matter: Matter, clerk: Post, desk: Client) -> Iterator[tuple[str, bytes]]:
    """What doors show of a matter to who has not said what for: desk, API, export, calendar."""
    knocking, kind = program(clerk), matter.kind
    for url in (
        reverse("work"),
        reverse("register", args=[kind]),
        reverse("matter", args=[matter.pk]),
        reverse("step", args=[matter.pk, "correct"]),
        f"{reverse('search')}?q={matter.number}",
    ):
        yield url, desk.get(url).content
    for url in (
        f"/api/{kind}",
        f"/api/{kind}/{matter.pk}",
        f"/api/{kind}/{matter.pk}/steps",
        "/api/events",
        f"/api/matters/{matter.pk}/evidence",
    ):
        yield url, knocking.get(url).content
    masked: Any = desk.get(f"{reverse('register-export', args=[kind])}?file=1")
    with zipfile.ZipFile(io.BytesIO(b"".join(masked.streaming_content))) as parts:
        yield "export", b"".join(parts.read(name) for name in parts.namelist())


def everything_stored(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every value of every table, the bytes of the database, every file, a backup."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            for value in (value for row in cursor.fetchall() for value in row):
                is_raw = isinstance(value, bytes | memoryview)
                yield table, bytes(value) if is_raw else str(value).encode()
    yield "sessions", str([one.get_decoded() for one in Session.objects.all()]).encode()
    if connection.vendor == "sqlite":
        database = Path(str(connection.settings_dict["NAME"]))
        for file in database.parent.glob(f"{database.name}*"):  # and what was freed, and the log
            yield file.name, file.read_bytes()
    else:
        backup.run_tool("pg_dump", "--format=plain", f"--file={folder / 'dump.sql'}")
    backup.back_up(folder / "backup.tar")
    for root in (folder, Path(settings.HOME)):
        for file in root.rglob("*"):
            if file.is_file():
                yield str(file), file.read_bytes()


@pytest.mark.promise(
    "private", "values are planted through every door of every register and sought everywhere"
)
@pytest.mark.django_db(transaction=True)
def test_nothing_planted_through_any_door_lies_in_clear_anywhere(
    tmp_path: Path, logged: Callable[[], str], tried: Callable[[int], None]
) -> None:
    house.set_up()
    planted, clerk = Planted(), house.post("clerk", house.OWN)
    desk: Client = house.let_in(Client(), clerk)
    assert HOLD_THEM
    for matter in list(plant(planted, clerk, desk)):
        for where, shown in pages(matter, clerk, desk):
            assert planted.in_clear(shown) == [], where
    for where, stored in everything_stored(tmp_path):
        assert planted.in_clear(stored) == [], where
    said = logged()
    assert "INSERT INTO" in said and planted.in_clear(said) == []
    assert list(verify()) == []
    tried(len(planted.all))


def broken(*_: Any, **__: Any) -> None:
    """What fails in the middle of a step, with everything that was typed before its eyes."""
    raise RuntimeError("the database went away")


@pytest.mark.promise("private", "a door fails on purpose while it holds private values")
@pytest.mark.parametrize("register", HOLD_THEM, ids=lambda one: one.kind())
@pytest.mark.parametrize("door", ["desk", "api"])
@pytest.mark.django_db
def test_a_failure_tells_no_private_value_on_the_page_in_the_log_or_by_mail(
    door: str,
    register: type[Register],
    logged: Callable[[], str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    house.set_up()
    planted, clerk = Planted(), house.post("clerk", house.OWN)
    entry = planted.entry(register)
    monkeypatch.setattr("yifa.kernel.take.Taking.write", broken)
    if door == "desk":
        desk: Client = house.let_in(Client(raise_request_exception=False), clerk)
        answer = desk.post(reverse("new-matter", args=[register.kind()]), typed(entry))
    else:
        knocking = program(clerk)
        knocking.raise_request_exception = False
        answer = knocking.post(f"/api/{register.kind()}", {"fields": entry}, format="json")
    assert answer.status_code == 500
    said = logged()
    assert "RuntimeError: the database went away" in said
    for shown in (answer.content, said, *(one.message().as_bytes() for one in mail.outbox)):
        assert planted.in_clear(shown) == []
    if door == "api":
        assert answer["Content-Type"] == "application/problem+json"
        told = ProblemSerializer(data=answer.json())
        assert told.is_valid() and told.data["status"] == 500
        page = " ".join(map(str, told.data.values()))
    else:
        page = answer.content.decode()
    assert "没有办成，是我们的程序出了错" in page and "Traceback" not in page
    assert mail.outbox == [] and settings.ADMINS == []


@pytest.mark.promise("private", "a refusal is provoked with private values in the request")
@pytest.mark.parametrize(
    ("status", "address", "says"),
    [
        (404, "/desk/matters/{}/", "没有这一页，或者您的岗位看不到它"),
        (404, "/desk/{}", "没有这一页，或者您的岗位看不到它"),
        (404, "/public/{}/", "没有这一页，或者您的岗位看不到它"),
        (404, "/check/{}/", "没有这一页，或者您的岗位看不到它"),
        (403, "/desk/organisations/?q={}", "这里不归您的岗位办"),
        (404, "/api/dispute/{}", "没有这一件"),
        (404, "/api/{}", "没有这一件"),
    ],
)
@pytest.mark.django_db
def test_a_page_that_says_no_repeats_nothing_that_was_sent(
    status: int, address: str, says: str
) -> None:
    house.set_up()
    planted, clerk = Planted(), house.post("clerk", house.OWN)
    desk: Client = house.let_in(Client(), clerk)
    knocking = program(clerk) if address.startswith("/api/") else desk
    answer = knocking.get(address.format(planted.one("identity_number")))
    assert answer.status_code == status
    assert planted.in_clear(answer.content) == []
    assert says in answer.content.decode() and "Traceback" not in answer.content.decode()
