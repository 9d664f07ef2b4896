"""How headings, tables, forms and signatures stand in Word."""

from __future__ import annotations

import io

import docx as python_docx
import pytest

from yifa.report.papers import docx, layout
from yifa.report.papers.paper import (
    Block,
    Form,
    Heading,
    Paper,
    SignatureLine,
    Signer,
    Table,
    Unwritable,
    label,
    value,
)

from . import examples, reading


def only(*blocks: Block, draft: bool = False) -> bytes:
    return docx.write(Paper(title="报告", blocks=blocks, draft=draft))


def test_headings_number_themselves_level_by_level() -> None:
    levels = (1, 2, 2, 3, 4, 4, 3, 1, 2)
    page = reading.document(only(*(Heading(level, "标题") for level in levels)))
    written = [
        reading.own_words(p).removesuffix("标题")
        for p in reading.find(page, '//w:p[starts-with(w:pPr/w:pStyle/@w:val, "Heading")]')
    ]
    assert written == ["一、", "（一）", "（二）", "1.", "（1）", "（2）", "2.", "二、", "（一）"]


def test_a_heading_brought_in_keeps_the_number_it_came_with() -> None:
    page = reading.document(
        only(Heading(1, "工作", number="三、"), Heading(1, "其他", number=""), Heading(1, "打算"))
    )
    assert reading.paragraphs(page, "Heading1") == ["三、工作", "其他", "二、打算"]


def test_a_heading_that_begins_with_a_number_is_not_read_as_a_decimal() -> None:
    page = reading.document(only(Heading(3, "2026年工作"), Heading(3, "下步打算")))
    assert reading.paragraphs(page, "Heading3") == ["1. 2026年工作", "2.下步打算"]


def test_a_fifth_level_of_heading_is_refused() -> None:
    with pytest.raises(Unwritable, match="只有四级"):
        Heading(5, "过细")


def test_the_head_of_a_table_comes_again_on_every_page_and_no_row_is_torn() -> None:
    page = reading.document(only(examples.towns()))
    rows = reading.find(page, "//w:tr")
    assert [bool(reading.find(row, "./w:trPr/w:tblHeader")) for row in rows[:2]] == [True, False]
    assert all(reading.find(row, "./w:trPr/w:cantSplit") for row in rows)
    assert reading.paragraphs(page, "Caption") == ["表1\u3000各村（社区）矛盾纠纷调解情况"]


def test_numbers_stand_right_and_words_left() -> None:
    page = reading.document(only(examples.towns()))
    second = reading.find(page, "//w:tr")[1]
    styles = [node.get(f"{reading.W}val") for node in reading.find(second, ".//w:pStyle")]
    assert styles == ["TableText", "TableNumber", "TableNumber", "TableNumber", "TableText"]
    assert reading.value(reading.style(only(), "TableNumber"), ".//w:jc") == "right"


def test_columns_of_a_table_fill_the_type_area_exactly() -> None:
    page = reading.document(only(examples.towns()))
    widths = [int(node.get(f"{reading.W}w") or 0) for node in reading.find(page, "//w:gridCol")]
    assert sum(widths) == layout.TEXT_WIDTH


def test_a_table_with_a_short_row_is_refused_and_named() -> None:
    with pytest.raises(Unwritable, match="表“受理”表头有2列，第2行有1列"):
        Table(("类型", "件数"), (("邻里", "3"), ("婚姻",)), caption="受理")


def test_a_form_is_read_back_box_by_box() -> None:
    file = docx.write(examples.application())
    (table,) = python_docx.Document(io.BytesIO(file)).tables
    boxes = [[cell.text for cell in row.cells] for row in table.rows]
    assert boxes[0] == ["申请人", "姓名", "周山", "电话", "139×××"]
    assert boxes[1] == ["申请人", "住址", *["柳溪镇第一村一组"] * 3]
    assert boxes[5] == ["申请事项", *["1. 拆除越界围墙。\n2. 恢复原状。"] * 4]


def test_a_box_keeps_room_for_as_many_lines_as_it_was_given() -> None:
    page = reading.document(only(Form(((label("情况"), value(lines=6)),))))
    assert reading.value(page, "//w:trHeight") == str(6 * layout.LINE)


def test_two_tables_side_by_side_don_t_grow_together() -> None:
    form = Form(((label("甲"), value("乙")),))
    page = reading.document(only(form, form))
    (first, _) = reading.find(page, "//w:tbl")
    following = first.getnext()
    assert following is not None
    assert following.tag == f"{reading.W}p"


def test_one_can_sign_on_a_line_and_a_printed_name_takes_its_place() -> None:
    block = SignatureLine(
        (Signer("当事人"), Signer("登记人", "陈石")), seal="柳溪镇（印章）", day=None
    )
    page = reading.document(only(block))
    assert reading.paragraphs(page, "Signer") == ["当事人：", "登记人：陈石"]
    assert len(reading.find(page, '//w:tab[@w:leader="underscore"]')) == 2
    assert len(reading.find(page, "//w:r/w:tab")) == 1
    assert reading.paragraphs(page, "Day") == ["年\u3000\u3000月\u3000\u3000日"]
