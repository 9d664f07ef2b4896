"""Which lines a text has, once the signs that only mark it up are taken out of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from yifa.reviewer.document import Span, cut
from yifa.reviewer.source import Source

LINE = re.compile("[^\n\r\f\v\x1c-\x1e\x85\u2028\u2029]+")
INVISIBLE = re.compile("[\x00-\x08\x0e-\x1b\x7f\u200b-\u200f\u202a-\u202e\u2060\ufeff]+")
# **县 is a name that was left out, and no mark of emphasis.
EMPHASIS = re.compile(
    r"(\*\*)(?=[^\s*])[^*]{0,2000}[^\s*](\*\*)(?![省市县区镇乡村局])|^(\*\*)(?=[^\s省市县区镇乡村局])"
)
HEADING_SIGN = re.compile(r"(?:#{1,6}|>)(?=\s)")
RULE = re.compile(r"[|\s:\-]*-{3}[|\s:\-]*|[*_=]{3,}")
TABLE_ROW = re.compile(r"\|(?:[^|]*\|){2,}")
LONGEST_RULE = 200
# A page number that was printed between two lines and now stands inside a sentence.
PAGE_NUMBER = re.compile(
    r"(?<=[\u4e00-\u9fff，、])\s*[—–－\-]{1,2}\s*[0-9]{1,3}\s*[—–－\-]{1,2}\s*(?=[\u4e00-\u9fff])"
)
DASH = re.compile(r"[—–－\-]")


@dataclass
class Line:
    """One line of the source: `text` is what stands in `spans`; `signs` is what was taken out.

    `says` is what the file's format says of the line, `reason` why it is no part of the report;
    `goes_on` that a broken page was found before it, in the middle of a paragraph.
    """

    spans: tuple[Span, ...]
    text: str
    says: frozenset[str] = frozenset()
    page: int = 0
    indented: bool = False
    signs: list[tuple[Span, str]] = field(default_factory=list)
    reason: str = ""
    goes_on: bool = False

    def take_out(self, *stretches: tuple[int, int, str]) -> None:
        """Take stretches of the text out of it, in their order, and trim what is left."""
        spans: list[Span] = []
        passed, parts = 0, list[str]()
        for start, end, reason in (*stretches, (len(self.text), len(self.text), "")):
            self.signs += [(span, reason) for span in cut(self.spans, start, end)]
            spans += cut(self.spans, passed, start)
            parts.append(self.text[passed:start])
            passed = end
        text = "".join(parts)
        first = len(text) - len(text.lstrip())
        self.text = text.strip()
        self.spans = cut(spans, first, first + len(self.text))


def lines(source: Source) -> list[Line]:
    """Cut a text into its lines, blank ones left out."""
    found: list[Line] = []
    marks = iter(source.marks)
    mark = next(marks, None)
    page = passed = 0
    for match in LINE.finditer(source.text):
        if not (text := match[0].strip()):
            continue
        start = match.start() + match[0].index(text)
        page += source.text.count("\f", passed, start)
        passed = start
        while mark is not None and mark.end <= start:
            mark = next(marks, None)
        says = mark.says if mark is not None and mark.start <= start else frozenset[str]()
        if TABLE_ROW.fullmatch(text):
            says |= {"row"}
        line = Line((Span(start, start + len(text)),), text, says, page)
        line.indented = "indented" in says or match[0].startswith(("\u3000", "  ", "\t"))
        if signs := sorted(_signs(text)):
            line.take_out(*signs)
        found.append(line)
    return found


def _signs(text: str) -> Iterator[tuple[int, int, str]]:
    match: re.Match[str] | None
    for match in INVISIBLE.finditer(text):
        yield *match.span(), "invisible"
    if match := HEADING_SIGN.match(text):
        yield *match.span(), "markup"
    elif len(text) < LONGEST_RULE and RULE.fullmatch(text):
        yield 0, len(text), "markup"
        return
    if "**" in text:
        for match in EMPHASIS.finditer(text):
            for group in (1, 2, 3):
                if match[group]:
                    yield *match.span(group), "markup"
    if DASH.search(text):
        for match in PAGE_NUMBER.finditer(text):
            yield *match.span(), "page_number"
