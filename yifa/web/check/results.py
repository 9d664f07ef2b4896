"""What the page of results says of each file: the findings, what was tested, what to take."""

from __future__ import annotations

import base64
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.safestring import SafeString

from yifa.reviewer import Review
from yifa.reviewer.faces import fragments, summary

from .keeping import may_keep
from .work import Result


@dataclass(frozen=True)
class Shown:
    """One file on the page; `id` sets its anchors apart, `content` is itself in base64."""

    id: str
    name: str
    trouble: str = ""
    size: str = ""
    count: int = 0
    tested: str = ""
    passages: str = ""
    cards: tuple[str, ...] = ()
    content: str = ""
    is_word: bool = False


def results_page(request: HttpRequest, results: Iterable[Result]) -> dict[str, Any]:
    """Everything on the page."""
    shown = [shown_of(place, result) for place, result in enumerate(results, start=1)]
    read = [one for one in shown if not one.trouble]
    return {
        "files": read,
        "troubles": [one for one in shown if one.trouble],
        "is_one": len(shown) == 1,
        "total": sum(one.count for one in read),
        "may_keep": may_keep(request),
    }


def shown_of(place: int, result: Result) -> Shown:
    """One file."""
    id = f"r{place}-"
    if result.review is None:
        return Shown(id, result.brought.name, trouble=result.trouble)
    review = result.review
    found = summary.shown(review)
    return Shown(
        id,
        result.brought.name,
        size=size_of(review, result.seconds),
        count=len(found),
        tested=summary.tested(review),
        passages=SafeString(fragments.passages(review, prefix=id)),
        cards=tuple(
            SafeString(fragments.finding_card(one, number, prefix=id))
            for number, one in enumerate(found, start=1)
        ),
        content=base64.b64encode(result.brought.content).decode(),
        is_word=review.reading.document.source.kind == "docx",
    )


def size_of(review: Review, seconds: float) -> str:
    """4,312字，用时0.8秒."""
    text = review.reading.document.source.text
    characters = sum(not character.isspace() for character in text)
    return f"{characters:,}字，用时{max(seconds, 0.01):.2f}秒"
