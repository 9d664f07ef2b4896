"""What a file from outside may not do to the house."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yifa.kernel.register import Register
from yifa.kernel.spreadsheet import Unreadable, columns_of, read

from .tables import HEADS, ROW, workbook

COLUMNS = columns_of(Register.all["dispute"])
GOOD = workbook([HEADS, ROW])


def refused(content: bytes) -> str:
    with pytest.raises(Unreadable) as refusal:
        read("台账.xlsx", content, COLUMNS)
    return str(refusal.value)


def package(**parts: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(f"xl/{name.replace('__', '/')}.xml", content)
    return file.getvalue()


def test_what_is_no_table_is_refused_in_one_sentence() -> None:
    assert refused(b"") == "“台账.xlsx”是空文件，重新选择后再导入"
    assert "不是表格" in refused(b"%PDF-1.7 ...")
    assert "不是表格" in refused(b"\x00\x01\x02\xff" * 50)
    assert "不是Excel表格" in refused(package(document=b"<w/>"))
    assert "没有认得的表头" in refused(workbook([["a", "b"], [1, 2]]))
    assert "只有表头" in refused(workbook([HEADS]))


def test_a_file_over_twenty_megabytes_is_refused() -> None:
    assert "超过20兆" in refused(b"a" * (20 * 1024 * 1024 + 1))


def test_a_small_file_that_unpacks_to_a_huge_one_is_refused() -> None:
    bomb = package(workbook=b"<workbook/>", worksheets__sheet1=b"0" * 1024 * 1024 * 450)
    assert len(bomb) < 1024 * 1024 and "展开后太大" in refused(bomb)


def test_a_part_that_lies_about_its_size_is_refused() -> None:
    honest = package(workbook=b"<workbook/>", worksheets__sheet1=b"0" * 5_000_000)
    size = (5_000_000).to_bytes(4, "little")
    assert honest.count(size) >= 1
    assert "已损坏" in refused(honest.replace(size, (500).to_bytes(4, "little")))


def test_a_cell_in_the_furthest_corner_does_not_fill_the_memory() -> None:
    with zipfile.ZipFile(io.BytesIO(GOOD)) as made:
        parts = {name: made.read(name) for name in made.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    parts[sheet] = parts[sheet].replace(b"</sheetData>", far)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as again:
        for name, part in parts.items():
            again.writestr(name, part)
    assert "散到了第1048576行" in refused(file.getvalue())


def test_more_rows_than_are_taken_at_once_are_refused() -> None:
    lines = "\n".join([",".join(HEADS), *["2026-3-1,事由,甲,,乙,邻里纠纷,当事人申请"] * 20_001])
    assert "有20001行，一次最多导入20000行" in refused(lines.encode())


def test_a_package_that_says_its_parts_lie_before_its_start_is_refused() -> None:
    content = bytearray(GOOD)
    end = content.rindex(b"PK\x05\x06")
    (stated,) = struct.unpack_from("<I", content, end + 16)
    struct.pack_into("<I", content, end + 16, stated + 65_536)
    assert "已损坏" in refused(bytes(content))


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_damaged_workbook_is_refused_and_never_breaks_the_house(data: st.DataObject) -> None:
    content = bytearray(GOOD)
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        read("台账.xlsx", bytes(content), COLUMNS)
    except Unreadable as refusal:
        assert str(refusal).startswith("“台账.xlsx”")


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=600))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    for start in (b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        try:
            read("台账.xlsx", start + content, COLUMNS)
        except Unreadable as refusal:
            assert str(refusal).startswith("“台账.xlsx”")
