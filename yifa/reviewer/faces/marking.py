"""What findings mark in a report, and a stretch of the report drawn with its marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from lxml import etree

from yifa.reviewer.document import Span
from yifa.reviewer.faces.html import Inside, tag
from yifa.reviewer.faces.summary import SURE
from yifa.reviewer.findings import Finding, Severity

GRAVEST_FIRST = tuple(Severity)


class Mark(NamedTuple):
    """A stretch of the source that is wrong, or one that it was worked out from.

    `number` is that of its finding, from 1.
    """

    span: Span
    number: int
    is_wrong: bool
    severity: Severity


def marks_of(findings: Sequence[Finding]) -> Iterator[Mark]:
    """Yield what each finding marks."""
    for number, finding in enumerate(findings, 1):
        wrong = Span(finding.start, finding.end)
        yield Mark(wrong, number, True, finding.severity)
        for term in finding.terms:
            if term.span != wrong:
                yield Mark(Span(*term.span), number, False, finding.severity)


class Drawing:
    """Draws one text, stretch by stretch; the number of a finding stands once, at its first mark.

    Only an `anchored` drawing can be jumped to from the cards, for a page may show a text twice.
    """

    def __init__(self, text: str, prefix: str, *, anchored: bool) -> None:
        self._text = text
        self._prefix = prefix
        self._anchored = anchored
        self._numbered: set[int] = set()

    def draw(self, spans: Sequence[Span], marks: Sequence[Mark]) -> list[Inside]:
        """Give the words of these stretches of the source with these marks in them."""
        drawn: list[Inside] = []
        for start, end in spans:
            edges = {edge for it in marks for edge in it.span if start < edge < end}
            for first, last in pairwise([start, *sorted(edges), end]):
                drawn += self._numbers(it for it in marks if it.span.start <= first < it.span.end)
                here = [it for it in marks if it.span.start < last and first < it.span.end]
                drawn.append(_run(self._text[first:last], here))
        drawn += self._numbers(marks)
        return drawn

    def _numbers(self, marks: Sequence[Mark] | Iterator[Mark]) -> Iterator[etree._Element]:
        for it in marks:
            if it.is_wrong and it.number not in self._numbered:
                self._numbered.add(it.number)
                yield self._number(it)

    def _number(self, it: Mark) -> etree._Element:
        return tag(
            "a",
            str(it.number),
            class_=f"number is-{it.severity}",
            href=f"#{self._prefix}finding-{it.number}",
            id=f"{self._prefix}place-{it.number}" if self._anchored else None,
            title=f"第{it.number}处{SURE[it.severity]}，看怎么算的",
        )


def _run(text: str, marks: Sequence[Mark]) -> Inside:
    run: Inside = text
    if any(not it.is_wrong for it in marks):
        run = tag("span", run, class_="part")
    wrong = [it.severity for it in marks if it.is_wrong]
    gravest = min(wrong, key=GRAVEST_FIRST.index, default=None)
    return tag("mark", run, class_=f"wrong is-{gravest}") if gravest else run
