"""Sums that stand in tables, in lines below their total, and in shares of a whole."""

from __future__ import annotations

import re

import pytest

from yifa.reviewer import Finding, check, typed

ITEMS = """柳溪镇2025年度法治政府建设情况报告
一、主要举措
（一）化解矛盾纠纷。全年共受理矛盾纠纷26件，其中：
1.婚姻家庭纠纷12件，均已化解；
2.邻里纠纷9件，化解8件；
3.其他纠纷5件。
（二）规范执法。全年办理行政处罚案件60件，具体情况如下：
市场监管类35件，罚款3万元；
城市管理类20件，罚款1万元；
其他类5件，罚款5000元。
"""
TABLE = """柳溪镇2025年度法治政府建设情况报告
附件：信访事项统计表
序号\t类别\t来信\t来访\t合计
1\t城乡建设\t38\t70\t108
2\t劳动保障\t26\t44\t70
3\t其他\t15\t19\t34
\t合计\t79\t133\t212
全镇信访形势平稳。
"""
MARKDOWN = """# 柳溪镇2025年度法治政府建设情况报告

| 类别 | 件数 | 罚款（万元） | 占比 |
| --- | --- | --- | --- |
| 行政处罚 | 40 | 1.25 | 40% |
| 行政许可 | 55 | - | 55% |
| 行政强制 | 5 | 0.80 | 5% |
| 合计 | 100 | 2.05 | 100% |
"""
ACROSS = """柳溪镇2025年度法治政府建设情况报告
全年行政处罚实施情况见下表，罚没收入均已上缴国库。
单位\t警告\t罚款\t没收违法所得\t其他\t合计（宗）\t罚没金额（万元）
综合执法局\t1217\t9492\t23\t12\t10744\t1753.79
上述数据为统计年度内作出处罚决定的数量。
"""

SUBTOTALS = """柳溪镇2025年度法治政府建设情况报告
全年受理情况见下表。
类别\t项目\t件数\t人数
信访\t来信\t45\t46
来访\t198\t260
小计\t243\t306
复议\t公安\t12\t14
人社\t9\t11
小计\t21\t25
合计\t264\t331
以上数据均已核对。
"""
SUBTOTALS_ACROSS = """柳溪镇2025年度法治政府建设情况报告
全年受理情况见下表。
单位\t信访\t\t\t行政复议\t\t\t合计
\t来信\t来访\t小计\t公安\t人社\t小计\t
青石镇\t12\t30\t42\t3\t1\t4\t46
白水镇\t9\t21\t30\t6\t2\t8\t38
合计\t21\t51\t72\t9\t3\t12\t84
以上数据均已核对。
"""


def found_in(text: str) -> list[Finding]:
    return [it for it in check(typed(text)).said if it.rule == "sum"]


@pytest.mark.parametrize("text", [ITEMS, TABLE, MARKDOWN, ACROSS, SUBTOTALS, SUBTOTALS_ACROSS])
def test_what_adds_up_is_left_alone_and_was_tested(text: str) -> None:
    review = check(typed(text))
    assert [it.message for it in review.said if it.rule == "sum"] == []
    assert any(it.rule == "sum" for it in review.relations)


@pytest.mark.parametrize(
    ("text", "before", "after", "quote"),
    [
        (ITEMS, "纠纷12件", "纠纷13件", "26件"),
        (ITEMS, "纠纷26件", "纠纷36件", "36件"),
        (ITEMS, "类20件", "类10件", "60件"),
        (TABLE, "38\t", "33\t", "79"),
        (TABLE, "\t133", "\t143", "143"),
        (MARKDOWN, "| 55 ", "| 35 ", "100"),
        (MARKDOWN, "2.05", "2.50", "2.50"),
        (ACROSS, "\t23", "\t32", "10744"),
    ],
)
def test_a_changed_figure_is_told_once(text: str, before: str, after: str, quote: str) -> None:
    (finding,) = found_in(text.replace(before, after, 1))
    assert finding.quote == quote


@pytest.mark.parametrize("text", [SUBTOTALS, SUBTOTALS_ACROSS])
def test_whichever_figure_of_a_table_with_subtotals_is_changed_one_finding_tells(text: str) -> None:
    rows = text.index("\t")
    for figure in re.finditer("[0-9]+", text[rows:]):
        start, end = (rows + it for it in figure.span())
        changed = f"{text[:start]}{int(figure[0]) + 3}{text[end:]}"
        assert len(found_in(changed)) == 1, changed


def test_a_table_of_parts_within_parts_is_left_alone() -> None:
    text = (
        "附表\n项目\t数量\n一、新收申请\t66\n二、结转申请\t2\n三、办理结果\t68\n"
        "（一）予以公开\t50\n（二）不予公开\t18\n合计\t68\n"
    )
    assert found_in(text) == []


def test_shares_of_a_whole_add_up_to_a_hundred_within_their_rounding() -> None:
    text = "从诉求类型看，咨询类占41.50%，投诉举报类占33.26%，求助类占21.69%，其他类占3.55%。"
    assert found_in(text) == []
    (finding,) = found_in(text.replace("33.26", "23.26"))
    assert "应为100" in finding.message
    assert found_in("咨询类占33.3%、投诉类占33.3%、其他类占33.3%。") == []


def test_shares_beside_their_counts_are_tested_alike() -> None:
    text = "受理诉求200件，其中咨询类100件，占50%；求助类60件，占30%；其他类40件，占20%。"
    assert found_in(text) == []
    assert len(found_in(text.replace("占30%", "占35%"))) == 1


def test_a_table_that_ends_the_text_is_added_up_as_well() -> None:
    ended = TABLE.removesuffix("全镇信访形势平稳。\n")
    assert not check(typed(ended)).findings
    (finding,) = check(typed(ended.replace("133\t212", "133\t213"))).findings
    assert finding.quote == "213"
    assert [term.label for term in finding.terms] == ["城乡建设", "劳动保障", "其他"]
