"""How a PDF becomes lines: page by page, those that begin a paragraph marked as indented."""

from __future__ import annotations

import re
import zlib
from collections import Counter
from itertools import accumulate

import pypdfium2  # type: ignore[import-untyped]  # the library ships no types

from yifa.reviewer.readers.written import Written
from yifa.reviewer.source import Unreadable

MOST_PAGES = 1000
#: What is drawn on all pages, unpacked: pdfium takes some twenty times as much memory for it.
LARGEST_UNPACKED = 50 * 1024 * 1024
STREAM = re.compile(rb"(?<!end)stream\r?\n")
#: The longest dictionary before a stream that is looked at, and what shows that it is not drawn.
DICTIONARY = 1000
NOT_DRAWN = (b"/Image", b"/Length1", b"/CIDFontType0C", b"/Type1C", b"/OpenType")
CHUNK = 1 << 16
# pdfium writes these where a font names no character or a hyphen was printed.
NO_CHARACTER = re.compile("[\x00-\x08\x0e-\x1f\ufffe\uffff]")
BREAK = re.compile("\r\n|\r|\n")


def take_out(content: bytes, name: str) -> Written:
    """Take the printed lines out of a PDF; raise `Unreadable` if it is locked or only pictures."""
    _refuse_bomb(content, name)
    document = _open(content, name)
    try:
        if len(document) > MOST_PAGES:
            raise Unreadable(f"{name}有 {len(document)} 页，超过 1000 页的上限，拆成几份再读。")
        written = Written()
        for number in range(len(document)):
            _page(document[number], written, first=number == 0)
    except pypdfium2.PdfiumError as error:
        raise Unreadable(f"{name}有损坏的页面，从原处重新下载一份再读。") from error
    finally:
        document.close()
    if not written.text.strip():
        raise Unreadable(f"{name}里只有图片、没有文字，像是扫描件，换成有文字的版本再读。")
    return written


def _refuse_bomb(content: bytes, name: str) -> None:
    """Refuse drawings that unpack to far more than any report: pdfium would end the process."""
    view, unpacked = memoryview(content), 0
    for found in STREAM.finditer(content):
        before = content[max(found.start() - DICTIONARY, 0) : found.start()]
        dictionary = before[before.rfind(b"obj") + 3 :]
        if not any(word in dictionary for word in NOT_DRAWN):
            unpacked += _unpacked(view[found.end() :], LARGEST_UNPACKED - unpacked)
        if unpacked > LARGEST_UNPACKED:
            raise Unreadable(f"{name}的文字部分解开后超过 50 MB，不像一份报告，没有打开。")


def _unpacked(packed: memoryview, most: int) -> int:
    """Count the bytes of a deflated stream without keeping them, up to a few more than `most`."""
    stream, count = zlib.decompressobj(), 0
    try:
        for place in range(0, len(packed), CHUNK):
            rest: bytes | memoryview = packed[place : place + CHUNK]
            while len(rest) and not stream.eof and count <= most:
                count += len(stream.decompress(rest, CHUNK))
                rest = stream.unconsumed_tail
            if stream.eof or count > most:
                break
    except zlib.error:
        pass  # not deflated, or broken: pdfium tells
    return count


def _open(content: bytes, name: str) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise Unreadable(f"{name}设了打开密码，取消密码后再读。") from error
        raise Unreadable(f"{name}已损坏，打不开，从原处重新下载一份再读。") from error


def _page(page: pypdfium2.PdfPage, written: Written, *, first: bool) -> None:
    if not first:
        written.new_page()
    words = page.get_textpage()
    text = words.get_text_range()
    lines = BREAK.split(text)
    starts = accumulate((len(line) + 2 for line in lines[:-1]), initial=0)
    printed = [
        (clean, _left(words, start, line))
        for line, start in zip(lines, starts, strict=True)
        if (clean := NO_CHARACTER.sub("", line).rstrip()).strip()
    ]
    margin = _margin([left for _, left in printed if left is not None])
    for line, left in printed:
        indented = margin is not None and left is not None and left > margin + 15
        written.line(line, *(["indented"] if indented else []))


def _left(words: pypdfium2.PdfTextPage, start: int, line: str) -> float | None:
    """Where on the page the line's first visible character begins, in points."""
    start += len(line) - len(line.lstrip())
    if start >= words.count_chars():
        return None
    left: float = words.get_charbox(start)[0]
    return left


def _margin(lefts: list[float]) -> float | None:
    """Where most lines begin: the edge against which an indent is measured."""
    rounded = Counter(round(left) for left in lefts)
    return float(rounded.most_common(1)[0][0]) if len(rounded) > 1 else None
