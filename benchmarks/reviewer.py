"""How fast a report is read and checked, against two peers and one pass of a regular expression.

All in one run over the same text: the three real reports where their folder is there, else our own.
The peers get an environment of their own at the first run. Prints a table in Markdown.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable
from pathlib import Path

import click

from yifa.reviewer import Reading, check, outline, quantities_in, typed
from yifa.reviewer.measured import measured
from yifa.reviewer.tests.samples import FIXTURES, REAL, REAL_NAMES
from yifa.reviewer.vocabulary import words

HERE = Path(__file__).parent
PEERS = Path(tempfile.gettempdir()) / "yifa-peers"
#: The length of a long report, and how long its check may take, warm, in milliseconds.
REPORT, REPORT_LIMIT = 10_000, 50


@click.command()
@click.option(
    "--peers/--no-peers", default=True, help="Measure the peers too (installs them once)."
)
def main(peers: bool) -> None:
    """Measure and print."""
    texts = the_texts()
    text = "".join(texts)
    lines = text.split("\n")
    click.echo(f"{len(texts)} reports, {len(text):,} characters\n")
    click.echo("| what | characters a second | found |\n|---|---|---|")
    limit = number_and_unit()
    row(
        "limit: one pass of `re`, number and unit",
        len(text),
        best(lambda: limit.findall(text)),
        len(limit.findall(text)),
    )
    row(
        "yifa: numbers with their units",
        len(text),
        best(lambda: [list(measured(line)) for line in lines]),
        sum(1 for line in lines for _ in measured(line)),
    )
    found = sum(len(quantities_in(line)) for line in lines)
    row(
        "yifa: quantities with what they count",
        len(text),
        best(lambda: [quantities_in(line) for line in lines]),
        found,
    )
    row(
        "yifa: layout, quantities, identity, chapters",
        len(text),
        best(lambda: [read(it) for it in texts]),
        found,
    )
    findings = sum(len(check(typed(it)).findings) for it in texts)
    row(
        "yifa: the whole check",
        len(text),
        best(lambda: [check(typed(it)) for it in texts]),
        findings,
    )
    if peers:
        for name, (seconds, count) in measured_peers(text).items():
            row(name, len(text), seconds, count)
    long = (texts[0] * (REPORT // len(texts[0]) + 1))[:REPORT]
    took = best(lambda: check(typed(long))) * 1000
    over = " **over**" if took > REPORT_LIMIT else ""
    click.echo(f"\nA report of {REPORT:,} characters: {took:.0f} ms, limit {REPORT_LIMIT} ms{over}")


def the_texts() -> list[str]:
    """The reports to read."""
    real = [REAL / f"{name}.txt" for name in REAL_NAMES]
    files = [it for it in real if it.exists()] or sorted(FIXTURES.glob("*-2024.txt"))
    return [file.read_text(encoding="utf-8") for file in files]


def number_and_unit() -> re.Pattern[str]:
    """The least that any reader of quantities must look for, as one compiled expression."""
    units = sorted(words("units", "any", "figures"), key=len, reverse=True)
    number = "(?:[0-9][0-9,.]*|[一二两三四五六七八九十][零〇一二两三四五六七八九十百千万亿]*)"
    return re.compile(f"{number}[余多几]?[万亿]*[余多]?(?:{'|'.join(map(re.escape, units))}|[%％])")


def read(text: str) -> tuple[object, ...]:
    """All that the rules read of a report."""
    reading = Reading(outline(typed(text)))
    return reading.paragraphs, reading.places, reading.identity


def measured_peers(text: str) -> dict[str, tuple[float, int]]:
    """The peers' seconds and finds, from their own environment."""
    python = PEERS / "bin" / "python"
    if not python.exists():
        venv.create(PEERS, with_pip=True)
        pip = [str(python), "-m", "pip", "install", "--quiet", "-r", str(HERE / "peers.txt")]
        subprocess.run(pip, check=True)
    ran = subprocess.run(
        [python, HERE / "peers.py"], input=text, capture_output=True, text=True, check=True
    )
    told: dict[str, tuple[float, int]] = json.loads(ran.stdout)
    return told


def best(act: Callable[[], object]) -> float:
    """The best of fifty runs after a first, in seconds of the processor."""
    act()
    times = []
    for _ in range(50):
        begun = time.process_time()
        act()
        times.append(time.process_time() - begun)
    return min(times)


def row(what: str, characters: int, seconds: float, found: int) -> None:
    """A line of the table."""
    click.echo(f"| {what} | {characters / seconds:,.0f} | {found} |")


if __name__ == "__main__":
    sys.exit(main())
