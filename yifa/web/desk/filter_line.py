"""How the filters of a register are put on one line, and the rest below it."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Q
from django.forms import BoundField
from django.http import QueryDict

from yifa.kernel.organisation import Organisation
from yifa.kernel.rights import AT_THE_DESK
from yifa.web.filters import MatterFilters
from yifa.web.theme.link import Link
from yifa.web.theme.table import Filter, Filters, Option

from .fields import PICKED, allowed, home

#: So many filters stand on the line; the others lie under 更多条件.
ON_THE_LINE = 5
MORE = ("registered_since", "registered_until", "due", "mine")
SEARCH = "搜事由、当事人、地点，两个字也能搜"


def without(query: QueryDict, *names: str) -> QueryDict:
    """The address without some of its parts, and without blanks."""
    left = QueryDict(mutable=True)
    for name, values in query.lists():
        kept = [str(value) for value in values if value]
        if name not in names and kept:
            left.setlist(name, kept)
    return left


def kept(query: QueryDict, *, drop: Sequence[str]) -> list[tuple[str, str]]:
    """What goes along as hidden fields."""
    left = without(query, *drop)
    return [(name, str(value)) for name, values in left.lists() for value in values]


def own_names(filters: MatterFilters) -> list[str]:
    """The register's declared filters, stage first."""
    declared = [name for name in filters.register.filters if name in filters.filters]
    return declared if "stage" in declared else ["stage", *declared]


def filters_of(filters: MatterFilters, columns: Sequence[str], query: QueryDict) -> Filters:
    """The line of filters: words, the register's own, and the ways to more."""
    names = own_names(filters)[:ON_THE_LINE]
    on_line = {"q", *names}
    along = [
        (name, value)
        for name, value in kept(query, drop=("after", "before", "at", "choose", "col", *on_line))
    ]
    more, choose = query.copy(), query.copy()
    more["more"] = choose["choose"] = "1"
    return Filters(
        [drop_down(filters, name) for name in names],
        search=query.get("q", ""),
        search_label=SEARCH,
        more=Link("更多条件", f"?{without(more, 'after', 'before', 'at').urlencode()}"),
        columns=Link(f"选列（{len(columns)}列）", f"?{choose.urlencode()}"),
        kept=along,
    )


def drop_down(filters: MatterFilters, name: str) -> Filter:
    """One filter with its options."""
    chosen = filters.data.get(name, "") if filters.data else ""
    label = str(filters.filters[name].label)
    options = [
        Option(str(value), str(text), selected=str(value) == chosen)
        for value, text in options_of(filters, name)
        if value
    ]
    return Filter(name, label, options)


def options_of(filters: MatterFilters, name: str) -> list[tuple[str, str]]:
    """The values a filter may be set to; organisations are those near the post."""
    choices = getattr(filters.form.fields[name], "choices", None)
    if choices is not None:
        return [(str(value), str(text)) for value, text in choices]
    register = filters.register
    if name in register.filters and register.field(name).related_model is Organisation:
        column = register.field(name)
        near = Organisation.objects.filter(path__below=home(filters.post.organisation))
        return list(allowed(column, near).values_list("code", "name")[:PICKED])
    return []


def more_form(filters: MatterFilters, query: QueryDict) -> dict[str, object]:
    """更多条件: day of registration, clock, whose it is, and what did not fit on the line."""
    names = [*own_names(filters)[ON_THE_LINE:], *MORE]
    fields: list[BoundField] = [filters.form[name] for name in names]
    along = kept(query, drop=("after", "before", "at", "choose", "col", "holder", *names))
    return {"fields": fields, "kept": along, "holder": holders(filters)}


def holders(filters: MatterFilters) -> Filter | None:
    """承办单位: one's own organisation and those right below it, for posts that see below."""
    post = filters.post
    if post.role in AT_THE_DESK:
        return None
    here = post.organisation
    below = Q(pk=here.pk) | Q(parent=here) | Q(led_by=here)
    found = Organisation.objects.filter(below).values_list("code", "name")[:PICKED]
    chosen = filters.data.get("holder", "") if filters.data else ""
    options = [Option(code, name, selected=code == chosen) for code, name in found]
    return Filter("holder", "承办单位", options) if len(options) > 1 else None
