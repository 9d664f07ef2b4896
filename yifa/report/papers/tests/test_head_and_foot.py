"""What stands around the text: red head, addressee, attachments, signature, day, 草稿."""

from __future__ import annotations

import datetime as dt

import pytest

from yifa.report.papers import docx, layout
from yifa.report.papers.paper import (
    Attachment,
    Block,
    Paper,
    Paragraph,
    Run,
    Unwritable,
)

from . import examples, reading

DAY = dt.date(2027, 3, 8)


def only(*blocks: Block, draft: bool = False) -> bytes:
    return docx.write(Paper(title="报告", blocks=blocks, draft=draft))


def test_the_red_head_is_there_only_when_it_is_asked_for() -> None:
    file = docx.write(examples.annual_report())
    assert reading.paragraphs(reading.document(file), "IssuerMark") == ["青禾县人民政府文件"]
    assert reading.value(reading.style(file, "IssuerMark"), ".//w:color") == "D7000F"
    assert reading.value(reading.document(file), "//w:pBdr/w:bottom", "color") == "D7000F"

    plain = reading.document(docx.write(Paper(title="报告", document_number="青政〔2027〕3号")))
    assert not reading.find(plain, "//w:pBdr")
    assert reading.paragraphs(plain, "Number") == ["青政〔2027〕3号"]


def test_a_long_issuer_stays_on_one_line() -> None:
    issuer = "青禾县人民政府柳溪镇人民政府联合工作委员会文件"
    (run,) = reading.find(
        reading.document(docx.write(Paper(issuer=issuer))),
        '//w:p[w:pPr/w:pStyle/@w:val="IssuerMark"]/w:r',
    )
    size = int(reading.value(run, ".//w:sz") or 0) / 2
    assert size * len(issuer) <= layout.TEXT_WIDTH / 20


def test_who_signs_a_paper_that_goes_upward_needs_a_red_head() -> None:
    with pytest.raises(Unwritable, match="没有发文机关标志"):
        Paper(title="报告", approver="沈望川")


def test_the_addressee_ends_with_one_colon() -> None:
    for written in ("云澜市人民政府", "云澜市人民政府：", "云澜市人民政府:"):
        page = reading.document(docx.write(Paper(addressee=written)))
        assert reading.paragraphs(page, "Addressee") == ["云澜市人民政府："]


def test_the_day_is_without_leading_zeros_and_its_middle_is_under_the_name() -> None:
    page = reading.document(docx.write(Paper(signature="青禾县人民政府", day=dt.date(2027, 3, 8))))
    assert reading.paragraphs(page, "Day") == ["2027年3月8日"]
    (day,) = reading.find(page, '//w:p[w:pPr/w:pStyle/@w:val="Day"]')
    assert reading.value(day, ".//w:ind", "rightChars") == "400"
    (name,) = reading.find(page, '//w:p[w:pPr/w:pStyle/@w:val="Signature"]')
    # The day with the gaps beside its digits is 7¼ characters wide, the name 7.
    assert reading.value(name, ".//w:ind", "rightChars") == "412"


def test_a_name_longer_than_the_line_allows_moves_the_day_and_not_itself_off_the_page() -> None:
    name = "青禾县推进依法行政工作领导小组办公室"
    page = reading.document(docx.write(Paper(signature=name, day=DAY)))
    (signed,) = reading.find(page, '//w:p[w:pPr/w:pStyle/@w:val="Signature"]')
    (day,) = reading.find(page, '//w:p[w:pPr/w:pStyle/@w:val="Day"]')
    assert reading.value(signed, ".//w:ind", "rightChars") == "0"
    assert reading.value(day, ".//w:ind", "rightChars") == "538"


def test_no_page_bears_a_signature_alone() -> None:
    page = reading.document(
        docx.write(Paper(blocks=(Paragraph("一"), Paragraph("二")), signature="青禾县人民政府"))
    )
    kept = reading.find(page, '//w:p[w:pPr/w:pStyle/@w:val="Body"][w:pPr/w:keepNext]')
    assert list(map(reading.own_words, kept)) == ["二"]


def test_attachments_are_named_and_numbered_and_begin_a_page_each() -> None:
    page = reading.document(docx.write(examples.annual_report()))
    assert reading.paragraphs(page, "AttachmentNames") == [
        "附件：1. 2026年法治政府建设主要指标",
        "2. 2027年工作要点",
    ]
    assert reading.paragraphs(page, "AttachmentMark") == ["附件1"]
    single = reading.document(
        docx.write(Paper(attachments=(Attachment("指标表", (Paragraph("略"),)),)))
    )
    assert reading.paragraphs(single, "AttachmentNames") == ["附件：指标表"]
    assert reading.paragraphs(single, "AttachmentMark") == ["附件"]


def test_a_draft_says_so_on_every_page_and_a_final_paper_nowhere() -> None:
    draft = docx.write(examples.annual_report(draft=True))
    assert reading.words(reading.xml(draft, "word/header_draft.xml")) == "草稿"
    final = reading.parts(docx.write(examples.annual_report()))
    assert not any("草稿" in part.decode() for part in final.values())


def test_only_an_untraced_number_of_a_draft_is_underlined() -> None:
    runs = (Run("受理"), Run("12", "traced"), Run("13", "signed"), Run("14", "untraced"))
    draft = reading.document(only(Paragraph(runs), draft=True))
    (waved,) = reading.find(draft, "//w:r[w:rPr/w:u]")
    assert reading.value(waved, ".//w:u") == "wavyHeavy"
    assert reading.own_words(waved) == "14"
    assert not reading.find(reading.document(only(Paragraph(runs))), "//w:u")
