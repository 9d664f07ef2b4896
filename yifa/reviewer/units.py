"""Which unit follows a number, and whether number and unit are only part of a name."""

from __future__ import annotations

import re
from string import ascii_letters, digits
from typing import NamedTuple

from yifa.reviewer.figures import BLANK, LIST, Written
from yifa.reviewer.vocabulary import any_of, beginnings, either, endings, words

UNITS = words("units", "any")
# Words that begin like a unit and are none are looked for with the units: the longest word counts.
NONE = words("units", "none")
NONE_CHINESE = words("units", "none", "none_chinese")
AFTER_ARABIC = re.compile(
    f"{BLANK}(?:(?P<percent>[%％])|(?P<mille>‰)"
    f"|(?P<word>{either(UNITS | words('units', 'figures') | NONE)}))"
)
# 七成以上 is a share; 成 elsewhere begins a verb.
AFTER_CHINESE = re.compile(
    f"{BLANK}(?:(?P<percent>[%％])|(?P<mille>‰)"
    "|(?P<tenths>成)(?=以上|以下|左右|多|[，,。；;、]|$)"
    f"|(?P<word>{either(UNITS | NONE_CHINESE)}))"
)
OR_UNIT = re.compile("[（(]([^（()）]{1,3})[）)]")
AFTER_TOTAL = re.compile(r"\s*(?:[，,。；;、）)]|$)")
OPENING = "（("
SCALED = re.compile("[万亿][余多]?$")
# 第1、2、3批 counts nothing; neither does a number with letters or figures joined to it.
ORDINAL = re.compile("第[0-9一二三四五六七八九十百]+(?:[、和至及—-][0-9一二三四五六七八九十百]*)*$")
JOINED_TO = frozenset(f"{ascii_letters}{digits}０１２３４５６７８９.")
STOPS_AFTER = words("stops", "after") | JOINED_TO
STOPS_HERE = beginnings("stops", "here")
STOPS_FOLLOWED = beginnings("stops", "followed")
TOTALS = endings("exactness", "totals")
EACH = re.compile("一[\u4e00-\u9fff]{1,2}一")
FIRST_YEAR = 1000
ARTICLE_AFTER = words("indefinite", "after")
ARTICLE_BEFORE = words("indefinite", "units")
CASES = any_of("indefinite", "cases")
COUNTING = endings("indefinite", "counting")


class Unit(NamedTuple):
    """A unit, where it ends, and the scale that the last number of a list lends the others."""

    word: str
    end: int
    scale: str = ""


def unit_at(text: str, number: Written) -> Unit | None:
    """Find the unit of a number; an empty one where the wording shows a count without a unit."""
    if number.unit:
        return Unit(number.unit, number.end)
    found = (AFTER_ARABIC if number.is_arabic else AFTER_CHINESE).match(text, number.end)
    if found is not None:
        if found.lastgroup != "word":
            return Unit("%" if found.lastgroup == "percent" else found[0][-1], found.end())
        if (word := found["word"]) not in (NONE if number.is_arabic else NONE_CHINESE):
            return _with_other(text, word, found.end())
    if not number.is_arabic:
        return None
    return _shared(text, number) or _without(text, number)


def is_name(text: str, number: Written, unit: Unit) -> bool:
    """Tell whether number and unit are a date, an ordinal, a slogan or another way of speaking."""
    start = number.start
    before = text[start - 1] if start else ""
    return bool(
        before in STOPS_AFTER
        or STOPS_HERE.at(text, start)
        or STOPS_FOLLOWED.at(text, unit.end)
        or _is_date(number, unit, before)
        or _is_ordinal(text, start)
        or (not number.is_arabic and not number.unit and _is_way_of_speaking(text, number, unit))
    )


def _with_other(text: str, word: str, end: int) -> Unit:
    """Read 条（次） as 条次, and the second unit of 起（件） as another name for the first."""
    if text[end : end + 1] not in OPENING:
        return Unit(word, end)
    other = OR_UNIT.match(text, end)
    if other is None or other[1] not in UNITS:
        return Unit(word, end)
    both = word + other[1]
    return Unit(both if both in UNITS else word, other.end())


def _shared(text: str, number: Written) -> Unit | None:
    """Find the unit that the last number of a list gives to all: 分别为3、4、5件."""
    if (listed := LIST.match(text, number.end)) is None:
        return None
    found = AFTER_ARABIC.match(text, listed.end())
    word = found["word"] if found else None
    if word is None or word in NONE:
        return None
    return Unit(word, number.end, listed["scale"] or "")


def _without(text: str, number: Written) -> Unit | None:
    if SCALED.search(text, number.start, number.end):
        return Unit("", number.end)
    total = TOTALS.before(text, number.start)
    return Unit("", number.end) if total and AFTER_TOTAL.match(text, number.end) else None


def _is_ordinal(text: str, start: int) -> bool:
    earliest = max(0, start - 16)
    return text.find("第", earliest, start) >= 0 and bool(ORDINAL.search(text, earliest, start))


def _is_date(number: Written, unit: Unit, before: str) -> bool:
    if unit.word == "年":
        return number.value >= FIRST_YEAR or before in ("近", "前")
    return unit.word == "分" and before in ("时", "点", "：", ":")


def _is_way_of_speaking(text: str, number: Written, unit: Unit) -> bool:
    """Judge a Chinese numeral: 一支队伍 is any, 二期 is the second, 数十个 is many."""
    before = text[max(0, number.start - 1) : number.start]
    if number.plain == "一":
        return _is_article(text, number, unit, before)
    if number.plain == "二":
        return True
    return number.plain[0] == "十" and before in ("数", "几", "好", "上")


def _is_article(text: str, number: Written, unit: Unit, before: str) -> bool:
    if before in ARTICLE_AFTER or EACH.match(text, number.start):
        return True
    if unit.word == "起":
        return CASES.search(text, unit.end, unit.end + 10) is None
    if unit.word not in ARTICLE_BEFORE:
        return False
    return not COUNTING.before(text, number.start)
