"""An office's own table of last years comes in, each row under the law of its day."""

from __future__ import annotations

import datetime as dt

import pytest

from yifa.kernel.spreadsheet import bring_in, keep, report_on
from yifa.kernel.tests import county
from yifa.kernel.verify import verify
from yifa.wings.disputes.reconsideration.models import Reconsideration
from yifa.wings.disputes.reconsideration.register import Reconsiderations

NOW = dt.datetime(2026, 3, 20, 1, tzinfo=dt.UTC)
TABLE = (
    "登记日期,申请渠道,申请人姓名,被申请机关,案由,复议请求,"
    "办理状态,受理时间,结案方式,决定日期,结案日期,驳回申请日期\n"
    "2023-06-05,当面提交,邹立春,青禾县水利局,行政处罚,撤销处罚决定,"
    "已结案,2023-06-07,维持,2023-07-20,2023-08-01,\n"
    "2025-06-09,邮寄,苗向东,青禾县住房和城乡建设局,行政许可,责令重新审查,"
    "已结案,2025-06-11,撤销,2025-07-25,2025-08-18,\n"
    "2025-08-04,当面提交,葛远山,青禾县公安局,行政处罚,撤销处罚决定,"
    "已结案,2025-08-06,,,2025-09-12,2025-08-20\n"
    "2026-03-02,口头,柯一帆,青禾县水利局,不履行法定职责,责令答复,在办,2026-03-04,,,,\n"
)


@pytest.mark.django_db
def test_a_table_of_past_cases_comes_in_whole() -> None:
    county.set_up()
    clerk = county.post("clerk", county.BUREAU)
    kept = keep(Reconsiderations, clerk, file="复议台账.csv", content=TABLE.encode())
    report = report_on(kept, at=NOW)
    assert report.faults == []
    bring_in(report, kept)
    told = Reconsideration.objects.order_by("registered_on")
    assert [(one.procedure_name, one.stage, one.outcome) for one in told] == [
        ("ReconsideringBefore2024", "closed", "maintain"),
        ("Reconsidering", "closed", "revoke"),
        ("Reconsidering", "closed", "rejected_application"),
        ("Reconsidering", "examining", ""),
    ]
    assert list(verify()) == []


@pytest.mark.django_db
def test_a_rejection_entered_as_a_decision_is_told_where_it_belongs() -> None:
    county.set_up()
    clerk = county.post("clerk", county.BUREAU)
    content = TABLE.replace("撤销,2025-07-25", "驳回申请,2025-07-25")
    report = report_on(
        keep(Reconsiderations, clerk, file="复议台账.csv", content=content.encode()), at=NOW
    )
    assert [fault.row for fault in report.faults] == [3]
    assert "驳回申请日期" in report.faults[0].why
