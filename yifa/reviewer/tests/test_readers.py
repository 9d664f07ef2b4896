"""A report is read from any usual format and encoding, or refused in one sentence."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]  # the library ships no types
import pytest
from hypothesis import given
from hypothesis import strategies as st

from yifa.reviewer import Kind, Unreadable, identify, outline, quantities, read
from yifa.reviewer.readers import LARGEST
from yifa.reviewer.tests.pages import saved_page
from yifa.reviewer.tests.samples import FIXTURES, fictional
from yifa.reviewer.tests.whole import assert_whole

TOWN = (FIXTURES / "liuxi-2024.txt").read_text(encoding="utf-8")
PDF = FIXTURES / "liuxi-2025.pdf"


def refusal(content: bytes, name: str) -> str:
    with pytest.raises(Unreadable) as refused:
        read(content, name)
    return str(refused.value)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_a_text_reads_the_same_in_every_encoding(encoding: str) -> None:
    source = read(TOWN.encode(encoding), "报告.txt")
    assert source.text == TOWN
    assert (source.kind, source.name) == ("txt", "报告.txt")


def test_a_path_gives_its_name_and_the_digest_of_its_bytes() -> None:
    path = FIXTURES / "liuxi-2024.txt"
    source = read(path)
    assert source.name == "liuxi-2024.txt"
    assert source.digest == sha256(path.read_bytes()).hexdigest()


def test_line_ends_stay_as_they_are_so_that_offsets_hold() -> None:
    text = "一、情况\r\n全年学法3次。\r\n"
    source = read(text.encode(), "a.txt")
    (it,) = quantities(outline(source))
    assert source.text == text
    assert text[it.start : it.end] == "3次"


def test_a_saved_page_keeps_its_menus_apart() -> None:
    source = read(saved_page(TOWN).encode("gb18030"), "page.html")
    document = outline(source)
    assert_whole(document)
    assert source.kind == "html"
    reasons = {block.text: block.reason for block in document.furniture}
    assert reasons["特色栏目"] == "navigation"
    assert reasons["您的位置：首页 > 政务公开"] == "navigation"
    assert reasons["地址：青禾县城关街1号"] == "footer"
    assert reasons["藏起来的话"] == "hidden"
    kept = "".join(block.text for block in document.kept)
    assert "附件：统计表.docx" in kept
    assert "不是正文的脚本" not in source.text
    assert [block.text for block in document.kept if block.kind is Kind.ROW] == [
        "类型\t件数",
        "婚姻家庭\t41件",
    ]


def test_a_saved_page_states_what_its_text_states() -> None:
    document = outline(read(saved_page(TOWN).encode(), "page.html"))
    found, expected = identify(document), identify(fictional("liuxi-2024"))
    assert (found.title, found.organisation) == (expected.title, expected.organisation)
    assert (found.signed, found.published) == (expected.signed, expected.published)
    told = [it.text for it in quantities(document) if document.blocks[it.block].kind != Kind.ROW]
    assert told == [it.text for it in quantities(fictional("liuxi-2024"))]


def test_a_page_laid_out_in_tables_keeps_its_paragraphs() -> None:
    page = (
        "<html><body><table><tr><td>栏目</td><td>"
        + "".join(f"<p>{line}</p>" for line in TOWN.splitlines()[8:30])
        + "</td></tr></table></body></html>"
    )
    document = outline(read(page.encode(), "page.htm"))
    assert len([block for block in document.kept if block.kind is Kind.HEADING]) == 9


def test_a_class_that_lies_about_the_whole_page_is_not_believed() -> None:
    words = "全年学法3次。" * 9
    page = f"<html><body><div class='nav'><p>{words}</p></div></body></html>"
    assert len(outline(read(page.encode(), "page.html")).kept) == 1


def test_a_pdf_is_put_together_from_its_printed_lines() -> None:
    source = read(PDF)
    document = outline(source)
    assert_whole(document)
    assert source.kind == "pdf"
    assert {block.reason for block in document.furniture} == {"page_header", "page_number"}
    found = identify(document)
    assert (found.organisation, found.year) == ("青禾县柳溪镇人民政府", 2025)
    assert str(found.signed) == "2026-01-12"
    told = ["".join(it.text.split()) for it in quantities(document)]
    assert told[:6] == ["8次", "4次", "17个", "12个", "3个", "206份"]
    assert "四十二场次" in told
    assert len(told) == 33


def test_a_markdown_file_keeps_its_text_and_offsets() -> None:
    text = "# 柳溪镇2024年度法治政府建设报告\n\n## 一、工作\n\n**（一）抓学习**\n\n全年学法3次。\n"
    source = read(text.encode(), "a.md")
    assert (source.kind, source.text) == ("md", text)
    assert [block.kind.value for block in outline(source).kept] == [
        "title",
        "heading",
        "heading",
        "paragraph",
    ]


@pytest.mark.parametrize("name", ["a.txt", "a.docx", "a.pdf", "a.html", ""])
def test_an_empty_file_is_refused(name: str) -> None:
    assert "空文件" in refusal(b"", name)


def test_a_file_with_nothing_but_blanks_is_refused() -> None:
    assert "没有文字" in refusal("\ufeff \n\u3000".encode(), "a.txt")
    assert "没有文字" in refusal(b"<html><body><script>x</script></body></html>", "a.html")


def test_a_file_that_is_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "大.txt"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(Unreadable, match="20 MB"):
        read(path)


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        ("青禾县".encode(), "a.docx", "不是 Word 文档"),
        ("青禾县".encode(), "a.pdf", "不是 PDF 文档"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a.doc", "另存为 .docx"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "a.docx",
            "密码",
        ),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "a.png", "图片"),
        (b"{\\rtf1 \\ansi}", "a.rtf", "RTF"),
        (b"%PDF-1.7\nrubbish", "a.pdf", "已损坏"),
        (b"PK\x03\x04rubbish", "a.docx", "已损坏"),
        (bytes(range(256)) * 20, "a.txt", "不是可读的文本"),
        (b"\xff\xd8\xff\xe0", "a.pdf", "图片"),
    ],
)
def test_what_is_not_what_it_should_be_is_refused_by_its_name(
    content: bytes, name: str, words: str
) -> None:
    told = refusal(content, name)
    assert words in told
    assert name in told
    assert told.count("。") == 1


def packed(members: dict[str, bytes]) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def test_a_bomb_is_not_unpacked() -> None:
    bomb = packed({"word/document.xml": bytes(101 * 1024 * 1024)})
    assert "100 MB" in refusal(bomb, "a.docx")


def test_a_package_that_is_no_word_document_is_refused() -> None:
    assert "不是 Word 文档" in refusal(packed({"xl/workbook.xml": b"<x/>"}), "a.docx")
    assert "已损坏" in refusal(packed({"word/document.xml": b"<x"}), "a.docx")


def test_a_pdf_of_pictures_is_refused() -> None:
    file = BytesIO()
    document = pypdfium2.PdfDocument.new()
    document.new_page(200, 200)
    document.save(file)
    assert "扫描件" in refusal(file.getvalue(), "a.pdf")


def test_a_locked_pdf_is_refused() -> None:
    assert "密码" in refusal((FIXTURES / "locked.pdf").read_bytes(), "locked.pdf")


def test_tags_without_end_are_refused() -> None:
    page = b"<html><body>" + b"<div>" * 100_000 + "学法3次。".encode()
    assert "嵌套太深" in refusal(page, "a.html")


@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.html", "a.docx", "a.pdf", ""]))
def test_any_bytes_are_read_or_refused_in_one_sentence(content: bytes, name: str) -> None:
    try:
        assert_whole(outline(read(content, name)))
    except Unreadable as refused:
        assert str(refused).endswith("。")


@given(st.text(max_size=200))
def test_any_text_between_tags_is_read_or_refused(text: str) -> None:
    page = f"<html><body><p>{text}</p></body></html>".encode("utf-8", "surrogatepass")
    try:
        assert_whole(outline(read(page, "a.html")))
    except Unreadable as refused:
        assert str(refused).endswith("。")


def test_reading_loads_neither_django_nor_the_readers_of_other_formats() -> None:
    script = (
        "import sys, yifa.reviewer;"
        "print(*{m.partition('.')[0] for m in sys.modules}"
        " & {'django', 'lxml', 'docx', 'pypdfium2', 'cn2an'})"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], check=True, capture_output=True, text=True
    )
    assert done.stdout.strip() == ""


@pytest.mark.parametrize("broken", [b"\xed\xa0\x80", b"\xff", b"\xe4\xbd", b"\xc0\xaf"])
def test_a_text_with_a_broken_byte_is_never_read_as_other_words(broken: bytes) -> None:
    lines = TOWN.encode().split(b"\n")
    lines[11] += broken
    assert "第12行有坏了的字节" in refusal(b"\n".join(lines), "a.txt")


def test_a_short_text_in_the_national_encoding_is_read() -> None:
    for text in (
        "全年学法3次。",
        "全年学法3次。" + "x" * 500 + "好",
        "“双随机”抽查12次，覆盖98%。",
        "ABC123学法3次abc",
    ):
        assert read(text.encode("gb18030"), "a.txt").text == text
