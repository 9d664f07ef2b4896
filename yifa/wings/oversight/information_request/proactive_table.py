"""主动公开政府信息情况: as much of the report's first table as registers of the house can tell.

Heads and rows are as reports of 2023 and 2024 show them (国办公开办函〔2021〕30号; the notice was
not read). What no register keeps is left out, and named under the table.
"""

from __future__ import annotations

from collections.abc import Iterator

from yifa.kernel.counting import compute
from yifa.kernel.figures import Period, Scope
from yifa.kernel.register import Register
from yifa.kernel.sheet import Tabled

TITLE = "主动公开政府信息情况"
HEADS = ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数", "本年处理决定数量")
NOTE = (
    "由行政规范性文件、行政处罚案件台账算出；处罚包括当场处罚和普通程序给予的处罚。"
    "规章、行政许可、行政强制的件数和行政事业性收费的金额，台账里没有，请另行填写。"
)
DOCUMENTS, PENALTIES = "normative_document", "penalty_case"


def proactive_table(scope: Scope, period: Period) -> Tabled:
    """What was made, ended, is in force and was decided."""
    return Tabled(TITLE, HEADS, list(rows(scope, period)), note=NOTE)


def rows(scope: Scope, period: Period) -> Iterator[list[str | int]]:
    """A row for each register that the house keeps."""
    if DOCUMENTS in Register.all:
        told = [number(DOCUMENTS, name, scope, period) for name in ("made", "repealed", "in_force")]
        yield ["第二十条第（一）项　行政规范性文件", *told, ""]
    if PENALTIES in Register.all:
        decided = sum(number(PENALTIES, name, scope, period) for name in ("on_spot", "penalised"))
        yield ["第二十条第（六）项　行政处罚", "", "", "", decided]


def number(kind: str, name: str, scope: Scope, period: Period) -> int:
    """What a figure comes to."""
    return int(compute(Register.all[kind].figures[name], scope, period).value or 0)
