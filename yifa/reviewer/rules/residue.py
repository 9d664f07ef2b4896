"""What is no part of a report and was left in it: page furniture, marks of a format, blanks."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from yifa.reviewer.document import Block, Document, Kind, Span
from yifa.reviewer.findings import Finding, Severity
from yifa.reviewer.furniture import reasons
from yifa.reviewer.reading import Reading
from yifa.reviewer.rules.telling import finding
from yifa.reviewer.sentences import is_ended

# A saved page has menus, and a printed one page numbers: they say nothing about the report.
ON_A_PAGE = frozenset(("html",))
PRINTED = frozenset(("html", "pdf"))
OF_THE_WEB = frozenset(
    ("navigation", "buttons", "source_line", "counter", "catalogue", "footer", "repeated_title")
)
OF_PRINT = frozenset(("page_number", "page_header", "page_footer"))
SHOWN = 20
LONGEST_PAIR = 60
WORD = re.compile(r"\w")
SHORTEST_LINE = 4

# What a broken page leaves as a line of its own: the last characters of a sentence.
FRAGMENT = re.compile(r"[^。；;，,、：:\s]{1,4}。")
NO_FRAGMENT = re.compile("^[一二三四五六七八九十][是要]|特此|以上|报告|汇报|完毕|谢谢|说明")


class _Left(NamedTuple):
    """What may be left inside a text, as residue.toml has it."""

    rule: str
    message: str
    pattern: re.Pattern[str]


@cache
def _lefts() -> tuple[_Left, ...]:
    table = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return tuple(
        _Left(
            entry["rule"],
            entry["message"],
            re.compile(
                f"(?=[{re.escape(entry['begins'])}])(?:"
                + "|".join(entry["patterns"]).replace("{measured}", table["measured"])
                + ")"
            ),
        )
        for entry in table["left"]
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
        for span, is_pair in _pairs(block):
            words = text[span.start : span.end]
            yield finding(
                reading,
                "format-sign",
                span,
                f"“{words[:SHOWN]}”中留有标记符号“{block.text[:2].strip()}”，请删去",
                severity=Severity.WARNING if is_pair else Severity.NOTE,
            )


def _pairs(block: Block) -> Iterator[tuple[Span, bool]]:
    """Give each pair of signs with the words between them, or the signs one by one."""
    spans = block.spans
    are_pairs = len(spans) % 2 == 0 and set(block.text) == {"*"}
    if not are_pairs:
        yield from ((span, False) for span in spans)
        return
    for first, last in zip(spans[::2], spans[1::2], strict=True):
        end = last.end if last.end - first.start <= LONGEST_PAIR else first.end
        yield Span(first.start, end), True


def _orphans(reading: Reading) -> Iterator[Finding]:
    """Tell of the last characters of a sentence that stand alone."""
    before = ""
    for block in reading.document.blocks:
        is_fragment = (
            block.kind is Kind.PARAGRAPH
            and is_ended(before)
            and FRAGMENT.fullmatch(block.text)
            and not NO_FRAGMENT.search(block.text)
        )
        if block.reason == "orphan" or is_fragment:
            yield finding(
                reading,
                "orphan",
                Span(block.start, block.end),
                f"“{block.text}”是断页留下的残字，不成句，请删去或补全",
                severity=Severity.ERROR if block.reason else Severity.WARNING,
            )
        before = before if block.reason else block.text


def _in_the_text(reading: Reading) -> Iterator[Finding]:
    is_a_page = reading.document.source.kind in ON_A_PAGE
    for block in reading.document.kept:
        for left in _lefts():
            if is_a_page and left.rule in ("page-furniture", "page-number"):
                continue
            for found in left.pattern.finditer(block.text):
                yield finding(
                    reading,
                    left.rule,
                    block.span(*found.span()),
                    left.message.format(found[0][:SHOWN]),
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
