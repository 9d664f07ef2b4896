"""A total whose parts stand in the lines below it: 受理26件，其中： / 1.婚姻12件； / 2.邻里9件."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from yifa.reviewer.document import Kind
from yifa.reviewer.reading import Paragraph, Reading
from yifa.reviewer.relations.clauses import COLON, NONE, SEMICOLON, STOP, Entry, Line, lines

MOST_ITEMS, LONGEST_NAME = 60, 30


def below(reading: Reading) -> Iterator[tuple[Line, int]]:
    """Yield the lines that go on in items below them, and the block of the first item."""
    paragraphs = reading.paragraphs
    for place, paragraph in enumerate(paragraphs):
        if not paragraph.quantities or not paragraph.text.rstrip().endswith(("：", ":")):
            continue
        items = _items(paragraphs[place + 1 : place + 1 + MOST_ITEMS])
        if len(items) < 2:
            continue
        top = lines(paragraph)[-1]
        first = _last_sentence(top.entries)
        entries = list(top.entries[first:])
        for number, item in enumerate(items):
            gap = top.rest if number == 0 else "；"
            entries += _entries(item, gap, COLON if number == 0 else SEMICOLON)
        yield Line(entries), items[0].number


def _items(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Take the paragraphs that stand in one list: of one numbering, each with its number first."""
    found: list[Paragraph] = []
    for paragraph in paragraphs:
        block = paragraph.block
        is_like = not found or found[0].block.style == block.style
        if not paragraph.quantities or not is_like or block.kind is Kind.ROW:
            break
        if paragraph.quantities[0].start - block.words_start > LONGEST_NAME:
            break
        if not lines(paragraph)[-1].entries:
            break
        found.append(paragraph)
    return found


def _last_sentence(entries: Sequence[Entry]) -> int:
    return max((n for n, entry in enumerate(entries) if entry.strength == STOP), default=0)


def _entries(item: Paragraph, gap: str, strength: int) -> Iterator[Entry]:
    """Give the first number of an item with those of other units right after it."""
    entries = lines(item)[-1].entries
    words = item.text[item.block.words_start : entries[0].quantity.start]
    yield replace(entries[0], gap=gap + words, strength=strength)
    for entry in entries[1:]:
        if entry.strength != NONE or entry.gap.strip():
            break
        yield entry
