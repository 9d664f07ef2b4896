"""What the reviewer says of a draft, beside its text: the marks, the cards, the answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.safestring import SafeString

from yifa.report.annual_report.checking import Checked, Found
from yifa.report.annual_report.mending import mend_of
from yifa.report.annual_report.models import AnnualReport, Answer
from yifa.reviewer import Span
from yifa.reviewer.faces import fragments
from yifa.web.theme.link import Link

#: So much of a quotation stands in a list.
QUOTED = 16


@dataclass(frozen=True)
class Stretch:
    """A part of a block's words that a finding marks: what is wrong, or a part of its working."""

    start: int
    end: int
    number: int
    is_wrong: bool
    look: str


@dataclass(frozen=True)
class Opinion:
    """A finding in the margin: its card, how it may be mended in one act, what was answered.

    `mends` is what the number would read as, "" where a person has to think.
    """

    number: int
    card: SafeString
    key: str
    block: str
    mends: str
    answer: Answer | None
    is_settled: bool


@dataclass(frozen=True)
class Opinions:
    """All of them, and the marks they make in the text."""

    waiting: list[Opinion] = field(default_factory=list)
    settled: list[Opinion] = field(default_factory=list)
    stretches: dict[str, list[Stretch]] = field(default_factory=dict)
    in_title: list[Stretch] = field(default_factory=list)

    def count(self, blocks: Iterable[str]) -> int:
        """How many wait for an answer in these paragraphs."""
        here = set(blocks)
        return sum(one.block in here for one in self.waiting)


def opinions(checked: Checked | None) -> Opinions:
    """What the margin shows of a draft; nothing of what is frozen."""
    if checked is None:
        return Opinions()
    told = [opinion(one) for one in checked.found]
    return Opinions(
        [one for one in told if not one.is_settled],
        [one for one in told if one.is_settled],
        stretches(checked),
        [stretch(one, one.finding.start, one.finding.end) for one in checked.found if not one.line],
    )


def opinion(found: Found) -> Opinion:
    """One finding."""
    mended = mend_of(found)
    return Opinion(
        found.number,
        SafeString(fragments.finding_card(found.finding, found.number)),
        found.key,
        found.line.block if found.line else "",
        mended.says if mended else "",
        found.answer,
        found.is_settled,
    )


def stretches(checked: Checked) -> dict[str, list[Stretch]]:
    """By paragraph: what is marked in its words, as offsets into them."""
    found: dict[str, list[Stretch]] = defaultdict(list)
    for one in checked.found:
        wrong = Span(one.finding.start, one.finding.end)
        for span in dict.fromkeys([wrong, *(Span(*term.span) for term in one.finding.terms)]):
            if (line := checked.printed.line(span.start)) is not None:
                start, end = (min(max(at, line.start), line.end) - line.start for at in span)
                found[line.block].append(stretch(one, start, end, is_wrong=span == wrong))
    return dict(found)


def stretch(found: Found, start: int, end: int, *, is_wrong: bool = True) -> Stretch:
    """A mark in the colours of the reviewer's page; what is settled has none."""
    look = "settled" if found.is_settled else f"is-{found.finding.severity}"
    return Stretch(start, end, found.number, is_wrong, look)


def ways_to_errors(report: AnnualReport, found: Sequence[Found]) -> list[Link]:
    """Every error that keeps the report from going on, with a link to its card."""
    url = reverse("report", args=[report.pk])
    return [
        Link(one.title, f"{url}#finding-{one.number}", note=clipped(one.finding.quote))
        for one in found
        if one.is_open
    ]


def clipped(quote: str) -> str:
    """The beginning of a quotation."""
    said = " ".join(quote.split())
    return f"“{said}”" if len(said) <= QUOTED else f"“{said[:QUOTED]}…”"
