"""Steps through the one door beside the same rows by the ORM alone: one writer and four at once.

    python benchmarks/door.py --write
    python benchmarks/door.py --postgresql "" --rounds 1 --matters 20      # short, SQLite alone

Each writer is a process of its own that mediates quarrels of the sample at one committee: it
registers, accepts, sits and settles, each step in a transaction of its own (or some hundreds
together, as an import does). Then as many processes write the same rows again into a database
beside it (`peer.py`), in as many transactions with the same durability: SQLite with
synchronous=FULL, PostgreSQL with synchronous_commit on. The sides take turns.

What counts is the clock, from the first writer's start to the last one's end, since several
writers wait for each other and for the disk; the processor's time of the writers (without the
PostgreSQL server's) stands beside it. With `--write` the table goes into docs/performance.md.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Any

import click
from scale import put

if TYPE_CHECKING:
    from yifa.sample.act import Act
    from yifa.sample.county import Village

AIM = 0.4
READY = "ready"
#: Days before today on which the quarrels begin; what follows is over by today.
BEGUN = 60


@dataclass(frozen=True)
class Way:
    """A way of writing: how many at once, whether at one committee, how many steps together."""

    writers: int
    one_place: bool = False
    together: int = 1

    def __str__(self) -> str:
        place = ", all at one committee" if self.one_place else ", each at its own committee"
        return f"{self.writers}{place if self.writers > 1 else ''}"


WAYS = [Way(1), Way(4), Way(4, one_place=True), Way(1, together=200), Way(4, together=200)]
ENGINES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}


@click.command()
@click.option("--matters", default=60, help="How many quarrels a writer mediates in a round.")
@click.option("--rounds", default=3, help="How often each side takes its turn.")
@click.option(
    "--postgresql",
    default="postgresql://postgres:postgres@127.0.0.1:5432/postgres",
    help='A server on which databases may be made and dropped; "" leaves it out.',
)
@click.option("--write", is_flag=True, help="Put the table into docs/performance.md.")
@click.option("--one", is_flag=True, help="The database of the environment, a line of JSON each.")
def main(matters: int, rounds: int, postgresql: str, write: bool, one: bool) -> None:
    """Measure each engine in a process of its own."""
    if one:
        for line in measured(matters, rounds):
            click.echo(json.dumps(line))
        return
    lines: list[dict[str, Any]] = []
    for server in ["", *([postgresql] if postgresql else [])]:
        with house(server) as environment:
            command = [sys.executable, __file__, "--one", f"--matters={matters}"]
            ran = subprocess.run(
                [*command, f"--rounds={rounds}"],
                env=environment,
                stdout=subprocess.PIPE,
                text=True,
                check=True,
            )
        lines += [json.loads(line) for line in ran.stdout.splitlines()]
    told = table(lines)
    click.echo(told)
    if write:
        put("door", told)


@contextmanager
def house(server: str) -> Iterator[dict[str, str]]:
    """The environment of an empty house: a folder, and on a server two databases."""
    with tempfile.TemporaryDirectory(prefix="yifa-door-") as home:
        environment = {name: says for name, says in os.environ.items() if name != "YIFA_DATABASE"}
        environment["YIFA_HOME"] = home
        if not server:
            yield environment
            return
        import psycopg

        name = f"yifa_door_{os.getpid()}"
        with psycopg.connect(server, autocommit=True) as connection:
            for one in (name, f"{name}_peer"):
                connection.execute(f'CREATE DATABASE "{one}"')
            try:
                yield environment | {"YIFA_DATABASE": f"{server.rpartition('/')[0]}/{name}"}
            finally:
                for one in (name, f"{name}_peer"):
                    connection.execute(f'DROP DATABASE "{one}" WITH (FORCE)')


def table(lines: list[dict[str, Any]]) -> str:
    """All lines as Markdown."""
    head = (
        "| database | writers | steps a transaction | the door, steps a second"
        " | the ORM alone | ratio by the clock | by the processor | aim |\n"
    )
    rows = (
        f"| {x['engine']} | {x['writers']} | {x['together']} | {x['door']:,.0f} | {x['alone']:,.0f}"
        f" | {x['ratio']:.0%} | {x['by_processor']:.0%} | {verdict(x)} |\n"
        for x in lines
    )
    return head + "|---" * 8 + "|\n" + "".join(rows)


def verdict(line: dict[str, Any]) -> str:
    """Whether a line holds its aim."""
    return "held" if line["ratio"] >= AIM else "**missed**"


def measured(matters: int, rounds: int) -> Iterator[dict[str, Any]]:
    """Every way of writing on the database of the environment."""
    set_up()
    from django.core.management import call_command
    from django.db import connection
    from django.utils import timezone
    from peer import open_beside

    from yifa.sample import making
    from yifa.sample.plan import Plan

    call_command("migrate", verbosity=0)
    making.found(Plan(timezone.localdate()))
    open_beside()
    refuse_less_durable()
    connection.close()
    with hired(max(way.writers for way in WAYS)) as writers:
        for number, way in enumerate(WAYS):
            turns = [
                taken_in_turn(writers, way, matters, number * rounds + turn)
                for turn in range(rounds)
            ]
            yield line_of(ENGINES[connection.vendor], way, turns)


def set_up() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "yifa.settings"
    import django

    django.setup()


def refuse_less_durable() -> None:
    """Both sides wait for the disk at the end of each transaction, or nothing is compared."""
    from django.db import connections
    from peer import BESIDE

    for alias in ("default", BESIDE):
        with connections[alias].cursor() as cursor:
            if connections[alias].vendor == "sqlite":
                cursor.execute("PRAGMA synchronous")
                assert cursor.fetchone() == (2,), "not synchronous=FULL"
            else:
                cursor.execute("SELECT current_setting('synchronous_commit')")
                assert cursor.fetchone() == ("on",), "not synchronous_commit=on"
        connections[alias].close()


@dataclass
class Turn:
    """What the writers of one side did: steps, seconds by the clock, seconds of the processor."""

    steps: int
    clock: float
    processor: float


def line_of(engine: str, way: Way, turns: list[tuple[Turn, Turn]]) -> dict[str, Any]:
    """The median of the turns: rates, and how the door's stands to the other's."""

    def rate(side: int) -> float:
        return statistics.median(turn[side].steps / turn[side].clock for turn in turns)

    return {
        "engine": engine,
        "writers": str(way),
        "together": way.together,
        "door": rate(0),
        "alone": rate(1),
        "ratio": statistics.median(alone.clock / door.clock for door, alone in turns),
        "by_processor": statistics.median(
            alone.processor / door.processor for door, alone in turns
        ),
    }


def taken_in_turn(writers: Writers, way: Way, matters: int, number: int) -> tuple[Turn, Turn]:
    """The door's writers, then as many that write the same rows alone."""
    tasks = [Task(way, matters, number, place) for place in range(way.writers)]
    door, made = at_once(writers, steps_of, [(task,) for task in tasks])
    alone, _ = at_once(
        writers, rows_of, [(task, keys) for task, keys in zip(tasks, made, strict=True)]
    )
    assert door.steps == alone.steps, "the sides wrote unlike rows"
    return door, alone


@dataclass(frozen=True)
class Task:
    """What one writer does: the `number` of the turn and its own `place` among the writers."""

    way: Way
    matters: int
    number: int
    place: int


#: Makes ready what a writer is to do; that returns how many steps it wrote, and of which matters.
Prepare = Callable[..., Callable[[], tuple[int, list[int]]]]
#: The ends at which writers are told what to do and answer.
Writers = list[Connection]


@contextmanager
def hired(most: int) -> Iterator[Writers]:
    """So many writers, each a process that waits to be told what to do."""
    context = multiprocessing.get_context("spawn")
    writers: Writers = []
    for _ in range(most):
        ours, theirs = context.Pipe()
        context.Process(target=work, args=(theirs,), daemon=True).start()
        theirs.close()
        writers.append(ours)
    yield writers
    for writer in writers:
        writer.send(None)


def at_once(
    writers: Writers, prepare: Prepare, tasks: list[tuple[Any, ...]]
) -> tuple[Turn, list[list[int]]]:
    """Let each task be done by a writer of its own, all from the same moment."""
    busy = writers[: len(tasks)]
    for writer, task in zip(busy, tasks, strict=True):
        writer.send((prepare, task))
    for writer in busy:
        assert writer.recv() == READY
    for writer in busy:
        writer.send(READY)
    answers = [writer.recv() for writer in busy]
    clock = max(one["ended"] for one in answers) - min(one["begun"] for one in answers)
    steps, processor = (sum(one[what] for one in answers) for what in ("steps", "processor"))
    return Turn(steps, clock, processor), [one["matters"] for one in answers]


def work(line: Connection) -> None:
    """A writer: it gets ready, waits for the others, and tells what it did."""
    set_up()
    while told := line.recv():
        prepare, task = told
        act = prepare(*task)
        line.send(READY)
        line.recv()
        begun, processor = time.monotonic(), time.process_time()
        steps, matters = act()
        line.send(
            {
                "begun": begun,
                "ended": time.monotonic(),
                "processor": time.process_time() - processor,
                "steps": steps,
                "matters": matters,
            }
        )


def steps_of(task: Task) -> Callable[[], tuple[int, list[int]]]:
    """The steps of some quarrels at one committee, through the door."""
    from django.db import transaction
    from django.utils import timezone

    from yifa.kernel.take import take_many

    today = timezone.localdate()
    with transaction.atomic():  # what is read once a process is read before the start
        take_many(one.request(today) for one in acts_of(replace(task, matters=1, number=-1)))
        transaction.set_rollback(True)
    acts = acts_of(task)

    def act() -> tuple[int, list[int]]:
        for some in parts(acts, task.way.together):
            take_many(one.request(today) for one in some)
        return len(acts), list(dict.fromkeys(one.matter.pk for one in acts))

    return act


def rows_of(task: Task, matters: list[int]) -> Callable[[], tuple[int, list[int]]]:
    """The rows that those steps left, by the ORM alone."""
    from django.db import transaction
    from peer import BESIDE, name_beside, with_matters, write

    from yifa.kernel.matter import Event

    name_beside()
    events = Event.objects.filter(matter__in=matters).select_related("payload").order_by("pk")
    rows = with_matters(list(events))
    with transaction.atomic(using=BESIDE):
        write(rows[:1])
        transaction.set_rollback(True, using=BESIDE)

    def act() -> tuple[int, list[int]]:
        for some in parts(rows, task.way.together):
            write(some)
        return len(rows), matters

    return act


def parts(every: list[Any], together: int) -> Iterator[list[Any]]:
    """So many at a time."""
    return (every[start : start + together] for start in range(0, len(every), together))


def acts_of(task: Task) -> list[Act]:
    """The acts of each quarrel in turn, by the sample's own words."""
    from yifa.sample.county import read_county

    county = read_county()
    villages = [(town, village) for town in county.towns for village in town.villages]
    town, village = villages[0 if task.way.one_place else task.place]
    return [
        act
        for number in range(task.matters)
        for act in mediated(county, town, village, (task.number, task.place, number))
    ]


def mediated(county: Any, town: Any, village: Village, purpose: tuple[int, ...]) -> Iterator[Act]:
    """A quarrel that is registered, taken up, talked over and settled at the village."""
    import datetime as dt

    from django.utils import timezone

    from yifa.kernel.roles import MEDIATOR
    from yifa.sample.aftermath import agreed
    from yifa.sample.case import Case
    from yifa.sample.chance import Chance
    from yifa.sample.mediation import session
    from yifa.sample.opening import taken_up

    day = timezone.localdate() - dt.timedelta(days=BEGUN)
    case = Case(Chance("door", *purpose), county, town=town, village=village, day=day)
    case.about("neighbour")
    told = case.registering("applied", risk="low", number="")
    yield case.act("register", MEDIATOR, **told)
    yield from taken_up(case, "applied")
    yield from session(case, case.say(case.words["talks"][0]))
    yield from agreed(case, "written")


if __name__ == "__main__":
    sys.exit(main())
