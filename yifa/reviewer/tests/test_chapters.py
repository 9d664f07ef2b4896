"""Sections find their required part and their wing; where words do not tell, they stay open."""

from __future__ import annotations

import pytest

from yifa.reviewer import Document, Kind, labels, outline, place, typed
from yifa.reviewer.chapters import guess
from yifa.reviewer.tests.samples import fictional, real

PARTS = {"results", "shortcomings", "first_responsible", "next_year", "other"}
WINGS = {
    "leadership",
    "functions",
    "rules",
    "decisions",
    "enforcement",
    "emergencies",
    "disputes",
    "oversight",
    "outreach",
}


def placed(document: Document) -> dict[str, tuple[str | None, str | None]]:
    """Give part and wing of each heading, by the numbers over it: 一/二/1."""
    found = {}
    for it in place(document):
        if document.blocks[it.block].kind is Kind.HEADING:
            path = "".join(document.blocks[n].number.strip("、.") for n in document.paths[it.block])
            found[path] = (it.part and it.part.code, it.wing and it.wing.code)
    return found


def test_the_parts_and_wings_are_those_of_the_glossary() -> None:
    assert set(labels()) == PARTS | WINGS


def test_a_town_report() -> None:
    assert placed(fictional("liuxi-2024")) == {
        "一": ("results", None),
        "一(一)": ("results", "leadership"),
        "一(二)": ("results", "functions"),
        "一(二)1": ("results", "functions"),
        "一(二)2": ("results", "enforcement"),
        "一(三)": ("results", "disputes"),
        "一(四)": ("results", "outreach"),
        "二": ("shortcomings", None),
        "三": ("next_year", None),
    }


def test_a_county_report() -> None:
    found = placed(fictional("qinghe-2024"))
    assert [found[f"一（{n}）"][1] for n in "一二三四五六七"] == [
        "leadership",
        "functions",
        "rules",
        "enforcement",
        "disputes",
        "oversight",
        "outreach",
    ]
    assert (found["二"][0], found["三"][0]) == ("shortcomings", "next_year")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "baijia-2022",
            {
                "一": ("results", None),
                "一(一)": ("results", "leadership"),
                "一(二)": ("results", "outreach"),
                "一(三)": ("results", None),
                "一(三)1": ("results", "functions"),
                "一(三)2": ("results", "leadership"),
                "一(三)3": ("results", "decisions"),
                "一(三)4": ("results", "rules"),
                "一(三)5": ("results", "functions"),
                "二": ("results", None),
                "二(一)": ("results", "disputes"),
                "二(二)": ("results", "disputes"),
                "二(三)": ("results", "enforcement"),
                "二(四)": ("results", "oversight"),
                "二(五)": ("results", "outreach"),
                "二(六)": ("results", "disputes"),
                "三": ("shortcomings", None),
                "四": ("next_year", None),
                "五": ("other", None),
            },
        ),
        (
            "sangri-2021",
            {
                "一": ("results", None),
                "一(一)": ("results", "leadership"),
                "一(二)": ("results", "leadership"),
                "一(三)": ("results", None),
                "二": ("shortcomings", None),
                "三": ("next_year", None),
                "三(一)": ("next_year", None),
                "三(二)": ("next_year", "functions"),
                "三(三)": ("next_year", "decisions"),
                "三(四)": ("next_year", "enforcement"),
                "三(五)": ("next_year", "outreach"),
            },
        ),
        (
            "xinkou-2020",
            {
                "一": ("first_responsible", "leadership"),
                "二": ("results", None),
                "二（一）": ("results", "rules"),
                "二（二）": ("results", "enforcement"),
                "二（三）": ("results", "disputes"),
                "三": ("shortcomings", None),
                "四": ("next_year", None),
                "四（一）": ("next_year", "leadership"),
                "四（二）": ("next_year", "outreach"),
                "四（三）": ("next_year", None),
                "四(四)": ("next_year", "enforcement"),
                "四(五)": ("next_year", "disputes"),
            },
        ),
    ],
)
def test_the_real_reports_as_they_were_placed_by_hand(
    name: str, expected: dict[str, tuple[str | None, str | None]]
) -> None:
    assert placed(real(name)) == expected


def test_a_paragraph_with_a_heading_of_its_own_is_placed_by_it() -> None:
    text = "一、工作情况\n一是规范政务服务。窗口6个。\n二是狠抓法治宣传。普法3次。\n"
    document = outline(typed(text))
    wings = {document.blocks[it.block].text[:2]: it.wing and it.wing.code for it in place(document)}
    assert (wings["一是"], wings["二是"]) == ("functions", "outreach")


def test_a_section_without_telling_words_is_left_to_people() -> None:
    assert guess("wing", "加强民生保障力度") is None
    assert guess("part", "2024年度") is None


def test_confidence_is_lower_where_two_wings_fit() -> None:
    sure = guess("wing", "规范行政执法")
    torn = guess("wing", "规范行政执法，强化普法")
    assert sure is not None
    assert torn is None or torn.confidence < sure.confidence
