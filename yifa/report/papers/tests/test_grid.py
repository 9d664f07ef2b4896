"""How a page is measured: 22 lines of 28 characters, faces, sizes, page numbers."""

from __future__ import annotations

import pytest

from yifa.report.papers import docx, layout

from . import examples, reading


def test_the_page_is_a4_with_the_margins_of_the_standard() -> None:
    page = reading.document(docx.write(examples.annual_report()))
    assert reading.value(page, "//w:pgSz", "w") == "11906"
    assert reading.value(page, "//w:pgSz", "h") == "16838"
    margins = {"top": 37, "left": 28, "right": 26, "bottom": 35}
    for side, mm in margins.items():
        assert float(reading.value(page, "//w:pgMar", side) or 0) == pytest.approx(
            mm * 1440 / 25.4, abs=1
        )


def test_a_page_has_room_for_22_lines_and_not_for_23() -> None:
    page = reading.document(docx.write(examples.annual_report()))
    edges = sum(int(reading.value(page, "//w:pgMar", side) or 0) for side in ("top", "bottom"))
    room = 16838 - edges
    line = int(reading.value(page, "//w:docGrid", "linePitch") or 0)
    assert 22 * line <= room < 23 * line


def test_the_grid_is_one_of_lines_only() -> None:
    """With a grid of characters LibreOffice sets 14 of them to a line."""
    page = reading.document(docx.write(examples.annual_report()))
    assert reading.value(page, "//w:docGrid", "type") == "lines"


def test_a_line_holds_28_characters_and_not_29() -> None:
    body = reading.style(docx.write(examples.annual_report()), "Body")
    size = int(reading.value(body, ".//w:sz") or 0) * 10
    squeezed = size + int(reading.value(body, "./w:rPr/w:spacing") or 0)
    assert 28 * squeezed <= layout.TEXT_WIDTH < 29 * squeezed


def test_every_run_of_16_points_is_squeezed_alike() -> None:
    styles = reading.xml(docx.write(examples.annual_report()), "word/styles.xml")
    for style in reading.find(styles, "//w:style"):
        size, spacing = (reading.value(style, f"./w:rPr/w:{name}") for name in ("sz", "spacing"))
        assert spacing == ("-5" if size == "32" else "0")


def test_the_text_has_the_faces_and_sizes_of_the_standard() -> None:
    file = docx.write(examples.annual_report())
    faces = {
        "Body": ("仿宋", "32"),
        "Title": ("方正小标宋简体", "44"),
        "Heading1": ("黑体", "32"),
        "Heading2": ("楷体", "32"),
        "Heading3": ("仿宋", "32"),
        "Heading4": ("仿宋", "32"),
        "FooterOdd": ("宋体", "28"),
    }
    for id, (face, size) in faces.items():
        style = reading.style(file, id)
        assert reading.value(style, "./w:rPr/w:rFonts", "eastAsia") == face
        assert reading.value(style, "./w:rPr/w:sz") == size


def test_a_paragraph_begins_two_characters_in() -> None:
    body = reading.style(docx.write(examples.annual_report()), "Body")
    assert reading.value(body, "./w:pPr/w:ind", "firstLineChars") == "200"
    assert reading.value(body, "./w:pPr/w:ind", "firstLine") == "640"


def test_page_numbers_stand_right_on_odd_and_left_on_even_pages() -> None:
    file = docx.write(examples.annual_report())
    assert reading.find(reading.xml(file, "word/settings.xml"), "//w:evenAndOddHeaders")
    for part, style, side in (
        ("footer_odd", "FooterOdd", "right"),
        ("footer_even", "FooterEven", "left"),
    ):
        footer = reading.xml(file, f"word/{part}.xml")
        assert reading.value(footer, "//w:pStyle") == style
        assert reading.words(footer) == "—  —"
        assert [node.text for node in reading.find(footer, "//w:instrText")] == ["PAGE"]
        assert reading.value(reading.style(file, style), "./w:pPr/w:jc") == side
        assert reading.value(reading.style(file, style), "./w:pPr/w:ind", side) == "280"
