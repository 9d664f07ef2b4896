"""Whether the file is one that Word opens, and says of itself only what is so."""

from __future__ import annotations

import datetime as dt
import io
import re

import docx as python_docx
import pytest
from lxml import etree

from yifa.report.papers import docx
from yifa.report.papers.paper import (
    Block,
    Contents,
    Cover,
    Note,
    PageBreak,
    Paper,
    Unwritable,
)

from . import examples, reading

ORDER = {
    "pPr": "pStyle keepNext pageBreakBefore widowControl pBdr tabs overflowPunct snapToGrid "
    "spacing ind jc outlineLvl sectPr",
    "rPr": "rFonts b color spacing sz szCs u lang",
    "tblPr": "tblW tblInd tblBorders tblLayout tblCellMar",
    "tcPr": "tcW gridSpan vMerge tcBorders vAlign",
    "sectPr": "headerReference footerReference type pgSz pgMar pgNumType docGrid",
    "style": "name basedOn qFormat pPr rPr",
    "settings": "evenAndOddHeaders characterSpacingControl updateFields compat themeFontLang",
}


def only(*blocks: Block, draft: bool = False) -> bytes:
    return docx.write(Paper(title="报告", blocks=blocks, draft=draft))


def test_word_finds_every_element_where_its_schema_wants_it() -> None:
    """Word refuses a file whose properties stand in another order."""
    cover = Cover("柳溪镇人民调解委员会", "卷宗", (("卷名", "甲"),))
    files = [
        docx.write(examples.annual_report(draft=True)),
        docx.write_bundle(examples.mediation_file()),
        only(cover, Contents(), PageBreak(), Note("注"), draft=True),
    ]
    for file in files:
        for name in word_parts(file):
            assert_ordered(reading.xml(file, name))


def word_parts(file: bytes) -> list[str]:
    return [name for name in reading.parts(file) if re.fullmatch(r"word/\w+\.xml", name)]


def assert_ordered(tree: etree._Element) -> None:
    for name, order in ORDER.items():
        wanted = order.split()
        for node in reading.find(tree, f"//w:{name} | self::w:{name}"):
            children = [str(child.tag).removeprefix(reading.W) for child in node]
            assert children == sorted(children, key=wanted.index)


def test_every_style_a_paragraph_names_exists() -> None:
    for file in (
        docx.write(examples.annual_report(draft=True)),
        docx.write_bundle(examples.mediation_file()),
    ):
        styles = reading.find(reading.xml(file, "word/styles.xml"), "//w:style")
        known = {style.get(f"{reading.W}styleId") for style in styles}
        for name in word_parts(file):
            used = reading.find(reading.xml(file, name), "//w:pStyle")
            assert {style.get(f"{reading.W}val") for style in used} <= known


def test_nothing_of_a_library_s_template_is_in_the_file() -> None:
    file = docx.write(examples.annual_report())
    assert sorted(reading.parts(file)) == [
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/fontTable.xml",
        "word/footer_even.xml",
        "word/footer_odd.xml",
        "word/header_none.xml",
        "word/settings.xml",
        "word/styles.xml",
    ]
    properties = python_docx.Document(io.BytesIO(file)).core_properties
    assert properties.title == "青禾县人民政府关于2026年度法治政府建设情况的报告"
    assert properties.author == properties.last_modified_by == "青禾县人民政府"
    assert properties.created == properties.modified == dt.datetime(2027, 3, 8, tzinfo=dt.UTC)
    assert properties.language == "zh-CN"


def test_a_mediation_file_is_called_after_its_cover() -> None:
    file = docx.write_bundle(examples.mediation_file())
    properties = python_docx.Document(io.BytesIO(file)).core_properties
    assert properties.title == "柳溪镇人民调解委员会人民调解卷宗"
    assert properties.author == "柳溪镇人民调解委员会"


def test_word_doesn_t_ask_about_fields_unless_a_contents_page_has_some() -> None:
    assert (
        b"updateFields"
        not in reading.parts(docx.write(examples.annual_report()))["word/settings.xml"]
    )
    bundle = docx.write_bundle(examples.mediation_file())
    assert b"updateFields" in reading.parts(bundle)["word/settings.xml"]


def test_nothing_to_write_is_refused() -> None:
    with pytest.raises(Unwritable, match="请至少选一份"):
        docx.write_bundle([])
