"""Whether what lies beside a matter's row is what its events say: calls, files, private values."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from . import privacy
from .matter import Event
from .party import PRIVATE_PARTY_FIELDS
from .register import Register
from .verify_derived import Fault
from .writing import FILES, PARTIES

if TYPE_CHECKING:
    from .verify_rows import Record


def faults_in_private(record: Record) -> Iterator[Fault]:
    """Values beside an event that it did not commit to, or no longer those it committed to."""
    for place, event in enumerate(record.events, start=1):
        if not keeps_all(event):
            yield "payload", f"的第{place}条办理记录里当事人的加密信息被改动"


def keeps_all(event: Event) -> bool:
    """Whether an event's private values, which have been opened, are those it committed to."""
    committed = {
        f"{index}.{name}": row[name]
        for index, row in enumerate(event.payload.wrote.get(PARTIES, []))
        for name in PRIVATE_PARTY_FIELDS
        if name in row
    }
    try:
        kept = json.loads(event.payload.private or "{}")
        return kept.keys() == committed.keys() and all(
            privacy.keeps(committed[name], value) for name, value in kept.items()
        )
    except (ValueError, AttributeError):
        return False


def faults_in_calls(record: Record) -> Iterator[Fault]:
    """Departments called in that no event called, or the other way round: they see the matter."""
    codes = {key: one.code for key, one in record.known.organisations.items()}
    rows = {codes.get(call.organisation_id, ""): call.answered for call in record.calls}
    if rows != {code: bool(day) for code, day in record.matter.calls.items()}:
        yield "call", "的协同单位与办理记录不符"


def faults_in_files(record: Record) -> Iterator[Fault]:
    """Files that no event brought, that are gone, or that are not what came in."""
    brought = Counter(
        as_brought(event.pk, one)
        for event in record.events
        for one in event.payload.wrote.get(FILES, [])
    )
    kept = Counter(as_brought(one.event_id, one.told()) for one in record.files)
    for _, name, *_ in brought - kept:
        yield "evidence", f"的材料“{name}”不见了"
    for _, name, *_ in kept - brought:
        yield "evidence", f"的材料“{name}”不是随办理环节存进来的，或者校验码、时间地点被改动"
    for one in record.files:
        content = one.intact()
        if content is None:
            yield "evidence", f"的材料“{one.name}”的文件丢失或者被改动"
        elif not one.describes(content):
            yield "evidence", f"的材料“{one.name}”的格式、字节数或者存放位置被改动"


def as_brought(event: int, told: Mapping[str, Any]) -> tuple[Any, ...]:
    """A file as an event names it: with which event, what it is called, all that is said of it."""
    rest = (told.get(name) for name in ("captured_at", "captured_place", "clock_off", "signs"))
    return event, told["name"][:120], told["digest"], *rest


def faults_of_kind(record: Record) -> Iterator[Fault]:
    """What the kind itself keeps beside its row, where its folder is there."""
    if record.matter.kind in Register.all:
        for fault in Register.of(record.matter).faults_beside(record.matter, record.events):
            yield "kept", fault
