"""What comes into a register from a table, and how it is taken back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import pytest
from django.db import OperationalError

from yifa.kernel import privacy
from yifa.kernel.exchange import Import
from yifa.kernel.gates import Refused
from yifa.kernel.matter import Event, Matter, Origin
from yifa.kernel.person import Post
from yifa.kernel.register import Register
from yifa.kernel.spreadsheet import (
    Judged,
    Report,
    bring_in,
    bringing_in,
    earlier,
    keep,
    report_on,
    take_back,
)
from yifa.kernel.take import take
from yifa.kernel.tests import county

from .tables import HEADS, MORNING, ROW, TODAY, workbook

DISPUTES = Register.all["dispute"]

pytestmark = pytest.mark.django_db

OLD = [dt.date(2025, 11, 3), "采光纠纷", "郑小河", "", "何大山", "邻里纠纷", "当事人申请"]
BAD = [dt.date(2026, 3, 2), "土地纠纷", "", "", "", "邻居", "当事人申请"]


@pytest.fixture
def mediator() -> Post:
    county.set_up()
    return county.post("mediator", county.VILLAGE_COMMITTEE)


def brought(post: Post, *rows: list[Any], only_good: bool = False) -> Import:
    kept = keep(DISPUTES, post, file="台账.xlsx", content=workbook([HEADS, *rows]))
    return bring_in(report_on(kept, at=MORNING), kept, only_good=only_good)


def titles() -> list[str]:
    return list(Matter.objects.exclude(stage="void").order_by("pk").values_list("title", flat=True))


def test_good_rows_come_in_with_their_days_past_work_marked_as_entered_late(mediator: Post) -> None:
    done = brought(mediator, ROW, OLD)
    assert (done.state, done.added, done.there, done.bad) == ("done", 2, 0, 0)
    assert titles() == ["宅基地滴水纠纷", "采光纠纷"]
    assert list(Event.objects.order_by("pk").values_list("on", "late")) == [
        (dt.date(2026, 3, 18), False),
        (dt.date(2025, 11, 3), True),
    ]
    assert set(Matter.objects.values_list("origin", flat=True)) == {Origin.SPREADSHEET}
    assert [matter.parties.count() for matter in Matter.objects.order_by("pk")] == [2, 2]


def test_while_a_row_is_bad_nothing_comes_in_unless_the_good_ones_are_accepted(
    mediator: Post,
) -> None:
    with pytest.raises(Refused, match="还有1行要改"):
        brought(mediator, ROW, BAD)
    assert titles() == []
    done = brought(mediator, ROW, BAD, only_good=True)
    assert (done.added, done.bad) == (1, 1) and titles() == ["宅基地滴水纠纷"]


def test_the_same_file_twice_adds_nothing_and_says_so(mediator: Post) -> None:
    content = workbook([HEADS, ROW, OLD])
    kept = keep(DISPUTES, mediator, file="台账.xlsx", content=content)
    first = bring_in(report_on(kept, at=MORNING), kept)
    again = keep(DISPUTES, mediator, file="台账（改名）.xlsx", content=content)
    assert str(report_on(again, at=MORNING)) == "共2行：2行已经在台账里，不再导入"
    done = bring_in(report_on(again, at=MORNING), again)
    assert (done.added, done.there) == (0, 2) and Matter.objects.count() == 2
    assert earlier(again) == first, "the same bytes are known as such"


def test_the_same_records_in_another_file_add_nothing(mediator: Post) -> None:
    brought(mediator, ROW)
    heads = "编号,登记日期,事由,甲方姓名,乙方姓名,类型,来源"
    text = f"{heads}\n,2026.3.18,宅基地滴水纠纷,周明远,吴桂芳,邻里,当事人申请\n"
    other = keep(DISPUTES, mediator, file="台账.csv", content=text.encode())
    assert earlier(other) is None
    assert str(report_on(other, at=MORNING)) == "共1行：1行已经在台账里，不再导入"


def test_a_file_that_waits_is_sealed_and_gone_once_it_is_in(mediator: Post) -> None:
    content = workbook([HEADS, ROW])
    kept = keep(DISPUTES, mediator, file="台账.xlsx", content=content)
    assert content[100:200] not in bytes(kept.sealed)
    assert privacy.unseal(bytes(kept.sealed)) == content
    bring_in(report_on(kept, at=MORNING), kept)
    kept.refresh_from_db()
    assert bytes(kept.sealed) == b""


def test_who_presses_twice_brings_the_table_in_once(mediator: Post) -> None:
    kept = keep(DISPUTES, mediator, file="台账.xlsx", content=workbook([HEADS, ROW]))
    first, second = report_on(kept, at=MORNING), report_on(kept, at=MORNING)
    bring_in(first, kept)
    with pytest.raises(Refused, match="正在导入或者已经导入"):
        bring_in(second, Import.objects.get())
    assert Matter.objects.count() == 1


def test_an_import_that_broke_off_can_be_gone_on_with(
    mediator: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = keep(DISPUTES, mediator, file="台账.xlsx", content=workbook([HEADS, ROW, OLD]))
    monkeypatch.setattr(bringing_in, "AT_ONCE", 1)
    batches = iter([bringing_in.bring_in_some])

    def breaks_off(report: Report, kept: Import, some: Sequence[Judged]) -> None:
        """The database goes away after the first batch."""
        next(batches, gone)(report, kept, some)

    monkeypatch.setattr(bringing_in, "bring_in_some", breaks_off)
    with pytest.raises(OperationalError):
        bring_in(report_on(kept, at=MORNING), kept)
    assert Matter.objects.count() == 1
    monkeypatch.undo()
    done = bring_in(report_on(kept, at=MORNING), kept)
    assert (done.state, Matter.objects.count()) == ("done", 2)


def gone(report: Report, kept: Import, some: Sequence[Judged]) -> None:
    """A database that is away."""
    raise OperationalError("the connection is gone")


def test_an_import_is_taken_back_as_a_whole_and_may_come_in_again(mediator: Post) -> None:
    done = brought(mediator, ROW, OLD)
    numbers = set(Matter.objects.values_list("number", flat=True))
    take_back(done, by=mediator, on=TODAY, reason="导错了表")
    assert titles() == [] and done.state == "undone"
    assert {matter.stage for matter in Matter.objects.all()} == {"void"}
    brought(mediator, ROW, OLD)
    assert titles() == ["宅基地滴水纠纷", "采光纠纷"]
    assert numbers.isdisjoint(
        Matter.objects.exclude(stage="void").values_list("number", flat=True)
    ), "a revoked entry keeps its number"


def test_an_import_stays_where_one_of_its_matters_has_moved_on(mediator: Post) -> None:
    done = brought(mediator, ROW, OLD)
    moved = Matter.objects.get(title="采光纠纷").of_kind()
    take(moved, "accept", by=mediator, on=TODAY, at=MORNING + dt.timedelta(hours=1))
    with pytest.raises(Refused, match=f"有1件导入后又办过：{moved.number}"):
        take_back(done, by=mediator, on=TODAY, reason="导错了表")
    assert titles() == ["宅基地滴水纠纷", "采光纠纷"], "none is revoked"


def test_heads_mapped_by_hand_and_answers_for_all_rows_are_kept_with_the_file(
    mediator: Post,
) -> None:
    heads = [*HEADS[:5], "属于哪种"]
    kept = keep(DISPUTES, mediator, file="台账.xlsx", content=workbook([heads, ROW[:6]]))
    kept.chosen, kept.fixed = {"5": "type"}, {"source": "当事人申请"}
    kept.save()
    assert bring_in(report_on(kept, at=MORNING), kept).added == 1


def test_two_hundred_and_more_rows_come_in_with_numbers_without_gaps(mediator: Post) -> None:
    rows = [[*ROW[:1], f"第{n}件纠纷", *ROW[2:]] for n in range(1, 231)]
    assert brought(mediator, *rows).added == 230
    serials = Matter.objects.order_by("pk").values_list("serial", flat=True)
    assert list(serials) == list(range(1, 231))
