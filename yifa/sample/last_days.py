"""What lies on the desks of those who can sign in, on the sample's last day: some of every kind."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from yifa import law
from yifa.kernel.roles import LEADER, MEDIATOR
from yifa.law import calendar

from .act import OPENS, Act
from .aftermath import agreed
from .case import Case
from .chance import Chance
from .county import County
from .mediation import past_due, session

#: The clocks by which a quarrel's day is set: mediation itself, and the parties' way to the court.
FINISH, CONFIRM = "mediation.finish", "mediation.judicial_confirmation"


@dataclass(frozen=True)
class Desk:
    """One quarrel that stands in a certain way on the last day: when it came, what was done."""

    type: str
    first_day: Callable[[dt.date], dt.date]
    life: Callable[[Case], Iterator[Act]]


def before(days: int) -> Callable[[dt.date], dt.date]:
    """So many days before the last."""
    return lambda today: today - dt.timedelta(days=days)


def ending(limit: str, days: int) -> Callable[[dt.date], dt.date]:
    """The day from which that limit ends so many days after the last."""

    def day(today: dt.date) -> dt.date:
        wanted = today + dt.timedelta(days=days)
        tried = [wanted - dt.timedelta(days=back) for back in range(45, 20, -1)]
        ends = {calendar.end(law.limit(limit, on=one), start=one).day: one for one in tried}
        return ends.get(wanted) or ends[min(end for end in ends if end > wanted)]

    return day


def begun(case: Case) -> Iterator[Act]:
    """Registered, accepted and first mediated on one day."""
    case.minute = OPENS
    yield case.act("register", **case.registering("applied", risk="middle", number=""))
    case.same_day()
    yield case.act("accept", committee=case.holder)
    case.same_day()
    yield case.act("appoint", LEADER, handler=case.post(MEDIATOR))
    case.same_day()
    yield from session(case, case.say(case.words["talks"][0]))


def just_settled(case: Case) -> Iterator[Act]:
    """Settled in writing the same day: the parties' time to go to the court runs from it."""
    yield from begun(case)
    yield from agreed(case, "written")


def put_off(case: Case) -> Iterator[Act]:
    """Given more time by the leader, up to 34 days after it came in or past its due day."""
    yield from begun(case)
    until = max(case.day + dt.timedelta(days=34), past_due(case.day))
    case.day += dt.timedelta(days=26)
    reason = "案情复杂，双方同意继续调解"
    yield case.act("extend", LEADER, clock="finish_within", until=until, reason=reason)


def come_back(case: Case) -> Iterator[Act]:
    """Reported up, and sent back from there."""
    yield from begun(case)
    here = case.holder
    case.pass_days(1, 2)
    yield case.sent("report_up", case.county.committee, "涉及多个单位，镇里调解不下")
    case.pass_days(1, 2)
    yield case.act("send_back", reason="先由镇里会同有关单位调解一次，记录补齐后再报")
    case.holder = here


def newly_assigned(case: Case) -> Iterator[Act]:
    """Brought to the county's centre and sent down; nobody has received it yet."""
    case.minute, committee = OPENS, case.holder
    case.holder = case.county.centre
    wrote = case.registering("hotline", risk="low", number="12345工单00187")
    yield case.act("register", **wrote)
    case.same_day()
    yield case.sent("assign", committee, "属人民调解范围，请按属地调解并反馈结果")


def called_in(case: Case) -> Iterator[Act]:
    """A department was asked to come and has not answered yet."""
    yield from begun(case)
    case.same_day()
    to = [case.county.department("综合行政执法局"), case.county.department("住房和城乡建设局")]
    yield case.act("invite", to=to, reason="请到场查看，就职责范围内的问题答复")


def brought_today(case: Case) -> Iterator[Act]:
    """Registered this morning and not accepted yet."""
    case.minute = OPENS
    yield case.act("register", **case.registering("screened", risk="low", number=""))


DESKS = (
    Desk("property", before(44), begun),
    Desk("damages", before(39), begun),
    Desk("neighbour", before(34), put_off),
    Desk("business", ending(FINISH, 0), begun),
    Desk("labour", ending(CONFIRM, 0), just_settled),
    Desk("contract", ending(FINISH, 2), begun),
    Desk("homestead", ending(FINISH, 5), begun),
    Desk("traffic", ending(CONFIRM, 3), just_settled),
    Desk("environment", before(12), come_back),
    Desk("demolition", before(9), come_back),
    Desk("consumer", before(1), newly_assigned),
    Desk("family", before(0), newly_assigned),
    Desk("property", before(6), called_in),
    Desk("environment", before(4), called_in),
    Desk("neighbour", before(0), brought_today),
)
#: A village's own desk: the same committee's people, a smaller pile.
VILLAGE_DESKS = (
    Desk("neighbour", before(41), begun),
    Desk("family", before(34), put_off),
    Desk("forest_land", ending(FINISH, 4), begun),
    Desk("homestead", before(0), brought_today),
)

#: The county's reception: brought there and not yet sent to a town.
COUNTY_DESKS = (
    Desk("labour", before(0), brought_today),
    Desk("consumer", before(1), brought_today),
)


def on_the_desks(
    seed: int, county: County, today: dt.date
) -> Iterator[tuple[dt.date, Iterator[Act]]]:
    """Each of these quarrels with the day it came in."""
    town = next(one for one in county.towns if one.committee.short == "柳")
    village = next(one for one in town.villages if one.council.name == "石桥村")
    for number, desk in enumerate((*DESKS, *VILLAGE_DESKS, *COUNTY_DESKS)):
        chance = Chance(seed, "desk", number)
        day = desk.first_day(today)
        case = Case(chance, county, town=town, village=village, day=day)
        case.mediator_number = 0
        case.about(desk.type)
        if desk in DESKS:
            case.holder = town.committee
        elif desk in COUNTY_DESKS:
            case.holder = county.centre
        yield day, desk.life(case)
