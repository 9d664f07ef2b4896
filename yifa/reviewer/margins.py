"""What stands around a report and between its pages: known by its place, not by its words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from yifa.reviewer.lines import Line
from yifa.reviewer.masthead import DOCUMENT_NUMBER, at_the_end
from yifa.reviewer.numbering import beginning
from yifa.reviewer.sentences import is_ended, is_sentence
from yifa.reviewer.source import Kind

# Word and PDF files carry no menus; what stands around their title belongs to them.
FROM_THE_WEB: frozenset[Kind] = frozenset({"txt", "md", "html"})
LONGEST_SCRAP = 40
# So are what ends many a report but no sentence: the cells of a table, the name of a figure.
PART_OF_THE_END = re.compile(
    r"^(?:特此|附件|附表|此件|联系人|[（(].*[）)]$|[图表]\s*[0-9一二三四五六七八九十])|[：:]|\|$"
)
# A row of a table that was pasted as text, which an annex may end with.
TABLE_ROW = re.compile(r"\t\s*[0-9０-９][0-9０-９,，.．%％]*\s*(?:\t|$)")
LETTERHEAD = re.compile(r"文件$")
# What a broken page leaves behind: the last characters of a sentence printed a second time.
FRAGMENT = re.compile(r"[^。；;，,、：:\s]{1,5}[。；;]")
ALWAYS_ORPHAN = 3


def mark_margins(lines: Sequence[Line], title: range, kind: Kind) -> None:
    """Give the lines before the title, after the end and between pages their reasons."""
    if title:
        _mark_repeated_titles(lines, title)
    if kind in FROM_THE_WEB:
        _mark_before(lines[: title.start] if title else ())
        _mark_after(lines[title.stop :])
    _take_orphans_out(lines[title.stop :])


def _mark_repeated_titles(lines: Sequence[Line], title: range) -> None:
    whole = _words("".join(lines[number].text for number in title))
    for number, line in enumerate(lines):
        if number not in title and not line.reason and _words(line.text) == whole:
            line.reason = "repeated_title" if number < title.start else "page_header"


def _mark_before(lines: Sequence[Line]) -> None:
    for line in lines:
        if not line.reason and _is_scrap(line) and not DOCUMENT_NUMBER.search(line.text):
            line.reason = "" if LETTERHEAD.search(line.text) else "navigation"


def _mark_after(lines: Sequence[Line]) -> None:
    """Mark short lines after the last sentence, unless they sign, date or close the report."""
    for line in reversed(lines):
        if line.reason:
            continue
        is_row = "row" in line.says or TABLE_ROW.search(line.text)
        if not _is_scrap(line) or beginning(line.text) or is_row:
            break
        if at_the_end(line.text) is None and not PART_OF_THE_END.search(line.text):
            line.reason = "footer"


def _is_scrap(line: Line) -> bool:
    return (
        len(line.text) <= LONGEST_SCRAP and not is_sentence(line.text) and not is_ended(line.text)
    )


def _take_orphans_out(lines: Sequence[Line]) -> None:
    before: Line | None = None
    for line in lines:
        if line.reason or "row" in line.says:
            continue
        width = _orphan(before.text, line.text) if before is not None else 0
        if width:
            line.take_out((0, width, "orphan"))
            line.goes_on = bool(line.text)
            line.reason = "" if line.text else "orphan"
        before = before if line.reason else line


def _orphan(before: str, text: str) -> int:
    found = FRAGMENT.match(text)
    if found is None or not is_ended(before) or beginning(text) is not None:
        return 0
    repeated = before.endswith(found[0]) and len(before) > len(found[0])
    return found.end() if repeated or found.end() <= ALWAYS_ORPHAN else 0


def _words(text: str) -> str:
    return "".join(text.split())
