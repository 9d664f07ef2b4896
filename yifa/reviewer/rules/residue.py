"""What is no part of a report and was left in it: page furniture, marks of a format, blanks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from yifa.reviewer.document import Block, Document, Kind, Span
from yifa.reviewer.findings import Finding, Severity
from yifa.reviewer.furniture import reasons
from yifa.reviewer.reading import Reading
from yifa.reviewer.rules.telling import finding

# A saved page has menus, and a printed one page numbers: they say nothing about the report.
ON_A_PAGE = frozenset(("html",))
PRINTED = frozenset(("html", "pdf"))
OF_THE_WEB = frozenset(
    ("navigation", "buttons", "source_line", "counter", "catalogue", "footer", "repeated_title")
)
OF_PRINT = frozenset(("page_number", "page_header", "page_footer"))
SHOWN = 20
WORD = re.compile(r"\w")
SHORTEST_LINE = 4

MEASURED = "[年月日件次个人名份条起项场期批户处家元万亿%％镇乡县区市局村社]"
PATTERNS: tuple[tuple[str, str, re.Pattern[str]], ...] = (
    (
        "placeholder",
        "“{}”是没有填写的空位，请填上或删去",
        re.compile(
            # The first characters come first, so that a text without any is passed over quickly.
            rf"(?=[20xXＸ×*＊_＿Oo○〇某（(【\[待TF])(?:20[xXＸ×*＊]{{1,2}}(?=\s*年)|(?<![A-Za-z0-9])[xXＸ×]{{2,6}}(?={MEASURED})"
            rf"|(?<![A-Za-z0-9*＊×)）])[*＊]{{1,4}}(?={MEASURED}|同志)|[_＿]{{2,}}"
            r"|[Oo○〇]{2,4}(?=[镇乡县区]人民政府)|某某(?=[镇乡县区市局村社单位街道]{1,2})"
            r"|[（(【\[](?:此处|请在?此?|待)[^（()）【】\[\]。]{0,30}[）)】\]]|[【\[（(]\s*[】\]）)]"
            r"|待补充|待填写?|TODO|FIXME|(?<![A-Za-z])TBD(?![A-Za-z]))"
        ),
    ),
    (
        "format-sign",
        "“{}”是网页或排版留下的标记，请删去",
        re.compile(
            r"&(?:nbsp|emsp|ensp|ldquo|rdquo|mdash|lt|gt|amp|quot|#\d{2,5});"
            r"|</?(?:p|br|div|span|strong|b|i|u|font|table|tr|td|th|a|img|h[1-6])(?:\s[^<>]{0,200})?/?>"
        ),
    ),
    (
        "garbled",
        "“{}”是乱码，请对照原文改正",
        re.compile(r"\ufffd+|锟斤拷(?:锟斤拷)*|烫烫烫+"),
    ),
)


def residue(reading: Reading) -> Iterator[Finding]:
    """Find what was left in a text that is handed over as a report."""
    document = reading.document
    kind = document.source.kind
    if kind not in ON_A_PAGE:
        yield from _web(reading) if document.kept else ()
        yield from _signs(reading)
    if kind not in PRINTED:
        yield from _print(reading)
    yield from _orphans(reading)
    yield from _in_the_text(reading)
    yield from _twice(reading)


def _web(reading: Reading) -> Iterator[Finding]:
    """Tell of menus, buttons and footers, those that stand together once."""
    runs = groupby(reading.document.blocks, key=lambda block: block.reason in OF_THE_WEB)
    for is_of_the_web, blocks in runs:
        told = [block for block in blocks if WORD.search(block.text)] if is_of_the_web else []
        if told:
            yield _of_the_web(reading, told)


def _of_the_web(reading: Reading, blocks: Sequence[Block]) -> Finding:
    labels = "、".join(dict.fromkeys(reasons()[block.reason].label for block in blocks))
    words = blocks[0].text[:SHOWN] + ("…" if len(blocks) > 1 or len(blocks[0].text) > SHOWN else "")
    return finding(
        reading,
        "page-furniture",
        Span(blocks[0].start, blocks[-1].end),
        f"“{words}”是{labels}，不是报告的内容，请删去",
        severity=Severity.WARNING,
    )


def _print(reading: Reading) -> Iterator[Finding]:
    """Tell of page numbers and headers; between two paragraphs they break nothing."""
    inside = _inside(reading.document)
    for block in reading.document.furniture:
        if block.reason in OF_PRINT:
            is_inside = block.start in inside
            place = "夹在一段话中间" if is_inside else "单独成行"
            yield finding(
                reading,
                "page-number",
                Span(block.start, block.end),
                f"{reasons()[block.reason].label}“{block.text[:SHOWN]}”{place}，请删去",
                severity=Severity.WARNING if is_inside else Severity.NOTE,
            )


def _inside(document: Document) -> frozenset[int]:
    """Give the beginnings of the furniture that stands between the words of one block."""
    found: list[int] = []
    end = 0
    for block in document.blocks:
        if block.reason and block.end <= end:
            found.append(block.start)
        elif not block.reason:
            end = max(end, block.end)
    return frozenset(found)


def _signs(reading: Reading) -> Iterator[Finding]:
    """Tell of **, # and the like where no program will take them for what they were."""
    if reading.document.source.kind == "md":
        return
    text = reading.document.source.text
    for block in reading.document.furniture:
        if block.reason != "markup":
            continue
        first, *others = block.spans
        end = others[0].end if others and others[0].end - first.start < 60 else first.end
        words, sign = text[first.start : end][:SHOWN], text[first.start : first.end][:SHOWN]
        yield finding(
            reading,
            "format-sign",
            Span(first.start, end),
            f"“{words}”中留有标记符号“{sign}”，请删去",
            severity=Severity.WARNING if len(set(block.text)) == 1 and others else Severity.NOTE,
        )


def _orphans(reading: Reading) -> Iterator[Finding]:
    for block in reading.document.furniture:
        if block.reason == "orphan":
            yield finding(
                reading,
                "orphan",
                Span(block.start, block.end),
                f"“{block.text}”是断页留下的残字，不成句，请删去或补全",
                severity=Severity.WARNING,
            )


def _in_the_text(reading: Reading) -> Iterator[Finding]:
    for block in reading.document.kept:
        for rule, message, pattern in PATTERNS:
            for found in pattern.finditer(block.text):
                yield finding(
                    reading,
                    rule,
                    block.span(*found.span()),
                    message.format(found[0][:SHOWN]),
                    severity=Severity.WARNING,
                )


def _twice(reading: Reading) -> Iterator[Finding]:
    """Find a line that stands directly under the same line."""
    before = ""
    for block in reading.document.kept:
        words = "".join(block.text.split())
        if block.kind is not Kind.ROW and len(words) >= SHORTEST_LINE and words == before:
            yield finding(
                reading,
                "line-twice",
                Span(block.start, block.end),
                f"“{words[:SHOWN]}”这一行与上一行完全相同，请删去一行",
                stated=words[:SHOWN],
            )
        before = "" if block.kind is Kind.ROW else words
