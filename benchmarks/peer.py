"""What the door is measured against: the same rows, by the ORM alone, with the same durability.

Events, what they wrote, matters, parties and what figures count of them are written again into a
database beside it, some hundreds in a transaction as the door does, with nothing checked, numbered
or chained.
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


def name_beside() -> None:
    """Tell Django of the database beside: a file in the house, or NAME_peer on the same server."""
    here = connection.settings_dict
    on_disk = connection.vendor == "sqlite"
    name = str(Path(settings.HOME) / "peer.sqlite3") if on_disk else f"{here['NAME']}_peer"
    connections.databases[BESIDE] = {**here, "NAME": name}


def open_beside() -> None:
    """An empty database of the same kind, with the organisations and posts that rows name."""
    from yifa.kernel.organisation import Organisation
    from yifa.kernel.person import Person, Post

    name_beside()
    call_command("migrate", database=BESIDE, verbosity=0)
    with transaction.atomic(using=BESIDE):
        for model in (Person, Organisation, Post):
            model.objects.using(BESIDE).bulk_create(model._default_manager.all())


#: An event, its matter, and of one that begins the parties and what figures count of it.
Row = tuple[Any, Any, list[Any], list[Any]]


def with_matters(batch: Iterable[Any]) -> list[Row]:
    """Each event with its matter as its own kind, and with what hangs on one that begins."""
    from yifa.kernel.matter import Matter

    keys = {event.matter_id for event in batch}
    matters = {one.pk: one.of_kind() for one in Matter.objects.filter(pk__in=keys)}
    rows = []
    for event in batch:
        matter, begins = matters[event.matter_id], event.place_in_matter == 1
        parties = list(matter.parties.all()) if begins else []
        tallies = list(matter.tallies.all()) if begins else []
        rows.append((event, matter, parties, tallies))
    return rows


def write(rows: list[Row]) -> None:
    """One transaction: a matter is made or brought up to date, its event and payload made."""
    from yifa.kernel.matter import Event, Payload
    from yifa.kernel.party import Party
    from yifa.kernel.take import EVERY_STEP_CHANGES
    from yifa.kernel.tally import Tally

    with transaction.atomic(using=BESIDE):
        for event, matter, parties, _ in rows:
            if event.place_in_matter == 1:
                matter.save(using=BESIDE, force_insert=True)
                Party.objects.using(BESIDE).bulk_create(parties)
            else:
                wrote = event.payload.wrote.keys() & {one.name for one in matter._meta.fields}
                matter.save(using=BESIDE, update_fields=EVERY_STEP_CHANGES | wrote)
            Event.objects.using(BESIDE).create(**columns(event))
            Payload.objects.using(BESIDE).create(**columns(event.payload))
        counted = (one for *_, tallies in rows for one in tallies)
        Tally.objects.using(BESIDE).bulk_create(counted)


def columns(row: models.Model) -> dict[str, Any]:
    """The columns of a row by name."""
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
