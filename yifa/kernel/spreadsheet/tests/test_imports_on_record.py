"""A digest of every table that came in lies on the record of administrators; verify compares."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from yifa.kernel.administration.people_table import PeopleTable
from yifa.kernel.administration.reading import acts_for
from yifa.kernel.administration.record import AdministrativeAct, Did
from yifa.kernel.exchange import Import, ImportedMatter
from yifa.kernel.person import Post
from yifa.kernel.register import Register
from yifa.kernel.roles import AUDITOR, SECURITY_ADMIN
from yifa.kernel.spreadsheet import bring_in, keep, report_on, take_back
from yifa.kernel.tests import county
from yifa.kernel.verify import verify

from .tables import HEADS, MORNING, ROW, TODAY, workbook

DISPUTES = Register.all["dispute"]

pytestmark = pytest.mark.django_db


@pytest.fixture
def mediator() -> Post:
    county.set_up()
    return county.post("mediator", county.VILLAGE_COMMITTEE)


def kept(post: Post, *titles: str) -> Import:
    rows = [[ROW[0], title, *ROW[2:]] for title in titles]
    return keep(DISPUTES, post, file="台账.xlsx", content=workbook([HEADS, *rows]))


def brought(post: Post, *titles: str) -> Import:
    one = kept(post, *titles)
    return bring_in(report_on(one, at=MORNING), one)


def older(post: Post, **told: Any) -> Import:
    """One that came in before imports were put on record."""
    at = MORNING - dt.timedelta(days=1)
    return Import.objects.create(post=post, kind="dispute", file="旧.xlsx", at=at, **told)


def sentences() -> list[str]:
    return [broken.sentence for broken in verify()]


def change(**values: Any) -> Callable[[Import], object]:
    return lambda one: Import.objects.filter(pk=one.pk).update(**values)


def put_in(one: Import) -> None:
    """The same once more."""
    one.pk = None
    one.save(force_insert=True)


#: What may be done to the log, and what is told of it.
ATTACKS: dict[str, tuple[Callable[[Import], object], str]] = {
    "another file": (change(digest="0" * 64), "被改动"),
    "another name": (change(file="别的.xlsx"), "被改动"),
    "other counts": (change(added=3), "被改动"),
    "as if it had not come in": (change(state="waiting"), "被改动"),
    "as if it had been taken back": (change(state="undone"), "被改动"),
    "as if before the record": (change(at=MORNING - dt.timedelta(days=9)), "被改动"),
    "a row fewer": (lambda one: one.rows.filter(row=2).delete(), "被改动"),
    "a row of another line": (lambda one: one.rows.filter(row=2).update(row=9), "被改动"),
    "removed": (lambda one: (one.rows.all().delete(), one.delete()), "不见了"),
    "put in": (put_in, "不是导入时写下的"),
}


@pytest.mark.promise("unseen", "the log of what came in is changed, thinned out or added to")
@pytest.mark.parametrize("how", ATTACKS)
def test_a_changed_log_of_imports_is_named(mediator: Post, how: str) -> None:
    done = brought(mediator, "滴水纠纷", "采光纠纷")
    assert sentences() == []
    attack, told = ATTACKS[how]
    number = done.pk
    attack(done)
    named = Import.objects.latest("pk").pk if how == "put in" else number
    assert sentences() == [f"第{named}号导入记录{told}"]


@pytest.mark.promise("unseen", "that an import was taken back is taken off the log")
def test_that_an_import_was_taken_back_stays_on_the_record(mediator: Post) -> None:
    done = brought(mediator, "滴水纠纷")
    take_back(done, by=mediator, on=TODAY, reason="导错了表")
    assert sentences() == []
    change(state="done", undone_at=None, undone_by=None)(done)
    assert sentences() == [f"第{done.pk}号导入记录被改动"]


def test_a_row_that_is_given_to_another_import_is_named_with_both(mediator: Post) -> None:
    one, other = brought(mediator, "滴水纠纷", "采光纠纷"), brought(mediator, "通行纠纷")
    ImportedMatter.objects.filter(brought_in_by=one, row=3).update(brought_in_by=other)
    assert sentences() == [f"第{each.pk}号导入记录被改动" for each in (one, other)]


def test_what_is_older_than_the_record_is_no_false_alarm(mediator: Post) -> None:
    waiting = kept(mediator, "采光纠纷")
    first, second = (older(mediator, state=Import.State.DONE) for _ in "12")
    bring_in(report_on(waiting, at=MORNING), waiting)
    assert waiting.pk < first.pk, "it waited while the others came in"
    take_back(first, by=mediator, on=TODAY, reason="导错了表")
    assert sentences() == []
    assert second.state == Import.State.DONE


def test_a_table_that_still_waits_is_no_false_alarm(mediator: Post) -> None:
    brought(mediator, "滴水纠纷")
    kept(mediator, "采光纠纷")
    assert sentences() == []


def test_a_table_of_people_is_on_record_too(mediator: Post) -> None:
    security = county.post(SECURITY_ADMIN, county.COUNTY)
    table = PeopleTable()
    heads = [column.label for column in table.columns]
    row = ["xu.shuo", "许朔", county.TOWN, "经办人", "", ""]
    came = table.keep(security, file="人员.xlsx", content=workbook([heads, row]))
    assert table.bring_in(came) == 1
    came.refresh_from_db()
    assert (came.state, came.added, bytes(came.sealed)) == ("done", 1, b"")
    assert sentences() == []
    change(added=2)(came)
    assert sentences() == [f"第{came.pk}号导入记录被改动"]


def test_what_others_bring_in_is_not_told_to_the_auditor(mediator: Post) -> None:
    brought(mediator, "滴水纠纷")
    (act,) = AdministrativeAct.objects.all()
    assert act.did == Did.BRING_IN and set(act.after) == {"序号", "校验码"}
    assert not acts_for(county.post(AUDITOR, county.COUNTY)).exists()
