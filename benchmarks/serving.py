"""How the desk serves: how soon it opens, how much it answers a second, what memory a town takes.

    python benchmarks/serving.py [HOME] --write

HOME is a sample; without it one is made. Against each stands `byhand.py`, a small Django program
over the same rows, under the same server with the same two workers. Clock time, since it is about
several processes: run it on a machine that does nothing else. `--write` puts the tables into
docs/performance.md.
"""

from __future__ import annotations

import os
import random
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path

import click
from scale import put

CHECKOUT = Path(__file__).resolve().parents[1]
#: How many ask at the same moment: programs for JSON, people for pages.
CALLERS, PEOPLE = 4, 20
#: What people of a town open, of whom nobody waits longer than the limit (milliseconds).
PAGES = (
    "/desk/",
    "/desk/registers/dispute/",
    "/desk/registers/dispute/?q=工资",
    "/desk/registers/screening/",
    "/desk/registers/dispute/new/",
    "/desk/search/?q=工资",
    "/desk/figures/",
    "/desk/figures/dispute/success_rate/",
    "/desk/returns/",
    "/desk/reports/",
)
MEMORY_LIMIT, WAIT_LIMIT = 2048, 1000
HEAD = "| what | Yifa | against | ratio | aim |\n|---|---|---|---|---|\n"


@click.command()
@click.argument("home", required=False, type=click.Path(exists=True, path_type=Path))
@click.option("--times", default=5, help="How often each start, and each side's load, is measured.")
@click.option("--requests", default=400, help="Requests of one load.")
@click.option("--write", is_flag=True, help="Put the table into docs/performance.md.")
def main(home: Path | None, times: int, requests: int, write: bool) -> None:
    """Measure and print."""
    home = home or made_sample()
    token, sessions = let_in(home)
    told = HEAD + "".join(
        [*starts(home, times), answers(home, token, times, requests), *a_town(home, sessions)]
    )
    click.echo(told)
    if write:
        put("serving", told)


def row(what: str, ours: str, against: str, ratio: str, held: bool) -> str:
    """A line of the table."""
    return f"| {what} | {ours} | {against} | {ratio} | {'held' if held else '**missed**'} |\n"


def made_sample() -> Path:
    """The usual sample in a folder of its own: a county with 4,500 matters."""
    home = Path(tempfile.mkdtemp(prefix="yifa-serving-"))
    subprocess.run([sys.executable, "-m", "yifa", "sample"], env=around(home), check=True)
    return home


def around(home: Path) -> dict[str, str]:
    """The environment in which both sides run."""
    path = os.pathsep.join([str(CHECKOUT), str(CHECKOUT / "benchmarks")])
    database = {"BYHAND_DATABASE": str(home / "yifa.sqlite3"), "PYTHONPATH": path}
    return {**os.environ, **database, "YIFA_HOME": str(home)}


LETTING_IN = """
import datetime as dt, django
django.setup()
from django.test import Client
from django.utils import timezone
from yifa.kernel.person import Post
from yifa.web.api import tokens
from django.conf import settings
settings.ALLOWED_HOSTS.append("testserver")
posts = Post.objects.held_on(timezone.localdate()).exclude(role__endswith="_admin")
clerk = posts.filter(organisation__name="柳溪镇人民政府").first()
later = timezone.localdate() + dt.timedelta(days=2)
print(tokens.make(clerk, "bench", scopes=["read"], expires_on=later, at=timezone.now())[1])
left = PEOPLE
for post in posts.order_by("pk"):
    client = Client()
    client.force_login(post.person)
    client.post("/desk/post/", {"post": post.pk})
    if left and client.get("/desk/figures/").status_code == 200:  # some roles see matters alone
        print(client.cookies["sessionid"].value)
        left -= 1
"""


def let_in(home: Path) -> tuple[str, list[str]]:
    """A program's token, and the sessions of people who are signed in."""
    told = subprocess.run(
        [sys.executable, "-c", LETTING_IN.replace("PEOPLE", str(PEOPLE))],
        env=around(home) | {"DJANGO_SETTINGS_MODULE": "yifa.settings"},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    token, *sessions = told.stdout.split()
    return token, sessions


def starts(home: Path, times: int) -> Iterator[str]:
    """How long the help takes, and the desk until it answers."""
    for what, command in (("yifa --help", ["--help"]), ("yifa serve --help", ["serve", "--help"])):
        seconds = median_of(times, lambda command=command: run_out(home, command))  # type: ignore[misc]
        yield row(what, f"{seconds:.2f} s", "0.3 s", "", seconds <= 0.3)
    ours, bare = [], []
    for _ in range(times):
        ours.append(until_it_answers(home, serving(), "/"))
        bare.append(until_it_answers(home, by_hand(), "/disputes"))
    both = statistics.median(ours), statistics.median(bare)
    ratio = both[0] / both[1]
    told = "yifa serve until it answers"
    yield row(
        told, f"{both[0]:.2f} s", f"bare Django {both[1]:.2f} s", f"{ratio:.2f}", ratio <= 1.5
    )


def median_of(times: int, act: Callable[[], float]) -> float:
    """The median of several."""
    return statistics.median(act() for _ in range(times))


def run_out(home: Path, command: Sequence[str]) -> float:
    """Seconds until a command has ended, as it is installed."""
    program = Path(sys.executable).with_name("yifa")
    begun = time.perf_counter()
    subprocess.run([program, *command], env=around(home), stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - begun


def serving() -> list[str]:
    """The desk."""
    return [sys.executable, "-m", "yifa", "serve", "--port"]


def by_hand() -> list[str]:
    """The same server, with as many workers, for the program written by hand."""
    server = [sys.executable, "-m", "granian", "--interface", "wsgi", "--workers", "2"]
    alike = ["--blocking-threads", "1", "--no-log", "byhand:application", "--port"]
    return [*server, *alike]


def until_it_answers(home: Path, command: list[str], path: str) -> float:
    """Seconds until a server gave its first answer."""
    begun = time.perf_counter()
    with opened(home, command, path):
        return time.perf_counter() - begun


@contextmanager
def opened(home: Path, command: list[str], path: str = "/") -> Iterator[tuple[int, int]]:
    """A server that has answered once: its port, and the process that began it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    with subprocess.Popen(
        [*command, str(port)],
        env=around(home),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        try:
            while process.poll() is None and not answers_at(port, path):
                time.sleep(0.005)
            yield port, process.pid
        finally:
            os.killpg(process.pid, signal.SIGKILL)


def answers_at(port: int, path: str) -> bool:
    """Whether somebody answers there, whatever it is."""
    with suppress(ConnectionError, HTTPException):
        line = HTTPConnection("127.0.0.1", port)
        line.request("GET", path)
        return bool(line.getresponse().status)
    return False


def answers(home: Path, token: str, times: int, requests: int) -> str:
    """Requests a second of the list of disputes, fifty a page, on both sides in turn."""
    head = {"Authorization": f"Bearer {token}"}
    ours, bare = [], []
    with opened(home, serving()) as (desk, _), opened(home, by_hand(), "/disputes") as (hand, _):
        sides = ((desk, "/api/dispute", ours), (hand, "/disputes", bare))
        for (
            port,
            path,
            _,
        ) in sides:  # a first answer is made slowly, on each side
            load(port, [[(path, head)] * 5] * CALLERS)
        for _ in range(times):
            for port, path, found in sides:
                asked = [[(path, head)] * (requests // CALLERS)] * CALLERS
                begun = time.perf_counter()
                load(port, asked)
                found.append(requests / (time.perf_counter() - begun))
    rates = statistics.median(ours), statistics.median(bare)
    ratio = rates[0] / rates[1]
    what, against = f"{rates[0]:.0f} requests a second", f"a view by hand {rates[1]:.0f}"
    return row("list as JSON, two workers", what, against, f"{ratio:.0%}", ratio >= 0.6)


#: What one caller asks for, one after the other: path and headers.
Asked = list[tuple[str, dict[str, str]]]


def load(port: int, asked: list[Asked]) -> list[float]:
    """Let each caller ask on a line of its own, all at once; how long each answer took."""
    with ThreadPoolExecutor(len(asked)) as callers:
        waits = callers.map(lambda one: call(port, one), asked)
        return [wait for found in waits for wait in found]


def call(port: int, asked: Asked) -> list[float]:
    """Ask for one thing after the other; how long each answer took."""
    waits: list[float] = []
    line = HTTPConnection("127.0.0.1", port)
    for path, head in asked:
        begun = time.perf_counter()
        line.request("GET", path, headers=head)
        answer = line.getresponse()
        answer.read()
        if answer.status != 200:
            raise AssertionError(f"{path} was answered with {answer.status}")
        waits.append(time.perf_counter() - begun)
    line.close()
    return waits


def a_town(home: Path, sessions: list[str]) -> Iterator[str]:
    """Twenty people open one page after the other, without a pause: how long they wait, memory."""
    draw = random.Random(1)
    heads = [{"Cookie": f"sessionid={session}"} for session in sessions]
    pages = [page.replace("工资", "%E5%B7%A5%E8%B5%84") for page in PAGES]
    asked = [[(draw.choice(pages), head) for _ in range(40)] for head in heads]
    with opened(home, serving()) as (port, leader):
        load(port, [[(page, head) for page in pages] for head in heads[:CALLERS]])
        begun = time.perf_counter()
        waits = sorted(load(port, asked))
        seconds = time.perf_counter() - begun
        memory = memory_of(leader)
    slowest = waits[int(len(waits) * 0.95)] * 1000
    told = f"{len(waits) / seconds:.0f} pages a second, median {statistics.median(waits):.2f} s"
    what = f"{len(heads)} people open pages without a pause: 95 of 100 within"
    yield row(what, f"{slowest:.0f} ms ({told})", f"{WAIT_LIMIT} ms", "", slowest <= WAIT_LIMIT)
    what = "memory of the desk after it, all its processes"
    yield row(what, f"{memory:.0f} MB", f"{MEMORY_LIMIT} MB", "", memory <= MEMORY_LIMIT)
    for command in (["verify"], ["backup", str(home / "bench.tar")]):
        peak = peak_of(home, command)
        what = f"memory of yifa {command[0]}"
        yield row(what, f"{peak:.0f} MB", f"{MEMORY_LIMIT} MB", "", peak <= MEMORY_LIMIT)


def memory_of(leader: int) -> float:
    """What a server and its workers hold, in MB; what they share counts once."""
    total = 0
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if os.getpgid(int(process.name)) == leader:
                lines = (process / "smaps_rollup").read_text().splitlines()
                total += sum(int(one.split()[1]) for one in lines if one.startswith("Pss:"))
    return total / 1024


def peak_of(home: Path, command: list[str]) -> float:
    """The most memory that a command held, in MB."""
    process = subprocess.Popen(
        [sys.executable, "-m", "yifa", *command], env=around(home), stdout=subprocess.DEVNULL
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = status
    if status:
        raise SystemExit(f"yifa {command[0]} failed")
    return used.ru_maxrss / 1024


if __name__ == "__main__":
    sys.exit(main())
