"""How long a draw over a million parties takes to repeat; the limit is two seconds of processor.

python benchmarks/draw.py [--parties 1000000] [--wanted 30000]
"""

from __future__ import annotations

import argparse
import time

from yifa.wings.enforcement.random_draw.drawing import (
    Entry,
    Lists,
    digest_of,
    lowest,
    read,
    with_inspectors,
)

LIMIT = 2.0
INSPECTORS = 500


def main() -> None:
    """Make lists, read them as whoever repeats the draw does, and draw."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--parties", type=int, default=1_000_000)
    asked.add_argument("--wanted", type=int, default=30_000)
    told = asked.parse_args()
    lists = Lists(
        tuple(Entry(f"青对〔2026〕{n}号", f"第{n}家商行") for n in range(told.parties)),
        tuple(Entry(f"3399{n:04d}", f"执法人员{n}") for n in range(INSPECTORS)),
        told.wanted,
    )
    file = lists.file()
    began = time.process_time()
    again, digest = read(file), digest_of(file)
    was_read = time.process_time()
    drawn = lowest(again.parties, again.wanted, "种子", digest)
    list(with_inspectors(again, drawn, "种子", digest))
    over = time.process_time()
    held = "held" if over - was_read <= LIMIT else "missed"
    print(f"parties {told.parties:,}, wanted {told.wanted:,}, file {len(file) / 1e6:.0f} MB")
    print(f"reading and checking the file: {was_read - began:.2f} s of processor")
    print(f"drawing: {over - was_read:.2f} s of processor, limit {LIMIT} s: {held}")


if __name__ == "__main__":
    main()
