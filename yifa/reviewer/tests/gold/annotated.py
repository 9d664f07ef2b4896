"""What was found by hand in the three real reports: quantities, relations, defects.

For each report a table `NAME.quantities.tsv` and a file `NAME.toml`. They hold quotes with the
number of the occurrence that is meant, never offsets; those are looked up in the text.
"""

from __future__ import annotations

import csv
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from yifa.reviewer.document import Span

HERE = Path(__file__).parent


class Figure(NamedTuple):
    """A quantity as a person reads it; what the wording does not say is an empty string."""

    span: Span
    text: str
    value: Decimal
    unit: str
    counted: str
    act: str
    approximate: str
    period: str


class Tie(NamedTuple):
    """Numbers that the wording ties; all ties of the three reports hold."""

    rule: str
    stated: Span
    terms: frozenset[Span]
    may: bool
    why: str


class Defect(NamedTuple):
    """Something wrong. One of the whole report has no span, and `says` what must be said of it."""

    kind: str
    severity: str
    span: Span | None
    says: str
    may: bool
    why: str

    @property
    def what(self) -> str:
        """How it is named in a table."""
        return f"{self.says} ({self.why})"


def figures(name: str, text: str) -> tuple[Figure, ...]:
    """Read the quantities of a report, in its order."""
    with (HERE / f"{name}.quantities.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return tuple(
        Figure(
            span_of(text, row["quote"], int(row["nth"])),
            row["quote"],
            Decimal(row["value"]),
            row["unit"],
            row["counted"],
            row["act"],
            row["approximate"],
            row["period"],
        )
        for row in rows
    )


def ties(name: str, text: str) -> tuple[Tie, ...]:
    """Read the relations of a report."""
    return tuple(
        Tie(
            entry["rule"],
            span_of(text, **entry["stated"]),
            frozenset(span_of(text, **term) for term in entry["terms"]),
            entry.get("may", False),
            entry["why"],
        )
        for entry in _read(name)["relation"]
    )


def defects(name: str, text: str) -> tuple[Defect, ...]:
    """Read the defects of a report."""
    return tuple(
        Defect(
            entry["kind"],
            entry["severity"],
            span_of(text, entry["quote"], entry.get("nth", 1)) if "quote" in entry else None,
            entry.get("says") or entry["quote"],
            entry.get("may", False),
            entry["why"],
        )
        for entry in _read(name)["defect"]
    )


def span_of(text: str, quote: str, nth: int = 1) -> Span:
    """Find the nth occurrence of a quote; ValueError where there are not so many."""
    start = -1
    for _ in range(nth):
        start = text.index(quote, start + 1)
    return Span(start, start + len(quote))


def _read(name: str) -> dict[str, list[dict[str, Any]]]:
    return tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))
