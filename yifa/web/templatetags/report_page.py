"""What a report's page needs beyond includes: its pieces as marked numbers, the margin's counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from yifa.report.annual_report.freezing import Changed
from yifa.report.annual_report.models import Comment
from yifa.report.reading import percent
from yifa.web.desk.figure_shown import number
from yifa.web.desk.report_text import Piece, Shown

register = template.Library()


@register.simple_tag
def report_pieces(block: Shown, asked: str) -> SafeString:
    """A paragraph's pieces without a space between them: words, and numbers as links."""
    return format_html_join("", "{}", ((piece_of(block, one, asked),) for one in block.pieces))


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
