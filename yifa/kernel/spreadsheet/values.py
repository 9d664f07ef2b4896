"""What a cell of someone's table means: days, numbers, yes and no, choices and organisations."""

from __future__ import annotations

import datetime as dt
import difflib
import re
import unicodedata
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, Protocol, cast

from django.db import models

from yifa.kernel.organisation import Organisation
from yifa.kernel.plain_text import as_seen

from .columns import Column

YES = frozenset({"是", "有", "已", "√", "✓", "y", "yes", "true", "1", "对"})
NO = frozenset({"否", "无", "未", "没有", "×", "✗", "n", "no", "false", "0", "错", "不是"})
#: What people write into a cell that has nothing in it.
NOTHING = frozenset({"", "/", "-", "—", "——", "无", "\\"})
DAY = re.compile(r"(\d{4})[年./\-—](\d{1,2})[月./\-—](\d{1,2})日?(?:\s.*)?$")
#: Excel's day 0, as it counts serial numbers from March 1900 on.
EXCEL_ZERO = dt.date(1899, 12, 30)
#: A spreadsheet keeps fifteen digits of a number; what lies behind is lost.
KEPT_DIGITS = 10**15
LONGEST_NUMBER = 20


class BadCell(Exception):
    """A cell that can't be taken; the message says what is wrong and what to write instead."""


def text_of(raw: Any) -> str:
    """A cell as a person reads it."""
    if isinstance(raw, bool):
        return "是" if raw else "否"
    if isinstance(raw, float) and raw.is_integer():
        return str(int(raw))
    if isinstance(raw, dt.datetime):
        return f"{raw:%Y-%m-%d}" if raw.time() == dt.time() else f"{raw:%Y-%m-%d %H:%M}"
    return as_seen(str(raw)).strip()


class Names(Protocol):
    """Finds what a name stands for."""

    def named(self, words: str, *, limit: Any = None) -> Any:
        """What is called so among what the field allows. Raises BadCell."""


def value_of(column: Column, raw: Any, names: Mapping[type[models.Model], Names]) -> Any:
    """What the cell says, for the column's field; None for an empty cell. Raises BadCell.

    `names` finds what cells name: organisations, people.
    """
    words = text_of(raw)
    if words == "" or (words in NOTHING and not isinstance(column.field, models.BooleanField)):
        return None
    finder = names.get(column.names_a) if column.names_a else None
    if finder is not None:
        return finder.named(words, limit=column.field)
    if plain(words) in column.meanings:
        return column.meanings[plain(words)]
    if column.choices:
        if column.later and words in NO:
            return None
        return choice(column, words)
    return reader_for(column)(raw)


def reader_for(column: Column) -> Callable[[Any], Any]:
    """How a cell of this column is read."""
    field = column.field
    if isinstance(field, models.DecimalField):
        return lambda raw: amount(raw, digits=field.max_digits or 14, places=field.decimal_places)
    if isinstance(field, models.BooleanField):
        return yes_or_no
    if isinstance(field, models.DateField):
        return day
    if isinstance(field, models.IntegerField):
        return whole
    return lambda raw: words_of(raw, most=getattr(field, "max_length", None))


def words_of(raw: Any, *, most: int | None) -> str:
    """Text; a number too long for a number has lost its last digits and is refused."""
    if isinstance(raw, float) and abs(raw) >= KEPT_DIGITS:
        raise BadCell("被表格存成了数字，后几位已经丢失，把这一列设为文本后重新填写")
    words = text_of(raw)
    if most is not None and len(words) > most:
        raise BadCell(f"写了{len(words)}个字，最多{most}个字")
    return words


def narrow(words: str) -> str:
    """Full-width digits and letters made half-width, as numbers and dates are read."""
    return unicodedata.normalize("NFKC", words).strip()


def yes_or_no(raw: Any) -> bool:
    """是 or 否, in any of the ways people tick a box."""
    words = text_of(raw).lower()
    if words in YES or words in NO:
        return words in YES
    raise BadCell("写“是”或者“否”")


def day(raw: Any) -> dt.date:
    """A day: a date cell, a serial number, 2026年3月6日, 2026.3.6, 2026-03-06, 20260306."""
    if isinstance(raw, dt.datetime):
        return raw.date()
    if isinstance(raw, dt.date):
        return raw
    words = narrow(text_of(raw))
    if isinstance(raw, int | float) and 20000 <= raw < 80000:
        return EXCEL_ZERO + dt.timedelta(days=int(raw))
    found = DAY.match(words) or re.match(r"(\d{4})(\d{2})(\d{2})$", words)
    try:
        return dt.date(*map(int, found.groups())) if found else no_day()
    except ValueError as impossible:
        raise BadCell("没有这一天，写成2026-03-06的样子") from impossible


def no_day() -> dt.date:
    """Refuse what is no day."""
    raise BadCell("看不出是哪一天，写成2026-03-06的样子")


def amount(raw: Any, *, digits: int = 14, places: int | None = 2) -> Decimal:
    """An amount of money or another number; 1.2万 is 12000."""
    words = re.sub(r"[,，\s元人民币¥￥]", "", narrow(text_of(raw)))
    times = Decimal(10000) if words.endswith("万") else Decimal(1)
    try:
        written = Decimal(words.removesuffix("万"))
    except InvalidOperation as unreadable:
        raise BadCell("只写数字，例如1800") from unreadable
    if not written.is_finite() or written < 0:
        raise BadCell("只写0以上的数字，例如1800")
    if written and abs(written.adjusted()) > LONGEST_NUMBER:  # 1e9999999 is no sum of money
        raise BadCell("数字太大或者太小，核对单位")
    found = written * times
    if found >= Decimal(10) ** (digits - (places or 0)):
        raise BadCell("数字太大，核对单位")
    exact = found.quantize(Decimal(1).scaleb(-(places or 0)))
    if exact != found:
        raise BadCell(f"最多{places}位小数")
    return exact


def whole(raw: Any) -> int:
    """A whole number, its measure word left out."""
    words = re.sub(r"(人次|场次|[人件户次份名个场岁])$", "", narrow(text_of(raw)).replace(",", ""))
    if not re.fullmatch(r"\d{1,9}(\.0+)?", words):
        raise BadCell("只写0以上的整数，例如12")
    return int(words.partition(".")[0])


def choice(column: Column, words: str) -> str:
    """The value of a choice by its label, by a label it begins, or by the value itself."""
    by_label = {plain(label): value for value, label in column.choices}
    if plain(words) in by_label:
        return by_label[plain(words)]
    if words in dict(column.choices):
        return words
    begun = [value for label, value in by_label.items() if label.startswith(plain(words))]
    if len(begun) == 1 and len(plain(words)) > 1:
        return begun[0]
    raise BadCell(f"没有这一类，可填{offered(column, words)}")


def plain(label: str) -> str:
    """A label without brackets and the word that all of a kind end with."""
    bare = re.sub(r"[（(].*?[）)]", "", label).strip()
    return bare.removesuffix("纠纷") or bare


def offered(column: Column, words: str) -> str:
    """What may be written: all of a short list, the nearest of a long one first."""
    labels = [label for _, label in column.choices]
    near = difflib.get_close_matches(words, labels, n=3, cutoff=0.3)
    told = near + [label for label in labels if label not in near]
    return "、".join(told[:20])


class OrganisationNames:
    """Finds organisations by code or name without asking the database for every row.

    Names such as 石坎村 may stand in two towns: the one below `home` is meant; if several are,
    the code tells them apart.
    """

    def __init__(self, home: Organisation) -> None:
        self.home = home
        self.by_words: dict[tuple[str, str], list[Organisation]] = {}
        self.loaded: set[str] = set()

    def named(self, words: str, *, limit: Any = None) -> Organisation:
        """The organisation of that name or code among those the field allows. Raises BadCell."""
        key = self.load(limit)
        name = re.sub(r"\s", "", words)
        coded = re.search(r"[（(]([0-9A-Za-z\-]+)[）)]$", name)
        found = self.by_words.get((key, coded.group(1) if coded else name), [])
        near = [one for one in found if one.is_under(self.home)] or found
        if len(near) == 1:
            return near[0]
        if not near:
            raise BadCell("没有这个单位，写单位全称或者单位代码")
        codes = "、".join(one.code for one in near)
        raise BadCell(f"有{len(near)}个同名单位，改写单位代码：{codes}")

    def load(self, limit: Any) -> str:
        """Read the organisations that a field allows, once."""
        allowed = dict(cast("Any", limit).get_limit_choices_to()) if limit is not None else {}
        key = str(sorted(allowed.items()))
        if key not in self.loaded:
            self.loaded.add(key)
            for one in Organisation.objects.filter(**allowed).select_related():
                for words in {one.code, one.name}:
                    self.by_words.setdefault((key, words), []).append(one)
        return key
