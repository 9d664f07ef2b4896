"""Whether the boxes of a form fit together, and how a misfit is named."""

from __future__ import annotations

import pytest

from yifa.report.papers.form import Cell, placed_rows
from yifa.report.papers.paper import Form, Unwritable, label, value


def shape(form: Form) -> list[list[tuple[str, bool]]]:
    return [[(str(box.cell.text), box.continued) for box in row] for row in placed_rows(form)]


def test_a_box_goes_on_through_the_rows_it_takes_up() -> None:
    form = Form(
        (
            (label("当事人", rows=3), value("一")),
            (value("二"),),
            (value("三"),),
            (label("备注"), value("四")),
        )
    )
    assert shape(form) == [
        [("当事人", False), ("一", False)],
        [("当事人", True), ("二", False)],
        [("当事人", True), ("三", False)],
        [("备注", False), ("四", False)],
    ]


def test_boxes_that_hang_side_by_side_end_each_in_their_own_row() -> None:
    form = Form(
        (
            (value("甲", rows=2), value("乙", columns=2, rows=3), value("丙")),
            (value("丁"),),
            (value("戊"), value("己")),
        )
    )
    assert shape(form)[2] == [("戊", False), ("乙", True), ("己", False)]


@pytest.mark.parametrize(
    ("rows", "widths", "said"),
    [
        (((value(), value()), (value(),)), (), "第2行只写到第1列，应当写满2列"),
        (((value(),), (value(), value())), (), "第2行超出1列"),
        (((value(),), (value(columns=2),)), (), "第2行超出1列"),
        (((value(), value(rows=2)), (value(columns=2),)), (), "第2行的单元格与上面并下来的重叠"),
        (((value(rows=2), value()),), (), "第1行以下没有行了"),
        ((), (), "一格也没有"),
        (((),), (), "一格也没有"),
        (((value(), value()),), (1,), "有2列，却给了1个列宽"),
        (((value(), value()),), (1, 0), "列宽不大于零"),
    ],
)
def test_a_misfit_is_named_by_its_row(
    rows: tuple[tuple[Cell, ...], ...], widths: tuple[float, ...], said: str
) -> None:
    with pytest.raises(Unwritable, match=said):
        Form(rows, widths=widths)


def test_a_box_without_a_place_is_refused_by_its_words() -> None:
    with pytest.raises(Unwritable, match="单元格“当事人”不占行或者不占列"):
        Cell("当事人", columns=0)
