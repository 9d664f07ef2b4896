"""Which unit follows a number, and whether number and unit are only part of a name."""

from __future__ import annotations

import re
from typing import NamedTuple

from yifa.reviewer.figures import LIST, PER_HUNDRED, Written
from yifa.reviewer.vocabulary import any_of, beginnings, endings, words

BLANKS = " \t\u00a0\u3000"
OR_UNIT = re.compile("[（(]([^（()）]{1,3})[）)]")
AFTER_TOTAL = re.compile(r"\s*(?:[，,。；;、）)]|$)")
SCALED = re.compile("[万亿][余多]?$")
# 第1、2、3批 counts nothing; neither does a number with letters or figures joined to it.
ORDINAL = re.compile("第[0-9一二三四五六七八九十百]+(?:[、和至及—-][0-9一二三四五六七八九十百]*)*$")
JOINED_TO = re.compile("[A-Za-z0-9０-９.]")
EACH = re.compile("一[\u4e00-\u9fff]{1,2}一")
# 七成以上 is a share; 成 elsewhere begins a verb.
IN_TENTHS = re.compile("成(?=以上|以下|左右|多|[，,。；;、]|$)")
FIRST_YEAR = 1000


class Unit(NamedTuple):
    """A unit, where it ends, and the scale that the last number of a list lends the others."""

    word: str
    end: int
    scale: str = ""


def unit_at(text: str, number: Written) -> Unit | None:
    """Find the unit of a number; an empty one where the wording shows a count without a unit."""
    if number.unit:
        return Unit(number.unit, number.end)
    if percent := PER_HUNDRED.match(text, number.end):
        return Unit("%", percent.end())
    place = _past_blanks(text, number.end)
    if text.startswith("‰", place):
        return Unit("‰", place + 1)
    if not number.is_arabic and IN_TENTHS.match(text, place):
        return Unit("成", place + 1)
    if word := _word(text, place, is_arabic=number.is_arabic):
        return _with_other(text, word, place + len(word))
    if not number.is_arabic:
        return None
    return _shared(text, number) or _without(text, number)


def is_name(text: str, number: Written, unit: Unit) -> bool:
    """Tell whether number and unit are a date, an ordinal, a slogan or another way of speaking."""
    before = text[number.start - 1] if number.start else ""
    return bool(
        (before and (before in words("stops", "after") or JOINED_TO.match(before)))
        or beginnings("stops", "here").at(text, number.start)
        or beginnings("stops", "followed").at(text, unit.end)
        or _is_date(text, number, unit)
        or ORDINAL.search(text, max(0, number.start - 16), number.start)
        or (not number.is_arabic and not number.unit and _is_way_of_speaking(text, number, unit))
    )


def _past_blanks(text: str, place: int) -> int:
    for _ in range(2):
        place += text[place : place + 1] in BLANKS and place < len(text)
    return place


def _word(text: str, place: int, *, is_arabic: bool) -> str:
    unit = beginnings("units", "any", *(["figures"] if is_arabic else [])).at(text, place)
    if not unit:
        return ""
    none = beginnings("units", "none", *([] if is_arabic else ["none_chinese"])).at(text, place)
    return unit if len(none) < len(unit) else ""


def _with_other(text: str, word: str, end: int) -> Unit:
    """Read 条（次） as 条次, and the second unit of 起（件） as another name for the first."""
    other = OR_UNIT.match(text, end)
    if other is None or other[1] not in words("units", "any"):
        return Unit(word, end)
    both = word + other[1]
    return Unit(both if both in words("units", "any") else word, other.end())


def _shared(text: str, number: Written) -> Unit | None:
    """Find the unit that the last number of a list gives to all: 分别为3、4、5件."""
    if (listed := LIST.match(text, number.end)) is None:
        return None
    word = _word(text, listed.end(), is_arabic=True)
    return Unit(word, number.end, listed["scale"] or "") if word else None


def _without(text: str, number: Written) -> Unit | None:
    if SCALED.search(text, number.start, number.end):
        return Unit("", number.end)
    total = endings("exactness", "totals").before(text, number.start)
    return Unit("", number.end) if total and AFTER_TOTAL.match(text, number.end) else None


def _is_date(text: str, number: Written, unit: Unit) -> bool:
    before = text[max(0, number.start - 1) : number.start]
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
    if before in words("indefinite", "after") or EACH.match(text, number.start):
        return True
    if unit.word == "起":
        return any_of("indefinite", "cases").search(text, unit.end, unit.end + 10) is None
    if unit.word not in words("indefinite", "units"):
        return False
    return not endings("indefinite", "counting").before(text, number.start)
