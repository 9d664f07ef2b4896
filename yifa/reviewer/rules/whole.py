"""What rules ask of a report as a whole: whether it owes what annual reports owe, and its head."""

from __future__ import annotations

import re
from datetime import date

from yifa.reviewer.document import Kind, Span
from yifa.reviewer.identity import Identity
from yifa.reviewer.reading import Reading

ANNUAL = re.compile("法治政府|法治建设|依法行政|依法治")
REPORT = re.compile("报告|总结|情况|汇报|公示|公告|年报")
OTHER = re.compile("计划|要点|方案|通知|意见|五年|考核|督察|自查|述法|半年|季度|信息公开工作年度")


def is_annual(identity: Identity) -> bool:
    """Tell whether a text calls itself the report of one year on law-based government."""
    title = identity.title or ""
    names_itself = bool(ANNUAL.search(title) and REPORT.search(title))
    return names_itself and not OTHER.search(title) and not identity.half_year


def head(reading: Reading) -> Span:
    """Give the title, or the first block where there is none."""
    blocks = reading.document.kept or reading.document.blocks
    block = next((it for it in blocks if it.kind is Kind.TITLE), blocks[0])
    return Span(block.start, block.end)


def written_day(day: date) -> str:
    """Write a day as reports do.

    >>> written_day(date(2025, 4, 1))
    '2025年4月1日'
    """
    return f"{day.year}年{day.month}月{day.day}日"
