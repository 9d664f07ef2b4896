"""What stands in a table that somebody brings: the first sheet whose heads are known, its rows."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from python_calamine import CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from .columns import Column
from .container import FURTHEST_ROW, MOST_SPANNED, Unreadable, check, too_far
from .heads import Heads, find_heads

MOST_ROWS = 20_000
MOST_COLUMNS = 300
#: Words that begin a row that is no record: a total, or who filled the table in.
NO_RECORD = (
    *("合计", "小计", "总计", "其中"),
    *("填表", "制表", "填报", "审核", "负责人"),
    *("注：", "注:", "备注：", "说明"),
)

Line = list[Any]


@dataclass(frozen=True)
class Sheet:
    """A table that was read: `rows` are (row number in the file, cells)."""

    file: str
    digest: str
    name: str
    heads: Heads
    rows: list[tuple[int, Line]]
    passed_over: list[int]


def read(file: str, content: bytes, columns: Sequence[Column]) -> Sheet:
    """The first visible sheet that has the columns; raises Unreadable with one clear sentence."""
    seen = []
    for name, lines in tables_of(file, content):
        refuse_too_wide(file, name, lines)
        heads = find_heads(lines, columns)
        if heads.known:
            return sheet_of(file, content, name, heads, lines)
        seen.append(name)
    told = "、".join(f"“{name}”" for name in seen[:5])
    raise Unreadable(f"“{file}”里没有认得的表头（看了{told or '0张表'}），用模板的列名再导入")


def tables_of(file: str, content: bytes) -> Iterator[tuple[str, list[Line]]]:
    """Every visible table of a file by name."""
    if check(file, content) == "text":
        yield "表格", csv_lines(file, content)
        return
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        for sheet in workbook.sheets_metadata:
            visible = sheet.visible is SheetVisibleEnum.Visible
            if visible and sheet.typ is SheetTypeEnum.WorkSheet:
                yield sheet.name, sheet_lines(file, workbook.get_sheet_by_name(sheet.name))
    except Unreadable:
        raise
    except BaseException as broken:
        # A malformed file makes the reader panic, and a panic is no Exception; all else goes on.
        if isinstance(broken, Exception) or type(broken).__name__ == "PanicException":
            raise Unreadable(f"“{file}”读不出来，在表格软件里打开后另存一份再导入") from broken
        raise


def refuse_too_wide(file: str, name: str, lines: list[Line]) -> None:
    """No ledger has so many columns; each is compared with all that the register knows."""
    widest = max(map(len, lines), default=0)
    if widest > MOST_COLUMNS:
        told = f"有{widest}列，一次最多{MOST_COLUMNS}列，只留要导入的列再导入"
        raise Unreadable(f"“{file}”的“{name}”{told}")


def sheet_lines(file: str, sheet: CalamineSheet) -> list[Line]:
    """The lines of a sheet; what was merged stands in each of the cells it covered."""
    if sheet.height > FURTHEST_ROW or sheet.height * sheet.width > MOST_SPANNED:
        raise Unreadable(too_far(file, sheet.height))
    lines = sheet.to_python(skip_empty_area=False)
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or []:
        if top < len(lines) and left < len(lines[top]):
            spread(lines, (top, left), (bottom, right))
    return lines


def spread(lines: list[Line], first: tuple[int, int], last: tuple[int, int]) -> None:
    """Write the first cell of a merged range into all of it."""
    words = lines[first[0]][first[1]]
    for line in lines[first[0] : last[0] + 1]:
        for place in range(first[1], min(last[1] + 1, len(line))):
            line[place] = words


def csv_lines(file: str, content: bytes) -> list[Line]:
    """The lines of a text table, parted by commas, tabs or semicolons."""
    text = text_of(file, content)
    first = text.lstrip().partition("\n")[0]
    mark = max(",\t;，", key=first.count)
    lines: list[Line] = []
    try:
        for line in csv.reader(io.StringIO(text, newline=""), delimiter=mark):
            lines.append(list(line))
            if len(lines) > FURTHEST_ROW:
                raise Unreadable(too_far(file, len(lines)))
        return lines
    except csv.Error as broken:
        raise Unreadable(f"“{file}”的引号或者换行不完整，另存为xlsx后再导入") from broken


def text_of(file: str, content: bytes) -> str:
    """The text, in UTF-8, GB18030 or, where it says so by its first bytes, UTF-16."""
    marked = content.startswith((b"\xff\xfe", b"\xfe\xff"))  # as "Unicode text" is saved
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise Unreadable(f"“{file}”不是表格，可用xlsx、xls或者csv")


def sheet_of(file: str, content: bytes, name: str, heads: Heads, lines: list[Line]) -> Sheet:
    """The records under the heads, blank lines and totals left out."""
    rows, passed_over = [], []
    for number, line in enumerate(lines[heads.row :], start=heads.row + 1):
        if is_blank(line):
            continue
        if is_no_record(line):
            passed_over.append(number)
        else:
            rows.append((number, line))
    if len(rows) > MOST_ROWS:
        raise Unreadable(f"“{file}”有{len(rows)}行，一次最多导入{MOST_ROWS}行，分成几份再导入")
    if not rows:
        raise Unreadable(f"“{file}”的“{name}”只有表头，没有要导入的行")
    return Sheet(file, hashlib.sha256(content).hexdigest(), name, heads, rows, passed_over)


def is_blank(line: Iterable[Any]) -> bool:
    """Whether nothing stands in the line."""
    return not any(str(cell).strip() for cell in line if cell is not None)


def is_no_record(line: Sequence[Any]) -> bool:
    """Whether it is a total, a signature or a note merged across the table."""
    words = [str(cell).strip() for cell in line if str(cell).strip()]
    if len(words) > 2 and len(set(words)) == 1:
        return True
    return words[0].replace(" ", "").startswith(NO_RECORD) and len(set(words)) <= 6
