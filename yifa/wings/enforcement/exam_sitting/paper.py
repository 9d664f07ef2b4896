"""How a paper is drawn from the bank: by a rule that anyone who has the sealed bank can repeat.

1. The bank is sealed first: every question in use, with its answer, and how many of each form and
   part the paper takes. What is digested is the file itself, byte by byte.
2. The seed is a public number of a later day, named in advance (a lottery's result).
3. For each form and part, in the order of the rules, each question's lot is SHA-256 of the seed,
   the digest of the bank, the form and part (`single common`) and the question's number, joined by
   line feeds. Those with the lowest lots are drawn, in that order (`yifa.kernel.lots`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NamedTuple

from yifa.kernel import lots

FORMS = {"single": "单选题", "multiple": "多选题", "judge": "判断题"}
PARTS = {"common": "公共法律知识", "special": "专业法律知识"}
LETTERS = "ABCDEF"


class Unfit(ValueError):
    """A bank or paper from which no exam can be held; the message says why and what to do."""


class Rule(NamedTuple):
    """How many questions of a form and part a paper takes, and what each is worth."""

    form: str
    part: str
    wanted: int
    points: str


class Question(NamedTuple):
    """A question as it was sealed; `points` only once it stands on a paper."""

    id: str
    form: str
    part: str
    stem: str
    options: list[str]
    answer: str
    basis: str
    points: str = ""


@dataclass(frozen=True)
class Paper:
    """What is answered: questions in their order, how long it takes, how much is enough."""

    title: str
    minutes: int
    pass_mark: Decimal
    questions: list[Question]


def bank_file(
    title: str,
    minutes: int,
    pass_mark: Decimal,
    rules: Iterable[Rule],
    questions: Iterable[Question],
) -> bytes:
    """The sealed bank; Unfit where it has too few questions for its own rules."""
    rules, questions = list(rules), list(questions)
    for rule in rules:
        there = sum((one.form, one.part) == (rule.form, rule.part) for one in questions)
        if there < rule.wanted:
            raise Unfit(
                f"{PARTS[rule.part]}的{FORMS[rule.form]}在用{there}道，要抽{rule.wanted}道，"
                "先补充题库，或者更正题数"
            )
    told = {
        "title": title,
        "minutes": minutes,
        "pass_mark": plain(pass_mark),
        "rules": [rule._asdict() for rule in rules],
        "questions": [question._asdict() for question in questions],
    }
    return packed(told)


def plain(points: Decimal) -> str:
    """Points in their one form, however many noughts they were typed or stored with.

    >>> plain(Decimal("60.0")), plain(Decimal("1.5"))
    ('60', '1.5')
    """
    return f"{points.normalize():f}"


def packed(told: dict[str, Any]) -> bytes:
    """JSON, always the same bytes for the same words."""
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def paper_file(bank: bytes, seed: str) -> bytes:
    """The paper that a sealed bank and a seed give, with its right answers."""
    seed = seed.strip()
    if not seed:
        raise Unfit("还没有种子，等公开的号码产生以后再抽")
    told, digest = json.loads(bank), lots.digest_of(bank)
    pool = [Question(**one) for one in told["questions"]]
    drawn = [
        question
        for rule in told["rules"]
        for question in drawn_by(Rule(**rule), pool, seed=seed, digest=digest)
    ]
    kept = {name: told[name] for name in ("title", "minutes", "pass_mark")}
    questions = [question._asdict() for question in drawn]
    return packed({**kept, "seed": seed, "bank": digest, "questions": questions})


def drawn_by(rule: Rule, pool: list[Question], *, seed: str, digest: str) -> Iterator[Question]:
    """The questions that one rule takes, those with the lowest lots first."""
    fit = [one for one in pool if (one.form, one.part) == (rule.form, rule.part)]
    what = f"{rule.form} {rule.part}"
    ids = [one.id for one in fit]
    for place in lots.lowest(ids, rule.wanted, seed=seed, digest=digest, what=what):
        yield fit[place]._replace(points=rule.points)


def read(paper: bytes) -> Paper:
    """A paper from its file."""
    told = json.loads(paper)
    questions = [Question(**one) for one in told["questions"]]
    return Paper(told["title"], told["minutes"], Decimal(told["pass_mark"]), questions)
