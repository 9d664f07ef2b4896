"""The empty table that is given to fill in: heads, drop-downs, and how to fill it in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import IO, Any, cast

from django.db import models

from yifa.kernel.organisation import Organisation
from yifa.kernel.person import Post
from yifa.kernel.register import Register

from .columns import DAY, NUMBER, ON, Column, columns_of, ends, past_steps
from .container import column_letters
from .course import HANDLER
from .workbook import Book

LISTS = "选项"
FIRST_GROUP = "登记"
LATER_GROUP = "以后的环节，没有办或者不知道的可以不填"
EXPLANATION = "填写说明"
#: As far down as a table may be filled in.
LAST_ROW = 20_000
#: More organisations than this are typed, not picked.
MOST_PICKED = 500


def template(register: type[Register], post: Post) -> IO[bytes]:
    """The register's table to fill in, as .xlsx; organisations are those below the post's own."""
    lists = [(column, offered(column, post)) for column in to_fill_in(register)]
    return empty_table(register.title, lists, closing_words(register))


def empty_table(
    title: str, lists: Sequence[tuple[Column, list[str]]], closing: Sequence[str]
) -> IO[bytes]:
    """A table to fill in: each column with what may be picked in it, and what holds for all."""
    book = Book()
    columns = [column for column, _ in lists]
    sheet = book.sheet(title)
    heads = write_groups(book, sheet, columns)
    book.write_heads(sheet, heads, [head_of(column) for column in columns])
    explain(book, columns, closing)
    offer(book, sheet, lists, below=heads)
    for place, column in enumerate(columns):
        sheet.set_column(place, place, 16, format_of(book, column))
    return book.close()


def to_fill_in(register: type[Register]) -> list[Column]:
    """The columns of the table: no number, which is given, and one day for whichever end."""
    ended = {f"{ON}.{step.name}" for step in past_steps(register) if ends(step)}
    return [one for one in columns_of(register) if one.key not in {NUMBER, *ended}]


def write_groups(book: Book, sheet: Any, columns: list[Column]) -> int:
    """What each group of columns is for, above the heads; answers with the row of the heads."""
    later = [place for place, column in enumerate(columns) if column.later]
    if not later:
        return 0
    sheet.write_string(0, 0, FIRST_GROUP, book.head)
    sheet.write_string(0, later[0], LATER_GROUP, book.head)
    return 1


def head_of(column: Column) -> str:
    """The head, with a star where the column is needed."""
    return f"{column.label} *" if column.needed else column.label


def format_of(book: Book, column: Column) -> Any:
    """How typed cells look: days as days, everything that is no number as text."""
    if isinstance(column.field, models.DateField):
        return book.day
    if isinstance(column.field, models.DecimalField):
        return book.money
    return book.number if isinstance(column.field, models.IntegerField) else book.text


def offered(column: Column, post: Post) -> list[str]:
    """What may be picked; nothing where anything may be written."""
    if isinstance(column.field, models.BooleanField):
        return ["是", "否"]
    if column.names_a is Organisation:
        return organisations_for(column, post)
    return [label for _, label in column.choices]


def organisations_for(column: Column, post: Post) -> list[str]:
    """Organisations that the field allows, below the post's own; those of one name by code too."""
    allowed = cast("Any", column.field).get_limit_choices_to()
    below = Organisation.objects.standing().under(post.organisation).filter(**allowed)
    found = list(below.order_by("path").values_list("name", "code")[: MOST_PICKED + 1])
    if len(found) > MOST_PICKED:
        return []
    names = [name for name, _ in found]
    return [f"{name}（{code}）" if names.count(name) > 1 else name for name, code in found]


def offer(book: Book, sheet: Any, lists: Sequence[tuple[Column, list[str]]], *, below: int) -> None:
    """Drop-downs, whose lists stand in a hidden sheet, since a rule of a cell holds few words."""
    hidden = book.sheet(LISTS)
    hidden.hide()
    longest = max((len(words) for _, words in lists), default=0)
    for row in range(longest):
        for place, (_, words) in enumerate(lists):
            if row < len(words):
                hidden.write_string(row, place, words[row], book.text)
    for place, (column, words) in enumerate(lists):
        if words:
            letters = column_letters(place + 1)
            source = f"='{LISTS}'!${letters}$1:${letters}${len(words)}"
            sheet.data_validation(below + 1, place, LAST_ROW, place, rule(column, source))


def rule(column: Column, source: str) -> dict[str, Any]:
    """The rule of a drop-down, and what is said when something else is typed."""
    return {
        "validate": "list",
        "source": source,
        "error_title": column.label[:30],
        "error_message": f"从下拉列表里选一个，或者留空。可填的内容见“{EXPLANATION}”。",
    }


def explain(book: Book, columns: Sequence[Column], closing: Sequence[str]) -> None:
    """The sheet that says what each column takes."""
    sheet = book.sheet(EXPLANATION)
    book.write_heads(sheet, 0, ["列", "要不要填", "怎么填"])
    sheet.set_column(2, 2, 80)
    for row, column in enumerate(columns, start=1):
        book.write_text(sheet, row, 0, column.label)
        book.write_text(sheet, row, 1, whether_to_fill(column))
        book.write_text(sheet, row, 2, how_to_fill(column))
    below = len(columns) + 2
    for line in closing:
        book.write_text(sheet, below, 0, line)
        below += 1


def whether_to_fill(column: Column) -> str:
    """Whether a column has to be filled in."""
    if column.later:
        return "以后的环节，可以不填"
    return "要填" if column.needed else "可以不填"


def closing_words(register: type[Register]) -> list[str]:
    """What holds for the whole table."""
    lines = ["一行是一件。列的先后可以改，不用的列可以删，表头的字不要改。"]
    if any(column.party for column in columns_of(register)):
        lines.append(
            "一方有几个人的，姓名、电话等各栏用“、”隔开，或者加“甲方2姓名”“甲方2电话”等列。"
        )
    lines.append("同一行再次导入不会重复登记。过去的事按原来的日期填，导入后标为补录。")
    if past_steps(register):
        lines.append(
            "办结了的填“阶段”和“办结日期”，别的环节知道日期的才填；"
            "没有写日期的环节，按它前面写了日期的环节算。"
        )
        lines.append("同一行以后再填上后面的环节，重新导入，只补办没有办过的环节。")
    return lines


def how_to_fill(column: Column) -> str:
    """What a column takes, in words."""
    if column.key == DAY:
        return "日期，例如2026-03-06；不填按表里最早的日期，都没有的按导入当天"
    if column.key == HANDLER:
        return "本单位人员的姓名，一位"
    if column.names_a is Organisation:
        return "单位全称或者单位代码"
    if column.choices:
        return "选一个：" + "、".join(label for _, label in column.choices)
    if isinstance(column.field, models.BooleanField):
        return "是或者否"
    if isinstance(column.field, models.DateField):
        return "日期，例如2026-03-06"
    if isinstance(column.field, models.DecimalField):
        return "数字，例如1800"
    if isinstance(column.field, models.IntegerField):
        return "整数，例如12"
    most = getattr(column.field, "max_length", None)
    return f"文字，最多{most}个字" if most else "文字"
