"""How a quarrel of the sample comes in: by whom it is brought, where it is taken up."""

from __future__ import annotations

from collections.abc import Iterator

from yifa.kernel.organisation import Organisation
from yifa.kernel.roles import CLERK, LEADER, MEDIATOR

from .act import Act
from .case import Case

#: Where quarrels come from, out of a hundred.
SOURCES = {
    "applied": 40,
    "screened": 31,
    "police": 13,
    "court": 5,
    "petition": 4,
    "hotline": 4,
    "department": 3,
}
RISKS = {"low": 62, "middle": 29, "high": 9}
#: The reception of the one-stop centre, by what the paper that brings a quarrel is called.
PAPERS = {
    "police": "{town}公警移〔{year}〕{number}号",
    "court": "（{year}）青禾诉前调{number}号",
    "petition": "青信转〔{year}〕{number}号",
    "hotline": "12345工单{year}{number:05d}",
    "department": "青协转〔{year}〕{number}号",
}


def comes_in(case: Case, source: str, risk: str) -> Iterator[Act]:
    """It is registered where it first comes to somebody's ear, and sent where it is mediated."""
    number = paper_number(case, source)
    mediates_at = where_mediated(case, source)
    case.holder = where_brought(case, source, mediates_at)
    role = MEDIATOR if case.holder == mediates_at and case.chance.happens(25) else CLERK
    yield case.act("register", role, **case.registering(source, risk=risk, number=number))
    if case.holder != mediates_at:
        case.same_day()
        step = "transfer" if case.holder == case.town.police else "assign"
        yield case.sent(step, mediates_at, reason_to_send(source))
        case.pass_days(0, 2)
        yield case.act("receive")


def paper_number(case: Case, source: str) -> str:
    """The number of the paper that brought it, if one did."""
    if source not in PAPERS:
        return ""
    town = case.town.committee.short
    drawn = case.chance.randint(3, 900)
    return PAPERS[source].format(town=town, year=case.day.year, number=drawn)


def where_mediated(case: Case, source: str) -> Organisation:
    """The committee that takes it up first: the nearest one, unless the paper came higher up."""
    if source in ("applied", "screened"):
        return case.village.committee if case.chance.happens(68) else case.town.committee
    if source == "court" and case.chance.happens(55):
        return case.county.committee
    return case.town.committee


def where_brought(case: Case, source: str, mediates_at: Organisation) -> Organisation:
    """Where it is registered: with the police, at a centre's reception, or with the committee."""
    if source == "police" and case.chance.happens(40):
        return case.town.police
    if source in ("petition", "hotline", "department"):
        return case.county.centre
    if source == "court" and mediates_at != case.county.committee:
        return case.county.centre
    return mediates_at


def reason_to_send(source: str) -> str:
    """Why the reception sends it on."""
    return {
        "police": "因民间纠纷引起，情节轻微，双方同意调解，移交人民调解委员会",
        "court": "人民法院立案前委派调解，请按属地调解",
    }.get(source, "属人民调解范围，请按属地调解并反馈结果")


def taken_up(case: Case, source: str) -> Iterator[Act]:
    """The committee accepts it and says who will mediate."""
    case.same_day()
    unasked = source == "screened" and case.chance.happens(60)
    yield case.act("accept", own_initiative=unasked, committee=case.holder)
    if case.chance.happens(45):
        case.same_day()
        by = LEADER if case.has_leader() and case.chance.happens(40) else CLERK
        yield case.act("appoint", by, handler=case.post(MEDIATOR))
