"""The web page of one review that needs nothing else: no server, no script, no other file."""

from __future__ import annotations

from pathlib import Path, PurePath

from lxml import etree

from yifa.reviewer.check import Review
from yifa.reviewer.faces.fragments import draw_card, draw_passages, draw_whole
from yifa.reviewer.faces.html import html, tag
from yifa.reviewer.faces.summary import shown, tested

HERE = Path(__file__).parent
SHEETS = (HERE / "page.css", HERE / "static" / "review" / "review.css")
ONLY = "只标能证明的，不评好坏；没有标出的，不等于都核过。"
TITLE = "校核报告"


def page(review: Review, notes: bool = False) -> str:
    """Write the page: how many, the passages concerned and the findings beside them, all."""
    name = _file(review)
    return "<!DOCTYPE html>\n" + html(
        tag("html", _head(name), tag("body", _masthead(), _sheet(review, notes)), lang="zh-CN")
    )


def _head(name: str) -> etree._Element:
    style = "".join(sheet.read_text(encoding="utf-8") for sheet in SHEETS)
    return tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", f"{name}　{TITLE}"),
        tag("style", style),
    )


def _masthead() -> etree._Element:
    return tag(
        "header",
        tag("div", tag("b", "依法"), TITLE, class_="masthead"),
        tag("div", class_="double"),
    )


def _sheet(review: Review, notes: bool) -> etree._Element:
    found = shown(review, notes)
    cards = [draw_card(finding, number) for number, finding in enumerate(found, 1)]
    return tag(
        "main",
        tag("p", _file(review), class_="file"),
        _headline(len(found)),
        tag("p", tested(review), ONLY, class_="tested"),
        tag("div", class_="double"),
        tag(
            "div",
            tag("div", *draw_passages(review, notes), class_="left"),
            tag("div", *cards, class_="right"),
            class_="columns",
        )
        if found
        else None,
        tag("details", tag("summary", "看全文"), draw_whole(review, notes)),
        class_="sheet",
    )


def _headline(count: int) -> etree._Element:
    if not count:
        return tag("h1", "没有查出问题")
    return tag("h1", "查出", tag("span", str(count)), "处有出入")


def _file(review: Review) -> str:
    return PurePath(review.reading.document.source.name).name
