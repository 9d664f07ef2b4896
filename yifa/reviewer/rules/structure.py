"""Title, year, organisation and date that disagree, and parts or texts that are missing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain

from yifa.reviewer.document import Block, Document, Kind, Section, Span
from yifa.reviewer.findings import Finding, Severity, Term
from yifa.reviewer.identity import YEAR, level_of, number_written
from yifa.reviewer.reading import Reading
from yifa.reviewer.rules.parts import missing_parts
from yifa.reviewer.rules.telling import finding
from yifa.reviewer.rules.whole import is_annual, written_day

# What is being reported on: 现将2021年度…情况报告如下.
REPORTED = re.compile(
    r"(?:现将|现就|就)[^。；《》]{0,30}?(?P<year>20\d\d)\s*年(?!以来|至|[—\-－~～])[^。；《》]{0,40}?(?:报告|汇报|公示|公开|总结|通报)"
)
OPENING = re.compile(r"(?P<year>20\d\d)\s*年(?:度)?[，,]")
OF_A_PLAN = re.compile(r"计划|打算|安排|思路|谋划|努力方向|举措|重点")
RANGE = re.compile(r"20\d\d\s*年?度?\s*[—–－\-~～至到、和与]+\s*(?:20)?\d\d")
LAST_MONTHS = 10
LONGEST_EMPTY = 40


def structure(reading: Reading) -> Iterator[Finding]:
    """Find what a report says of itself in two places that cannot both be so, and what it lacks."""
    yield from _organisations(reading)
    yield from _empty_headings(reading)
    if is_annual(reading.identity) and reading.identity.year is not None:
        year = reading.identity.year
        yield from _years(reading, year)
        yield from _days(reading, year)
        yield from missing_parts(reading, year)


def _years(reading: Reading, year: int) -> Iterator[Finding]:
    """Compare the year of the title with those of the first words, of headings and of the plan."""
    parts = {it.block: it.part.code for it in reading.places if it.part}
    paragraphs = [it for it in reading.document.kept if it.kind is Kind.PARAGRAPH][:3]
    opening = next(iter(paragraphs), None)
    for block in paragraphs:
        if found := REPORTED.search(block.text):
            yield from _year(reading, block, found, year, "报告的年度")
            break
    else:
        if opening and (found := OPENING.match(opening.text)):
            yield from _year(reading, opening, found, year, "开头一句的年度", Severity.WARNING)
    planned = False
    for number, block in enumerate(reading.document.blocks):
        in_plan = parts.get(number) == "next_year"
        if block.kind is Kind.HEADING:
            yield from _of_heading(reading, block, year, in_plan=in_plan)
        elif in_plan and not planned and block.kind is Kind.PARAGRAPH:
            planned = True
            if found := OPENING.match(block.text):
                yield from _year(reading, block, found, year + 1, "下一年度", Severity.WARNING)


def _of_heading(reading: Reading, block: Block, year: int, *, in_plan: bool) -> Iterator[Finding]:
    """Judge the year of a chapter's heading: the plan is for the next year, the rest on this."""
    if block.level > 1 or RANGE.search(block.text):
        return
    years = list(YEAR.finditer(block.text))
    if len(years) != 1 or "《" in block.text:
        return
    is_plan = in_plan and bool(OF_A_PLAN.search(block.text))
    if is_plan:
        yield from _year(reading, block, years[0], year + 1, "下一年度", Severity.WARNING)
    elif not in_plan and number_written(years[0]["year"]) != year + 1:
        yield from _year(reading, block, years[0], year, "标题的年度", Severity.WARNING)


def _year(
    reading: Reading,
    block: Block,
    found: re.Match[str],
    expected: int,
    what: str,
    severity: Severity = Severity.ERROR,
) -> Iterator[Finding]:
    written = number_written(found["year"])
    if written == expected:
        return
    title = next((it for it in reading.identity.mentions if it.what == "year"), None)
    own = reading.identity.year
    yield finding(
        reading,
        "year-mismatch",
        block.span(*found.span("year")),
        f"这是{own}年度的报告，此处{what}写作{written}年，应为{expected}年，请核对",
        severity=severity,
        stated=f"{written}年",
        computed=f"{expected}年",
        terms=[Term("报告年度", f"{own}年", None, Span(title.start, title.end))] if title else [],
    )


def _days(reading: Reading, year: int) -> Iterator[Finding]:
    """Compare the day of the signature with the report's year."""
    signed = reading.identity.signed
    if signed is None:
        return
    mention = next(
        it for it in reversed(reading.identity.mentions) if it.what == "day" and it.value == signed
    )
    if (signed.year, signed.month) < (year, LAST_MONTHS):
        why = f"早于{year}年度结束"
    elif signed.year > year + 1:
        why = f"比{year}年度晚了{signed.year - year}年"
    else:
        return
    yield finding(
        reading,
        "date-mismatch",
        Span(mention.start, mention.end),
        f"这是{year}年度的报告，落款日期{written_day(signed)}{why}，请核对年度和日期",
        severity=Severity.WARNING,
        stated=written_day(signed),
        computed=f"{year + 1}年",
    )


def _organisations(reading: Reading) -> Iterator[Finding]:
    """Compare who signs with who stands in the title, where both are of one level."""
    named = [it for it in reading.identity.mentions if it.what == "organisation"]
    title = next((it for it in named if it.where is Kind.TITLE), None)
    if title is None:
        return
    for signed in named:
        if signed.where is not Kind.SIGNATURE:
            continue
        first, second = str(title.value), str(signed.value)
        if level_of(first) != level_of(second) or _is_same(first, second):
            continue
        yield finding(
            reading,
            "organisation-mismatch",
            Span(signed.start, signed.end),
            f"落款是“{second}”，标题是“{first}”，请核对报告单位",
            severity=Severity.ERROR if level_of(first) == "town" else Severity.WARNING,
            stated=second,
            computed=first,
            terms=[Term("标题", first, None, Span(title.start, title.end))],
        )


def _is_same(first: str, second: str) -> bool:
    """Tell whether one name can be the other's short form: 住建局, 住房和城乡建设局."""
    first, second = (
        re.sub("人民政府|政府|办事处|委员会|[局委]$", "", it) for it in (first, second)
    )
    return _is_within(first, second) or _is_within(second, first)


def _is_within(short: str, long: str) -> bool:
    rest = iter(long)
    return all(character in rest for character in short)


def _empty_headings(reading: Reading) -> Iterator[Finding]:
    """Find a heading with nothing below it whose sisters all have text."""
    document = reading.document
    # A table of contents names the headings without their text.
    words = Counter(it.words for it in document.kept if it.kind is Kind.HEADING)
    for section in chain([document.root], document.sections()):
        sisters = section.sections
        empty = [it for it in sisters if _is_empty(reading, it)]
        if len(empty) != 1 or len(sisters) < 3:
            continue
        number = empty[0].heading or 0
        block = document.blocks[number]
        if words[block.words] > 1 or _begins_again(document, number):
            continue
        yield finding(
            reading,
            "heading-empty",
            Span(block.start, block.end),
            f"标题“{block.words[:20]}”下面没有内容，请补上或删去",
            severity=Severity.WARNING,
        )


def _begins_again(document: Document, number: int) -> bool:
    """Tell whether the next heading goes back in the numbers, as after a table of contents."""
    block = document.blocks[number]
    following = range(number + 1, len(document.blocks))
    after = next((document.blocks[it] for it in following if not document.blocks[it].reason), None)
    return after is not None and after.style == block.style and after.ordinal <= block.ordinal


def _is_empty(reading: Reading, section: Section) -> bool:
    if section.heading is None or section.blocks or section.sections:
        return False
    block = reading.document.blocks[section.heading]
    return bool(block.number) and len(block.words) <= LONGEST_EMPTY and "。" not in block.text[:-1]
