"""Whole houses in folders of their own, with people at work in them, as commands find them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[3]

#: Registers one dispute after another and says each number once it stands.
WRITER = """
import datetime as dt, django
django.setup()
from yifa.kernel.person import Post
from yifa.kernel.register import Register
from yifa.kernel.take import take
clerk = Post.objects.filter(role="clerk", organisation__form="committee").first()
while True:
    matter = Register.all["dispute"].model()
    told = {"title": "宅基地滴水纠纷", "type": "neighbour", "source": "applied"}
    party = {"name": "罗秀芬", "identity_number": "339901198001010027", "address": "石坎村3组"}
    take(matter, "register", by=clerk, on=dt.date.today(), parties=[party], **told)
    print(matter.number, flush=True)
"""

#: An empty database: the settings that reach it.
Database = Callable[[], dict[str, str]]


def surroundings(home: Path) -> dict[str, str]:
    """The environment of a command: none of this suite's own settings, and that folder."""
    ours = ("YIFA_", "DJANGO_SETTINGS_MODULE")
    known = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return known | {"YIFA_HOME": str(home)}


def yifa(home: Path, *args: str, **more: str) -> subprocess.CompletedProcess[str]:
    """What a command says and how it ends, on a database of its own in that folder."""
    return subprocess.run(
        [sys.executable, "-m", "yifa", *args],
        cwd=CHECKOUT,
        env=surroundings(home) | more,
        capture_output=True,
        text=True,
        check=False,
    )


class Writer:
    """Somebody at work in a program of their own."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        assert process.stdout is not None
        self.process, self.said = process, process.stdout

    def next(self) -> str:
        """The number of the next dispute, as soon as it stands."""
        number = self.said.readline()
        assert number.endswith("\n"), "the writer ended by itself"
        return number

    def kill(self) -> list[str]:
        """End it at once, wherever it is; the numbers that nobody had read yet."""
        self.process.kill()
        return self.said.readlines()


class Home:
    """A folder with a database, and what its commands say; `verified` is what verify said first."""

    def __init__(self, folder: Path, database: dict[str, str]) -> None:
        self.folder, self.database = folder, database
        self.verified = ""

    def yifa(self, *args: str) -> subprocess.CompletedProcess[str]:
        return yifa(self.folder, *args, **self.database)

    def numbers(self) -> set[str]:
        """The number of every matter, each with its line's end, as the writers say them."""
        asked = (
            "import django; django.setup(); from yifa.kernel.matter import Matter; "
            "print(*Matter.objects.values_list('number', flat=True), sep='\\n')"
        )
        told = subprocess.run(
            [sys.executable, "-c", asked],
            cwd=CHECKOUT,
            env=self.surroundings,
            capture_output=True,
            text=True,
            check=True,
        )
        return set(told.stdout.splitlines(keepends=True))

    @property
    def surroundings(self) -> dict[str, str]:
        """The environment of a program that works in this house."""
        django = {"DJANGO_SETTINGS_MODULE": "yifa.settings"}
        return surroundings(self.folder) | django | self.database

    @contextmanager
    def writer(self) -> Iterator[Writer]:
        """Somebody at work here, until the end of the block."""
        with subprocess.Popen(
            [sys.executable, "-c", WRITER],
            cwd=CHECKOUT,
            env=self.surroundings,
            stdout=subprocess.PIPE,
            text=True,
        ) as at_work:
            try:
                yield Writer(at_work)
            finally:
                at_work.kill()
