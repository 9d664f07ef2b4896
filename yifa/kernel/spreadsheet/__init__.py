"""Spreadsheets of any register: an empty one to fill in, what goes out, what comes in."""

from .bringing_in import bring_in, earlier, gone_on, keep, report_on, sheet_of, take_back
from .columns import Column, columns_of
from .container import Unreadable
from .dry_run import Report, dry_run
from .export import Out, export
from .judging import Judged, Standing
from .period_sheet import as_file
from .reading import Sheet, read
from .rows import Fault, Row, RowReader
from .shown import PROGRESS_COLUMNS, label_for, shown
from .template import empty_table, offered, template
from .upward import Upward, upward_of
from .values import OrganisationNames

__all__ = [
    "PROGRESS_COLUMNS",
    "Column",
    "Fault",
    "Judged",
    "OrganisationNames",
    "Out",
    "Report",
    "Row",
    "RowReader",
    "Sheet",
    "Standing",
    "Unreadable",
    "Upward",
    "as_file",
    "bring_in",
    "columns_of",
    "dry_run",
    "earlier",
    "empty_table",
    "export",
    "gone_on",
    "keep",
    "label_for",
    "offered",
    "read",
    "report_on",
    "sheet_of",
    "shown",
    "take_back",
    "template",
    "upward_of",
]
