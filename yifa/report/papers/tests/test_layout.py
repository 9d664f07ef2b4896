"""Whether the sizes and names written here are those the law's data gives in words."""

from __future__ import annotations

import pytest

from yifa.report.papers import layout
from yifa.report.papers.layout import STANDARD
from yifa.report.papers.numbering import heading_number
from yifa.report.papers.word.looks import STYLES


@pytest.mark.parametrize(
    ("words", "font", "pt"),
    [
        (STANDARD.body_font, layout.FANGSONG, layout.BODY_PT),
        (STANDARD.title_font, layout.TITLE, layout.TITLE_PT),
        (STANDARD.page_number, layout.SONG, layout.PAGE_NUMBER_PT),
    ],
)
def test_sizes_are_those_of_the_standard(words: str, font: layout.Font, pt: int) -> None:
    assert f"({pt} pt" in words
    assert font.name.removeprefix("方正").removesuffix("简体") in words


@pytest.mark.parametrize("heading", STANDARD.headings, ids=lambda heading: heading.pattern)
def test_headings_are_numbered_and_set_as_the_standard_says(heading: object) -> None:
    level, pattern, font = (getattr(heading, name) for name in ("level", "pattern", "font"))
    assert heading_number(level, 1) == pattern
    assert font == f"{STYLES[f'Heading{level}'].font.name} 3号"


def test_the_page_is_the_paper_the_standard_names() -> None:
    width, height = layout.PAGE_MM
    assert STANDARD.paper == f"A4 {width:.0f}mm x {height:.0f}mm"
    across = STANDARD.margin_left_mm + STANDARD.type_area_mm[0] + STANDARD.margin_right_mm
    down = STANDARD.margin_top_mm + STANDARD.type_area_mm[1] + STANDARD.margin_bottom_mm
    assert (across, down) == layout.PAGE_MM


def test_word_takes_the_name_of_a_substitute_face() -> None:
    """It cuts a name at 31 characters and doesn't split a list of names."""
    for font in layout.FONTS:
        assert len(font.otherwise) <= 31
        assert "," not in font.otherwise
