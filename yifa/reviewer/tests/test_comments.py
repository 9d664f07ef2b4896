"""A Word document comes back with comments at the very words, and is otherwise what it was."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from hypothesis import given
from hypothesis import strategies as st

from yifa.reviewer import Finding, Review, read
from yifa.reviewer.faces.comments import commented
from yifa.reviewer.faces.runs import runs_of
from yifa.reviewer.readers.word import words
from yifa.reviewer.tests.reviews import TEXT, found, liuxi, reviewed
from yifa.reviewer.tests.test_word import add_list, number, saved

EMPTY = docx.Document()
BOX = """<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:pict>
<v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent><w:p><w:r>
<w:t>框里写学法5次。</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"""


def report() -> Any:
    """The report of `reviews`, its runs cut across the numbers and formatted."""
    document = docx.Document()
    for line in TEXT.splitlines():
        paragraph = document.add_paragraph()
        for place, piece in enumerate(line[at : at + 7] for at in range(0, len(line), 7)):
            paragraph.add_run(piece).bold = bool(place % 2)
    return document


def review_of(content: bytes) -> Review:
    return liuxi(read(content, "柳溪镇.docx"))


def at(content: bytes, words: str) -> Finding:
    """A finding at some words of a document."""
    text = read(content, "a.docx").text
    start = text.index(words)
    return replace(found(TEXT)[0], start=start, end=start + len(words), quote=words, terms=())


def anchored(content: bytes) -> list[str]:
    """The words under each comment, in the order of the comments."""
    body = docx.Document(BytesIO(content)).element.body
    open_now: dict[str, list[str]] = {}
    for element in body.iter():
        if element.tag == qn("w:commentRangeStart"):
            open_now[element.get(qn("w:id"))] = []
        elif element.tag == qn("w:commentRangeEnd"):
            open_now[element.get(qn("w:id"))].append("|")
        elif element.tag == qn("w:t"):
            for words in open_now.values():
                if "|" not in words:
                    words.append(element.text or "")
    return ["".join(words).rstrip("|") for _, words in sorted(open_now.items())]


def formats(content: bytes) -> list[tuple[str, bool | None]]:
    """Every character with whether it is bold."""
    paragraphs = docx.Document(BytesIO(content)).paragraphs
    return [(it, run.bold) for para in paragraphs for run in para.runs for it in run.text]


def test_each_comment_lies_on_the_very_words() -> None:
    content = saved(report())
    assert anchored(commented(content, review_of(content))) == ["155人次", "97%", "10场"]


def test_a_comment_says_what_is_wrong_how_it_was_worked_out_and_what_to_look_at() -> None:
    content = saved(report())
    comments = list(docx.Document(BytesIO(commented(content, review_of(content)))).comments)
    assert comments[0].text.splitlines() == [
        "1　分项与合计不符",
        "70＋44＋22＋17＝153，文中写155，差2。",
        "看是漏了一项、有一项写错，还是合计写错。",
        "依据：分项相加应当等于合计",
    ]
    assert comments[0].author == "依法校核"
    assert comments[2].text.startswith("3　前后两处不一致（很可能）")


def test_text_and_formats_stay_as_they_were() -> None:
    content = saved(report())
    given_back = commented(content, review_of(content))
    assert read(given_back, "a.docx").text == read(content, "a.docx").text
    assert formats(given_back) == formats(content)


def test_every_other_part_of_the_package_stays_byte_for_byte() -> None:
    file = BytesIO(saved(report()))
    with zipfile.ZipFile(file, "a") as package:
        package.writestr("customXml/unknown.bin", bytes(range(256)))
    content = file.getvalue()
    given_back = commented(content, review_of(content))
    changed = {"word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(BytesIO(given_back)) as new:
        assert set(new.namelist()) - set(old.namelist()) == {"word/comments.xml"}
        for name in set(old.namelist()) - changed:
            assert new.read(name) == old.read(name), name


def test_comments_that_were_there_stay() -> None:
    document = report()
    document.add_comment(document.paragraphs[0].runs, "请办公室复核", "沈牧之", "沈")
    content = saved(document)
    comments = list(docx.Document(BytesIO(commented(content, review_of(content)))).comments)
    assert [it.author for it in comments] == ["沈牧之", "依法校核", "依法校核", "依法校核"]


def test_a_number_in_a_table_and_one_that_word_counts_itself() -> None:
    document = docx.Document()
    which = add_list(document, ("chineseCounting", "%1、"))
    number(document.add_paragraph("主要举措"), which)
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "婚姻家庭", "共41件"
    content = saved(document)
    findings = [at(content, "一、"), at(content, "41件")]
    given_back = commented(content, reviewed(read(content, "a.docx"), findings))
    assert anchored(given_back) == ["主要举措", "41件"]


def test_words_in_a_link_an_insertion_and_over_two_paragraphs() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("全年")
    inserted = OxmlElement("w:ins")
    inserted.append(document.add_paragraph("学法5次，")._p.r_lst[0])
    paragraph._p.append(inserted)
    document.add_paragraph("普法3次。")
    content = saved(document)
    findings = [at(content, "法5次"), at(content, "普法3")]
    source = read(content, "a.docx")
    both = replace(findings[0], start=source.text.index("5次"), end=source.text.index("3次"))
    given_back = commented(content, reviewed(source, [*findings, both]))
    assert anchored(given_back) == ["法5次", "普法3", "5次，普法"]
    assert read(given_back, "a.docx").text == source.text


def test_what_stands_in_a_header_is_told_at_the_nearest_paragraph() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "柳溪镇2023年度"
    document.add_paragraph("全年学法3次。")
    content = saved(document)
    finding = at(content, "2023年度")
    given_back = commented(content, reviewed(read(content, "a.docx"), [finding]))
    assert anchored(given_back) == ["全年学法3次。"]


def test_a_document_with_words_in_its_header_alone_gets_its_comment_too() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "柳溪镇2023年度"
    content = saved(document)
    finding = at(content, "2023年度")
    given_back = commented(content, reviewed(read(content, "a.docx"), [finding]))
    assert len(list(docx.Document(BytesIO(given_back)).comments)) == 1


def test_what_stands_in_a_text_box_is_told_at_the_paragraph_around_it() -> None:
    document = docx.Document()
    document.add_paragraph("全年学法3次。")._p.append(parse_xml(BOX))
    content = saved(document)
    finding = at(content, "5次")
    given_back = commented(content, reviewed(read(content, "a.docx"), [finding]))
    assert anchored(given_back) == ["全年学法3次。"]
    assert read(given_back, "a.docx").text == read(content, "a.docx").text


@given(st.lists(st.text("件次、12 \t\n", max_size=4), max_size=6), st.data())
def test_any_words_of_any_runs_are_found_again(pieces: list[str], data: st.DataObject) -> None:
    paragraph = EMPTY.add_paragraph("共")
    for piece in pieces:
        paragraph.add_run(piece)
    whole = words(paragraph._p)
    start = data.draw(st.integers(0, len(whole) - 1))
    end = data.draw(st.integers(start + 1, len(whole)))
    holder = OxmlElement("w:p")
    runs = runs_of(paragraph._p, start, end)
    assert words(paragraph._p) == whole
    for run in runs:
        holder.append(run)
    assert words(holder) == whole[start:end]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_another_office_opens_it_and_shows_the_text(tmp_path: Path) -> None:
    content = saved(report())
    (tmp_path / "a.docx").write_bytes(commented(content, review_of(content)))
    where = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", where, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "a.docx")], check=True, capture_output=True)
    assert "155人次" in "".join(read(tmp_path / "a.pdf").text.split())
