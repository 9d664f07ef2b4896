"""Keys change while people work: what was sealed stays readable, and comes under the new key."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from .homes import CHECKOUT, Database, Home, Writer

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
    tmp_path: Path, database: Database, tried: Callable[[int], None]
) -> None:
    home = Home(tmp_path / "house", database())
    made = home.yifa("sample", "--today", "2026-05-06", "--matters", "10")
    assert made.returncode == 0, made.stderr
    before = tmp_path / "before.tar"
    assert home.yifa("backup", str(before)).returncode == 0
    with at_work(home, WRITERS) as writers:
        assert home.yifa("keys", "rotate").returncode == 0
        for _ in range(ROUNDS):
            with run(home, SLOWLY) as killed:
                assert killed.stdout is not None and int(killed.stdout.readline())
                killed.kill()
        told = [number for writer in writers for number in (writer.next(), *writer.kill())]
    half = looked_at(home)
    assert "kernel_party" in half and half[-1].endswith(" 0 lost"), "both keys open and find"
    with at_work(home, 2) as writers:
        sealed = home.yifa("keys", "reseal")
        assert sealed.returncode == 0, sealed.stderr
        assert sealed.stdout.startswith("第1把：已停用，没有一处用它加密")
        told += [number for writer in writers for number in (writer.next(), *writer.kill())]
    assert set(told) <= home.numbers()
    assert home.yifa("verify").returncode == 0
    (all_of_them,) = looked_at(home)
    assert re.fullmatch(r"\d{2,} people 0 lost", all_of_them)
    its_old_backup_comes_back(before, home, Home(tmp_path / "new", database()))
    a_key_that_cannot_be_written_changes_nothing(home)
    tried(ROUNDS)


@contextmanager
def at_work(home: Home, number: int) -> Iterator[list[Writer]]:
    """So many people at work, each of whom has registered something already."""
    with ExitStack() as all_of_them:
        writers = [all_of_them.enter_context(home.writer()) for _ in range(number)]
        for writer in writers:
            writer.next()
        yield writers


def looked_at(home: Home) -> list[str]:
    """What is still under the first key, and then how many people are found."""
    with run(home, UNDER_THE_FIRST) as looked:
        assert looked.stdout is not None
        return looked.stdout.read().splitlines()


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
    shutil.rmtree(home.folder / "secrets")
    (home.folder / "secrets").touch()
    home.database |= {"YIFA_PRIVACY_KEY": "5a" * 32, "YIFA_SECRET_KEY": "5b" * 32}
    said = home.yifa("keys", "rotate")
    assert said.returncode == 1 and "密钥没有换" in said.stderr
