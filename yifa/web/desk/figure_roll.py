"""Who stands on a roll: the organisations or the people that the figure counts, page by page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from yifa.kernel.organisation import Level
from yifa.kernel.person import Post
from yifa.kernel.rolls import Held, OrganisationRoll, Roll
from yifa.web.theme.table import Cell, Column, Pager, Place, Row, Table
from yifa.web.theme.wording import day_in_full

from .figure_asking import Asked
from .figure_records import part_words
from .figure_shown import number

PAGE = 30


def on_the_roll(asked: Asked, *, after: str) -> dict[str, Any]:
    """One page of the roll, what the figure's page shows in place of records of matters."""
    everyone = standing(asked)
    start = int(after) if after.isdecimal() and len(after) < 7 else 0
    start = start if start < len(everyone) else 0
    shown = everyone[start : start + PAGE]
    table = Table(f"{asked.figure.label}名册", columns(asked), rows(asked, shown), register=True)
    return {
        "views": [],
        "table": table if shown else None,
        "pager": pager(asked, start, len(shown), len(everyone)),
        "hidden": 0,
        "unit": asked.figure.unit,
        "part_label": part_words(asked),
        "every_url": asked.url(part=None) + "#records",
    }


def standing(asked: Asked) -> list[Held]:
    """Everyone on the roll at the end of the days asked for, narrowed to the part asked for."""
    roll = asked.figure
    assert isinstance(roll, Roll)
    found = roll.standing(asked.whose.scope, asked.days.period.last)
    if asked.part is not None:
        found = [one for one in found if getattr(one, asked.by) == asked.part]
    return sorted(found, key=lambda one: (one.holder, one.post))


def columns(asked: Asked) -> list[Column]:
    """The columns: an organisation, or a person in one."""
    held = [Column("单位", Place.TITLE), Column("层级", Place.STATE, whole=True)]
    since = Column("任职日期", Place.CLOCK, whole=True)
    if isinstance(asked.figure, OrganisationRoll):
        return [*held, Column("先任职的", Place.PARTY), since]
    return [Column("姓名", Place.NUMBER, whole=True), *held, Column("职务", Place.PARTY), since]


def rows(asked: Asked, shown: Sequence[Held]) -> list[Row]:
    """The rows, read in one query."""
    wanted = [one.post for one in shown]
    posts = Post.objects.select_related("person", "organisation").in_bulk(wanted)
    return [row(asked, posts[one.post]) for one in shown]


def row(asked: Asked, post: Post) -> Row:
    """One organisation or person."""
    held = [Cell(post.organisation.name), Cell(str(Level(post.organisation.level).label))]
    since = Cell(day_in_full(post.since))
    if isinstance(asked.figure, OrganisationRoll):
        return Row([*held, Cell(post.person.name), since])
    title = post.title or post.get_role_display()
    return Row([Cell(post.person.name), *held, Cell(title), since])


def pager(asked: Asked, start: int, rows: int, everyone: int) -> Pager | None:
    """第1–30名，共153名."""
    if not rows:
        return None
    end = start + rows
    return Pager(
        start + 1,
        end,
        number(everyone),
        unit=asked.figure.unit,
        earlier_url=asked.url(after=str(max(start - PAGE, 0))) + "#records" if start else "",
        later_url=asked.url(after=str(end)) + "#records" if end < everyone else "",
    )
