"""A report says whose it is, of which year and level, and when it was signed and published."""

from __future__ import annotations

from datetime import date

import pytest

from yifa.reviewer import identify, outline, typed
from yifa.reviewer.identity import level_of, organisation_in
from yifa.reviewer.tests.samples import fictional, real


def test_a_town_on_the_web() -> None:
    found = identify(fictional("liuxi-2024"))
    assert found.title == "青禾县柳溪镇2024年度法治政府建设情况报告"
    assert (found.organisation, found.level, found.year) == ("青禾县柳溪镇", "town", 2024)
    assert (found.signed, found.published) == (date(2025, 1, 15), date(2025, 1, 17))
    assert not found.half_year


def test_a_county_whose_name_stands_above_the_title() -> None:
    found = identify(fictional("qinghe-2024"))
    assert (found.organisation, found.level, found.year) == ("青禾县人民政府", "county", 2024)
    assert found.signed == date(2025, 2, 26)


@pytest.mark.parametrize(
    ("name", "level", "year"),
    [("baijia-2022", "town", 2022), ("sangri-2021", "county", 2021), ("xinkou-2020", "town", 2020)],
)
def test_the_real_ones(name: str, level: str, year: int) -> None:
    found = identify(real(name))
    assert (found.level, found.year) == (level, year)
    assert found.organisation is not None
    assert found.organisation in (found.title or "")


@pytest.mark.parametrize(
    ("title", "organisation"),
    [
        ("青禾县柳溪镇人民政府 2024年度法治政府建设情况报告", "青禾县柳溪镇人民政府"),
        ("2024年青禾县法治政府建设年度报告", "青禾县"),
        ("青禾县司法局关于2024年度推进法治政府建设情况的报告", "青禾县司法局"),
        ("关于柳溪镇2024年法治政府建设工作情况的报告", "柳溪镇"),
        ("关于2024年度法治政府建设情况的报告", None),
        ("2024年法治政府建设年度报告", None),
        ("城关街道办事处二〇二四年度法治政府建设情况", "城关街道办事处"),
    ],
)
def test_the_organisation_in_a_title(title: str, organisation: str | None) -> None:
    assert organisation_in(title) == organisation


@pytest.mark.parametrize(
    ("organisation", "level"),
    [
        ("青禾县柳溪镇人民政府", "town"),
        ("城关街道办事处", "town"),
        ("青禾县人民政府", "county"),
        ("东安市西平区", "county"),
        ("东安市南河市", "county"),
        ("东安市人民政府", "city"),
        ("上海市", "province"),
        ("西藏自治区", "province"),
        ("青禾县司法局", "department"),
        ("青禾县发展和改革委员会", "department"),
        ("青禾经济开发区管理委员会", None),
    ],
)
def test_the_level_in_a_name(organisation: str, level: str | None) -> None:
    assert level_of(organisation) == level


def test_a_half_year_report_says_so() -> None:
    found = identify(outline(typed("柳溪镇2024年上半年法治政府建设工作总结\n学法3次。")))
    assert (found.half_year, found.year, found.organisation) == (True, 2024, "柳溪镇")


def test_all_places_that_name_the_year_are_listed() -> None:
    text = "柳溪镇2024年度法治政府建设报告\n现将2023年度法治政府建设情况报告如下：\n一、情况\n好。"
    found = identify(outline(typed(text)))
    years = [(it.value, text[it.start : it.end]) for it in found.mentions if it.what == "year"]
    assert years == [(2024, "2024"), (2023, "2023")]


def test_a_day_that_does_not_exist_is_no_day() -> None:
    text = "柳溪镇2024年度法治政府建设报告\n学法3次，普法4次。\n柳溪镇人民政府\n2025年2月30日"
    assert identify(outline(typed(text))).signed is None


def test_a_text_that_says_nothing_of_itself() -> None:
    found = identify(outline(typed("全年学法3次。")))
    assert (found.title, found.organisation, found.level, found.year) == (None,) * 4
