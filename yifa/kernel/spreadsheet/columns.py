"""Which columns a register's spreadsheet has: derived from what its first step writes.

The parties of a matter lie flat in the row: 甲方姓名, 甲方身份证号, …, 乙方姓名, …,
and for a second party of a side 甲方2姓名 and so on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast

from django.db import models

from yifa.kernel.matter import Matter
from yifa.kernel.party import Party, Side
from yifa.kernel.register import Register
from yifa.kernel.writing import PARTIES

NUMBER = "number"
DAY = "registered_on"

#: What a party's columns are called, in the order of forms, and what else people call them.
PARTY_PARTS: dict[str, tuple[str, tuple[str, ...]]] = {
    "name": ("姓名", ("", "名称", "姓名或者名称", "当事人")),
    "identity_number": ("身份证号", ("身份证", "身份证号码", "证件号", "证件号码", "信用代码")),
    "telephone": ("电话", ("联系电话", "联系方式", "手机", "手机号", "电话号码")),
    "address": ("住址", ("地址", "家庭住址", "单位或住址", "住所")),
    "gender": ("性别", ()),
    "age": ("年龄", ()),
    "occupation": ("职业", ("职务", "职业或职务", "职业或者职务")),
    "capacity": ("身份", ("当事人或者代理人",)),
}
#: How people name the two sides in their own tables.
SIDES: dict[str, tuple[str, ...]] = {
    "a": ("甲方", "申请人", "当事人甲", "甲方当事人", "当事人一"),
    "b": ("乙方", "被申请人", "当事人乙", "乙方当事人", "当事人二", "对方"),
}
#: What shared columns are called in the tables that people already keep.
SHARED_NAMES: dict[str, tuple[str, ...]] = {
    NUMBER: ("案号", "案件编号", "卷号", "文号"),
    DAY: ("日期", "时间", "登记时间", "受理日期", "受理时间", "排查日期", "活动日期", "活动时间"),
    "title": ("纠纷名称", "案由", "标题", "名称", "案件名称", "活动名称", "活动主题", "事项"),
}


@dataclass(frozen=True)
class Column:
    """A column of a sheet. `key` is the field, or for a party `parties.a.1.name`."""

    key: str
    label: str
    needed: bool = False
    field: models.Field[Any, Any] | None = None
    also_called: tuple[str, ...] = ()

    @property
    def party(self) -> tuple[str, int, str] | None:
        """Side, which party of that side, and what of it; None for a column of the matter."""
        if not self.key.startswith(f"{PARTIES}."):
            return None
        _, side, place, part = self.key.split(".")
        return side, int(place), part

    @property
    def choices(self) -> list[tuple[str, str]]:
        """Value and label of what may be chosen; empty if anything may be written."""
        flat = cast("Any", self.field).flatchoices if self.field is not None else []
        return [(str(value), str(label)) for value, label in flat if value != ""]

    @property
    def organisations(self) -> bool:
        """Whether it names an organisation."""
        return isinstance(self.field, models.ForeignKey) and self.field.related_model.__name__ == (
            "Organisation"
        )

    @property
    def names(self) -> frozenset[str]:
        """Every name by which its head is recognised."""
        return frozenset(normal(name) for name in (self.label, *self.also_called))


def columns_of(
    register: type[Register], *, parties: Mapping[str, int] | None = None
) -> list[Column]:
    """The columns that can be brought in, in the order of the form.

    `parties` says how many parties of each side have columns; one of each by default.
    """
    procedure = register.procedures[-1]
    first = procedure.first()
    found = [shared(register, NUMBER), shared(register, DAY)]
    for name in procedure.fields_of(first):
        if name == PARTIES:
            found += party_columns(parties or dict.fromkeys(Side.values, 1))
        else:
            found.append(own(register, name, needed=name in procedure.needed_by(first)))
    return found


def shared(register: type[Register], name: str) -> Column:
    """A column that every register has."""
    field = register.field(name)
    return Column(name, str(field.verbose_name), field=field, also_called=SHARED_NAMES[name])


def own(register: type[Register], name: str, *, needed: bool) -> Column:
    """A column that the first step writes."""
    field = register.field(name)
    label = str(field.verbose_name)
    short = re.sub(r"[（(].*?[）)]", "", label)
    kind = str(register.model._meta.verbose_name)
    called = (short, name, f"{kind[-2:]}{short}", *SHARED_NAMES.get(name, ()))
    also = (*called, *register.also_called.get(name, ()))
    return Column(name, label, needed=needed, field=field, also_called=also)


def party_columns(parties: Mapping[str, int]) -> Iterator[Column]:
    """The columns of so many parties on each side; one name is needed."""
    for side in Side.values:
        for place in range(1, parties.get(side, 0) + 1):
            for part in PARTY_PARTS:
                yield party_column(side, place, part)


def party_column(side: str, place: int, part: str) -> Column:
    """One column of one party."""
    label, other = PARTY_PARTS[part]
    which = "" if place == 1 else str(place)
    heads = [f"{called}{which}" for called in SIDES[side]]
    called = tuple(f"{head}{word}" for head in heads for word in (label, *other))
    return Column(
        key=f"{PARTIES}.{side}.{place}.{part}",
        label=f"{heads[0]}{label}",
        needed=(side, place, part) == ("a", 1, "name"),
        field=cast("models.Field[Any, Any]", Party._meta.get_field(part)),
        also_called=called,
    )


def normal(head: str) -> str:
    """A head without what people add to it: spaces, stars, brackets, punctuation.

    >>> normal(" *纠纷 类型（必填）：")
    '纠纷类型'
    """
    bare = re.sub(r"[（(\[【].*?[）)\]】]", "", head)
    return re.sub(r"[\s*＊:：、，,.。/／_\-—]+", "", bare).lower()


def most_parties(matters: models.QuerySet[Matter]) -> dict[str, int]:
    """How many columns of parties each side needs to hold all of these matters."""
    rows = Party.objects.filter(matter__in=matters.order_by().values("pk")).order_by()
    counted = rows.values("matter", "side").annotate(number=models.Count("pk"))
    most = dict.fromkeys(Side.values, 1)
    for side in Side.values:
        found = counted.filter(side=side).aggregate(most=models.Max("number"))["most"]
        most[side] = max(1, found or 0)
    return most
