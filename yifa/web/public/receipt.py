"""回执: what somebody is given for what was handed in, on the page and as .pdf.

The .pdf holds the characters that it prints, out of our own cut of Noto Serif CJK SC, so that every
reader shows the same. What is rarer than GB 2312 names STSong-Light, for which readers have their
own Song.
"""

from __future__ import annotations

import io
import lzma
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Literal
from xml.sax.saxutils import escape

from django.utils import timezone
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from yifa.kernel import clocks
from yifa.kernel.handed_in import HandedIn
from yifa.kernel.party import masking_of
from yifa.web.theme.record import Fact
from yifa.web.theme.wording import day_in_full

SONG, RARE = "Yifa Song", "STSong-Light"
FONT = Path(__file__).parent / "fonts" / "yifa-song.ttf.xz"
KEEP = (
    "跟踪码只在这里出现一次，我们也查不出来。请抄下来、拍下来或者存下回执；"
    "谁有跟踪码，谁就能看到办理情况。"
)
NOT_CONFIRMED = "从收到之日起计算，收到以后在查询页上可以看到"


@dataclass(frozen=True)
class Receipt:
    """What a receipt says."""

    title: str
    facts: Sequence[Fact]
    says: str


def of(handed: HandedIn) -> Receipt:
    """The receipt of a matter as it was handed in."""
    matter = handed.matter.of_kind()
    says = masking_of(matter)
    names = "、".join(says(one.name) for one in matter.parties.all())
    # What a clerk filed on entering it is not for everybody who holds the code
    brought = matter.evidence.filter(event__place_in_matter=1)
    files = brought if handed.came_by_itself else []
    told = [
        Fact("编号", matter.number),
        Fact("事项", matter.shown_title),
        Fact("提交人", names),
        Fact("接收单位", matter.organisation.name),
        Fact("单位电话", matter.organisation.telephone),
        Fact("单位地址", matter.organisation.address),
        came_in(handed),
        Fact("附送材料", "、".join(f"{one.name}（{one.digest[:8]}）" for one in files)),
        *next_due(handed),
    ]
    stage = handed.asked.meaning_of(matter.stage_now) if not handed.was_revoked else ""
    title = f"{handed.asked.title}回执"
    return Receipt(title, [fact for fact in told if fact.value], stage)


def came_in(handed: HandedIn) -> Fact:
    """When it was sent, to the minute; of what came on paper or by word the day it was entered."""
    if not handed.came_by_itself:
        return Fact("登记日期", day_in_full(handed.matter.registered_on))
    at = timezone.localtime(handed.at)
    return Fact("提交时间", f"{day_in_full(at.date())}{at:%H:%M}")


def next_due(handed: HandedIn) -> list[Fact]:
    """By when it is answered, and by which article, once that can be counted."""
    matter = handed.matter.of_kind()
    state = clocks.nearest(matter)
    if state is None or state.day is None:
        return [Fact("办理期限", NOT_CONFIRMED)] if matter.procedure.clocks else []
    says = f"{day_in_full(state.day)}前{state.clock.says}（{state.limit.basis}）"
    return [Fact("办理期限", says)]


def as_pdf(receipt: Receipt, code: str, *, look_up: str) -> bytes:
    """One page of A4; the same receipt always gives the same bytes."""
    in_song()
    out = io.BytesIO()
    paper = SimpleDocTemplate(
        out,
        pagesize=A4,
        leftMargin=28 * mm,
        rightMargin=26 * mm,
        topMargin=32 * mm,
        bottomMargin=28 * mm,
        title=receipt.title,
        invariant=True,
    )
    paper.build(list(lines(receipt, code, look_up)))
    return out.getvalue()


@cache
def in_song() -> frozenset[int]:
    """Make the fonts known, once for each process; returns the characters that ours holds."""
    ours = TTFont(SONG, io.BytesIO(lzma.decompress(FONT.read_bytes())))
    pdfmetrics.registerFont(ours)
    pdfmetrics.registerFont(UnicodeCIDFont(RARE))
    return frozenset(ours.face.charToGlyph)


def set_in_song(text: str) -> str:
    """A text as ReportLab reads it, with what our font lacks in the reader's own."""
    held = in_song()
    runs = ((has, escape("".join(run))) for has, run in groupby(text, lambda c: ord(c) in held))
    return "".join(run if has else f'<font name="{RARE}">{run}</font>' for has, run in runs)


def style(name: str, size: float, *, alignment: Literal[0, 1] = 0) -> ParagraphStyle:
    """A style in Song; Chinese breaks anywhere."""
    leading = size * 1.6
    return ParagraphStyle(
        name,
        fontName=SONG,
        fontSize=size,
        leading=leading,
        wordWrap="CJK",
        alignment=alignment,
    )


def lines(receipt: Receipt, code: str, look_up: str) -> list[Flowable]:
    """What stands on the page, from top to bottom."""
    body, small = style("body", 11), style("small", 9)
    told = [(set_in_song(one.label), set_in_song(one.value)) for one in receipt.facts]
    rows = [[Paragraph(label, body), Paragraph(value, body)] for label, value in told]
    rows.append([Paragraph("跟踪码", body), Paragraph(code, style("code", 14))])
    ruled = Table(rows, colWidths=[32 * mm, 124 * mm])
    ruled.setStyle(
        TableStyle(
            [
                ("LINEABOVE", (0, 0), (-1, 0), 1.4, (0, 0, 0)),
                ("LINEBELOW", (0, 0), (-1, -1), 0.3, (0.5, 0.5, 0.5)),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ]
        )
    )
    words = [receipt.says, f"查办理情况：{look_up}，填跟踪码。", KEEP]
    return [
        Paragraph(set_in_song(receipt.title), style("title", 18, alignment=1)),
        Spacer(1, 8 * mm),
        ruled,
        Spacer(1, 6 * mm),
        *(Paragraph(set_in_song(one), body if one is words[0] else small) for one in words if one),
    ]
