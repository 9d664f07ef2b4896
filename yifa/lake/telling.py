"""What of a house may go into the lake, and its rows.

What may leave is decided by a column's type, never by its name, so that a kind added later is
held to the same: codes of a closed list, yes or no, and codes of organisations. Texts, names,
numbers of matters, days and amounts of a single matter, and everything private have no way out.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.db import models
from django.db.models import F, Max
from django.db.models import Sum as SumOf
from django.utils import timezone

from yifa.kernel.administration.organisations import CODE
from yifa.kernel.categories import ACT_WORDS, category_label, choices_of
from yifa.kernel.figures import Counted, Figure, Stock
from yifa.kernel.grouping import tally_path
from yifa.kernel.matter import Event
from yifa.kernel.organisation import Form, Level, Organisation
from yifa.kernel.register import Register
from yifa.kernel.rolls import Roll
from yifa.kernel.tally import Tally, counted_in, places_of

from .facts import Fact, county_of, month_of
from .source import Category, CountedIn, FigureIn

YES_OR_NO = {"True": "是", "False": "否"}


class NotTold(Exception):
    """A house that can't be exported; the message is one Chinese sentence."""


def may_leave(field: models.Field[Any, Any]) -> bool:
    """Whether the values of a column say nothing but which of a few known things is meant."""
    if getattr(field, "is_private", False):
        return False
    if isinstance(field, models.ForeignKey):
        return field.related_model is Organisation
    return isinstance(field, models.BooleanField) or bool(field.choices)


def figures() -> dict[str, Figure]:
    """Every figure that acts add to, by key.

    A roll is none: who holds two posts counts once, and that can't be seen without the person.
    """
    found = [one for kind in Register.all.values() for one in kind.figures.values()]
    return {one.key: one for one in found if not isinstance(one, Roll)}


def categories_of(figure: Figure) -> list[str]:
    """By what a figure is broken down in the lake, beside what organisations are."""
    fields = Register.all[figure.kind].field
    return [name for name in figure.by if name not in ACT_WORDS and may_leave(fields(name))]


def words_of(figure: Figure, name: str) -> dict[str, str]:
    """What the parts by a category are called; none for organisations, whose names stay."""
    if isinstance(Register.all[figure.kind].field(name), models.BooleanField):
        return YES_OR_NO
    return choices_of(figure, name)


def told_of_figures() -> dict[str, FigureIn]:
    """How the house counts, for who adds up several houses."""
    return {
        key: FigureIn(
            label=one.label,
            unit=one.unit,
            made_of=[part.key for part in one.made_of()],
            definition=digest(one),
            categories={
                name: Category(category_label(one, name), words_of(one, name))
                for name in categories_of(one)
            },
        )
        for key, one in figures().items()
    }


def told_of_counted() -> dict[str, CountedIn]:
    """How the rows of each counted figure add up."""
    return {
        one.key: CountedIn(isinstance(one, Stock), places_of(one))
        for kind in Register.all
        for one in counted_in(kind)
    }


def told_of_words() -> dict[str, dict[str, str]]:
    """What levels and forms of organisations are called."""
    return {"level": dict(Level.choices), "form": dict(Form.choices)}


def digest(figure: Figure) -> str:
    """What two houses must have alike for their figures to be one."""
    text = json.dumps(figure.definition(), ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def until() -> dt.date:
    """The day of the last record: up to it the house tells what happened."""
    last = Event.objects.aggregate(last=Max("at"))["last"]
    if last is None:
        raise NotTold("还没有办理记录，没有可以导出的")
    return timezone.localdate(last)


def facts() -> Iterator[Fact]:
    """Every row: each figure whole, and by each of its categories."""
    everything = [one for kind in Register.all for one in counted_in(kind)]
    yield from grouped(everything, "")
    by_category: dict[tuple[str, str], dict[Counted, None]] = defaultdict(dict)
    for figure in figures().values():
        for name in categories_of(figure):
            by_category[figure.kind, name] |= dict.fromkeys(figure.made_of())
    for (_, name), counted in by_category.items():
        yield from grouped(list(counted), name)


def grouped(counted: Iterable[Counted], category: str) -> Iterator[Fact]:
    """The rows of some figures of one kind by a category, or whole by none."""
    by_mark = {one.mark: one for one in counted}
    asked = ["figure", "organisation__code", "organisation__level", "organisation__form", "on"]
    rows = Tally.objects.filter(figure__in=by_mark).order_by()
    if category:
        one = next(iter(by_mark.values()))
        rows, words = rows.annotate(part=F(tally_path(one, category))), words_of(one, category)
        asked.append("part")
    for mark, code, level, form, day, *part, total in (
        rows.values_list(*asked).annotate(total=SumOf("number")).iterator()
    ):
        if not total:
            continue
        figure = by_mark[mark]
        told = safe(figure, category, part[0], words) if category else ""
        county = county_of(safe_code(code))
        yield Fact(
            county // 10_000, county, day.year, month_of(day), figure.key, category, told,
            code, level, form, day, int(total),
        )  # fmt: skip


def safe(figure: Counted, category: str, value: Any, words: dict[str, str]) -> str:
    """The code of a part; raises NotTold where a closed list holds what is not on it."""
    code = "" if value is None else str(value)
    if not code:
        return code
    if not words:
        return safe_code(code)
    if code not in words:
        told = f"“{figure.label}”的“{category_label(figure, category)}”里有清单以外的值"
        raise NotTold(f"{told}，先用 yifa verify 查出来改正，再导出")
    return code


def safe_code(code: str) -> str:
    """The code of an organisation; raises NotTold for anything that is none."""
    if not CODE.fullmatch(code):
        raise NotTold("有单位的代码不是数字、字母和“-”，先用 yifa verify 查出来改正，再导出")
    return code
