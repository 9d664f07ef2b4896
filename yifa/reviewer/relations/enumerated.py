"""Points that are counted before they are told: 抓好以下三项工作：一是…二是…三是…."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from yifa.reviewer.document import Block, Enumerator, Kind, Span
from yifa.reviewer.findings import Relation, Term
from yifa.reviewer.numerals import HALF_WIDTH, chinese
from yifa.reviewer.reading import Paragraph, Reading

ANNOUNCED = re.compile(
    "(?<![0-9０-９一二三四五六七八九十百千万第])(?P<number>[二两三四五六七八九十]{1,2}|[2-9]|1[0-9])(?P<unit>个|项|点|条|方面)"
    "(?P<noun>(?:重点|主要|具体|突出|基本)?(?:工作|任务|问题|措施|举措|方面|环节|机制|行动|要求|不足|短板|困难|建议|意见"
    "|要点|内容|事项|项目|关|点|目标|制度|经验|做法|特点|原因){0,2})(?P<mark>[：:]?)。?$"
)
# 从供给和需求两方面 has its points before it; 以下 says that they follow.
ANSWERED = re.compile("[和与及、][^，。；：]{0,20}$")
FOLLOWING = re.compile("以下|如下|下列|下面")
LONGEST, GAP = 40, 2


def enumerations(reading: Reading) -> Iterator[Relation]:
    """Yield every number of points that are then told one after the other."""
    by_block = {
        number: list(found)
        for number, found in groupby(reading.document.enumerators, lambda it: it.block)
    }
    for place, paragraph in enumerate(reading.paragraphs):
        yield from _within(paragraph, by_block.get(paragraph.number, []))
        yield from _below(paragraph, reading.paragraphs[place + 1 : place + 1 + LONGEST], by_block)


def _within(paragraph: Paragraph, found: Sequence[Enumerator]) -> Iterator[Relation]:
    """Test the points of one paragraph: 以下两项工作：一是…，二是…."""
    for place, first in enumerate(found):
        if first.ordinal != 1:
            continue
        before = first.start - paragraph.block.start
        run = _run(found[place:])
        yield from _judged(paragraph, before, [Span(it.start, it.end) for it in run])


def _run(found: Sequence[Enumerator]) -> list[Enumerator]:
    """Take the points of one style that are numbered on from the first."""
    run: list[Enumerator] = []
    for it in found:
        if it.style == found[0].style:
            if it.ordinal != len(run) + 1:
                break
            run.append(it)
    return run


def _below(
    paragraph: Paragraph,
    following: Sequence[Paragraph],
    by_block: dict[int, list[Enumerator]],
) -> Iterator[Relation]:
    """Test the points that stand below a paragraph, each in lines of its own."""
    is_said = (
        paragraph.block.kind is Kind.HEADING
        or paragraph.text.rstrip().endswith(("：", ":"))
        or FOLLOWING.search(paragraph.text[-LONGEST:])
    )
    if not following or not is_said:
        return
    run = _run(by_block.get(following[0].number, []))
    if len(run) > 1 and run[0].ordinal == 1 and run[0].start == following[0].block.start:
        points = [Span(it.start, it.end) for it in run]
        yield from _judged(paragraph, len(paragraph.text), points)
        return
    style, spans = _number(following[0], by_block)[1], list[Span]()
    for it in following:
        ordinal, its_style, span = _number(it, by_block)
        if its_style == style and ordinal == len(spans) + 1:
            spans.append(span)
        elif its_style == style or _is_over(it.block, following[0].block):
            break
    else:
        if len(following) == LONGEST:
            return
    if style:
        yield from _judged(paragraph, len(paragraph.text), spans)


def _number(paragraph: Paragraph, by_block: dict[int, list[Enumerator]]) -> tuple[int, str, Span]:
    block = paragraph.block
    if block.number:
        return block.ordinal, block.style, block.span(0, len(block.number))
    first = next(iter(by_block.get(paragraph.number, [])), None)
    if first is None or first.start != block.start:
        return 0, "", Span(block.start, block.start + 1)
    return first.ordinal, first.style, Span(first.start, first.end)


def _is_over(block: Block, first: Block) -> bool:
    """Tell whether a heading ends the list: one that is not under its points."""
    if block.kind is not Kind.HEADING:
        return False
    return first.kind is not Kind.HEADING or block.level < first.level


def _judged(paragraph: Paragraph, before: int, points: Sequence[Span]) -> Iterator[Relation]:
    text = paragraph.text[max(0, before - LONGEST) : before].rstrip()
    found = ANNOUNCED.search(text)
    if found is None or len(points) < 2:
        return
    before_it = text[: found.start()]
    if not (found["noun"] or found["mark"] or FOLLOWING.search(before_it)):
        return
    if ANSWERED.search(before_it) and not FOLLOWING.search(before_it):
        return
    written = found["number"].translate(HALF_WIDTH)
    value = Decimal(written) if written.isdigit() else chinese(written).value
    offset = max(0, before - LONGEST)
    span = paragraph.span(offset + found.start("number"), offset + found.end("unit"))
    quote = found["number"] + found["unit"]
    source = [Term("", "", None, point) for point in points]
    agrees = value == len(points)
    message = f"列出的是{len(points)}{found['unit']}，文中为{quote}。"
    yield Relation(
        "count",
        Term("", quote, value, span),
        tuple(source),
        Decimal(len(points)),
        agrees,
        "" if agrees else message,
    )
