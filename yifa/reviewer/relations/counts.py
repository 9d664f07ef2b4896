"""Things that are counted and named: 在柳溪、青石、白水3个镇, 设立3个中心（…、…、…）."""

from __future__ import annotations

import re
from collections.abc import Iterator

from yifa.reviewer.document import Span
from yifa.reviewer.findings import Relation, Severity, Term
from yifa.reviewer.quantities import Quantity
from yifa.reviewer.reading import Paragraph, Reading
from yifa.reviewer.relations.names import (
    LONGEST,
    Names,
    are_bodies,
    are_people,
    are_short,
    are_titles,
    is_kind,
    names,
)
from yifa.reviewer.relations.ranges import is_exact
from yifa.reviewer.relations.wording import listed

# A list of names ends where another clause begins, or another quantity.
CLAUSE = re.compile("[，,。；;：:！？!?\n\t（(）)]")
NOUN = re.compile("[\u4e00-\u9fff]{0,12}")
AFTER = re.compile(
    "[\u4e00-\u9fff]{0,12}(?:（(?P<bracket>[^（）]{3,150})）|[：:](?P<colon>[^：:。；;]{3,150})[。；;])"
)
MOST, FAR = 30, 2
NOT_NAMES = re.compile("[0-9０-９，,；;。%％]")


def counts(reading: Reading) -> Iterator[Relation]:
    """Yield every number of things that are named beside it, those that agree included."""
    for paragraph in reading.paragraphs:
        last = 0
        for quantity in paragraph.quantities:
            if _can_be_named(quantity):
                yield from _named_before(paragraph, quantity, last)
                yield from _named_after(paragraph, quantity)
            last = quantity.end


def _can_be_named(quantity: Quantity) -> bool:
    return (
        quantity.unit in listed("counts", "units")
        and is_exact(quantity)
        and 2 <= quantity.value <= MOST
    )


def _named_before(paragraph: Paragraph, quantity: Quantity, last: int) -> Iterator[Relation]:
    """Test names that lead up to their number: 柳溪、青石、白水3个镇."""
    text = paragraph.text
    left = max(last, quantity.start - LONGEST)
    start = left
    # Brackets and titles hold marks of their own; what is before the last mark outside them is out.
    for mark in CLAUSE.finditer(_without_titles(text[left : quantity.start])):
        start = left + mark.end()
    noun = _noun(text, quantity.end)
    before = text[start : quantity.start].rstrip().removesuffix("这").removesuffix("共")
    # 县司法局、县信访局和四个乡镇 adds the number to the names.
    if not noun or before.endswith(("和", "及", "与")) or (found := names(before)) is None:
        return
    if severity := _severity(found, quantity, noun):
        span = Span(start, quantity.start)
        yield from _judged(paragraph, quantity, found, span, severity)


def _named_after(paragraph: Paragraph, quantity: Quantity) -> Iterator[Relation]:
    """Test names that follow their number in brackets or after a colon: 3个中心（甲、乙、丙）."""
    found = AFTER.match(paragraph.text, quantity.end)
    if found is None:
        return
    group = "bracket" if found["bracket"] else "colon"
    listed_names = names(found[group])
    if listed_names is None or NOT_NAMES.search(found[group]) or listed_names.least < 2:
        return
    if not are_titles(listed_names) and max(map(len, listed_names.items)) > 12:
        return
    span = Span(*found.span(group))
    yield from _judged(paragraph, quantity, listed_names, span, Severity.WARNING)


def _judged(
    paragraph: Paragraph, quantity: Quantity, found: Names, span: Span, severity: Severity
) -> Iterator[Relation]:
    value = int(quantity.value)
    agrees = found.least <= value <= found.most
    if not agrees and found.is_open and value > found.least:
        return
    if not agrees and min(abs(value - found.least), abs(value - found.most)) > FAR:
        return
    stated = Term("", quantity.text, quantity.value, paragraph.span(quantity.start, quantity.end))
    named = Term("", paragraph.text[slice(*span)], None, paragraph.span(*span))
    message = f"列出的是{found.most}{quantity.unit}，文中为{quantity.text}。"
    yield Relation(
        "count",
        stated,
        (named,),
        type(quantity.value)(found.most),
        agrees,
        "" if agrees else message,
        severity,
    )


def _severity(found: Names, quantity: Quantity, noun: str) -> Severity | None:
    """Tell how sure it is that names are those of the things counted, None where it is not."""
    if are_titles(found):
        return Severity.ERROR
    if not are_short(found) and not are_bodies(found) and not is_kind(noun):
        return None
    if quantity.unit in ("名", "位"):
        return Severity.ERROR if are_people(found) else None
    bodies = listed("counts", "bodies")
    if noun.startswith(bodies) or noun.endswith(bodies):
        return Severity.ERROR if are_bodies(found) or are_short(found) else None
    if quantity.unit == "家":
        return Severity.ERROR if are_bodies(found) else None
    if is_kind(noun) and len(found.items) > 2:
        return Severity.WARNING
    return None


def _noun(text: str, end: int) -> str:
    found = NOUN.match(text, end)
    return found[0] if found else ""


def _without_titles(text: str) -> str:
    """Blank out titles and brackets, every character kept in its place."""
    return re.sub("《[^《》]*》|“[^“”]*”|[（(][^（()）]*[）)]", lambda it: "、" * len(it[0]), text)
