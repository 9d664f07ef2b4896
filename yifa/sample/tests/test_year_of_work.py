"""A believable county: every way a dispute can go, at the right season, and no real person."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
import stdnum.cn
from django.db.models import Count, F
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import ric, uscc

from yifa import law
from yifa.kernel import desk_work
from yifa.kernel.matter import Event, Matter, Payload
from yifa.kernel.organisation import Level, Organisation
from yifa.kernel.party import Party
from yifa.kernel.past_work import SOON_ENOUGH
from yifa.kernel.person import Post
from yifa.kernel.procedure import Procedure
from yifa.kernel.resolutions import resolution_in
from yifa.kernel.verify import verify
from yifa.law import calendar
from yifa.report.annual_report.export import html
from yifa.report.annual_report.models import AnnualReport
from yifa.report.returns.models import Return
from yifa.reviewer import check, read
from yifa.sample.last_days import CONFIRM, FINISH, ending
from yifa.sample.plan import Plan
from yifa.sample.season import SHARES, WAGES_ASKED_FOR, YEARLY, spring_festival, types_on
from yifa.wings.decisions.major_decision.models import MajorDecision
from yifa.wings.decisions.meeting.models import MeetingRecord
from yifa.wings.disputes.dispute import models
from yifa.wings.disputes.dispute.models import Dispute
from yifa.wings.disputes.dispute.procedure import Mediation
from yifa.wings.disputes.reconsideration.models import Reconsideration
from yifa.wings.enforcement.enforcement_officer.models import EnforcementOfficer
from yifa.wings.enforcement.exam_question.models import ExamQuestion
from yifa.wings.enforcement.exam_sitting.models import ExamSitting
from yifa.wings.enforcement.file_review.models import FileReview
from yifa.wings.enforcement.inspection.models import Inspection
from yifa.wings.enforcement.penalty_case.models import PenaltyCase
from yifa.wings.enforcement.random_draw.drawing import differences
from yifa.wings.enforcement.random_draw.drawing import draw as redraw
from yifa.wings.enforcement.random_draw.lists import LISTS, RESULT
from yifa.wings.enforcement.random_draw.models import RandomDraw
from yifa.wings.outreach.publicity.models import Publicity
from yifa.wings.rules.draft_comment.models import DraftComment, Result
from yifa.wings.rules.legal_adviser.models import LegalAdviser
from yifa.wings.rules.legal_opinion.models import LegalOpinion
from yifa.wings.rules.normative_document.models import Cleanup, NormativeDocument

INSPECTED = "inspection.inspected"

#: What every kind has and the sample shows; `take_over`, `unmask` and `recompute` are for people.
KERNEL_STEPS = {
    "report_up",
    "assign",
    "transfer",
    "receive",
    "send_back",
    "suspend",
    "resume",
    "extend",
    "attach",
    "remark",
    "correct",
    "revoke",
    "invite",
    "answer",
}


def values(name: str) -> set[str]:
    """The values of a column among all disputes."""
    return {value for value in Dispute.objects.values_list(name, flat=True) if value}


def test_the_county_has_its_towns_villages_and_departments(sample: Plan, db: None) -> None:
    levels = Counter(Organisation.objects.values_list("level", "form"))
    assert levels[Level.TOWN, "government"] == 8
    assert levels[Level.VILLAGE, "village"] == 64
    assert levels[Level.VILLAGE, "committee"] == 64
    assert levels[Level.COUNTY, "department"] == 12
    assert Post.objects.values("person").annotate(n=Count("pk")).filter(n__gt=1).count() > 50


def test_there_are_as_many_matters_as_were_asked_for(sample: Plan, db: None) -> None:
    counted = Counter(Matter.objects.filter(kind__in=SHARES).values_list("kind", flat=True))
    assert counted.total() == sample.matters
    assert 0.55 < counted["screening"] / sample.matters < 0.60
    assert 0.36 < counted["dispute"] / sample.matters < 0.41
    assert 0.03 < counted["publicity"] / sample.matters < 0.06
    others = Matter.objects.exclude(kind="normative_document")
    assert set(others.values_list("registered_on__year", flat=True)) == {2025, 2026}


def test_documents_of_old_books_stand_beside_those_made_in_the_two_years(
    sample: Plan, db: None
) -> None:
    before = NormativeDocument.objects.filter(registered_on__year__lt=2025)
    late = Event.objects.filter(matter__in=before, step="register").values_list("late", flat=True)
    assert list(late) == [True] * 5, "what lies before is past work"
    stages = Counter(NormativeDocument.objects.values_list("stage", flat=True))
    assert stages["published"] >= 8 and stages["commenting"] == 1
    assert {stages[one] for one in ("lapsed", "repealed", "set_aside")} == {1}
    cleaned = NormativeDocument.objects.exclude(cleanup_result="")
    assert set(cleaned.values_list("cleanup_result", flat=True)) == set(Cleanup.values)
    assert set(DraftComment.objects.values_list("result", flat=True)) == {"", *Result.values}


def test_lists_villagers_and_trainings_are_there_in_believable_numbers(
    sample: Plan, db: None
) -> None:
    counted = Counter(Matter.objects.filter(kind__in=YEARLY).values_list("kind", flat=True))
    assert counted["publicity_duty"] == 2 * (13 + 8)
    assert counted["mediator_training"] == 2 * 2 + 2 * 8
    assert 36 <= counted["law_literate"] <= 48
    stages = set(Matter.objects.filter(kind__in=YEARLY).values_list("stage", flat=True))
    assert stages >= {"published", "carried_out", "trained", "certified", "entered"}


def test_activities_name_the_item_of_whoever_held_them(sample: Plan, db: None) -> None:
    tied = Publicity.objects.filter(fulfils__isnull=False).select_related("fulfils")
    assert tied.exists()
    for activity in tied:
        assert activity.fulfils is not None
        assert activity.fulfils.organisation_id == activity.organisation_id
        assert activity.fulfils.registered_on <= activity.registered_on


def test_every_stage_type_source_and_outcome_occurs(sample: Plan, db: None) -> None:
    assert values("stage") == set(Mediation.stages) - {Procedure.void.name}
    assert values("type") == {code for code, _ in law.choices("dispute_type")}
    assert values("source") == set(models.Source.values)
    assert values("risk") == set(models.Risk.values)
    assert values("agreement_form") == set(models.AgreementForm.values)
    assert values("failure_reason") == set(models.FailureReason.values)
    assert values("visit_result") >= {"performed", "partly", "not_performed"}
    assert values("confirmation_result") == set(models.ConfirmationResult.values)


def test_every_step_is_taken_and_the_kernel_s_too(sample: Plan, db: None) -> None:
    taken = set(Event.objects.filter(kind="dispute").values_list("step", flat=True))
    assert taken >= set(Mediation.steps) | KERNEL_STEPS
    assert Event.objects.filter(late=True).exists()


def test_a_dispute_climbs_from_village_to_town_to_county(sample: Plan, db: None) -> None:
    ups = Event.objects.filter(step="report_up").values_list("holder__level", "holder_after__level")
    assert {(Level.VILLAGE, Level.TOWN), (Level.TOWN, Level.COUNTY)} <= set(ups)


def test_most_concluded_disputes_are_settled(sample: Plan, db: None) -> None:
    ended = Dispute.objects.filter(stage__in=["settled", "failed", "guided"])
    assert 0.82 < ended.filter(stage="settled").count() / ended.count() < 0.94


def test_the_enforcement_wing_has_its_whole_year(sample: Plan, db: None) -> None:
    found = Counter(Inspection.objects.values_list("way", "result"))
    assert {way for way, _ in found} == {"random", "complaint"}
    assert {result for _, result in found} >= {"normal", "mended", "order", "suspect", "unable"}
    wing = Matter.objects.filter(kind__in=YEARLY)
    ends = Counter(wing.values_list("kind", "stage"))
    assert ends["random_draw", "published"] == 4
    assert ends["inspection_item", "published"] == 9
    assert 55 <= ends["regulated_party", "registered"] <= 65
    assert ends["discretion_benchmark", "published"] == 4
    assert {ends["inspection_plan", stage] for stage in ("done", "filed")} == {1}
    crimes = Event.objects.filter(kind="criminal_transfer").values_list("step", flat=True)
    assert Counter(crimes)["police_file"] == Counter(crimes)["ask_reconsider"] == 1
    assert FileReview.objects.filter(void="no_facts", grade="fail", stage="closed").count() == 2
    assert FileReview.objects.filter(stage="closed").exclude(objection="").count() == 2


def test_applications_for_reconsideration_end_in_every_usual_way(sample: Plan, db: None) -> None:
    cases = Reconsideration.objects
    assert {"change", "revoke", "unlawful", "perform", "maintain", "rejected_request"} <= set(
        cases.values_list("outcome", flat=True)
    )
    assert {"closed", "terminated", "abandoned", "not_accepted"} <= set(
        cases.values_list("stage", flat=True)
    )
    taken = set(Event.objects.filter(kind="reconsideration").values_list("step", flat=True))
    assert {"deem_accepted", "reply_late", "hold_hearing", "review_document", "extend"} <= taken
    assert set(cases.values_list("registered_on__year", flat=True)) == {2025, 2026}


def test_the_county_decides_as_the_regulation_asks_and_meets_each_month(
    sample: Plan, db: None
) -> None:
    """Each decision was discussed in the meeting it names; nothing had to be reminded of."""
    ends = Counter(MajorDecision.objects.values_list("stage", flat=True))
    assert ends.keys() >= {"listed", "preparing", "reviewing", "carried", "closed", "taken_out"}
    assert MeetingRecord.objects.filter(attended__isnull=False).count() >= 22
    for decision in MajorDecision.objects.exclude(at_meeting=None):
        assert decision.at_meeting is not None
        said = resolution_in(decision.at_meeting, decision)
        assert said is not None
        assert said.head_last
    kinds = ("major_decision", "meeting")
    assert not Payload.objects.filter(event__kind__in=kinds).exclude(unmet=[]).exists()


def test_who_is_inspected_in_a_draw_was_drawn_and_anyone_can_draw_it_again(
    sample: Plan, db: None
) -> None:
    drawn: set[str] = set()
    for draw in RandomDraw.objects.all():
        lists, result = (draw.evidence.get(name=name).read() for name in (LISTS, RESULT))
        assert list(differences(lists, result)) == []
        drawn |= {one.party.id for one in redraw(lists, draw.seed)}
    visited = Inspection.objects.filter(way="random").values_list("party__number", flat=True)
    assert set(visited) == drawn


def test_what_inspections_hand_over_is_a_case_against_the_same_firm(sample: Plan, db: None) -> None:
    suspect = Inspection.objects.filter(result="suspect")
    assert suspect.count() > 3
    for visit in suspect:
        case = PenaltyCase.objects.get(matter_ptr=visit.penalty_case)
        assert (case.source, case.regulated_party_id) == ("inspection", visit.party_id)
    measured = PenaltyCase.objects.filter(benchmark__isnull=False, outcome="penalise")
    assert measured.filter(benchmark__stage="published").count() > 3


def test_the_year_s_report_and_the_month_s_return_show_the_wing_and_add_up(
    sample: Plan, db: None
) -> None:
    for report in AnnualReport.objects.all():
        text = html(report)
        assert [finding.message for finding in check(read(text.encode(), "报告.html")).said] == []
        if report.organisation.level == Level.COUNTY:
            assert "组织双随机抽取2次、抽取检查对象16户" in text
            assert "向公安机关移送涉嫌犯罪案件1件，公安机关立案1件" in text
            assert re.search(r"评查案卷\d+卷，其中优秀\d+卷、不合格1卷", text)
    county = Return.objects.get(form="three_systems_monthly", organisation__parent=None)
    told = {(cell["figure"], cell["by"], cell["code"]): cell["year"] for cell in county.cells}
    ways = [value for (figure, by, _), value in told.items() if figure == INSPECTED and by]
    assert sum(map(int, ways)) == int(told[INSPECTED, "", ""]) > 16
    stands = {cell["figure"]: (cell["month"], cell["year"]) for cell in county.cells}
    assert stands["inspection_item.listed"] == ("9", "9")


def test_an_exam_was_held_and_its_candidates_went_on(sample: Plan, db: None) -> None:
    exam = ExamSitting.objects.get()
    candidates = EnforcementOfficer.objects.filter(sitting=exam)
    assert (exam.stage, exam.sat) == ("closed", candidates.count())
    assert exam.passed == candidates.exclude(stage="applied").count()
    assert 0 < (exam.passed or 0) < (exam.sat or 0)
    assert ExamQuestion.objects.filter(stage="in_use").exclude(basis="").count() == 40


def test_nothing_is_broken(sample: Plan, db: None) -> None:
    assert list(verify()) == []


def test_only_what_is_written_down_a_week_later_is_past_work(sample: Plan, db: None) -> None:
    acts = Event.objects.filter(kind__in=SHARES).values_list("on", "at", "late")
    beijing = dt.timezone(dt.timedelta(hours=8))
    for on, at, late in acts:
        recorded = at.astimezone(beijing).date()
        assert recorded - on > SOON_ENOUGH if late else recorded >= on
        assert recorded <= sample.today


def test_a_matter_s_acts_are_written_down_one_after_the_other(sample: Plan, db: None) -> None:
    order = Event.objects.order_by("matter", "place_in_matter").values_list("matter", "at")
    for (matter, earlier), (next_matter, later) in pairwise(order):
        assert matter != next_matter or earlier <= later


def test_the_town_s_clerk_finds_something_in_every_group(sample: Plan, db: None) -> None:
    clerk = Post.objects.get(person__username="heyanqiu", organisation__name__contains="调解委员会")
    groups = {one.name: one.matters.count() for one in desk_work.groups(clerk, sample.today)}
    wanted = ("reminded", "today", "week", "returned", "sent", "open")
    assert [name for name in wanted if not groups[name]] == []
    officer = Post.objects.get(person__username="luqinglan")
    called = {one.name: one.matters for one in desk_work.groups(officer, sample.today)}["called"]
    assert called.exists()


@given(st.dates(dt.date(2025, 1, 1), dt.date(2030, 12, 31)), st.integers(0, 6))
def test_what_is_to_end_this_week_ends_this_week_on_any_last_day(today: dt.date, days: int) -> None:
    for limit in (FINISH, CONFIRM):
        begun = ending(limit, days)(today)
        end = calendar.end(law.limit(limit, on=begun), start=begun).day
        assert begun <= today
        assert dt.timedelta(days) <= end - today <= dt.timedelta(days + 12)


#: When each theme day is.
THEME_DAYS = {
    "women": (3, 8),
    "consumer": (3, 15),
    "security": (4, 15),
    "drugs": (6, 26),
    "constitution_day": (12, 4),
}


def test_theme_days_are_kept_on_their_days(sample: Plan, db: None) -> None:
    kept = 0
    for theme, day in Publicity.objects.values_list("theme_day", "registered_on"):
        if theme in THEME_DAYS:
            kept += 1
            assert (day.month, day.day) == THEME_DAYS[theme]
        if theme in ("civil_code", "safety", "constitution_week"):
            assert day.month == {"civil_code": 5, "safety": 6, "constitution_week": 12}[theme]
    assert kept > 3


def test_wages_are_quarrelled_over_before_the_spring_festival() -> None:
    for year in (2025, 2026, 2027):
        before = spring_festival(year) - WAGES_ASKED_FOR / 2
        after = spring_festival(year) + dt.timedelta(days=60)
        assert types_on(before)["labour"] > 3 * types_on(after)["labour"]


def test_harvest_brings_quarrels_over_land_and_machines() -> None:
    autumn, winter = types_on(dt.date(2025, 10, 10)), types_on(dt.date(2025, 12, 10))
    assert autumn["forest_land"] > 1.5 * winter["forest_land"]
    assert autumn["business"] > 1.5 * winter["business"]


@pytest.fixture(scope="module")
def real_divisions() -> frozenset[str]:
    """The first two digits of every division that a real number can begin with."""
    table = Path(stdnum.cn.__path__[0]) / "loc.dat"
    rows = table.read_text(encoding="utf-8").splitlines()
    return frozenset(row[:2] for row in rows if row[:1].isdigit())


def test_no_code_or_number_is_of_a_real_division(
    sample: Plan, db: None, real_divisions: frozenset[str]
) -> None:
    assert len(real_divisions) > 30
    codes = Organisation.objects.values_list("code", flat=True)
    numbers = [party.identity_number for party in Party.objects.all() if party.identity_number]
    people = [number for number in numbers if not number.startswith("91990123")]
    assert people and len(people) < len(numbers)
    for code in [*codes, *people, *(number[2:] for number in numbers if number not in people)]:
        assert code.startswith("990123")
        assert code[:2] not in real_divisions


def test_identity_numbers_and_credit_codes_have_their_check_digit(sample: Plan, db: None) -> None:
    for party in Party.objects.all():
        number = party.identity_number
        if party.gender and number:
            assert number[-1] == ric.calc_check_digit(number[:-1])
            assert int(number[16]) % 2 == (0 if party.gender == "f" else 1)
        elif number:
            assert number[-1] == uscc.calc_check_digit(number[:-1])


def test_no_telephone_can_ring_anybody(sample: Plan, db: None) -> None:
    rung = [party.telephone for party in Party.objects.all() if party.telephone]
    assert rung and all(len(one) == 11 and one.startswith("154") for one in rung)


def test_the_court_is_asked_in_time(sample: Plan, db: None) -> None:
    late = Event.objects.filter(step="apply_confirmation").annotate(
        since=F("matter__dispute__effective_on")
    )
    assert late.exists()
    assert all((event.on - event.since).days <= 30 for event in late)


def test_no_text_has_a_gap_left_in_it(sample: Plan, db: None) -> None:
    for dispute in Dispute.objects.all():
        told = (dispute.title, dispute.facts, dispute.session_record, dispute.agreed_terms)
        assert "{" not in "".join(told)
        assert dispute.facts


def test_contracts_are_reviewed_and_nearly_every_village_has_an_adviser(
    sample: Plan, db: None
) -> None:
    reviews = LegalOpinion.objects.exclude(stage="void")
    assert reviews.filter(paper_type="contract").count() > reviews.count() * 0.7 > 70
    over = reviews.filter(signed_over__in=["negative", "missing"])
    assert reviews.filter(signed_over="changed").count() > 10
    assert not reviews.filter(signed_over="no_why").exists()
    assert 0 < over.count() < reviews.filter(signed_over="passed").count() / 5
    assert not over.filter(override_why="").exists()
    assert {"signed", "ended", "closed", "withdrawn"} <= set(
        reviews.values_list("stage", flat=True)
    )
    seats = LegalAdviser.objects.filter(adviser_kind="village")
    assert seats.count() == 64
    assert 58 <= seats.filter(stage="in_service").count() < 64
    assert LegalAdviser.objects.filter(adviser_kind="government", stage="in_service").count() == 8
