"""Which matters belong together: those that a matter names, and those that name it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlencode

from django.db import models
from django.urls import reverse

from yifa.kernel import consulting
from yifa.kernel.matter import Matter
from yifa.kernel.person import Post
from yifa.kernel.procedure import Procedure
from yifa.kernel.register import Register
from yifa.kernel.rights import Sight, see
from yifa.web.theme.link import Link

#: So many that name a matter stand on its page, the latest first.
MOST = 10


def named_in(matter: Matter, post: Post) -> Mapping[int, Matter]:
    """The matters that this one names and the post may read, by key."""
    keys = {
        getattr(matter, column.attname)
        for column in Register.of(matter).own_fields()
        if names_a_matter(column)
    } - {None}
    if not keys:
        return {}
    return see(Matter.objects.filter(pk__in=keys), post, sight=Sight.CONTENT).in_bulk()


def naming(matter: Matter, post: Post) -> list[Link]:
    """The matters that name this one, as far as the post may read them: what came of it."""
    return [
        *comments_on(matter),
        *(
            Link(
                f"{other.number}　{other.shown_title}",
                reverse("matter", args=[other.pk]),
                note=f"{Register.of(other).title}，{other.stage_now.label}",
            )
            for register, column in columns_naming(matter.kind)
            for other in latest(register, column, matter, post)
        ),
    ]


def comments_on(matter: Matter) -> Iterator[Link]:
    """To all comments on a draft at once, as there may be thousands; how many have no result."""
    if not consulting.is_asked_about(matter):
        return
    told = consulting.received(matter)
    if not told.total and not consulting.was_opened(matter):
        return
    waiting = f"，{told.waiting}条还没有结论" if told.waiting else ""
    for keeper in consulting.keepers():
        url = reverse("register", args=[keeper.kind()])
        query = urlencode({"draft": matter.number})
        yield Link(keeper.title, f"{url}?{query}", note=f"收到{told.total}条{waiting}")


def columns_naming(kind: str) -> Iterator[tuple[type[Register], models.ForeignKey[Any, Any]]]:
    """The columns of every register that may name a matter of a kind."""
    for register in Register.all.values():
        for column in register.own_fields():
            if isinstance(column, models.ForeignKey) and kind_named(column) == kind:
                yield register, column


def names_a_matter(column: models.Field[Any, Any]) -> bool:
    """Whether a column holds another matter."""
    return isinstance(column, models.ForeignKey) and issubclass(column.related_model, Matter)


def kind_named(column: Any) -> str:
    """Of which kind the matters of a column are; "" where it holds none."""
    if not names_a_matter(column):
        return ""
    limits: Mapping[str, str] = column.get_limit_choices_to()
    return limits.get("kind", "") or column.related_model.kind_name()


def latest(
    register: type[Register], column: models.ForeignKey[Any, Any], matter: Matter, post: Post
) -> list[Matter]:
    """The latest of a register that name a matter in a column."""
    rows = register.model._default_manager.filter(**{column.name: matter})
    rows = see(rows, post, sight=Sight.CONTENT).exclude(stage=Procedure.void.name)
    return list(rows.order_by("-pk")[:MOST])
