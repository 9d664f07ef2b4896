"""What an official paper consists of: head, title, text and tables, attachments, signature.

A paper says what stands on it, never how it looks: that is for the writers (`docx`, `html`).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from .form import Cell, Form, check_widths, label, value
from .text import Mark, Run, Text, Unwritable, plain, runs

__all__ = [
    "Attachment",
    "Block",
    "Cell",
    "Contents",
    "ContentsLine",
    "Cover",
    "Form",
    "Heading",
    "Mark",
    "Note",
    "PageBreak",
    "Paper",
    "Paragraph",
    "Run",
    "SignatureLine",
    "Signer",
    "Table",
    "Text",
    "Unwritable",
    "label",
    "plain",
    "runs",
    "value",
]

LEVELS = (1, 2, 3, 4)


@dataclass(frozen=True)
class Heading:
    """A heading of level 1 to 4, numbered 一、 （一） 1. （1）.

    `number` None: counted from its place; a string: printed as it is, as in a report brought in
    from elsewhere; the empty string: none.
    """

    level: int
    text: Text
    number: str | None = None

    def __post_init__(self) -> None:
        if self.level not in LEVELS:
            raise Unwritable(
                f"标题“{plain(self.text)}”是第{self.level}级，公文只有四级，请改为1至4级"
            )


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of text, its first line two characters in."""

    text: Text


@dataclass(frozen=True)
class Note:
    """A small line under a table or form: 注：…, 此表一式三份."""

    text: Text


@dataclass(frozen=True)
class Table:
    """A three-line table (三线表); with a caption it is numbered 表1, 表2, …

    `widths` are the columns' shares of the page; left out, they follow the longest words.
    `numeric` names the columns that stand right; left out, those that hold nothing but numbers.
    """

    head: tuple[Text, ...]
    rows: tuple[tuple[Text, ...], ...]
    total: tuple[Text, ...] = ()
    caption: str = ""
    widths: tuple[float, ...] = ()
    numeric: frozenset[int] | None = None

    def __post_init__(self) -> None:
        columns = len(self.head)
        if not columns:
            raise Unwritable(f"表“{self.caption}”没有表头，请写上各列的名称")
        for number, row in enumerate(self.lines, start=1):
            if len(row) != columns:
                raise Unwritable(
                    f"表“{self.caption}”表头有{columns}列，第{number}行有{len(row)}列，请补齐"
                )
        check_widths(self.widths, columns, name=f"表“{self.caption}”")

    @property
    def lines(self) -> tuple[tuple[Text, ...], ...]:
        """All rows under the head, the total last."""
        return (*self.rows, self.total) if self.total else self.rows


@dataclass(frozen=True)
class ContentsLine:
    """One paper of a file: its name, pages and a remark.

    `bookmark` is set when several papers are written as one file: the pages are then counted by
    the program that opens it, and `pages` is not printed.
    """

    name: str
    pages: str = ""
    remark: str = ""
    bookmark: str = ""


@dataclass(frozen=True)
class Contents:
    """The contents of a file (卷宗目录). Without lines it lists the papers written after it."""

    lines: tuple[ContentsLine, ...] = ()


@dataclass(frozen=True)
class Cover:
    """The cover of a file (卷宗封面): whose, what, and its particulars as (name, value)."""

    organisation: str
    name: str
    particulars: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class PageBreak:
    """What follows begins on a new page."""


@dataclass(frozen=True)
class Signer:
    """Who signs: the role, and the name where it is printed; without it a line to sign on."""

    role: str
    name: str = ""


@dataclass(frozen=True)
class SignatureLine:
    """Where parties, mediator and recorder sign, where the seal goes, and the day.

    `day` None leaves 年 月 日 to be written by hand.
    """

    signers: tuple[Signer, ...]
    seal: str = ""
    day: dt.date | None = None


Block = Heading | Paragraph | Note | Table | Form | Contents | Cover | PageBreak | SignatureLine


@dataclass(frozen=True)
class Attachment:
    """An attachment (附件): named under the text; with blocks of its own it begins a new page."""

    title: str
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Paper:
    """One paper.

    `issuer` asks for the red head and is its wording (青禾县人民政府文件); `approver` stands
    there as 签发人, for a paper that goes upward. Without a red head the document number stands
    under the title. `signature` is the organisation that signs, `day` the day of the paper.
    """

    title: str = ""
    blocks: tuple[Block, ...] = ()
    issuer: str = ""
    document_number: str = ""
    approver: str = ""
    addressee: str = ""
    attachments: tuple[Attachment, ...] = ()
    signature: str = ""
    day: dt.date | None = None
    draft: bool = False

    def __post_init__(self) -> None:
        if self.approver and not self.issuer:
            raise Unwritable("签发人写在红头里，这份公文没有发文机关标志，请补上或者去掉签发人")

    @property
    def is_front(self) -> bool:
        """Whether it stands before the counted pages of a file: a cover or a contents page."""
        return any(isinstance(block, Cover | Contents) for block in self.blocks)
