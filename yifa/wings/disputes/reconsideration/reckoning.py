"""Days that gates of a reconsideration weigh: until when one may apply, answer, stay silent."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from yifa import law
from yifa.kernel import clocks
from yifa.law import calendar

if TYPE_CHECKING:
    from .models import Reconsideration

ONE_DAY = dt.timedelta(days=1)


def told(day: dt.date) -> str:
    """A day as people say it."""
    return f"{day.year}年{day.month}月{day.day}日"


def ends(case: Reconsideration, clock: str) -> dt.date | None:
    """The day on which a clock of the case ends; None where it has not started."""
    case.must_be_stored()
    return clocks.state_of(case, case.procedure.clocks[clock]).day


def only_looked_at(case: Reconsideration) -> bool:
    """Whether somebody looks which steps may be taken, and has not said yet on which day."""
    case.must_be_stored()
    return case.acting_on is None


def applied(case: Reconsideration) -> dt.date:
    """The day of the application: of the postmark, or on which the organ of a penalty was given it.

    An application that may be handed in by that organ (article 32) is made there, however long its
    way to us took.
    """
    case.must_be_stored()
    return case.applied_on or case.organ_received_on or case.registered_on


def last_day_to_apply(
    case: Reconsideration, limit: str = "reconsideration.apply"
) -> dt.date | None:
    """The last day on which one might apply; None where nobody knows when the period began.

    Articles 20, 21. The period stands still during an obstacle that is given a reason, and runs on
    from the day on which it was removed. Who was not told of the remedy has a year at most.
    """
    ends_on = [day for day in (by_knowledge(case), by_the_act(case)) if day is not None]
    return min(ends_on, default=None)


def by_knowledge(case: Reconsideration) -> dt.date | None:
    """From the day one knew of the act, or of the remedy where one was not told."""
    if case.known_on is None:
        return None
    if not case.not_told:
        return sixty_days(case, case.known_on)
    cap = law.limit("reconsideration.apply_not_told_cap", on=applied(case))
    most = calendar.end(cap, start=case.known_on).day
    return most if case.told_on is None else min(most, sixty_days(case, case.told_on))


def sixty_days(case: Reconsideration, since: dt.date) -> dt.date:
    """The usual period from a day on; where another law gives more time, that."""
    rule = law.limit("reconsideration.apply", on=applied(case))
    day = calendar.end(rule, start=since, paused=obstacle(case)).day
    return max(day, case.longer_until) if case.longer_until else day


def obstacle(case: Reconsideration) -> list[calendar.Pause]:
    """The days that do not count: of an obstacle with a reason, but for the day of its end."""
    begun, over = case.obstacle_from, case.obstacle_until
    if not case.obstacle or begun is None or over is None or over <= begun:
        return []
    return [(begun, over - ONE_DAY)]


def by_the_act(case: Reconsideration) -> dt.date | None:
    """Twenty years from the act where land or buildings are at stake, else five."""
    if case.act_on is None:
        return None
    id = "reconsideration.apply_max_realty" if case.realty else "reconsideration.apply_max_other"
    return calendar.end(law.limit(id, on=applied(case)), start=case.act_on).day


def forwarded_by(case: Reconsideration) -> dt.date | None:
    """The last day on which the organ of a penalty should have forwarded the application."""
    if case.organ_received_on is None:
        return None
    rule = law.limit("reconsideration.forward_by_agency", on=applied(case))
    return calendar.end(rule, start=case.organ_received_on).day


def call_hearing_by(case: Reconsideration, on: dt.date) -> dt.date | None:
    """The last day to give notice of the hearing that is called."""
    case.must_be_stored()
    if case.hearing_on is None:
        return None
    return calendar.end(
        law.limit("reconsideration.hearing_notice", on=on), start=case.hearing_on
    ).day


def sue_silence_by(case: Reconsideration) -> dt.date | None:
    """Until when an applicant may sue because the period ran out without a decision."""
    last = ends(case, "decide_within")
    if last is None:
        return None
    return calendar.end(law.limit("reconsideration.sue_silence", on=last), start=last).day


def correct_by(case: Reconsideration) -> dt.date | None:
    """Until when the applicant may supply what is missing: ten working days, or as was granted."""
    last = ends(case, "correct_within")
    return max(last, case.longer_correction) if last and case.longer_correction else last


#: What makes a case stand still, each until it goes on.
STAYS = ("stay", "stay_for_applicant", "review_document")


def in_time(case: Reconsideration) -> bool:
    """Whether the act that concludes a case comes within its period, extensions counted.

    While a case stands still no day of it passes: it is in time if its stay began in time.
    """
    last = ends(case, "decide_within")
    known = [step for step in STAYS if step in case.procedure.steps]
    stood = [case.day_of(step) for step in known if case.took(step, after="go_on")]
    days = [day for day in (*stood, case.acting_on) if day is not None]
    return last is not None and min(days, default=last) <= last
