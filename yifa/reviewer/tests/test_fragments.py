"""The pieces of HTML: the passages concerned, the marks in them, the working of each finding."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from yifa.reviewer import Finding, Severity, typed
from yifa.reviewer.faces.fragments import finding_card, passages, whole_text
from yifa.reviewer.tests.reviews import TEXT, found, liuxi, reviewed


def parsed(fragment: str) -> etree._Element:
    return etree.fromstring(f"<html><body>{fragment}</body></html>", etree.HTMLParser())


def words(element: etree._Element | None) -> str:
    assert element is not None
    return "".join(map(str, element.itertext()))


def all_of(fragment: str, path: str) -> list[str]:
    return [words(element) for element in parsed(fragment).iterfind(f".//{path}")]


def test_only_the_sentences_concerned_are_shown_under_their_headings() -> None:
    shown = passages(liuxi())
    assert all_of(shown, "h3") == ["一、（六）化解矛盾纠纷", "二、存在的不足"]
    assert "全年开展法治宣传12场" in words(parsed(shown))
    assert "主要举措" not in words(parsed(passages(reviewed(typed(TEXT), found(TEXT)[1:2]))))


def test_a_long_paragraph_is_cut_to_the_sentence_and_says_so() -> None:
    shown = all_of(passages(reviewed(typed(TEXT), found(TEXT)[:1])), "p")
    assert len(shown) == 1
    assert shown[0].startswith("……镇矛调中心全年接待来访群众89批1155人次，涉及城乡建设类")
    assert shown[0].endswith("及时处置。")


def test_the_wrong_number_is_marked_and_its_parts_underlined() -> None:
    shown = passages(liuxi())
    assert all_of(shown, "mark") == ["155人次", "97%", "10场"]
    parts = "70人次 44人次 22人次 17人次 198件 171件 12场"
    assert sorted(all_of(shown, "span")) == sorted(parts.split())


def test_each_card_and_its_place_link_to_each_other() -> None:
    review = liuxi()
    cards = "".join(finding_card(it, number) for number, it in enumerate(review.said, 1))
    page = parsed(passages(review) + cards + whole_text(review))
    ids = [element.get("id", "") for element in page.iterfind(".//*[@id]")]
    assert sorted(ids) == sorted(f"{kind}-{n}" for kind in ("place", "finding") for n in (1, 2, 3))
    for link in page.iterfind(".//a"):
        assert link.get("href", "").removeprefix("#") in ids


def test_several_reviews_on_one_page_keep_their_places_apart() -> None:
    review = liuxi()
    page = parsed(passages(review, prefix="b-") + finding_card(review.said[0], 1, prefix="b-"))
    assert page.find(".//*[@id='b-finding-1']") is not None
    assert page.find(".//a[@id='b-place-1'][@href='#b-finding-1']") is not None


def test_a_sum_is_written_as_on_paper() -> None:
    card = finding_card(found(TEXT)[0], 1)
    rows = [[words(cell) for cell in row] for row in parsed(card).iterfind(".//tr")]
    assert rows == [
        ["城乡建设", "70"],
        ["劳动与社会保障", "44"],
        ["农业农村", "22"],
        ["其他", "17"],
        ["加起来", "153"],
        ["文中写", "155"],
        ["", "人次，差2"],
    ]


def test_a_sum_that_does_not_add_up_when_drawn_is_left_to_its_sentence() -> None:
    wrong = replace(found(TEXT)[0], computed=Decimal(154))
    assert parsed(finding_card(wrong, 1)).find(".//table") is None


def test_a_rate_is_written_as_a_fraction() -> None:
    card = parsed(finding_card(found(TEXT)[1], 2))
    assert words(card.find(".//p[@class='ratio']")) == "171 ÷ 198＝86.4%文中写97%"


def test_two_statements_stand_under_each_other() -> None:
    rows = all_of(finding_card(found(TEXT)[2], 3), "tr")
    assert rows == ["前文写12场", "这里写10场"]


def test_what_is_only_likely_says_so() -> None:
    assert all_of(finding_card(found(TEXT)[2], 3), "small") == ["很可能"]
    assert all_of(finding_card(found(TEXT)[0], 1), "small") == []


def test_notes_are_shown_only_when_asked_for() -> None:
    review = reviewed(typed(TEXT), [replace(found(TEXT)[0], severity=Severity.NOTE)])
    assert passages(review) == ""
    assert all_of(passages(review, notes=True), "mark") == ["155人次"]


def test_the_text_of_a_report_never_becomes_markup() -> None:
    review = liuxi()
    assert "普法形式 &lt;b&gt;较为单一&lt;/b&gt; &amp; 针对性" in passages(review)
    assert parsed(passages(review) + whole_text(review)).find(".//b") is None
    card = finding_card(replace(review.said[0], message="<img src=x>"), 1)
    assert parsed(card).find(".//img") is None


def test_what_stands_nowhere_is_numbered_where_it_is_missed() -> None:
    missing = replace(found(TEXT)[0], start=len(TEXT), end=len(TEXT), quote="", terms=())
    shown = passages(reviewed(typed(TEXT), [missing]))
    assert all_of(shown, "a") == ["1"]
    assert "全年法治宣传只有10场。1" in words(parsed(shown))


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Finding]]:
    text = draw(st.text(st.sampled_from("一、是12件。\n\t\f\x00\x0b<&\ud800\ufffe "), min_size=1))
    place = st.integers(0, len(text))
    stretches = draw(st.lists(st.tuples(place, place), max_size=6))
    finding = found(TEXT)[0]
    return text, [
        replace(finding, start=start, end=end, quote=text[start:end], terms=())
        for start, end in sorted(sorted(it) for it in stretches)
    ]


@given(marked())
def test_any_text_is_drawn_once_with_every_number(case: tuple[str, list[Finding]]) -> None:
    text, findings = case
    review = reviewed(typed(text), findings)
    drawn = parsed(whole_text(review))
    numbers = [element.text or "" for element in drawn.iterfind(".//a")]
    if review.reading.document.blocks:
        assert sorted(map(int, numbers)) == list(range(1, len(findings) + 1))
        assert len(all_of(passages(review), "a")) == len(findings)
