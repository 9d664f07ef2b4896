"""Keys change while people work: what was sealed stays readable, and comes under the new key."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner
from pytest_django import Settings

from yifa.__main__ import main
from yifa.kernel import derived, keys
from yifa.kernel.tests import county
from yifa.kernel.tests.cases import register_dispute

from .conftest import Again
from .homes import CHECKOUT, COUNTY, Database, Home, Writer

ROUNDS = min(20, int(os.environ.get("YIFA_ATTACK_ROUNDS", "1")))
WRITERS = 4

#: Seals anew a few rows at a time and says each time how far it has come.
SLOWLY = """
import django
django.setup()
from yifa.kernel import resealing
resealing.AT_ONCE = 5
resealing.reseal(lambda done: print(done, flush=True))
"""

#: Every value of every table and the beginning of every file that the first key sealed; and how
#: many people are found by their number, of how many who have one.
UNDER_THE_FIRST = """
import django
django.setup()
from pathlib import Path
from django.conf import settings
from django.db import connection
from yifa.kernel.party import Party
from yifa.kernel.privacy import hashes
with connection.cursor() as cursor:
    for table in connection.introspection.table_names(cursor):
        cursor.execute(f'SELECT * FROM "{table}"')
        for value in (value for row in cursor for value in row):
            told = bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()
            if told.startswith((b"aes-gcm:1:", b"yifa:aes-gcm:1:", b"1:")):
                print(table)
for file in Path(settings.MEDIA_ROOT).rglob("*"):
    if file.is_file() and not file.read_bytes().startswith(b"yifa:aes-gcm:2:"):
        print(file)
people = [one for one in Party.objects.all() if one.identity_number]
lost = [one for one in people if one.identity_hash not in hashes(one.identity_number)]
print(len(people), "people", len(lost), "lost")
"""


def run(home: Home, program: str) -> subprocess.Popen[str]:
    """A program at work in a house."""
    return subprocess.Popen(
        [sys.executable, "-c", program],
        cwd=CHECKOUT,
        env=home.surroundings,
        stdout=subprocess.PIPE,
        text=True,
    )


@pytest.mark.promise(
    "private", "keys change under four writers and the sealing anew is killed on its way"
)
def test_keys_change_while_four_people_write_and_the_sealing_anew_is_killed(
    tmp_path: Path,
    prepared: Home,
    again: Again,
    database: Database,
    tried: Callable[[int], None],
) -> None:
    home = again(prepared)
    home.program(COUNTY)
    before = tmp_path / "before.tar"
    with at_work(home, WRITERS) as writers:
        assert home.yifa("backup", str(before)).returncode == 0
        assert home.yifa("keys", "rotate").returncode == 0
        for _ in range(ROUNDS):
            with run(home, SLOWLY) as killed:
                assert killed.stdout is not None and int(killed.stdout.readline())
                killed.kill()
        told = [act for writer in writers for act in (writer.next(), *writer.kill())]
    half = home.program(UNDER_THE_FIRST)
    assert "kernel_party\n" in half and half[-1].endswith(" 0 lost\n"), "both keys open and find"
    with at_work(home, 2) as writers:
        sealed = home.yifa("keys", "reseal")
        assert sealed.returncode == 0, sealed.stderr
        assert sealed.stdout.startswith("第1把：已停用，没有一处用它加密")
        told += [act for writer in writers for act in (writer.next(), *writer.kill())]
    assert set(told) <= set(home.acts())
    assert home.yifa("verify").returncode == 0
    *left, all_of_them = home.program(UNDER_THE_FIRST)
    assert left == [] and re.fullmatch(r"\d{2,} people 0 lost\n", all_of_them)
    its_old_backup_comes_back(before, home, Home(tmp_path / "new", database()))
    a_key_that_cannot_be_written_changes_nothing(home)
    tried(ROUNDS)


@contextmanager
def at_work(home: Home, number: int) -> Iterator[list[Writer]]:
    """So many people at work, each of whom has registered something already."""
    with home.writers(number) as writers:
        for writer in writers:
            writer.next()
        yield writers


def its_old_backup_comes_back(before: Path, home: Home, empty: Home) -> None:
    """A backup from before keys changed is opened by the old key, which is still there."""
    refused = empty.yifa("restore", str(before))
    assert refused.returncode == 1 and "密钥不是备份时的那一把" in refused.stderr
    shutil.rmtree(empty.folder / "secrets")
    shutil.copytree(home.folder / "secrets", empty.folder / "secrets")
    back = empty.yifa("restore", str(before))
    assert back.returncode == 0, back.stdout + back.stderr


def a_key_that_cannot_be_written_changes_nothing(home: Home) -> None:
    """Where the folder is no folder, a sentence says that the key was not changed."""
    kept = home.folder / "secrets"
    both = ",".join((kept / name).read_text() for name in ("privacy_key", "privacy_key.2"))
    shutil.rmtree(kept)
    kept.touch()
    home.database |= {"YIFA_PRIVACY_KEY": both, "YIFA_SECRET_KEY": "5b" * 32}
    said = home.yifa("keys", "rotate")
    assert said.returncode == 1 and "密钥没有换" in said.stderr


@pytest.mark.django_db
def test_a_key_that_is_gone_is_told_and_never_made_a_second_time(
    tmp_path: Path, settings: Settings
) -> None:
    settings.HOME = tmp_path
    keys.provider.cache_clear()
    keys.provider().rotate()
    county.set_up()
    register_dispute(county.place(county.VILLAGE_COMMITTEE))
    derived.tell_anew()
    gone = tmp_path / "secrets" / "privacy_key.2"
    text = gone.read_text()
    gone.unlink()
    keys.provider.cache_clear()
    state = CliRunner().invoke(main, ["keys"]).stdout
    assert state == (
        "第1把：正在用，0处用它加密\n"
        "第2把：不在这里，2处用它加密，打不开；把最新的 secrets 文件夹放回去\n"
    )
    refused = CliRunner().invoke(main, ["keys", "rotate"])
    assert refused.exit_code == 1 and "第2把密钥不在这里" in refused.stderr
    assert CliRunner().invoke(main, ["keys", "reseal"]).exit_code == 1
    gone.write_text(text)
    assert CliRunner().invoke(main, ["keys", "rotate"]).exit_code == 0
    assert CliRunner().invoke(main, ["keys", "reseal"]).exit_code == 0
    keys.provider.cache_clear()
