"""A plan, law, body or term named that was not in force in the report's year."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from yifa.law import Policy, policies
from yifa.reviewer.document import Block, Kind, Span
from yifa.reviewer.findings import Finding, Severity
from yifa.reviewer.plain import Plain
from yifa.reviewer.reading import Reading
from yifa.reviewer.rules.telling import finding

BEFORE, AFTER = 16, 22
STOP = re.compile("[。；;！？]")
# Words that put a name into the past, in the same sentence, shortly before or after it.
PAST = re.compile(
    "总结|验收|收官|圆满|终期|评估|回顾|期间|期末|以来|结束|完成了|先进|表彰|成果|基础上|历年|过去|此前|曾|原(?![则因有来件始])|"
    "修订前|修改前|废止|失效|停止执行|清理|取代|替代|衔接|承上启下|印发于|五年来|十年"
)
# Words that put it into the future.
FUTURE = re.compile(
    "谋划|筹备|启动|编制|起草|制定|研究|准备|即将|将|明年|来年|下一|下步|今后|开局|迎接|谋篇|"
    "未来|征求意见|草案|学习|规划建议"
)
FOLLOWED = re.compile(
    "按照|根据|依据|依照|结合|贯彻|落实|执行|围绕|遵循|对照|推进|实施|开展|组织|深化|持续|抓好"
)
#: Reports on a year are written in the first months of the next and look into it.
PLANNING = frozenset(("next_year",))
NOT_READ = (Kind.FURNITURE, Kind.TITLE, Kind.SUBTITLE)
#: Stands between two blocks, where no name goes on.
BETWEEN = "\0"
OPENING = '《"('
CLOSING = '》")'


class _Mention(NamedTuple):
    """A policy named in a block, with the words of its sentence around it."""

    policy: Policy
    span: Span
    before: str
    after: str
    part: str


def currency(reading: Reading) -> Iterator[Finding]:
    """Find what was named as if it held in the report's year, and did not."""
    year = reading.identity.year
    if year is None:
        return
    ended = [it for it in policies() if it.last_day and it.last_day < date(year, 1, 1)]
    coming = [it for it in policies() if (since := _since(it)) and since > date(year, 12, 31)]
    for mention in _mentions(reading, [*ended, *coming]):
        if mention.policy in ended:
            yield from _ended(reading, mention, year)
        else:
            yield from _coming(reading, mention, year)


def _since(policy: Policy) -> date | None:
    return policy.named_since or policy.first_day


@cache
def _pattern(policy: Policy) -> re.Pattern[str]:
    return re.compile(policy.written or policy.pattern)


def _mentions(reading: Reading, asked: list[Policy]) -> Iterator[_Mention]:
    """Look for all names in the whole text at once, in its plain form."""
    blocks = list(enumerate(reading.document.blocks))
    read = [(number, block) for number, block in blocks if block.kind not in NOT_READ]
    plains = [Plain(block.text) for _, block in read]
    whole = BETWEEN.join(plain.text for plain in plains)
    begins = list(accumulate((len(plain.text) + 1 for plain in plains), initial=0))
    parts = {it.block: it.part.code for it in reading.places if it.part}
    for policy in asked:
        for found in _pattern(policy).finditer(whole):
            place = bisect_right(begins, found.start()) - 1
            start, end = found.start() - begins[place], found.end() - begins[place]
            if BETWEEN not in found[0]:
                number, block = read[place]
                part = parts.get(number, "")
                yield _mention(policy, block, plains[place], Span(start, end), part)


def _mention(policy: Policy, block: Block, plain: Plain, found: Span, part: str) -> _Mention:
    text, (start, end) = plain.text, found
    before = STOP.split(text[max(start - BEFORE, 0) : start])[-1]
    after = STOP.split(text[end : end + AFTER])[0]
    if text[start - 1 : start] in tuple(OPENING):
        start -= 1
    if text[end : end + 1] in tuple(CLOSING):
        end += 1
    return _Mention(policy, block.span(*plain.stretch(start, end)), before, after, part)


def _ended(reading: Reading, it: _Mention, year: int) -> Iterator[Finding]:
    last = it.policy.last_day
    if last is None or PAST.search(it.before) or PAST.search(it.after):
        return
    now = _successor(it.policy, year)
    instead = f"，现为{now}" if now else ""
    yield _finding(
        reading,
        "policy-ended",
        it,
        f"{it.policy.name}至{_day(last)}为止，{year}年已不适用{instead}，请核对这一处提法",
        now,
    )


def _coming(reading: Reading, it: _Mention, year: int) -> Iterator[Finding]:
    since = _since(it.policy)
    looks_ahead = it.part in PLANNING or FUTURE.search(it.before) or FUTURE.search(it.after)
    if since is None or looks_ahead:
        return
    yield _finding(
        reading,
        "policy-not-begun",
        it,
        f"{it.policy.name}自{_day(since)}起才有，{year}年还没有，请核对这一处提法",
        None,
    )


def _finding(reading: Reading, rule: str, it: _Mention, message: str, now: str | None) -> Finding:
    first, last = it.policy.first_day, it.policy.last_day
    days = f"{_day(first) if first else ''}至{_day(last) if last else '今'}"
    return finding(
        reading,
        rule,
        it.span,
        message,
        severity=_severity(it),
        stated=it.policy.name,
        computed=now,
        basis=f"{it.policy.name}：{days}",
    )


def _severity(it: _Mention) -> Severity:
    """Say for sure only what was seen in a source and is named as something that is followed."""
    if it.policy.verified == "memory-only":
        return Severity.NOTE
    if it.policy.verified == "web:news digest" or not FOLLOWED.search(it.before + it.after):
        return Severity.WARNING
    return Severity.ERROR


def _successor(policy: Policy, year: int) -> str | None:
    """Name what held in a year in the place of what had ended."""
    by_id = {it.id: it for it in policies()}
    name = policy.replaced_by
    while name in by_id:
        after = by_id[name]
        if after.last_day is None or after.last_day >= date(year, 1, 1):
            return after.name
        name = after.replaced_by
    return name or None


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
