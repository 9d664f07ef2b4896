"""A Word document is read with all that people see in it, and nothing that was deleted."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from yifa.reviewer import Kind, identify, outline, quantities, read
from yifa.reviewer.readers.word import open_document, places
from yifa.reviewer.tests.samples import fictional
from yifa.reviewer.tests.whole import assert_whole


def saved(document: Any) -> bytes:
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def number(paragraph: Any, which: int, level: int = 0) -> None:
    stated = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    stated.get_or_add_numId().val = which
    stated.get_or_add_ilvl().val = level


def add_list(document: Any, *levels: tuple[str, str]) -> int:
    """Add a list whose levels have a form and a text, as 一、 or （1）, and give its number."""
    root = document.part.numbering_part.element
    shape = OxmlElement("w:abstractNum")
    shape.set(qn("w:abstractNumId"), "90")
    for place, (form, text) in enumerate(levels):
        level = OxmlElement("w:lvl")
        level.set(qn("w:ilvl"), str(place))
        for name, value in (("start", "1"), ("numFmt", form), ("lvlText", text)):
            child = OxmlElement(f"w:{name}")
            child.set(qn("w:val"), value)
            level.append(child)
        shape.append(level)
    root.insert(0, shape)
    numbered: int = root.add_num(90).numId
    return numbered


def numbered() -> Any:
    document = docx.Document()
    document.add_heading("柳溪镇2024年度法治政府建设情况报告", 0)
    shape = ("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3.")
    which = add_list(document, *shape)
    for text, level in (
        ("主要举措", 0),
        ("加强学习", 1),
        ("健全制度", 2),
        ("落实责任", 2),
        ("规范执法", 1),
        ("存在问题", 0),
        ("执法力量", 1),
    ):
        number(document.add_paragraph(text), which, level)
        document.add_paragraph("全年学法3次，做得好。")
    return document


def test_a_report_reads_the_same_from_word_as_from_text() -> None:
    document = docx.Document()
    for block in fictional("qinghe-2024").kept:
        document.add_paragraph(block.text)
    read_again = outline(read(saved(document), "a.docx"))
    assert_whole(read_again)
    expected = fictional("qinghe-2024")
    assert [it.text for it in quantities(read_again)] == [it.text for it in quantities(expected)]
    assert identify(read_again).organisation == identify(expected).organisation
    kinds = [block.kind for block in expected.kept]
    assert [block.kind for block in read_again.kept] == kinds


def test_the_numbers_that_word_adds_are_part_of_the_text() -> None:
    document = outline(read(saved(numbered()), "a.docx"))
    headings = [block.text for block in document.blocks if block.kind is Kind.HEADING]
    assert headings == [
        "一、主要举措",
        "（一）加强学习",
        "1.健全制度",
        "2.落实责任",
        "（二）规范执法",
        "二、存在问题",
        "（一）执法力量",
    ]
    assert identify(document).title == "柳溪镇2024年度法治政府建设情况报告"


def test_every_paragraph_knows_where_its_words_went() -> None:
    written, found = places(open_document(saved(numbered()), "a.docx"))
    for place in found:
        own = "".join(text.text or "" for text in place.element.iter(qn("w:t")))
        assert written.text[place.start + place.added : place.end] == own


def test_tables_are_rows_and_headers_are_furniture() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "青禾县柳溪镇"
    document.add_paragraph("一、情况")
    table = document.add_table(rows=2, cols=2)
    for place, text in enumerate(("类型", "件数", "婚姻", "41件")):
        table.cell(place // 2, place % 2).text = text
    found = outline(read(saved(document), "a.docx"))
    assert_whole(found)
    assert [(block.kind.value, block.text) for block in found.blocks] == [
        ("heading", "一、情况"),
        ("row", "类型\t件数"),
        ("row", "婚姻\t41件"),
        ("furniture", "青禾县柳溪镇"),
    ]
    assert found.blocks[-1].reason == "page_header"


def test_inserted_words_are_read_and_deleted_ones_are_not() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("全年学法")
    for tag, kind, text in (("w:ins", "w:t", "5次。"), ("w:del", "w:delText", "3次。")):
        change, run, words = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(kind)
        words.text = text
        run.append(words)
        change.append(run)
        paragraph._p.append(change)
    assert read(saved(document), "a.docx").text == "全年学法5次。\n"


def test_words_in_a_content_control_are_read() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("全年学法3次。")
    control, content = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
    control.append(content)
    paragraph._p.addprevious(control)
    content.append(paragraph._p)
    assert read(saved(document), "a.docx").text == "全年学法3次。\n"


def test_heading_styles_count_where_no_number_stands() -> None:
    document = docx.Document()
    document.add_heading("主要举措", 1)
    document.add_paragraph("全年学法3次，成效明显。")
    document.add_heading("加强学习", 2)
    document.add_paragraph("开展培训2次，全员参加。")
    blocks = outline(read(saved(document), "a.docx")).blocks
    assert [(block.kind.value, block.level) for block in blocks] == [
        ("heading", 1),
        ("paragraph", 0),
        ("heading", 2),
        ("paragraph", 0),
    ]
