"""What waits for a reviewer, a leader or a supervisor stands on that desk and on no other."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests import house
from yifa.kernel import desk_work
from yifa.kernel.matter import Matter
from yifa.kernel.person import Post
from yifa.kernel.register import Register
from yifa.kernel.take import take
from yifa.kernel.tests import county
from yifa.kernel.tests.cases import do
from yifa.kernel.verify import verify
from yifa.report.annual_report import draft
from yifa.report.annual_report.models import AnnualReport
from yifa.report.tests import town
from yifa.report.tests.test_annual_report import written
from yifa.web.desk.work import first_step, work_row

DAY = dt.date(2026, 3, 2)
JANUARY = dt.date(2026, 1, 20)

pytestmark = pytest.mark.django_db


@pytest.fixture
def claimed() -> Matter:
    """A settled dispute for which the town's mediator has claimed the subsidy."""
    county.set_up()
    matter = town.settled(town.town_mediator(), DAY)
    do(matter, "claim", "mediator", on=DAY, subsidy_grade="simple")
    return matter


def waiting_for(role: str, organisation: str, *, on: dt.date = DAY) -> list[str]:
    """The numbers under 等我办 of that post."""
    groups = desk_work.groups(county.post(role, organisation), on)
    return [one.number for group in groups if group.name == "awaits" for one in group.matters]


def test_a_claim_waits_for_the_supervisor_who_leads_the_committee(claimed: Matter) -> None:
    assert waiting_for("supervisor", county.BUREAU) == [claimed.number]
    assert waiting_for("supervisor", county.OTHER_TOWN) == []
    assert waiting_for("leader", county.TOWN_COMMITTEE) == []


def test_a_claim_that_was_decided_waits_no_longer(claimed: Matter) -> None:
    above = county.post("supervisor", county.BUREAU)
    take(claimed, "approve_claim", by=above, on=DAY, subsidy_grade="simple", subsidy_amount=50)
    assert waiting_for("supervisor", county.BUREAU) == []


def test_a_decision_that_was_revoked_waits_again(claimed: Matter) -> None:
    above = county.post("supervisor", county.BUREAU)
    take(claimed, "refuse_claim", by=above, on=DAY, note="缺回访")
    assert waiting_for("supervisor", county.BUREAU) == []
    take(claimed, "revoke", by=above, on=DAY, reason="看错了")
    assert waiting_for("supervisor", county.BUREAU) == [claimed.number]


def test_nothing_waits_before_it_was_asked_for() -> None:
    county.set_up()
    town.settled(town.town_mediator(), DAY)
    assert waiting_for("supervisor", county.BUREAU) == []


@pytest.fixture
def report() -> AnnualReport:
    """A town's report that its clerk has sent for review."""
    county.set_up()
    clerk = county.post("clerk", county.TOWN)
    report = draft.begin(2025, by=clerk, on=dt.date(2026, 1, 5))
    written(report)
    take(report, "send_for_review", by=clerk, on=JANUARY)
    return report


def test_a_report_waits_for_its_reviewer_then_for_the_leader_then_for_the_clerk(
    report: AnnualReport,
) -> None:
    leader = county.post("leader", county.TOWN)
    assert waiting_for("leader", county.TOWN, on=JANUARY) == [report.number]
    assert waiting_for("clerk", county.TOWN, on=JANUARY) == []
    take(report, "review", by=leader, on=JANUARY)
    assert report.awaits == "leader"
    take(report, "return_draft", by=leader, on=JANUARY)
    assert report.awaits == ""


def test_what_is_suspended_or_on_its_way_waits_for_nobody(report: AnnualReport) -> None:
    clerk = county.post("clerk", county.TOWN)
    take(report, "suspend", by=clerk, on=JANUARY, reason="等上级通知")
    assert report.awaits == ""
    take(report, "resume", by=clerk, on=JANUARY, reason="通知到了")
    assert report.awaits == "legal_reviewer leader"
    take(report, "transfer", by=clerk, on=JANUARY, to=county.place(county.COUNTY), reason="代审")
    assert report.awaits == ""


def test_the_page_names_the_step_that_is_waited_for(claimed: Matter) -> None:
    above = house.let_in(Client(), county.post("supervisor", county.BUREAU))
    page = above.get(reverse("work")).content.decode()
    assert "等我办1件" in page
    assert "下一步：核定补贴" in page.replace("\n", "").replace(" ", "")


def test_it_waits_for_the_citizen_who_has_time_and_then_for_what_silence_means() -> None:
    county.set_up()
    by = county.post("clerk", county.HOUSING)
    request = Register.all["information_request"].model()
    told: dict[str, Any] = {"applicant": "person", "channel": "in_person", "content": "清单"}
    take(request, "register", by=by, on=DAY, parties=[{"name": "周明远"}], **told)
    take(request, "confirm", by=by, on=DAY, receipt_confirmed=True, identity_shown=True)
    until = DAY + dt.timedelta(days=10)
    take(request, "ask_clarify", by=by, on=DAY, clarify_what="哪个小区", clarify_until=until)
    assert waiting_for("leader", county.HOUSING, on=until) == []
    row = work_row(county.post("leader", county.HOUSING), request, "open", until)
    assert row.next_step == "申请人补正" and row.clock and row.clock.name == "申请人"
    after = until + dt.timedelta(days=1)
    assert waiting_for("leader", county.HOUSING, on=after) == [request.number]
    row = work_row(county.post("leader", county.HOUSING), request, "awaits", after)
    assert row.next_step == "逾期不补正，不再处理"
    assert list(verify()) == []
    take(request, "supply", by=by, on=until, content="柳溪小区改造清单")
    assert waiting_for("leader", county.HOUSING, on=after) == []


def county_clerk() -> Post:
    """A clerk who need not be stored."""
    return Post(role="clerk")


def test_whoever_was_not_told_yet_what_to_complete_is_not_silent() -> None:
    reconsidering = Register.all["reconsideration"].procedures[-1]
    case = Register.all["reconsideration"].model(
        kind="reconsideration", procedure_name=reconsidering.__name__, stage="correcting"
    )
    assert first_step(county_clerk(), case) is None
