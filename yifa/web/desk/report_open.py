"""The numbers of a draft that stand on nobody's word, and what the registers say instead."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.urls import reverse

from yifa.report.annual_report.proposals import Proposal, proposals

from .figure_asking import figure_for
from .figure_shown import number
from .report_text import Piece, Shown, Text

#: So many untraced numbers are listed at the side.
LISTED = 12


@dataclass(frozen=True)
class OpenNumber:
    """A number to answer for: itself, the words around it, the figure it may be.

    `url` opens it; `says` is what the register says, which `figure_url` opens and `take_url`
    writes into the text as the figure `key`.
    """

    text: str
    context: str
    url: str
    says: str = ""
    value: str = ""
    key: str = ""
    figure_url: str = ""
    take_url: str = ""


def open_numbers(text: Text, *, may_write: bool) -> list[OpenNumber]:
    """The first of them, each with what may be proposed; a frozen report has none."""
    if text.checked is None:
        return []
    places = [
        (block, piece, told)
        for block, line in zip(text.blocks, text.checked.printed.lines, strict=True)
        for piece, told in zip(block.pieces, line.told, strict=True)
        if piece.standing == "untraced"
    ][:LISTED]
    numbers = {name_of(block, piece): told for block, piece, told in places}
    offered = proposals(numbers, text.reading) if may_write else {}
    return [
        open_number(text, block, piece, offered.get(name_of(block, piece)))
        for block, piece, _ in places
    ]


def name_of(block: Shown, piece: Piece) -> str:
    """A number as addresses name it."""
    return f"{block.id}.{piece.place}"


def open_number(text: Text, block: Shown, piece: Piece, proposal: Proposal | None) -> OpenNumber:
    """One number."""
    context = f"…{piece.before[-6:]}{piece.text}{piece.after[:6]}…"
    url = f"?q={name_of(block, piece)}#q"
    if proposal is None:
        return OpenNumber(piece.text, context, url)
    verb = "也是" if proposal.is_same else "是"
    return OpenNumber(
        piece.text,
        context,
        url,
        f"台账里“{proposal.label}”{verb}",
        value_of(proposal),
        proposal.key,
        figure_for(proposal.key, text.report.organisation, text.period),
        reverse("report-take", args=[text.report.pk, block.id, piece.typed]),
    )


def value_of(proposal: Proposal) -> str:
    """184件, 86.8%."""
    if proposal.unit == "%":
        return f"{proposal.value.quantize(Decimal('0.1'), ROUND_HALF_UP).normalize():f}%"
    return f"{number(proposal.value)}{proposal.unit}"
