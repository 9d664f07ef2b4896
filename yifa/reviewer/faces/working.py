"""The working of a finding as one would write it on paper, where it is arithmetic."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from lxml import etree

from yifa.reviewer.faces.html import tag
from yifa.reviewer.findings import Finding, Term
from yifa.reviewer.numerals import plain

FIGURES = re.compile(r"[\d０-９][\d０-９,，.．]*")
HUNDRED = Decimal(100)
#: How far a rate that was worked out may lie from the one that is shown, for it may be rounded.
ROUNDED = Decimal("0.51")
MOST_ROWS = 60


def working(finding: Finding) -> etree._Element | None:
    """Draw the working; None where its sentence says all there is to say.

    What does not work out when it is drawn is left to the sentence: a drawing must never show a
    sum or a fraction that a reader could refute.
    """
    draw = DRAWN.get(finding.rule) or DRAWN.get(finding.kind)
    return draw(finding) if draw else None


def _sum(finding: Finding) -> etree._Element | None:
    stated, computed, terms = finding.stated, finding.computed, finding.terms
    values = [term.value for term in terms if term.value is not None]
    if not isinstance(stated, Decimal) or not isinstance(computed, Decimal):
        return None
    if len(values) < len(terms) or sum(values) != computed or len(terms) > MOST_ROWS:
        return None
    unit = _unit(finding.quote)
    off = (
        f"{unit}，差{plain(abs(stated - computed))}"
        if unit
        else f"差{plain(abs(stated - computed))}"
    )
    return tag(
        "table",
        tag("tbody", *(_row(term.label, _figure(term)) for term in terms)),
        tag(
            "tfoot",
            _row("加起来", plain(computed), "total"),
            _row("文中写", _written(finding.quote, stated), "stated"),
            _row("", off, "unit"),
        ),
        class_="sum",
    )


def _ratio(finding: Finding) -> etree._Element | None:
    stated, computed = finding.stated, finding.computed
    if len(finding.terms) != 2 or not isinstance(computed, Decimal):
        return None
    upper, lower = finding.terms
    if upper.value is None or not lower.value:
        return None
    if abs(upper.value / lower.value * HUNDRED - computed) > ROUNDED or not isinstance(
        stated, Decimal
    ):
        return None
    return tag(
        "p",
        tag(
            "span",
            tag("span", plain(upper.value), class_="upper"),
            tag("span", " ÷ ", class_="unseen"),
            tag("span", plain(lower.value), class_="lower"),
            class_="division",
        ),
        tag("span", "＝", class_="equals"),
        tag("strong", f"{plain(computed)}%"),
        tag("span", "文中写", tag("b", f"{plain(stated)}%"), class_="stated"),
        class_="ratio",
    )


def _both(finding: Finding) -> etree._Element | None:
    """Set the two statements under each other."""
    if len(finding.terms) != 1:
        return None
    (other,) = finding.terms
    return tag(
        "table",
        tag("tbody", _row(other.label, other.written), _row("这里写", finding.quote, "stated")),
        class_="both",
    )


def _ordinals(finding: Finding) -> etree._Element | None:
    """Set the ordinals in boxes, the missing one dashed before the one that jumps over it."""
    if not finding.terms or len(finding.terms) > MOST_ROWS:
        return None
    there = {term.span: term.written for term in finding.terms}
    there.setdefault((finding.start, finding.end), finding.quote)  # type: ignore[arg-type]
    boxes: list[etree._Element] = []
    missing = finding.computed if isinstance(finding.computed, str) else None
    for span, written in sorted(there.items()):
        is_here = span[0] == finding.start
        if is_here and missing and missing not in there.values():
            boxes.append(tag("span", missing, class_="box missing"))
        boxes.append(tag("span", written, class_="box here" if is_here else "box"))
    return tag("p", *boxes, class_="ordinals")


def _row(label: str, figure: str, kind: str | None = None) -> etree._Element:
    return tag("tr", tag("th", label, scope="row"), tag("td", figure), class_=kind)


def _figure(term: Term) -> str:
    return _written(term.written, term.value)


def _written(text: str, value: Decimal | None) -> str:
    """Write a bare number where figures stand before a unit, else the words as they are."""
    if value is not None and text.strip() and FIGURES.match(text) and _is_value(text, value):
        return plain(value)
    return text


def _is_value(text: str, value: Decimal) -> bool:
    """Tell whether the figures of a text are the value: 3万 are three figures less than 30000."""
    figures = FIGURES.match(text)
    assert figures
    return figures[0].replace(",", "").replace("，", "") == plain(value)


def _unit(text: str) -> str:
    figures = FIGURES.match(text)
    return text[figures.end() :] if figures else ""


DRAWN: dict[str, Callable[[Finding], etree._Element | None]] = {
    "sum": _sum,
    "ratio": _ratio,
    "conflict": _both,
    "bound": _both,
    "enumeration": _ordinals,
}
