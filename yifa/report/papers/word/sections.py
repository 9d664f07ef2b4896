"""What surrounds the text of a page in Word: paper size, margins, grid, header and page number."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from yifa.report.papers import layout
from yifa.report.papers.layout import STANDARD
from yifa.report.papers.markup import Markup, element

from .wordml import DECLARED, field, paragraph, w, words


@dataclass(frozen=True)
class Section:
    """A run of pages with the same surroundings.

    `counted`: its pages bear a number; `begins`: the count begins at 1 here.
    """

    draft: bool = False
    counted: bool = True
    begins: bool = False

    @property
    def parts(self) -> dict[str, str]:
        """The header and footer of odd ("default") and even pages, by the names of their parts."""
        header = "header_draft" if self.draft else "header_none"
        odd, even = ("footer_odd", "footer_even") if self.counted else ("footer_none",) * 2
        return {
            "header default": header,
            "header even": header,
            "footer default": odd,
            "footer even": even,
        }


def section_properties(section: Section) -> Markup:
    """The measures of a section's pages, written at its end."""
    start = [w("pgNumType", start=1)] if section.begins else []
    return w(
        "sectPr",
        *(_reference(place, part) for place, part in section.parts.items()),
        w("type", val="nextPage"),
        _page_size(),
        _margins(),
        *start,
        w("docGrid", type="lines", linePitch=layout.LINE),
    )


def _reference(place: str, part: str) -> Markup:
    kind, pages = place.split()
    return element(f"w:{kind}Reference", {"w:type": pages, "r:id": part}, [])


def _page_size() -> Markup:
    width, height = layout.PAGE_MM
    return w("pgSz", w=round(width * 1440 / 25.4), h=round(height * 1440 / 25.4))


def _margins() -> Markup:
    return w(
        "pgMar",
        top=layout.twips(STANDARD.margin_top_mm),
        right=layout.twips(STANDARD.margin_right_mm),
        bottom=layout.twips(STANDARD.margin_bottom_mm),
        left=layout.twips(STANDARD.margin_left_mm),
        header=layout.twips(STANDARD.margin_top_mm / 2),
        footer=_below_page_number(),
        gutter=0,
    )


def _below_page_number() -> int:
    """From the page's edge to the foot of the number, whose dashes stand 7 mm below the text."""
    dashes = layout.twips(STANDARD.margin_bottom_mm - layout.PAGE_NUMBER_GAP_MM)
    return dashes - layout.points(layout.PAGE_NUMBER_PT) // 2


def surrounding_parts(sections: Iterable[Section]) -> dict[str, Markup]:
    """The headers and footers that the sections ask for, by name."""
    asked = {part for section in sections for part in section.parts.values()}
    return {name: part for name, part in _all_parts().items() if name in asked}


def _all_parts() -> dict[str, Markup]:
    return {
        "header_none": _part("hdr", paragraph("Header")),
        "header_draft": _part("hdr", paragraph("Header", words("草稿"))),
        "footer_none": _part("ftr", paragraph("FooterOdd")),
        "footer_odd": _part("ftr", _page_number("FooterOdd")),
        "footer_even": _part("ftr", _page_number("FooterEven")),
    }


def _part(name: str, content: Markup) -> Markup:
    return element(f"w:{name}", DECLARED, [content])


def _page_number(style: str) -> Markup:
    return paragraph(style, words("— "), field("PAGE"), words(" —"))
