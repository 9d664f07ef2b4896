"""Plans, laws and bodies named as current that had ended or not begun in the report's year."""

from __future__ import annotations

import pytest

from yifa.reviewer.tests.said import found, report, told
from yifa.reviewer.tests.samples import FICTIONAL_NAMES, any_report, real

KIND = "policy-currency"


@pytest.mark.parametrize("name", [*FICTIONAL_NAMES, "sangri-2021", "xinkou-2020"])
def test_reports_that_name_what_held_in_their_year(name: str) -> None:
    assert told(any_report(name), KIND) == []


def test_a_plan_that_a_real_report_followed_two_years_after_its_end() -> None:
    (finding,) = found(real("baijia-2022"), KIND)
    assert (finding.quote, finding.severity) == ("“七五”普法", "error")
    assert finding.computed == "“八五”普法规划（2021–2025）"
    assert "2020年12月31日" in finding.message


@pytest.mark.parametrize(
    ("year", "text", "quote"),
    [
        (2022, "按照“七五”普法规划开展宣传。", "“七五”普法"),
        (2022, '按照"七五"普法规划开展宣传。', '"七五"普法'),
        (2023, "深入实施七五普法规划。", "七五普法"),
        (2022, "落实《法治政府建设实施纲要（2015—2020年）》要求。", "《法治政府建设实施纲要（2015"),
        (2021, "落实《法治政府建设实施纲要(2015-2020 年)》要求。", "《法治政府建设实施纲要(2015"),
        (
            2021,
            "落实《法治政府建设实施纲要》（2015－2020年）要求。",
            "《法治政府建设实施纲要》（2015",
        ),
        (2026, "按照“八五”普法规划开展宣传。", "“八五”普法"),
        (2023, "依据《信访条例》办理信访事项。", "《信访条例》"),
        (2022, "深入实施“九五”普法规划。", "“九五”普法"),
        (2018, "落实《法治政府建设实施纲要（2021—2025年）》。", "《法治政府建设实施纲要（2021"),
        (2022, "贯彻执行《行政执法监督条例》。", "《行政执法监督条例》"),
    ],
)
def test_what_did_not_hold_in_the_year(year: int, text: str, quote: str) -> None:
    assert [it for _, it in told(report(text, year=year), KIND)] == [quote]


@pytest.mark.parametrize(
    ("year", "text"),
    [
        (2020, "落实《法治政府建设实施纲要（2015—2020年）》要求，开展“七五”普法。"),
        (2021, "“七五”普法总结验收圆满完成，启动“八五”普法。"),
        (2021, "在“七五”普法工作基础上，全面开展“八五”普法。"),
        (2022, "我镇被评为全国“七五”普法先进集体。"),
        (2022, "回顾“七五”普法以来的工作，成效明显。"),
        (2025, "提前谋划“九五”普法和“十五五”规划。"),
        (2023, "严格执行《信访工作条例》和《青禾省信访条例》。"),
        (2022, "认真执行《青禾省行政执法监督条例》。"),
        (2023, "调解十四五里路灯纠纷七五件。"),
        (2020, "原工商局、原国土资源局档案移交完毕。县工商联参加。"),
        (2021, "《行政处罚法（2017修正）》年内修订。"),
    ],
)
def test_history_plans_for_the_future_and_local_rules_are_left_alone(year: int, text: str) -> None:
    assert told(report(text, year=year), KIND) == []


def test_the_next_year_may_be_planned_for() -> None:
    text = report(
        "一、工作情况", "抓学习。", "二、下一步工作打算", "全面实施“九五”普法规划。", year=2025
    )
    assert found(text, KIND) == []


def test_what_nobody_has_verified_is_only_a_note() -> None:
    (finding,) = found(report("县工商局开展检查。", year=2022), KIND)
    assert finding.severity == "note"


def test_nothing_is_said_of_a_text_without_a_year() -> None:
    assert found("按照“七五”普法规划开展宣传。", KIND) == []
