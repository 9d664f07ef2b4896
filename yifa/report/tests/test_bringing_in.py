"""A past report is brought in whole: furniture apart, chapters in place, nothing lost."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest

from yifa import reviewer
from yifa.kernel.tests import county
from yifa.report.annual_report import bringing_in, export, marks, versions

pytestmark = pytest.mark.django_db

REPORTS = Path(os.environ.get("YIFA_REPORTS", Path(__file__).parents[4] / "shared" / "reports"))
TODAY = dt.date(2026, 11, 22)

PAST = """首页 > 政务公开 > 法治政府建设

柳溪镇人民政府2024年度法治政府建设情况报告

现将有关情况报告如下：

一、主要举措和成效

（一）化解矛盾纠纷。全年排查矛盾纠纷26次，调解14件，调解成功12件。

- 1 -

（二）开展普法宣传。组织普法活动8场次。

二、存在的不足和原因

一是力量不足。

三、下一年度主要安排

继续努力。

【打印】【关闭】
"""


@pytest.fixture(autouse=True)
def _county() -> None:
    county.set_up()


def bring(text: str, year: int | None = None) -> bringing_in.BroughtIn:
    clerk = county.post("clerk", county.TOWN)
    return bringing_in.bring_in(reviewer.typed(text, "去年.txt"), by=clerk, on=TODAY, year=year)


def test_kept_text_and_listed_furniture_are_the_file() -> None:
    report = bring(PAST).report
    version = versions.latest(report)
    assert not bringing_in.lost(report.source, version.title, version.blocks)
    furniture = "".join(piece["text"] for piece in report.source.furniture)
    assert "打印" in furniture
    assert "首页" in furniture
    assert all(piece["reason"] for piece in report.source.furniture)


def test_it_stands_as_kept_and_nothing_about_it_is_due() -> None:
    report = bring(PAST).report
    assert (report.stage, report.due, report.report_year) == ("kept", None, 2024)


def test_chapters_find_their_places() -> None:
    chapters = {
        block["text"][:4]: block["chapter"]
        for block in versions.latest(bring(PAST).report).blocks
        if block["kind"] == "heading"
    }
    assert chapters["化解矛盾"] == "disputes"
    assert chapters["开展普法"] == "outreach"
    assert chapters["存在的不"] == "shortcomings"


def test_every_number_is_untraced_until_somebody_ties_it() -> None:
    report = bring(PAST).report
    assert [told.text for told in marks.untraced_in(report)] == ["26次", "14件", "12件", "8场次"]


def test_the_same_file_again_adds_nothing() -> None:
    first, again = bring(PAST), bring(PAST)
    assert first.report.pk == again.report.pk
    assert not again.is_new


def test_a_report_that_names_somebody_else_is_brought_in_and_said_so() -> None:
    strange = PAST.replace("柳溪镇", "梁平区柏家镇")
    assert bring(strange).other_author == "梁平区柏家镇人民政府"


def test_a_longer_or_shorter_name_of_the_same_government_is_no_other() -> None:
    assert bring(PAST).other_author == ""
    assert bring(PAST.replace("柳溪镇", "青禾县柳溪镇"), year=2023).other_author == ""


def test_a_second_report_of_a_year_is_refused_and_the_first_named() -> None:
    there = bring(PAST).report
    with pytest.raises(bringing_in.NotBroughtIn, match=there.number):
        bring(PAST + "另有一段。")


def test_a_report_without_a_year_asks_for_it() -> None:
    with pytest.raises(bringing_in.NotBroughtIn, match="写明年度"):
        bring("法治政府建设情况报告\n\n一、主要举措\n\n做了工作。\n")


def test_it_goes_out_again_in_the_official_layout_with_every_word() -> None:
    report = bring(PAST).report
    page = export.html(report)
    for words in ("全年排查矛盾纠纷26次", "一是力量不足", "继续努力"):
        assert words in page
    assert export.docx(report)[:2] == b"PK"


@pytest.mark.parametrize("name", ["baijia-2022", "sangri-2021", "xinkou-2020"])
def test_a_real_report_goes_in_and_comes_out_whole(name: str) -> None:
    path = REPORTS / f"{name}.txt"
    if not path.exists():
        pytest.skip("the real reports are not beside this checkout (YIFA_REPORTS)")
    clerk = county.post("clerk", county.TOWN)
    done = bringing_in.bring_in(reviewer.read(path), by=clerk, on=TODAY)
    version = versions.latest(done.report)
    assert not bringing_in.lost(done.report.source, version.title, version.blocks)
    assert done.report.report_year == int(name[-4:])
    again = reviewer.read(export.docx(done.report), f"{name}.docx")
    written = "".join(f"{b['number'] or ''}{b['text']}" for b in version.blocks)
    wanted = "".join(written.split())
    came_out = "".join(again.text.split())
    assert [ch for ch in wanted if ch not in came_out] == []
    for block in version.blocks:
        assert "".join(block["text"].split()) in came_out
