"""Whole reports into which one defect was put, of each kind and in several places."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from yifa.reviewer import Finding, Kind, Review
from yifa.reviewer.tests.gold.annotated import figures, ties
from yifa.reviewer.tests.samples import FICTIONAL_NAMES, REAL_NAMES, any_report

EACH = 5
NEXT = dict(zip("一二三四五六七八九", "二三四五六七八九十", strict=True))
HEADING = re.compile(
    r"(?m)^[\s\u3000]*(?:[（(]([一二三四五六七])[）)]|([一二三四五六七])、|([1-8])[、.])"
)
POINT = re.compile(r"([二三四五六七])是(?=[\u4e00-\u9fff*])")
CLOSING = re.compile(r"[》”](?=[^《“》”\n]{0,80}[。；])")
SENTENCE = re.compile(r"(?<=。)[^。\n《“（(]{18,80}。(?=[^\n])")
BREAK = re.compile(r"。\n(?=[\s\u3000]*[\u4e00-\u9fff])")
INSIDE = re.compile(r"[\u4e00-\u9fff]{12}[，,](?=[\u4e00-\u9fff]{10})")
TITLE_YEAR = re.compile(r"(?<!《)20\d\d(?= ?年度)")
SHORTCOMINGS = re.compile(
    r"(?ms)^[ \u3000]*[一二三四五]、存在的[^\n]*\n.*?(?=^[ \u3000]*[一二三四五]、)"
)
SIGNED = re.compile(r"(?m)(?<=^20\d\d年)[12](?=月\d{1,2}日$)")
DIGIT = re.compile("[0-9]")


class Plant(NamedTuple):
    """A report with one defect: its kind, what was done, and where it stands now."""

    report: str
    kind: str
    what: str
    text: str
    start: int
    end: int


def plants() -> tuple[Plant, ...]:
    """Put each defect into each report that can be had here."""
    found: list[Plant] = []
    for name in (*FICTIONAL_NAMES, *REAL_NAMES):
        text = any_report(name).source.text
        for plant in (*PLANTERS, *((_figures,) if name in REAL_NAMES else ())):
            found += plant(name, text)
    return tuple(found)


def spread(found: Sequence[re.Match[str]]) -> Sequence[re.Match[str]]:
    """Take a few of many, from all over the report."""
    return found[:: max(1, len(found) // EACH)][:EACH]


def _replaced(name: str, kind: str, what: str, text: str, start: int, end: int, new: str) -> Plant:
    return Plant(name, kind, what, text[:start] + new + text[end:], start, start + len(new))


def _headings(name: str, text: str) -> Iterator[Plant]:
    for found in spread(list(HEADING.finditer(text))):
        old = found[found.lastindex or 1]
        new = NEXT.get(old) or str(int(old) + 1)
        start, end = found.span(found.lastindex or 1)
        yield _replaced(name, "enumeration", f"heading {old} → {new}", text, start, end, new)


def _points(name: str, text: str) -> Iterator[Plant]:
    for found in spread(list(POINT.finditer(text))):
        new = NEXT[found[1]]
        what = f"{found[1]}是 → {new}是"
        yield _replaced(name, "enumeration", what, text, *found.span(1), new)


def _marks(name: str, text: str) -> Iterator[Plant]:
    for found in spread(list(CLOSING.finditer(text))):
        start, end = found.span()
        yield _replaced(name, "punctuation", f"{found[0]} left out", text, start, end, "")


def _repeated(name: str, text: str) -> Iterator[Plant]:
    for found in spread(list(SENTENCE.finditer(text))):
        what = "a sentence twice, one after the other"
        yield _replaced(name, "repetition", what, text, found.end(), found.end(), found[0])


def _scraps(name: str, text: str) -> Iterator[Plant]:
    scraps = (
        "【打印本页】 【关闭窗口】",
        "上一篇：政府信息公开指南",
        "分享到：微信 微博",
        "首页 > 政务公开",
    )
    for found, scrap in zip(spread(list(BREAK.finditer(text))), scraps, strict=False):
        place = found.end()
        yield _replaced(name, "residue", scrap, text, place, place, scrap + "\n")


def _page_numbers(name: str, text: str) -> Iterator[Plant]:
    for found in spread(list(INSIDE.finditer(text)))[:3]:
        words = "\n— 7 —\n"
        yield _replaced(
            name, "residue", "a page number in a sentence", text, found.end(), found.end(), words
        )


def _private(name: str, text: str) -> Iterator[Plant]:
    private = (
        "（身份证号11010519491231002X）",
        "（联系电话13912345678）",
        "（账号6222020200112233446）",
    )
    for found, words in zip(spread(list(SENTENCE.finditer(text))), private, strict=False):
        place = found.end() - 1
        yield _replaced(name, "privacy", words, text, place, place, words)


def _outdated(name: str, text: str) -> Iterator[Plant]:
    # Both had ended, and when is verified: the plan in 2020, the regulation in May 2019.
    words = (
        "学习《政府信息公开条例（2007年）》。"
        if name.endswith("2020")
        else "落实“七五”普法规划要求。"
    )
    for found in spread(list(SENTENCE.finditer(text)))[:2]:
        yield _replaced(name, "policy-currency", words, text, found.end(), found.end(), words)


def _structure(name: str, text: str) -> Iterator[Plant]:
    title = next(it for it in any_report(name).blocks if it.kind is Kind.TITLE)
    if found := TITLE_YEAR.search(text, title.start, title.end):
        year = str(int(found[0]) - 3)
        what = f"the title says {year}"
        yield _replaced(name, "structure", what, text, *found.span(), year)
    for found in SHORTCOMINGS.finditer(text):
        yield _replaced(name, "structure", "no part on shortcomings", text, *found.span(), "")


def _late(name: str, text: str) -> Iterator[Plant]:
    for found in SIGNED.finditer(text):
        yield _replaced(name, "timeliness", "signed in June", text, *found.span(), "6")


def _figures(name: str, text: str) -> Iterator[Plant]:
    written = {it.span: it.text for it in figures(name, text)}
    for tie in ties(name, text):
        if tie.rule not in ("sum", "ratio"):
            continue
        for span in sorted({tie.stated, *tie.terms}):
            digit = DIGIT.search(written[span])
            assert digit is not None
            start = span.start + digit.start()
            new = str((int(digit[0]) + 1) % 9 + 1)
            what = f"{tie.why}, {written[span]} changed"
            yield _replaced(name, "arithmetic", what, text, start, start + 1, new)


PLANTERS: tuple[Callable[[str, str], Iterator[Plant]], ...] = (
    _headings,
    _points,
    _marks,
    _repeated,
    _scraps,
    _page_numbers,
    _private,
    _outdated,
    _structure,
    _late,
)


def is_found(plant: Plant, before: Review, after: Review) -> bool:
    """Tell whether something of its kind is said now that was not said before."""
    return any(it.kind == plant.kind for it in new(before, after))


def new(before: Review, after: Review) -> list[Finding]:
    """Take what is said of the report now and was not said of it before."""
    known = Counter((it.rule, it.quote) for it in before.said)
    known.subtract((it.rule, it.quote) for it in after.said)
    return [it for it in after.said if known[it.rule, it.quote] < 0]
