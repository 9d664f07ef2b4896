"""What numbers a paper gives: headings, tables, attachments, days. The same in each format."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from yifa.law.numerals import chinese

from .paper import Attachment, Block, Heading, Table, Text, plain

NUMBER = re.compile(r"[-−－+＋]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?[%％‰]?")
CONTENTS_HEAD = ("序号", "文书名称", "页次", "备注")
BLANK = re.compile(r"[\s—–/-]*")


def heading_number(level: int, count: int) -> str:
    """The number in front of the nth heading of a level.

    >>> [heading_number(level, 12) for level in (1, 2, 3, 4)]
    ['十二、', '（十二）', '12.', '（12）']
    """
    if level > 2:
        return f"{count}." if level == 3 else f"（{count}）"
    words = chinese(count)
    return f"{words}、" if level == 1 else f"（{words}）"


def apart(number: str, text: str) -> str:
    """The number, with a space where it would run into the text's own figures.

    >>> apart("1.", "2026年度工作"), apart("1.", "强化组织领导")
    ('1. ', '1.')
    """
    return f"{number} " if number.endswith(".") and text[:1].isdigit() else number


def numbered(blocks: Iterable[Block]) -> Iterator[tuple[Block, str]]:
    """Each block with the number printed in front of it, empty where it has none.

    A heading begins the count of the levels below it anew; one with a number of its own counts
    too, one without (the empty string) does not.
    """
    counts = [0, 0, 0, 0]
    tables = 0
    for block in blocks:
        number = ""
        if isinstance(block, Heading) and block.number != "":
            counts[block.level - 1] += 1
            counts[block.level :] = [0] * (4 - block.level)
            number = block.number or heading_number(block.level, counts[block.level - 1])
            number = apart(number, plain(block.text))
        elif isinstance(block, Table) and block.caption:
            tables += 1
            number = f"表{tables}\u3000"
        yield block, number


def attachment_names(attachments: tuple[Attachment, ...]) -> list[tuple[str, str]]:
    """The names under the text, each with its number; a single attachment has none."""
    if len(attachments) == 1:
        return [("", attachments[0].title)]
    return [
        (apart(f"{place}.", attachment.title), attachment.title)
        for place, attachment in enumerate(attachments, start=1)
    ]


def attachment_mark(place: int, among: int) -> str:
    """What stands at the head of an attachment's own first page."""
    return "附件" if among == 1 else f"附件{place}"


def in_words(day: dt.date) -> str:
    """A day as papers write it: Arabic numerals, no leading zeros.

    >>> in_words(dt.date(2027, 3, 8))
    '2027年3月8日'
    """
    return f"{day.year}年{day.month}月{day.day}日"


def day_or_blank(day: dt.date | None) -> str:
    """The day, or room to write it by hand."""
    return in_words(day) if day else "年\u3000\u3000月\u3000\u3000日"


def addressed(addressee: str) -> str:
    """The addressee with the colon that ends its line."""
    return addressee.rstrip("：: ") + "："


def numeric_columns(table: Table) -> frozenset[int]:
    """The columns that stand right: as declared, else those that hold nothing but numbers."""
    if table.numeric is not None:
        return table.numeric
    return frozenset(
        column
        for column in range(len(table.head))
        if _only_numbers([row[column] for row in table.lines])
    )


def _only_numbers(cells: list[Text]) -> bool:
    words = [plain(cell).strip() for cell in cells]
    filled = [word for word in words if not BLANK.fullmatch(word)]
    return bool(filled) and all(NUMBER.fullmatch(word) for word in filled)
