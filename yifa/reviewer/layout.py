"""How a text becomes a report: title, headings, paragraphs, signature, and what is none of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from yifa.reviewer.document import Block, Document, Enumerator, Kind, Span, cut
from yifa.reviewer.furniture import mark_furniture
from yifa.reviewer.headings import Numbered, decide
from yifa.reviewer.lines import Line, lines
from yifa.reviewer.margins import mark_margins
from yifa.reviewer.masthead import find_title
from yifa.reviewer.numbering import running
from yifa.reviewer.passages import Passage, passages
from yifa.reviewer.source import Source

SAID_LEVEL = re.compile(r"heading([1-4])")


def outline(source: Source) -> Document:
    """Take a report apart into blocks.

    Kept text and furniture together are the whole input: each visible character of the source
    lies in exactly one block. Lines broken inside a sentence are put together again.
    """
    found = lines(source)
    mark_furniture(found)
    title = find_title(found)
    mark_margins(found, title, source.kind)
    kept = passages(found, title)
    blocks = [*_kept_blocks(kept), *_furniture_blocks(found, source.text)]
    blocks.sort(key=lambda block: block.start)
    return Document(source, tuple(blocks), tuple(_enumerators(blocks)))


def _kept_blocks(kept: Sequence[Passage]) -> Iterator[Block]:
    numbered = decide(kept)
    for place, passage in enumerate(kept):
        if passage.kind is not None:
            yield Block(passage.kind, passage.spans, passage.text)
        elif place in numbered:
            yield from _numbered_blocks(passage, numbered[place])
        elif level := next((m[1] for word in passage.says if (m := SAID_LEVEL.match(word))), ""):
            yield Block(Kind.HEADING, passage.spans, passage.text, level=int(level))
        else:
            kind = Kind.ITEM if "item" in passage.says else Kind.PARAGRAPH
            yield Block(kind, passage.spans, passage.text)


def _numbered_blocks(passage: Passage, it: Numbered) -> Iterator[Block]:
    text = passage.text
    end = it.run_in or len(text)
    yield Block(
        Kind.HEADING if it.is_heading else Kind.ITEM,
        cut(passage.spans, 0, end),
        text[:end],
        level=it.level if it.is_heading else 0,
        number=text[: it.width],
        ordinal=it.ordinal,
        style=it.style,
        run_in=bool(it.run_in),
    )
    if it.run_in:
        start = len(text) - len(text[end:].lstrip())
        yield Block(Kind.PARAGRAPH, cut(passage.spans, start, len(text)), text[start:])


def _furniture_blocks(found: Sequence[Line], text: str) -> Iterator[Block]:
    for line in found:
        signs = sorted(line.signs, key=lambda sign: sign[1])
        if line.reason:
            yield _furniture([*line.spans, *(span for span, _ in signs)], line.reason, text)
            continue
        for reason, same in groupby(signs, key=lambda sign: sign[1]):
            yield _furniture([span for span, _ in same], reason, text)


def _furniture(spans: Sequence[Span], reason: str, text: str) -> Block:
    ordered = tuple(sorted(spans))
    words = "".join(text[start:end] for start, end in ordered)
    return Block(Kind.FURNITURE, ordered, words, reason=reason)


def _enumerators(blocks: Sequence[Block]) -> Iterator[Enumerator]:
    for number, block in enumerate(blocks):
        if block.kind not in (Kind.PARAGRAPH, Kind.ITEM):
            continue
        words = block.words_start
        for start, end, style, ordinal in running(block.text[words:]):
            span = block.span(words + start, words + end)
            written = block.text[words + start : words + end]
            yield Enumerator(*span, written, style, ordinal, number)
