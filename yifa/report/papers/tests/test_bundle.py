"""How a mediation file (卷宗) becomes one .docx: cover, contents with pages, papers in order."""

from __future__ import annotations

import pytest

from yifa.report.papers import docx
from yifa.report.papers.bundle import filled
from yifa.report.papers.paper import (
    Contents,
    ContentsLine,
    Cover,
    Paper,
    Paragraph,
    Unwritable,
)

from . import examples, reading

NAMES = [paper.title for paper in examples.mediation_file()[2:]]


def contents(papers: list[Paper]) -> list[tuple[str, str, str]]:
    """(name, pages, bookmark) of every line of the contents pages."""
    return [
        (line.name, line.pages, line.bookmark)
        for _, paper in filled(papers)
        for block in paper.blocks
        if isinstance(block, Contents)
        for line in block.lines
    ]


def test_the_contents_page_lists_every_paper_after_it() -> None:
    assert [name for name, _, _ in contents(examples.mediation_file())] == NAMES


def test_the_pages_of_each_paper_are_counted_by_the_program_that_opens_the_file() -> None:
    page = reading.document(docx.write_bundle(examples.mediation_file()))
    fields = [(node.text or "").split()[1] for node in reading.find(page, "//w:instrText")]
    marks = [node.get(f"{reading.W}name") for node in reading.find(page, "//w:bookmarkStart")]
    assert fields == marks
    assert len(fields) == 2 * len(NAMES)
    numbers = [node.get(f"{reading.W}id") for node in reading.find(page, "//w:bookmarkStart")]
    assert len(set(numbers)) == len(numbers)


def test_a_page_that_was_not_counted_yet_is_left_empty_and_not_guessed() -> None:
    page = reading.document(docx.write_bundle(examples.mediation_file()))
    cells = [reading.own_words(cell) for cell in reading.find(page, "//w:tbl[2]//w:tc")]
    assert cells[4:8] == ["1", "人民调解申请书", "—", ""]


def test_each_paper_begins_a_page() -> None:
    page = reading.document(docx.write_bundle(examples.mediation_file()))
    sections = reading.find(page, "//w:sectPr")
    assert [reading.value(section, "./w:type") for section in sections] == ["nextPage"] * 2
    assert len(reading.find(page, "//w:pageBreakBefore")) == 1 + len(NAMES) - 1


def test_cover_and_contents_bear_no_page_number_and_the_count_begins_after_them() -> None:
    page = reading.document(docx.write_bundle(examples.mediation_file()))
    front, counted = reading.find(page, "//w:sectPr")
    relation = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    footers = [
        {node.get(relation) for node in reading.find(section, "./w:footerReference")}
        for section in (front, counted)
    ]
    assert footers == [{"footer_none"}, {"footer_odd", "footer_even"}]
    assert not reading.find(front, "./w:pgNumType")
    assert reading.value(counted, "./w:pgNumType", "start") == "1"


def test_a_line_of_one_s_own_is_tied_to_the_paper_of_its_name_and_keeps_its_remark() -> None:
    lines = (
        ContentsLine("调解笔录", remark="第一次"),
        ContentsLine("证据材料", pages="另册", remark="照片三张"),
        ContentsLine("调解笔录", remark="第二次"),
    )
    papers = [
        Paper(title="卷内目录", blocks=(Contents(lines),)),
        Paper(title="调解笔录", blocks=(Paragraph("一"),)),
        Paper(title="调解笔录", blocks=(Paragraph("二"),)),
    ]
    assert contents(papers) == [
        ("调解笔录", "", "paper2"),
        ("证据材料", "另册", ""),
        ("调解笔录", "", "paper3"),
    ]
    cells = reading.paragraphs(reading.document(docx.write_bundle(papers)), "FormValue")
    assert cells == ["调解笔录", "第一次", "证据材料", "照片三张", "调解笔录", "第二次"]


def test_two_files_in_one_keep_their_contents_apart() -> None:
    cover = Paper(blocks=(Cover("柳溪镇人民调解委员会", "人民调解卷宗"),))
    listing = Paper(title="卷内目录", blocks=(Contents(),))
    first, second = (Paper(title=f"第{n}份协议书") for n in (1, 2))
    papers = [cover, listing, first, cover, listing, second]
    assert [name for name, _, _ in contents(papers)] == ["第1份协议书", "第2份协议书"]
    page = reading.document(docx.write_bundle(papers))
    starts = [node.get(f"{reading.W}start") for node in reading.find(page, "//w:pgNumType")]
    assert starts == ["1", "1"]


def test_a_paper_without_a_name_can_t_be_listed() -> None:
    papers = [Paper(title="卷内目录", blocks=(Contents(),)), Paper(blocks=(Paragraph("一"),))]
    with pytest.raises(Unwritable, match="请补上名称"):
        docx.write_bundle(papers)


def test_a_draft_in_a_file_is_marked_and_the_papers_beside_it_are_not() -> None:
    papers = [Paper(title="申请书"), Paper(title="协议书", draft=True), Paper(title="回访记录")]
    page = reading.document(docx.write_bundle(papers))
    relation = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    headers = [
        reading.find(section, "./w:headerReference")[0].get(relation)
        for section in reading.find(page, "//w:sectPr")
    ]
    assert headers == ["header_none", "header_draft", "header_none"]
