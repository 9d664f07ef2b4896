"""What lies in the lake: rows of counts, one shape for every kind, and nothing of a person.

    33 339901 2026 202603 dispute.settled type neighbour 339901101-02 town committee 2026-03-02 2

The town's committee settled two disputes between neighbours on that day. With a blank category a
row is the whole of its figure; the parts by each category add up to it, and no two categories
stand in one row. `number` is in the smallest unit that is kept, as in the house's own `Tally`.
"""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple


class Fact(NamedTuple):
    """How much one organisation's acts of one day add to a figure, or to a part of it."""

    province: int
    county: int
    year: int
    month: int
    figure: str
    category: str
    part: str
    organisation: str
    level: str
    form: str
    day: dt.date
    number: int


#: Each column's type, in words that DuckDB and Ibis share.
COLUMNS = {
    "province": "int32",
    "county": "int32",
    "year": "int32",
    "month": "int32",
    "figure": "string",
    "category": "string",
    "part": "string",
    "organisation": "string",
    "level": "string",
    "form": "string",
    "day": "date",
    "number": "int64",
}
#: Where a file of a source lies: `province=33/year=2026/339901-3f2a….parquet`.
PARTITIONS = ("province", "year")


def county_of(code: str) -> int:
    """The six digits of the county in an organisation's code; 0 where it begins with none.

    >>> county_of("339901101-02"), county_of("33"), county_of("QH-01")
    (339901, 330000, 0)
    """
    digits = code.split("-")[0][:6]
    return int(digits.ljust(6, "0")) if digits.isdecimal() and digits.isascii() else 0


def month_of(day: dt.date) -> int:
    """A month as one number: 202603."""
    return day.year * 100 + day.month
