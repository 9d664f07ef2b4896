"""When things are due: the state of each clock of a matter, from its events and the law."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from yifa import law
from yifa.law import calendar

from .gates import Reason
from .matter import Matter, Taken
from .procedure import Clock, FixedDate, Step


class Status(StrEnum):
    """What a clock is doing."""

    NOT_STARTED = "none"
    RUNNING = "running"
    PAUSED = "paused"
    DONE = "done"
    LATE = "late"


@dataclass(frozen=True)
class ClockState:
    """One clock of one matter.

    `due` is None until it starts; `done_on` the day it was stopped. `days_left` counts in the
    limit's own unit, negative when past.
    """

    clock: Clock
    status: Status
    limit: law.Limit
    start: dt.date | None = None
    due: calendar.Due | None = None
    day: dt.date | None = None
    done_on: dt.date | None = None
    extended: bool = False

    @property
    def runs(self) -> bool:
        """Whether its end still lies ahead of somebody."""
        return self.status in (Status.RUNNING, Status.PAUSED)

    def days_left(self, today: dt.date) -> int | None:
        """Days or working days to its end, as the limit counts them."""
        if self.day is None or not self.runs:
            return None
        return calendar.days_left(self.day, today, self.limit.unit)


def states(matter: Matter) -> list[ClockState]:
    """Every clock of the matter's procedure, in the order declared."""
    return [state_of(matter, clock) for clock in matter.procedure.clocks.values()]


def state_of(matter: Matter, clock: Clock) -> ClockState:
    """One clock, read as of the day it started."""
    if isinstance(clock, FixedDate):
        return fixed(matter, clock)
    began = latest_start(matter, clock)
    start = starting_day(matter, clock)
    named: dt.date | None = getattr(matter, clock.until) if clock.until else start
    idle = clock.given and not matter.last(clock.given.name)
    if began is None or start is None or named is None or idle:
        return ClockState(clock, Status.NOT_STARTED, limit_of(matter, clock, matter.registered_on))
    limit = limit_of(matter, clock, start)
    if clock.until:
        due = calendar.named(limit, start=start, day=named)
    else:
        due = calendar.end(limit, start=start, paused=not_counted(matter, clock, limit))
    return running_or_done(matter, clock, due, since=began.place)


def limit_of(matter: Matter, clock: Clock, on: dt.date) -> law.Limit:
    """The limit of a clock on a day, as the place of the matter and its sector narrow it."""
    return law.limit(clock.limit, on=on, place=matter.place_code, sector=matter.sector)


def running_or_done(matter: Matter, clock: Clock, due: calendar.Due, *, since: int) -> ClockState:
    """A clock that has started: where it ends, and whether a step has stopped it.

    An extension that ends sooner was of an earlier run, and shortens none.
    """
    until = matter.extensions.get(clock.name, "")
    extended = until > due.day.isoformat()
    day = dt.date.fromisoformat(until) if extended else due.day
    done_on = stopped(matter, clock, since=since)
    return ClockState(
        clock,
        status=status(matter, clock, due.limit, done_on=done_on, day=day),
        limit=due.limit,
        start=due.start,
        due=due,
        day=day,
        done_on=done_on,
        extended=extended,
    )


def fixed(matter: Matter, clock: FixedDate) -> ClockState:
    """A clock that ends on a date of the year after the one the matter is about."""
    limit = limit_of(matter, clock, matter.registered_on)
    due = calendar.fixed_date(limit, matter.year + 1)
    return running_or_done(matter, clock, due, since=0)


#: What stops every clock that the law lets stand still: the matter was suspended.
SUSPENSION = "suspension"


def stands_still(limit: law.Limit) -> bool:
    """Whether a limit stands still while its matter is suspended.

    One that was read in the law stands still only where the law says so; of others we don't know.
    """
    return not limit.is_verified or SUSPENSION in limit.leaves_out


def not_counted(matter: Matter, clock: Clock, limit: law.Limit) -> list[calendar.Pause]:
    """The days that do not count: of suspension, and of what else the limit leaves out."""
    found = pauses(matter) if stands_still(limit) else []
    for name in clock.rests.keys() & {*limit.leaves_out}:
        rest = clock.rests[name]
        found += (
            rests_while(matter, rest) if isinstance(rest, Clock) else rests_between(matter, *rest)
        )
    return found


def rests_while(matter: Matter, other: Clock) -> list[calendar.Pause]:
    """The days on which another clock ran, from each act that started it.

    It ends with the act that stops it, that day excluded, or with the last of its days: whoever
    is asked and stays silent holds up nothing for longer.
    """
    starts, stops = ({step.name for step in steps} for steps in (other.after, other.before))
    found = []
    for act in matter.history:
        if act.step not in starts:
            continue
        last = calendar.end(limit_of(matter, other, act.on), start=act.on).day
        over = [one.on for one in matter.history if one.place > act.place and one.step in stops]
        until = min(last, over[0] - dt.timedelta(days=1)) if over else last
        if act.on <= until:
            found.append((act.on, until))
    return found


def rests_between(matter: Matter, begins: Step, *ends: Step) -> list[calendar.Pause]:
    """The days from each act of one step up to the next of any other, that day excluded."""
    found, begun = [], None
    over = {step.name for step in ends}
    for act in matter.history:
        if act.step == begins.name:
            begun = begun or act.on
        elif act.step in over and begun is not None:
            if begun < act.on:
                found.append((begun, act.on - dt.timedelta(days=1)))
            begun = None
    return found


def rests_now(matter: Matter, clock: Clock, limit: law.Limit) -> bool:
    """Whether a clock stands still now: its matter is suspended, or it is in what is left out."""
    if matter.suspended_on is not None and stands_still(limit):
        return True
    rests = [clock.rests[name] for name in clock.rests.keys() & {*limit.leaves_out}]
    # What rests no longer than another clock is counted in its end already.
    return any(in_between(matter, *rest) for rest in rests if not isinstance(rest, Clock))


def in_between(matter: Matter, begins: Step, *ends: Step) -> bool:
    """Whether the one step was taken and none of the others since."""
    names = {step.name for step in (begins, *ends)}
    last = next((act for act in reversed(matter.history) if act.step in names), None)
    return last is not None and last.step == begins.name


def pauses(matter: Matter) -> list[calendar.Pause]:
    """The days on which the matter was suspended; the day it was resumed counts again."""
    return [
        (dt.date.fromisoformat(begun), dt.date.fromisoformat(over) - dt.timedelta(days=1))
        for begun, over in matter.pauses
        if begun < over
    ]


def latest_start(matter: Matter, clock: Clock) -> Taken | None:
    """The latest act that sets it running."""
    acts = [act for step in clock.after if (act := matter.last(step.name))]
    return max(acts, key=lambda act: act.place, default=None)


def starting_day(matter: Matter, clock: Clock) -> dt.date | None:
    """The day of the step it runs from, or the day that it names: of a field, of a clock's end."""
    began = latest_start(matter, clock)
    if began is None:
        return None
    if isinstance(clock.since, Clock):
        return state_of(matter, clock.since).day
    if not clock.since:
        return began.on
    day: dt.date | None = getattr(matter, clock.since)
    return day


def stopped(matter: Matter, clock: Clock, *, since: int) -> dt.date | None:
    """The day a step stopped it, or on which the matter ended for good."""
    names = {step.name for step in (*clock.before, *clock.ended_by)}
    for act in matter.history:
        if act.place > since and act.step in names:
            return act.on
    return None


def status(
    matter: Matter, clock: Clock, limit: law.Limit, *, done_on: dt.date | None, day: dt.date
) -> Status:
    """What the clock is doing."""
    if done_on is not None:
        return Status.LATE if done_on > day else Status.DONE
    return Status.PAUSED if rests_now(matter, clock, limit) else Status.RUNNING


def running(matter: Matter) -> Iterator[ClockState]:
    """The clocks that still run; in a stage that ends a matter, only those of others."""
    ended = matter.stage_now.ends
    for clock in matter.procedure.clocks.values():
        if not (ended and clock.ours) and (state := state_of(matter, clock)).runs:
            yield state


def nearest(matter: Matter) -> ClockState | None:
    """The clock that ends first, verified or not; windows do not count as due."""
    waiting = [state for state in running(matter) if state.day and not state.clock.waits]
    return min(waiting, key=lambda state: state.day or dt.date.max, default=None)


def tell_due(matter: Matter) -> None:
    """Bring the due day that lists read up to date with the history."""
    next_due = nearest(matter)
    matter.due = next_due.day if next_due else None
    matter.due_clock = next_due.clock.name if next_due else ""
    matter.due_provisional = bool(next_due and next_due.due and next_due.due.provisional)


def unfinished_windows(matter: Matter, step: str, on: dt.date) -> Iterator[Reason]:
    """Windows that protect a party and have not run out on the day of the act."""
    for clock in matter.procedure.clocks.values():
        if not clock.waits or step not in {before.name for before in clock.before}:
            continue
        state = state_of(matter, clock)
        if state.runs and state.day and is_open(state, on):
            yield Reason(
                missing=f"{state.clock.says}的期限到{state.day.month}月{state.day.day}日才满",
                says=state.limit.what,
                basis=state.limit.basis,
                gate=state.limit.id,
                blocks=state.limit.is_verified,
                verified=state.limit.is_verified,
            )


def is_open(state: ClockState, on: dt.date) -> bool:
    """Whether a window still runs: 不少于三十日 ends with its last day, a right to act after it."""
    assert state.day is not None, "an open window has an end"
    return on < state.day if state.limit.direction == "at_least" else on <= state.day
