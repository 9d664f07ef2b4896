"""Which cases are claimed for, at which rate, and which are shown as likely doubles."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from yifa.kernel.exchange import Export
from yifa.kernel.figures import Period
from yifa.kernel.matter import Matter
from yifa.kernel.person import Post
from yifa.kernel.place import Unsettled
from yifa.kernel.sheet import Opens, Tabled
from yifa.kernel.spreadsheet import as_file
from yifa.kernel.spreadsheet.tests.tables import lines_of
from yifa.kernel.tests import county
from yifa.wings.disputes.dispute.subsidy import CLAIM_SHEET, HEADS, NO_TARIFF, claim_sheet

from .test_papers import accepted, act, mediated, settled

MARCH = Period(dt.date(2026, 3, 1), dt.date(2026, 3, 31))
TARIFF = """
title = "试行办法"
[amount]
simple = 50
ordinary = 100
difficult = 200
[proposes]
difficult = { sessions = 2 }
"""

pytestmark = pytest.mark.django_db


@pytest.fixture
def mediator(settings: Settings, tmp_path: Path) -> Post:
    settings.HOME = tmp_path
    (tmp_path / "place").mkdir()
    (tmp_path / "place" / "subsidy.toml").write_text(TARIFF, encoding="utf-8")
    county.set_up()
    return county.post("mediator", county.VILLAGE_COMMITTEE)


def filed(by: Post, **changed: Any) -> Matter:
    matter = settled(by, **changed)
    act(matter, "archive", by, 22)
    return matter


def told(table: Tabled, number: str) -> dict[str, Any]:
    rows = [row for row in table.rows if row[0].number == number]
    return dict(zip(table.heads, rows[0], strict=True)) if rows else {}


def test_a_case_with_a_whole_file_is_on_the_sheet_at_the_place_s_rate(mediator: Post) -> None:
    matter = filed(mediator)
    ready, lacking, *_ = claim_sheet(mediator, MARCH)
    one = told(ready, matter.number)
    assert (one["补贴类别"], one["金额（元）"]) == ("疑难复杂（建议）", Decimal(200))
    assert (one["卷宗"], one["申领"], one["办结日期"]) == ("齐", "未申领", dt.date(2026, 3, 6))
    assert one["调解员"] == str(mediator) and ready.note == "试行办法"
    assert not lacking.rows and ready.total[7] == Decimal(200)


def test_what_a_file_lacks_is_said(mediator: Post) -> None:
    matter = settled(mediator)
    ready, lacking, *_ = claim_sheet(mediator, MARCH)
    assert not ready.rows and told(lacking, matter.number)["卷宗"] == "缺归档"
    failed = mediated(mediator)
    act(failed, "fail", mediator, 8, failure_reason="no_agreement", told_routes=True)
    act(failed, "archive", mediator, 9)
    ready, *_ = claim_sheet(mediator, MARCH)
    assert told(ready, failed.number)["结果"] == "调解不成"


def test_what_was_claimed_and_approved_stands(mediator: Post) -> None:
    matter = filed(mediator)
    act(matter, "claim", mediator, 23, subsidy_grade="simple")
    ready, _, _, claimed, _ = claim_sheet(mediator, MARCH)
    assert not ready.rows
    assert told(claimed, matter.number)["补贴类别"] == "简易"
    assert told(claimed, matter.number)["申领"] == "待核定"
    pays = county.post("supervisor", county.BUREAU)
    act(matter, "approve_claim", pays, 24, subsidy_grade="simple", subsidy_amount=Decimal(40))
    one = told(claim_sheet(mediator, MARCH)[4], matter.number)
    assert (one["金额（元）"], one["申领"]) == (Decimal(40), "已核定")


def test_who_may_claim_is_told_what_waits_in_the_sheet_s_own_numbers(mediator: Post) -> None:
    assert CLAIM_SHEET.waiting(mediator, MARCH) == ()
    first, _ = filed(mediator), filed(mediator)
    settled(mediator)
    said = CLAIM_SHEET.waiting(mediator, MARCH)
    ready, _, pairs, *_ = claim_sheet(mediator, MARCH)
    opened = [part for part in said if isinstance(part, Opens)]
    assert opened == [Opens(f"{len(ready.rows)}件", 0), Opens(f"{len(pairs.rows)}对", 2)]
    assert opened[0].words == "2件"
    act(first, "claim", mediator, 23, subsidy_grade="simple")
    assert Opens("1件", 0) in CLAIM_SHEET.waiting(mediator, MARCH)
    pays = county.post("supervisor", county.BUREAU)
    assert Opens("1件", 3) in CLAIM_SHEET.waiting(pays, MARCH)
    assert len(claim_sheet(pays, MARCH)[3].rows) == 1
    act(first, "approve_claim", pays, 24, subsidy_grade="simple", subsidy_amount=Decimal(40))
    assert CLAIM_SHEET.waiting(pays, MARCH) == ()


def test_only_cases_that_ended_in_the_period_and_that_one_may_read_are_there(
    mediator: Post,
) -> None:
    filed(mediator)
    accepted(mediator)
    assert len(claim_sheet(mediator, MARCH)[0].rows) == 1
    april = Period(dt.date(2026, 4, 1), dt.date(2026, 4, 30))
    assert not claim_sheet(mediator, april)[0].rows
    stranger = county.post("mediator", county.OTHER_COMMITTEE)
    assert not claim_sheet(stranger, MARCH)[0].rows
    assert len(claim_sheet(county.post("supervisor", county.BUREAU), MARCH)[0].rows) == 1


def test_likely_doubles_are_shown_with_both_numbers_and_nothing_is_refused(mediator: Post) -> None:
    first, second = filed(mediator), filed(mediator)
    ready, _, pairs, *_ = claim_sheet(mediator, MARCH)
    assert len(ready.rows) == 2
    (pair,) = pairs.rows
    assert [pair[0].number, pair[1].number] == [first.number, second.number]
    assert pair[2] == "当事人和日期相同、住址相同"


def test_the_same_record_with_names_exchanged_is_shown(mediator: Post) -> None:
    text = (
        "周明远家翻修后屋檐伸出墙外，雨水落在吴桂芳家院内，墙根返潮起皮，老人住的屋子不能住人，双方为此吵过三次，"
        "村干部到现场量过，檐口越界，情况属实。"
    )
    accepted(mediator, facts=text)
    other = text.replace("周明远", "郑小河").replace("吴桂芳", "何大山")
    people = [{"name": "郑小河"}, {"name": "何大山"}]
    late = mediated(mediator, facts=other, parties=people)
    act(late, "fail", mediator, 8, failure_reason="no_agreement", told_routes=True)
    (pair,) = claim_sheet(mediator, MARCH)[2].rows
    assert pair[2] == "文字相同"


def test_however_many_cases_are_compared_the_database_is_asked_as_often(
    mediator: Post, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    filed(mediator)
    claim_sheet(mediator, MARCH)  # how much a post holds is counted once
    with CaptureQueriesContext(connection) as asked:
        claim_sheet(mediator, MARCH)
    for _ in range(3):
        filed(mediator)
    with django_assert_num_queries(len(asked)):
        assert claim_sheet(mediator, MARCH)[2].rows


def test_different_cases_are_no_doubles(mediator: Post) -> None:
    filed(mediator)
    other = [{"name": "郑小河"}, {"name": "何大山"}]
    late = mediated(mediator, facts="借款三个月未还，双方同意分期。", parties=other)
    act(late, "fail", mediator, 8, failure_reason="no_agreement", told_routes=True)
    found = [pair[2] for pair in claim_sheet(mediator, MARCH)[2].rows]
    assert found == []


def test_without_a_tariff_the_sheet_says_where_to_write_it(
    mediator: Post, settings: Settings, tmp_path: Path
) -> None:
    filed(mediator)
    (tmp_path / "place" / "subsidy.toml").unlink()
    ready = claim_sheet(mediator, MARCH)[0]
    assert ready.note == NO_TARIFF and ready.rows[0][HEADS.index("金额（元）")] is None
    (tmp_path / "place" / "subsidy.toml").write_text("amount = [", encoding="utf-8")
    with pytest.raises(Unsettled, match=r"“subsidy\.toml”写得不对"):
        claim_sheet(mediator, MARCH)


def test_the_sheet_goes_out_as_a_file_that_is_recorded(mediator: Post) -> None:
    matter = filed(mediator)
    name, file = as_file(CLAIM_SHEET, "dispute", by=mediator, period=MARCH)
    assert name == "以案定补申领表 2026年3月1日至3月31日.xlsx"
    _, heads, row, total = lines_of(file)
    assert heads == list(HEADS) and row[0] == matter.number and row[7] == 200
    assert total[:2] == ["合计", "1件"] and total[7] == 200
    assert Export.objects.get().what == "以案定补申领表"
