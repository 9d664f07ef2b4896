"""How a county's organisations come in from one table, parents and children in any order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from django.db import models

from yifa.kernel.organisation import Organisation
from yifa.kernel.person import Post
from yifa.kernel.rights import administered
from yifa.kernel.roles import SYSTEM_ADMIN
from yifa.kernel.spreadsheet import Column, Row

from .organisations import faults_of, label_of, planned, put
from .record import Office
from .tables import Kind, Report, faults_in

ANOTHER_ROW = "这一行的上级在表里也有要改的地方，先改上级那一行"
NOBODY = "没有这个单位，写单位全称或者单位代码"


def column(name: str, *called: str, needed: bool = False) -> Column:
    """A column of an organisation; another organisation is named in words, as it may be new too."""
    field = cast("models.Field[Any, Any]", Organisation._meta.get_field(name))
    is_text = not isinstance(field, models.ForeignKey)
    kept = field if is_text else None
    return Column(name, label_of(name), needed=needed, field=kept, also_called=called)


class Places:
    """The organisations a row may name: those there are, and those planned so far."""

    def __init__(self, by: Post) -> None:
        self.by_words: dict[str, list[Organisation]] = {}
        self.by_short: dict[str, Organisation] = {}
        for one in administered(by).standing():
            self.learn(one)

    def learn(self, one: Organisation) -> None:
        """From now on rows may name it."""
        for words in {one.code, one.name, f"{one.name}（{one.code}）"}:
            self.by_words.setdefault(words, []).append(one)

    def plan(self, one: Organisation) -> None:
        """It is to be added with this table."""
        self.learn(one)
        self.by_short[one.short] = one

    def named(self, words: str) -> list[Organisation]:
        """Those of that code or name."""
        return self.by_words.get(words.replace("(", "（").replace(")", "）"), [])

    def beside(self, candidate: Organisation) -> list[Organisation]:
        """The planned ones that may have what the candidate wants."""
        alike = [one for one in self.named(candidate.name) if one.pk is None]
        short = self.by_short.get(candidate.short)
        return [*alike, short] if short else alike


class OrganisationTable(Kind[Organisation]):
    """单位表."""

    name = "organisation"
    title = "单位"
    role = SYSTEM_ADMIN
    columns = (
        column("code", "代码", "行政区划代码", "区划代码", "机构代码", needed=True),
        column("name", "单位名称", "单位全称", "全称", "机构名称", needed=True),
        column("short", "简称", needed=True),
        column("level", "单位层级", "级别", needed=True),
        column("form", "单位类别", "类型", "单位类型", needed=True),
        column("parent", "上级单位", "上级", "所属单位", needed=True),
        column("led_by", "业务主管", "主管单位", "主管部门"),
        column("address", "单位地址"),
        column("telephone", "联系电话", "单位电话"),
    )
    closing = (
        "一行是一个单位。上级和下级可以在同一张表里，先后不限；上级写全称或者代码。",
        "代码已经有的行不再添加，也不修改；修改在办公页面办。",
    )

    def judge(self, report: Report[Organisation], rows: Sequence[Row], by: Post) -> None:
        """There already, bad, or ready once the parent is known."""
        places = Places(by)
        waiting = self.sort_out(report, rows, by)
        while waiting:
            later = [row for row in waiting if not self.settle(report, row, places, by)]
            if len(later) == len(waiting):
                break
            waiting = later
        in_table = {
            str(row.writes[key]) for row in rows for key in ("code", "name") if key in row.writes
        }
        for row in waiting:
            why = ANOTHER_ROW if str(row.writes["parent"]) in in_table else NOBODY
            self.refuse(report, row, {"parent": why})

    def sort_out(self, report: Report[Organisation], rows: Sequence[Row], by: Post) -> list[Row]:
        """Rows whose code is there, or that have bad cells, apart; returns the others."""
        codes = [str(row.writes.get("code", "")) for row in rows]
        there = set(Organisation.objects.filter(code__in=codes).values_list("code", flat=True))
        mine = set(administered(by).filter(code__in=there).values_list("code", flat=True))
        seen: dict[str, int] = {}
        waiting = []
        for row, code in zip(rows, codes, strict=True):
            if code in mine:
                row.faults.clear()
                report.there.append(row)
            elif row.faults:
                report.bad.append(row)
            elif code in there or code in seen:
                other = "别的单位" if code in there else f"第{seen[code]}行"
                self.refuse(report, row, {"code": f"这个代码{other}已经用了，核对代码"})
            else:
                seen[code] = row.row
                waiting.append(row)
        return waiting

    def settle(self, report: Report[Organisation], row: Row, places: Places, by: Post) -> bool:
        """Judge a row whose parent and leader are known; False if they are not yet."""
        words = {key: str(row.writes.get(key, "")) for key in ("parent", "led_by")}
        found = {key: places.named(said) if said else [] for key, said in words.items()}
        if not found["parent"] or (words["led_by"] and not found["led_by"]):
            return False
        if unclear := {key: several(some) for key, some in found.items() if len(some) > 1}:
            self.refuse(report, row, unclear)
            return True
        own = {key: value for key, value in row.writes.items() if key not in words}
        leader = next(iter(found["led_by"]), None)
        candidate = planned(**own, parent=found["parent"][0], led_by=leader)
        faults = faults_of(candidate, by=by, beside=places.beside(candidate))
        if faults:
            self.refuse(report, row, faults)
        else:
            report.ready.append((row, candidate))
            places.plan(candidate)
        return True

    def refuse(self, report: Report[Organisation], row: Row, faults: dict[str, str]) -> None:
        """A row with what is wrong in it."""
        row.faults += faults_in(row, self.columns, faults)
        report.bad.append(row)

    def put(self, office: Office, entry: Organisation) -> None:
        """Store an organisation; its parent was stored before it."""
        put(office, entry)


def several(found: Sequence[Organisation]) -> str:
    """Organisations of one name are told apart by their codes."""
    return f"有{len(found)}个同名单位，改写单位代码：" + "、".join(one.code for one in found)
