"""Pieces of HTML for any page that shows a review; all text in them is escaped."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby

from lxml import etree

from yifa.reviewer.check import Review
from yifa.reviewer.document import Block, Kind, Span, cut
from yifa.reviewer.faces.html import Inside, html, tag
from yifa.reviewer.faces.marking import Drawing, Mark, marks_of
from yifa.reviewer.faces.places import Places
from yifa.reviewer.faces.summary import SURE, shown
from yifa.reviewer.faces.working import working
from yifa.reviewer.findings import Finding, rules
from yifa.reviewer.reading import Paragraph

#: A paragraph up to this length is shown whole, of a longer one the sentences concerned.
SHORT = 160
LEFT_OUT = "……"


def passages(review: Review, notes: bool = False, prefix: str = "") -> str:
    """Show the passages that findings concern, under the headings they stand under."""
    return html(*draw_passages(review, notes, prefix))


def finding_card(finding: Finding, number: int, prefix: str = "") -> str:
    """Show one finding: what it is, its working as on paper, what to look at, its basis."""
    return html(draw_card(finding, number, prefix))


def whole_text(review: Review, notes: bool = False, prefix: str = "") -> str:
    """Show the whole report with the same marks, what is no part of it set apart."""
    return html(draw_whole(review, notes, prefix))


def draw_passages(review: Review, notes: bool, prefix: str = "") -> list[etree._Element]:
    """Build the sections of `passages`."""
    document = review.reading.document
    places = Places(document)
    concerned = _concerned(places, shown(review, notes))
    drawing = Drawing(document.source.text, prefix, anchored=True)
    return [
        tag(
            "section",
            tag("h3", line, class_="place") if line else None,
            *(_passage(document.blocks[it], concerned[it], drawing) for it in numbers),
            class_="passages",
        )
        for line, numbers in groupby(sorted(concerned), places.line)
    ]


def draw_card(finding: Finding, number: int, prefix: str = "") -> etree._Element:
    """Build the article of `finding_card`."""
    rule = rules()[finding.rule]
    sure = SURE[finding.severity]
    to_place = f"#{prefix}place-{number}"
    name = tag("a", str(number), class_=f"number is-{finding.severity}", href=to_place)
    return tag(
        "article",
        tag("h3", name, rule.title, tag("small", sure) if sure else None),
        working(finding),
        tag("p", finding.message, class_="message"),
        tag("p", rule.advice, class_="advice") if rule.advice else None,
        tag("p", f"依据：{finding.basis}", class_="basis") if finding.basis else None,
        class_="finding",
        id=f"{prefix}finding-{number}",
    )


def draw_whole(review: Review, notes: bool, prefix: str = "") -> etree._Element:
    """Build the division of `whole_text`."""
    document = review.reading.document
    concerned = _concerned(Places(document), shown(review, notes))
    drawing = Drawing(document.source.text, prefix, anchored=False)
    whole = tag("div", class_="whole-text")
    for number, block in enumerate(document.blocks):
        inside = drawing.draw(block.spans, concerned.get(number, ()))
        whole.append(tag(_element(block), *inside, class_=block.kind))
    return whole


def _concerned(places: Places, findings: Sequence[Finding]) -> dict[int, list[Mark]]:
    """Give for each block concerned what is marked in it."""
    concerned: defaultdict[int, list[Mark]] = defaultdict(list)
    for mark in marks_of(findings):
        for number in places.blocks(*mark.span):
            concerned[number].append(mark)
    return concerned


def _passage(block: Block, marks: Sequence[Mark], drawing: Drawing) -> etree._Element:
    start, end = _sentences(block, marks)
    inside: list[Inside] = drawing.draw(cut(block.spans, start, end), marks)
    before = LEFT_OUT if start else None
    after = LEFT_OUT if end < len(block.text) else None
    return tag("p", before, *inside, after, class_=block.kind)


def _sentences(block: Block, marks: Sequence[Mark]) -> Span:
    """From the first to the last sentence of a block that something is marked in."""
    whole = Span(0, len(block.text))
    if len(block.text) <= SHORT:
        return whole
    touched = [
        sentence
        for sentence in Paragraph(0, block, ()).sentences
        if any(_is_in(block.span(*sentence), it.span) for it in marks)
    ]
    return Span(touched[0].start, touched[-1].end) if touched else whole


def _is_in(sentence: Span, mark: Span) -> bool:
    return mark.start < sentence.end and sentence.start < mark.end


def _element(block: Block) -> str:
    return "h3" if block.kind in (Kind.TITLE, Kind.HEADING) else "p"
