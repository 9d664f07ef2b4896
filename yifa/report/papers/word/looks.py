"""How each part of a paper looks in Word: one style for each, so that the text carries no looks.

Lines are exactly one grid line high. With that a page has its 22 lines in any typeface; with
Word's "single" spacing a face with tall metrics would take two grid lines for each line of text.
"""

from __future__ import annotations

from dataclasses import dataclass

from yifa.report.papers import layout
from yifa.report.papers.layout import (
    FANGSONG,
    HEI,
    KAI,
    LATIN,
    LINE,
    SONG,
    SQUEEZE,
    TITLE,
    Font,
    points,
)

NORMAL = "Normal"
PAGE_NUMBER_INDENT = points(layout.PAGE_NUMBER_PT)


@dataclass(frozen=True)
class Style:
    """A paragraph style. Lengths are in twips; `line` is the exact height of a line."""

    id: str
    name: str
    font: Font = FANGSONG
    latin: Font = LATIN
    pt: int = layout.BODY_PT
    line: int = LINE
    before: int = 0
    after: int = 0
    align: str = "both"
    indent: int = 0
    left: int = 0
    right: int = 0
    color: str = ""
    keep_next: bool = False
    outline: int | None = None

    @property
    def is_ours(self) -> bool:
        """Whether Word doesn't know the style by itself."""
        return not self.name.isascii()

    @property
    def squeeze(self) -> int:
        """What each character gives up so that a line of body text holds 28."""
        return SQUEEZE if self.pt == layout.BODY_PT else 0


def heading(level: int, font: Font) -> Style:
    """A heading on the grid; it never stands alone at the foot of a page."""
    return Style(
        f"Heading{level}",
        f"heading {level}",
        font=font,
        indent=layout.STANDARD.indent_first_line_chars,
        keep_next=True,
        outline=level - 1,
    )


def small(
    id: str, name: str, *, font: Font = FANGSONG, align: str = "left", pt: int = layout.TABLE_PT
) -> Style:
    """A style of tables and forms: smaller than the body and off its grid."""
    return Style(id, name, font=font, pt=pt, line=points(pt * 1.5), align=align)


TEXT = (
    Style(NORMAL, "Normal"),
    Style("Body", "公文正文", indent=layout.STANDARD.indent_first_line_chars),
    heading(1, HEI),
    heading(2, KAI),
    heading(3, FANGSONG),
    heading(4, FANGSONG),
    Style("Addressee", "主送机关"),
    Style("AttachmentNames", "附件说明", align="left"),
    Style("AttachmentMark", "附件序号", font=HEI, align="left", after=LINE, keep_next=True),
    Style("Signature", "发文机关署名", align="right", keep_next=True),
    Style("Day", "成文日期", align="right"),
    Style("Signer", "签名", align="left"),
)
HEAD = (
    Style(
        "IssuerMark",
        "发文机关标志",
        font=TITLE,
        pt=layout.ISSUER_MARK_PT,
        line=points(layout.ISSUER_MARK_PT * 1.2),
        before=layout.twips(layout.STANDARD.issuer_mark_top_mm),
        align="center",
        color=layout.RED,
    ),
    Style("IssuerNumber", "发文字号", align="center", before=2 * LINE),
    Style(
        "RedLine",
        "红色分隔线",
        pt=2,
        line=layout.twips(layout.STANDARD.red_line_gap_mm),
        after=2 * LINE,
    ),
    Style(
        "Title",
        "Title",
        font=TITLE,
        pt=layout.TITLE_PT,
        line=points(layout.TITLE_LINE_PT),
        after=LINE,
        align="center",
        keep_next=True,
    ),
    Style("Number", "编号", align="right"),
)
TABLES = (
    Style(
        "Caption",
        "caption",
        font=HEI,
        pt=layout.TABLE_PT,
        line=LINE,
        align="center",
        keep_next=True,
    ),
    small("TableHead", "表头", font=HEI, align="center"),
    small("TableText", "表文"),
    small("TableNumber", "表数", align="right"),
    small("FormLabel", "栏目", align="center", pt=layout.FORM_PT),
    small("FormValue", "填写", pt=layout.FORM_PT),
    small("Note", "附注"),
    Style("Gap", "分隔", pt=1, line=8),
)
COVER = (
    Style(
        "CoverOrganisation", "卷宗单位", font=TITLE, pt=26, line=1000, before=1200, align="center"
    ),
    Style(
        "CoverName",
        "卷宗名称",
        font=TITLE,
        pt=layout.COVER_PT,
        line=1200,
        after=2400,
        align="center",
    ),
    Style("CoverLabel", "封面栏目", font=HEI, align="left"),
    Style("CoverValue", "封面填写", align="left"),
)
FURNITURE = (
    Style("Header", "header", font=HEI, pt=layout.PAGE_NUMBER_PT, line=400, align="right"),
    Style(
        "FooterOdd",
        "单页码",
        font=SONG,
        latin=SONG,
        pt=layout.PAGE_NUMBER_PT,
        line=PAGE_NUMBER_INDENT,
        align="right",
        right=PAGE_NUMBER_INDENT,
    ),
    Style(
        "FooterEven",
        "双页码",
        font=SONG,
        latin=SONG,
        pt=layout.PAGE_NUMBER_PT,
        line=PAGE_NUMBER_INDENT,
        align="left",
        left=PAGE_NUMBER_INDENT,
    ),
)
STYLES = {style.id: style for style in (*TEXT, *HEAD, *TABLES, *COVER, *FURNITURE)}
