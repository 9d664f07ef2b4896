"""A sum as it is tested and told: the total, its parts, and how often each part counts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from yifa.reviewer.findings import Relation, Severity
from yifa.reviewer.relations.amounts import Part, added, working
from yifa.reviewer.relations.clauses import Entry

AND = re.compile("以及|[、和及与]")
# 各3件, 各设3个; 各类, 各村 are no such word.
EACH = re.compile("各(?!类|级|项|种|地|界|方|单位|部门|村|镇|乡|社区|街道|式|个)[^各、]{0,4}$")
CUE = re.compile("其中|包括|分别")


def sum_of(
    total: Entry,
    parts: Sequence[Entry],
    *,
    agrees: bool,
    severity: Severity = Severity.ERROR,
) -> Relation:
    """Tie a total to its parts."""
    weighed = weigh(parts)
    message = "" if agrees else f"{_about(total)}分项相加：{working(total.quantity, weighed)}。"
    terms = tuple(part.term() for part in parts)
    return Relation("sum", total.term(), terms, added(weighed), agrees, message, severity)


def weigh(parts: Sequence[Entry]) -> list[Part]:
    """Count a part with 各 as often as there are names before it."""
    return [Part(part.quantity, _names(part)) for part in parts]


def _about(total: Entry) -> str:
    counted = total.quantity.counted
    return f"{counted}的" if counted else ""


def _names(part: Entry) -> int:
    words = CUE.sub("", part.clause.strip())
    if (found := EACH.search(words)) is None:
        return 1
    return len(AND.findall(words[: found.start()])) + 1
