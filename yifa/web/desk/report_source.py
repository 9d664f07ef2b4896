"""Where a number of a report comes from: its figure with scope and period, or who signed."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from django.urls import reverse

from yifa.kernel.categories import category_label
from yifa.kernel.figures import Answer, Ratio
from yifa.report import defining
from yifa.report.text import SIDES, figure
from yifa.web.theme.record import Fact

from .figure_asking import figure_for
from .figure_shown import before_in_words, number, value_of
from .report_text import Piece, Shown, Text

SIGNED = {"signed": "具名负责", "tied": "对应指标"}


@dataclass(frozen=True)
class Source:
    """The number that was chosen, as the right column tells of it.

    `block` is its paragraph. `tie_url` and `sign_url` are for a number typed by hand; `left` is
    how many of its paragraph stand on nobody's word.
    """

    value: str
    unit: str
    standing: str
    facts: list[Fact] = field(default_factory=list)
    says: str = ""
    opens: str = ""
    opens_label: str = ""
    tie_url: str = ""
    sign_url: str = ""
    block: str = ""
    left: int = 0


def source(text: Text, asked: str, *, may_write: bool) -> Source | None:
    """The source of the number asked for; None if it is not there."""
    found = text.find(asked)
    if found is None:
        return None
    block, piece = found
    if piece.standing == "traced":
        return traced(text, block, piece)
    return typed(text, block, piece, may_write=may_write)


def traced(text: Text, block: Shown, piece: Piece) -> Source:
    """A live figure: which, whose, which days, last year, the records."""
    one = figure(piece.figure)
    answer = text.reading.answer(piece.figure)
    own = text.report.organisation
    facts = [
        Fact("指标", one.label),
        Fact("取的是", side_label(piece)),
        Fact("范围", f"{own.name}，含下级"),
        Fact("期间", str(text.period)),
        Fact("定稿时", frozen_value(text, piece)),
        Fact("现在", before_in_words(one, answer) + unit_of(piece)),
        last_year(text, piece),
    ]
    counted = answer.denominator if isinstance(one, Ratio) else answer.value
    return Source(
        piece.text.removeprefix("，"),
        unit_of(piece) if piece.side in ("", "last") else "",
        "有出处",
        [fact for fact in facts if fact.value],
        defining.definition(one),
        figure_for(piece.figure, own, text.period, **part_of(piece)) + "#records",
        f"看这{number(counted)}{'件' if isinstance(one, Ratio) else one.unit}",
        block=block.id,
    )


def last_year(text: Text, piece: Piece) -> Fact:
    """Last year's value: the same days as counted, or what last year's own report said."""
    one = figure(piece.figure)
    words = before_in_words(one, text.reading.before(piece.figure)) + unit_of(piece)
    if text.reading.said_before(piece.figure) is None:
        return Fact("去年同期", words)
    return Fact("去年", words, note="去年报告所载；台账没有去年的记录")


def frozen_value(text: Text, piece: Piece) -> str:
    """What the figure came to when the report was frozen, "" in a draft."""
    kept = text.figures.get(piece.figure)
    if kept is None:
        return ""
    then = {name: None if told is None else Decimal(told) for name, told in kept["now"].items()}
    return before_in_words(figure(piece.figure), Answer(**then)) + unit_of(piece)


def part_of(piece: Piece) -> dict[str, str]:
    """Which breakdown the page of the figure shows."""
    return {"by": piece.side[3:]} if piece.side.startswith("by:") else {}


def side_label(piece: Piece) -> str:
    """Which side of the figure the number is."""
    if piece.side.startswith("by:"):
        return f"按{category_label(figure(piece.figure), piece.side[3:])}"
    return SIDES.get(piece.side, "") or "本期数"


def unit_of(piece: Piece) -> str:
    """The unit beside the number; a rate bears its own sign."""
    one = figure(piece.figure)
    return "" if isinstance(one, Ratio) else one.unit


def typed(text: Text, block: Shown, piece: Piece, *, may_write: bool) -> Source:
    """A number typed by hand: on whose word it stands, or what can be done about it."""
    facts = [
        Fact("依据", SIGNED.get(piece.standing, "没有出处")),
        Fact("具名", piece.by),
        Fact("来源", piece.source),
    ]
    if piece.figure:
        facts += tied(text, piece)
    args = [text.report.pk, block.id, piece.typed]
    return Source(
        piece.text,
        "",
        "手填的数字",
        [fact for fact in facts if fact.value],
        ""
        if piece.standing != "untraced"
        else "送审核以前，要对应到一个指标，或者由一个人具名负责。",
        opens=figure_for(piece.figure, text.report.organisation, text.period)
        if piece.figure
        else "",
        opens_label="打开这个指标" if piece.figure else "",
        tie_url=reverse("report-tie", args=args) if may_write else "",
        sign_url=reverse("report-sign", args=args) if may_write else "",
        block=block.id,
        left=block.count("untraced"),
    )


def tied(text: Text, piece: Piece) -> list[Fact]:
    """What a tied number's figure comes to, and what last year's own report said of it."""
    one = figure(piece.figure)
    said = text.reading.baseline
    answer = text.reading.answer(piece.figure)
    facts = [
        Fact("指标", one.label),
        Fact("台账现在", f"{value_of(one, answer)}{'' if isinstance(one, Ratio) else one.unit}"),
    ]
    if piece.figure in said:
        facts.append(Fact("上年报告", number(said[piece.figure])))
    return facts
