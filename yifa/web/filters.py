"""By what a register is filtered: one set derived from its declaration, for the desk and the API.

    filters = filterset_for(Disputes)(request.GET, queryset=Dispute.objects.all(), post=post)
    filters.qs        # what the post may see of it; what can't be read is passed over
    filters.faults()  # one sentence for each filter that could not be read

Filters that look at content narrow the answer to matters whose content the post sees: nobody learns
the type or a name of a matter by trying.
"""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Any, cast

import django_filters  # type: ignore[import-untyped]  # it ships no types
from django import forms
from django.db import models
from django.db.models import Q, QuerySet
from django.utils import timezone

from yifa.kernel import desk_work
from yifa.kernel.matter import Matter
from yifa.kernel.organisation import Organisation
from yifa.kernel.person import Post
from yifa.kernel.procedure import Procedure
from yifa.kernel.register import SHARED_COLUMNS, Register
from yifa.kernel.rights import Sight, see
from yifa.kernel.search import matching
from yifa.web.desk.fields import DayField

#: Filters that look only at what a post with sight of the progress sees anyway.
OF_PROGRESS = frozenset({"stage", "holder", "registered_since", "registered_until", "due"})
YES_NO = [("1", "是"), ("0", "否")]
DUE = [("over", "已逾期"), ("today", "今天到期"), ("week", "七日内到期")]
LONGEST_WORDS = 60
EXACT_WORDS = 120


class DayFilter(django_filters.Filter):  # type: ignore[misc]  # untyped, as above
    """A day as people write it."""

    field_class = DayField


class WholeNumberFilter(django_filters.Filter):  # type: ignore[misc]  # untyped, as above
    """A year or a count."""

    field_class = forms.IntegerField


class MatterFilters(django_filters.FilterSet):  # type: ignore[misc]  # untyped, as above
    """What every register can be filtered by; a register's own filters are added to it."""

    register: type[Register]

    q = django_filters.CharFilter(label="关键词", method="by_words", max_length=LONGEST_WORDS)
    stage = django_filters.ChoiceFilter(label="阶段", field_name="stage", choices=[])
    holder = django_filters.CharFilter(label="承办单位", method="by_holder", max_length=32)
    registered_since = DayFilter(label="登记日期起", field_name="registered_on", lookup_expr="gte")
    registered_until = DayFilter(label="登记日期止", field_name="registered_on", lookup_expr="lte")
    due = django_filters.ChoiceFilter(
        label="时限", choices=DUE, method="by_due", empty_label="不限"
    )
    mine = django_filters.ChoiceFilter(label="我经办的", choices=YES_NO[:1], method="by_handler")

    def __init__(
        self, data: Any = None, queryset: Any = None, *, post: Post | None = None, **kwargs: Any
    ) -> None:
        super().__init__(data, queryset=queryset, **kwargs)
        asking = post or getattr(self.request, "post", None)
        assert asking is not None, "a register is read by a post"
        self.post: Post = asking

    @property
    def today(self) -> dt.date:
        """The day it is here."""
        return timezone.localdate()

    def filter_queryset(self, queryset: QuerySet[Matter]) -> QuerySet[Matter]:
        """What the post sees; its content only, once a filter looks at content."""
        values = self.form.cleaned_data
        sight = Sight.PROGRESS if OF_PROGRESS.issuperset(self.set_names()) else Sight.CONTENT
        found = cast("QuerySet[Matter]", super().filter_queryset(queryset))
        if values.get("stage") != Procedure.void.name:
            found = found.exclude(stage=Procedure.void.name)
        return see(found, self.post, sight=sight)

    def faults(self) -> list[str]:
        """One sentence for each filter that could not be read and is passed over."""
        return [
            f"“{self.filters[name].label}”读不懂，没有按它筛选"
            for name in self.form.errors
            if name in self.filters
        ]

    def set_names(self) -> list[str]:
        """The filters that are set."""
        return [n for n, value in self.form.cleaned_data.items() if value not in (None, "")]

    def by_words(self, queryset: QuerySet[Matter], name: str, value: str) -> QuerySet[Matter]:
        """Names and words of two characters, in the texts the register declares."""
        return matching(queryset, value)

    def by_holder(self, queryset: QuerySet[Matter], name: str, value: str) -> QuerySet[Matter]:
        """An organisation with what is below it."""
        holder = Organisation.objects.coded(value)
        if holder is None:
            return queryset.none()
        return queryset.filter(holder_path__below=holder.path)

    def by_due(self, queryset: QuerySet[Matter], name: str, value: str) -> QuerySet[Matter]:
        """Overdue (ours only), due today, due within a week."""
        running = queryset.filter(desk_work.running())
        if value == "over":
            return running.filter(desk_work.overdue(self.today))
        last = self.today + desk_work.SOON if value == "week" else self.today
        return running.filter(due__gte=self.today, due__lte=last)

    def by_handler(self, queryset: QuerySet[Matter], name: str, value: str) -> QuerySet[Matter]:
        """The matters that the post handles."""
        return queryset.filter(handler=self.post)


def filterset_for(register: type[Register]) -> type[MatterFilters]:
    """The filters of a register, derived from `Register.filters`."""
    return derived(register.kind())


@cache
def derived(kind: str) -> type[MatterFilters]:
    """The filters of a kind, made once."""
    register = Register.all[kind]
    own: dict[str, Any] = {
        name: filter_for(register, name) for name in register.filters if name not in SHARED_COLUMNS
    }
    stages = [(name, stage.label) for name, stage in register.stages().items()]
    own["stage"] = django_filters.ChoiceFilter(
        label="阶段", field_name="stage", choices=stages, empty_label="不限"
    )
    return type(f"{register.__name__}Filters", (MatterFilters,), {**own, "register": register})


def filter_for(register: type[Register], name: str) -> django_filters.Filter:
    """The filter of one column of a kind, by what the column holds."""
    column = register.field(name)
    label = str(column.verbose_name)
    if column.flatchoices:
        return django_filters.ChoiceFilter(
            label=label, field_name=name, choices=list(column.flatchoices), empty_label="不限"
        )
    if column.related_model is Organisation:
        return django_filters.CharFilter(label=label, field_name=f"{name}__code", max_length=32)
    if column.related_model is Matter:
        return django_filters.CharFilter(label=label, field_name=f"{name}__number", max_length=64)
    if isinstance(column, models.BooleanField):
        return django_filters.TypedChoiceFilter(
            label=label, field_name=name, choices=[("", "不限"), *YES_NO], coerce=is_yes
        )
    if isinstance(column, models.DateField):
        return DayFilter(label=label, field_name=name)
    if isinstance(column, models.IntegerField):
        return WholeNumberFilter(label=label, field_name=name)
    return django_filters.CharFilter(label=label, field_name=name, max_length=EXACT_WORDS)


def is_yes(value: str) -> bool:
    """Whether a choice of yes or no is yes."""
    return value == "1"


def view_condition(register: type[Register], number: str) -> Q | None:
    """The condition of a view that the register declares, by its place from 1; None if none."""
    if not number.isdecimal() or len(number) > 3 or not 1 <= int(number) <= len(register.views):
        return None
    return register.views[int(number) - 1].where
