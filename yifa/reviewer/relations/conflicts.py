"""The same quantity stated twice with different values."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from yifa.reviewer.findings import Relation, Severity
from yifa.reviewer.numerals import plain
from yifa.reviewer.relations.beside import Beside
from yifa.reviewer.relations.naming import named
from yifa.reviewer.relations.ranges import PERCENT, Range, of_count, of_rate
from yifa.reviewer.relations.wording import any_word, groups, listed

RULE = "conflict"
SHORTEST_NOUN = 4
LIKELY_SAME = 12
YEAR = re.compile(r"20\d\d")
# Who else than the whole organisation a sentence may speak of.
OTHERS = re.compile(
    "[\u4e00-\u9fff](?:局|院|站|校|公司|企业|中心|社区|支部|协会|大队|支队|委员会|政府办)"
    "|[\u4e00-\u9fff]所(?![有在需属涉])|法庭|[^全我乡行]村|[^全我本乡城]镇(?![街（])"
)
# A noun that was read with its verb.
ACT = re.compile("调解|排查|审查|办理|检查|培训|化解")
FILLERS = re.compile("今年|目前|截至|以来|先后|依法|各类|各种|总|[对的了已出年度为达至]")
OPEN = re.compile("[（(][^（()）]*$")


class Stated(NamedTuple):
    """One statement of a total: where, what it can be, and the words before it in its clause."""

    beside: Beside
    number: int
    range: Range
    words: str
    year: str


Key = tuple[str, str, str]


def conflicts(paragraphs: Iterable[Beside], year: str) -> Iterator[Relation]:
    """Yield every total of a report on a year that is stated more than once."""
    found: dict[Key, list[Stated]] = defaultdict(list)
    for beside in paragraphs:
        for number in range(len(beside.quantities)):
            if (key := _key(beside, number)) and _is_total(beside, number, year):
                found[key].append(_stated(beside, number))
    for statements in found.values():
        if len(statements) > 1 and len(_apart(statements)) <= 2:
            yield from _compare(statements)


def _key(beside: Beside, number: int) -> Key | None:
    """Give what is counted, done and measured; None where it does not say enough."""
    quantity = beside.quantities[number]
    if quantity.upper is not None or quantity.bound == "at_most" or beside.is_torn(number):
        return None
    if quantity.unit in PERCENT:
        names = named(beside.before(number))
        if len(names) != 1 or quantity.bound:
            return None
        scope = any_word("conflict", "total").sub("", YEAR.sub("", names[0].name)).strip("年度的")
        return ("", scope, quantity.unit)
    noun = (quantity.counted or "").strip("的").removesuffix("中")
    act = quantity.act or ""
    if not act and (begun := ACT.match(noun)):
        act, noun = begun[0], noun[begun.end() :]
    if len(noun) < SHORTEST_NOUN:
        return None
    has = re.search("(?:共|现)有", beside.before(number)) or _is_everyone(beside, number)
    if act in listed("conflict", "stock") or (not act and has):
        return ("有", noun, quantity.unit)
    return (_act(act), noun, quantity.unit) if act else None


def _act(act: str) -> str:
    return next((group[0] for group in groups("conflict", "same_act") if act in group), act)


def _is_everyone(beside: Beside, number: int) -> bool:
    """Tell whether a number stands right after the whole organisation (全县74名执法人员)."""
    return re.search("[全我][县镇市区乡]$", beside.gap(number)) is not None


def _is_total(beside: Beside, number: int, year: str) -> bool:
    """Tell whether a count is the total of the whole organisation over the report's year."""
    quantity = beside.quantities[number]
    before = beside.sentence_to(number)[-60:]
    clause = beside.before(number)
    if any(found != year for found in YEAR.findall(before) if year) or OPEN.search(before):
        return False
    if any_word("conflict", "elsewhere").search(clause + (quantity.period or "")):
        return False
    if any_word("conflict", "within").search(before):
        return False
    if OTHERS.search(before) or beside.gap(number)[:1] in ("、", "和", "及"):
        return False
    if quantity.unit.endswith("元") or not (quantity.unit in PERCENT or _is_bare(beside, number)):
        return False
    definite = re.search("(?:出|的)$", clause.strip()) is not None
    return definite or any_word("conflict", "total").search(before) is not None


def _is_bare(beside: Beside, number: int) -> bool:
    """Tell whether the clause says who, when, what was done and to what, and nothing more."""
    quantity = beside.quantities[number]
    rest = beside.before(number)
    if number and beside.gap(number) == rest:
        return False
    for word in ("共有", "现有", quantity.period, quantity.counted, quantity.act):
        rest = rest.replace(word or "", "", 1) if word else rest
    return not FILLERS.sub("", any_word("conflict", "total").sub("", YEAR.sub("", rest))).strip()


def _stated(beside: Beside, number: int) -> Stated:
    quantity = beside.quantities[number]
    of = of_rate if quantity.unit in PERCENT else of_count
    years = YEAR.findall(beside.sentence_to(number))
    words = beside.before(number).strip()
    return Stated(beside, number, of(quantity), words, years[-1] if years else "")


def _apart(statements: Sequence[Stated]) -> list[Range]:
    """Give the values that cannot be the same; many make the words too general to compare."""
    apart: list[Range] = []
    for it in statements:
        if not any(it.range.meets(other) for other in apart):
            apart.append(it.range)
    return apart


def _compare(statements: Sequence[Stated]) -> Iterator[Relation]:
    first = statements[0]
    for later in statements[1:]:
        if later.year and first.year and later.year != first.year:
            continue
        yield _relation(first, later, later.range.meets(first.range))


def _relation(first: Stated, later: Stated, agrees: bool) -> Relation:
    one, other = (it.beside.quantities[it.number] for it in (first, later))
    label = first.beside.label(first.number)
    same = first.words == later.words and len(first.words) >= LIKELY_SAME
    difference = plain(abs(one.value - other.value))
    return Relation(
        RULE,
        later.beside.term(later.number, label),
        (first.beside.term(first.number, label),),
        one.value,
        agrees,
        "" if agrees else f"前文写“{label}”{one.text}，这里写{other.text}，相差{difference}。",
        Severity.ERROR if same else Severity.WARNING,
    )
