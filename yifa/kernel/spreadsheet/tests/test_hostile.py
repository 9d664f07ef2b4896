"""Tables made to do harm, or without care: taken as what they say, or refused in a sentence."""

from __future__ import annotations

import datetime as dt
import io
import resource
import zipfile
from collections.abc import Callable

import pytest
import xlsxwriter

from yifa.kernel.exchange import Import
from yifa.kernel.gates import Refused
from yifa.kernel.matter import Event, Matter
from yifa.kernel.person import Post
from yifa.kernel.register import Register
from yifa.kernel.spreadsheet import Unreadable, columns_of, keep, read, report_on
from yifa.kernel.spreadsheet.bringing_in import bring_in
from yifa.kernel.spreadsheet.judging import Standing
from yifa.kernel.spreadsheet.workbook import FORMULA_BEGINS, Book
from yifa.kernel.tests import county

from .tables import HEADS, ROW, judged, workbook

DISPUTES = Register.all["dispute"]
COLUMNS = columns_of(DISPUTES)
GOOD = workbook([HEADS, ROW])
#: What a hostile file may cost in memory beyond what its own bytes are.
MOST_MEGABYTES = 400


def changed(content: bytes = GOOD, **parts: bytes) -> bytes:
    """A workbook with some of its parts replaced; `__` in a name stands for a slash."""
    replaced = {f"xl/{name.replace('__', '/')}.xml": part for name, part in parts.items()}
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w", 8) as new:
        for name in old.namelist():
            new.writestr(name, replaced.pop(name, b"") or old.read(name))
        for name, part in replaced.items():
            new.writestr(name, part)
    return file.getvalue()


def sheet(rows: bytes) -> bytes:
    """A workbook whose only sheet has these rows, which say nowhere where they stand."""
    start = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    )
    return changed(worksheets__sheet1=start + rows + b"</sheetData></worksheet>")


def cell(words: str) -> bytes:
    return f'<c t="inlineStr"><is><t>{words}</t></is></c>'.encode()


LAUGHS = b"".join(
    b'<!ENTITY l%d "%s">' % (place, b"&l%d;" % (place - 1) * 10 if place else b"lol" * 10)
    for place in range(12)
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LOCKED = OLE + b"\x00" * 500 + "EncryptedPackage".encode("utf-16-le") + b"\x00" * 2000


def laughing() -> bytes:
    with zipfile.ZipFile(io.BytesIO(GOOD)) as old:
        strings = old.read("xl/sharedStrings.xml")
    told = strings.replace(b"<sst", b"<!DOCTYPE sst [" + LAUGHS + b"]><sst", 1)
    return changed(sharedStrings=told.replace("宅基地滴水纠纷".encode(), b"&l11;"))


#: File, and what it is told to be. Each is made only when it is needed.
BOMBS: dict[str, tuple[Callable[[], bytes], str]] = {
    "a million rows": (lambda: sheet((b"<row>" + cell("a") + b"</row>") * 1_000_000), "散到了第9"),
    "16,384 columns": (lambda: sheet(b"<row>" + cell("a") * 16_384 + b"</row>"), "有16384列"),
    "a text of line breaks": (lambda: b"\n" * 20_000_000, "散到了第100001行"),
    "a text of commas": (lambda: b"," * 1_000_000, "列"),
    "a sheet of 200 megabytes": (lambda: sheet(b" " * 210_000_000), "展开后太大"),
    "an encrypted workbook": (lambda: LOCKED, "设有打开密码"),
    "a workbook cut short": (lambda: GOOD[: len(GOOD) // 2], "已损坏"),
    "an old workbook cut short": (lambda: OLE + b"\x00" * 40, "读不出来"),
    "a page": (lambda: b"<html><table><tr><td>1</td></tr></table>", "认得的表头"),
    "a program": (lambda: b"MZ\x90\x00\x03" * 30, "不是表格"),
}


@pytest.mark.promise("input", "a table made to fill the memory or to break what reads it")
@pytest.mark.parametrize("kind", BOMBS)
def test_a_bomb_is_refused_in_one_sentence_and_in_little_memory(kind: str) -> None:
    make, told = BOMBS[kind]
    content = make()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(Unreadable) as refused:
        read("台账.xlsx", content, COLUMNS)
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    said = str(refused.value)
    assert said.startswith("“台账.xlsx”") and told in said and len(said) < 120
    assert grown < MOST_MEGABYTES, f"{grown} megabytes"


@pytest.mark.promise("input", "an entity that grows a billionfold in a workbook")
def test_an_entity_is_not_unfolded() -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    try:
        rows = read("台账.xlsx", laughing(), COLUMNS).rows
        assert len(str(rows)) < 10_000
    except Unreadable as refused:
        assert str(refused).startswith("“台账.xlsx”")
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024 < 100


@pytest.fixture
def clerk(db: None) -> Post:
    county.set_up()
    return county.post("clerk", county.TOWN)


def row(**changed_: object) -> list[object]:
    return list((dict(zip(HEADS, ROW, strict=True)) | changed_).values())


#: A cell, and what is told of it; "" where it is taken for what it says.
CELLS: dict[str, tuple[str, object, str]] = {
    "a number as text": ("甲方电话", "13800002046", ""),
    "a phone with unseen marks": ("甲方电话", "\u202d13800002046\u202c", ""),
    "a number that lost its digits": ("甲方电话", 3.3990119650101e17, "后几位已经丢失"),
    "a serial number as text": ("登记日期", "46099", "看不出是哪一天"),
    "a day of the system of 1904 as 2022": ("登记日期", 44637.0, ""),
    "a negative day": ("登记日期", -5.0, "看不出是哪一天"),
    "no day of that year": ("登记日期", "2026-02-29", "没有这一天"),
    "year nought": ("登记日期", "0000-01-01", "没有这一天"),
    "a day to come": ("登记日期", "9999-12-31", "还没有到"),
    "an error": ("类型", "#REF!", "没有这一类"),
    "a choice that is a number": ("类型", 7, "没有这一类"),
    "yes for words": ("来源", True, "没有这一类"),
    "a control character": ("事由", "滴水\x0b", ""),
    "an escape": ("事由", "滴水_x001B_案", ""),
    "a heap of marks": ("事由", "滴" + "\u0301" * 30, "叠在一起"),
    "words beyond the column": ("事由", "水" * 5000, "最多"),
}


@pytest.mark.promise("input", "cells of wrong types, odd days, errors, unseen and endless words")
@pytest.mark.parametrize("kind", CELLS)
def test_a_cell_is_taken_for_what_it_says_or_it_is_told_what_to_mend(
    kind: str, clerk: Post
) -> None:
    head, value, told = CELLS[kind]
    report = judged(DISPUTES, workbook([HEADS, row(**{head: value})]), clerk)
    faults = [one.why for one in report.faults]
    if told:
        assert any(told in why for why in faults), faults
        assert report.of(Standing.BAD)
    else:
        assert faults == []
    assert not Matter.objects.exists()


@pytest.mark.promise("input", "amounts of any size and any writing")
@pytest.mark.parametrize("amount", ["1e9999999", "9e999999", "1e-9999999", "NaN", "Infinity", "-1"])
def test_a_number_of_any_size_is_refused_and_breaks_nothing(amount: str, clerk: Post) -> None:
    content = workbook([[*HEADS, "涉案金额"], [*ROW, amount]])
    report = judged(DISPUTES, content, clerk)
    assert report.of(Standing.BAD) or "涉案金额" in str(report.sheet.heads.unused)


def test_somebody_elses_organisation_is_not_found_by_its_code(clerk: Post) -> None:
    content = workbook([[*HEADS, "所属村居"], [*ROW, county.place(county.STRANGER).code]])
    report = judged(DISPUTES, content, clerk)
    assert report.of(Standing.BAD) or "所属村居" in str(report.sheet.heads.unused)


@pytest.mark.promise("input", "a hidden sheet before the one that is shown")
def test_a_hidden_sheet_is_passed_over_and_what_is_shown_is_read() -> None:
    hidden = workbook([HEADS, row(事由="藏起来的")], [HEADS, row(事由="看得见的")], hidden=[0])
    (only,) = read("台账.xlsx", hidden, COLUMNS).rows
    assert "看得见的" in only[1] and "藏起来的" not in only[1]


@pytest.mark.parametrize("begins", FORMULA_BEGINS)
@pytest.mark.promise("input", "formulas in cells, on the way in and on the way out")
def test_a_formula_comes_in_as_text_and_goes_out_as_text(begins: str, clerk: Post) -> None:
    words = f'{begins}HYPERLINK("http://attacker.example","点我")'
    kept = keep(DISPUTES, clerk, file="a.xlsx", content=workbook([HEADS, row(事由=words)]))
    report = report_on(kept)
    assert [str(one) for one in report.faults] == []
    bring_in(report, kept)
    assert Matter.objects.get().title == words.strip()
    book = Book()
    out = book.sheet("台账")
    book.write(out, 0, 0, words)
    content = book.close().read()
    with zipfile.ZipFile(io.BytesIO(content)) as made:
        written = made.read("xl/worksheets/sheet1.xml").decode()
        styles = made.read("xl/styles.xml").decode()
    assert "<f>" not in written and 't="inlineStr"' in written and 'quotePrefix="1"' in styles


def test_a_formula_is_read_by_what_it_shows_and_never_run() -> None:
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file)
    made = book.add_worksheet()
    for place, head in enumerate(HEADS):
        made.write_string(0, place, head)
    for place, value in enumerate(ROW):
        made.write_string(1, place, str(value))
    made.write_formula(1, 1, "=cmd|' /C calc'!A0", None, "滴水纠纷")
    made.write_formula(1, 2, "='http://attacker.example/[a.xlsx]A'!A1", None, "周明远")
    book.close()
    ((_, line),) = read("台账.xlsx", file.getvalue(), COLUMNS).rows
    assert line[1:3] == ["滴水纠纷", "周明远"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le"])
def test_a_text_is_read_in_whatever_writing_though_it_says_it_is_a_workbook(encoding: str) -> None:
    lines = "\n".join([",".join(HEADS), ",".join(map(str, ROW))])
    marked = "\ufeff" if encoding == "utf-16-le" else ""
    ((_, line),) = read("台账.xlsx", (marked + lines).encode(encoding), COLUMNS).rows
    assert line[1] == "宅基地滴水纠纷"


def test_the_calendar_of_1904_is_read_as_the_book_says() -> None:
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"date_1904": True})
    made = book.add_worksheet()
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    for place, head in enumerate(HEADS):
        made.write_string(0, place, head)
    made.write_datetime(1, 0, dt.datetime(2026, 3, 18), day)
    for place, value in enumerate(ROW[1:], start=1):
        made.write_string(1, place, str(value))
    book.close()
    ((_, line),) = read("台账.xlsx", file.getvalue(), COLUMNS).rows
    assert line[0] == dt.date(2026, 3, 18)


def test_nothing_of_a_table_with_faults_comes_in(clerk: Post) -> None:
    content = workbook([HEADS, row(), row(类型="#REF!"), row(登记日期=-5.0)])
    kept = keep(DISPUTES, clerk, file="a.xlsx", content=content)
    with pytest.raises(Refused):
        bring_in(report_on(kept), kept)
    assert not Matter.objects.exists() and not Event.objects.exists()
    assert Import.objects.get().state == Import.State.WAITING
