"""What is done with the files of one request: each is read and checked, within bounds for all."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from yifa import reviewer
from yifa.reviewer import Review, Unreadable
from yifa.web.theme.wording import thousands

#: So many files, characters and seconds in one request: anyone may send one, and the desk works
#: in the same processes. A long report has 20,000 characters.
MOST_FILES = 20
MOST_CHARACTERS = 300_000
LONGEST_SECONDS = 10.0

#: Pasted text has no name of its own.
PASTED = "粘贴的文字"


@dataclass(frozen=True)
class Brought:
    """A file that was sent, or pasted text."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Result:
    """What came of one file: its review and how long it took, or one sentence why there is none."""

    brought: Brought
    review: Review | None = None
    trouble: str = ""
    seconds: float = 0.0


def check_all(
    files: Sequence[Brought], clock: Callable[[], float] = time.monotonic
) -> Iterator[Result]:
    """Check the files one after the other; one that can't be checked does not stop the others."""
    began, left = clock(), MOST_CHARACTERS
    for place, brought in enumerate(files):
        if place >= MOST_FILES:
            yield Result(brought, trouble=f"一次最多核{MOST_FILES}份，“{brought.name}”下一次再传。")
        elif clock() - began > LONGEST_SECONDS:
            yield Result(brought, trouble=f"这一次用的时间够长了，“{brought.name}”单独再传一次。")
        else:
            result = check_one(brought, left, clock)
            left -= len(result.review.reading.document.source.text) if result.review else 0
            yield result


def check_one(brought: Brought, left: int, clock: Callable[[], float] = time.monotonic) -> Result:
    """Check one file of at most `left` characters."""
    began = clock()
    try:
        source = reviewer.read(brought.content, brought.name)
    except Unreadable as reason:
        return Result(brought, trouble=str(reason))
    if len(source.text) > left:
        return Result(brought, trouble=too_long(brought.name, len(source.text)))
    return Result(brought, reviewer.check(source), seconds=clock() - began)


def too_long(name: str, characters: int) -> str:
    """Say that a text is longer than what is left of one request, and where it can be checked."""
    most = f"网页上一次最多核{MOST_CHARACTERS // 10_000}万字"
    way = "分次再传" if characters <= MOST_CHARACTERS else "在自己的电脑上用 yifa check 核"
    return f"“{name}”有{thousands(characters)}字，{most}，{way}。"
