"""How events are chained, so that nothing is changed unseen."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from .matter import ChainHead, Event, Payload
from .organisation import Organisation

#: What a chain begins with.
GENESIS = "0" * 64


def digest_of(event: Event, payload: Payload) -> str:
    """SHA-256 over everything an event says, in words that hold in any database.

    Canonical JSON: keys sorted, no spaces, UTF-8. Changing the list below breaks every chain.
    """
    says: dict[str, Any] = {
        "chain": event.holder.code,
        "place": event.place,
        "previous": event.previous,
        "matter": event.matter.number,
        "place_in_matter": event.place_in_matter,
        "kind": event.kind,
        "step": event.step,
        "from": event.stage_before,
        "to": event.stage_after,
        "held_by": event.holder_after.code,
        "on": event.on.isoformat(),
        "at": event.at.isoformat(timespec="microseconds"),
        "by": event.by.mark,
        "revokes": event.revokes.place_in_matter if event.revokes else None,
        "late": event.late,
        "wrote": payload.wrote,
        "note": payload.note,
        "unmet": payload.unmet,
    }
    text = json.dumps(says, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


class Heads:
    """The chain heads that a transaction holds: each is read once and written once.

    Events that were put on the chains wait here too, and are stored some hundreds at a time.
    """

    def __init__(self) -> None:
        self.held: dict[int, ChainHead] = {}
        self.waiting: list[tuple[Event, Payload]] = []

    def lock(self, organisation: Organisation) -> ChainHead:
        """The head of an organisation's chain, held until the transaction ends.

        Taken last of all locks (counter, matter, chain), so that writers never wait in a circle.
        """
        if organisation.pk not in self.held:
            heads = ChainHead.objects.select_for_update()
            self.held[organisation.pk], _ = heads.get_or_create(organisation=organisation)
        return self.held[organisation.pk]

    def store_events(self) -> None:
        """Write the events that wait with what they wrote; from then on queries find them."""
        events = [event for event, _ in self.waiting]
        Event.objects.bulk_create(events)
        for event, payload in self.waiting:
            payload.event = event
        Payload.objects.bulk_create(payload for _, payload in self.waiting)
        self.waiting.clear()

    def store(self) -> None:
        """Write the events and how far each chain has come, before the transaction ends."""
        self.store_events()
        for head in self.held.values():
            head.save(update_fields=["count", "digest"])


def append(event: Event, payload: Payload, heads: Heads) -> None:
    """Put an event at the end of its holder's chain, to be stored with what it wrote."""
    head = heads.lock(event.holder)
    event.place = head.count + 1
    event.previous = head.digest
    event.digest = digest_of(event, payload)
    heads.waiting.append((event, payload))
    head.count, head.digest = event.place, event.digest


def canonical(heads: Mapping[str, Any]) -> bytes:
    """Heads in JSON whose bytes depend on nothing else: keys sorted, no spaces, UTF-8."""
    text = json.dumps(heads, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode()


def fingerprint(heads: Mapping[str, Any]) -> str:
    """All heads in sixteen characters, to be printed and compared: 3fa9 01bc 77d0 e412."""
    digest = hashlib.sha256(canonical(heads)).hexdigest()
    return " ".join(digest[start : start + 4] for start in range(0, 16, 4))


def heads_at(places: Mapping[str, int]) -> dict[str, list[Any]]:
    """What the heads were when each chain had come to a place; a place that is gone is left out."""
    chains = Event.objects.order_by()
    found = {
        code: chains.filter(holder__code=code, place=place).values_list("digest", flat=True).first()
        for code, place in places.items()
    }
    return {code: [places[code], digest] for code, digest in found.items() if digest}


def heads() -> dict[str, list[Any]]:
    """How far every chain has come: organisation code → [count, digest]; sorted by code."""
    rows = ChainHead.objects.filter(count__gt=0).order_by("organisation__code")
    return {
        code: [count, digest]
        for code, count, digest in rows.values_list("organisation__code", "count", "digest")
    }


def places() -> dict[str, int]:
    """How far every chain has come, a cut that takes in all: organisation code → count."""
    return {code: count for code, (count, _) in heads().items()}
