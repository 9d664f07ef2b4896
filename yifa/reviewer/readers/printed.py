"""What is printed on the pages of a PDF: a program of its own, which may come to a bad end.

A small PDF can unpack without end, layer in layer, and pdfium then takes its process with it. So it
runs within bounds, apart from who asked. It reads the PDF from standard input and writes JSON: its
pages, each a list of lines and whether they are indented; or in one word why there are none.
It takes nothing from the rest of Yifa, which would make it slow to start.
"""

from __future__ import annotations

import json
import os
import re
import resource
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate

import pypdfium2  # type: ignore[import-untyped]  # the library ships no types

MOST_PAGES = 1000
#: The longest text, in characters: as many as the largest file has bytes.
LONGEST = 20 * 1024 * 1024
#: Memory and seconds: a thousand pages of 42 MB take 280 MB and two seconds. No dump of a bad end.
BOUNDS = {
    resource.RLIMIT_AS: 512 * 1024 * 1024,
    resource.RLIMIT_CPU: 10,
    resource.RLIMIT_CORE: 0,
}
# pdfium writes these where a font names no character or a hyphen was printed.
NO_CHARACTER = re.compile("[\x00-\x08\x0e-\x1f\ufffe\uffff]")
BREAK = re.compile("\r\n|\r|\n")

Page = list[tuple[str, bool]]


def main() -> None:
    """Set the bounds, read, write."""
    for what, most in BOUNDS.items():
        hard = resource.getrlimit(what)[1]
        resource.setrlimit(
            what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard)
        )
    try:
        json.dump(pages(sys.stdin.buffer.read()), sys.stdout)
    except MemoryError:
        os.abort()  # as pdfium does


def pages(content: bytes) -> list[Page] | str:
    """Give the lines of every page, or `locked`, `broken`, `long` or `pages`."""
    try:
        document = pypdfium2.PdfDocument(content)
        if len(document) > MOST_PAGES:
            return "pages"
        found, left = list[Page](), LONGEST
        for number in range(len(document)):
            found.append(list(_lines(document[number])))
            left -= sum(len(line) for line, _ in found[-1])
            if left < 0:
                return "long"
        return found
    except pypdfium2.PdfiumError as error:
        return "locked" if "password" in str(error).lower() else "broken"


def _lines(page: pypdfium2.PdfPage) -> Iterator[tuple[str, bool]]:
    words = page.get_textpage()
    lines = BREAK.split(words.get_text_range())
    starts = accumulate((len(line) + 2 for line in lines[:-1]), initial=0)
    printed = [
        (clean, _left(words, start, line))
        for line, start in zip(lines, starts, strict=True)
        if (clean := NO_CHARACTER.sub("", line).rstrip()).strip()
    ]
    margin = _margin([left for _, left in printed if left is not None])
    for line, left in printed:
        yield line, margin is not None and left is not None and left > margin + 15


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


if __name__ == "__main__":
    main()
