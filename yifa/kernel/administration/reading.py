"""How an auditor reads what administrators did: found by person and day, and taken out."""

from __future__ import annotations

import datetime as dt
from typing import IO

from django.db.models import Q, QuerySet
from django.utils import timezone

from yifa.kernel.exchange import Export
from yifa.kernel.person import Post
from yifa.kernel.rights import administered
from yifa.kernel.roles import AUDITOR, Role
from yifa.kernel.spreadsheet.workbook import Book

from .record import OF_ANYBODY, AdministrativeAct, Did

ON_THE_MACHINE = "服务器上（命令行）"
HEADS = ("时间", "谁", "岗位", "单位", "办了什么", "对谁", "代码或者登录名", "改前改后", "校验码")


def acts_for(
    by: Post, *, words: str = "", first: dt.date | None = None, last: dt.date | None = None
) -> QuerySet[AdministrativeAct]:
    """What was done where the auditor answers for it, newest first.

    `words` is a person's name or sign-in name, or an organisation's name or code: whoever did it
    or to whom it was done. `first` and `last` are days, both counted.
    """
    if by.role != AUDITOR:
        return AdministrativeAct.objects.none()
    here = administered(by).order_by().values("pk")
    found = AdministrativeAct.objects.filter(
        Q(organisation__in=here) | Q(by__organisation__in=here)
    ).exclude(did__in=OF_ANYBODY)
    if words and words.isprintable():
        who = Q(by__person__name__contains=words) | Q(by__person__username=words)
        found = found.filter(who | Q(subject=words) | Q(named__contains=words))
    if first is not None:
        found = found.filter(at__gte=beginning(first))
    if last is not None:
        found = found.filter(at__lt=beginning(last + dt.timedelta(days=1)))
    return found.select_related("by__person", "by__organisation", "organisation")


def beginning(day: dt.date) -> dt.datetime:
    """The first moment of a day here."""
    return timezone.make_aware(dt.datetime.combine(day, dt.time()))


def who(act: AdministrativeAct) -> str:
    """Who did it."""
    return str(act.by) if act.by else ON_THE_MACHINE


def in_words(act: AdministrativeAct) -> str:
    """What it changed: 名称：甲 → 乙；电话：13 → 没有."""
    names = dict.fromkeys([*act.before, *act.after])
    return "；".join(changed(name, act.before.get(name), act.after.get(name)) for name in names)


def changed(name: str, before: str | None, after: str | None) -> str:
    """One fact, as it was and as it is."""
    if before == after or before is None:
        return f"{name}：{after}"
    return f"{name}：{before} → {after or '没有'}"


def as_file(acts: QuerySet[AdministrativeAct], by: Post, *, words: str) -> IO[bytes]:
    """The acts as .xlsx; taking them out is itself put down among the exports."""
    book = Book()
    sheet = book.sheet("管理记录")
    book.write_heads(sheet, 0, HEADS)
    row = 0
    for row, act in enumerate(acts.iterator(chunk_size=500), start=1):
        for column, value in enumerate(cells(act)):
            book.write_text(sheet, row, column, value)
    Export.take_down(
        by,
        kind="administration",
        what="管理记录",
        filters={"q": words},
        count=row,
        at=timezone.now(),
    )
    return book.close()


def cells(act: AdministrativeAct) -> list[str]:
    """One row of the file."""
    post, at = act.by, timezone.localtime(act.at)
    return [
        f"{at:%Y-%m-%d %H:%M:%S}",
        who(act),
        str(Role(post.role).label) if post else "",
        post.organisation.name if post else "",
        str(Did(act.did).label),
        act.named,
        act.subject,
        in_words(act),
        act.digest,
    ]
