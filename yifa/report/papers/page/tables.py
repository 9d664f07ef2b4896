"""How tables, forms and contents lists stand on a page."""

from __future__ import annotations

from collections.abc import Sequence, Set

from yifa.report.papers.form import Cell, Form, placed_rows
from yifa.report.papers.markup import Markup, element, escaped
from yifa.report.papers.numbering import CONTENTS_HEAD, numeric_columns
from yifa.report.papers.paper import Contents, ContentsLine, Table
from yifa.report.papers.text import Text

from .words import Reading, tag, written


def three_line_table(table: Table, *, number: str, reading: Reading) -> Markup:
    """A table with its caption, numbers to the right."""
    right = numeric_columns(table)
    head = (
        _cell("th", text, right=place in right, reading=reading, scope="col")
        for place, text in enumerate(table.head)
    )
    caption = [tag("caption", escaped(number + table.caption))] if table.caption else []
    body = [_row(texts, right, reading) for texts in table.rows]
    foot = [tag("tfoot", _row(table.total, right, reading))] if table.total else []
    parts = [*caption, tag("thead", tag("tr", *head)), tag("tbody", *body), *foot]
    return _scrolled(tag("table", *parts, kind="three-line"), name=table.caption or "表格")


def _row(texts: Sequence[Text], right: Set[int], reading: Reading) -> Markup:
    return tag(
        "tr",
        *(
            _cell("td", text, right=place in right, reading=reading)
            for place, text in enumerate(texts)
        ),
    )


def _cell(name: str, text: Text, *, right: bool, reading: Reading, **attributes: str) -> Markup:
    kind = {"class": "numeric"} if right else {}
    return element(name, {**kind, **attributes}, [written(text, reading)])


def _scrolled(table: Markup, *, name: str) -> Markup:
    """A wide table moves sideways by itself, with the keyboard too, and not the whole page."""
    looks = {"class": "paper-wide", "role": "region", "aria-label": name, "tabindex": "0"}
    return element("div", looks, [table])


def ruled_form(form: Form, *, reading: Reading) -> Markup:
    """A form; its labels are the heads of their rows."""
    rows = (
        tag("tr", *(_form_cell(entry.cell, reading) for entry in row if not entry.continued))
        for row in placed_rows(form)
    )
    return _scrolled(tag("table", tag("tbody", *rows), kind="paper-form"), name="表格")


def _form_cell(cell: Cell, reading: Reading) -> Markup:
    spans = {"colspan": cell.columns, "rowspan": cell.rows}
    attributes: dict[str, str | int] = {name: n for name, n in spans.items() if n > 1}
    if cell.label:
        return element("th", {"scope": "row", **attributes}, [written(cell.text, reading)])
    return element("td", attributes, [written(cell.text, reading)])


def contents_list(contents: Contents) -> Markup:
    """The papers of a file; a page has no page numbers, so only those given by hand are shown."""
    head = (element("th", {"scope": "col"}, [escaped(name)]) for name in CONTENTS_HEAD)
    rows = (
        tag("tr", *(tag("td", escaped(text)) for text in _contents_row(place, line)))
        for place, line in enumerate(contents.lines, start=1)
    )
    listed = [tag("thead", tag("tr", *head)), tag("tbody", *rows)]
    return _scrolled(tag("table", *listed, kind="paper-form"), name="目录")


def _contents_row(place: int, line: ContentsLine) -> tuple[str, ...]:
    return (str(place), line.name, line.pages, line.remark)
