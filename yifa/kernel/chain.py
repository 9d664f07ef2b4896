"""How events are chained, so that nothing is changed unseen."""

from __future__ import annotations

import hashlib
import json
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
    """The chain heads that a transaction holds: each is read once and written once."""

    def __init__(self) -> None:
        self.held: dict[int, ChainHead] = {}

    def lock(self, organisation: Organisation) -> ChainHead:
        """The head of an organisation's chain, held until the transaction ends.

        Taken last of all locks (counter, matter, chain), so that writers never wait in a circle.
        """
        if organisation.pk not in self.held:
            heads = ChainHead.objects.select_for_update()
            self.held[organisation.pk], _ = heads.get_or_create(organisation=organisation)
        return self.held[organisation.pk]

    def store(self) -> None:
        """Write how far each chain has come, before the transaction ends."""
        for head in self.held.values():
            head.save(update_fields=["count", "digest"])


def append(event: Event, payload: Payload, heads: Heads) -> None:
    """Put an event at the end of its holder's chain and store it with what it wrote."""
    head = heads.lock(event.holder)
    event.place = head.count + 1
    event.previous = head.digest
    event.digest = digest_of(event, payload)
    event.save(force_insert=True)
    payload.event = event
    payload.save(force_insert=True)
    head.count, head.digest = event.place, event.digest


def heads() -> dict[str, list[Any]]:
    """How far every chain has come: organisation code → [count, digest]; sorted by code."""
    rows = ChainHead.objects.filter(count__gt=0).order_by("organisation__code")
    return {
        code: [count, digest]
        for code, count, digest in rows.values_list("organisation__code", "count", "digest")
    }
