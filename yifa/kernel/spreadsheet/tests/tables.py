"""How the tests of spreadsheets get their tables: written cell by cell, and read back."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from typing import IO, Any

import xlsxwriter
from python_calamine import CalamineWorkbook

from yifa.kernel.matter import Matter
from yifa.kernel.person import Post
from yifa.kernel.register import Register
from yifa.kernel.spreadsheet import Report, columns_of, dry_run, read
from yifa.kernel.take import take

TODAY = dt.date(2026, 3, 20)
MORNING = dt.datetime(2026, 3, 20, 1, 0, tzinfo=dt.UTC)

HEADS = ["登记日期", "事由", "甲方姓名", "甲方电话", "乙方姓名", "类型", "来源"]
ROW = [
    dt.date(2026, 3, 18),
    "宅基地滴水纠纷",
    "周明远",
    "13800002046",
    "吴桂芳",
    "邻里纠纷",
    "当事人申请",
]


def workbook(*sheets: Sequence[Sequence[Any]], hidden: Sequence[int] = ()) -> bytes:
    """An .xlsx with these sheets, the cells typed as Python has them."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"strings_to_formulas": False})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    for place, lines in enumerate(sheets):
        sheet = book.add_worksheet()
        if place in hidden:
            sheet.hide()
        else:
            sheet.activate()
            sheet.set_first_sheet()
        for row, line in enumerate(lines):
            for column, value in enumerate(line):
                if isinstance(value, dt.date):
                    sheet.write_datetime(row, column, value, day)
                else:
                    sheet.write(row, column, value)
    book.close()
    return file.getvalue()


def judged(register: type[Register], content: bytes, post: Post, **more: Any) -> Report:
    """The dry run of a file."""
    sheet = read("台账.xlsx", content, columns_of(register))
    return dry_run(register, sheet, post, at=MORNING, **more)


def lines_of(file: IO[bytes], sheet: int = 0) -> list[list[Any]]:
    """The cells of a sheet that was written."""
    book = CalamineWorkbook.from_filelike(file)
    return book.get_sheet_by_index(sheet).to_python(skip_empty_area=False)


def dispute(post: Post, *, on: dt.date = TODAY, **writes: Any) -> Matter:
    """A dispute registered on a day."""
    given: dict[str, Any] = {
        "title": "宅基地滴水纠纷",
        "parties": [{"side": "a", "name": "周明远"}, {"side": "b", "name": "吴桂芳"}],
        "type": "neighbour",
        "source": "applied",
    }
    matter = Register.all["dispute"].model()
    take(matter, "register", by=post, on=on, at=MORNING, **given | writes)
    return matter
