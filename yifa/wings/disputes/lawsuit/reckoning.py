"""What is reckoned of a lawsuit: days that have passed, and what the decisions so far come to.

Every function that asks for days or for stored results raises ValueError for a case that is not
stored: the walk knows neither and lets the gates that ask here go either way.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from yifa.kernel import clocks

from .terms import LOST, Result

if TYPE_CHECKING:
    from .models import Lawsuit


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
    if case.took("allow_delay") and case.delay_allowed:
        return is_late(case, "delayed_evidence_within", on)
    return is_late(case, "evidence_within", on)


def appeal_is_late(case: Lawsuit, on: dt.date) -> bool:
    """Whether the days to appeal against the last decision are over."""
    case.must_be_stored()
    acts = [act for step in ("judge", "dismiss") if (act := case.last(step))]
    if not acts:
        return False
    latest = max(acts, key=lambda act: act.place)
    name = "may_appeal_judgment" if latest.step == "judge" else "may_appeal_ruling"
    return is_late(case, name, on)


def is_lost(case: Lawsuit) -> bool:
    """Whether what stands goes against the organ."""
    case.must_be_stored()
    return case.lost


def outcome(case: Lawsuit, step: str) -> dict[str, object]:
    """What a step leaves of the results, beside what it says itself; a correction reckons anew.

    A suit that ends without a judgment leaves nothing to perform, whatever a court below said.
    """
    if step == "correct":
        step = last_decision(case)
    told: dict[str, object] = {}
    if step == "dismiss":
        told["first_result"] = case.first_result = Result.DISMISS_SUIT.value
    if step == "end_by_ruling":
        told |= {"duty": False, "redo_ordered": False, "perform_by": None}
    results = results_by_step(case)
    if step not in results:
        return told
    return told | {"result": results[step], "lost": results[step] in LOST}


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


def last_decision(case: Lawsuit) -> str:
    """The step of the last decision that stands, "" if there is none."""
    steps = results_by_step(case).keys()
    return next((act.step for act in reversed(case.history) if act.step in steps), "")
