"""What a clerk is told about her table before anything is stored."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from yifa.kernel.matter import Counter, Event, Matter
from yifa.kernel.person import Post
from yifa.kernel.register import Register
from yifa.kernel.spreadsheet import Standing, Unreadable, columns_of, read
from yifa.kernel.tests import county

from . import tables
from .tables import HEADS, ROW, judged, workbook

DISPUTES = Register.all["dispute"]
SCREENINGS = Register.all["screening"]

pytestmark = pytest.mark.django_db


@pytest.fixture
def mediator() -> Post:
    county.set_up()
    return county.post("mediator", county.VILLAGE_COMMITTEE)


def told(content: bytes, post: Post) -> list[str]:
    return [str(fault) for fault in judged(DISPUTES, content, post).faults]


def test_a_good_row_is_ready_and_nothing_is_stored(mediator: Post) -> None:
    report = judged(DISPUTES, workbook([HEADS, ROW]), mediator)
    assert str(report) == "共1行：1行可以导入"
    assert report.ready[0].writes["parties"] == [
        {"side": "a", "name": "周明远", "telephone": "13800002046"},
        {"side": "b", "name": "吴桂芳"},
    ]
    assert not Matter.objects.exists() and not Event.objects.exists()
    assert not Counter.objects.exists(), "a dry run takes no number"


def test_every_bad_cell_is_named_with_its_row_column_content_and_reason(mediator: Post) -> None:
    bad = [
        ["3月6日", "", "周明远", 1.38e15, "吴桂芳", "邻居打架", "村里报的"],
        [dt.date(2026, 5, 1), "地界纠纷", "赵××", "", "", "邻里", "当事人申请"],
    ]
    found = told(workbook([HEADS, *bad]), mediator)
    assert found[0] == "第2行 登记日期“3月6日”：看不出是哪一天，写成2026-03-06的样子"
    assert found[1].startswith("第2行 甲方电话") and "设为文本" in found[1]
    assert found[2].startswith("第2行 类型“邻居打架”：没有这一类，可填") and "邻里纠纷" in found[2]
    assert found[3].startswith("第2行 来源“村里报的”：没有这一类，可填当事人申请、")
    assert found[4] == "第2行 事由：还没有填“事由”"
    assert found[5].startswith("第3行 甲方姓名“赵××”：是遮盖过的内容")
    assert found[6].startswith("第3行 登记日期“2026-05-01”：办理日期2026-05-01还没有到")
    assert len(found) == 7


def test_a_cell_is_named_by_its_place_in_the_sheet(mediator: Post) -> None:
    row = [*ROW[:5], "邻居", "当事人申请"]
    report = judged(DISPUTES, workbook([["青禾县台账"], HEADS, row]), mediator)
    assert [(fault.row, fault.cell) for fault in report.faults] == [(3, "F3")]


def test_figures_that_contradict_each_other_are_named(mediator: Post) -> None:
    heads = ["排查日期", "事由", "排查方式", "发现纠纷件数", "当场化解件数"]
    row = [dt.date(2025, 3, 1), "三月集中排查", "每月集中排查", 2, 3]
    report = judged(SCREENINGS, workbook([heads, row]), mediator)
    assert [str(fault) for fault in report.faults] == [
        "第2行：当场化解的件数多于发现的件数（台账登记规则）"
    ]


def test_heads_are_found_by_what_people_call_them(mediator: Post) -> None:
    lines: list[list[Any]] = [
        ["石坎村2026年矛盾纠纷台账"],
        ["填报单位：石坎村", "", "", "2026年3月"],
        ["序号", "受理时间", "纠纷名称", "当事人姓名", "纠纷类型", "案件来源", "涉及 人数（人）"],
        [1, "2026.3.1", "采光纠纷", "郑小河、何大山", "邻里", "当事人申请", "12人"],
        ["合计", 1, "", "", "", "", 12],
    ]
    report = judged(DISPUTES, workbook(lines), mediator)
    assert report.faults == []
    assert report.sheet.heads.unused == ["序号"] and report.sheet.passed_over == [5]
    (row,) = report.ready
    assert row.on == dt.date(2026, 3, 1) and row.writes["people"] == 12
    assert [(p["side"], p["name"]) for p in row.writes["parties"]] == [
        ("a", "郑小河"),
        ("b", "何大山"),
    ]


def test_heads_in_two_rows_and_merged_cells_are_read(mediator: Post) -> None:
    lines: list[list[Any]] = [
        ["日期", "事由", "甲方", "甲方", "乙方", "类型", "来源"],
        ["日期", "事由", "姓名", "联系电话", "姓名", "类型", "来源"],
        ROW,
    ]
    report = judged(DISPUTES, workbook(lines), mediator)
    assert report.faults == [] and report.sheet.heads.row == 2
    assert report.ready[0].writes["parties"][0]["telephone"] == "13800002046"


def test_a_column_that_is_missing_is_said_and_can_be_answered_for_all_rows(mediator: Post) -> None:
    content = workbook([HEADS[:6], ROW[:6], [*ROW[:1], "采光纠纷", *ROW[2:6]]])
    report = judged(DISPUTES, content, mediator)
    assert [column.label for column in report.lacking] == ["来源"] and not report.ready
    answered = judged(DISPUTES, content, mediator, fixed={"source": "当事人申请"})
    assert len(answered.ready) == 2 and answered.lacking == []


def test_heads_may_be_mapped_by_hand(mediator: Post) -> None:
    heads = [*HEADS[:5], "属于哪种", "来源"]
    sheet = read("台账.xlsx", workbook([heads, ROW]), columns_of(DISPUTES))
    assert sheet.heads.unused == ["属于哪种"]
    mapped = sheet.heads.re_mapped(columns_of(DISPUTES), {5: "type", 3: ""})
    assert mapped.meant[5].label == "类型" and 3 not in mapped.meant
    with pytest.raises(Unreadable, match="有两列都选成了“来源”"):
        sheet.heads.re_mapped(columns_of(DISPUTES), {5: "source"})


def test_hidden_sheets_and_blank_rows_are_passed_over(mediator: Post) -> None:
    other = [*ROW[:1], "采光纠纷", *ROW[2:]]
    content = workbook(
        [HEADS, [*ROW[:1], "不该看到", *ROW[2:]]], [HEADS, [], ROW, ["", " "], other], hidden=[0]
    )
    report = judged(DISPUTES, content, mediator)
    assert [row.writes["title"] for row in report.ready] == ["宅基地滴水纠纷", "采光纠纷"]
    assert [row.row for row in report.ready] == [3, 5]


def test_several_people_in_one_cell_become_several_parties(mediator: Post) -> None:
    row = [*ROW[:2], "周明远、周明达", "13800002046、13800002047", *ROW[4:]]
    (good,) = judged(DISPUTES, workbook([HEADS, row]), mediator).ready
    assert [(p["name"], p.get("telephone")) for p in good.writes["parties"]] == [
        ("周明远", "13800002046"),
        ("周明达", "13800002047"),
        ("吴桂芳", None),
    ]
    row = [*ROW[:2], "周明远、周明达、周明理", "13800002046、13800002047", *ROW[4:]]
    assert "姓名有3个，其他栏有2个" in told(workbook([HEADS, row]), mediator)[0]


def test_a_village_name_that_two_towns_have_is_asked_back(mediator: Post) -> None:
    from yifa.kernel.organisation import Form, Level, found

    town = county.place(county.OTHER_TOWN)
    found(
        "339901102201", "石坎村", short="云石", level=Level.VILLAGE, form=Form.VILLAGE, parent=town
    )
    heads, row = [*HEADS, "村（社区）"], [*ROW, "石坎村"]
    bureau = county.post("clerk", county.BUREAU)
    (fault,) = judged(DISPUTES, workbook([heads, row]), bureau).faults
    assert str(fault).startswith("第2行 村（社区）“石坎村”：有2个同名单位，改写单位代码：")
    town_clerk = county.post("clerk", county.TOWN)
    (good,) = judged(DISPUTES, workbook([heads, row]), town_clerk).ready
    assert good.writes["village"].code == "339901101201", "the one below the clerk's own town"


def test_a_post_that_may_not_register_is_told_so_for_each_row() -> None:
    county.set_up()
    reviewer = county.post("auditor", county.COUNTY)
    report = judged(DISPUTES, workbook([HEADS, ROW]), reviewer)
    assert report.of(Standing.READY) == []
    assert "“登记”由经办人、调解员办" in str(report.faults[0])


def test_tables_in_text_are_read_in_either_encoding(mediator: Post) -> None:
    text = "登记日期,事由,甲方姓名,类型,来源\n2026/3/18,滴水纠纷,周明远,邻里纠纷,当事人申请\n"
    for encoding in ("utf-8-sig", "gb18030"):
        report = judged(DISPUTES, text.encode(encoding), mediator)
        assert len(report.ready) == 1 and report.ready[0].on == dt.date(2026, 3, 18)
    tabbed = text.replace(",", "\t").encode()
    assert len(judged(DISPUTES, tabbed, mediator).ready) == 1


def test_the_same_row_twice_in_one_table_is_ready_once(mediator: Post) -> None:
    report = judged(DISPUTES, workbook([HEADS, ROW, ROW]), mediator)
    assert str(report) == "共2行：1行可以导入，1行与前面的行相同，不再导入"
    assert report.of(Standing.TWICE)[0].same_as == "第2行"


def test_a_row_is_known_by_its_number_or_by_day_title_and_parties(mediator: Post) -> None:
    there = tables.dispute(mediator, on=dt.date(2026, 3, 18))
    numbered = [there.number, *ROW[:1], "改过的事由", *ROW[2:]]
    content = workbook([["编号", *HEADS], ["", *ROW], numbered, ["柳调〔2020〕1号", *ROW]])
    report = judged(DISPUTES, content, mediator)
    assert [one.same_as for one in report.of(Standing.THERE)] == [there.number] * 3


def test_a_number_of_a_matter_that_one_may_not_see_is_not_given_away(mediator: Post) -> None:
    elsewhere = tables.dispute(county.post("mediator", county.OTHER_COMMITTEE))
    content = workbook([["编号", *HEADS], [elsewhere.number, *ROW]])
    assert len(judged(DISPUTES, content, mediator).ready) == 1
