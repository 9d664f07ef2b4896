"""How what was sealed under an older key or cipher comes under the newest, while people work.

Row by row, some hundreds in a transaction, then file by file. What is done already is passed over:
whoever is stopped begins again and goes on where he was. Commitments stay as they are, since the
chain holds them; so every key is kept for good.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import models, transaction

from . import evidence, privacy
from .evidence import Evidence
from .keys import Unopened, provider

AT_ONCE = 200

#: A file from before files were sealed.
CLEAR: privacy.By = ("", 0)
Told = Callable[[int], None]


def by(stored: Any) -> privacy.By:
    """By what a value of a table is sealed; PostgreSQL tells bytes as a view of them."""
    return privacy.sealed_by(stored if isinstance(stored, str) else bytes(stored))


@dataclass(frozen=True)
class Table:
    """A table with sealed columns, and the hashes that are told of them."""

    model: type[models.Model]
    sealed: list[Any]
    hashes: list[privacy.LookupHash]

    def some(self) -> Iterator[list[tuple[Any, set[privacy.By]]]]:
        """Every row's key and by what its values are sealed, some hundreds at a time."""
        names = [column.attname for column in self.sealed]
        rows = self.model._base_manager.order_by("pk").values_list("pk", *names)
        last: list[Any] = []
        while found := list((rows.filter(pk__gt=last[-1]) if last else rows)[:AT_ONCE]):
            last = [key for key, *_ in found]
            yield [(key, {by(one) for one in values if one}) for key, *values in found]

    def reseal(self, keys: list[Any]) -> int:
        """Seal these rows anew; one that somebody holds, or that does not open, stays as it is."""
        columns, done = [*self.sealed, *self.hashes], 0
        with transaction.atomic():
            held = self.model._base_manager.select_for_update(skip_locked=True, of=("self",))
            for row in held.filter(pk__in=keys).order_by("pk"):
                with suppress(Unopened):
                    for column in self.sealed:
                        column.open(row)
                    row.save(update_fields=[column.name for column in columns])
                    done += 1
        return done


def tables() -> Iterator[Table]:
    """Every table with something sealed in it: a new one needs no line here."""
    for model in apps.get_models():
        columns = model._meta.local_concrete_fields
        kinds = (privacy.EncryptedField, privacy.SealedField)
        if sealed := [column for column in columns if isinstance(column, kinds)]:
            hashes = [column for column in columns if isinstance(column, privacy.LookupHash)]
            yield Table(model, sealed, hashes)


def files() -> Iterator[tuple[str, str]]:
    """The file of all evidence, once each: its name and its digest."""
    rows = Evidence.objects.order_by("file").values_list("file", "digest").distinct()
    yield from ((name, digest) for name, digest in rows if default_storage.exists(name))


def count() -> Counter[privacy.By]:
    """How many rows and files are sealed by what."""
    found: Counter[privacy.By] = Counter()
    for table in tables():
        for rows in table.some():
            found.update(one for _, sealed in rows for one in sealed)
    found.update(file_sealed_by(name) for name, _ in files())
    return found


def lost_keys() -> list[int]:
    """Versions of keys that something is sealed under and that are not here."""
    here = {CLEAR[1], *provider().versions()}
    return sorted({version for _, version in count()} - here)


def reseal(told: Told = lambda done: None) -> Counter[privacy.By]:
    """Bring everything under the newest key; returns what is left under others, and by what.

    Goes through everything until nothing more can be done: what others wrote meanwhile under the
    older key is met the next time. `told` hears how many are done of those met this time.
    """
    while reseal_once(told):
        pass
    left = count()
    del left[privacy.now()]
    return left


def reseal_once(told: Told) -> int:
    """Go through every row and file once; returns how many were sealed anew."""
    done, now = 0, {privacy.now()}
    for table in tables():
        for rows in table.some():
            if old := [key for key, sealed in rows if sealed - now]:
                done += table.reseal(old)
                told(done)
    for name, digest in files():
        if file_sealed_by(name) not in now:
            done += reseal_file(name, digest)
            told(done)
    return done


def file_sealed_by(name: str) -> privacy.By:
    """By what a file is sealed."""
    with default_storage.open(name, "rb") as stored:
        begins = stored.read(64)
    return privacy.sealed_by(begins) if evidence.is_sealed(begins) else CLEAR


def reseal_file(name: str, digest: str) -> int:
    """Seal one file anew; it is there whole at every moment."""
    try:
        with default_storage.open(name, "rb") as stored:
            content = evidence.opened(stored.read(), digest)
    except Unopened:
        return 0
    default_storage.save(name, ContentFile(evidence.sealed(content, digest)))
    return 1
