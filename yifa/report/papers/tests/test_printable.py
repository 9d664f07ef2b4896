"""Which characters a paper prints, which become a line break, which are left out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from yifa.report.papers.markup import element, escaped
from yifa.report.papers.printable import on_one_line, printable

ANY_TEXT = st.text(alphabet=st.characters(codec=None, categories=None))


@pytest.mark.parametrize(
    ("given_text", "printed"),
    [
        ("调解\x0b成功", "调解\n成功"),
        ("调解\r\n成功", "调解\n成功"),
        ("调解\u2028成功", "调解\n成功"),
        ("调解\x00\x08成功", "调解成功"),
        ("调解\x85成功", "调解\n成功"),
        ("调解\uffff成功", "调解成功"),
        ("罚款\u202e0001\u202c元", "罚款0001元"),
        ("\ud83d\ude00", "😀"),
        ("半个\ud83d字", "半个�字"),
        ("一\t二\u3000三\xa0四", "一\t二\u3000三\xa0四"),
        ("𠮷野", "𠮷野"),
        ("〔2026〕12号，66.7%——“一件事”", "〔2026〕12号，66.7%——“一件事”"),
    ],
)
def test_the_rule(given_text: str, printed: str) -> None:
    assert printable(given_text) == printed


@given(ANY_TEXT)
def test_what_is_printable_stays_as_it_is(text: str) -> None:
    assert printable(printable(text)) == printable(text)


@given(st.text(alphabet=st.characters(min_codepoint=0x20, max_codepoint=0x7E)))
def test_common_text_is_not_touched(text: str) -> None:
    assert printable(text) == text


@given(ANY_TEXT)
def test_any_text_stands_in_xml_and_comes_back(text: str) -> None:
    written = element("a", {"b": text}, [escaped(text)])
    node = etree.fromstring(written.encode())
    assert (node.text or "") == printable(text)
    assert node.get("b") == printable(text).replace("\n", " ").replace("\t", " ")


@given(ANY_TEXT)
def test_a_name_in_a_list_is_one_line(text: str) -> None:
    assert "\n" not in on_one_line(text)
