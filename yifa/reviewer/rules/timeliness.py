"""A report signed or published after the day the regulation sets."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from yifa import law
from yifa.reviewer.document import Kind, Span
from yifa.reviewer.findings import Finding, Severity
from yifa.reviewer.reading import Reading
from yifa.reviewer.rules.telling import finding
from yifa.reviewer.rules.whole import head, is_annual, written_day

#: The file of the regulation in yifa.law.
REGULATION = "report_inspection"


def timeliness(reading: Reading) -> Iterator[Finding]:
    """Find the day of publication or signature that lies after the last one allowed.

    The sources for both days are secondary, so these are warnings until the text is verified.
    """
    identity = reading.identity
    if not is_annual(identity) or identity.year is None:
        return
    if identity.published is not None:
        yield from _late(reading, identity.published, "report.publish", "发布")
    if identity.signed is not None and identity.signed != identity.published:
        yield from _late(reading, identity.signed, _reporting(reading), "落款")


def _reporting(reading: Reading) -> str:
    """Choose the limit for a signature: a report to the level above has its own, earlier one."""
    is_addressed = any(block.kind is Kind.ADDRESSEE for block in reading.document.kept)
    limits = {"province": "report.province", "department": "report.department"}
    level = reading.identity.level
    return limits.get(level or "", "report.government_up") if is_addressed else "report.publish"


def _late(reading: Reading, day: date, limit_id: str, what: str) -> Iterator[Finding]:
    year = (reading.identity.year or 0) + 1
    limit = law.limits_of(REGULATION)[limit_id]
    month, last = map(int, limit.unit.split("-"))
    due = date(year, month, last)
    # 每年4月1日之前 leaves open whether the day itself is in time.
    if not due < day <= date(year, 12, 31) or due < limit.effective_from:
        return
    yield finding(
        reading,
        "published-late" if limit_id == "report.publish" else "reported-late",
        _span(reading, day),
        f"{what}日期{written_day(day)}晚于{written_day(due)}：{limit.what}应当在{month}月{last}日之前完成",
        severity=Severity.ERROR if limit.is_verified else Severity.WARNING,
        stated=written_day(day),
        computed=written_day(due),
        basis=limit.basis,
    )


def _span(reading: Reading, day: date) -> Span:
    """Give the place where the day is written; a day that only the file declares: the title."""
    mentions = [it for it in reading.identity.mentions if it.what == "day" and it.value == day]
    if not mentions:
        return head(reading)
    start, end = mentions[-1].start, mentions[-1].end
    return Span(start, start + len(reading.document.source.text[start:end].rstrip()))
