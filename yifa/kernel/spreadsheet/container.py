"""Whether a file from outside can be opened without harm: size, kind, and what it unpacks to."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

MOST_BYTES = 20 * 1024 * 1024
#: What a workbook may unpack to, and how many cells its furthest corner may span.
MOST_UNPACKED = 200 * 1024 * 1024
MOST_SPANNED = 5_000_000
#: A table that reaches further down is no table that is brought in at once.
FURTHEST_ROW = 100_000
MOST_PARTS = 2000
CHUNK = 1024 * 1024
#: A cell that holds something: <c r="AB12" …>, not <c r="AB12" …/>.
FILLED = re.compile(rb'<(?:\w+:)?c\s(?:[^>]*\s)?r="([A-Z]{1,3})(\d{1,7})"[^>]*(?<!/)>')
#: Rows and cells need not say where they stand: then the one follows the other.
ROW = re.compile(rb"<(?:\w+:)?row[\s>]")
CELL = re.compile(rb"<(?:\w+:)?c[\s>]")
#: What `zipfile` raises on a damaged package; ValueError for parts said to lie before its start.
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    ValueError,
)
#: What a locked workbook holds instead of its parts.
LOCKED = "EncryptedPackage".encode("utf-16-le")
#: No cell's tag is longer than this, so a tag cut by a chunk's end is seen with the next.
LONGEST_TAG = 400


class Unreadable(Exception):
    """A file that can't be read as a table; the message says why and what to do."""


def check(name: str, content: bytes) -> str:
    """What the file is by its content, "workbook" or "text"; raises Unreadable for others."""
    if not content:
        raise Unreadable(f"“{name}”是空文件，重新选择后再导入")
    if len(content) > MOST_BYTES:
        raise Unreadable(f"“{name}”超过20兆，分成几份再导入")
    if content.startswith(b"PK\x03\x04"):
        check_package(name, content)
        return "workbook"
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        if LOCKED in content:
            raise Unreadable(f"“{name}”设有打开密码，去掉密码后再导入")
        return "workbook"
    if content.startswith((b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"{\\rtf")):
        raise Unreadable(f"“{name}”不是表格，可用xlsx、xls或者csv")
    return "text"


def check_package(name: str, content: bytes) -> None:
    """Unpack once and let go, so that a small file that unpacks to a huge one is found."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = package.infolist()
            if "xl/workbook.xml" not in package.namelist():
                raise Unreadable(f"“{name}”不是Excel表格，另存为xlsx后再导入")
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
                raise Unreadable(f"“{name}”展开后太大，只留要导入的一张表再导入")
            for part in parts:
                check_part(name, package, part)
    except BROKEN as broken:
        raise Unreadable(f"“{name}”已损坏，在表格软件里打开后另存一份再导入") from broken
    except RuntimeError as locked:
        raise Unreadable(f"“{name}”设有打开密码，去掉密码后再导入") from locked


def check_part(name: str, package: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """One part of the package, in pieces: its true size, and for a sheet how far its cells reach.

    `zipfile` stops at the size a part declares and then compares its check sum, so a part that
    lies about its size is found broken.
    """
    is_sheet = part.filename.startswith("xl/worksheets/")
    row = column = rows = cells = 0
    rest = b""
    with package.open(part) as stream:
        while piece := stream.read(CHUNK):
            if not is_sheet:
                continue
            rows, cells = rows + len(ROW.findall(piece)), cells + len(CELL.findall(piece))
            for letters, digits in FILLED.findall(rest + piece):
                row, column = max(row, int(digits)), max(column, column_number(letters))
            rest = piece[-LONGEST_TAG:]
    row = max(row, rows)
    if row > FURTHEST_ROW or max(row * column, cells) > MOST_SPANNED:
        raise Unreadable(too_far(name, row))


def too_far(name: str, row: int) -> str:
    """What is told of a table that reaches too far down."""
    return f"“{name}”里有一张表的内容散到了第{row}行，删掉远处的单元格，或者分成几份再导入"


def column_number(letters: bytes) -> int:
    """The place of a column: A is 1, AA is 27."""
    place = 0
    for letter in letters:
        place = place * 26 + letter - 64
    return place


def column_letters(place: int) -> str:
    """The letters of a column by its place: 1 is A.

    >>> column_letters(1), column_letters(28)
    ('A', 'AB')
    """
    letters = ""
    while place:
        place, last = divmod(place - 1, 26)
        letters = chr(65 + last) + letters
    return letters
