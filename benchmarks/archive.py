"""How long `yifa atlas` takes over thousands of reports, and how much memory it holds.

Makes fictional reports of a usual length in a folder of its own; prints a table in Markdown.
"""

from __future__ import annotations

import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import click

CHECKOUT = Path(__file__).resolve().parents[1]
TEXTS = CHECKOUT / "yifa" / "reviewer" / "tests" / "fixtures"
MODELS = ("qinghe-2024", "liuxi-2024")
LENGTH = 6000
# Real reports are mostly words: some ten numbers in a thousand characters.
PROSE = (
    "坚持把法治建设摆在全局工作的重要位置，压实责任，统筹推进，完善制度，规范程序，强化监督，"
    "不断提高依法行政的能力和水平，切实维护人民群众的合法权益。\n"
)
NUMBER = re.compile(r"(?<!\d)[1-9]\d{1,2}(?=[件次项名条份处])")
SYLLABLES = "安平宁和清源永丰长乐新兴太华云龙金石白水青山"


@click.command()
@click.option("--reports", multiple=True, default=[500, 2000], help="How many reports.")
@click.option("--spark", multiple=True, help="A Spark master to measure too, such as local[2].")
def main(reports: tuple[int, ...], spark: tuple[str, ...]) -> None:
    """Measure and print."""
    click.echo(
        "| reports | read by | seconds | of processors | largest process | parquet | xlsx | page |"
    )
    click.echo("|---|---|---|---|---|---|---|---|")
    for count in reports:
        with tempfile.TemporaryDirectory(prefix="yifa-archive-") as made:
            folder = Path(made) / "reports"
            make_reports(folder, count)
            for master in ("", *spark):
                row(folder, Path(made) / "out", count, master)


def row(folder: Path, out: Path, count: int, master: str) -> None:
    """Read them all in a process of its own, whose largest child is remembered."""
    ran = subprocess.run(
        [sys.executable, __file__, "measured", str(folder), str(out), master],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=True,
    )
    seconds, busy, peak = map(float, ran.stdout.split()[-3:])
    sizes = " | ".join(
        f"{(out / f'atlas.{kind}').stat().st_size / 1e6:.1f} MB"
        for kind in ("parquet", "xlsx", "html")
    )
    by = f"Spark {master}" if master else f"{os.cpu_count()} cores"
    click.echo(f"| {count:,} | {by} | {seconds:.0f} | {busy:.0f} | {peak:.0f} MB | {sizes} |")


def measured(folder: str, out: str, master: str) -> None:
    """Run the command; print its seconds, the processors' and its largest process in MB."""
    command = [sys.executable, "-m", "yifa", "atlas", folder, "--out", out]
    begun = time.perf_counter()
    subprocess.run([*command, *(["--spark", master] if master else [])], check=True)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    busy = used.ru_utime + used.ru_stime
    print(time.perf_counter() - begun, busy, used.ru_maxrss / 1024)


def make_reports(folder: Path, count: int) -> None:
    """Reports of two model texts, each with a place, a year and numbers of its own."""
    folder.mkdir()
    draw = random.Random(1)
    models = [(TEXTS / f"{name}.txt").read_text("utf-8") for name in MODELS]
    for number in range(count):
        text, place = models[number % 2], place_of(number // 8)
        text = text.replace("青禾县", f"{place}县").replace("柳溪镇", f"{place}镇")
        text = text.replace("2024", str(2018 + number // 2 % 4))
        head, body = re.split("(?=一、)", text, maxsplit=1)
        body = NUMBER.sub(lambda _: str(draw.randint(10, 999)), body)
        text = head + body
        text += PROSE * ((LENGTH - len(text)) // len(PROSE))
        below = folder / f"{number // 1000:03d}"
        below.mkdir(exist_ok=True)
        (below / f"{number:06d}.txt").write_text(text, encoding="utf-8")


def place_of(number: int) -> str:
    """A fictional name for each number."""
    base = len(SYLLABLES)
    return "".join(SYLLABLES[number // base**power % base] for power in range(3))


if __name__ == "__main__":
    measured(*sys.argv[2:]) if sys.argv[1:2] == ["measured"] else main()
