"""What the papers tell of a request, and what stands on several of them alike."""

from __future__ import annotations

from typing import cast

from yifa import law
from yifa.kernel.acts import Act, acts_of
from yifa.kernel.matter import Matter
from yifa.kernel.state import standing
from yifa.law.provisions import Limit
from yifa.report.papers.casefile import words
from yifa.report.papers.casefile.redress import ROOM
from yifa.report.papers.casefile.story import Story
from yifa.report.papers.paper import Block, Paper, Paragraph
from yifa.wings.oversight.information_request.models import InformationRequest

Request = Story[InformationRequest]


def told(matter: Matter) -> Request:
    """The story of a matter, which is a request."""
    request = cast("InformationRequest", matter)
    return Story(request, list(request.parties.order_by("place")), acts_of(standing(request)))


def official(
    story: Request, title: str, word: str, act: Act, blocks: list[Block], *, to: str | None = None
) -> Paper:
    """A paper under the organ's seal, numbered by the request with a word of its own."""
    request = story.matter
    return Paper(
        title=title,
        document_number=request.number.replace("〔", f"{word}〔", 1),
        addressee=story.names() if to is None else to,
        blocks=(*blocks, words.to_sign(seal=f"{request.holder}（印章）", on=act.on)),
    )


def received(story: Request) -> Paragraph:
    """When it was received, and what it asks for."""
    confirmed = story.last("confirm")
    on = words.day(confirmed.on if confirmed else None) or ROOM
    asked = story.matter.content
    return Paragraph(f"本机关于{on}收到你（单位）提出的政府信息公开申请，申请公开：{asked}。")


def basis(gate: str) -> str:
    """Law and article of a requirement."""
    return law.requirement(gate).basis


def limit(name: str, act: Act) -> Limit:
    """A limit of the law on the day of the act."""
    assert act.on is not None, "an act that stands has its day"
    return law.limit(name, on=act.on)
