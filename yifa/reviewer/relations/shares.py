"""Shares of one whole that are all named: 咨询类占41.5%、投诉类占33.3%、其他类占25.2%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from yifa.reviewer.findings import Relation
from yifa.reviewer.numerals import plain
from yifa.reviewer.relations.clauses import STOP, Entry, Line
from yifa.reviewer.relations.parts import is_rest

# 占, 占收到申请总数的, 占比为
SHARE = re.compile("占[^占]{0,14}$")
WHOLE, FAR = Decimal(100), Decimal(20)


def whole_shares(line: Line) -> Iterator[Relation]:
    """Test every list of shares that ends with the rest, or with its sum, against 100 %."""
    shares: list[Entry] = []
    rest = False
    for place, entry in enumerate(line.entries):
        if entry.strength == STOP:
            shares = []
        # In 咨询类33件，占47.1% the name stands before the count.
        named = entry if len(entry.label) > 2 or not place else line.entries[place - 1]
        if not entry.quantity.percent:
            continue
        if SHARE.search(entry.clause):
            shares.append(entry)
            rest = is_rest(named)
            if rest and len(shares) > 2:
                yield from _judged(shares)
                shares = []
        elif "合计" in entry.clause and len(shares) > 1 and entry.quantity.value == WHOLE:
            yield from _judged(shares, entry)
            shares = []


def _judged(shares: Sequence[Entry], whole: Entry | None = None) -> Iterator[Relation]:
    """Judge shares against the whole where it is written, or else against the last of them."""
    total = sum((share.quantity.value for share in shares), Decimal(0))
    rounding = sum((share.quantity.step for share in shares), Decimal(0)) / 2
    if any(share.quantity.approximate for share in shares) or abs(total - WHOLE) > FAR:
        return
    agrees = abs(total - WHOLE) <= rounding
    addends = "+".join(plain(share.quantity.value) for share in shares)
    missing = plain(abs(total - WHOLE))
    message = f"各项占比相加：{addends}={plain(total)}，应为100，差{missing}个百分点。"
    stated = whole or shares[-1]
    terms = tuple(share.term() for share in shares if share is not stated)
    computed = total if whole else WHOLE - (total - stated.quantity.value)
    yield Relation("sum", stated.term(), terms, computed, agrees, "" if agrees else message)
