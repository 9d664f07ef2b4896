"""An organ's own book of lawsuits comes in whole, and the figures say what the book says."""

from __future__ import annotations

import datetime as dt
import io

import pytest
import xlsxwriter

from yifa.kernel.counting import compute
from yifa.kernel.figures import Period, Scope
from yifa.kernel.register import Register
from yifa.kernel.spreadsheet import bring_in, keep, report_on
from yifa.kernel.tests import county
from yifa.kernel.verify import verify
from yifa.wings.disputes.lawsuit.models import Lawsuit

pytestmark = pytest.mark.django_db

NOW = dt.datetime(2026, 3, 20, 1, tzinfo=dt.UTC)
HEAD = [
    *("案件名称", "原告", "案件类别", "被诉行为类别", "诉讼地位", "审理法院", "一审案号"),
    *(
        "登记日期",
        "收到诉状日期",
        "负责人出庭日期",
        "没有负责人出庭的开庭日期",
        "出庭领导",
        "出庭负责人类别",
    ),
    *("出庭领导职务", "一审判决日期", "一审判决结果", "生效时间", "结案日期", "阶段"),
]
ROWS = [
    [
        *("邵立冬不服处罚案", "邵立冬", "行政诉讼", "行政处罚", "单独被告", "青禾县人民法院"),
        *(
            "（2025）浙9901行初3号",
            "2025-02-10",
            "2025-02-10",
            "2025-03-20",
            "",
            "郑启明",
            "副职负责人",
        ),
        *("副局长", "2025-04-15", "驳回诉讼请求", "2025-05-12", "2025-05-20", "已结"),
    ],
    [
        *("石广源要求履职案", "石广源", "行政诉讼", "不履行法定职责", "单独被告", "青禾县人民法院"),
        *("（2025）浙9901行初9号", "2025-06-09", "2025-06-09", "", "2025-07-17", "", ""),
        *("", "2025-08-05", "限期履行法定职责", "2025-09-01", "2025-11-03", "已结"),
    ],
    [
        *("许见微信息公开案", "许见微", "行政诉讼", "政府信息公开", "单独被告", "青禾县人民法院"),
        *(
            "（2025）浙9901行初14号",
            "2025-11-20",
            "2025-11-20",
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            "待答辩",
        ),
    ],
]


def book(head: list[str], rows: list[list[str]]) -> bytes:
    out = io.BytesIO()
    made = xlsxwriter.Workbook(out)
    sheet = made.add_worksheet("台账")
    for place, line in enumerate((head, *rows)):
        sheet.write_row(place, 0, line)
    made.close()
    return out.getvalue()


def test_an_old_book_comes_in_with_its_decisions_and_counts_as_it_says() -> None:
    county.set_up()
    clerk = county.post("clerk", county.HOUSING)
    lawsuits = Register.all["lawsuit"]
    kept = keep(lawsuits, clerk, file="2025年应诉台账.xlsx", content=book(HEAD, ROWS))
    report = report_on(kept, at=NOW)
    bring_in(report, kept)
    stages = sorted(lawsuits.model._default_manager.values_list("stage", flat=True))
    assert stages == ["closed", "closed", "served"], str(report)
    scope, year = Scope(county.place(county.COUNTY)), Period.year(2025)

    def told(name: str) -> tuple[int, int]:
        answer = compute(lawsuits.figures[name], scope, year)
        return int(answer.numerator or 0), int(answer.denominator or 0)

    assert told("head_rate") == (1, 2)
    assert told("lost_rate") == (1, 2)
    assert int(compute(lawsuits.figures["pending"], scope, year).value or 0) == 1
    assert list(verify()) == []


#: The columns that most offices keep; who came is told, not whether it was the head.
PLAIN_HEAD = ["案号", "原告", "案由", "审理法院", "开庭时间", "出庭人", "结果"]
PLAIN_ROWS = [
    [
        *("（2024）浙9901行初6号", "邵立冬", "不服占道经营处罚", "青禾县人民法院"),
        *("2024-05-16", "副局长郑启明", "驳回诉讼请求"),
    ],
    [
        *("（2024）浙9901行初17号", "石广源", "要求查处违法建设", "青禾县人民法院"),
        *("2024-09-03", "林若溪", "限期履行法定职责"),
    ],
    [
        *("（2024）浙9901行初22号", "许见微", "不服信息公开答复", "青禾县人民法院"),
        *("2024-11-12", "林若溪", "准许撤诉"),
    ],
]
#: What the table does not say is chosen once for all of its rows.
FOR_ALL = {"case_kind": "行政诉讼", "standing": "单独被告", "act_kind": "其他行政行为"}


def test_a_plain_ledger_of_seven_columns_comes_in_and_claims_no_head() -> None:
    county.set_up()
    clerk = county.post("clerk", county.HOUSING)
    lawsuits = Register.all["lawsuit"]
    content = book(PLAIN_HEAD, PLAIN_ROWS)
    kept = keep(lawsuits, clerk, file="2024年应诉台账.xlsx", content=content)
    kept.fixed = FOR_ALL
    report = report_on(kept, at=NOW)
    bring_in(report, kept)
    found = Lawsuit.objects.order_by("registered_on").values_list(
        "stage", "attendees", "first_result", "lost", "registered_on"
    )
    assert list(found) == [
        ("judged", "副局长郑启明", "reject_claim", False, dt.date(2024, 5, 16)),
        ("judged", "林若溪", "perform", True, dt.date(2024, 9, 3)),
        ("judged", "林若溪", "withdrawn", False, dt.date(2024, 11, 12)),
    ], str(report)
    heard = compute(
        lawsuits.figures["heard_owed"], Scope(county.place(county.COUNTY)), Period.year(2024)
    )
    assert heard.value == 0
    assert list(verify()) == []
