"""The files of a draw: lists from the registers as they stand that day, and the result."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import cast

from yifa.kernel.certificates import certificates
from yifa.kernel.evidence import Upload
from yifa.kernel.gates import Refused
from yifa.kernel.matter import Matter
from yifa.kernel.register import Register

from .drawing import Conflict, Entry, Lists, Undrawable, check, result_file
from .models import RandomDraw

#: The register that parties are drawn from, by name: kinds do not know one another.
PARTIES = "regulated_party"
LISTS, RESULT = "抽取名录.json", "抽取结果.json"


def publish_lists(matter: Matter, on: dt.date) -> list[Upload]:
    """The lists file of that day; refused where nothing can be drawn from it."""
    draw = cast("RandomDraw", matter)
    lists = Lists(
        tuple(parties_of(draw)),
        tuple(inspectors_of(draw, on)),
        draw.wanted,
        draw.per_party,
        tuple(conflicts_of(draw)),
        draw.title,
    )
    try:
        check(lists)
    except Undrawable as fault:
        raise Refused("公布名录", fields={"__all__": str(fault)}) from fault
    return [Upload(LISTS, lists.file())]


def parties_of(draw: RandomDraw) -> Iterator[Entry]:
    """The parties under supervision in the organ's area and in the draw's sector, by number."""
    register = Register.all[PARTIES]
    ends = [name for name, stage in register.stages().items() if stage.ends]
    rows = register.model._default_manager.filter(holder_path__below=draw.holder.area)
    if draw.sector:
        rows = rows.filter(**{"sector__in": ("", draw.sector)})
    for number, shown in rows.exclude(stage__in=ends).values_list("number", "shown_title"):
        yield Entry(number, shown)


def inspectors_of(draw: RandomDraw, on: dt.date) -> Iterator[Entry]:
    """The organ's officers who hold a certificate on that day, by its number."""
    for post, held in certificates("enforcement", draw.holder, on):
        yield Entry(held.number, str(post))


def conflicts_of(draw: RandomDraw) -> Iterator[Conflict]:
    """What was declared, a line each; refused where a line says too little."""
    for place, line in enumerate(draw.conflicts.splitlines(), start=1):
        words = line.split(maxsplit=2)
        if not words:
            continue
        if len(words) < len(("inspector", "party", "reason")):
            told = f"回避情况第{place}行写成“执法证号 对象编号 理由”，中间空一格"
            raise Refused("公布名录", fields={"conflicts": told})
        yield Conflict(*words)


def draw_by_seed(matter: Matter, on: dt.date) -> list[Upload]:
    """The result file, drawn from the lists that were published."""
    draw = cast("RandomDraw", matter)
    try:
        return [Upload(RESULT, result_file(published_lists(draw), draw.seed))]
    except Undrawable as fault:
        raise Refused("抽取", fields={"__all__": str(fault)}) from fault


def published_lists(draw: RandomDraw) -> bytes:
    """The lists file as it was published; Undrawable where it was changed since."""
    evidence = draw.evidence.filter(event__step="publish_lists", event__revocation=None, name=LISTS)
    kept = evidence.order_by("-pk").first()
    content = kept.intact() if kept else None
    if content is None:
        raise Undrawable("公布的名录文件不在了，或者被改动过，先核验再抽取")
    return content
