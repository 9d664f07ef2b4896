"""A report is taken apart into its title, headings, paragraphs and end, and loses nothing."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from yifa.reviewer import Document, Kind, outline, quantities, reasons, typed
from yifa.reviewer.tests.samples import (
    FICTIONAL_NAMES,
    REAL_NAMES,
    any_report,
    fictional,
    lines_of,
    real,
)
from yifa.reviewer.tests.whole import assert_whole

PIECES = st.sampled_from(
    [
        "一、工作情况",
        "（一）抓学习。全年学法3次。",
        "1.健全机制",
        "**一是抓落实。**",
        "①",
        "\n",
        "\n\n",
        "\r\n",
        "\f",
        "　　",
        "— 3 —",
        "围。",
        "，推进依法行",
        "政工作，",
        "《工作\n要点》",
        "柳溪镇2024年度法治政府建设情况报告",
        "首页 > 政务公开",
        "【打印】",
        "柳溪镇人民政府",
        "2025年1月12日",
        "\ufeff",
        "\u200b",
        "# ",
        "|---|",
        "| 甲 | 乙 |",
        "。",
        "\x01",
        "\ud800",
        "12件",
    ]
)


def told(text: str) -> list[tuple[str, str]]:
    """Give the blocks of a text as kind and words."""
    return [(block.kind.value, block.text) for block in outline(typed(text)).blocks]


@pytest.mark.parametrize("name", [*FICTIONAL_NAMES, *REAL_NAMES])
def test_nothing_of_a_report_is_lost_or_kept_twice(name: str) -> None:
    assert_whole(any_report(name))


@given(st.text(max_size=300))
@example("****")
def test_nothing_of_any_text_is_lost(text: str) -> None:
    assert_whole(outline(typed(text)))


@given(st.lists(PIECES, max_size=30).map("".join))
def test_nothing_is_lost_however_the_pieces_of_reports_are_mixed(text: str) -> None:
    document = outline(typed(text))
    assert_whole(document)
    for quantity in quantities(document):
        assert 0 <= quantity.start < quantity.end <= len(text)


def test_every_piece_of_furniture_has_a_reason_that_people_can_read() -> None:
    for name in FICTIONAL_NAMES:
        for block in fictional(name).furniture:
            assert reasons()[block.reason].label


def test_menus_footers_and_buttons_are_told_from_the_report() -> None:
    document = fictional("liuxi-2024")
    found = {block.text.split()[0]: block.reason for block in document.furniture}
    assert found["网站首页"] == "navigation"
    assert found["首页"] == "navigation"
    assert found["来源：柳溪镇人民政府"] == "source_line"
    assert found["索引号：QH-LX-2025-0007"] == "catalogue"
    assert found["【打印本页】"] == "buttons"
    assert found["分享到：微信"] == "buttons"
    assert found["主办：青禾县人民政府办公室"] == "footer"
    assert found["青禾县柳溪镇2024年度法治政府建设情况报告"] == "repeated_title"
    assert lines_of(document, "title") == ["青禾县柳溪镇2024年度法治政府建设情况报告"]
    assert lines_of(document, "signature") == ["柳溪镇人民政府"]
    assert lines_of(document, "date") == ["2025年1月15日"]


def test_a_sentence_cut_by_a_page_is_put_together_again() -> None:
    document = fictional("qinghe-2024")
    texts = lines_of(document, "paragraph")
    assert any("审查各类合同、协议、涉法事务326件次" in text for text in texts)
    assert any("执法工作格局，执法满意度不断提升。依法应对突发事件" in text for text in texts)
    assert [block.reason for block in document.furniture] == [
        "page_number",
        "page_header",
        "page_number",
        "page_header",
        "page_number",
        "page_header",
        "orphan",
        "page_number",
    ]


def test_a_block_finds_its_words_in_the_source_across_a_break() -> None:
    document = fictional("qinghe-2024")
    block = next(block for block in document.kept if "涉法事务326件次" in block.text)
    start, end = block.span(block.text.index("协议、涉法"), block.text.index("326"))
    assert document.source.text[start:end].startswith("协议、")
    assert document.source.text[start:end].endswith("涉法事务")
    assert "— 2 —" in document.source.text[start:end]


def test_title_and_what_stands_under_it() -> None:
    kinds = [(block.kind.value, block.text) for block in fictional("qinghe-2024").kept[:3]]
    assert kinds == [
        ("title", "青禾县人民政府关于2024年度法治政府建设情况的报告"),
        ("subtitle", "青政〔2025〕3号"),
        ("addressee", "市人民政府："),
    ]


def test_a_title_broken_before_its_topic_is_one_title() -> None:
    assert told("青禾县柳溪镇2024年度\n法治政府建设情况报告\n全年学法3次。")[0] == (
        "title",
        "青禾县柳溪镇2024年度法治政府建设情况报告",
    )


def test_headings_carry_their_level_number_and_ordinal() -> None:
    headings = [
        (block.level, block.number, block.ordinal, block.words)
        for block in fictional("liuxi-2024").blocks
        if block.kind is Kind.HEADING
    ]
    assert headings[:5] == [
        (1, "一、", 1, "2024年度主要举措和成效"),
        (2, "(一)", 1, "加强组织领导,压实工作责任"),
        (2, "(二)", 2, "依法履行职能"),
        (3, "1、", 1, "优化政务服务"),
        (3, "2、", 2, "规范行政执法"),
    ]


def test_a_heading_that_runs_into_its_paragraph_is_cut_there_and_goes_out_unchanged() -> None:
    text = "（一）继续抓好学习。全年学法不少于6次。"
    heading, rest = outline(typed(text)).blocks
    assert (heading.kind, heading.run_in, heading.words) == (Kind.HEADING, True, "继续抓好学习")
    assert heading.text + rest.text == text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1.组织领导：成立领导小组，召开会议3次。", "组织领导"),
        ("一、强化组织领导　　成立领导小组，召开会议3次。", "强化组织领导"),
        ("（二）规范执法。检查46次。", "规范执法"),
    ],
)
def test_a_stop_a_colon_or_a_gap_ends_a_heading(text: str, words: str) -> None:
    heading = outline(typed(text)).blocks[0]
    assert (heading.kind, heading.words) == (Kind.HEADING, words)


def test_numbered_sentences_are_a_list_and_no_headings() -> None:
    text = "三、打算\n1、加强学习，全年学法6次；\n2、规范执法。推进执法公开，接受监督。\n"
    assert [kind for kind, _ in told(text)] == ["heading", "item", "item"]


def test_a_part_stands_above_the_chapters_in_it() -> None:
    text = "第一部分 情况\n一、做法\n（一）学习\n1.全年学法。学法3次。\n做得好。"
    levels = [b.level for b in outline(typed(text)).blocks if b.kind is Kind.HEADING]
    assert levels == [1, 2, 3, 4]


def test_a_heading_of_two_clauses_is_not_joined_to_its_paragraph() -> None:
    text = "（一）坚持依法行政，严格规范公正文明执法\n我镇依法行政，严格执法。\n坚持就好。"
    assert [kind for kind, _ in told(text)] == ["heading", "paragraph", "paragraph"]


def test_enumerations_inside_paragraphs_are_recorded_with_their_places() -> None:
    document = outline(typed("主要是：一是人员不足；二是经费不足。统一是非，第一责任人。（3）其他"))
    found = [(it.text, it.style, it.ordinal) for it in document.enumerators]
    assert found == [("一是", "one_is", 1), ("二是", "one_is", 2), ("（3）", "fourth", 3)]
    for it in document.enumerators:
        assert document.source.text[it.start : it.end] == it.text


def test_bold_marks_are_taken_out_and_listed() -> None:
    document = outline(typed("一是**压实责任**。抓好落实。"))
    assert [(block.kind.value, block.text) for block in document.blocks] == [
        ("paragraph", "一是压实责任。抓好落实。"),
        ("furniture", "****"),
    ]


def test_a_page_number_inside_a_sentence_is_taken_out() -> None:
    assert told("全面推进依法— 12 —行政工作。")[0] == ("paragraph", "全面推进依法行政工作。")


def test_a_menu_word_inside_the_report_stays() -> None:
    text = "柳溪镇2024年法治政府建设报告\n一、情况\n网站首页设置专栏，打印材料3份。\n"
    assert "furniture" not in [kind for kind, _ in told(text)]


def test_a_line_repeated_as_duty_of_each_task_is_no_page_header() -> None:
    text = "报告\n" + "一项任务。\n责任单位：司法所\n" * 4
    assert "furniture" not in [kind for kind, _ in told(text)]


def test_sections_nest_by_level() -> None:
    document = fictional("liuxi-2024")
    tree = [
        (document.blocks[it.heading].number, len(it.sections), len(it.blocks))
        for it in document.root.sections
        if it.heading is not None
    ]
    assert tree == [("一、", 4, 0), ("二、", 0, 1), ("三、", 0, 4)]
    inner = document.root.sections[0].sections[1]
    path = document.paths[inner.sections[0].blocks[0]]
    assert [document.blocks[number].number for number in path] == ["一、", "(二)", "1、"]


def unbroken(document: Document) -> list[str]:
    return [block.text for block in document.kept if block.kind in (Kind.PARAGRAPH, Kind.HEADING)]


@pytest.mark.parametrize("width", [22, 26, 28, 33, 40])
def test_lines_broken_at_any_width_are_joined_as_they_were(width: int) -> None:
    """What a PDF or an old mail program does: every paragraph in lines of one width."""
    whole = [block.text for block in fictional("qinghe-2024").kept]
    paragraphs = [text for text in whole if len(text) > 60]
    broken = "\n".join(
        line
        for text in paragraphs
        for line in textwrap.wrap("　　" + text, width, drop_whitespace=False)
    )
    assert unbroken(outline(typed(broken))) == paragraphs


def test_the_real_reports_are_cut_where_their_authors_cut_them() -> None:
    expected = {
        "baijia-2022": (19, 18, 7, 0),
        "sangri-2021": (11, 18, 0, 0),
        "xinkou-2020": (12, 27, 0, 3),
    }
    for name, counts in expected.items():
        document = real(name)
        kinds = [block.kind for block in document.blocks]
        found = tuple(
            kinds.count(kind) for kind in (Kind.HEADING, Kind.PARAGRAPH, Kind.ITEM, Kind.FURNITURE)
        )
        assert found == counts, name
        assert kinds.count(Kind.TITLE) == 1


def test_a_title_or_a_small_figure_on_a_line_of_its_own_stays_in_its_sentence() -> None:
    title = (
        "编制《\n重点任务（草案）\n》，落实《\n重点任务（草案）\n》，推进《\n重点任务（草案）\n》。"
    )
    figure = "可吸入颗粒物（PM\n10\n）浓度下降，空气质量持续改善。"
    for text in (title, figure):
        assert "furniture" not in [kind for kind, _ in told(f"工作总结\n{text}")]


def test_a_table_or_the_name_of_a_figure_at_the_end_is_no_footer() -> None:
    text = "工作总结\n全年办件情况如下。\n单位 |\n转派工单 |\n15390 |\n图3 诉求类型分布\n打印本页"
    assert [line for kind, line in told(text) if kind == "furniture"] == ["打印本页"]


def test_the_number_of_a_footnote_on_a_line_of_its_own_stays_in_its_sentence() -> None:
    text = "工作总结\n各村（含居委会及其下属小组\n[\n注1\n]\n）都已建成调解组织。"
    assert told(text)[1:] == [("paragraph", "各村（含居委会及其下属小组[注1]）都已建成调解组织。")]
