"""What may be chosen on a figure's page: whose figure, and which days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from yifa.kernel.organisation import Organisation
from yifa.kernel.person import Post
from yifa.web.theme.table import Filter, Filters, Option

from .figure_asking import ALONE, Days, Whose

#: How many months back a single month may be chosen.
MONTHS_BACK = 12


def choices(
    whose: Whose, days: Days, *, post: Post, today: dt.date, kept: Sequence[tuple[str, str]] = ()
) -> dict[str, Any]:
    """The two drop-downs, and beside them any days as two fields; `kept` goes along."""
    filters = [
        whose_filter(whose, post),
        Filter("p", "期间", day_options(days, today), optional=False),
    ]
    return {
        "scopes": Filters(filters, search_label="", verb="看", kept=kept),
        "days": days,
        "days_kept": [("o", whose.code), *kept],
    }


def whose_filter(whose: Whose, post: Post) -> Filter:
    """The organisations that may be chosen: up to the post's own, and one step down from here."""
    options = [
        Option(one.code, f"{one.name}，含下级", one == whose.organisation and not whose.alone)
        for one in reachable(whose.organisation, post.organisation)
    ]
    here = whose.organisation
    alone = Option(here.code + ALONE, f"{here.name}，只算本级", whose.alone)
    place = next((n for n, one in enumerate(options) if one.value == here.code), 0)
    return Filter(
        "o", "单位", [*options[: place + 1], alone, *options[place + 1 :]], optional=False
    )


def reachable(here: Organisation, own: Organisation) -> list[Organisation]:
    """The way from one's own organisation down to this one, its children and what it leads."""
    codes = [code for code in [*here.path.split("/"), *here.line.split("/")] if code]
    way = Organisation.objects.filter(code__in=codes)
    below = Organisation.objects.filter(parent=here) | Organisation.objects.filter(led_by=here)
    found = (way | below | Organisation.objects.filter(pk=own.pk)).distinct()
    return [one for one in found if one.is_under(own) or one.is_led_by(own)]


def day_options(days: Days, today: dt.date) -> list[Option]:
    """This year, last year, the last twelve months; days of one's own stand as such."""
    year = today.year
    known = [
        Option("this", f"今年1月1日至{today.month}月{today.day}日", days.choice == "this"),
        Option("last", f"{year - 1}年全年", days.choice == "last"),
    ]
    first = today.replace(day=1)
    for _ in range(MONTHS_BACK):
        value = f"{first:%Y-%m}"
        known.append(Option(value, f"{first.year}年{first.month}月", days.choice == value))
        first = (first - dt.timedelta(days=1)).replace(day=1)
    if not any(option.selected for option in known):
        known.append(Option(days.query.get("p", "days"), str(days.period), True))
    return known
