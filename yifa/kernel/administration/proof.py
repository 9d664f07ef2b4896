"""Whether the record of administrative acts is as it was written: read again link by link."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from yifa.kernel.broken import Broken, Known
from yifa.kernel.chain import GENESIS

from .record import AdministrationHead, AdministrativeAct, digest_of

#: The name of this chain among exported heads; no organisation has such a code.
NAME = "管理记录"


def broken_acts(known: Known) -> Iterator[Broken]:
    """The first broken record, if there is one."""
    yield from islice(broken_links(known), 1)


def broken_links(known: Known) -> Iterator[Broken]:
    """What is wrong along the chain, from the first record to the head."""
    place, previous = 0, GENESIS
    for act in AdministrativeAct.objects.order_by("place").iterator(chunk_size=2000):
        place += 1
        if act.place != place:
            yield said("missing", place, "缺失")
        elif act.previous != previous:
            yield said("unlinked", place, "与前一条接不上，前一条被换过")
        elif not is_whole(act, known) or digest_of(act) != act.digest:
            yield said("changed", place, "被改动")
        previous = act.digest
    yield from broken_head(place, previous)


def is_whole(act: AdministrativeAct, known: Known) -> bool:
    """Whether whom it names is there; tells the act of them without asking the database."""
    if act.organisation_id not in known.organisations:
        return False
    act.organisation = known.organisations[act.organisation_id]
    if act.by_id is not None:
        act.by = known.posts.get(act.by_id)
    return act.by_id is None or act.by is not None


def broken_head(place: int, digest: str) -> Iterator[Broken]:
    """A head that does not say how far the chain has come."""
    heads = list(AdministrationHead.objects.order_by("pk")) or [AdministrationHead()]
    head = heads[0]
    if len(heads) > 1:
        yield said("head", place, f"的后面有{len(heads)}个链头，只该有1个")
    elif head.count > place:
        yield said("missing", place + 1, f"缺失，链头记着{head.count}条")
    elif head.count < place:
        yield said("inserted", head.count + 1, f"是多出来的，链头只记着{head.count}条")
    elif head.digest != digest:
        yield said("head", place, "与链头不符")


def said(what: str, place: int, how: str) -> Broken:
    """A broken record in words."""
    return Broken(what, f"{NAME}:{place}", f"管理记录第{place}条{how}")


def head() -> dict[str, list[Any]]:
    """How far the chain has come, to be kept elsewhere; nothing where it has not begun."""
    one = AdministrationHead.objects.filter(count__gt=0).first()
    return {NAME: [one.count, one.digest]} if one else {}


def check_head(saved: Mapping[str, Any]) -> Iterator[Broken]:
    """Whether the record still holds what it held when the head was exported."""
    if NAME not in saved:
        return
    count, digest = saved[NAME]
    act = AdministrativeAct.objects.filter(place=count).first()
    if act is None:
        yield said("cut", count, "不在了，导出链头时还有")
    elif act.digest != digest:
        yield said("rewritten", count, "不是导出链头时的那一条，前面有改动")
