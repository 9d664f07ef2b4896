"""What follows a quarrel of the sample once it is over: visits, the court, the file, the claim."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from yifa.kernel.roles import CLERK, MEDIATOR, SUPERVISOR
from yifa.law import calendar

from .act import Act
from .case import Case
from .season import ONE_DAY

#: A fictional tariff: what a committee is paid for a case, in yuan.
TARIFF = {"simple": 50, "ordinary": 100, "difficult": 300, "major": 500}
COURT = "青禾县人民法院"
#: What the court says to a hundred applications.
RULINGS = {"confirmed": 88, "rejected": 7, "not_accepted": 5}

VISITS = {
    "performed": "双方按协议办了，没有新的矛盾。",
    "partly": "已经付了一部分，余下的约定下月付清。",
    "not_performed": "还没有履行，当场督促，答应十日内履行。",
    "relapsed": "双方又为同一件事争吵，约定再来调解室谈。",
}


def agreed(case: Case, form: str, *, step: str = "settle") -> Iterator[Act]:
    """An agreement, to be performed by a day if something is left to perform; or its amendment."""
    by = case.day + dt.timedelta(days=case.chance.choice((7, 10, 15, 20, 30, 45)))
    case.slots["by"] = f"{by.month}月{by.day}日"
    case.same_day()
    yield case.act(
        step,
        MEDIATOR,
        agreement_form=form,
        agreed_terms=case.say(case.words["terms"]),
        signed=form == "written",
        effective_on=case.day,
        perform_by=by if "{by}" in case.words["terms"] else None,
    )


def settled(case: Case, form: str) -> Iterator[Act]:
    """Agreed, perhaps confirmed by the court, visited, performed, filed and claimed."""
    yield from agreed(case, form)
    if form == "written" and case.chance.happens(2.5):
        case.pass_days(2, 6)
        yield from agreed(case, form, step="amend")
    if form == "written" and (case.court or case.chance.happens(17)):
        yield from confirmed(case)
    else:
        case.pass_days(12, 40)
    if case.chance.happens(93):
        yield from visited(case)
        yield from filed(case)
        yield from claimed(case)


def confirmed(case: Case) -> Iterator[Act]:
    """Both sides ask the court within their thirty days, and the court decides within its own."""
    chance = case.chance
    case.pass_days(1, 15)
    yield case.act("apply_confirmation", applied_jointly=True, court=COURT)
    case.pass_days(1, 3)
    ruled = case.court or chance.one(RULINGS)
    if ruled == "not_accepted":
        yield case.act("confirm", confirmation_result=ruled)
        case.pass_days(5, 20)
        return
    yield case.act("court_accept", CLERK)
    case.pass_days(5, 24)
    number = f"（{case.day.year}）青禾民特{chance.randint(2, 260)}号"
    yield case.act("confirm", confirmation_result=ruled, confirmation_number=number)
    case.pass_days(5, 20)


def visited(case: Case) -> Iterator[Act]:
    """A visit, and another where the first found something undone."""
    found = case.chance.one({"performed": 84, "partly": 8, "not_performed": 7, "relapsed": 1})
    yield visit(case, found)
    if found != "performed":
        if case.chance.happens(35):
            return
        case.pass_days(10, 20)
        yield visit(case, "performed")
    if case.chance.happens(80):
        case.same_day()
        yield case.act("perform", MEDIATOR)


def visit(case: Case, found: str) -> Act:
    """One visit and what it found."""
    return case.act("visit", MEDIATOR, visit_result=found, visit_note=VISITS[found])


def filed(case: Case, *, percent: float = 94) -> Iterator[Act]:
    """Put into a file, some time after it is over."""
    if case.chance.happens(percent):
        case.pass_days(0, 8)
        yield case.act("archive", CLERK)


def claimed(case: Case, *, percent: float = 74) -> Iterator[Act]:
    """Claimed for from the subsidy; some claims come back once."""
    chance = case.chance
    if case.lag or not chance.happens(percent):
        return
    grade = grade_of(case)
    case.pass_days(1, 10)
    yield case.act("claim", MEDIATOR, subsidy_grade=grade)
    pays = case.county.post(case.county.department("司法局"), SUPERVISOR, on=case.day)
    if chance.happens(9):
        case.pass_days(3, 9)
        yield case.act("refuse_claim", pays, note="卷宗缺回访记录的签名，补齐后再报")
        case.pass_days(2, 8)
        yield case.act("claim", MEDIATOR, subsidy_grade=grade)
    next_round(case)
    yield case.act("approve_claim", pays, subsidy_grade=grade, subsidy_amount=TARIFF[grade])


def grade_of(case: Case) -> str:
    """How hard it was, as the tariff sorts it."""
    if case.sessions > 2 or case.amount > 60_000:
        return "major" if case.amount > 150_000 else "difficult"
    return "ordinary" if case.sessions > 1 or case.amount > 2_000 else "simple"


def next_round(case: Case) -> None:
    """Claims are looked through together on the first working days after the 25th."""
    case.pass_days(2, 6)
    while case.day.day < 25 or not calendar.is_working_day(case.day):
        case.day += ONE_DAY


def failed(case: Case, reason: str) -> Iterator[Act]:
    """No agreement: the parties are told where else they may turn."""
    case.same_day()
    yield case.act("fail", MEDIATOR, failure_reason=reason, told_routes=True)


def guided(case: Case) -> Iterator[Act]:
    """Shown to the court or to arbitration."""
    route = case.words.get("route", "litigation")
    case.same_day()
    yield case.act("guide", MEDIATOR, route=route, told_routes=True)
