"""Sentences with marked figures: what tests change in them and expect to be told of."""

from __future__ import annotations

import re
from dataclasses import dataclass

from yifa.reviewer.tests.samples import FIXTURES

FIGURE = re.compile(r"\[\[?([^\[\]]+)\]\]?")


@dataclass(frozen=True)
class Sentence:
    """A sentence with the places of its marked figures; `twice` are marked by double brackets."""

    text: str
    figures: tuple[tuple[int, int], ...]
    twice: frozenset[int]


def sentences(name: str) -> list[Sentence]:
    """Read the sentences of a fixture, comments left out."""
    lines = (FIXTURES / name).read_text(encoding="utf-8").splitlines()
    return [sentence(line) for line in lines if line and not line.startswith("#")]


def sentence(marked: str) -> Sentence:
    """Take the marks out of a sentence and remember where they stood."""
    text, figures, twice = "", list[tuple[int, int]](), set[int]()
    passed = 0
    for found in FIGURE.finditer(marked):
        text += marked[passed : found.start()]
        if found[0].startswith("[["):
            twice.add(len(figures))
        figures.append((len(text), len(text) + len(found[1])))
        text += found[1]
        passed = found.end()
    return Sentence(text + marked[passed:], tuple(figures), frozenset(twice))
