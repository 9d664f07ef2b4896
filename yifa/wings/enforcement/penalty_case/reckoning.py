"""What is reckoned of a penalty case: days, sums, who took part, what was punished before.

Every function raises ValueError for a case that is not stored: the walk knows no days, no sums and
no other rows, and lets the gates that ask here go either way.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db.models import Q

from yifa import law
from yifa.kernel import clocks
from yifa.kernel.certificates import certified
from yifa.kernel.party import Capacity
from yifa.kernel.person import Post
from yifa.kernel.proposals import DAYS, Facts, Proposed, proposed
from yifa.kernel.writing import label_of

from . import penalties, terms

if TYPE_CHECKING:
    from .models import PenaltyCase

#: A decision that no longer stands punished nobody.
SET_ASIDE = (terms.Changed.REVOKED, terms.Changed.VOID)
HUNDRED = 100
#: The clocks of what is seized or frozen.
MEASURES = {"release_within", "release_urgent_within", "unfreeze_within"}


def spoken(day: dt.date) -> str:
    """A day as a sentence says it."""
    return f"{day.month}月{day.day}日"


def officers_of(case: PenaltyCase) -> list[Post]:
    """The officers named so far."""
    return [post for post in (case.officer, case.second_officer) if post is not None]


def fault_in_officers(case: PenaltyCase, on: dt.date) -> str:
    """Why the two officers may not act that day, "" if they may."""
    case.must_be_stored()
    officers = officers_of(case)
    if len({post.person_id for post in officers}) < law.threshold("penalty.officers").value:
        return "执法人员不足两名"
    for post in officers:
        if not post.organisation.is_under(case.holder):
            return f"{post}是{post.organisation}的执法人员，不能办理{case.holder}的案件"
        if not certified(post, "enforcement", on):
            return f"{post}在{spoken(on)}没有有效的行政执法证件"
    return ""


def handled_by(case: PenaltyCase, post: Post | None) -> bool:
    """Whether somebody is one of the case's officers; nobody is none of them."""
    case.must_be_stored()
    return post is not None and post.person_id in {one.person_id for one in officers_of(case)}


def found_in_time(case: PenaltyCase) -> bool:
    """Whether the act was discovered within two years of its end, or five (article 36)."""
    case.must_be_stored()
    if case.violated_on is None:
        return True
    found = case.found_on or case.registered_on
    name = "penalty.limitation_serious" if case.life_or_finance else "penalty.limitation"
    limit = law.limit(name, on=max(found, case.registered_on))
    return found <= law.calendar.end(limit, start=case.violated_on).day


def most_on_the_spot(case: PenaltyCase) -> int:
    """The largest fine of the summary procedure for this party, in yuan (article 51)."""
    is_citizen = case.party_kind == terms.PartyKind.CITIZEN
    return law.threshold("penalty.summary_citizen" if is_citizen else "penalty.summary_org").value


def is_small_enough_for_summary(case: PenaltyCase) -> bool:
    """Whether the fine may be laid on the spot."""
    case.must_be_stored()
    return (case.fine or 0) <= most_on_the_spot(case)


def may_be_collected_as_small(case: PenaltyCase) -> bool:
    """Whether a fine collected as a small one is one (article 68, item 1)."""
    case.must_be_stored()
    return (case.fine or 0) <= law.threshold("penalty.collect_on_spot").value


def beyond_what_was_told(case: PenaltyCase) -> str:
    """In which fields the decision is heavier than the party was told, "" for none."""
    case.must_be_stored()
    return "、".join(f"“{label_of(case, name)}”" for name in penalties.heavier_than_told(case))


def lays_nothing(case: PenaltyCase) -> bool:
    """Whether a decision names no penalty."""
    case.must_be_stored()
    return penalties.lays_nothing(case)


def proposes_nothing(case: PenaltyCase) -> bool:
    """Whether no penalty is proposed."""
    case.must_be_stored()
    return penalties.proposes_nothing(case)


def detains(case: PenaltyCase, penalty: str) -> bool:
    """Whether somebody other than the police means to detain (article 18)."""
    case.must_be_stored()
    return "拘留" in penalty and "公安" not in case.holder.name


def gain_to_confiscate(case: PenaltyCase) -> Decimal:
    """What was earned by the act and is not to be paid back (article 28)."""
    case.must_be_stored()
    return max(Decimal(), (case.earned or Decimal()) - (case.repaid or Decimal()))


def range_of(case: PenaltyCase, on: dt.date) -> Proposed | None:
    """What the benchmark proposes for the facts of the case; None where there is none."""
    case.must_be_stored()
    if case.benchmark is None:
        return None
    facts = Facts(amount=case.amount, gain=case.earned, offences=case.offences, harm=case.harm)
    return proposed(case.benchmark, facts, on)


def beside_the_benchmark(case: PenaltyCase, on: dt.date) -> str:
    """How the penalty lies outside of what the benchmark proposes, "" where it does not.

    Where a circumstance makes the penalty lighter, less than the range is no departure.
    """
    range = range_of(case, on)
    if range is None:
        return ""
    laid = Decimal((case.days if range.unit == DAYS else case.fine) or 0)
    if range.least <= laid <= range.most or (case.lighter and laid <= range.most):
        return ""
    return f"{range}，拟处罚{plain(laid)}{range.unit}"


def plain(number: Decimal) -> str:
    """A number without needless zeros."""
    return f"{number.normalize():f}"


def time_to_reply_is_over(case: PenaltyCase, on: dt.date) -> bool:
    """Whether the day until which the party could answer lies behind."""
    case.must_be_stored()
    return case.reply_by is not None and case.reply_by < on


def last_day_to_decide(case: PenaltyCase) -> dt.date | None:
    """The last day of the time to decide; None before filing."""
    case.must_be_stored()
    return clocks.state_of(case, case.procedure.clocks["decide_within"]).day


def hearing_was_called_in_time(case: PenaltyCase, told: dt.date | None) -> bool:
    """Whether seven working days lie between the notice and the hearing (article 64)."""
    case.must_be_stored()
    if case.hearing_on is None or told is None:
        return False
    limit = law.limit("penalty.hearing_notice", on=told)
    return told <= law.calendar.end(limit, start=case.hearing_on).day


def last_day_to_ask_hearing(case: PenaltyCase) -> dt.date | None:
    """The last day on which the party may ask for a hearing."""
    case.must_be_stored()
    return clocks.state_of(case, case.procedure.clocks["may_ask_hearing"]).day


def served_when_it_could_be(case: PenaltyCase, on: dt.date) -> bool:
    """Whether the day of service lies between the decision and the day it is entered."""
    decided = case.day_of("decide")
    return case.served_on is not None and decided is not None and decided <= case.served_on <= on


def too_young(case: PenaltyCase) -> bool:
    """Whether a party is under fourteen (article 30)."""
    case.must_be_stored()
    youngest = law.threshold("penalty.age_none").value
    ages = case.parties.filter(capacity=Capacity.PARTY).values_list("age", flat=True)
    return any(age is not None and age < youngest for age in ages)


def young_and_not_spared(case: PenaltyCase) -> bool:
    """Whether a party from fourteen to seventeen is neither spared nor treated more lightly."""
    case.must_be_stored()
    youngest, grown = law.threshold("penalty.age_none"), law.threshold("penalty.age_mitigate")
    ages = case.parties.filter(capacity=Capacity.PARTY).values_list("age", flat=True)
    young = any(age is not None and youngest.value <= age < grown.value for age in ages)
    decided = bool(case.outcome)
    spared = case.outcome != terms.Outcome.PENALISE if decided else bool(case.exempt)
    return young and not case.lighter and not spared


def freezes_by_statute(case: PenaltyCase) -> bool:
    """Whether what gives the power to freeze is a statute by its name (行政强制法 article 10)."""
    case.must_be_stored()
    return "法》" in case.freeze_basis


def late_approval(case: PenaltyCase, on: dt.date) -> str:
    """How much later than the law allows a seizure was approved, "" if it was in time.

    By the hours recorded: counted by days, a morning's seizure would have till the next midnight.
    """
    took = time_to_approval(case, on)
    hours = law.limit("coercion.emergency_report", on=on).amount
    if took is None or took <= dt.timedelta(hours=hours):
        return ""
    return f"当场查封、扣押以后{took / dt.timedelta(hours=1):.1f}小时才补办批准，超过{hours}小时"


def approved_before(case: PenaltyCase, on: dt.date) -> bool:
    """Whether the approval lies before the seizure."""
    took = time_to_approval(case, on)
    return took is not None and took < dt.timedelta()


def time_to_approval(case: PenaltyCase, on: dt.date) -> dt.timedelta | None:
    """From the seizure on the spot to its approval on a day; None where an hour is not known."""
    seized = case.day_of("seize_urgently")
    if seized is None or not case.seized_at or not case.approved_at:
        return None
    return moment(on, case.approved_at) - moment(seized, case.seized_at)


def moment(day: dt.date, hour: str) -> dt.datetime:
    """A day and an hour as it is written down."""
    return dt.datetime.combine(day, dt.time.fromisoformat(hour))


def measure_was_extended(case: PenaltyCase) -> bool:
    """Whether the term of a measure was extended and the party not told of it since."""
    case.must_be_stored()
    return bool(MEASURES & case.extensions.keys()) and case.took("extend", after="tell_extension")


def fined_before(case: PenaltyCase) -> str:
    """The number of another case in which the same act was fined already, "" if there is none.

    Whoever is known by a number is another than a namesake with another number.
    """
    case.must_be_stored()
    principals = case.parties.filter(capacity=Capacity.PARTY)
    known = [one for one in principals if one.identity_hash]
    unknown = [one for one in principals if not one.identity_hash]
    same = (
        Q(parties__identity_hash__in=[one.identity_hash for one in known])
        | Q(parties__identity_hash="", parties__name__in=[one.name for one in known])
        | Q(parties__name__in=[one.name for one in unknown])
    )
    others = type(case)._default_manager.filter(
        same, cause=case.cause, violated_on=case.violated_on, fine__gt=0
    )
    standing = others.exclude(pk=case.pk).exclude(changed__in=SET_ASIDE)
    first = standing.exclude(stage=case.procedure.void.name).order_by("pk").first()
    return first.number if first and case.violated_on and (case.fine or 0) > 0 else ""


def most_added(case: PenaltyCase, on: dt.date) -> Decimal:
    """The highest surcharge by that day: three per cent a day, never more than the fine.

    Article 72, item 1; days of review or suit are not reckoned (article 73).
    """
    due = case.deferred_until or clocks.state_of(case, case.procedure.clocks["pay_within"]).day
    fine = case.fine or Decimal()
    if due is None or on <= due:
        return Decimal()
    late = (on - due).days - sum(days_between(one, due, on) for one in contests(case))
    rate = Decimal(law.threshold("penalty.late_rate").value) / HUNDRED
    return min(fine, fine * rate * max(late, 0))


def contests(case: PenaltyCase) -> Iterator[tuple[dt.date, dt.date | None]]:
    """From when to when the decision was under review or before a court."""
    begun: dt.date | None = None
    for act in case.history:
        if act.step == "contest":
            begun = begun or act.on
        elif act.step == "contest_ended" and begun is not None:
            yield begun, act.on
            begun = None
    if begun is not None:
        yield begun, None


def days_between(contest: tuple[dt.date, dt.date | None], first: dt.date, last: dt.date) -> int:
    """How many days of a contest lie after one day, up to and including another."""
    begun, over = contest
    return max(0, (min(over or last, last) - max(begun, first)).days)
