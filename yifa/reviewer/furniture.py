"""Which lines are page furniture and no part of a report, and for what reason."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from yifa.reviewer.lines import Line
from yifa.reviewer.masthead import looks_like_title
from yifa.reviewer.numbering import beginning
from yifa.reviewer.sentences import is_sentence

# What a format says outright; `link` alone is weaker: a short line that is only a link.
SAID = ("hidden", "navigation", "footer", "page_header", "page_footer")
BETWEEN = re.compile(r"[\s|｜/·>＞»›、]+")
REPEATED_HEADER = range(6, 41)
LONGEST_LINK = 40
# What follows goes on inside the mark or the name: 《⏎纲要⏎》, PM⏎10⏎.
UNFINISHED = re.compile(r"[《〈“‘（(〔\[]$|(?<![A-Za-z./])[A-Z]{1,3}$")


class Reason(NamedTuple):
    """A reason with its Chinese label and the lines that have it."""

    code: str
    label: str
    longest: int
    pattern: re.Pattern[str] | None


@cache
def reasons() -> dict[str, Reason]:
    """Read the reasons by code, in the order in which they are tried."""
    return {
        code: Reason(
            code,
            stated["label"],
            stated.get("longest", 0),
            re.compile("|".join(f"(?:{p})" for p in stated["patterns"]), re.IGNORECASE)
            if "patterns" in stated
            else None,
        )
        for code, stated in _table()["reason"].items()
    }


def mark_furniture(lines: Sequence[Line]) -> None:
    """Give each line that is furniture by itself, or by its repetition, its reason."""
    before = ""
    for line in lines:
        if not line.text or not UNFINISHED.search(before):
            line.reason = line.reason or reason_of(line)
        before = line.text or before
    _mark_headers(lines)


def reason_of(line: Line) -> str:
    """Tell why a line is furniture, or nothing if it is a line of the report."""
    if not line.text:
        return line.signs[0][1]
    if is_sentence(line.text) and len(line.text) > 40:
        return ""
    if said := next((word for word in SAID if word in line.says), ""):
        return "" if beginning(line.text) else said
    if "row" in line.says or "title" in line.says:
        return ""
    return _by_words(line)


def _by_words(line: Line) -> str:
    for reason in reasons().values():
        if (
            reason.pattern is not None
            and len(line.text) <= reason.longest
            and reason.pattern.search(line.text)
        ):
            return reason.code
    if _is_menu(line.text) or _is_link(line):
        return "navigation"
    return ""


def _is_menu(text: str) -> bool:
    return len(text) < 200 and all(word in _menu() for word in BETWEEN.split(text) if word)


def _is_link(line: Line) -> bool:
    return (
        "link" in line.says
        and len(line.text) <= LONGEST_LINK
        and not line.text.startswith("附件")
        and not is_sentence(line.text)
    )


def _mark_headers(lines: Sequence[Line]) -> None:
    """Find what is printed again on every page: a short line that comes back.

    Three times anywhere, or twice at the edges of printed pages. The first that looks like a title,
    before any sentence and not at a page's edge, may be the report's own.
    """
    places = Counter(_apart_from_spaces(line.text) for line in lines if _may_repeat(line))
    edges = Counter(_apart_from_spaces(line.text) for line in _edges(lines) if _may_repeat(line))
    in_head, before = True, ""
    for line in lines:
        unfinished, before = UNFINISHED.search(before), line.text
        in_head = in_head and (bool(line.reason) or not is_sentence(line.text))
        words = _apart_from_spaces(line.text)
        if (places[words] < 3 and edges[words] < 2) or unfinished or not _may_repeat(line):
            continue
        if in_head and edges[words] < 2 and looks_like_title(words):
            in_head = False
        else:
            line.reason = "page_header"


def _edges(lines: Sequence[Line]) -> list[Line]:
    """Take the first and the last line of each printed page, page numbers apart."""
    unmarked = [line for line in lines if not line.reason]
    pages = [list(page) for _, page in groupby(unmarked, key=lambda line: line.page)]
    if len(pages) < 2:
        return []
    return [line for page in pages for line in (page[0], page[-1])]


def _may_repeat(line: Line) -> bool:
    return (
        not line.reason
        and len(line.text) in REPEATED_HEADER
        and "row" not in line.says
        and not is_sentence(line.text)
        and not any(sign in line.text for sign in "：:；;")
        and beginning(line.text) is None
    )


def _apart_from_spaces(text: str) -> str:
    return "".join(text.split())


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


@cache
def _menu() -> frozenset[str]:
    return frozenset(str(_table()["menu"]["words"]).split())
