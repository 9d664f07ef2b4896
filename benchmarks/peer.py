"""What the door is measured against: the same rows, by the ORM alone, with the same durability.

Events, what they wrote, matters and parties of the sample are written again into a database beside
it, some hundreds in a transaction as the door does, with nothing checked, numbered or chained.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import islice
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections, models, transaction

BESIDE = "peer"


def write_again(timed: Callable[[Callable[[], object]], float]) -> tuple[int, float]:
    """Write the sample's rows; returns how many events there were and how long it took."""
    from yifa.kernel.matter import Event
    from yifa.sample.making import IN_ONE_TRANSACTION

    open_beside()
    events = Event.objects.select_related("payload").order_by("pk")
    written, seconds, stream = 0, 0.0, events.iterator(chunk_size=IN_ONE_TRANSACTION)
    while batch := list(islice(stream, IN_ONE_TRANSACTION)):
        rows = with_matters(batch)
        seconds += timed(lambda rows=rows: write(rows))  # type: ignore[misc]  # bound in its turn
        written += len(batch)
    return written, seconds


def open_beside() -> None:
    """An empty database of the same kind, with the organisations and posts that rows name."""
    from yifa.kernel.organisation import Organisation
    from yifa.kernel.person import Person, Post

    file = Path(settings.HOME) / "peer.sqlite3"
    connections.databases[BESIDE] = {**connection.settings_dict, "NAME": str(file)}
    call_command("migrate", database=BESIDE, verbosity=0)
    with transaction.atomic(using=BESIDE):
        for model in (Person, Organisation, Post):
            model.objects.using(BESIDE).bulk_create(model._default_manager.all())


def with_matters(batch: Iterable[Any]) -> list[tuple[Any, Any, list[Any]]]:
    """Each event with its matter as its own kind, and the parties of one that begins."""
    from yifa.kernel.matter import Matter

    keys = {event.matter_id for event in batch}
    matters = {one.pk: one.of_kind() for one in Matter.objects.filter(pk__in=keys)}
    return [
        (
            event,
            matters[event.matter_id],
            list(matters[event.matter_id].parties.all()) if event.place_in_matter == 1 else [],
        )
        for event in batch
    ]


def write(rows: Iterable[tuple[Any, Any, list[Any]]]) -> None:
    """One transaction: a matter is made or brought up to date, its event and payload made."""
    from yifa.kernel.matter import Event, Payload
    from yifa.kernel.party import Party
    from yifa.kernel.take import EVERY_STEP_CHANGES

    with transaction.atomic(using=BESIDE):
        for event, matter, parties in rows:
            if event.place_in_matter == 1:
                matter.save(using=BESIDE, force_insert=True)
                Party.objects.using(BESIDE).bulk_create(parties)
            else:
                matter.save(using=BESIDE, update_fields=EVERY_STEP_CHANGES)
            Event.objects.using(BESIDE).create(**columns(event))
            Payload.objects.using(BESIDE).create(**columns(event.payload))


def columns(row: models.Model) -> dict[str, Any]:
    """The columns of a row by name."""
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
