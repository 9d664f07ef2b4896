"""What the register of advisers counts and shows: villages covered, work done, terms that ended."""

from __future__ import annotations

import datetime as dt
import io
from decimal import Decimal
from http import HTTPStatus
from typing import Any

import docx
import pytest
from django.test import Client
from django.urls import reverse

from tests import house
from yifa.kernel import tally
from yifa.kernel.certificates import held_by
from yifa.kernel.counting import compute
from yifa.kernel.explain import how
from yifa.kernel.figures import Period, Scope
from yifa.kernel.grouping import compute_many, months, together
from yifa.kernel.organisation import Form, Level, found
from yifa.kernel.printing import print_out, printouts_of
from yifa.kernel.take import take
from yifa.kernel.tests import county
from yifa.report.defining import definition
from yifa.wings.rules.legal_adviser.models import LegalAdviser
from yifa.wings.rules.legal_adviser.procedure import Advising
from yifa.wings.rules.legal_adviser.register import LegalAdvisers

pytestmark = pytest.mark.django_db

YEAR = Period.year(2026)


@pytest.fixture(autouse=True)
def town() -> None:
    county.set_up()


def act(seat: LegalAdviser, step: str, on: dt.date, role: str = "clerk", **writes: Any) -> None:
    at = dt.datetime.combine(on, dt.time(9), tzinfo=dt.UTC)
    take(seat, step, by=county.post(role, county.TOWN), on=on, at=at, **writes)


def seat_of(kind: str, served: str, on: dt.date = dt.date(2026, 1, 5)) -> LegalAdviser:
    seat = LegalAdviser()
    act(seat, "register", on, adviser_kind=kind, served=county.place(served))
    return seat


def filled(kind: str, served: str, **more: Any) -> LegalAdviser:
    """A seat with somebody on it for the year."""
    seat, on = seat_of(kind, served), dt.date(2026, 1, 5)
    step = "appoint_to_village" if kind == "village" else "appoint"
    term = {"term_from": on, "term_until": dt.date(2026, 12, 31)}
    act(seat, step, on, "leader", **({"adviser": "程以宁"} | term | more))
    return seat


def other_village() -> str:
    found(
        "339901101202",
        "双井村",
        short="双",
        level=Level.VILLAGE,
        form=Form.VILLAGE,
        parent=county.place(county.TOWN),
    )
    return "双井村"


def test_coverage_divides_the_villages_with_an_adviser_by_those_with_a_seat() -> None:
    filled("village", county.VILLAGE)
    filled("government", county.TOWN)
    seat_of("village", other_village())
    scope = Scope(county.place(county.TOWN))
    for told in (
        compute(LegalAdvisers.coverage, scope, YEAR),
        compute_many([LegalAdvisers.coverage], scope, [YEAR])["legal_adviser.coverage"][0],
    ):
        assert (told.numerator, told.denominator) == (1, 2)
    assert compute(LegalAdvisers.in_service, scope, YEAR).value == 2


def test_a_stock_that_is_narrowed_follows_what_is_corrected() -> None:
    seat = filled("government", county.TOWN)
    scope = Scope(county.place(county.TOWN))
    act(seat, "correct", dt.date(2026, 2, 2), adviser_kind="department", reason="选错类别")
    wrong = seat_of("department", other_village())
    act(wrong, "correct", dt.date(2026, 2, 2), adviser_kind="village", reason="选错类别")
    live = compute(LegalAdvisers.villages, scope, YEAR)
    told = compute_many([LegalAdvisers.villages], scope, [YEAR])["legal_adviser.villages"][0]
    assert live.value == told.value == 1
    assert tally.Tally.objects.filter(figure=LegalAdvisers.villages.mark).exists()


def test_the_table_of_coverage_names_the_villages_without_an_adviser_first() -> None:
    filled("village", county.VILLAGE, firm="青禾明理律师事务所")
    other_village()
    leader = county.post("leader", county.TOWN)
    (table,) = LegalAdvisers.sheets["coverage"].make(leader, YEAR)
    assert table.title == "村（社区）法律顾问：1÷2"
    assert [row[:2] for row in table.rows] == [("双井村", "没有"), ("石坎村", "程以宁")]


def test_the_table_of_work_tells_visits_services_and_hours_of_the_period_alone() -> None:
    seat = filled("village", county.VILLAGE)
    service = {"service": "advice", "service_told": "解答咨询"}
    act(seat, "visit", dt.date(2026, 1, 20), hours=Decimal("2.5"), **service)
    act(seat, "serve", dt.date(2026, 2, 3), hours=1, **service)
    act(seat, "visit", dt.date(2026, 4, 9), hours=4, **service)
    quarter = Period(dt.date(2026, 1, 1), dt.date(2026, 3, 31))
    (table,) = LegalAdvisers.sheets["work"].make(county.post("leader", county.TOWN), quarter)
    assert [row[4:] for row in table.rows] == [(1, 1, Decimal("3.5"))]
    assert "不排名" in table.note


def test_who_evaluates_has_the_year_s_work_before_his_eyes() -> None:
    seat = filled("village", county.VILLAGE)
    service: dict[str, Any] = {"service": "lecture", "service_told": "民法典讲座", "hours": 2}
    act(seat, "visit", dt.date(2026, 1, 20), **service)
    told = list(LegalAdvisers.reminds(seat, Advising.evaluate, dt.date(2026, 11, 20)))
    assert told[1] == "2026年服务1次，其中到场1次，共2小时"
    assert list(LegalAdvisers.reminds(seat, Advising.visit, dt.date(2026, 11, 20))) == []


def test_an_appointment_holds_for_its_term_and_tells_fields_and_clients() -> None:
    reviewer = county.post("legal_reviewer", county.TOWN)
    said = {"fields": "合同", "clients": "某公司"}
    seat = filled("government", county.TOWN, post=reviewer, adviser=str(reviewer), **said)
    assert list(held_by(reviewer, "legal_adviser", dt.date(2026, 1, 4))) == []
    (held,) = held_by(reviewer, "legal_adviser", dt.date(2026, 6, 1))
    assert held.tells == {"adviser_kind": "government", **said}
    act(seat, "dismiss", dt.date(2026, 6, 10), "leader", dismissed_why="resigned")
    assert list(held_by(reviewer, "legal_adviser", dt.date(2026, 6, 10))) == []
    assert len(list(held_by(reviewer, "legal_adviser", dt.date(2026, 6, 9)))) == 1


def test_a_vacant_seat_keeps_nobody_s_name() -> None:
    seat = filled("village", county.VILLAGE, firm="青禾明理律师事务所")
    act(seat, "expire", dt.date(2027, 1, 4))
    assert (seat.adviser, seat.firm, seat.term_until, seat.stage) == ("", "", None, "vacant")


def test_a_figure_narrowed_by_kind_says_so_in_words() -> None:
    said = definition(LegalAdvisers.villages_served)
    assert said == "期间最后一天处在“在聘”阶段的法律顾问，限于“顾问类别”为“村（社区）法律顾问”的。"
    assert how(LegalAdvisers.villages_served, LegalAdvisers).endswith(
        "（顾问类别为村（社区）法律顾问）"
    )


def test_over_several_months_a_rate_of_what_there_is_is_that_of_the_last() -> None:
    filled("village", county.VILLAGE)
    scope, quarter = (
        Scope(county.place(county.TOWN)),
        Period(dt.date(2026, 1, 1), dt.date(2026, 3, 31)),
    )
    answers = compute_many([LegalAdvisers.coverage], scope, months(quarter))
    told = together(LegalAdvisers.coverage, answers["legal_adviser.coverage"])
    assert (told.numerator, told.denominator) == (1, 1)


def test_whoever_is_renewed_early_stays_in_service_in_between() -> None:
    reviewer = county.post("legal_reviewer", county.TOWN)
    seat = filled("government", county.TOWN, post=reviewer, adviser=str(reviewer))
    words: dict[str, Any] = {
        "evaluated_year": 2026,
        "evaluated_by": "柳溪镇人民政府",
        "evaluation": "审查及时",
    }
    act(seat, "evaluate", dt.date(2026, 11, 20), "leader", **words)
    act(seat, "renew", dt.date(2026, 11, 26), "leader", term_until=dt.date(2027, 12, 31))
    for on in (dt.date(2026, 12, 1), dt.date(2027, 1, 1), dt.date(2027, 12, 31)):
        assert [held.until for held in held_by(reviewer, "legal_adviser", on)] == [
            dt.date(2027, 12, 31)
        ]


def test_the_log_prints_each_year_with_its_sums_and_what_the_village_said() -> None:
    seat = filled("village", county.VILLAGE, firm="青禾明理律师事务所")
    clerk = county.post("clerk", county.TOWN)
    assert "log" not in printouts_of(seat, clerk)
    lecture: dict[str, Any] = {"service": "lecture", "service_told": "民法典讲座"}
    act(seat, "visit", dt.date(2026, 1, 20), hours=Decimal("2.5"), people_served=30, **lecture)
    act(seat, "serve", dt.date(2026, 2, 3), hours=1, service="advice", service_told="电话答疑")
    said: dict[str, Any] = {
        "evaluated_year": 2026,
        "evaluated_by": "石坎村",
        "evaluation": "来得勤",
    }
    act(seat, "evaluate", dt.date(2026, 11, 20), **said)
    act(seat, "dismiss", dt.date(2026, 12, 1), "leader", dismissed_why="resigned")
    _, content = print_out(seat, "log", by=clerk)
    paper = docx.Document(io.BytesIO(content))
    rows = [[cell.text for cell in row.cells] for table in paper.tables for row in table.rows]
    assert ["1月20日", "到场", "法治讲座", "民法典讲座", "2.5", "30"] in rows
    assert ["合计", "2次", "", "", "3.5", "30"] in rows
    told = "\n".join(one.text for one in paper.paragraphs)
    assert "年度评价（石坎村）：来得勤" in told
    assert any("程以宁" in cell for row in rows for cell in row), "though the seat is vacant now"


def test_the_page_lists_every_service_and_not_the_last_alone() -> None:
    seat = filled("village", county.VILLAGE)
    told: dict[str, Any] = {"service": "lecture", "people_served": 30}
    for month, what in ((2, "民法典讲座"), (3, "反诈讲座")):
        act(seat, "visit", dt.date(2026, month, 4), service_told=what, hours=2, **told)
    client = house.let_in(Client(), county.post("clerk", county.TOWN))
    page = client.get(reverse("matter", args=[seat.pk])).content.decode()
    assert "到场，法治讲座：民法典讲座（2小时，30人）" in page
    assert "到场，法治讲座：反诈讲座（2小时，30人）" in page


def test_a_vacant_seat_s_page_says_what_can_be_done_and_does_not_break() -> None:
    seat = seat_of("village", county.VILLAGE)
    client = house.let_in(Client(), county.post("clerk", county.TOWN))
    page = client.get(reverse("matter", args=[seat.pk]))
    assert page.status_code == HTTPStatus.OK
    assert "聘任为村（社区）法律顾问" in page.content.decode()
