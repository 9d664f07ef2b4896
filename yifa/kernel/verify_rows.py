"""Whether each matter is what its events made it: its columns, parties, calls and files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import models

from . import privacy
from .broken import Broken, Known, act_label
from .evidence import Evidence
from .handover import CalledIn
from .keys import Unopened
from .matter import LOOKS, Event, Matter
from .organisation import Organisation
from .party import PARTY_FIELDS, PRIVATE_PARTY_FIELDS, Party
from .person import Post
from .procedure import Procedure
from .register import Register
from .state import State, replay
from .tally import Tally
from .verify_beside import faults_in_calls, faults_in_files, faults_in_private, faults_of_kind
from .verify_derived import Fault, faults_in_derived
from .writing import PARTIES

#: How many matters are looked at together.
AT_ONCE = 500

#: Columns that no event writes: keys, what is derived, and what is compared in its own way.
NOT_WRITTEN = frozenset(
    {
        "id",
        "matter_ptr",
        "kind",
        "year",
        "serial",
        "holder_path",
        "stage",
        "due",
        "due_clock",
        "due_provisional",
        "awaits",
        "awaits_from",
        "grams",
        "shown_title",
        "events_taken",
        "changed_at",
    }
)

Row = TypeVar("Row", bound=models.Model)


@dataclass
class Record:
    """A matter with everything that hangs on it."""

    matter: Matter
    known: Known
    events: list[Event] = field(default_factory=list)
    parties: list[Party] = field(default_factory=list)
    calls: list[CalledIn] = field(default_factory=list)
    files: list[Evidence] = field(default_factory=list)
    tallies: list[Tally] = field(default_factory=list)

    @cached_property
    def standing(self) -> list[Event]:
        """Its acts that were not revoked, oldest first."""
        revoked = {event.revokes_id for event in self.events}
        return [
            event
            for event in self.events
            if event.revokes_id is None and event.pk not in revoked and event.step not in LOOKS
        ]


def broken_matters(known: Known) -> Iterator[Broken]:
    """The first broken thing of each matter, kind by kind; where a kind is gone, what is shared."""
    for kind in Matter.objects.order_by("kind").values_list("kind", flat=True).distinct():
        model = Register.all[kind].model if kind in Register.all else Matter
        whole = model._default_manager.values("pk")
        for number in Matter.objects.filter(kind=kind).exclude(pk__in=whole).values_list("number"):
            yield Broken("matter", number[0], f"{number[0]}的登记内容不见了")
        for record in records(model._default_manager.filter(kind=kind), known):
            yield from islice(broken_record(record), 1)


def records(matters: models.QuerySet[Any], known: Known) -> Iterator[Record]:
    """Matters with all that belongs to them, a few hundred at a time."""
    last = 0
    while chunk := list(matters.filter(pk__gt=last).order_by("pk")[:AT_ONCE]):
        last = chunk[-1].pk
        events = by_matter(events_of(chunk))
        parties = by_matter(Party.objects.filter(matter__in=chunk).order_by("place"))
        calls = by_matter(CalledIn.objects.filter(matter__in=chunk))
        files = by_matter(Evidence.objects.filter(matter__in=chunk))
        tallies = by_matter(Tally.objects.filter(matter__in=chunk))
        for matter in chunk:
            key = matter.pk
            beside = events[key], parties[key], calls[key], files[key], tallies[key]
            yield Record(matter, known, *beside)
        if len(chunk) < AT_ONCE:
            return


def by_matter(rows: Iterable[Row]) -> dict[int, list[Row]]:
    """Rows gathered by their matter."""
    gathered: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        gathered[row.matter_id].append(row)  # type: ignore[attr-defined]  # every such row has one
    return gathered


def events_of(chunk: list[Matter]) -> models.QuerySet[Event]:
    """The events of some matters with what they wrote."""
    events = Event.objects.filter(matter__in=chunk).order_by("place_in_matter")
    return events.select_related("payload")


def opened(row: models.Model, name: str) -> str | None:
    """A private value in clear; None if what is stored was changed or belongs elsewhere."""
    try:
        return str(getattr(row, name))
    except Unopened:
        return None


def broken_record(record: Record) -> Iterator[Broken]:
    """What is wrong with one matter, the gravest first."""
    matter = record.matter
    for what, fault in faults(record):
        yield Broken(what, matter.number, f"{matter.number}{fault}")


def faults(record: Record) -> Iterator[Fault]:
    """Each way in which a matter may differ from its events."""
    if not record.events:
        yield "matter", "没有办理记录，不是经登记环节进来的"
        return
    yield from faults_in_events(record)
    if not open_private(record):
        yield "payload", "的办理内容打不开，被改动"
        return
    if broken := list(faults_in_private(record)):
        yield from broken
        return
    told = state_told(record)
    for look in (faults_in_stage, faults_in_columns, faults_in_parties):
        yield from look(record, told)
    for look_beside in (faults_in_calls, faults_in_files, faults_of_kind):
        yield from look_beside(record)
    yield from faults_in_derived(
        record.matter,
        record.standing,
        people_of(record),
        record.tallies,
        record.known.organisations,
    )


def people_of(record: Record) -> list[Party]:
    """The parties with what tells a person from a firm, opened."""
    return [
        Party(name=one.name, identity_number=opened(one, "identity_number") or "")
        for one in record.parties
    ]


def faults_in_events(record: Record) -> Iterator[Fault]:
    """Events of a matter that are not in order, or revoke what can't be revoked."""
    matter, standing = record.matter, dict[int, Event]()
    for place, event in enumerate(record.events, start=1):
        if event.place_in_matter != place:
            yield "missing", f"缺第{place}条办理记录"
        if event.kind != matter.kind:
            yield "changed", f"的第{place}条办理记录属于另一种台账"
        if (event.step == "revoke") != (event.revokes_id is not None):
            yield "revoked", f"的第{place}条办理记录不是撤销，却撤销了别的记录"
        elif event.step in LOOKS:
            continue
        elif event.revokes_id is None:
            standing[event.pk] = event
        elif not standing or event.revokes_id != list(standing)[-1]:
            yield "revoked", f"的第{place}条办理记录撤销的不是当时最后一个环节"
        else:
            del standing[event.revokes_id]
    if matter.events_taken != len(record.events):
        yield "column", f"的办理记录数是{matter.events_taken}，实有{len(record.events)}条"
    if matter.changed_at != record.events[-1].at:
        yield "column", "的“最近办理”与最后一条办理记录不符"


def open_private(record: Record) -> bool:
    """Open what lies encrypted beside the events; False if one can't be read."""
    for event in record.events:
        if not hasattr(event, "payload"):
            return False
        if opened(event.payload, "private") is None or not isinstance(event.payload.wrote, dict):
            return False
    return True


def state_told(record: Record) -> State:
    """The state as the events tell it.

    A matter whose registration was revoked keeps what registering wrote.
    """
    is_void = any(event.revokes_id == record.events[0].pk for event in record.events)
    told = replay([record.events[0], *record.standing] if is_void else record.standing)
    told.stage = Procedure.void.name if is_void else told.stage
    return told


def faults_in_stage(record: Record, told: State) -> Iterator[Fault]:
    """A matter that stands, or is held, where no event put it."""
    matter = record.matter
    if matter.stage != told.stage:
        yield "column", f"的阶段与办理记录不符：最后是“{act_label(matter.kind, last_step(record))}”"
    if not matter.number.endswith(f"〔{matter.year}〕{matter.serial}号"):
        yield "column", "的年度、顺序号与编号不符"
    holder = record.known.organisations.get(matter.holder_id)
    if holder is None or matter.holder_path != holder.path:
        yield "column", "的承办单位路径与承办单位不符"


def last_step(record: Record) -> str:
    """The step of the latest event."""
    return record.events[-1].step


def faults_in_columns(record: Record, told: State) -> Iterator[Fault]:
    """Columns that do not hold what the events wrote, or hold what none wrote."""
    for column in record.matter._meta.concrete_fields:
        if column.name in NOT_WRITTEN:
            continue
        held = getattr(record.matter, column.attname)
        if column.name in told.values:
            agrees = says(column, told.values[column.name], record.known)(held)
        else:
            agrees = held == column.get_default()
        if not agrees:
            yield "column", f"的“{column.verbose_name}”与办理记录不符"


def says(column: Any, words: Any, known: Known) -> Callable[[Any], bool]:
    """Whether a value, or the key of a row, is what an event's words mean."""
    if words is None or not isinstance(column, models.ForeignKey):
        return lambda held: bool(held == value_of(column, words))
    if column.related_model is Organisation:
        codes = known.organisations
        return lambda held: held in codes and codes[held].code == words
    if column.related_model is Post:
        return lambda held: known.marks.get(held) == words
    return lambda held: Matter.objects.filter(pk=held, number=words).exists()


def value_of(column: Any, words: Any) -> Any:
    """A value from an event's words; the words themselves where they mean nothing."""
    try:
        return column.to_python(words)
    except ValidationError:
        return words


def faults_in_parties(record: Record, told: State) -> Iterator[Fault]:
    """Parties who are not those that were written down, private values by their commitment."""
    wrote = told.values.get(PARTIES, [])
    if [party.place for party in record.parties] != list(range(1, len(wrote) + 1)):
        yield "party", f"的当事人有{len(record.parties)}位，办理记录写的是{len(wrote)}位"
        return
    for party, row in zip(record.parties, wrote, strict=True):
        for name in PARTY_FIELDS:
            if not party_keeps(party, name, row):
                label = Party._meta.get_field(name).verbose_name  # type: ignore[union-attr]  # a column
                yield "party", f"的第{party.place}位当事人的“{label}”与办理记录不符"


def party_keeps(party: Party, name: str, row: dict[str, Any]) -> bool:
    """Whether a party holds what an event wrote, or committed to."""
    column = Party._meta.get_field(name)
    if name not in PRIVATE_PARTY_FIELDS:
        blank = column.get_default()  # type: ignore[union-attr]  # a column of the table
        return bool(getattr(party, name) == row.get(name, blank))
    held = opened(party, name)
    if held is None or bool(held) != (name in row):
        return False
    if name == "identity_number" and party.identity_hash not in (
        privacy.hashes(held) if held else [""]
    ):
        return False
    return not held or privacy.keeps(row[name], held)
