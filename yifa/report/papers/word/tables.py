"""How tables, forms and contents pages are ruled in Word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from yifa.report.papers.form import Form, Placed, placed_rows
from yifa.report.papers.layout import LINE, TEXT_WIDTH
from yifa.report.papers.markup import NOTHING, Markup, joined
from yifa.report.papers.numbering import CONTENTS_HEAD, numeric_columns
from yifa.report.papers.paper import Contents, ContentsLine, Table
from yifa.report.papers.text import Text, plain
from yifa.report.papers.width import shares, width

from .wordml import field, paragraph, w, words, written

THICK, THIN, HAIR = 12, 6, 2  # 1.5, 0.75 and 0.25 pt, in eighths of a point
PADDING = {"top": 40, "left": 115, "bottom": 40, "right": 115}
NARROWEST, WIDEST = 3, 20  # of a column that follows its words, in characters
SHORT = 100  # characters
CONTENTS_SHARES = (1.0, 5.0, 1.6, 2.0)


def gap(*, new_page: bool = False) -> Markup:
    """Half a point of nothing.

    It keeps two tables from growing together, ends a section after a table, and begins a page:
    so low that the page still has room for its 22 lines.
    """
    return paragraph("Gap", shape=[w("pageBreakBefore")] if new_page else [])


def three_line_table(table: Table, *, number: str, draft: bool) -> Markup:
    """A table under its caption; the head comes again on every page."""
    columns = shares(table.widths or natural_widths(table), TEXT_WIDTH)
    right = numeric_columns(table)
    styles = ["TableNumber" if place in right else "TableText" for place in range(len(columns))]
    heads = ["TableHead"] * len(columns)

    def row(texts: Sequence[Text], looks: Sequence[str], rule: Markup = NOTHING) -> list[Markup]:
        return [
            _cell(paragraph(look, written(text, draft=draft)), wide, rule=rule)
            for text, look, wide in zip(texts, looks, columns, strict=True)
        ]

    rows = [_row(row(table.head, heads, _rule("bottom")), head=True)]
    rows += [_row(row(texts, styles), whole=are_short(texts)) for texts in table.rows]
    if table.total:
        rows.append(_row(row(table.total, styles, _rule("top"))))
    caption = [paragraph("Caption", words(number + table.caption))] if table.caption else []
    return joined([*caption, _table(columns, _three_lines(), rows), gap()])


def natural_widths(table: Table) -> list[float]:
    """Each column as wide as its longest words, within reason."""
    columns = zip(table.head, *table.lines, strict=True)
    return [
        min(WIDEST, max(NARROWEST, *(width(plain(text)) for text in column), 0)) + 1
        for column in columns
    ]


def are_short(texts: Iterable[Text]) -> bool:
    """Whether a row of these words is better moved to the next page than torn."""
    return all(width(plain(text)) <= SHORT for text in texts)


def form(blank: Form, *, draft: bool) -> Markup:
    """A form; a box of long text goes on over the page, a row of short ones is never torn."""
    columns = shares(blank.widths or [1.0] * blank.width, TEXT_WIDTH)
    rows = [_form_row(row, columns, draft=draft) for row in placed_rows(blank)]
    return joined([_table(columns, _ruled(), rows), gap()])


def _form_row(row: Sequence[Placed], columns: Sequence[int], *, draft: bool) -> Markup:
    cells = []
    place = 0
    for placed in row:
        span = placed.cell.columns
        cells.append(_form_cell(placed, sum(columns[place : place + span]), draft=draft))
        place += span
    lines = max((placed.cell.lines for placed in row if placed.cell.rows == 1), default=1)
    whole = are_short([placed.cell.text for placed in row])
    return _row(cells, height=lines * LINE, whole=whole)


def _form_cell(placed: Placed, wide: int, *, draft: bool) -> Markup:
    cell = placed.cell
    if placed.continued:
        return _cell(paragraph("FormValue"), wide, span=cell.columns, merge="continue")
    style = "FormLabel" if cell.label else "FormValue"
    merge = "restart" if cell.rows > 1 else ""
    content = paragraph(style, written(cell.text, draft=draft))
    return _cell(content, wide, span=cell.columns, merge=merge)


def contents(block: Contents) -> Markup:
    """The contents of a file, one row for each paper."""
    columns = shares(CONTENTS_SHARES, TEXT_WIDTH)
    head = [
        _cell(paragraph("TableHead", words(name)), wide)
        for name, wide in zip(CONTENTS_HEAD, columns, strict=True)
    ]
    rows = [_row(head, height=LINE, head=True)]
    rows += [_contents_row(n, line, columns) for n, line in enumerate(block.lines, start=1)]
    return joined([_table(columns, _ruled(), rows), gap()])


def _contents_row(place: int, line: ContentsLine, columns: Sequence[int]) -> Markup:
    content = [
        paragraph("FormLabel", words(str(place))),
        paragraph("FormValue", words(line.name)),
        paragraph("FormLabel", _pages(line)),
        paragraph("FormValue", words(line.remark)),
    ]
    cells = [_cell(text, wide) for text, wide in zip(content, columns, strict=True)]
    return _row(cells, height=LINE)


def _pages(line: ContentsLine) -> Markup:
    """The first and the last page, found by the program that lays the pages out."""
    if not line.bookmark:
        return words(line.pages)
    first, last = (field(f"PAGEREF {name}") for name in page_marks(line.bookmark))
    return joined([first, words("—"), last])


def page_marks(bookmark: str) -> tuple[str, str]:
    """The names of the places where a paper begins and ends."""
    return f"{bookmark}_begins", f"{bookmark}_ends"


def particulars(rows: Iterable[tuple[str, str]]) -> Markup:
    """Names and values on a cover, each value on a line to write on."""
    margin, name, line = shares((1.0, 2.6, 5.4), TEXT_WIDTH)[:3]
    ruled = [
        _row(
            [
                _cell(paragraph("CoverLabel"), margin),
                _cell(paragraph("CoverLabel", words(label)), name),
                _cell(paragraph("CoverValue", words(text)), line, rule=_rule("bottom")),
            ],
            height=LINE,
        )
        for label, text in rows
    ]
    return joined([_table([margin, name, line], _unruled(), ruled), gap()])


def _table(columns: Sequence[int], rules: Markup, rows: Iterable[Markup]) -> Markup:
    looks = w(
        "tblPr",
        w("tblW", w=sum(columns), type="dxa"),
        w("tblInd", w=0, type="dxa"),
        rules,
        w("tblLayout", type="fixed"),
        w("tblCellMar", *(w(side, w=room, type="dxa") for side, room in PADDING.items())),
    )
    grid = w("tblGrid", *(w("gridCol", w=wide) for wide in columns))
    return w("tbl", looks, grid, *rows)


def _row(
    cells: Iterable[Markup], *, height: int = 0, head: bool = False, whole: bool = True
) -> Markup:
    looks = []
    if whole:
        looks.append(w("cantSplit"))
    if height:
        looks.append(w("trHeight", val=height, hRule="atLeast"))
    if head:
        looks.append(w("tblHeader"))
    return w("tr", w("trPr", *looks), *cells)


def _cell(
    content: Markup, wide: int, *, span: int = 1, merge: str = "", rule: Markup = NOTHING
) -> Markup:
    looks = [w("tcW", w=wide, type="dxa")]
    if span > 1:
        looks.append(w("gridSpan", val=span))
    if merge:
        looks.append(w("vMerge", val=merge))
    if rule:
        looks.append(w("tcBorders", rule))
    return w("tc", w("tcPr", *looks, w("vAlign", val="center")), content)


def _rule(side: str, weight: int = THIN) -> Markup:
    return w(side, val="single", sz=weight, space=0, color="000000")


def _three_lines() -> Markup:
    return w("tblBorders", _rule("top", THICK), _rule("bottom", THICK), _rule("insideH", HAIR))


def _ruled() -> Markup:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    return w("tblBorders", *(_rule(side, THIN) for side in sides))


def _unruled() -> Markup:
    return w("tblBorders")
