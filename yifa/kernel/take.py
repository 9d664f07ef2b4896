"""The one door: `take` is the only way a matter comes to be or changes.

It locks, checks stage, role, day, fields, gates and windows, and then writes fields, event, chain
and clocks in one transaction. What it can't take it refuses whole, with every reason at once.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils import timezone

from yifa import law

from . import (
    awaits,
    chain,
    checks,
    clocks,
    derived,
    evidence,
    handover,
    numbering,
    rights,
    state,
    tally,
)
from .gates import Reason, Refused
from .kernel_steps import CORRECT, REVOKE, Act, KernelStep
from .matter import LOOKS, Event, Matter, Payload, Taken
from .organisation import Organisation
from .party import Party
from .person import Post
from .plain_text import as_seen
from .procedure import Procedure, Step
from .register import Register
from .writing import FILES, PARTIES, blank_of, clean, put_parties, written


@dataclass(frozen=True)
class Request:
    """One step asked for: everything the door needs to know.

    `at` is the moment it is recorded, `on` the day of the act. `seen` is how many events the
    person had before their eyes; if the matter has moved on since, the step is refused. `late`
    enters past work with its original day: its gates are recorded as not proved, and what a later
    step needs may stay blank where nobody knows it any more.
    """

    matter: Matter
    step: str
    by: Post
    on: dt.date
    writes: Mapping[str, Any] = field(default_factory=dict)
    note: str = ""
    files: Sequence[evidence.Upload] = ()
    at: dt.datetime | None = None
    seen: int | None = None
    late: bool = False
    #: False where a step is only tried and taken back: its files are looked at and not stored.
    keeps: bool = True


def take(
    matter: Matter,
    step: str,
    *,
    by: Post,
    on: dt.date,
    at: dt.datetime | None = None,
    note: str = "",
    files: Sequence[evidence.Upload] = (),
    seen: int | None = None,
    late: bool = False,
    keeps: bool = True,
    **writes: Any,
) -> Event:
    """Take one step and return its event; raises Refused, and then nothing is stored."""
    asked = Request(matter, step, by, on, writes, note, files, at, seen, late, keeps)
    return take_many([asked])[0]


def take_many(requests: Iterable[Request]) -> list[Event]:
    """Take several steps in one transaction: all of them or none."""
    with transaction.atomic():
        held = Held()
        events = [Taking(request, held).run() for request in requests]
        held.store()
    return events


@dataclass
class Held:
    """What a transaction holds already: rows it has locked need not be read again.

    Events and files are stored together at its end, or before somebody reads them.
    """

    heads: chain.Heads = field(default_factory=chain.Heads)
    counters: numbering.Counters = field(default_factory=numbering.Counters)
    tallies: tally.Tallying = field(default_factory=tally.Tallying)
    matters: dict[int | None, Matter] = field(default_factory=dict)
    files: list[tuple[evidence.Upload, Event]] = field(default_factory=list)

    def has(self, matter: Matter) -> bool:
        """Whether this very object was brought up to date in this transaction."""
        return self.matters.get(matter.pk) is matter

    def store(self) -> None:
        """Write what was only held so far, before the transaction ends."""
        self.counters.store()
        self.heads.store()
        self.tallies.store()
        self.store_files()

    def store_files(self) -> None:
        """Write the files that wait, and the events they came with."""
        self.heads.store_events()
        for upload, event in self.files:
            evidence.keep(upload, event=event)
        self.files.clear()


class Taking:
    """One step on its way through the door."""

    def __init__(self, asked: Request, held: Held) -> None:
        self.asked = asked
        self.held = held
        self.matter = matter = asked.matter
        self.at = (asked.at or timezone.now()).astimezone(dt.UTC)
        if not held.has(matter):
            if matter.pk is None:
                begin(matter, by=asked.by, on=asked.on)
            else:
                if matter.pk in held.matters:  # as another object, which has to learn of its events
                    held.heads.store_events()
                lock(matter, by=asked.by)
        self.procedure: type[Procedure] = matter.procedure
        self.step: Step = self.procedure.step(asked.step)
        self.stage_before = matter.stage
        #: Who holds it just before the step; taking back a sending goes on the sender's chain.
        taken_back = self.step is REVOKE and matter.sent_by is not None
        self.chain: Organisation = matter.sent_by if taken_back else matter.holder  # type: ignore[assignment]  # not None where taken back
        self.values: dict[str, Any] = {}
        self.revoked: Event | None = None
        #: For 撤销: the events that stand beside the one revoked.
        self.left: list[Event] = []
        self.unmet: list[Reason] = []
        self.files: Sequence[evidence.Upload] = asked.files

    def run(self) -> Event:
        """Check everything, then write everything."""
        self.check()
        with self.refusing_days_before_the_law():
            return self.write()

    def check(self) -> None:
        """Stop at whatever is wrong with the step or with the case as it would leave it."""
        with self.refusing_days_before_the_law():
            self.refuse(*self.what_is_wrong())
            if Register.of(self.matter).makes and self.held.files:
                self.held.store_files()  # what it makes may follow from a file made just now
            self.apply()
            self.refuse(rights.told_to_the_named(self.matter) + self.gates_in_the_way(), {})
            if make := Register.of(self.matter).makes.get(self.step):
                self.add_files(make(self.matter, self.asked.on))

    def add_files(self, made: Sequence[evidence.Upload]) -> None:
        """Files that the house made; nobody's own file may pass for one of them."""
        if alike := {one.name for one in made} & {one.name for one in self.asked.files}:
            told = f"“{min(alike)}”由系统生成，自己的文件换个名字再传"
            raise Refused(self.step.label, fields={"files": told})
        self.files = [*self.asked.files, *made]

    @contextmanager
    def refusing_days_before_the_law(self) -> Iterator[None]:
        """A day on which a limit did not hold yet is a day to mend."""
        try:
            yield
        except law.NotInForce as too_early:
            told = f"{too_early}，核对办理日期"
            raise Refused(self.step.label, fields={"on": told}) from too_early

    def refuse(self, reasons: list[Reason], faults: dict[str, str]) -> None:
        """Stop here if anything stands in the way."""
        if reasons or faults:
            raise Refused(self.step.label, reasons, faults)

    def what_is_wrong(self) -> tuple[list[Reason], dict[str, str]]:
        """Standing, day and values; a kernel step answers only once nothing else is wrong."""
        asked = self.asked
        reasons = checks.standing(
            self.matter, self.step, by=asked.by, at=self.at, seen=asked.seen, late=asked.late
        )
        faults = checks.day(self.matter, on=asked.on, at=self.at, late=asked.late)
        faults |= checks.note(self.said) | checks.files(asked.files)
        if self.step is REVOKE and not reasons:
            self.held.heads.store_events()
            events, why = checks.revocable(self.matter, by=asked.by)
            self.left, self.revoked = events[:-1], events[-1] if events else None
            reasons += why
        if isinstance(self.step, KernelStep):
            faults |= checks.answers(self.step, asked.writes, said=self.said)
            if self.step is CORRECT:
                faults |= self.read_corrections()
            elif not reasons and not faults:
                self.values = self.step.act(Act(self.matter, asked.by, asked.on, asked.writes))
        else:
            faults |= self.read_writes()
        return reasons, faults

    @property
    def said(self) -> str:
        """The note, or the reason that a kernel step asks for."""
        return as_seen(str(self.asked.writes.get("reason") or self.asked.note or "")).strip()

    def read_writes(self) -> dict[str, str]:
        """The fields of the step, cleaned; returns one sentence for each that can't be taken."""
        names = self.procedure.fields_of(self.step)
        unknown_by_now = self.asked.late and not self.step.move.begins
        needs = frozenset() if unknown_by_now else self.procedure.needed_by(self.step)
        given = self.asked.writes
        self.values, faults = clean(self.matter, names, needs, given, by=self.asked.by)
        for name in self.procedure.cleared_by(self.step):
            self.values.setdefault(name, blank_of(self.matter, name))
        return faults

    def read_corrections(self) -> dict[str, str]:
        """The fields to correct, cleaned: only what an earlier step wrote."""
        given = {name: value for name, value in self.asked.writes.items() if name != "reason"}
        faults = checks.corrections(self.matter, given)
        known = [name for name in given if name not in faults]
        needs = checks.needed_so_far(self.matter) & set(known)
        told = {name: given[name] for name in known}
        self.values, more = clean(self.matter, known, needs, told, by=self.asked.by)
        return faults | more

    def apply(self) -> None:
        """Set the columns, so that gates see the case as the step would leave it."""
        for name, value in self.values.items():
            if name != PARTIES:
                setattr(self.matter, name, value)
        self.matter.acting, self.matter.acting_on = self.asked.by, self.asked.on
        self.matter.bringing = None if self.step is CORRECT else self.asked.files
        self.matter.stage = self.step.leads_to(self.matter.stage)
        for name, value in Register.of(self.matter).fills(self.matter, self.step).items():
            setattr(self.matter, name, value)
            self.values[name] = value
        made = Register.of(self.matter).title_of(self.matter)
        if made and made != self.matter.title:
            self.matter.title = self.values["title"] = made
        if self.step.move.begins and self.matter.pk is None:
            self.matter.year = Register.of(self.matter).year_of(self.matter, self.asked.on)

    def gates_in_the_way(self) -> list[Reason]:
        """Gates and windows that refuse; those that only remind are kept with the event."""
        if any(gate.weighs for gate in self.procedure.gates_of(self.step)):
            self.held.store_files()  # such a gate may look at what others did just now
        found = checks.gates(self.matter, self.step, on=self.asked.on)
        if self.step is CORRECT:
            self.unmet = checks.gates_left_open(self.matter, self.values)
        late = self.asked.late
        refusing = [one for one in found if one.blocks and (one.of_record or not late)]
        self.unmet += [reason for reason in found if reason not in refusing]
        return refusing

    def write(self) -> Event:
        """Everything to the database, in the order of locks: counter, matter, chain."""
        matter, parties = self.matter, self.values.get(PARTIES)
        if self.revoked is not None:
            parties = undo(matter, self.revoked, self.left)
        if matter.pk is None:
            give_number(matter, self.held.counters)
        matter.events_taken += 1
        matter.changed_at = self.at
        self.remember()
        clocks.tell_due(matter)
        awaits.tell(matter)
        self.store_matter(parties)
        self.held.matters[matter.pk] = matter
        self.count()
        return self.store_event()

    def remember(self) -> None:
        """Keep the matter's history as this step leaves it, without reading it again."""
        matter, revoked = self.matter, self.revoked
        if revoked is not None:
            left = [act for act in matter.history if act.place != revoked.place_in_matter]
            matter.history[:] = left
        elif self.step.name not in LOOKS:
            act = Taken(
                self.step.name,
                self.asked.on,
                matter.stage,
                matter.events_taken,
                self.stage_before,
                self.chain.pk,
                matter.holder_id,
            )
            matter.history.append(act)

    def count(self) -> None:
        """What figures count of the matter from now on."""
        if self.revoked is not None:
            self.held.tallies.tell_anew(self.matter)
        elif self.step.name not in LOOKS:
            self.held.tallies.step(self.matter, changed=self.values.keys())

    def store_matter(self, parties: list[dict[str, Any]] | None) -> None:
        """The row with what this step changed in it, its parties and its calls."""
        matter, changed = self.matter, self.values.keys() - {PARTIES}
        is_new = matter._state.adding
        as_whole = is_new or self.revoked is not None
        if as_whole or parties is not None or changed & {*Register.of(matter).search}:
            derived.tell_words(matter, people_of(matter, parties))
            changed |= {"grams", "shown_title"}
        if as_whole:
            matter.save(force_insert=is_new)
        else:
            matter.save(update_fields=changed | EVERY_STEP_CHANGES)
        if parties is not None:
            put_parties(matter, parties, instead=not is_new)
        if "calls" in changed or (self.revoked and "calls" in self.revoked.payload.wrote):
            handover.index_calls(matter)

    def store_event(self) -> Event:
        """The event with its payload at the end of its chain; files follow once it is stored."""
        event = Event(
            matter_id=self.matter.pk,
            place_in_matter=self.matter.events_taken,
            kind=self.matter.kind,
            step=self.step.name,
            stage_before=self.stage_before,
            stage_after=self.matter.stage,
            on=self.asked.on,
            at=self.at,
            by=self.asked.by,
            holder=self.chain,
            holder_after=self.matter.holder,
            revokes=self.revoked,
            late=self.asked.late,
        )
        event.matter = self.matter
        chain.append(event, self.payload(), self.held.heads)
        if self.asked.keeps:
            self.held.files += [(upload, event) for upload in self.files]
        return event

    def payload(self) -> Payload:
        """What the event wrote: also the columns that registering set by itself."""
        matter = self.matter
        values = dict(self.values)
        if self.stage_before == "":
            values |= {name: getattr(matter, name) for name in BEGUN_WITH}
        wrote, private = written(values)
        if self.files:
            wrote[FILES] = [one.told() for one in self.files]
        return Payload(
            wrote=wrote,
            note=self.said,
            unmet=[reason.gate for reason in self.unmet],
            private=json.dumps(private, ensure_ascii=False) if private else "",
        )


#: Columns that change with every step, whatever it writes.
EVERY_STEP_CHANGES = frozenset(
    {
        "stage",
        "events_taken",
        "changed_at",
        "due",
        "due_clock",
        "due_provisional",
        "awaits",
        "awaits_from",
    }
)

#: Columns that registering sets, which the first event tells so that it can be replayed.
BEGUN_WITH = (
    "number",
    "title",
    "organisation",
    "holder",
    "handler",
    "procedure_name",
    "registered_on",
    "origin",
)


def begin(matter: Matter, *, by: Post, on: dt.date) -> None:
    """A new matter: held by the organisation of the post that registers it."""
    matter.kind = matter.kind_name()
    matter.organisation = matter.holder = by.organisation
    matter.procedure_name = Register.of(matter).procedure_for(matter, on).__name__
    matter.holder_path = by.organisation.path
    matter.handler = by
    matter.registered_on = on
    matter.stage = ""


def lock(matter: Matter, *, by: Post) -> None:
    """Hold the rows until the transaction ends, and read them as they are now."""
    model = type(matter)
    rows = ["self", *(link.name for link in model._meta.parents.values() if link)]
    now = model._default_manager.select_for_update(of=tuple(rows))
    matter.refresh_from_db(from_queryset=now)
    matter.forget_history()
    if matter.holder_id == by.organisation_id:
        matter.holder = by.organisation  # known already, so it need not be read


def give_number(matter: Matter, counters: numbering.Counters) -> None:
    """Number a new matter by its organisation, kind and year."""
    matter.serial = counters.issue(matter.organisation, kind=matter.kind, year=matter.year)
    matter.number = numbering.number(
        matter.organisation, word=Register.of(matter).word, year=matter.year, serial=matter.serial
    )


def undo(matter: Matter, revoked: Event, others: list[Event]) -> list[dict[str, Any]] | None:
    """Put the matter back to what its other standing events left; parties to put back, if any."""
    if not others:
        matter.stage = Procedure.void.name
        return None
    left = state.replay(others)
    matter.stage = left.stage
    parties = state.put_back(matter, left, revoked.payload.wrote)
    matter.holder_path = matter.holder.path  # registering tells the holder, not its path
    return parties


def people_of(matter: Matter, parties: list[dict[str, Any]] | None) -> list[Party]:
    """The parties: those about to be put, else those there are."""
    if parties is not None:
        return [Party(**row) for row in parties]
    return [] if matter.pk is None else list(matter.parties.all())
