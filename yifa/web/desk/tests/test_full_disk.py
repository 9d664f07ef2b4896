"""A full disk stops a step whole, says so in one sentence, and afterwards work goes on."""

from __future__ import annotations

import json
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.urls import reverse

from tests import house
from yifa.kernel import full_disk
from yifa.kernel.evidence import Evidence
from yifa.kernel.matter import Event, Matter
from yifa.kernel.person import Post
from yifa.kernel.verify import verify
from yifa.web.api.tests.doors import DISPUTE, client

pytestmark = pytest.mark.django_db(transaction=True)

#: No file may grow beyond this: what stands in for a disk without room.
ROOM = 24 * 1024 * 1024
LARGE = "很长的录音整理稿。" * (ROOM // 20)


@pytest.fixture
def clerk(transactional_db: None) -> Post:
    house.set_up()
    return house.sides()["own"]


@contextmanager
def no_room_for_files() -> Iterator[None]:
    """As if the disk had no more room than for the database."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextmanager
def no_room_in_the_database() -> Iterator[None]:
    """As if the disk had no room for one more page."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        cursor.execute(f"PRAGMA max_page_count = {cursor.fetchone()[0]}")
        try:
            yield
        finally:
            cursor.execute("PRAGMA max_page_count = 1073741823")


def files_in(folder: str) -> set[Path]:
    """Every file below a folder; other tests leave theirs."""
    return {one for one in Path(folder).rglob("*") if one.is_file()}


@pytest.mark.promise("lost", "the disk is full when a file of evidence is stored")
def test_a_file_for_which_there_is_no_room_leaves_nothing_behind(clerk: Post) -> None:
    matter = house.register_dispute(clerk)
    browser = house.let_in(Client(raise_request_exception=False), clerk)
    files = Evidence._meta.get_field("file").storage

    def sent() -> tuple[int, str]:
        paper = SimpleUploadedFile("笔录.txt", LARGE.encode())
        told = {"desk_on": "今天", "desk_seen": "1", "desk_files": paper}
        answer = browser.post(reverse("step", args=[matter.pk, "accept"]), told)
        return answer.status_code, answer.content.decode()

    before = files_in(files.path("evidence"))
    with no_room_for_files():
        status, page = sent()
    assert (status, full_disk.SAYS in page) == (507, True), page[:500]
    assert Event.objects.count() == 1 and not Evidence.objects.exists()
    assert files_in(files.path("evidence")) == before
    assert sent()[0] == 302, "and now there is room"
    assert Evidence.objects.get().is_intact()
    assert list(verify()) == []


@pytest.mark.promise("lost", "the disk is full when a step is stored")
@pytest.mark.skipif(
    "connection.vendor != 'sqlite'", reason="a database server has a disk of its own"
)
def test_a_step_for_which_there_is_no_room_is_refused_whole_and_work_goes_on(clerk: Post) -> None:
    program = client(clerk)
    program.raise_request_exception = False
    whole = {**DISPUTE, "facts": "说了很久。" * 4000}
    with no_room_in_the_database():
        answers = [program.post("/api/dispute", {"fields": whole}, format="json") for _ in range(9)]
    stored = [one for one in answers if one.status_code == 201]
    refused = [json.loads(one.content) for one in answers if one.status_code == 507]
    assert len(refused) == len(answers) - len(stored) > 0
    assert {one["detail"] for one in refused} == {full_disk.SAYS}
    assert Matter.objects.count() == Event.objects.count() == len(stored)
    assert list(verify()) == []
    assert program.post("/api/dispute", {"fields": whole}, format="json").status_code == 201
    assert list(verify()) == []
