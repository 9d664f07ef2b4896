"""What a paper shows as a page, served or kept as a file."""

from __future__ import annotations

import re

import pytest

from yifa.report.papers import html
from yifa.report.papers.paper import (
    Contents,
    ContentsLine,
    Cover,
    Heading,
    Paper,
    Paragraph,
    Run,
    SignatureLine,
    Signer,
    Unwritable,
)

from . import examples

FIGURES = Paragraph(
    (
        Run("12", mark="traced", href="/figures/1"),
        Run("13", mark="signed"),
        Run("14", mark="untraced"),
        Run("15", mark="traced", href="https://qinghe.example/figures/2"),
    )
)


def paragraph(page: str) -> str:
    (found,) = re.findall(r"<p>(.*?)</p>", page)
    return str(found)


def test_a_draft_shows_all_three_marks_and_says_what_they_mean() -> None:
    page = html.body(Paper(blocks=(FIGURES,), draft=True))
    assert '<p class="paper-draft">草稿</p>' in page
    assert '<span class="untraced">波浪线</span>：还没有出处' in page
    assert paragraph(page) == (
        '<a class="traced" href="/figures/1">12</a>'
        '<span class="signed">13</span><span class="untraced">14</span>'
        '<a class="traced" href="https://qinghe.example/figures/2">15</a>'
    )


def test_a_published_paper_keeps_only_what_can_be_opened() -> None:
    page = html.body(Paper(blocks=(FIGURES,)))
    assert "草稿" not in page
    assert paragraph(page) == (
        '<a class="traced" href="/figures/1">12</a>1314'
        '<a class="traced" href="https://qinghe.example/figures/2">15</a>'
    )


def test_a_file_kept_alone_has_no_link_into_nowhere() -> None:
    page = html.write(Paper(blocks=(FIGURES,)))
    assert "/figures/1" not in page
    assert "https://qinghe.example/figures/2" in page


def test_a_file_kept_alone_loads_and_runs_nothing() -> None:
    page = html.write(examples.annual_report())
    assert page.startswith('<!doctype html>\n<html lang="zh-CN">')
    assert "<script" not in page
    assert "default-src 'none'" in page
    assert not re.search(r"(src=|@import|url\()", page)
    assert "<title>青禾县人民政府关于2026年度法治政府建设情况的报告</title>" in page


def test_served_markup_carries_no_style_of_its_own() -> None:
    """A strict content policy would not apply it."""
    for paper in (examples.annual_report(draft=True), *examples.mediation_file()):
        assert "style" not in html.body(paper)


@pytest.mark.parametrize(
    "href",
    ["javascript:alert(1)", "data:text/html,x", "//elsewhere.example", "file:///etc/passwd",
     "/\\elsewhere.example", "https:elsewhere", "java\nscript:x", "http://[bad"],
)  # fmt: skip
def test_a_link_that_leads_to_no_page_is_refused(href: str) -> None:
    with pytest.raises(Unwritable, match="不是网页地址"):
        Run("12", href=href)


def test_headings_go_down_from_the_title_step_by_step() -> None:
    page = html.body(Paper(title="报告", blocks=(Heading(1, "甲"), Heading(2, "乙"))))
    assert "<h1>报告</h1><h2>一、甲</h2><h3>（一）乙</h3>" in page


def test_a_title_of_two_lines_stays_two_lines() -> None:
    assert "<h1>青禾县<br>报告</h1>" in html.body(Paper(title="青禾县\n报告"))


def test_a_table_names_its_columns_and_sets_numbers_right() -> None:
    page = html.body(Paper(blocks=(examples.towns(),)))
    assert "<caption>表1\u3000各村（社区）矛盾纠纷调解情况</caption>" in page
    assert '<th class="numeric" scope="col">受理</th>' in page
    assert '<tr><td>青禾县第1村</td><td class="numeric">3</td>' in page
    assert '<tfoot><tr><td>合计</td><td class="numeric">2,460</td>' in page


def test_a_form_keeps_its_spans_and_its_labels_are_heads() -> None:
    page = html.body(examples.application())
    assert '<th scope="row" rowspan="2">申请人</th>' in page
    assert '<td colspan="3">柳溪镇第一村一组</td>' in page


def test_one_signs_on_a_line() -> None:
    page = html.body(Paper(blocks=(SignatureLine((Signer("当事人"), Signer("登记人", "陈石"))),)))
    assert '<p>当事人：<span class="paper-line"></span></p><p>登记人：陈石</p>' in page


def test_a_contents_list_shows_the_pages_given_by_hand() -> None:
    line = ContentsLine("协议书", pages="3—4", remark="原件")
    page = html.body(Paper(blocks=(Contents((line,)),)))
    assert "<td>1</td><td>协议书</td><td>3—4</td><td>原件</td>" in page


def test_a_cover_lists_its_particulars() -> None:
    page = html.body(Paper(blocks=(Cover("柳溪镇", "卷宗", (("卷名", "甲乙"),)),)))
    assert "<dt>卷名</dt><dd>甲乙</dd>" in page
