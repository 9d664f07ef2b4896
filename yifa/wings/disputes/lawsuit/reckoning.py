"""What is reckoned of a lawsuit: days that have passed, and what the decisions so far come to.

Every function that asks for days or for stored results raises ValueError for a case that is not
stored: the walk knows neither and lets the gates that ask here go either way.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from yifa.kernel import clocks

from .terms import DUTIES, LOST, THIRD_PARTIES, Appearance, CaseKind, Result, Standing

if TYPE_CHECKING:
    from .models import Lawsuit

#: With these another instance of the courts begins, which hears for itself.
INSTANCE_BEGINS = frozenset({"appeal", "other_appeals", "remand", "retry"})
FIRST_DECISIONS = ("judge", "dismiss")
#: What each session says of the head's duty to appear.
APPEARANCES = {
    "hear": Appearance.CAME.value,
    "hear_without_head": Appearance.ABSENT.value,
    "hear_with_other_head": Appearance.OTHER_HEAD.value,
    "head_comes": Appearance.CAME.value,
    "missed_again": Appearance.MISSED_AGAIN.value,
}
#: The first session of an instance is one of these.
FIRST_HEARINGS = frozenset({"hear", "hear_without_head", "hear_with_other_head"})
#: The days of service from which a decision can be fought, or takes effect at once.
FINAL_AT_ONCE = frozenset({"judge_second", "judge_retrial", "mediated", "end_by_ruling"})


def day_of(case: Lawsuit, name: str) -> dt.date | None:
    """The day on which a clock ends, None if it does not run."""
    case.must_be_stored()
    return clocks.state_of(case, case.procedure.clocks[name]).day


def is_late(case: Lawsuit, name: str, on: dt.date) -> bool:
    """Whether a clock has ended before that day."""
    last = day_of(case, name)
    return last is not None and on > last


def evidence_is_late(case: Lawsuit, on: dt.date) -> bool:
    """Whether the days for evidence are over, those that the court granted included."""
    case.must_be_stored()
    if case.took("allow_delay"):
        return is_late(case, "delayed_evidence_within", on)
    return is_late(case, "evidence_within", on)


def appeal_is_late(case: Lawsuit, on: dt.date) -> bool:
    """Whether the days to appeal against the last decision are over."""
    case.must_be_stored()
    decision = last_of(case, FIRST_DECISIONS)
    if not decision:
        return False
    name = "may_appeal_judgment" if decision == "judge" else "may_appeal_ruling"
    return is_late(case, name, on)


def has_been_appealed(case: Lawsuit, step: str) -> bool:
    """Whether the last decision of first instance was appealed by that step."""
    case.must_be_stored()
    since = [act.step for act in case.history]
    while since and since[-1] not in FIRST_DECISIONS:
        if since.pop() == step:
            return True
    return False


def in_force_from(case: Lawsuit) -> dt.date | None:
    """The first day on which the decision of first instance is in force if nobody appeals."""
    case.must_be_stored()
    name = "judgment_waits" if last_of(case, FIRST_DECISIONS) == "judge" else "ruling_waits"
    last = day_of(case, name)
    return last + dt.timedelta(days=1) if last else None


def last_of(case: Lawsuit, steps: tuple[str, ...]) -> str:
    """Which of some steps was taken last, "" if none was."""
    return next((act.step for act in reversed(case.history) if act.step in steps), "")


def this_instance(case: Lawsuit) -> list[str]:
    """The steps taken since the present instance began, in their order."""
    case.must_be_stored()
    taken: list[str] = []
    for act in case.history:
        taken = [] if act.step in INSTANCE_BEGINS else [*taken, act.step]
    return taken


def was_heard(case: Lawsuit) -> bool:
    """Whether the present instance had a session."""
    return not FIRST_HEARINGS.isdisjoint(this_instance(case))


def is_called_again(case: Lawsuit) -> bool:
    """Whether the court called the head again after a session of this instance (article 7)."""
    taken = this_instance(case)
    sessions = [place for place, step in enumerate(taken) if step in APPEARANCES]
    return bool(sessions) and "call_hearing" in taken[sessions[-1] :] and case.head_called


def judged_after_remand(case: Lawsuit) -> bool:
    """Whether a judgment was set aside for a new trial, and another was given there.

    A ruling that dismissed the suit is set aside for its first trial, which is no new one; and
    what is tried again after it was in force begins anew.
    """
    case.must_be_stored()
    decided, remanded = "", False
    for act in case.history:
        if act.step in FIRST_DECISIONS:
            decided = act.step
        elif act.step == "remand":
            decided, remanded = "", remanded or decided == "judge"
        elif act.step == "retry":
            decided, remanded = "", False
    return remanded and decided == "judge"


def is_lost(case: Lawsuit) -> bool:
    """Whether what stands goes against the organ."""
    case.must_be_stored()
    return case.lost


def owed(case: Lawsuit) -> dict[str, object]:
    """What follows from the organ's part in the suit: an answer of a defendant, and its head."""
    third = case.standing in THIRD_PARTIES
    owes_head = not third or case.standing == Standing.THIRD_PARTY_OWED
    return {"defends_from": None if third else case.served_on, "head_owed": owes_head}


def outcome(case: Lawsuit, step: str) -> dict[str, object]:
    """What a step leaves of the results, beside what it says itself; a correction reckons anew."""
    anew = step == "correct"
    if anew:
        step = last_of(case, tuple(results_by_step(case)))
    told: dict[str, object] = {}
    if step == "dismiss":
        told["first_result"] = case.first_result = Result.DISMISS_SUIT.value
    if step in FIRST_DECISIONS:
        days = [one for one in (case.document_on, case.others_served_on) if one]
        told["appeal_from"] = max(days, default=None)
    if step in FINAL_AT_ONCE:
        told["effective_on"] = case.document_on
    result = results_by_step(case).get(step)
    if result is None:
        return told
    stands = not anew and not replaces(case, step)
    told |= {"result": result, "lost": is_loss(case, result)}
    return told | orders(case, step, result, stands=stands)


def awards_compensation(case: Lawsuit) -> bool:
    """Whether what stands has the organ pay compensation, as such or beside something else."""
    case.must_be_stored()
    awarded = case.result == Result.COMPENSATE or case.case_kind == CaseKind.COMPENSATION
    return case.duty and awarded


def is_loss(case: Lawsuit, result: str) -> bool:
    """Whether a result goes against the organ: a mere third party loses nothing of its own."""
    return result in LOST and case.standing != Standing.THIRD_PARTY


def replaces(case: Lawsuit, step: str) -> bool:
    """Whether a decision puts another in the place of the one before; who affirms does not."""
    if step == "judge_second":
        return bool(case.second_disposal)
    return step != "judge_retrial" or bool(case.retrial_disposal)


def orders(case: Lawsuit, step: str, result: str, *, stands: bool) -> dict[str, object]:
    """What the organ has to do: as said, as the result implies, as ordered before if that stands.

    A suit that ends without a judgment, or is won above, leaves nothing, whatever was said below.
    """
    above = step in ("judge_second", "judge_retrial")
    if step == "end_by_ruling" or (above and not stands and result not in LOST):
        none: dict[str, object] = dict.fromkeys(("duty", "redo_ordered"), False)
        return none | {"duty_stands": False, "redo_stands": False, "perform_by": None}
    redo = case.redo_ordered or (stands and case.redo_stands)
    duty = case.duty or redo or result in DUTIES or (stands and case.duty_stands)
    return {"duty": duty, "redo_ordered": redo, "duty_stands": duty, "redo_stands": redo}


def results_by_step(case: Lawsuit) -> dict[str, str]:
    """Each step by which a court decides, with what the decision comes to."""
    return {
        "judge": case.first_result,
        "dismiss": case.first_result,
        "mediated": Result.MEDIATED.value,
        "end_by_ruling": case.ending,
        "judge_second": case.second_disposal or case.first_result,
        # Who affirms in retrial leaves what stood, however it came about.
        "judge_retrial": case.retrial_disposal or case.result,
    }
