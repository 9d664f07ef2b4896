"""A review and a reading as plain lists and dictionaries, ready for `json.dumps`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from yifa.reviewer.check import Review
from yifa.reviewer.faces.places import Places
from yifa.reviewer.faces.summary import shown
from yifa.reviewer.findings import Finding, rules
from yifa.reviewer.reading import Reading


def findings_as_json(review: Review, notes: bool = False) -> list[dict[str, Any]]:
    """Give the findings in reading order.

    `kind, rule, severity, quote, message, start, end, stated, computed, basis` as in `Finding`:
    `stated` and `computed` are numbers for arithmetic, words elsewhere, None where there is none.
    With them `title`, `advice`, the whole `sentence`, the headings above (`section`) and `terms`
    with `label, written, value, start, end`.
    """
    places = Places(review.reading.document)
    return [_finding(it, review.reading, places) for it in shown(review, notes)]


def figures_as_json(reading: Reading) -> list[dict[str, Any]]:
    """Give the quantities in reading order, named as in `Quantity`, with the headings above."""
    places = Places(reading.document)
    return [
        {
            "value": number(it.value),
            "upper": None if it.upper is None else number(it.upper),
            "unit": it.unit,
            "counted": it.counted,
            "act": it.act,
            "approximate": it.approximate,
            "bound": it.bound,
            "period": it.period,
            "percent": it.percent,
            "text": it.text,
            "start": it.start,
            "end": it.end,
            "section": places.headings(it.block),
        }
        for it in reading.quantities
    ]


def number(value: Decimal) -> int | float:
    """Turn a number into a whole one where it is one.

    >>> number(Decimal("153.0")), number(Decimal("86.4"))
    (153, 86.4)
    """
    return int(value) if value == value.to_integral_value() else float(value)


def _finding(it: Finding, reading: Reading, places: Places) -> dict[str, Any]:
    rule = rules()[it.rule]
    return {
        "kind": rule.kind,
        "rule": it.rule,
        "severity": it.severity.value,
        "quote": it.quote,
        "message": it.message,
        "start": it.start,
        "end": it.end,
        "stated": _value(it.stated),
        "computed": _value(it.computed),
        "basis": it.basis,
        "title": rule.title,
        "advice": rule.advice,
        "sentence": reading.sentence(it.start, it.end),
        "section": places.headings_at(it.start, it.end),
        "terms": [
            {
                "label": term.label,
                "written": term.written,
                "value": _value(term.value),
                "start": term.span.start,
                "end": term.span.end,
            }
            for term in it.terms
        ],
    }


def _value(value: Decimal | str | None) -> int | float | str | None:
    return number(value) if isinstance(value, Decimal) else value
