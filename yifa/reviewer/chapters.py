"""Which required part and which of the nine wings each section of a report belongs to."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from yifa.reviewer.document import Block, Document, Kind, Section
from yifa.reviewer.numbering import running

# A heading decides; the text under it only helps, and cannot outvote it.
WEIGHT_OF_TEXT = 0.2
MOST_FROM_TEXT = 6.0
LOOK = 1500
ENOUGH = 3.0
CERTAIN = 10.0
LEAST = 0.3
# A first sentence without a number counts as a heading only if it is clear what it is about.
CLEAR = 0.5
LEAD = re.compile(r"[^。：:；;]{2,30}[。：:]")


class Guess(NamedTuple):
    """A code of chapters.toml and how sure it is, from 0 to 1."""

    code: str
    confidence: float


@dataclass(frozen=True)
class Place:
    """Where a block belongs: the required part and the wing, None where the words do not tell."""

    block: int
    part: Guess | None
    wing: Guess | None


def place(document: Document) -> tuple[Place, ...]:
    """Place every heading and every block under one, in the order of the report.

    A section that says nothing of itself belongs where the section over it belongs. A paragraph
    that opens with a heading of its own (一是规范政务服务。…) is placed by that.
    """
    found = [
        placed
        for section in document.root.sections
        for placed in _section(document, section, None, None)
    ]
    return tuple(sorted(found, key=lambda placed: placed.block))


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


@cache
def vocabulary(kind: str) -> dict[str, dict[str, float]]:
    """Give the weighted words of the parts (`part`) or the wings (`wing`) by their codes."""
    weights = _table()["weights"]
    return {
        entry["code"]: {
            word: weight
            for strength, weight in weights.items()
            for word in entry.get(strength, "").split()
        }
        for entry in _table()[kind]
    }


@cache
def labels() -> dict[str, str]:
    """Give the Chinese names of parts and wings by their codes."""
    return {entry["code"]: entry["label"] for kind in ("part", "wing") for entry in _table()[kind]}


def guess(kind: str, heading: str, text: str = "") -> Guess | None:
    """Guess the part or wing from a heading and the text under it; None below a fair chance."""
    scores = {
        code: _score(words, heading) + min(MOST_FROM_TEXT, _score(words, text) * WEIGHT_OF_TEXT)
        for code, words in vocabulary(kind).items()
    }
    ranked = sorted(scores.values(), reverse=True)
    best = max(scores, key=scores.__getitem__)
    if ranked[0] < ENOUGH:
        return None
    margin = (ranked[0] - ranked[1]) / ranked[0]
    confidence = round(margin * min(1.0, ranked[0] / CERTAIN), 2)
    return Guess(best, confidence) if confidence >= LEAST else None


def _score(words: dict[str, float], text: str) -> float:
    return sum([weight for word, weight in words.items() if word in text]) if text else 0.0


def _section(
    document: Document, section: Section, part: Guess | None, wing: Guess | None
) -> Iterator[Place]:
    if section.heading is None:
        return
    heading = document.blocks[section.heading].words
    text = _text(document, section)
    own_part = guess("part", heading) if section.level == 1 else None
    part = own_part or part
    # Shortcomings and plans speak of everything; only their own headings say which wing is meant.
    wing = guess("wing", heading, text if _is_about_the_past(part) else "") or wing
    if section.level == 1 and part is None:
        part = _results_by_content(document, section, wing)
    yield Place(section.heading, part, wing)
    for number in section.blocks:
        yield Place(number, part, _by_lead(document.blocks[number]) or wing)
    for below in section.sections:
        yield from _section(document, below, part, wing)


def _results_by_content(document: Document, section: Section, wing: Guess | None) -> Guess | None:
    """Take a chapter on the work of a wing for results, where its heading names no part."""
    below = [document.blocks[it.heading].words for it in section.sections if it.heading is not None]
    found = wing or next((it for words in below if (it := guess("wing", words))), None)
    return Guess("results", round(found.confidence / 2, 2)) if found else None


def _is_about_the_past(part: Guess | None) -> bool:
    return part is None or part.code in ("results", "first_responsible")


def _text(document: Document, section: Section) -> str:
    return "".join(document.blocks[number].text for number in section.blocks)[:LOOK]


def _by_lead(block: Block) -> Guess | None:
    """Place a paragraph by the words that open it like a heading: 一是规范政务服务。…"""
    if block.kind not in (Kind.PARAGRAPH, Kind.ITEM):
        return None
    words = block.words
    begun = next(running(words[:8]), None)
    start = begun[1] if begun and begun[0] == 0 else 0
    found = LEAD.match(words, start)
    own = guess("wing", found[0]) if found and found.end() < len(words) else None
    is_said = bool(start or block.number)
    return own if own and (is_said or own.confidence >= CLEAR) else None
