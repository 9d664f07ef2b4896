"""Whether the check of a text of up to 10 MB takes time and memory in proportion to its length.

Two texts: reports like real ones one after the other, and lines of nothing but sums and rates. Each
size is checked in a process of its own. Prints a table in Markdown: seconds of the processor, the
largest memory of the process, and both for each megabyte, compared with the first size.

    python benchmarks/large.py [MEGABYTES …]
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from itertools import count

import archive

from yifa.reviewer import check, typed

SIZES = ("1", "2", "5", "10")


def reports() -> Iterator[str]:
    """Reports of two model texts, each with a place and numbers of its own, and mostly words."""
    draw = random.Random(1)
    models = [(archive.TEXTS / f"{name}.txt").read_text("utf-8") for name in archive.MODELS]
    for number in count():
        text, place = models[number % 2], archive.place_of(number)
        text = text.replace("青禾县", f"{place}县").replace("柳溪镇", f"{place}镇")
        text = archive.NUMBER.sub(lambda _: str(draw.randint(10, 999)), text)
        yield f"{text}\n{archive.PROSE * 6}"


def sums_and_rates() -> Iterator[str]:
    """One line after the other of seven numbers that depend on each other."""
    draw = random.Random(2)
    for number in count():
        parts = [draw.randint(10, 999) for _ in range(3)]
        done = draw.randint(1, sum(parts))
        yield (
            f"{archive.place_of(number % 5000)}受理纠纷{sum(parts)}件，其中邻里纠纷{parts[0]}件、"
            f"婚姻家庭纠纷{parts[1]}件、土地纠纷{parts[2]}件，调解成功{done}件，"
            f"成功率{100 * done / sum(parts):.1f}%，同比增长{draw.randint(1, 900) / 10}%。\n"
        )


TEXTS: dict[str, Callable[[], Iterator[str]]] = {
    "reports": reports,
    "sums and rates": sums_and_rates,
}


def measured(name: str, megabytes: str) -> None:
    """Check one text; print its characters, the seconds and the megabytes of memory."""
    left, pieces = float(megabytes) * 1e6, list[str]()
    for piece in TEXTS[name]():
        pieces.append(piece)
        left -= len(piece.encode())
        if left <= 0:
            break
    text = "".join(pieces)
    begun = time.process_time()
    check(typed(text))
    seconds = time.process_time() - begun
    print(len(text), seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def main(*sizes: str) -> None:
    """Measure and print."""
    print("| text | MB | characters | seconds | growth | memory | growth |\n" + "|---" * 7 + "|")
    for name in TEXTS:
        first: tuple[float, float] | None = None
        for size in sizes or SIZES:
            ran = subprocess.run(
                [sys.executable, __file__, "measured", name, size],
                capture_output=True,
                text=True,
                check=True,
            )
            characters, seconds, memory = map(float, ran.stdout.split())
            each = seconds / float(size), memory / float(size)
            first = first or each
            print(
                f"| {name} | {size} | {characters:,.0f} | {seconds:.1f} | {each[0] / first[0]:.2f}"
                f" | {memory:.0f} MB | {each[1] / first[1]:.2f} |",
                flush=True,
            )


if __name__ == "__main__":
    measured(*sys.argv[2:]) if sys.argv[1:2] == ["measured"] else main(*sys.argv[1:])
