"""How a paper becomes a .docx in the layout of GB/T 9704-2012, the same bytes on any machine.

Two writings of the same paper are equal byte for byte. Nothing comes from a template: all that is
in the file stands in `word/`. The pages named by a contents list are fields: LibreOffice fills
them when it opens the file, Word after asking (or by Ctrl+A, F9); until then they are empty.
A paper is for paper: the links of its figures are left to the page (`html`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from .bundle import Marked, filled, pages_asked_for
from .markup import NOTHING, Markup, element, joined
from .numbering import attachment_mark, numbered
from .paper import (
    Block,
    Contents,
    Cover,
    Form,
    Heading,
    Note,
    PageBreak,
    Paper,
    Paragraph,
    SignatureLine,
    Table,
    Unwritable,
)
from .printable import on_one_line
from .word import furniture, tables
from .word.package import Properties, packed
from .word.sections import Section, section_properties, surrounding_parts
from .word.settings import settings_part
from .word.styles import fonts_part, styles_part
from .word.wordml import DECLARED, bookmark, paragraph, w, words, written

END_OF_LOOKS = "</w:pPr>"
END_OF_PARAGRAPH = "</w:p>"


def write(paper: Paper) -> bytes:
    """One paper as a .docx."""
    return write_bundle([paper])


def write_bundle(papers: Sequence[Paper]) -> bytes:
    """Several papers as one .docx, each on a new page, their pages counted through.

    Covers and contents pages bear no number; the count begins after them. See `bundle.filled` for
    what a contents page lists. The file is called after its first paper, or its cover.
    Raises Unwritable when there is no paper.
    """
    if not papers:
        raise Unwritable("没有可写的文书，请至少选一份")
    marked = filled(papers)
    asked = pages_asked_for(marked)
    sections = list(_sections(marked))
    parts = {
        "document": _document(sections, asked),
        "styles": styles_part(),
        "settings": settings_part(counts_pages=bool(asked)),
        "fontTable": fonts_part(),
        **surrounding_parts(section for section, _ in sections),
    }
    return packed(parts, _properties(papers[0]))


def _properties(first: Paper) -> Properties:
    title, author = first.title, first.signature
    for block in first.blocks:
        if isinstance(block, Cover):
            title = title or block.organisation + block.name
            author = author or block.organisation
    return Properties(on_one_line(title), on_one_line(author), first.day)


def _sections(marked: Sequence[Marked]) -> Iterator[tuple[Section, list[Marked]]]:
    """Papers side by side that have the same surroundings; the count begins after a front."""
    after_front = False
    for (front, draft), group in groupby(marked, key=lambda entry: _surroundings(entry[1])):
        yield Section(draft=draft, counted=not front, begins=after_front), list(group)
        after_front = front


def _surroundings(paper: Paper) -> tuple[bool, bool]:
    return paper.is_front, paper.draft


def _document(sections: Sequence[tuple[Section, list[Marked]]], asked: frozenset[str]) -> Markup:
    *earlier, (last, papers) = sections
    content = []
    for section, group in earlier:
        ending = section_properties(section)
        content += [_papers(group, asked), paragraph("Gap", shape=[ending])]
    content += [_papers(papers, asked), section_properties(last)]
    return element("w:document", DECLARED, [w("body", *content)])


def _papers(marked: Sequence[Marked], asked: frozenset[str]) -> Markup:
    pages = (
        _page_marked(mark, paper) if mark in asked else _paper(paper) for mark, paper in marked
    )
    return Markup(tables.gap(new_page=True).join(pages))


def _page_marked(mark: str, paper: Paper) -> Markup:
    """A paper with a bookmark in its first paragraph and one in its last.

    Between paragraphs LibreOffice would tie a bookmark to the page before.
    """
    number = 2 * int(mark.removeprefix("paper"))
    first, last = tables.page_marks(mark)
    begins, ends = bookmark(first, number=number), bookmark(last, number=number + 1)
    text = _paper(paper).replace(END_OF_LOOKS, END_OF_LOOKS + begins, 1)
    return Markup(text.removesuffix(END_OF_PARAGRAPH) + ends + END_OF_PARAGRAPH)


def _paper(paper: Paper) -> Markup:
    closed = bool(paper.attachments or paper.signature or paper.day)
    return joined(
        [
            *furniture.head(paper),
            *_blocks(paper.blocks, draft=paper.draft, signed=closed),
            *furniture.attachment_list(paper.attachments),
            *furniture.signature(paper.signature, paper.day),
            *_attached(paper),
        ]
    )


def _attached(paper: Paper) -> Iterator[Markup]:
    """Attachments with text of their own, each on a new page."""
    among = len(paper.attachments)
    for place, attachment in enumerate(paper.attachments, start=1):
        if attachment.blocks:
            yield tables.gap(new_page=True)
            yield paragraph("AttachmentMark", words(attachment_mark(place, among)))
            yield paragraph("Title", words(attachment.title))
            yield from _blocks(attachment.blocks, draft=paper.draft)


def _blocks(blocks: Sequence[Block], *, draft: bool, signed: bool = False) -> Iterator[Markup]:
    """A paragraph before a signature goes over the page with it: no page bears a signature alone.

    `signed`: a signature follows the last block.
    """
    for (block, number), after in zip(numbered(blocks), [*blocks[1:], None], strict=False):
        keep = signed if after is None else isinstance(after, SignatureLine)
        yield _block(block, number, draft=draft, keep=keep)


def _block(block: Block, number: str, *, draft: bool, keep: bool) -> Markup:
    match block:
        case Paragraph():
            shape = [furniture.KEEP_NEXT] if keep else []
            return paragraph("Body", written(block.text, draft=draft), shape=shape)
        case Heading():
            label = words(number) if number else NOTHING
            return paragraph(f"Heading{block.level}", label, written(block.text, draft=draft))
        case Note():
            return paragraph("Note", written(block.text, draft=draft))
        case PageBreak():
            return tables.gap(new_page=True)
        case SignatureLine():
            return joined(furniture.signature_lines(block))
        case Cover():
            return joined(furniture.cover(block))
        case Table():
            return tables.three_line_table(block, number=number, draft=draft)
        case Form():
            return tables.form(block, draft=draft)
        case Contents():
            return tables.contents(block)
