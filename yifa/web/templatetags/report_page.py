"""What a report's page needs beyond includes: its pieces as marked numbers, the margin's counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from yifa.report.annual_report.freezing import Changed
from yifa.report.annual_report.models import Comment
from yifa.report.reading import percent
from yifa.web.desk.figure_shown import number
from yifa.web.desk.report_findings import Stretch
from yifa.web.desk.report_text import Piece, Shown

register = template.Library()


@register.simple_tag
def report_pieces(
    block: Shown, asked: str, marks: Mapping[str, Sequence[Stretch]] | None = None
) -> SafeString:
    """A paragraph's pieces without a space between them: words, numbers as links, what is wrong."""
    here = (marks or {}).get(block.id, ())
    return format_html_join("", "{}", ((run,) for run in runs(block, asked, here)))


def runs(block: Shown, asked: str, marks: Sequence[Stretch]) -> Iterator[SafeString]:
    """The pieces, words cut where a mark begins or ends; a number is marked as a whole."""
    at, waiting = 0, [one for one in marks if one.is_wrong]
    for piece in block.pieces:
        end = at + len(piece.text)
        edges = {edge for one in marks for edge in (one.start, one.end) if at < edge < end}
        stops = [at, *sorted(edges if not piece.standing else ()), end]
        for first, last in pairwise(stops):
            yield from (badge(one) for one in waiting if one.start < last)
            waiting = [one for one in waiting if one.start >= last]
            part = replace(piece, text=piece.text[first - at : last - at])
            yield marked(piece_of(block, part, asked), first, last, marks)
        at = end
    yield from (badge(one) for one in waiting)


def marked(run: SafeString, first: int, last: int, marks: Sequence[Stretch]) -> SafeString:
    """A run with the lines under it: thin under a part of a working, strong under what is wrong."""
    here = [one for one in marks if one.start < last and first < one.end]
    if any(not one.is_wrong and one.look != "settled" for one in here):
        run = format_html('<span class="part">{}</span>', run)
    wrong = [one for one in here if one.is_wrong]
    return format_html('<mark class="wrong {}">{}</mark>', wrong[0].look, run) if wrong else run


@register.simple_tag
def badge(one: Stretch) -> SafeString:
    """The number of a finding where it stands, leading to its card."""
    return format_html(
        '<a class="number {}" id="place-{}" href="#finding-{}">{}</a>',
        one.look,
        one.number,
        one.number,
        one.number,
    )


def piece_of(block: Shown, piece: Piece, asked: str) -> SafeString:
    """Words as they are; a number with its mark, which opens its source."""
    if not piece.standing:
        return format_html("{}", piece.text)
    if not piece.text:
        return SafeString("")
    name = f"{block.id}.{piece.place}"
    lead = "，" if piece.text.startswith("，") else ""
    chosen = ' id="q"' if name == asked else ""
    return format_html(
        '{}<a class="{}{}{}" href="?q={}#q"{}>{}</a>',
        lead,
        piece.mark,
        " mark-long" if piece.is_long else "",
        " mark-chosen" if chosen else "",
        name,
        SafeString(chosen),
        piece.text.removeprefix(lead),
    )


@register.simple_tag
def frozen_pieces(block: Shown) -> SafeString:
    """A paragraph of a published report: each live figure leads to where it is told."""
    return format_html_join("", "{}", ((frozen_piece(one),) for one in block.pieces))


def frozen_piece(piece: Piece) -> SafeString:
    """Words, or a figure with a link to its value and definition on the page."""
    if piece.standing != "traced" or not piece.text:
        return format_html("{}", piece.text)
    lead = "，" if piece.text.startswith("，") else ""
    return format_html(
        '{}<a class="traced{}" href="#f-{}">{}</a>',
        lead,
        " mark-long" if piece.is_long else "",
        piece.figure.replace(".", "-"),
        piece.text.removeprefix(lead),
    )


@register.filter
def count_of(counts: Mapping[str, int], block: str) -> int:
    """How many comments of a paragraph wait."""
    return counts.get(block, 0)


@register.filter
def said_of(comments: Mapping[str, Sequence[Comment]], block: str) -> Sequence[Comment]:
    """What was said of a paragraph."""
    return comments.get(block, [])


@register.filter
def then_and_now(changed: Changed) -> str:
    """定稿220，现在219."""
    return f"定稿{value_of(changed.then)}，现在{value_of(changed.now)}"


def value_of(kept: Mapping[str, str | None]) -> str:
    """A kept value as people read it."""
    if kept["denominator"] is not None:
        rate = percent(Decimal(kept["value"])) if kept["value"] else "无"
        return f"{rate}（{kept['numerator']}÷{kept['denominator']}）"
    return number(Decimal(kept["value"] or 0))


@register.filter
def is_number(one: Any) -> bool:
    """Whether it is a count and not a pair."""
    return isinstance(one, int)
