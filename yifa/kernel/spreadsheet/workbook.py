"""How cells are written: text always as text, days and numbers typed, nothing ever as a formula."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Iterable
from decimal import Decimal
from typing import IO, Any

import xlsxwriter

#: What a sheet's name can't hold, and how long it may be.
NOT_IN_A_NAME = str.maketrans(dict.fromkeys("[]:*?/\\'", ""))
LONGEST_NAME = 31
LONGEST_TEXT = 32_767
#: A whole number beyond this would lose digits as a number.
MOST_NUMBER = 10**15
#: What a spreadsheet takes for the beginning of a formula if the cell is typed anew.
FORMULA_BEGINS = ("=", "+", "-", "@", "\t", "\r")


class Book:
    """A workbook being written row after row, with a memory that does not grow with them."""

    #: How many rows a sheet has; XlsxWriter passes over what lies below.
    ROWS = 1_048_576

    def __init__(self) -> None:
        self.file: IO[bytes] = tempfile.TemporaryFile("w+b")  # noqa: SIM115  # handed to the caller
        self.book = xlsxwriter.Workbook(
            self.file,
            {
                "constant_memory": True,
                "strings_to_formulas": False,
                "strings_to_numbers": False,
                "strings_to_urls": False,
            },
        )
        self.head = self.book.add_format(
            {"bold": True, "bottom": 1, "text_wrap": True, "valign": "vcenter"}
        )
        self.text = self.book.add_format({"num_format": "@"})
        self.as_typed = self.book.add_format({"num_format": "@", "quote_prefix": True})
        self.day = self.book.add_format({"num_format": "yyyy-mm-dd"})
        self.number = self.book.add_format({"num_format": "0"})
        self.money = self.book.add_format({"num_format": "0.00"})

    def sheet(self, name: str) -> Any:
        """A new sheet."""
        return self.book.add_worksheet(name.translate(NOT_IN_A_NAME)[:LONGEST_NAME])

    def close(self) -> IO[bytes]:
        """The finished file, to be read from its beginning."""
        self.book.close()
        self.file.seek(0)
        return self.file

    def write_heads(self, sheet: Any, row: int, heads: Iterable[str]) -> None:
        """A row of heads that stays in view, each as wide as its words."""
        for place, words in enumerate(heads):
            sheet.set_column(place, place, max(12, min(40, 2 * len(words) + 2)))
            sheet.write_string(row, place, words, self.head)
        sheet.freeze_panes(row + 1, 0)

    def write(self, sheet: Any, row: int, place: int, value: Any) -> None:
        """One cell by the kind of its value; None and "" leave it empty."""
        if value is None or value == "":
            return
        if isinstance(value, str):
            self.write_text(sheet, row, place, value)
        elif isinstance(value, bool):
            sheet.write_string(row, place, "是" if value else "否", self.text)
        elif isinstance(value, dt.date):
            sheet.write_datetime(row, place, value, self.day)
        elif isinstance(value, Decimal) and abs(value) < MOST_NUMBER:
            sheet.write_number(row, place, float(value), self.money)
        elif isinstance(value, int) and abs(value) < MOST_NUMBER:
            sheet.write_number(row, place, value, self.number)
        else:
            self.write_text(sheet, row, place, str(value))

    def write_text(self, sheet: Any, row: int, place: int, words: str) -> None:
        """Text; what looks like a formula stays text even if somebody edits the cell."""
        as_it_is = self.as_typed if words.startswith(FORMULA_BEGINS) else self.text
        sheet.write_string(row, place, words[:LONGEST_TEXT], as_it_is)


def in_a_header(words: str) -> str:
    """Words as a page's header takes them: & doubled, at most 255 characters."""
    return words.replace("&", "&&")[:240]
