"""The page that a phone keeps: the same for everybody, whole, and renewed when a part of it is."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse

from tests import house
from yifa.web.phone import shell

PHONE, WORKER = reverse("phone"), reverse("phone-worker")
IMPORTED = re.compile(r'from "\./(\w+\.js)"')


def kept() -> list[str]:
    """What the worker keeps."""
    told = re.search(r"const KEPT = (\[.*?\]);", Client().get(WORKER).content.decode())
    assert told
    return list(json.loads(told[1]))


@pytest.mark.django_db
def test_the_page_is_the_same_whoever_is_signed_in() -> None:
    house.set_up()
    officer = house.let_in(Client(), house.post("officer", house.OWN))
    assert officer.get(PHONE).content == Client().get(PHONE).content
    assert officer.get(WORKER).content == Client().get(WORKER).content


def test_the_page_and_every_file_that_it_needs_are_kept() -> None:
    there = {Path(str(finders.find(one.removeprefix("/static/")))) for one in kept()[1:]}
    assert kept()[0] == PHONE and all(one.is_file() for one in there)
    scripts = Path(str(finders.find("phone/app.js"))).parent
    needed = {name for one in scripts.glob("*.js") for name in IMPORTED.findall(one.read_text())}
    assert needed | {"app.js"} == {one.name for one in there if one.parent == scripts} & {
        one.name for one in scripts.glob("*.js")
    }
    manifest = json.loads(str(Path(str(finders.find("phone/manifest.webmanifest"))).read_text()))
    assert manifest["start_url"] == manifest["scope"] == PHONE
    for icon in manifest["icons"]:
        assert finders.find(icon["src"].removeprefix("/static/")), icon


def test_a_changed_file_changes_the_mark_by_which_phones_renew_the_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = shell.state.__wrapped__()
    other = tmp_path / "other.js"
    other.write_text("other")
    found = shell.found
    monkeypatch.setattr(shell, "found", lambda one: other if one == "phone/app.js" else found(one))
    assert before != shell.state.__wrapped__()
