"""How the looks of a paper are handed to Word: its styles and its table of faces."""

from __future__ import annotations

from collections.abc import Iterator

from yifa.report.papers.layout import FANGSONG, FONTS, LATIN, LINE, Font, points
from yifa.report.papers.markup import Markup, element

from .looks import NORMAL, STYLES, Style
from .wordml import DECLARED, w


def styles_part() -> Markup:
    """word/styles.xml."""
    return element("w:styles", DECLARED, [_defaults(), *map(_style, STYLES.values())])


def _defaults() -> Markup:
    language = w("lang", val="en-US", eastAsia="zh-CN")
    return w(
        "docDefaults",
        w("rPrDefault", w("rPr", _fonts(FANGSONG, LATIN), language)),
        w("pPrDefault", w("pPr", *_paragraph_defaults())),
    )


def _paragraph_defaults() -> Iterator[Markup]:
    """Two lines of a paragraph are not kept together: that would leave pages of 21 lines.

    A comma may hang out of the line, as Word does by itself. It is said aloud for LibreOffice,
    which reads the word the other way round: unsaid, it hangs the comma too, but doesn't print it.
    """
    yield w("widowControl", val=0)
    yield w("overflowPunct", val=1)


def _style(style: Style) -> Markup:
    first = style.id == NORMAL
    based = [] if first else [w("basedOn", val=NORMAL)]
    origin = {"default": 1} if first else {"customStyle": 1} if style.is_ours else {}
    return w(
        "style",
        w("name", val=style.name),
        *based,
        w("qFormat"),
        w("pPr", *_paragraph_looks(style)),
        w("rPr", *_run_looks(style)),
        type="paragraph",
        **origin,
        styleId=style.id,
    )


def _paragraph_looks(style: Style) -> Iterator[Markup]:
    if style.keep_next:
        yield w("keepNext")
    if style.line != LINE:
        yield w("snapToGrid", val=0)
    yield w("spacing", before=style.before, after=style.after, line=style.line, lineRule="exact")
    if indent := _indent(style):
        yield w("ind", **indent)
    yield w("jc", val=style.align)
    if style.outline is not None:
        yield w("outlineLvl", val=style.outline)


def _indent(style: Style) -> dict[str, int]:
    """Only what is not nought: a nought in characters would outdo a length said elsewhere."""
    indents = {
        "left": style.left,
        "right": style.right,
        "firstLineChars": style.indent * 100,
        "firstLine": points(style.indent * style.pt),
    }
    return {side: length for side, length in indents.items() if length}


def _run_looks(style: Style) -> Iterator[Markup]:
    yield _fonts(style.font, style.latin)
    if style.color:
        yield w("color", val=style.color)
    yield w("spacing", val=style.squeeze)
    yield w("sz", val=2 * style.pt)
    yield w("szCs", val=2 * style.pt)


def _fonts(chinese: Font, latin: Font) -> Markup:
    return w("rFonts", ascii=latin.name, eastAsia=chinese.name, hAnsi=latin.name, cs=latin.name)


def fonts_part() -> Markup:
    """word/fontTable.xml: what to use where a face is missing."""
    return element("w:fonts", DECLARED, map(_font, FONTS))


def _font(font: Font) -> Markup:
    charset = "00" if font is LATIN else "86"
    return w(
        "font",
        w("altName", val=font.otherwise),
        w("charset", val=charset),
        name=font.name,
    )
