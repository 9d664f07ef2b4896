"""Which columns a register's spreadsheet has: derived from what its steps write.

First what registering writes; then, where the register says that past work comes in, what later
steps write, on which day each was taken, and where the matter stands by now (`course.py`).

The parties of a matter lie flat in the row: 甲方姓名, 甲方身份证号, …, 乙方姓名, …,
and for a second party of a side 甲方2姓名 and so on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from dataclasses import field as field_of
from functools import cached_property
from typing import Any, cast

from django.db import models

from yifa.kernel.matter import Matter
from yifa.kernel.party import Party, Side
from yifa.kernel.procedure import Procedure, Step
from yifa.kernel.register import Register
from yifa.kernel.writing import PARTIES

NUMBER = "number"
DAY = "registered_on"
STAGE = "stage"
#: The day on which a matter came to its end, whichever step ended it.
ENDED = "ended_on"
#: What begins the key of the day on which a later step was taken.
ON = "on"

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
    "a": ("甲方", "申请人", "原告", "当事人甲", "甲方当事人", "当事人一"),
    "b": ("乙方", "被申请人", "当事人乙", "乙方当事人", "当事人二", "对方"),
}
#: What shared columns are called in the tables that people already keep.
SHARED_NAMES: dict[str, tuple[str, ...]] = {
    NUMBER: ("案号", "案件编号", "卷号", "卷宗号", "文号"),
    DAY: ("日期", "时间", "登记时间", "受理日期", "受理时间", "排查日期", "活动日期", "活动时间"),
    STAGE: ("结果", "办理结果", "处理结果", "状态", "办理状态", "目前状态", "当前阶段"),
    ENDED: ("办结时间", "结案日期", "结案时间", "完成日期", "化解日期", "化解时间", "调结日期"),
    "title": ("纠纷名称", "案由", "标题", "名称", "案件名称", "活动名称", "活动主题", "事项"),
}


@dataclass(frozen=True)
class Column:
    """A column of a sheet. `key` is the field, or for a party `parties.a.1.name`.

    `later` tells the columns of later steps apart. `options` are values and labels where they are
    not the field's own, and `meanings` other words for them.
    """

    key: str
    label: str
    needed: bool = False
    field: models.Field[Any, Any] | None = None
    also_called: tuple[str, ...] = ()
    later: bool = False
    options: tuple[tuple[str, str], ...] = ()
    meanings: Mapping[str, str] = field_of(default_factory=dict, hash=False)

    @property
    def party(self) -> tuple[str, int, str] | None:
        """Side, which party of that side, and what of it; None for a column of the matter."""
        if not self.key.startswith(f"{PARTIES}."):
            return None
        _, side, place, part = self.key.split(".")
        return side, int(place), part

    @property
    def own_word(self) -> str:
        """What those of a party's side are called here: 信访人 in 信访人电话; "" for no party."""
        _, _, part = self.party or ("", 0, "")
        return self.label.removesuffix(PARTY_PARTS[part][0]) if part else ""

    @property
    def choices(self) -> list[tuple[str, str]]:
        """Value and label of what may be chosen; empty if anything may be written."""
        if self.options:
            return list(self.options)
        flat = cast("Any", self.field).flatchoices if self.field is not None else []
        return [(str(value), str(label)) for value, label in flat if value != ""]

    @cached_property
    def own_name(self) -> str:
        """Its label as heads are compared."""
        return normal(self.label)

    @cached_property
    def names(self) -> frozenset[str]:
        """Every name by which its head is recognised."""
        return frozenset((self.own_name, *map(normal, self.also_called)))

    @property
    def names_a(self) -> type[models.Model] | None:
        """What its cells name: organisations, posts, other matters; None where they don't."""
        return self.field.related_model if isinstance(self.field, models.ForeignKey) else None


def columns_of(
    register: type[Register], *, parties: Mapping[str, int] | None = None
) -> list[Column]:
    """The columns that can be brought in, in the order of the form.

    `parties` says how many parties of each side have columns; one of each by default.
    """
    procedure = register.procedures[-1]
    first = procedure.first()
    later = list(later_columns(register))
    found = [shared(register, NUMBER), shared(register, DAY, but=later)]
    for name in procedure.fields_of(first):
        if name == PARTIES:
            found += party_columns(parties or dict.fromkeys(Side.values, 1), register.sides)
        else:
            found.append(own(register, name, needed=name in procedure.needed_by(first)))
    return found + later


def later_columns(register: type[Register]) -> Iterator[Column]:
    """Where a matter stands, when its later steps were taken, and what they wrote.

    Nothing for a register that takes in no past work beyond registering.
    """
    steps = past_steps(register)
    if not steps:
        return
    yield stage_column(register)
    if any(ends(step) for step in steps):
        yield Column(
            ENDED,
            "办结日期",
            field=register.field(DAY),
            also_called=SHARED_NAMES[ENDED],
            later=True,
        )
    told = {*register.procedures[-1].fields_of(register.procedures[-1].first())}
    for step in steps:
        yield day_column(register, step)
        for name in register.procedures[-1].fields_of(step):
            if name not in told:
                told.add(name)
                yield replace(own(register, name, needed=False), later=True)


def past_steps(register: type[Register]) -> list[Step]:
    """The later steps that past work may bring, as the newest procedure has them."""
    steps = register.procedures[-1].steps
    return [steps[step.name] for step in register.past_work if step.name in steps]


def ends(step: Step) -> bool:
    """Whether a step brings a matter to its end."""
    return step.move.target is not None and step.move.target.ends


def stage_column(register: type[Register]) -> Column:
    """Where a matter stands: by our labels, and by the words people use for them.

    What the register says a field of its own is called (结果 for what a court decided) is that one.
    """
    own_names = {
        word for name, said in register.also_called.items() if name != STAGE for word in said
    }
    shared_names = [word for word in SHARED_NAMES[STAGE] if word not in own_names]
    stages = {name: one for name, one in register.stages().items() if one is not Procedure.void}
    words = {word: stage.name for stage, said in register.stage_called.items() for word in said}
    return Column(
        STAGE,
        str(register.field(STAGE).verbose_name),
        field=register.field(STAGE),
        also_called=(*shared_names, *register.also_called.get(STAGE, ())),
        later=True,
        options=tuple((name, stage.label) for name, stage in stages.items()),
        meanings=words,
    )


def day_column(register: type[Register], step: Step) -> Column:
    """The day on which a later step was taken."""
    called = next(said for one, said in register.past_work.items() if one.name == step.name)
    return Column(
        f"{ON}.{step.name}",
        f"{step.label}日期",
        field=register.field(DAY),
        also_called=(f"{step.label}时间", *called),
        later=True,
    )


def shared(register: type[Register], name: str, *, but: Sequence[Column] = ()) -> Column:
    """A column that every register has; a name that one of `but` goes by is left to that one."""
    field = register.field(name)
    taken = {word for column in but for word in column.names}
    words = (*SHARED_NAMES[name], *register.also_called.get(name, ()))
    called = tuple(word for word in words if normal(word) not in taken)
    return Column(name, str(field.verbose_name), field=field, also_called=called)


def own(register: type[Register], name: str, *, needed: bool) -> Column:
    """A column that a step writes."""
    field = register.field(name)
    label = str(field.verbose_name)
    short = re.sub(r"[（(].*?[）)]", "", label)
    kind = str(register.model._meta.verbose_name)
    called = (short, name, f"{kind[-2:]}{short}", *SHARED_NAMES.get(name, ()))
    also = (*called, *register.also_called.get(name, ()))
    meant = register.value_called.get(name, {})
    words = {word: value for value, said in meant.items() for word in said}
    return Column(name, label, needed=needed, field=field, also_called=also, meanings=words)


def party_columns(parties: Mapping[str, int], sides: Mapping[str, str]) -> Iterator[Column]:
    """The columns of so many parties on each side that the register has, called as it calls them.

    One name is needed. Where all stand on one side, 联系电话 alone is the first one's.
    """
    for side in sides or Side.values:
        for place in range(1, parties.get(side, 0) + 1):
            for part, (label, other) in PARTY_PARTS.items():
                column = party_column(side, place, part, sides.get(side, ""))
                bare = (label, *filter(None, other)) if len(sides) == 1 and place == 1 else ()
                yield replace(column, also_called=(*column.also_called, *bare))


def party_column(side: str, place: int, part: str, own_word: str = "") -> Column:
    """One column of one party; `own_word` is what the register calls those of that side."""
    label, other = PARTY_PARTS[part]
    which = "" if place == 1 else str(place)
    words = dict.fromkeys([own_word, *SIDES[side]] if own_word else SIDES[side])
    heads = [f"{called}{which}" for called in words]
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
