"""Three tables as people keep them, fictional and messy: of the town, a village, another system.

Each is told as cases first, so that a test can count them by itself; then written the way its
office would: merged titles, heads in two rows, days in every notation, totals and notes below.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import xlsxwriter

KINDS = ["邻里纠纷", "婚姻家庭", "房屋宅基地纠纷", "合同", "山林土地纠纷", "损害赔偿"]
FAMILY = ["周", "吴", "郑", "臧", "邬", "何", "田", "罗"]
GIVEN = ["明远", "桂芳", "小河", "大山", "立", "安"]
MEDIATORS = ["陆青岚", "沈牧之"]


@dataclass(frozen=True)
class Case:
    """A case as the table tells it. `outcome` is 成, 不成 or "" for one under way."""

    place: int
    accepted: dt.date
    outcome: str
    ended: dt.date | None

    @property
    def names(self) -> tuple[str, str]:
        """Both sides; no two cases of a table have the same."""
        one, other = divmod(self.place, len(FAMILY))
        ours = FAMILY[other] + GIVEN[one % len(GIVEN)]
        return ours, FAMILY[(other + 3) % len(FAMILY)] + GIVEN[(one + 1) % len(GIVEN)]

    @property
    def kind(self) -> str:
        """Its type, with and without the word that all end with."""
        return KINDS[self.place % len(KINDS)]

    @property
    def mediator(self) -> str:
        """Who mediated."""
        return MEDIATORS[self.place % 2]


def cases(number: int, *, year: int, failing: int, open_from: int = 0) -> list[Case]:
    """So many cases through a year, every so many of them failing, the last still under way."""
    found = []
    for place in range(number):
        accepted = dt.date(year, 1, 4) + dt.timedelta(days=place * 350 // number)
        ended = min(accepted + dt.timedelta(days=1 + place * 7 % 13), dt.date(year, 12, 31))
        outcome = "不成" if place % failing == failing - 1 else "成"
        if open_from and place >= open_from:
            found.append(Case(place, accepted, "", None))
        else:
            found.append(Case(place, accepted, outcome, ended))
    return found


def noted(day: dt.date | None, way: int) -> Any:
    """A day in one of the ways people write it."""
    if day is None:
        return ""
    ways: list[Any] = [
        f"{day.year}.{day.month}.{day.day}",
        f"{day.year}年{day.month}月{day.day}日",
        (day - dt.date(1899, 12, 30)).days,
        day.isoformat(),
        f"{day:%Y%m%d}",
        f"{day.year}/{day.month}/{day.day}",
    ]
    return ways[way % len(ways)]


def town_lines(told: Sequence[Case]) -> list[list[Any]]:
    """The rows of the town's table, under its two rows of heads."""
    return [
        [
            one.place + 1,
            f"柳调{one.accepted.year}-{one.place + 1:03}",
            "、".join(one.names),
            f"{one.names[0]}与{one.names[1]}{one.kind}",
            one.kind,
            "当事人申请",
            noted(one.accepted, one.place),
            one.mediator,
            {"成": "调解成功", "不成": "未达成协议", "": "调解中"}[one.outcome],
            noted(one.ended if one.outcome == "成" else None, one.place + 1),
            "各让一步，互不追究" if one.outcome == "成" else "",
            1000 + one.place * 50 if one.outcome == "成" else "/",
            noted(one.ended if one.outcome == "不成" else None, one.place + 2),
            noted(visited(one), one.place + 3),
            "已履行" if visited(one) else "",
        ]
        for one in told
    ]


def visited(one: Case) -> dt.date | None:
    """Every third settled case was visited ten days later."""
    if one.outcome != "成" or one.place % 3 or one.ended is None:
        return None
    return one.ended + dt.timedelta(days=10)


TOWN_ABOVE = [*["序号", "卷宗号", "当事人", "案由", "纠纷类型", "案件来源"], *["办理情况"] * 3]
TOWN_ABOVE += [*["协议"] * 3, "终止日期", *["回访"] * 2]
TOWN_BELOW = [*TOWN_ABOVE[:6], "受理日期", "调解员", "调解结果", "日期", "内容", "金额"]
TOWN_BELOW += ["终止日期", "日期", "情况"]


def town_book(lines: Sequence[Sequence[Any]]) -> bytes:
    """A merged title, a line of who filled it in, heads in two rows, a total, notes below."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file)
    sheet = book.add_worksheet("2025年")
    wide = len(TOWN_BELOW) - 1
    sheet.merge_range(0, 0, 0, wide, "柳溪镇人民调解委员会2025年度纠纷调解登记台账")
    sheet.write_row(1, 0, ["填报单位：柳溪镇人民调解委员会", "", "", "填报日期：2026年1月5日"])
    for row, heads in enumerate((TOWN_ABOVE, TOWN_BELOW), start=2):
        sheet.write_row(row, 0, heads)
    for row, line in enumerate(lines, start=4):
        sheet.write_row(row, 0, line)
    below = 4 + len(lines)
    sheet.write_row(below, 0, ["合计", "", "", f"{len(lines)}件"])
    sheet.merge_range(below + 1, 0, below + 1, wide, "以上数据以纸质卷宗为准，协议金额单位为元")
    sheet.write_row(below + 2, 0, ["填表人：陆青岚", "", "审核：沈牧之"])
    book.close()
    return file.getvalue()


VILLAGE_HEADS = ["编号", "登记时间", "纠纷名称", "申请人", "被申请人", "类别"]
VILLAGE_HEADS += ["是否成功", "结案日期"]


def village_lines(told: Sequence[Case]) -> list[list[Any]]:
    """The rows of a village's plain table: yes or no, and when it was over."""
    return [
        [
            one.place + 1,
            noted(one.accepted, one.place),
            f"{one.names[0]}家{one.kind}",
            *one.names,
            one.kind,
            {"成": "是", "不成": "否", "": ""}[one.outcome],
            noted(one.ended, one.place + 4),
        ]
        for one in told
    ]


def village_book(lines: Sequence[Sequence[Any]]) -> bytes:
    """One row of heads under a title; a hidden old sheet before it."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file)
    old = book.add_worksheet("2024")
    old.write_row(0, 0, VILLAGE_HEADS)
    old.hide()
    sheet = book.add_worksheet("2025")
    sheet.activate()
    sheet.set_first_sheet()
    sheet.write(0, 0, "石坎村2025年矛盾纠纷台账")
    for row, line in enumerate([VILLAGE_HEADS, *lines], start=1):
        sheet.write_row(row, 0, line)
    book.close()
    return file.getvalue()


SYSTEM_HEADS = "案件编号,登记日期,受理日期,案件名称,甲方姓名,甲方电话,乙方姓名,类型,来源,阶段"
SYSTEM_HEADS += ",办结日期,协议形式,不成原因,司法确认,司法确认日期"


def system_lines(told: Sequence[Case]) -> list[list[Any]]:
    """The rows that another system put out, with its stages and a court's confirmation."""
    return [
        [
            f"A{one.place:05}",
            one.accepted - dt.timedelta(days=1),
            one.accepted,
            f"{one.names[0]}诉{one.names[1]}",
            one.names[0],
            f"138000{one.place:05}",
            one.names[1],
            one.kind,
            "人民法院委派",
            {"成": "调解成功", "不成": "调解不成", "": "正在调解"}[one.outcome],
            one.ended or "",
            {"成": "书面", "不成": "", "": ""}[one.outcome],
            {"成": "", "不成": "当事人拒绝调解", "": ""}[one.outcome],
            "确认有效" if confirmed(one) else "否",
            one.ended + dt.timedelta(days=20) if confirmed(one) and one.ended else "",
        ]
        for one in told
    ]


def confirmed(one: Case) -> bool:
    """Whether the court confirmed it: every tenth."""
    return one.outcome == "成" and one.place % 10 == 0


def system_text(lines: Sequence[Sequence[Any]]) -> bytes:
    """As text in GB18030."""
    file = io.StringIO()
    file.write(SYSTEM_HEADS + "\n")
    csv.writer(file).writerows(lines)
    return file.getvalue().encode("gb18030")
