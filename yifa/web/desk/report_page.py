"""What a report's page says: its way, contents, text with the marks of every number, margin."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import Any

from django.urls import reverse
from django.utils import timezone

from yifa.kernel.gates import Refused
from yifa.kernel.person import Post
from yifa.report.annual_report import editing, gates
from yifa.report.annual_report.export import in_lines
from yifa.report.annual_report.freezing import changed_since
from yifa.report.annual_report.models import AnnualReport, Comment
from yifa.web.theme.link import Act, Link

from . import report_way
from .report_contents import contents, lacking
from .report_findings import Opinions, opinions, ways_to_errors
from .report_open import LISTED, open_numbers
from .report_source import source
from .report_text import Text, text_of


def page(report: AnnualReport, post: Post, today: dt.date, *, asked: str) -> dict[str, Any]:
    """Everything on the page; `asked` is the number chosen, as paragraph.place."""
    text = text_of(report, today)
    may_write = text.kept is None and is_open(report, post)
    comments = comments_of(report)
    told = opinions(text.checked)
    return {
        "heading": text.version.title,
        "title_lines": in_lines(text.version.title),
        "report": report,
        "saved": saved(text),
        "stages": report_way.stages(report),
        "acts": report_way.acts(report, post, today),
        "tools": tools(report, text),
        "contents": contents(text, told),
        "words": sum(len(piece.text) for block in text.blocks for piece in block.pieces),
        "lacking": lacking(text) if may_write else [],
        "blocks": text.blocks,
        "asked": asked,
        "source": source(text, asked, may_write=may_write),
        "traced": text.count("traced"),
        "signed": text.count("signed", "tied"),
        "untraced": text.count("untraced"),
        "open_numbers": open_numbers(text, may_write=may_write),
        "opinions": told,
        "may_write": may_write,
        "comments": comments,
        "comment_counts": counts(comments),
        "kept": text.kept,
        "changed": list(changed_since(text.kept)) if text.kept else [],
        "base": text.version.place,
        "until": text.period.last,
    }


def is_open(report: AnnualReport, post: Post) -> bool:
    """Whether the post may edit the text now."""
    try:
        editing.refuse_writing(report, post)
    except Refused:
        return False
    return True


def saved(text: Text) -> str:
    """第3稿　何砚秋　11月18日9:12存."""
    at = timezone.localtime(text.version.at)
    who = text.version.by.person.name
    return f"第{text.version.place}稿　{who}　{at.month}月{at.day}日{at.hour}:{at:%M}存"


def tools(report: AnnualReport, text: Text) -> list[Act]:
    """Versions and downloads."""
    place = text.version.place
    found = []
    if place > 1:
        url = reverse("report-compare", args=[report.pk, place - 1, place])
        found.append(Act(f"与第{place - 1}稿对照", url, desk_only=True))
    for label, format in (("Word", "docx"), ("网页", "html"), ("JSON", "json")):
        url = reverse("report-download", args=[report.pk, format])
        found.append(Act(label, url, icon="download", desk_only=True))
    return found


def ways_into(report: AnnualReport, today: dt.date) -> dict[str, list[Link]]:
    """For the rules about the text, in their own words: the places where it does not hold."""
    url = reverse("report", args=[report.pk])
    text = text_of(report, today)
    found = text.checked.found if text.checked else ()
    empty = [Link(one.label, url + one.url) for one in contents(text, Opinions()) if one.lacking]
    return {
        gates.every_number_is_traced.reason().says: ways_to_numbers(text, url),
        gates.every_error_is_answered.reason().says: ways_to_errors(report, found),
        gates.required_parts_are_written.reason().says: empty[:LISTED],
    }


def ways_to_numbers(text: Text, url: str) -> list[Link]:
    """The numbers on nobody's word, each with a link to itself and the words around it."""
    found = open_numbers(text, may_write=False)
    return [Link(one.text, url + one.url, note=one.context) for one in found]


def comments_of(report: AnnualReport) -> dict[str, list[Comment]]:
    """What was said of each paragraph, oldest first."""
    found: dict[str, list[Comment]] = defaultdict(list)
    for one in report.comments.select_related("by__person"):
        found[one.block].append(one)
    return dict(found)


def counts(comments: dict[str, list[Comment]]) -> dict[str, int]:
    """How many comments of each paragraph still wait for an answer."""
    return {block: sum(not one.settled for one in found) for block, found in comments.items()}
