"""A report signed or published after the day the regulation sets."""

from __future__ import annotations

import pytest

from yifa.reviewer.tests.said import found, report, told
from yifa.reviewer.tests.samples import FICTIONAL_NAMES, REAL_NAMES, any_report

KIND = "timeliness"
TEXT = "全镇严格规范公正文明执法，成效明显。"


@pytest.mark.parametrize("name", [*FICTIONAL_NAMES, *REAL_NAMES])
def test_reports_that_were_in_time(name: str) -> None:
    assert found(any_report(name), KIND) == []


def test_a_report_published_too_late() -> None:
    text = "发布时间：2023-05-08 来源：柳溪镇\n" + report(TEXT)
    (finding,) = found(text, KIND)
    assert (finding.rule, finding.quote) == ("published-late", "2023-05-08")
    assert (finding.stated, finding.computed) == ("2023年5月8日", "2023年4月1日")
    assert finding.basis == "《法治政府建设与责任落实督察工作规定》第二十四条"
    # The date of the regulation is known from secondary sources only.
    assert finding.severity == "warning"


@pytest.mark.parametrize("day", ["2023年4月2日", "2023年12月30日"])
def test_a_report_signed_after_the_day_of_publication(day: str) -> None:
    text = report(TEXT, end=("柳溪镇人民政府", day))
    assert told(text, KIND) == [("published-late", day)]


@pytest.mark.parametrize(
    "day", ["2022年12月20日", "2023年1月15日", "2023年3月20日", "2023年4月1日"]
)
def test_a_report_signed_in_time(day: str) -> None:
    assert found(report(TEXT, end=("柳溪镇人民政府", day)), KIND) == []


def test_a_report_to_the_level_above_is_due_a_month_earlier() -> None:
    text = (
        "青禾县人民政府关于2022年度法治政府建设情况的报告\n市人民政府：\n"
        f"2022年，{TEXT}\n青禾县人民政府\n2023年3月20日"
    )
    assert told(text, KIND) == [("reported-late", "2023年3月20日")]


@pytest.mark.parametrize(
    "title",
    [
        "柳溪镇2022年上半年法治政府建设工作总结",
        "柳溪镇2022年法治政府建设工作要点",
        "柳溪镇2022年政府信息公开工作年度报告",
    ],
)
def test_other_papers_owe_no_such_day(title: str) -> None:
    text = f"{title}\n{TEXT}\n柳溪镇人民政府\n2023年7月3日"
    assert found(text, KIND) == []


def test_before_the_regulation_there_was_no_such_day() -> None:
    text = report(TEXT, year=2017, end=("柳溪镇人民政府", "2018年5月3日"))
    assert found(text, KIND) == []
