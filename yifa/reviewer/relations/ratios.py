"""Rates against the counts they are drawn from: 受理198件，调解成功171件，成功率86.4%."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from yifa.reviewer.findings import Relation
from yifa.reviewer.numerals import plain
from yifa.reviewer.relations.beside import Beside
from yifa.reviewer.relations.named_rates import named_ties
from yifa.reviewer.relations.pairs import SHARE, Pair, Tie
from yifa.reviewer.relations.ranges import (
    HUNDRED,
    PERCENT,
    Range,
    figure,
    of_rate,
    rounded,
    share_of,
)
from yifa.reviewer.relations.share_rates import share_ties

RULE = "ratio"


def ratios(beside: Beside) -> Iterator[Relation]:
    """Yield every rate that the wording ties to a part and a whole."""
    for tie in ties(beside):
        if relation := judge(beside, tie):
            yield relation


def ties(beside: Beside) -> Iterator[Tie]:
    """Yield the rates of a paragraph with the counts they could be drawn from."""
    for number, quantity in enumerate(beside.quantities):
        if quantity.unit in PERCENT:
            yield from named_ties(beside, number)
            yield from share_ties(beside, number)


def judge(beside: Beside, tie: Tie) -> Relation | None:
    """Test a rate; None where it fits nothing and no whole is certain enough to say so."""
    pair = _fitting(beside, tie, tie.pairs)
    if pair is not None:
        return _relation(beside, tie, pair, agrees=True)
    if tie.certain is None or _fitting(beside, tie, tie.elsewhere):
        return None
    rate = tie.certain.rate(beside)
    if rate is None or (rate.low > HUNDRED and not tie.beyond) or rate.meets(_printed(beside, tie)):
        return None
    return _relation(beside, tie, tie.certain, agrees=False)


def _fitting(beside: Beside, tie: Tie, pairs: Iterable[Pair]) -> Pair | None:
    printed = _printed(beside, tie)
    for pair in pairs:
        rate = pair.rate(beside)
        if rate is not None and rate.meets(printed):
            return pair
    return None


def _printed(beside: Beside, tie: Tie) -> Range:
    """Give what a rate can be; one of shares may be rounded up so that all make a hundred."""
    rate = beside.quantities[tie.rate]
    printed = of_rate(rate)
    if tie.name != SHARE or rate.unit != "%":
        return printed
    return printed._replace(low=printed.low - rate.step / 2)


def _relation(beside: Beside, tie: Tie, pair: Pair, *, agrees: bool) -> Relation:
    stated = beside.quantities[tie.rate]
    value = pair.value(beside)
    computed = rounded(value, stated)
    places = (*pair.part.places, *pair.part.rest_of, *pair.whole.places)
    return Relation(
        RULE,
        beside.term(tie.rate, tie.name),
        beside.terms(dict.fromkeys(places)),
        computed,
        agrees,
        "" if agrees else _message(beside, tie, pair, plain(computed)),
    )


def _message(beside: Beside, tie: Tie, pair: Pair, computed: str) -> str:
    stated = beside.quantities[tie.rate]
    part, whole = (counts.written(beside) for counts in (pair.part, pair.whole))
    said = f"{part}÷{whole}＝{computed}{stated.unit}，文中为{stated.text}"
    should = share_of(pair.whole.range(beside), stated)
    if should is None or len(pair.part.places) > 1 or pair.part.rest_of:
        return f"{said}。"
    unit = beside.quantities[pair.whole.places[-1]].unit
    hint = f"；如果分母是{tie.other_whole}，请写明" if tie.other_whole else ""
    of = figure(beside.quantities[pair.whole.places[0]]) if len(pair.whole.places) == 1 else whole
    return f"{said}；按{stated.text}算，{of}{unit}应当{tie.verb}{should}{unit}{hint}。"
