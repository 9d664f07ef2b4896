"""Whole houses in folders of their own, with people at work in them, as commands find them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TextIO

CHECKOUT = Path(__file__).resolve().parents[3]

#: The county of the kernel's tests without a matter; says a token of its committee's clerk, and
#: the session of a browser in which the clerk is signed in.
COUNTY = """
from yifa.commands.house import open_house
open_house()
import datetime as dt
from django.utils import timezone
from yifa.kernel.tests import county
from yifa.web.api import tokens
county.set_up()
clerk, now = county.post("clerk", county.VILLAGE_COMMITTEE), timezone.now()
later = timezone.localdate() + dt.timedelta(days=30)
print(tokens.make(clerk, "写入", scopes=["read", "write"], expires_on=later, at=now)[1])
from django.test import Client
from tests import house
print(house.let_in(Client(), clerk).cookies["sessionid"].value)
"""

#: Parts into as many as it is given pipes, and says who they are. Each registers one dispute after
#: another and accepts it with a file that others bring too; says the matter and the place of each
#: act once it stands.
WRITERS = """
import datetime as dt, os, sys, django
django.setup()
from yifa.kernel.evidence import Upload
from yifa.kernel.person import Post
from yifa.kernel.register import Register
from yifa.kernel.take import take
pipes, who = list(map(int, sys.argv[1:])), []
for pipe in pipes:
    who.append(os.fork())
    if not who[-1]:
        os.dup2(pipe, 1)
        for one in pipes:
            os.close(one)
        break
else:
    sys.exit(print(*who))
clerk = Post.objects.filter(role="clerk", organisation__form="committee").first()
while True:
    matter, on = Register.all["dispute"].model(), dt.date.today()
    told = {"title": "宅基地滴水纠纷", "type": "neighbour", "source": "applied"}
    party = {"name": "罗秀芬", "identity_number": "339901198001010027", "address": "石坎村3组"}
    take(matter, "register", by=clerk, on=on, parties=[party], **told)
    print(matter.number, 1, flush=True)
    paper = f"申请书{matter.serial // 4}" * 20_000
    take(matter, "accept", by=clerk, on=on, files=[Upload("申请书.txt", paper.encode())])
    print(matter.number, 2, flush=True)
"""

#: Says every act that is there, as the writers say them.
ACTS = """
import django
django.setup()
from yifa.kernel.matter import Event
for number, place in Event.objects.values_list("matter__number", "place_in_matter"):
    print(number, place)
"""

#: Makes a database, empty or like that of a house: the settings that reach it.
Database = Callable[..., dict[str, str]]


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
    """Somebody at work in a process of their own: which it is, and what it says."""

    def __init__(self, process: int, said: TextIO) -> None:
        self.process, self.said = process, said

    def next(self) -> str:
        """The next act, as soon as it stands."""
        act = self.said.readline()
        assert act.endswith("\n"), "the writer ended by itself"
        return act

    def kill(self) -> list[str]:
        """End it at once, wherever it is; the acts that nobody had read yet."""
        os.kill(self.process, signal.SIGKILL)
        with self.said:
            return self.said.readlines()


class Home:
    """A folder with a database, and what its commands say.

    `said` is what making it said, `verified` what verify said first.
    """

    def __init__(self, folder: Path, database: dict[str, str]) -> None:
        self.folder, self.database = folder, database
        self.said = self.verified = ""

    def yifa(self, *args: str) -> subprocess.CompletedProcess[str]:
        return yifa(self.folder, *args, **self.database)

    def killed(self, *args: str, when: Callable[[], bool]) -> int:
        """Begin a command and kill it with all it started as soon as something is so."""
        with subprocess.Popen(
            [sys.executable, "-m", "yifa", *args],
            cwd=CHECKOUT,
            env=self.surroundings,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        ) as begun:
            while begun.poll() is None and not when():
                with suppress(subprocess.TimeoutExpired):
                    begun.wait(timeout=0.002)
            with suppress(ProcessLookupError):
                os.killpg(begun.pid, signal.SIGKILL)
        return begun.returncode

    def program(self, source: str) -> list[str]:
        """The lines that a program says which works in this house."""
        told = subprocess.run(
            [sys.executable, "-c", source],
            cwd=CHECKOUT,
            env=self.surroundings,
            capture_output=True,
            text=True,
            check=True,
        )
        return told.stdout.splitlines(keepends=True)

    def acts(self) -> list[str]:
        """Every act of every matter, each with its line's end, as the writers say them."""
        return self.program(ACTS)

    @property
    def surroundings(self) -> dict[str, str]:
        """The environment of a program that works in this house."""
        django = {"DJANGO_SETTINGS_MODULE": "yifa.settings"}
        return surroundings(self.folder) | django | self.database

    @contextmanager
    def writers(self, number: int) -> Iterator[list[Writer]]:
        """So many people at work here, until the end of the block."""
        pipes = [os.pipe() for _ in range(number)]
        begun = subprocess.run(
            [sys.executable, "-c", WRITERS, *(str(into) for _, into in pipes)],
            cwd=CHECKOUT,
            env=self.surroundings,
            pass_fds=[into for _, into in pipes],
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
        for _, into in pipes:
            os.close(into)
        with ExitStack() as ends:
            said = [ends.enter_context(os.fdopen(out)) for out, _ in pipes]
            who = map(int, begun.stdout.split())
            at_work = [Writer(one, its) for one, its in zip(who, said, strict=True)]
            try:
                yield at_work
            finally:
                for writer in at_work:
                    if not writer.said.closed:
                        writer.kill()
