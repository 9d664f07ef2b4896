"""How a Word document becomes lines: paragraphs, table rows, notes and the numbers Word adds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import docx
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from yifa.reviewer.readers.word_numbers import Numbering
from yifa.reviewer.readers.written import Written
from yifa.reviewer.source import Unreadable

TEXT, TAB, BREAK, RETURN = qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:cr")
HYPHEN, DELETED, FIELD_CODE = qn("w:noBreakHyphen"), qn("w:del"), qn("w:instrText")
PARAGRAPH, TABLE, ROW, CELL = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
BOXED = qn("w:txbxContent")
# Word writes a text box twice, the second time for old versions.
REPEATED = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a paragraph's words stand in the text: `element` is the `w:p` it came from.

    The first `added` characters are the number that Word shows and the paragraph does not hold.
    """

    element: Any
    start: int
    end: int
    added: int


def take_out(content: bytes, name: str) -> Written:
    """Take the text out of a document, deleted revisions left out, inserted ones read."""
    with _whole(name):
        return places(docx.Document(BytesIO(content)))[0]


def open_document(content: bytes, name: str) -> Any:
    """Open a .docx; raise `Unreadable` if it is broken or locked."""
    with _whole(name):
        return docx.Document(BytesIO(content))


@contextmanager
def _whole(name: str) -> Iterator[None]:
    try:
        yield
    except Exception as error:
        # A damaged package fails wherever zlib, lxml, python-docx or the walk first misses
        # something, each in a way of its own; for who brought the file they are all one.
        told = f"{name}已损坏，打不开，用 Word 或 WPS 重新另存一份再读。"
        raise Unreadable(told) from error


def places(document: Any) -> tuple[Written, list[Place]]:
    """Write down a document and say for each paragraph where it went, to find the way back."""
    writer = _Writer(document)
    writer.blocks(document.element.body)
    for part in _notes(document):
        writer.blocks(part)
    for section in document.sections:
        writer.furniture(section.header, "page_header")
        writer.furniture(section.footer, "page_footer")
    if document.core_properties.title:
        writer.written.stated["title"] = document.core_properties.title
    return writer.written, writer.places


class _Writer:
    """Walks the body in reading order."""

    def __init__(self, document: Any) -> None:
        self.written = Written()
        self.places: list[Place] = []
        self._numbering = Numbering(document)
        self._styles = {style.style_id: style.name for style in document.styles}
        self._seen: set[str] = set()

    def blocks(self, parent: Any, *says: str) -> None:
        for child in parent:
            if child.tag == PARAGRAPH:
                self._paragraph(child, *says)
            elif child.tag == TABLE:
                self._table(child, *says)
            elif child.tag not in (REPEATED, DELETED):
                self.blocks(child, *says)

    def furniture(self, part: Any, says: str) -> None:
        """Write the headers and footers of a section once, however many sections repeat them."""
        # python-docx makes the part that is asked for: one that is linked must not be looked into.
        if part.is_linked_to_previous:
            return
        text = words(part._element)
        if text.strip() and text not in self._seen:
            self._seen.add(text)
            self.blocks(part._element, says)

    def _paragraph(self, element: Any, *says: str) -> None:
        number = self._numbering.next(element)
        style = self._styles.get(element.style, "") or ""
        text = number + words(element)
        level = _heading(style)
        marks = (*says, *([level] if level else []), *(["item"] if number == "• " else []))
        if text.strip():
            start, end = self.written.line(text, *marks)
            self.places.append(Place(element, start, end, len(number)))
        for box in _boxes(element):
            self.blocks(box, *says)

    def _table(self, table: Any, *says: str) -> None:
        for row in _children(table, ROW):
            cells = list(_children(row, CELL))
            if len(cells) < 2 or any(cell.find(f".//{TABLE}") is not None for cell in cells):
                for cell in cells:
                    self.blocks(cell, *says)
            else:
                self._row(cells, *says)

    def _row(self, cells: list[Any], *says: str) -> None:
        spans: list[tuple[Any, int, int]] = []
        text = ""
        for number, cell in enumerate(cells):
            text += "\t" if number else ""
            for place, paragraph in enumerate(cell.iter(PARAGRAPH)):
                text += " " if place else ""
                written = words(paragraph).replace("\n", " ")
                spans.append((paragraph, len(text), len(text) + len(written)))
                text += written
        if text.strip():
            start, _ = self.written.line(text, *says, "row")
            self.places += [Place(p, start + a, start + b, 0) for p, a, b in spans if b > a]


def _heading(style: str) -> str | None:
    """Tell what a style's name says, in Word's English or Chinese."""
    words = style.lower().replace(" ", "")
    if words in ("title", "标题"):
        return "title"
    for name in ("heading", "标题"):
        if words.startswith(name) and words[len(name) :] in ("1", "2", "3", "4"):
            return f"heading{words[-1]}"
    return None


def atoms(element: Any) -> Iterator[tuple[Any, str]]:
    """Yield what holds words in a paragraph, each with its words, boxes in it left out."""
    for child in element:
        if child.tag == TEXT:
            yield child, child.text or ""
        elif child.tag == TAB and element.tag == qn("w:r"):
            yield child, "\t"
        elif child.tag in (BREAK, RETURN):
            yield child, "\n"
        elif child.tag == HYPHEN:
            yield child, "-"
        elif child.tag not in (DELETED, FIELD_CODE, REPEATED, BOXED):
            yield from atoms(child)


def words(element: Any) -> str:
    """Give the words of a paragraph."""
    return "".join(text for _, text in atoms(element))


def _boxes(element: Any) -> Iterator[Any]:
    for child in element:
        if child.tag == BOXED:
            yield child
        elif child.tag != REPEATED:
            yield from _boxes(child)


def _children(element: Any, tag: str) -> Iterator[Any]:
    """Yield rows or cells, also those that a content control wraps."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag not in (TABLE, PARAGRAPH, DELETED):
            yield from _children(child, tag)


def _notes(document: Any) -> Iterator[Any]:
    """Yield footnotes and endnotes; their separators hold no words."""
    for relation in document.part.rels.values():
        if relation.reltype.endswith(("/footnotes", "/endnotes")):
            yield from parse_xml(relation.target_part.blob)
