"""What the papers look like as pages, laid out by LibreOffice, with whatever faces it has.

Neither Word nor WPS can be had here; that they break lines and pages alike is not proved.
"""

from __future__ import annotations

import importlib
import re
import shutil
import subprocess
from collections import Counter
from typing import Any

import pytest

from yifa.report.papers import docx
from yifa.report.papers.layout import STANDARD
from yifa.report.papers.paper import Form, Paper, Table, label, value

from . import examples, reading

pypdfium2: Any = importlib.import_module("pypdfium2")  # it comes without types
Documents = dict[str, Any]
OFFICE = shutil.which("soffice")
POINTS_PER_MM = 72 / 25.4
ONE_CHARACTER = 14

pytestmark = pytest.mark.skipif(OFFICE is None, reason="LibreOffice（soffice）没有安装，不排页")

PAPERS: dict[str, list[Paper]] = {
    "grid": [examples.page_of_text()],
    "report": [examples.annual_report()],
    "draft": [examples.annual_report(draft=True, length=1)],
    "file": examples.mediation_file(),
    "long": [
        Paper(
            title="调查笔录",
            blocks=(
                Form(((label("内容"), value("调" * 3000)),), widths=(1, 4)),
                Table(("事项", "内容"), (("一", "解" * 3000),)),
            ),
        )
    ],
}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Documents:
    """Every paper laid out, by name."""
    folder = tmp_path_factory.mktemp("pages")
    for name, papers in PAPERS.items():
        (folder / f"{name}.docx").write_bytes(docx.write_bundle(papers))
    subprocess.run(
        [
            str(OFFICE),
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            *("--headless", "--convert-to", "pdf", "--outdir", str(folder)),
            *(str(folder / f"{name}.docx") for name in PAPERS),
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )
    return {name: pypdfium2.PdfDocument(folder / f"{name}.pdf") for name in PAPERS}


def lines(document: Any, page: int) -> list[str]:
    return str(document[page].get_textpage().get_text_bounded()).split("\r\n")


def page_number(document: Any, page: int) -> tuple[float, float, float]:
    """Left and right edge of the page number with its dashes, and the height of their middle."""
    text = document[page].get_textpage()
    length = text.count_chars()
    found = re.search(r"— \d+ —\s*$", text.get_text_range(0, length))
    assert found
    boxes = [text.get_charbox(place) for place in (found.start(), found.end() - 1)]
    (left, low, _, high), (_, _, right, _) = boxes
    return left, right, (low + high) / 2


def test_a_full_page_has_22_lines_of_28_characters(pages: Documents) -> None:
    assert len(pages["grid"]) == 3
    for page in range(3):
        text = [line for line in lines(pages["grid"], page) if "法" in line]
        assert len(text) == STANDARD.lines_per_page
        indented = page == 0
        expected = [STANDARD.chars_per_line] * STANDARD.lines_per_page
        assert [
            len(line) + 2 * (indented and row == 0) for row, line in enumerate(text)
        ] == expected


@pytest.mark.parametrize("name", PAPERS)
def test_every_character_of_the_file_is_printed(name: str, pages: Documents) -> None:
    """Hanging punctuation, an overfull box or a clipped line would lose some."""
    written = Counter(reading.words(reading.document(docx.write_bundle(PAPERS[name]))))
    document = pages[name]
    printed = Counter(
        "".join(document[page].get_textpage().get_text_bounded() for page in range(len(document)))
    )
    missing = {sign: written[sign] - printed[sign] for sign in written if not sign.isspace()}
    assert not {sign: count for sign, count in missing.items() if count > 0}


def test_page_numbers_stand_one_character_in_right_then_left(pages: Documents) -> None:
    document = pages["report"]
    width, _ = document[0].get_size()
    inner = STANDARD.margin_left_mm * POINTS_PER_MM + ONE_CHARACTER
    outer = width - STANDARD.margin_right_mm * POINTS_PER_MM - ONE_CHARACTER
    assert page_number(document, 0)[1] == pytest.approx(outer, abs=2)
    assert page_number(document, 1)[0] == pytest.approx(inner, abs=2)


def test_the_dashes_beside_a_page_number_are_7_mm_below_the_text(
    pages: Documents,
) -> None:
    below = STANDARD.margin_bottom_mm * POINTS_PER_MM - page_number(pages["report"], 1)[2]
    assert below / POINTS_PER_MM == pytest.approx(7, abs=1)


def test_the_head_of_a_long_table_is_on_every_page_it_reaches(pages: Documents) -> None:
    document = pages["report"]
    with_rows = [
        page for page in range(len(document)) if "青禾县第" in "".join(lines(document, page))
    ]
    with_heads = [
        page for page in range(len(document)) if "所属乡镇" in "".join(lines(document, page))
    ]
    assert len(with_rows) >= 4
    assert with_rows == with_heads


def test_every_page_of_a_draft_says_so(pages: Documents) -> None:
    for page in range(len(pages["draft"])):
        assert "草稿" in lines(pages["draft"], page)[0]


def test_the_contents_page_tells_where_each_paper_begins_and_ends(pages: Documents) -> None:
    document = pages["file"]
    told = re.findall(r"(\d+)—(\d+)", "\n".join(lines(document, 1)))
    titles = [paper.title for paper in PAPERS["file"][2:]]
    begins = [
        page - 1
        for page in range(2, len(document))
        if any(line in titles for line in lines(document, page)[:1])
    ]
    ends = [*(page - 1 for page in begins[1:]), len(document) - 2]
    assert [(int(first), int(last)) for first, last in told] == list(zip(begins, ends, strict=True))
    assert len(told) == len(titles)


def test_no_page_of_the_file_is_empty(pages: Documents) -> None:
    for page in range(len(pages["file"])):
        text = re.sub(r"— \d+ —", "", "".join(lines(pages["file"], page)))
        assert text.strip()


def test_a_long_box_begins_under_the_title_and_goes_on_over_the_pages(pages: Documents) -> None:
    """Held together, it would leave the first page all but empty."""
    assert len(pages["long"]) > 3
    for page in range(len(pages["long"])):
        assert sum(map(len, lines(pages["long"], page))) > 300
