"""Files that are not what their names say: judged by content, and never opened where they lie."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import cast
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests import house
from yifa.kernel.evidence import Evidence, Upload
from yifa.kernel.exchange import Import
from yifa.kernel.gates import Refused
from yifa.kernel.matter import Event, Matter
from yifa.kernel.person import Post
from yifa.kernel.plain_text import UNPRINTABLE, UNSEEN
from yifa.kernel.register import Register
from yifa.kernel.spreadsheet.tests.test_hostile import BOMBS
from yifa.kernel.take import take
from yifa.web.api.tests.doors import client

SCRIPT = b"<script>alert(document.domain)</script>"
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00"


def archive() -> bytes:
    file = BytesIO()
    with ZipFile(file, "w") as made:
        made.writestr("../../evil.sh", b"rm -rf /")
    return file.getvalue()


#: Files by what they are: name, content, and as what they are kept ("" where they are refused).
FILES: dict[str, tuple[str, bytes, str]] = {
    "a page as a picture": ("现场.jpg", b"<!doctype html>" + SCRIPT, "text/plain"),
    "a drawing with a script": (
        "图.svg",
        b'<svg xmlns="http://www.w3.org/2000/svg">' + SCRIPT + b"</svg>",
        "text/plain",
    ),
    "a PDF that is a page too": ("协议.html", PDF + SCRIPT, "application/pdf"),
    "a picture that is a page too": ("现场.html", PNG + SCRIPT, "image/png"),
    "a picture that is an archive too": ("现场.jar", b"\xff\xd8\xff\xe0" + archive(), "image/jpeg"),
    "an archive with paths": ("材料.docx", archive(), "application/zip"),
    "a program as a PDF": ("协议.pdf", b"MZ\x90\x00\x03\x00\x00\x00\x04" * 9, ""),
    "a program of plain bytes": ("协议.txt", b"\x7fELF\x02\x01\x01" + b"\x00" * 50, ""),
    "nothing": ("空.pdf", b"", ""),
    "a PDF cut short": ("协议.pdf", b"%PD", "text/plain"),
    "text that turns terminals": ("记录.txt", b"\x1b]0;owned\x07", ""),
    "a script of a page": ("a.js", b"alert(1)", "text/plain"),
}
#: Names, and how they are kept; None where the file is refused for its name.
NAMES: dict[str, str | None] = {
    "../../../etc/passwd": "passwd",
    "C:\\windows\\system32\\cmd.exe": "cmd.exe",
    "现场\u202egpj.exe": "现场gpj.exe",
    "协议.pdf.exe": "协议.pdf.exe",
    "..": "材料",
    "\u200b": "材料",
    ".htaccess": "htaccess",
    "CON": "CON",
    "照片" * 2500 + ".jpg": "照片" * 57 + "照" + "…" + ".jpg",
    "名\x00字.txt": None,
    "名\x1b[2J字.txt": None,
    "a\r\nSet-Cookie: x=1.txt": "a Set-Cookie: x=1.txt",
}


@pytest.fixture
def clerk(db: None) -> Post:
    house.set_up()
    return house.post("clerk", house.OWN)


@pytest.fixture
def matter(clerk: Post) -> Matter:
    return house.register_dispute(clerk, on=timezone.localdate())


@pytest.fixture
def browser(clerk: Post) -> Client:
    return cast("Client", house.let_in(Client(), clerk))


def attach(matter: Matter, by: Post, *files: Upload) -> None:
    take(matter.of_kind(), "attach", by=by, on=timezone.localdate(), files=files)


@pytest.mark.promise("input", "evidence that is not what its name says, handed out again")
@pytest.mark.parametrize("kind", FILES)
def test_a_file_is_kept_by_its_content_and_handed_out_where_it_can_not_run(
    kind: str, matter: Matter, clerk: Post, browser: Client
) -> None:
    name, content, media_type = FILES[kind]
    sent = {"desk_on": "今天", "desk_files": SimpleUploadedFile(name, content, "text/html")}
    page = browser.post(reverse("step", args=[matter.pk, "attach"]), sent)
    if not media_type:
        assert page.status_code == 422 and not Evidence.objects.exists()
        assert "不是可以留存的材料" in page.content.decode() or not content
        with pytest.raises(Refused):
            attach(matter, clerk, Upload(name, content))
        return
    assert page.status_code == 302, page.content.decode()
    kept = Evidence.objects.get()
    assert kept.media_type == media_type
    program = client(clerk)
    for answer in (
        browser.get(reverse("evidence", args=[kept.pk])),
        program.get(f"/api/evidence/{kept.pk}"),
    ):
        assert b"".join(cast("Iterator[bytes]", answer.streaming_content)) == content
        assert answer["Content-Type"] == media_type
        assert answer["Content-Disposition"].startswith("attachment")
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"


@pytest.mark.promise("input", "names of files with paths, turned letters, no end, broken lines")
@pytest.mark.parametrize("name", NAMES, ids=lambda name: ascii(name[:30]))
def test_a_name_of_a_file_is_kept_as_seen_or_refused(
    name: str, matter: Matter, clerk: Post
) -> None:
    kept = NAMES[name]
    before = Event.objects.count()
    if kept is None:
        with pytest.raises(Refused):
            attach(matter, clerk, Upload(name, PDF))
        assert Event.objects.count() == before
        return
    attach(matter, clerk, Upload(name, PDF))
    stored = Evidence.objects.get()
    assert stored.name == kept and len(stored.name) <= 120
    assert stored.event.payload.wrote["files"][0]["name"] == kept
    answer = house.let_in(Client(), clerk).get(reverse("evidence", args=[stored.pk]))
    told = answer["Content-Disposition"]
    assert told.startswith("attachment") and "\n" not in told and "/" not in told


@pytest.mark.promise("input", "files that are no reports, dropped on the check page")
@pytest.mark.parametrize("kind", FILES)
def test_the_check_page_reads_or_refuses_any_file(kind: str, db: None) -> None:
    name, content, _ = FILES[kind]
    page = Client().post(reverse("check"), {"files": SimpleUploadedFile(name, content)})
    words = page.content.decode()
    assert page.status_code in (200, 422) and SCRIPT.decode() not in words


@pytest.mark.promise("input", "files that are no tables, dropped on the import page")
@pytest.mark.parametrize("kind", FILES)
def test_the_import_page_refuses_what_is_no_table(kind: str, browser: Client) -> None:
    _, content, _ = FILES[kind]
    for register in Register.all:
        file = SimpleUploadedFile("台账.xlsx", content)
        page = browser.post(reverse("register-import", args=[register]), {"file": file})
        words = page.content.decode()
        assert page.status_code in (200, 422) and SCRIPT.decode() not in words
        assert not UNPRINTABLE.search(words) and not UNSEEN.search(words)
    assert not Import.objects.exists() and not Matter.objects.exists()


@pytest.mark.promise("input", "tables made to do harm, dropped on the import page")
@pytest.mark.parametrize("kind", ["an encrypted workbook", "16,384 columns", "a text of commas"])
def test_the_import_page_says_in_a_sentence_why_a_table_is_refused(
    kind: str, browser: Client
) -> None:
    make, told = BOMBS[kind]
    file = SimpleUploadedFile("台账.xlsx", make())
    page = browser.post(reverse("register-import", args=["dispute"]), {"file": file})
    assert page.status_code == 422 and told in page.content.decode()
    assert not Import.objects.exists()
