"""What becomes of a quarrel of the sample, act by act, from the day it comes in."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator

from yifa.kernel.roles import MEDIATOR
from yifa.wings.disputes.dispute.models import Dispute

from .act import Act
from .aftermath import claimed, failed, filed, guided, settled
from .case import Case
from .mediation import goes_up, session, sittings, warned
from .opening import RISKS, SOURCES, comes_in, taken_up

#: How a hundred quarrels end; `better` of them more are settled in our second year.
ENDS = {
    "written": 46,
    "oral": 39,
    "retried": 1.0,
    "no_agreement": 4.0,
    "refused": 1.7,
    "absent": 0.9,
    "guided": 3.0,
    "withdrawn": 2.0,
    "merged": 1.4,
}
BETTER = {"written": 48, "oral": 40, "no_agreement": 3.0, "refused": 1.0, "guided": 2.4}

#: What an ending does once the sittings are over.
Ending = Callable[[Case], Iterator[Act]]


def life(case: Case, end: str, *, source: str, risk: str, others: deque[Dispute]) -> Iterator[Act]:
    """Everything that is done about one quarrel, in order of days.

    `others` are the quarrels that came in last: one that is merged goes into one of them.
    """
    yield from comes_in(case, source, risk)
    if end in ("withdrawn", "merged"):
        yield from stopped(case, end, others)
        return
    case.pass_days(0, 3)
    yield from taken_up(case, source)
    if risk == "high":
        yield from warned(case)
    if end in ("refused", "absent"):
        case.pass_days(2, 12)
        yield from over(case, end)
        return
    yield from sittings(case)
    if case.chance.happens(9):
        yield from goes_up(case)
    yield from over(case, end)


def stopped(case: Case, end: str, others: deque[Dispute]) -> Iterator[Act]:
    """Taken back by who brought it, or the same as another that is known already."""
    case.pass_days(0, 4)
    into = next((one for one in others if one.pk), None)
    if end == "merged" and into is not None:
        yield case.act("merge", MEDIATOR, merged_into=into, note="与已登记的是同一件纠纷")
    else:
        yield case.act("withdraw", MEDIATOR, note="当事人自行和解，撤回申请")


def over(case: Case, end: str) -> Iterator[Act]:
    """The end of it, and what follows."""
    if end in ("written", "oral"):
        form = "oral" if end == "oral" and case.words.get("oral", True) else "written"
        yield from settled(case, form)
    elif end == "retried":
        yield from tried_again(case)
    elif end == "guided":
        yield from guided(case)
        case.pass_days(1, 6)
        yield from filed(case, percent=70)
    else:
        yield from failed(case, end)
        case.pass_days(1, 8)
        yield from filed(case, percent=75)
        yield from claimed(case, percent=25)


def tried_again(case: Case) -> Iterator[Act]:
    """Failed once, then both sides came back."""
    yield from failed(case, "no_agreement")
    case.pass_days(15, 40)
    yield case.act("retry", MEDIATOR, consent="all")
    case.pass_days(0, 4)
    yield from session(case, case.say(case.words["talks"][-1]))
    yield from settled(case, "written")


def fate(case: Case, number: int, *, better: bool) -> dict[str, str]:
    """How the nth quarrel comes in and ends; rare ways come up in every large enough sample."""
    ends = ENDS | BETTER if better else ENDS
    turn = number // len(RARE)
    rare = RARE[number % len(RARE)] if turn % 12 == 1 else {}
    chance = case.chance
    drawn = {"end": chance.one(ends), "source": chance.one(SOURCES), "risk": chance.one(RISKS)}
    return drawn | rare


#: Ways that a small sample might miss; each comes up once in twelve rounds of this list.
RARE: tuple[dict[str, str], ...] = (
    {"source": "court"},
    {"end": "retried"},
    {"end": "merged"},
    {"source": "petition"},
    {"end": "withdrawn"},
    {"end": "written", "court": "rejected"},
    {"source": "hotline"},
    {"end": "guided"},
    {"source": "department"},
    {"end": "absent"},
    {"risk": "high"},
    {"end": "refused"},
    {"end": "written", "court": "not_accepted"},
    {"source": "police"},
)
