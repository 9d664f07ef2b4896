"""How Word spells what a paper is made of: paragraphs, runs, fields and bookmarks."""

from __future__ import annotations

import re
from collections.abc import Iterable

from yifa.report.papers.layout import WAVE, Font
from yifa.report.papers.markup import Markup, element, escaped, joined
from yifa.report.papers.printable import printable
from yifa.report.papers.text import Run, Text, runs

DECLARED = {
    "xmlns:w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "xmlns:r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
WAVE_UNDERLINE = Markup(f'<w:u w:val="wavyHeavy" w:color="{WAVE}"/>')
BOLD = Markup("<w:b/>")
TAB = Markup("<w:r><w:tab/></w:r>")
BREAKS = {"\n": Markup("<w:br/>"), "\t": Markup("<w:tab/>")}


def w(tag: str, /, *content: Markup, **values: str | int) -> Markup:
    """An element of Word's own namespace, its attributes too."""
    attributes = {f"w:{key}": value for key, value in values.items()}
    return element(f"w:{tag}", attributes, content)


def paragraph(style: str, *content: Markup, shape: Iterable[Markup] = ()) -> Markup:
    """A paragraph in a style; `shape` is what differs from it, in the order of Word's schema."""
    return w("p", w("pPr", w("pStyle", val=style), *shape), *content)


def words(text: str, *properties: Markup, font: Font | None = None) -> Markup:
    """A run of text; line breaks and tabs become Word's own.

    Without the hint Word sets “ ” … — in the Latin face, half as wide as a Chinese mark.
    """
    face = {"eastAsia": font.name} if font else {}
    looks = w("rPr", w("rFonts", hint="eastAsia", **face), *properties)
    pieces = (piece for piece in re.split("([\n\t])", printable(text)) if piece)
    return w("r", looks, *map(_piece, pieces))


def _piece(text: str) -> Markup:
    if text in BREAKS:
        return BREAKS[text]
    return element("w:t", {"xml:space": "preserve"}, [escaped(text)])


def written(text: Text, *, draft: bool) -> Markup:
    """All runs of a text. Only in a draft a number without a source carries a wave."""
    return joined(_run(run, draft=draft) for run in runs(text) if run.text)


def _run(run: Run, *, draft: bool) -> Markup:
    properties = [BOLD] if run.bold else []
    if draft and run.mark == "untraced":
        properties.append(WAVE_UNDERLINE)
    return words(run.text, *properties)


def field(instruction: str) -> Markup:
    """A value that the program computes when it lays the pages out; empty until then.

    The result is left empty and not guessed: a number that was never counted must not be printed.
    """
    return joined(
        [
            w("r", w("fldChar", fldCharType="begin")),
            w("r", element("w:instrText", {"xml:space": "preserve"}, [escaped(instruction)])),
            w("r", w("fldChar", fldCharType="separate")),
            w("r", element("w:t", {}, [])),
            w("r", w("fldChar", fldCharType="end")),
        ]
    )


def bookmark(name: str, *, number: int) -> Markup:
    """A place that a page reference can name; the number is unique in the file."""
    return joined([w("bookmarkStart", id=number, name=name), w("bookmarkEnd", id=number)])
