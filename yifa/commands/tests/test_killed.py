"""Four programs write and are killed at a moment of nobody's choosing: nothing said is lost.

`make attack` does it two hundred times; the suite a few.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import pytest

from .homes import Database, Home

ROUNDS = int(os.environ.get("YIFA_ATTACK_ROUNDS", "2"))
#: So many kills a house stands; then another is built, as each verifies all it holds.
A_HOUSE = 10
WRITERS = 4
#: So many disputes are registered in a round at most, beside the first of each writer.
MOST = 40


@pytest.mark.promise("lost", "the server is killed with SIGKILL at any moment under four writers")
@pytest.mark.parametrize("number", range(-(-ROUNDS // A_HOUSE)))
def test_what_was_acknowledged_stands_once_after_every_kill(
    number: int, tmp_path: Path, database: Database, tried: Callable[[int], None]
) -> None:
    rounds = min(A_HOUSE, ROUNDS - number * A_HOUSE)
    home = Home(tmp_path / "house", database())
    made = home.yifa("sample", "--today", "2026-05-06", "--matters", "10")
    assert made.returncode == 0, made.stderr
    draw, acknowledged = random.Random(number), list[str]()
    for _ in range(rounds):
        with ExitStack() as at_work:
            writers = [at_work.enter_context(home.writer()) for _ in range(WRITERS)]
            acknowledged += [writer.next() for writer in writers]
            acknowledged += [draw.choice(writers).next() for _ in range(draw.randrange(MOST))]
            for writer in draw.sample(writers, WRITERS):
                acknowledged += writer.kill()
        told = home.yifa("verify")
        assert told.returncode == 0, told.stdout
    assert len(acknowledged) == len(set(acknowledged)) >= rounds * WRITERS
    assert set(acknowledged) <= home.numbers()
    tried(rounds)
