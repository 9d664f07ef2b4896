"""What is laid on a party, or proposed, as papers say it: kinds in words, sums in capitals."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from yifa.kernel.acts import Act
from yifa.kernel.writing import encode
from yifa.report.papers.casefile import words
from yifa.report.papers.paper import Block, Paragraph
from yifa.wings.enforcement.penalty_case import terms
from yifa.wings.enforcement.penalty_case.penalties import PROPOSED

from .case import Case


def kinds(act: Act) -> Iterator[str]:
    """What is laid on the party, in words, sums in figures and capitals (article 9)."""
    if act.wrote.get("warned"):
        yield "警告"
    if act.wrote.get("criticised"):
        yield "通报批评"
    sums = (("fine", "罚款"), ("gain", "没收违法所得"), ("goods", "没收非法财物，价值"))
    for name, called in sums:
        amount = Decimal(act.said(name) or 0)
        if amount:
            yield called + words.money(amount)
    lasts = f"{act.said('days')}天" if act.said("days") else ""
    for name, choices in (("licence", terms.Licence), ("business", terms.Business)):
        if code := act.said(name):
            yield f"{choices(code).label}{lasts}"
    if act.said("other_penalty"):
        yield act.said("other_penalty")


def proposal(case: Case, act: Act) -> Act:
    """What was proposed by then, as if it were decided."""
    wrote = {name: encode(case.value(act, told)) for name, told in PROPOSED.items()}
    return Act("decide", None, "", {"outcome": terms.Outcome.PENALISE.value, **wrote})


def fined(act: Act) -> bool:
    """Whether there is a fine to pay."""
    return Decimal(act.said("fine") or 0) > 0


def numbered(lines: list[str]) -> list[Block]:
    """Each on a line of its own, numbered where there are several."""
    if len(lines) < 2:
        return [Paragraph(f"{line}。") for line in lines]
    return [Paragraph(f"{place}. {line}；") for place, line in enumerate(lines, 1)]
