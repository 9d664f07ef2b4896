"""What goes out of a register, masked or in full for a purpose, and goes in again whole."""

from __future__ import annotations

import datetime as dt
import io
import resource
import zipfile
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from yifa.kernel.exchange import Export
from yifa.kernel.gates import Refused
from yifa.kernel.matter import Matter
from yifa.kernel.person import Post
from yifa.kernel.register import Register
from yifa.kernel.spreadsheet import bring_in, columns_of, export, keep, report_on, template
from yifa.kernel.spreadsheet.template import to_fill_in
from yifa.kernel.spreadsheet.workbook import Book
from yifa.kernel.take import take
from yifa.kernel.tests import county

from .tables import MORNING, TODAY, dispute, judged, lines_of, workbook

DISPUTES = Register.all["dispute"]
PEOPLE: list[dict[str, Any]] = [
    {
        "side": "a",
        "name": "周明远",
        "gender": "m",
        "age": 61,
        "identity_number": "339901196501010011",
        "telephone": "13800002046",
        "address": "青禾县柳溪镇石坎村3组12号",
        "occupation": "务农",
    },
    {"side": "a", "capacity": "agent", "name": "周小远", "telephone": "13800002047"},
    {"side": "a", "name": "周明达"},
    {"side": "b", "name": "青禾柳丰农机服务部", "identity_number": "91339901MA00000000"},
]
SECRETS = ("339901196501010011", "13800002046", "3组12号", "周明远", "91339901MA00000000")

pytestmark = pytest.mark.django_db


@pytest.fixture
def mediator() -> Post:
    county.set_up()
    return county.post("mediator", county.VILLAGE_COMMITTEE)


def full_dispute(post: Post) -> Matter:
    return dispute(
        post,
        on=dt.date(2026, 3, 2),
        parties=PEOPLE,
        village=county.place(county.VILLAGE),
        place="3组屋后",
        facts='=HYPERLINK("http://x")\n屋檐滴水',
        happened_on=dt.date(2026, 2, 20),
        people=4,
        amount=Decimal("1800.50"),
        risk="low",
    )


def test_a_list_goes_out_as_the_page_shows_it(mediator: Post) -> None:
    matter = full_dispute(mediator)
    out = export(DISPUTES, DISPUTES.model._default_manager.all(), mediator, at=MORNING)
    heads, row = lines_of(out.file)
    assert heads[:4] == ["编号", "事由", "当事人", "类型"] and out.name == "矛盾纠纷20260320.xlsx"
    assert row[:4] == [
        matter.number,
        "宅基地滴水纠纷",
        "周××、周××、周××、青禾柳丰农机服务部",
        "邻里纠纷",
    ]
    assert row[heads.index("登记日期")] == dt.date(2026, 3, 2)
    written = str([heads, row])
    assert not any(secret in written for secret in SECRETS)


def test_columns_can_be_chosen(mediator: Post) -> None:
    full_dispute(mediator)
    everything = DISPUTES.model._default_manager.all()
    out = export(DISPUTES, everything, mediator, columns=["number", "amount", "village", "people"])
    assert lines_of(out.file) == [
        ["编号", "涉及金额（元）", "村（社区）", "涉及人数"],
        [everything.get().number, 1800.5, "石坎村", 4.0],
    ]


def test_of_what_a_post_sees_only_the_progress_nothing_else_goes_out(mediator: Post) -> None:
    matter = full_dispute(mediator)
    town = county.place(county.TOWN_COMMITTEE)
    take(matter, "transfer", by=mediator, on=TODAY, at=MORNING, to=town, reason="转镇调委会")
    out = export(DISPUTES, DISPUTES.model._default_manager.all(), mediator, at=MORNING)
    heads, row = lines_of(out.file)
    filled = {head: cell for head, cell in zip(heads, row, strict=True) if cell}
    assert filled.keys() == {"编号", "阶段", "登记日期"}
    full = export(
        DISPUTES, DISPUTES.model._default_manager.all(), mediator, full=True, purpose="核对"
    )
    assert full.record.count == 0 and len(lines_of(full.file)) == 2


def test_what_one_sheet_cannot_hold_goes_on_in_the_next(
    mediator: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Book, "ROWS", 4)
    made = [dispute(mediator).number for _ in range(5)]
    everything = DISPUTES.model._default_manager.order_by("pk")
    out = export(DISPUTES, everything, mediator, full=True, purpose="核对")
    content = out.file.read()
    first, second, third = (lines_of(io.BytesIO(content), sheet) for sheet in range(3))
    assert first[:2] == second[:2] == third[:2]
    written = [line[0] for sheet in (first, second, third) for line in sheet[2:]]
    assert written == made and out.record.count == 5


@pytest.mark.parametrize("full", [False, True])
def test_more_matters_are_asked_for_no_more_often(mediator: Post, full: bool) -> None:
    everything = DISPUTES.model._default_manager.order_by("pk")

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            export(DISPUTES, everything, mediator, full=full, purpose="核对")
        return len(queries)

    full_dispute(mediator)
    asked()  # the first export of a house begins the chain of what is on record
    few = asked()
    for _ in range(4):
        full_dispute(mediator)
    assert asked() == few


def test_what_a_post_does_not_see_does_not_go_out(mediator: Post) -> None:
    full_dispute(mediator)
    stranger = county.post("clerk", county.STRANGER)
    out = export(DISPUTES, DISPUTES.model._default_manager.all(), stranger)
    assert len(lines_of(out.file)) == 1 and out.record.count == 0


def test_a_full_export_states_its_purpose_is_written_down_and_bears_who_took_it(
    mediator: Post,
) -> None:
    full_dispute(mediator)
    everything = DISPUTES.model._default_manager.all()
    with pytest.raises(Refused, match="还没有填“用途”"):
        export(DISPUTES, everything, mediator, full=True, purpose=" ")
    assert not Export.objects.exists()
    out = export(
        DISPUTES,
        everything,
        mediator,
        full=True,
        purpose="报县司法局 & 核对",
        filters={"type": "neighbour"},
        at=MORNING,
    )
    assert lines_of(out.file)[0][0] == (
        "完整导出　石坎村人民调解委员会 调解员 石调委调解员　2026-03-20 09:00　"
        "用途：报县司法局 & 核对"
    )
    record = Export.objects.get()
    assert (record.full, record.count, record.purpose) == (True, 1, "报县司法局 & 核对")
    assert record.post == mediator and record.filters == {"type": "neighbour"}


def entered(matter: Matter) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Everything that the first step writes, as it stands in the record."""
    first = [c for c in columns_of(DISPUTES) if c.party is None and not c.later]
    names = [c.key for c in first if c.key != "number"]
    own = {name: getattr(matter.of_kind(), name) for name in names}
    parts = ["side", "capacity", "name", "gender", "age", "identity_number", "telephone"]
    parts += ["address", "occupation"]
    people = matter.parties.order_by("place")
    return own, [{name: getattr(one, name) for name in parts} for one in people]


def test_a_full_export_goes_in_again_without_loss(mediator: Post) -> None:
    matters = [full_dispute(mediator), dispute(mediator, title="第二件", facts="+1-2@=")]
    before = [entered(matter) for matter in matters]
    out = export(
        DISPUTES, DISPUTES.model._default_manager.all(), mediator, full=True, purpose="备份"
    )
    content = out.file.read()
    for matter in matters:
        take(matter, "revoke", by=mediator, on=TODAY, at=MORNING, reason="演练")
    kept = keep(DISPUTES, mediator, file="备份.xlsx", content=content)
    report = report_on(kept, at=MORNING)
    assert [str(fault) for fault in report.faults] == [] and len(report.ready) == 2
    bring_in(report, kept)
    again = DISPUTES.model._default_manager.exclude(stage="void").order_by("pk")
    assert [entered(matter) for matter in again] == before


def test_a_full_export_of_what_is_there_adds_nothing(mediator: Post) -> None:
    full_dispute(mediator)
    everything = DISPUTES.model._default_manager.all()
    out = export(DISPUTES, everything, mediator, full=True, purpose="备份")
    kept = keep(DISPUTES, mediator, file="备份.xlsx", content=out.file.read())
    assert str(report_on(kept, at=MORNING)) == "共1行：1行已经在台账里，不再导入"


def test_what_looks_like_a_formula_stays_text() -> None:
    book = Book()
    sheet = book.sheet("甲")
    texts = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "{=1}", "http://x", "=cmd|' /C calc'!A0"]
    for row, words in enumerate(texts):
        book.write(sheet, row, 0, words)
    file = book.close()
    written = file.read()
    file.seek(0)
    assert [line[0] for line in lines_of(file)] == texts
    with zipfile.ZipFile(io.BytesIO(written)) as package:
        sheet_xml = package.read("xl/worksheets/sheet1.xml")
        assert b"<f>" not in sheet_xml and b"<hyperlink" not in sheet_xml
        assert package.read("xl/styles.xml").count(b'quotePrefix="1"') >= 1


def heads_of(lines: list[list[Any]]) -> list[Any]:
    """The last line of an empty table."""
    return lines[-1]


@pytest.mark.parametrize("register", Register.all.values(), ids=lambda one: one.kind())
def test_every_register_gives_a_table_to_fill_in(register: type[Register], mediator: Post) -> None:
    file = template(register, mediator)
    heads = heads_of(lines_of(file))
    labels = [column.label for column in to_fill_in(register)]
    assert [head.removesuffix(" *") for head in heads] == labels
    file.seek(0)
    explained = [line[0] for line in lines_of(file, 1)]
    assert explained[1 : len(labels) + 1] == labels


def test_the_template_offers_choices_and_the_organisations_of_ones_own_place() -> None:
    county.set_up()
    file = template(DISPUTES, county.post("clerk", county.TOWN))
    offered = lines_of(file, 2)
    columns = [list(filter(None, column)) for column in zip(*offered, strict=True)]
    assert ["石坎村"] in columns
    assert any("邻里纠纷" in column for column in columns)


def test_a_filled_in_template_comes_in(mediator: Post) -> None:
    groups, heads = lines_of(template(DISPUTES, mediator))
    later = groups.index("以后的环节，没有办或者不知道的可以不填")
    assert heads[later] == "阶段" and groups[0] == "登记", "later steps stand apart"
    row = dict.fromkeys(heads, "") | {
        "事由 *": "采光纠纷",
        "甲方姓名 *": "周明远",
        "类型 *": "邻里纠纷",
        "来源 *": "当事人申请",
    }
    report = judged(DISPUTES, workbook([groups, heads, list(row.values())]), mediator)
    assert report.faults == [] and len(report.ready) == 1 and report.lacking == []


def test_memory_does_not_grow_with_the_rows(mediator: Post) -> None:
    def grown_by(rows: int) -> int:
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        book = Book()
        sheet = book.sheet("甲")
        for row in range(rows):
            for place in range(10):
                book.write(sheet, row, place, f"第{row}行第{place}列的文字")
        book.close().close()
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before

    grown_by(2_000)
    assert grown_by(20_000) < 20_000, "kilobytes; the rows themselves would take over 40 MB"
