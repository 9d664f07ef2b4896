"""What is no part of a report is told where it was left in a text, and not where it belongs."""

from __future__ import annotations

import pytest

from yifa.reviewer import check
from yifa.reviewer.tests.said import found, of_kind, report, told
from yifa.reviewer.tests.samples import fictional, real


def test_what_the_web_left_in_a_real_report() -> None:
    assert told(real("xinkou-2020"), "residue") == [
        ("format-sign", "**压实责任**"),
        ("format-sign", "**二是统筹推进。**"),
        ("format-sign", "**三是加强学习。**"),
        ("orphan", "围。"),
    ]


@pytest.mark.parametrize("name", ["baijia-2022", "sangri-2021"])
def test_real_reports_without_residue(name: str) -> None:
    assert told(real(name), "residue") == []


def test_menus_and_footers_that_stand_together_are_told_once() -> None:
    rules = [rule for rule, _ in told(fictional("liuxi-2024"), "residue")]
    assert rules == ["page-furniture", "format-sign", "format-sign", "page-furniture"]


def test_page_numbers_break_a_paragraph_or_nothing() -> None:
    numbers = [it for it in found(fictional("qinghe-2024"), "residue") if it.rule == "page-number"]
    assert [it.quote for it in numbers if it.severity == "warning" and "—" in it.quote] == [
        "— 2 —",
        "— 3 —",
    ]
    assert numbers[0].severity == "note"


def test_a_page_number_inside_a_sentence() -> None:
    text = report("全镇严格规范公正文明执法，依法— 12 —行政工作取得实效。")
    assert told(text, "residue") == [("page-number", "— 12 —")]


@pytest.mark.parametrize("kind", ["html", "pdf"])
def test_what_a_page_has_around_its_text_is_no_fault_of_the_report(kind: str) -> None:
    text = "网站首页\n" * (kind == "html") + report("全镇依法\n— 2 —\n行政。")
    source = of_kind(text, "html" if kind == "html" else "pdf")
    assert [
        it for it in check(source).findings if it.rule in ("page-furniture", "page-number")
    ] == []


def test_signs_of_markdown_belong_into_markdown() -> None:
    source = of_kind("# 报告\n\n一是**抓落实**，效果好。", "md")
    assert [it for it in check(source).findings if it.kind == "residue"] == []


@pytest.mark.parametrize(
    ("text", "rule", "quote"),
    [
        ("20XX年，我镇调解纠纷32件。", "placeholder", "20XX"),
        ("全年调解纠纷XX件。", "placeholder", "XX"),
        ("全年调解纠纷××件。", "placeholder", "××"),
        ("全年调解纠纷*件。", "placeholder", "*"),
        ("根据**县机构改革方案，**镇设司法所。", "placeholder", "**"),
        ("全年调解纠纷____件。", "placeholder", "____"),
        ("取得成效（此处补充数据）。", "placeholder", "（此处补充数据）"),
        ("学法【】次。", "placeholder", "【】"),
        ("有关数据待补充。", "placeholder", "待补充"),
        ("某某镇依法行政。", "placeholder", "某某"),
        ("全年调解纠纷X件。", "placeholder", "X"),
        ("全年依法行政，成效明显【打印本页】。", "page-furniture", "【打印本页】"),
        ("全年依法行政，成效明显。上一篇：2021年报告。", "page-furniture", "上一篇："),
        ("全年依法行政，第3页 共12页成效明显。", "page-number", "第3页 共12页"),
        ("执法水平提高。\n政工作。\n普法有成效。", "orphan", "政工作。"),
        ("加强学习&nbsp;，提高认识。", "format-sign", "&nbsp;"),
        ("<p>加强学习，提高认识。", "format-sign", "<p>"),
        ("加强学习\ufffd\ufffd，提高认识。", "garbled", "\ufffd\ufffd"),
        ("加强锟斤拷学习，提高认识。", "garbled", "锟斤拷"),
    ],
)
def test_what_was_not_filled_in_or_broke_on_the_way(text: str, rule: str, quote: str) -> None:
    assert (rule, quote) in told("情况如下。\n" + text, "residue")


def test_the_same_line_twice() -> None:
    text = report("二、存在的不足", "二、存在的不足", "法治人才不足，执法力量薄弱。")
    assert told(text, "residue") == [("line-twice", "二、存在的不足")]


@pytest.mark.parametrize(
    "text",
    [
        "采取“1+3+N”模式，7×24小时服务，5×8小时值守，X光检查3次，2*3排列。",
        "张某某诉镇政府一案，李××不服，王某申请复议，XXL号服装，ABCXX型。",
        "比5<p值、a<b且b>c的情况，A&B公司。",
        "依法行政——这是根本，（一）（二）两项，【2024】3号。",
        "执法水平提高。\n特此报告。",
        "文件第3页写明，共12页材料，一上一篇文章。",
        "网站首页设置专栏，打印材料3份，等待补偿到位。",
    ],
)
def test_what_people_rightly_write_is_left_alone(text: str) -> None:
    assert told("情况如下。\n" + text, "residue") == []
