"""Parts that are larger than their whole, and rates above what a rate can be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from yifa.reviewer.findings import Relation, Severity
from yifa.reviewer.relations.beside import Beside
from yifa.reviewer.relations.naming import named, share
from yifa.reviewer.relations.pairing import is_change, is_count
from yifa.reviewer.relations.ranges import HUNDRED, PERCENT, of_count, of_rate, scaled
from yifa.reviewer.relations.ratios import ties
from yifa.reviewer.relations.wording import alike, alternatives, any_word, listed

RULE = "bound"
SOME = "其中"
# 136名执法人员中，有…: what follows are some of them.
AMONG = re.compile(
    r"[\u4e00-\u9fff“”]{0,14}(?<![其集])中(?:[，,]|(?=[已有仅]))[\u4e00-\u9fff]{0,12}"
)


def bounds(beside: Beside) -> Iterator[Relation]:
    """Yield every part with its whole, and every rate that is more than all."""
    for number, quantity in enumerate(beside.quantities):
        if quantity.unit in PERCENT:
            yield from _rate(beside, number)
        elif number and is_count(beside, number):
            yield from _part(beside, number)


def _rate(beside: Beside, number: int) -> Iterator[Relation]:
    """Tell that a rate cannot be more than a hundred, unless its counts already tell it."""
    rate = beside.quantities[number]
    if of_rate(rate).low <= HUNDRED:
        return
    words = beside.before(number)
    names = [it.name for it in named(words) if _name_of_part().search(it.name)]
    whole = share(words)
    if whole is not None and not re.search("计划|任务|目标|预算", words):
        names.append("占比")
    if not names or any(it.rate == number for it in ties(beside)):
        return
    message = f"{names[0]}最高是100%，文中为{rate.text}。"
    yield Relation(RULE, beside.term(number, names[0]), (), HUNDRED, False, message)


def _part(beside: Beside, number: int) -> Iterator[Relation]:
    gap = re.split("[；;]", beside.gap(number))[-1]
    if is_change(beside, number):
        return
    if SOME in gap or AMONG.fullmatch(gap):
        yield from _some(beside, number)
    elif _is_settled(beside, number):
        yield from _settled(beside, number)


def _some(beside: Beside, number: int) -> Iterator[Relation]:
    """Hold a part after 其中 against every count of its sentence that could be its whole."""
    begins = beside.gap(number).lstrip("。；;！ \n").startswith(SOME)
    wholes = [
        it
        for it in beside.back(number, sentences=3 if begins else 0)
        if is_count(beside, it) and _is_alike(beside, it, number)
    ]
    if not wholes or any("均" in beside.before(it) for it in wholes):
        return
    if begins and sum(beside.sentence(it) == beside.sentence(wholes[0]) for it in wholes) > 1:
        return
    low = beside.range(number).low
    agrees = any(low <= beside.range(it).high for it in wholes)
    part, whole = beside.quantities[number], beside.quantities[wholes[0]]
    more = scaled(part.value - whole.value, part)
    message = f"其中的{part.text}多于总数{whole.text}，多出{more}{part.unit}。"
    yield _relation(beside, number, wholes[0], agrees, message)


def _settled(beside: Beside, number: int) -> Iterator[Relation]:
    """Hold what was settled against what was taken in right before it."""
    whole = number - 1
    words = beside.before(whole)
    if not is_count(beside, whole) or not _is_alike(beside, whole, number):
        return
    taken_in = any_word("bounds", "intake").findall(words)
    if not taken_in or re.search("[。；;]", beside.gap(number)):
        return
    has_arrears = any(it in beside.before(number) for it in listed("bounds", "with_arrears"))
    after = beside.paragraph.text[beside.quantities[number].end :][:20]
    if any_word("words", "carried").search(beside.sentence_to(number) + after):
        return
    if has_arrears and "新" in words:
        return
    part, taken = beside.quantities[number], beside.quantities[whole]
    agrees = any(
        of_count(part).low <= beside.range(it).high
        for it in beside.back(number)
        if is_count(beside, it) and _is_alike(beside, it, number)
    )
    more = scaled(part.value - taken.value, part)
    hint = "；如果含上年结转，请写明" if has_arrears else ""
    act = beside.before(number).strip("，, ")
    given = taken_in[-1]
    message = f"{act}{part.text}多于{given}的{taken.text}，多出{more}{part.unit}{hint}。"
    severity = Severity.WARNING if has_arrears else Severity.ERROR
    yield _relation(beside, number, whole, agrees, message, severity)


def _is_settled(beside: Beside, number: int) -> bool:
    """Tell whether only a word for settling stands before a count."""
    words = any_word("bounds", "adverbs").sub("", beside.before(number)).strip()
    return words in listed("bounds", "settled")


def _is_alike(beside: Beside, one: int, other: int) -> bool:
    return alike(beside.quantities[one].unit, beside.quantities[other].unit)


def _relation(
    beside: Beside,
    part: int,
    whole: int,
    agrees: bool,
    message: str,
    severity: Severity = Severity.ERROR,
) -> Relation:
    return Relation(
        RULE,
        beside.term(part, beside.label(part)),
        beside.terms([whole]),
        None,
        agrees,
        "" if agrees else message,
        severity,
    )


@cache
def _name_of_part() -> re.Pattern[str]:
    return re.compile(rf"{alternatives('rate', 'up_to_hundred')}率$")
