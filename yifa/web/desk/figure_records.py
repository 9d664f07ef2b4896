"""Which records a figure counts: exactly those, as far as the reader may see them, page by page."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from yifa.kernel.categories import ACT_WORDS, category_label, part_label, path
from yifa.kernel.counting import counted
from yifa.kernel.figures import Answer, Ratio
from yifa.kernel.matter import Event, Matter
from yifa.kernel.person import Post
from yifa.kernel.register import Register
from yifa.kernel.rights import Sight, see
from yifa.web.theme.link import Link
from yifa.web.theme.table import Pager, Table

from .figure_asking import Asked
from .figure_rows import columns, table_rows
from .figure_shown import number

PAGE = 30
KEY = re.compile(r"(\d{1,9})-(\d{8})-(\d{1,18})")


@dataclass(frozen=True)
class Start:
    """Where a page begins: how many rows lie before it, and the day and key of the last of them."""

    before: int
    on: str
    pk: int


def records(asked: Asked, answer: Answer, *, post: Post, after: str) -> dict[str, Any]:
    """The records of one page, the pager, and how many are hidden from this reader.

    `answer` is what the figure came to, whose two numbers stand on the tabs.
    """
    acts = acts_of(asked)
    seen = visible(asked, acts, post)
    shown, every = seen.count(), acts.count()
    start = read_key(after)
    rows = list(page_of(seen, start)[: PAGE + 1])
    later = rows[PAGE - 1] if len(rows) > PAGE else None
    table = Table(
        f"{asked.counted.label}的记录",
        columns(asked),
        table_rows(asked, rows[:PAGE], post),
        register=True,
    )
    return {
        "views": tabs(asked, answer),
        "table": table if rows else None,
        "pager": pager(asked, start, len(rows[:PAGE]), shown, later),
        "hidden": every - shown,
        "unit": "次" if getattr(asked.counted, "each", False) else "件",
        "part_label": part_words(asked),
        "every_url": asked.url(part=None) + "#records",
    }


def acts_of(asked: Asked) -> QuerySet[Event]:
    """The acts that the figure counts, narrowed to the part asked for."""
    acts = counted(asked.counted, asked.whose.scope, asked.days.period)
    if asked.part is None:
        return acts
    column = path(asked.counted, asked.by)
    if asked.part == "":
        blank = Q(**{f"{column}__isnull": True})
        return acts.filter(blank | Q(**{column: ""}) if is_text(asked) else blank)
    return acts.filter(**{column: asked.part})


def is_text(asked: Asked) -> bool:
    """Whether the category may hold an empty text beside nothing at all."""
    if asked.by in ACT_WORDS:
        return False
    return Register.all[asked.figure.kind].field(asked.by).empty_strings_allowed


def visible(asked: Asked, acts: QuerySet[Event], post: Post) -> QuerySet[Event]:
    """Those of matters that the post sees at least the progress of.

    Asked of each act's matter: the acts of a few months are fewer than what a leader may see.
    """
    own = Matter.objects.filter(pk=OuterRef("matter")).order_by()
    sight = Sight.CONTENT if tells_of_content(asked) else Sight.PROGRESS
    return acts.filter(Exists(see(own, post, sight=sight)))


def tells_of_content(asked: Asked) -> bool:
    """Whether to be listed says what a matter is about, and not only what was done to it."""
    narrowed = {name for one in asked.figure.made_of() for name in one.where}
    if asked.part is not None:
        narrowed.add(asked.by)
    return not narrowed <= ACT_WORDS.keys()


def page_of(acts: QuerySet[Event], start: Start | None) -> QuerySet[Event]:
    """The latest first, from where the page before left off."""
    if start is not None:
        day = f"{start.on[:4]}-{start.on[4:6]}-{start.on[6:]}"
        acts = acts.filter(Q(on__lt=day) | Q(on=day, pk__lt=start.pk))
    return acts.order_by("-on", "-pk")


def read_key(said: str) -> Start | None:
    """Where a page begins; the first page for what can't be read."""
    found = KEY.fullmatch(said)
    if found is None or not valid_day(found[2]):
        return None
    return Start(int(found[1]), found[2], int(found[3]))


def valid_day(said: str) -> bool:
    """Whether eight digits are a day."""
    try:
        dt.date.fromisoformat(said)
    except ValueError:
        return False
    return True


def tabs(asked: Asked, answer: Answer) -> list[Link]:
    """A ratio's two numbers as tabs."""
    if not isinstance(asked.figure, Ratio):
        return []
    sides = [
        (None, asked.figure.denominator, answer.denominator),
        ("above", asked.figure.numerator, answer.numerator),
    ]
    return [
        Link(
            one.label,
            asked.url(side=side, part=None) + "#records",
            count=int(count or 0),
            current=(side or "") == asked.side,
        )
        for side, one, count in sides
    ]


def part_words(asked: Asked) -> str:
    """Which part is shown, in words; "" for all of them."""
    if asked.part is None:
        return ""
    label = category_label(asked.figure, asked.by)
    return f"只列{label}为“{part_label(asked.figure, asked.by, asked.part)}”的"


def pager(
    asked: Asked, start: Start | None, rows: int, shown: int, last: Event | None
) -> Pager | None:
    """第1–30件，共212件."""
    if not rows:
        return None
    before = start.before if start else 0
    later = ""
    if last is not None:
        later = asked.url(after=f"{before + rows}-{last.on:%Y%m%d}-{last.pk}") + "#records"
    earlier = asked.url() + "#records" if start else ""
    return Pager(before + 1, before + rows, number(shown), earlier_url=earlier, later_url=later)
