"""Title, year, organisation and date must agree, and nothing that is owed may be missing."""

from __future__ import annotations

import pytest

from yifa.reviewer.tests.said import found, report, told
from yifa.reviewer.tests.samples import FICTIONAL_NAMES, any_report, fictional, real

KIND = "structure"
TEXT = "全镇严格规范公正文明执法，成效明显。"
LONG = "\n".join(
    f"全镇第{n}村依法办事，群众满意，法律顾问常年在岗，合同协议逐份审查，纠纷及时化解。"
    for n in range(40)
)


@pytest.mark.parametrize("name", [*FICTIONAL_NAMES, "baijia-2022", "xinkou-2020"])
def test_reports_that_agree_with_themselves(name: str) -> None:
    assert found(any_report(name), KIND) == []


def test_a_county_that_says_nothing_of_what_its_heads_did() -> None:
    (finding,) = found(real("sangri-2021"), KIND)
    assert finding.computed == "党政主要负责人履行第一责任人职责情况"
    assert finding.severity == "warning"


@pytest.mark.parametrize(
    ("name", "heading", "before"),
    [
        ("liuxi-2024", "二、存在的不足", "三、"),
        ("liuxi-2024", "三、2025年工作打算", "柳溪镇人民政府\n2025"),
        ("qinghe-2024", "二、存在的问题", "　　三、"),
        ("qinghe-2024", "三、2025年工作安排", "　　特此"),
    ],
)
def test_a_chapter_that_was_taken_out_is_missed(name: str, heading: str, before: str) -> None:
    text = fictional(name).source.text
    start = text.index(heading)
    cut = text[:start] + text[text.index(before, start) :]
    assert "part-missing" in [rule for rule, _ in told(cut, KIND)]


@pytest.mark.parametrize("name", FICTIONAL_NAMES)
def test_a_title_of_another_year_contradicts_the_chapters(name: str) -> None:
    text = fictional(name).source.text.replace(
        "2024年度法治政府建设情况", "2021年度法治政府建设情况"
    )
    assert ("year-mismatch", "2025") in told(text, KIND)


@pytest.mark.parametrize(
    ("lines", "quote", "computed"),
    [
        (["现将我镇2021年度法治政府建设情况报告如下。", TEXT], "2021", "2022年"),
        (["2021年，我镇严格规范公正文明执法。"], "2021", "2022年"),
        (["一、2021年度法治政府建设工作情况", TEXT], "2021", "2022年"),
        (["一、工作情况", TEXT, "二、2022年工作计划", "加强学习。"], "2022", "2023年"),
        (
            ["一、工作情况", TEXT, "二、下一步工作打算", "2022年，我镇将加强学习。"],
            "2022",
            "2023年",
        ),
    ],
)
def test_a_year_that_disagrees_with_the_title(lines: list[str], quote: str, computed: str) -> None:
    text = "\n".join(("青禾县柳溪镇2022年度法治政府建设情况报告", *lines))
    (finding,) = found(text, KIND)
    assert (finding.rule, finding.quote, finding.computed) == ("year-mismatch", quote, computed)


@pytest.mark.parametrize(
    "lines",
    [
        ["现将我镇2022年度法治政府建设情况报告如下。", TEXT],
        ["一、工作情况", TEXT, "二、2023年工作计划", "2023年，我镇将加强学习。"],
        ["一、工作情况", TEXT, "二、下一步打算", "2023—2025年，我镇将加强学习。"],
        ["根据《2021年度法治政府建设工作要点》，现将工作情况报告如下。", TEXT],
        ["一、2020—2022年三年行动情况", TEXT],
        ["（一）2021年度问题整改情况", TEXT],
        ["2021年以来，我镇严格执法。"],
        ["自2021年以来，我镇严格执法。", "2021年被评为示范镇。"],
    ],
)
def test_years_that_may_stand_there(lines: list[str]) -> None:
    text = "\n".join(("青禾县柳溪镇2022年度法治政府建设情况报告", *lines))
    assert found(text, KIND) == []


@pytest.mark.parametrize(
    ("day", "is_wrong"),
    [
        ("2022年1月12日", True),
        ("2021年12月30日", True),
        ("2024年2月1日", True),
        ("2022年12月12日", False),
        ("2023年1月12日", False),
    ],
)
def test_the_day_of_signature_against_the_year(day: str, *, is_wrong: bool) -> None:
    text = report(TEXT, end=("柳溪镇人民政府", day))
    assert told(text, KIND) == ([("date-mismatch", day)] if is_wrong else [])


@pytest.mark.parametrize(
    ("signed", "is_wrong"),
    [
        ("桃源镇人民政府", True),
        ("柳溪镇人民政府", False),
        ("青禾县柳溪镇人民政府", False),
        ("青禾县司法局", False),
        ("中共青禾县柳溪镇委员会", False),
    ],
)
def test_who_signs_against_the_title(signed: str, *, is_wrong: bool) -> None:
    text = report(TEXT, end=(signed, "2023年1月12日"))
    assert told(text, KIND) == ([("organisation-mismatch", signed)] if is_wrong else [])


def test_a_short_name_of_a_department_is_the_same_department() -> None:
    text = (
        f"青禾县住房和城乡建设局2022年度法治政府建设情况报告\n{TEXT}\n青禾县住建局\n2023年1月12日"
    )
    assert found(text, KIND) == []


def test_parts_of_which_a_whole_report_says_nothing() -> None:
    text = report("一、主要做法", LONG, "二、主要成效", TEXT)
    rules = [(it.severity.value, it.computed) for it in found(text, KIND)]
    # A township owes less: what its heads did is only a note.
    assert rules == [
        ("warning", "存在的不足和原因"),
        ("warning", "下一年度主要安排"),
        ("note", "党政主要负责人履行第一责任人职责情况"),
    ]


def test_a_part_counts_as_there_however_it_is_put() -> None:
    more = "但执法力量仍显薄弱，下一步将加强队伍建设。镇党政主要负责人带头学法。"
    assert found(report("一、主要做法", LONG, "二、主要成效", TEXT + more), KIND) == []


def test_a_piece_of_a_report_lacks_no_part() -> None:
    assert found("一、主要做法\n" + LONG, KIND) == []


def test_a_heading_with_nothing_below_it() -> None:
    text = report("一、学习情况", TEXT, "二、执法情况", "三、普法情况", TEXT, "四、其他情况", TEXT)
    assert told(text, KIND) == [("heading-empty", "二、执法情况")]


def test_a_table_of_contents_is_no_row_of_empty_headings() -> None:
    text = report("一、学习情况", "二、执法情况", "一、学习情况", TEXT, "二、执法情况", TEXT)
    assert found(text, KIND) == []
