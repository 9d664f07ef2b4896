"""Four people write and are killed at a moment of nobody's choosing: nothing said is lost.

They write as programs of their own, or through the server, which is killed with all its workers.
`make attack` does it two hundred times; the suite a few.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from queue import SimpleQueue

import pytest

from .conftest import Again
from .homes import COUNTY, Home
from .serving import Sender, served

ROUNDS = int(os.environ.get("YIFA_ATTACK_ROUNDS", "2"))
#: So many kills a house stands; then another is built, as each verifies all it holds.
A_HOUSE = 25
WRITERS = 4
#: So many acts are taken in a round at most, beside the first of each writer.
MOST = 40


def kill_programs(home: Home, token: str, draw: random.Random) -> list[str]:
    """Four programs that write to the database, killed one after the other."""
    with home.writers(WRITERS) as writers:
        acknowledged = [writer.next() for writer in writers]
        acknowledged += [draw.choice(writers).next() for _ in range(draw.randrange(MOST))]
        for writer in draw.sample(writers, WRITERS):
            acknowledged += writer.kill()
    return acknowledged


def kill_server(home: Home, token: str, draw: random.Random) -> list[str]:
    """Four people who send their steps to the server, which is killed with its workers."""
    answered = SimpleQueue[str]()
    with served(home) as house:
        senders = [Sender(house, token, answered) for _ in range(WRITERS)]
        for sender in senders:
            sender.start()
        acknowledged = [answered.get(timeout=60) for _ in range(WRITERS + draw.randrange(MOST))]
        house.kill()
        for sender in senders:
            sender.join()
    assert [sender.refused for sender in senders if sender.refused] == []
    return acknowledged + [answered.get() for _ in range(answered.qsize())]


#: Each lets four people write and kills them, and returns what was acknowledged.
WAYS = (kill_programs, kill_server)


@pytest.mark.promise("lost", "the server is killed with SIGKILL at any moment under four writers")
@pytest.mark.parametrize("number", range(-(-ROUNDS // A_HOUSE)))
def test_what_was_acknowledged_stands_once_after_every_kill(
    number: int, prepared: Home, again: Again, tried: Callable[[int], None]
) -> None:
    rounds = min(A_HOUSE, ROUNDS - number * A_HOUSE)
    home = again(prepared)
    token, _ = home.program(COUNTY)
    draw, acknowledged = random.Random(number), list[str]()
    for turn in range(rounds):
        kill = WAYS[turn % len(WAYS)]
        acknowledged += kill(home, token.strip(), draw)
        told = home.yifa("verify")
        assert told.returncode == 0, told.stdout
    assert len(acknowledged) == len(set(acknowledged)) >= rounds * WRITERS
    there = home.acts()
    assert set(acknowledged) <= set(there)
    assert len(there) == len(set(there))
    tried(rounds)
