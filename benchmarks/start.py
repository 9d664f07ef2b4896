"""Starting: `yifa --help` and `yifa serve` to its first answer, beside a bare Django project.

    python benchmarks/start.py [--write]

A bare project is what `django-admin startproject` makes, served by granian as `yifa serve` is.
Processor seconds of the process and its children, and seconds by the clock; the least of some runs,
the two sides in turn.
"""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

import click
import scale

TIMES = 3
YIFA = Path(__file__).resolve().parents[1]
Taken = tuple[float, float]
SERVE = """
from granian import Granian
from granian.constants import Interfaces

if __name__ == "__main__":
    Granian(
        "bare.wsgi:application", port=8911, interface=Interfaces.WSGI, workers=2,
        blocking_threads=1, log_enabled=False,
    ).serve()
"""


@click.command()
@click.option("--home", type=click.Path(exists=True, path_type=Path), required=True)
@click.option("--write", is_flag=True, help="Put the table into docs/performance.md.")
def main(home: Path, write: bool) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as made:
        run([sys.executable, "-m", "django", "startproject", "bare", made], YIFA)
        bare, ours = Path(made), {"YIFA_HOME": str(home), "PYTHONPATH": str(YIFA)}
        (bare / "serve.py").write_text(SERVE)
        help_bare, help_ours = in_turn(
            lambda: run([sys.executable, "manage.py", "help"], bare),
            lambda: run([sys.executable, "-m", "yifa", "--help"], YIFA, ours),
        )
        serve_bare, serve_ours = in_turn(
            lambda: served([sys.executable, "serve.py"], 8911, bare),
            lambda: served(
                [sys.executable, "-m", "yifa", "serve", "--port", "8912"], 8912, YIFA, ours
            ),
        )
    rows = [
        line("`yifa --help` / `manage.py help`", help_bare, help_ours, help_ours[1] <= 0.3),
        line(
            "`serve` to the first answer",
            serve_bare,
            serve_ours,
            serve_ours[0] <= 1.5 * serve_bare[0],
        ),
    ]
    head = "| what | bare Django, processor / clock | Yifa | ratio of processor time | aim |\n"
    told = head + "|---" * 5 + "|\n" + "".join(rows)
    click.echo(told)
    if write:
        scale.put("start", told)


def line(what: str, bare: Taken, ours: Taken, held: bool) -> str:
    """A row of the table."""
    return (
        f"| {what} | {bare[0]:.2f} s / {bare[1]:.2f} s | {ours[0]:.2f} s / {ours[1]:.2f} s"
        f" | {ours[0] / bare[0]:.2f} | {'held' if held else '**missed**'} |\n"
    )


def in_turn(*acts: Callable[[], Taken]) -> list[Taken]:
    """The least of each act's times, the acts in turn."""
    rounds = [[act() for act in acts] for _ in range(TIMES)]
    return [
        (min(it[n][0] for it in rounds), min(it[n][1] for it in rounds)) for n in range(len(acts))
    ]


def used() -> float:
    """Processor seconds of all children that have ended."""
    told = resource.getrusage(resource.RUSAGE_CHILDREN)
    return told.ru_utime + told.ru_stime


def run(command: list[str], where: Path, more: dict[str, str] | None = None) -> Taken:
    """Run to the end."""
    begun, clock = used(), time.perf_counter()
    subprocess.run(
        command, cwd=where, check=True, stdout=subprocess.DEVNULL, env=os.environ | (more or {})
    )
    return used() - begun, time.perf_counter() - clock


def served(command: list[str], port: int, where: Path, more: dict[str, str] | None = None) -> Taken:
    """Serve until the first answer; the workers' time is known when they have ended."""
    begun, clock = used(), time.perf_counter()
    server = subprocess.Popen(
        command, cwd=where, stdout=subprocess.DEVNULL, env=os.environ | (more or {})
    )
    while not answers(port):
        time.sleep(0.01)
    told = time.perf_counter() - clock
    server.send_signal(signal.SIGINT)
    server.wait()
    return used() - begun, told


def answers(port: int) -> bool:
    """Whether anything is answered there."""
    try:
        urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=10)
    except urllib.error.HTTPError:
        return True
    except (TimeoutError, urllib.error.URLError, ConnectionError):
        return False
    return True


if __name__ == "__main__":
    sys.exit(main())
