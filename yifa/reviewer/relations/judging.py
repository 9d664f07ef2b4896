"""Whether a list that does not add up is wrong, or only not meant to be all of its total."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from yifa.reviewer.findings import Relation, Severity
from yifa.reviewer.relations.clauses import NONE, PAUSE, SEMICOLON, Entry
from yifa.reviewer.relations.columns import Column
from yifa.reviewer.relations.heads import Head
from yifa.reviewer.relations.parts import (
    are_picked,
    are_whole,
    can_overlap,
    first_holds_others,
    is_act,
    is_of_one_kind,
    is_outcome,
    is_pending,
    is_rest,
)
from yifa.reviewer.relations.ranges import is_exact
from yifa.reviewer.relations.sum_of import Verdict, added, compare, sum_of, weigh
from yifa.reviewer.relations.unitless import is_read_whole
from yifa.reviewer.relations.wording import any_word

# Where nothing says that the parts are all, so small a remainder of a small total is more likely a
# slip; of a large one it is as likely what was too little to be named.
SMALL_REST, SMALL_TOTAL = Decimal("0.2"), 500
# Where nothing shows where the list ends, only a miss this small.
NEARLY = Decimal("0.1")
# A bracket or a colon alone: what leaves more than this may have picked out a few.
LARGE_REST = Decimal("0.6")

# 118人（不含附条件5人）: what the number counts cannot be told from its parts.
QUALIFIED = re.compile("[^，,。；;、]{0,6}[（(](?:不含|不包括|未含|未计|含|包括|不计)")


def judged(
    head: Head, column: Column, totals: Sequence[Entry], *, is_closed: bool = False
) -> Relation | None:
    """Give the relation of a list that does not add up, if that is wrong or very likely wrong."""
    parts = column.parts
    if len(parts) < 2 or not totals or (column.is_mixed and head.wording == "whole"):
        return None
    if head.wording == "among" and len(totals) > 1:
        return None
    total = _total(totals, parts)
    if head.place and QUALIFIED.match(total.after):
        return None
    verdict = compare(total.quantity, weigh(parts))
    if (
        verdict == "fits"
        or not _is_read_whole(parts)
        or not _can_be_total(head, totals, parts, verdict)
    ):
        return None
    if is_closed or _is_closed(head, total, parts):
        return sum_of(total, parts, agrees=False)
    if can_overlap(parts) or (head.wording == "bare" and not is_of_one_kind(parts)):
        return None
    if verdict == "more" and _is_list(column):
        return sum_of(total, parts, agrees=False)
    if _is_near(total, column) and not _is_open(head, parts):
        return sum_of(total, parts, agrees=False, severity=Severity.WARNING)
    return None


def _is_read_whole(parts: Sequence[Entry]) -> bool:
    first, last = parts[0], parts[-1]
    if first.paragraph is not last.paragraph:
        return True
    found = [part.quantity for part in parts]
    return is_read_whole(found, first.paragraph, last.quantity.start)


def _can_be_total(
    head: Head, totals: Sequence[Entry], parts: Sequence[Entry], verdict: Verdict
) -> bool:
    """Tell whether a number that the parts miss may still be meant as their total."""
    values = [part.quantity.value for part in parts]
    total = _total(totals, parts)
    whole = total.quantity.value
    if head.wording == "bare":
        is_said = any_word("cues", "total").search(total.clause)
        missing = whole - sum(values, Decimal(0))
        # 受理21件，撤案14件，调解5件，未结2件: the nearest may be the first part.
        is_among_more = any(it.quantity.value > whole for it in totals)
        is_left = is_rest(parts[-1]) and not is_said
        is_undone = is_pending(parts[-1]) and (len(parts) > 2 or is_among_more)
        # 立案7件，普通程序处罚5件，当场处罚3件: what is punished on the spot was never filed.
        if "立案" in total.label and any("当场" in part.label for part in parts):
            return False
        return not (is_left or is_undone) or abs(missing) <= NEARLY * 3 * whole
    # A part as large as the total says it again; one that holds the others is their total.
    is_again = head.wording == "some" and verdict == "more" and whole in values
    is_held = head.wording != "all" and first_holds_others(parts)
    return (not is_again or _is_closed_by_parts(parts)) and not is_held


def is_whole(head: Head, column: Column) -> bool:
    """Tell whether a list surely goes on to the end of its column."""
    return head.wording == "all" or column.within == PAUSE or _is_closed_by_parts(column.parts)


def is_meant(head: Head, parts: Sequence[Entry]) -> bool:
    """Tell whether what follows a total without a word is meant to be its parts."""
    return (
        head.wording != "bare"
        or is_of_one_kind(parts)
        or _is_closed_by_parts(parts)
        or all(is_outcome(part) for part in parts)
    )


def _total(totals: Sequence[Entry], parts: Sequence[Entry]) -> Entry:
    """Take the nearest number that is not smaller than a part; a total cannot be."""
    largest = max(part.quantity.value for part in parts)
    return next((it for it in totals if it.quantity.value >= largest), totals[0])


def _is_closed(head: Head, total: Entry, parts: Sequence[Entry]) -> bool:
    """Tell whether the wording says that these parts are all."""
    if are_whole(parts):
        return True
    if _is_open(head, parts):
        return False
    if head.wording == "all" or _is_closed_by_parts(parts):
        return True
    if head.wording == "whole":
        missing = abs(total.quantity.value - added(weigh(parts)))
        return not are_picked(parts) and missing <= LARGE_REST * total.quantity.value
    return head.wording == "bare" and is_of_one_kind(parts) and len(parts) > 2


def _is_closed_by_parts(parts: Sequence[Entry]) -> bool:
    if not parts:
        return False
    if is_rest(parts[-1]) or are_whole(parts):
        return True
    if is_pending(parts[-1]) and not is_pending(parts[0]):
        return len(parts) == 2 or parts[0].label.startswith("已") or is_act(parts[0])
    return len(parts) > 2 and all(is_outcome(part) or is_pending(part) for part in parts)


def _is_open(head: Head, parts: Sequence[Entry]) -> bool:
    return bool(
        any_word("cues", "open").search(head.words.replace("如下", ""))
        or parts[-1].tail.lstrip().startswith("等")
    )


def _is_list(column: Column) -> bool:
    """Tell whether parts surely stand in one list, by what divides them or how they are called."""
    return (
        column.within in (NONE, PAUSE, SEMICOLON)
        or len(column.parts) > 2
        or is_of_one_kind(column.parts)
    )


def _is_near(total: Entry, column: Column) -> bool:
    """Tell whether the parts miss their total by so little that a slip is likelier than a rest."""
    parts = weigh(column.parts)
    if not all(is_exact(it) for it in (total.quantity, *(part.quantity for part in parts))):
        return False
    whole = total.quantity.value
    rest = whole - added(parts)
    if rest < 0:
        return -rest <= NEARLY * whole
    least = min(part.quantity.value for part in parts)
    is_small = rest <= least or len(parts) > 3
    return len(parts) > 2 and whole <= SMALL_TOTAL and is_small and rest <= SMALL_REST * whole
