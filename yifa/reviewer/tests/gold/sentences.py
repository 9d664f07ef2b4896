"""Sentences of our own in which reports put numbers, as they should be and with one changed.

`sentences.tsv` has one line for each. `{33|34}` stands for 33 in the sentence that is right and for
34 in the one that is wrong; a line without it is right as it stands. `rule` is what has to be found
in the wrong one (several that would do are divided by /), `quote` the number that is judged there,
`miss` why it is not found, for those that are known not to be. Lines with # name what follows.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from yifa.reviewer import check, typed

CHOICE = re.compile(r"\{([^{}|]*)\|([^{}|]*)\}")


class Case(NamedTuple):
    """One line: its number, the sentence that is right, the one that is wrong if there is."""

    line: int
    right: str
    wrong: str
    rules: frozenset[str]
    quote: str
    miss: str


def said(sentence: str) -> list[tuple[str, str]]:
    """Give rule and quote of what is said of a sentence, unasked."""
    return [(it.rule, it.quote) for it in check(typed(sentence)).said]


def is_caught(case: Case) -> bool:
    """Tell whether the changed figure is said to be wrong, and by the right rule."""
    return any(rule in case.rules and quote == case.quote for rule, quote in said(case.wrong))


def cases() -> tuple[Case, ...]:
    """Read sentences.tsv in its order."""
    lines = Path(__file__).with_name("sentences.tsv").read_text(encoding="utf-8").splitlines()
    return tuple(
        _case(number, line)
        for number, line in enumerate(lines, start=1)
        if number > 1 and not line.startswith("#")
    )


def _case(number: int, line: str) -> Case:
    rule, quote, miss, sentence = line.split("\t")
    right, wrong = CHOICE.sub(r"\1", sentence), CHOICE.sub(r"\2", sentence)
    changed = "" if wrong == right else wrong
    return Case(number, right, changed, frozenset(rule.split("/")), quote, miss)
