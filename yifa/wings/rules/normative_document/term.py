"""What the days of a document come to: comment, effect, term; and what its number stands for.

Each function raises ValueError for a matter that is not stored: the walk knows no days.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, cast

from yifa import law
from yifa.kernel.state import replay, standing
from yifa.kernel.writing import decode
from yifa.law import calendar

if TYPE_CHECKING:
    from .models import NormativeDocument


def full(day: dt.date) -> str:
    """A day as people write it."""
    return f"{day.year}年{day.month}月{day.day}日"


def last_of(document: NormativeDocument, limit: str, start: dt.date) -> dt.date:
    """The day a limit runs to from a day, as the document's place and kind narrow it."""
    told = law.limit(limit, on=start, place=document.place_code, sector=document.sector)
    return calendar.end(told, start=start).day


def comment_long_enough(document: NormativeDocument, on: dt.date) -> bool | str:
    """Whether the announced last day lies far enough ahead; a limit nobody read asks nothing."""
    document.must_be_stored()
    told = law.limit("normdoc.comment", on=on, place=document.place_code, sector=document.sector)
    least = calendar.end(told, start=on).day
    if document.comment_until is None or not told.is_verified:
        return True
    return document.comment_until >= least or (
        f"从今天起算{told.period}，截止日期不早于{least.month}月{least.day}日（{told.basis}）；"
        "要缩短的，公开以后由负责人写明理由"
    )


def earliest_close(document: NormativeDocument, on: dt.date) -> str:
    """The first last day that may be announced, in words; "" where no text read names one."""
    told = law.limit("normdoc.comment", on=on, place=document.place_code, sector=document.sector)
    if not told.is_verified:
        return ""
    day = calendar.end(told, start=on).day
    return f"{full(on)}公开的，截止日期最早写{full(day)}（{told.basis}，{told.period}）。"


def last_day_before(document: NormativeDocument, name: str) -> dt.date | None:
    """The day that a field held before the act that is being taken."""
    document.must_be_stored()
    held: dt.date | None = decode(type(document), name, replay(standing(document)).values.get(name))
    return held


def comment_runs_longer(document: NormativeDocument) -> bool | str:
    """Whether the public gets more days than were announced."""
    was = last_day_before(document, "comment_until")
    now = document.comment_until
    return was is None or now is None or now > was or f"原来公告的截止日期是{full(was)}"


def comment_runs_shorter(document: NormativeDocument, on: dt.date) -> bool | str:
    """Whether it gets fewer, and today at least."""
    was = last_day_before(document, "comment_until")
    now = document.comment_until
    if was is None or now is None:
        return True
    return on <= now < was or f"截止日期在今天到{full(was)}以前"


def number_is_free(document: NormativeDocument) -> bool | str:
    """Whether no other document bears its number."""
    document.must_be_stored()
    same = type(document)._default_manager.filter(document_number=document.document_number)
    other = same.exclude(pk=document.pk).exclude(stage="void").first()
    return other is None or f"文号“{document.document_number}”已经用在“{other.name}”上"


def takes_effect_later(document: NormativeDocument, on: dt.date) -> bool:
    """Whether thirty days lie between publication and effect, or it is said why not."""
    document.must_be_stored()
    if document.issuer != "county" or document.in_force_from is None or document.at_once:
        return True
    return document.in_force_from >= last_of(document, "rule.vacatio", on)


def reaches_back(document: NormativeDocument, on: dt.date) -> bool:
    """Whether it is to hold from a day before its publication."""
    document.must_be_stored()
    return document.in_force_from is not None and document.in_force_from < on


def ends_after(document: NormativeDocument, on: dt.date) -> bool:
    """Whether its last day still lies ahead."""
    document.must_be_stored()
    return document.in_force_until is None or document.in_force_until > on


def has_not_lapsed(document: NormativeDocument, on: dt.date) -> bool | str:
    """Whether the term that is to be prolonged still runs."""
    was = last_day_before(document, "in_force_until")
    if was is None or was >= on:
        return True
    return f"有效期{full(was)}已经满了，文件已经自动失效；还要用的，重新制定、公布"


def runs_forward(document: NormativeDocument) -> bool:
    """Whether its term ends no sooner than it begins."""
    document.must_be_stored()
    first, last = document.in_force_from, document.in_force_until
    return first is None or last is None or first <= last


def is_stated(document: NormativeDocument) -> bool:
    """Whether its term is named and no longer than is usual."""
    document.must_be_stored()
    if document.deed in ("amend", "repeal") or document.in_force_from is None:
        return True
    limit = "normdoc.validity_trial" if document.on_trial else "normdoc.validity"
    longest = last_of(document, limit, document.in_force_from)
    return document.in_force_until is not None and document.in_force_until <= longest


def is_amended_by_a_published_one(document: NormativeDocument) -> bool | str:
    """Whether the document that amends it has itself been published."""
    document.must_be_stored()
    if document.changed_by is None:
        return False
    if document.changed_by == document:
        return "修改它的文件是另一件，不是它自己"
    amending = cast("NormativeDocument", document.changed_by.of_kind())
    return amending.stage == "published" or f"“{amending.name}”还没有公布"


def is_over(document: NormativeDocument, on: dt.date) -> bool:
    """Whether its term has run out, or a round of clean-up found that it lapsed.

    Of a document that states no term only its maker knows.
    """
    document.must_be_stored()
    until = document.in_force_until
    return document.cleanup_result == "lapse" or until is None or until < on
