"""How a paragraph is edited on its page: what was asked, and what it makes of the text."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.http import Http404, QueryDict
from django.urls import reverse

from yifa.kernel.gates import Refused
from yifa.kernel.person import Post
from yifa.report.annual_report import editing
from yifa.report.annual_report.baseline import last_day, reading_for
from yifa.report.annual_report.editing import Edit
from yifa.report.annual_report.models import AnnualReport, Block
from yifa.report.annual_report.versions import latest
from yifa.report.text import for_editing, from_editing
from yifa.web.theme.link import Act, Link, Weight

from .report_choosing import choices

#: What a heading may be.
LEVELS = {"1": "一、", "2": "（一）", "3": "1.", "4": "（1）"}


@dataclass(frozen=True)
class Typed:
    """What was typed on the page of a paragraph."""

    text: str
    base: int
    act: str
    level: int
    after: str
    insert: str


def read(given: QueryDict) -> Typed:
    """What was typed; what can't be read counts as not typed."""
    base, level = given.get("base", ""), given.get("level", "")
    return Typed(
        text=given.get("text", ""),
        base=int(base) if base.isascii() and base.isdecimal() and len(base) < 9 else 0,
        act=given.get("act", "save"),
        level=int(level) if level in LEVELS else 0,
        after=given.get("after", ""),
        insert=given.get("insert", ""),
    )


def edit_of(block: str, typed: Typed) -> Edit:
    """The edit asked for; Http404 for an act there is not."""
    if typed.act == "save":
        return editing.rewrite(block, from_editing(typed.text))
    if typed.act == "add":
        return editing.add(block, from_editing(typed.after), level=typed.level)
    if typed.act == "remove":
        return editing.remove(block)
    if typed.act in ("up", "down"):
        return editing.move(block, up=typed.act == "up")
    raise Http404("没有这个操作")


def said(typed: Typed) -> str:
    """What to say when it is done."""
    done = {"add": "已加上", "remove": "已删去，前几稿里还有", "up": "已上移", "down": "已下移"}
    return done.get(typed.act, "已存")


def nothing_added(typed: Typed) -> None:
    """Refuse to add an empty heading or paragraph."""
    if typed.act == "add" and not typed.after.strip():
        raise Refused("加一段", fields={"after": "要加的文字还没有写"})


def block_or_404(report: AnnualReport, id: str) -> Block:
    """The paragraph as it stands."""
    for one in latest(report).blocks:
        if one["id"] == id:
            return one
    raise Http404("没有这一段")


def page(
    report: AnnualReport,
    block: Block,
    *,
    today: dt.date,
    typed: Typed | None = None,
    refused: Refused | None = None,
    clash: str | None = None,
) -> dict[str, Any]:
    """The page of a paragraph; what was typed stays in the field."""
    until = last_day(report, today)
    reading = reading_for(report.organisation, report.report_year, until=until)
    back = f"{reverse('report', args=[report.pk])}#b-{block['id']}"
    stands = for_editing(block["text"])
    return {
        "heading": "改标题行" if block["kind"] == "heading" else "改这一段",
        "crumbs": [Link("年度报告", reverse("reports")), Link(latest(report).title, back)],
        "block": block,
        "text": typed.text if typed and typed.act in ("save", "insert") else stands,
        "after": typed.after if typed else "",
        "rows": max(4, len(stands) // 36 + 2),
        "base": latest(report).place,
        "levels": LEVELS,
        "choices": choices(reading),
        "refused": refused,
        "clash": clash,
        "stands": stands,
        "acts": [
            Act("存这一段", weight=Weight.INK, name="act", value="save"),
            Act("不改了", back),
        ],
        "back": back,
    }


def inserted(typed: Typed) -> Typed:
    """The text with the figure asked for at its end; a script puts it where the cursor is."""
    return Typed(typed.text + typed.insert, typed.base, "insert", typed.level, typed.after, "")


def at_hand(post: Post, report: AnnualReport) -> None:
    """Raise Refused unless the post may edit the report now."""
    editing.refuse_writing(report, post)
