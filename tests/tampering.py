"""What somebody with the password of the database may do to a row behind the application's back.

Works on every column of every table by what Django says of it, so that a new one enters by itself.
"""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any

from django.apps import apps
from django.core.files import File
from django.db import IntegrityError, connection, models, transaction

from yifa.kernel import privacy

Model = "type[models.Model]"
Column = "models.Field[Any, Any]"


def tables() -> list[Model]:
    """Every table of the house, each once."""
    return [model for model in apps.get_models(include_auto_created=True) if model._meta.managed]


def columns(model: Model) -> list[Column]:
    """What lies in its own table; not a number that only tells its rows apart."""
    fields = model._meta.local_concrete_fields
    return [one for one in fields if not isinstance(one, models.AutoField)]


def rows(model: Model, *, most: int) -> list[models.Model]:
    """Some of its rows, evenly from the first to the last."""
    found = list(model._base_manager.order_by("pk"))
    if len(found) <= most:
        return found
    return [found[round(n * (len(found) - 1) / max(most - 1, 1))] for n in range(most)]


@contextmanager
def undone() -> Iterator[None]:
    """Whatever is done to the database in the block is undone at its end."""
    before = transaction.savepoint()
    try:
        yield
    finally:
        transaction.savepoint_rollback(before)


def put(row: models.Model, /, **values: Any) -> None:
    """Write columns of one row as they are given, and nothing else."""
    model = type(row)
    given = {model._meta.get_field(name): value for name, value in values.items()}
    told = ", ".join(f"{quoted(field.column)} = %s" for field in given)
    key = model._meta.pk
    stored = [prepared(field, value) for field, value in given.items()]
    execute(
        f"UPDATE {quoted(model._meta.db_table)} SET {told} WHERE {quoted(key.column)} = %s",
        [*stored, row.pk],
    )


def held(row: models.Model, field: Column) -> Any:
    """What a row holds in a column; of what is sealed there, what is stored."""
    if isinstance(field, privacy.EncryptedField):
        return vars(row)[field.attname]
    return getattr(row, field.attname)


def prepared(field: Column, value: Any) -> Any:
    """A value as the database takes it."""
    if isinstance(field, privacy.EncryptedField):
        return value
    return field.get_db_prep_save(value, connection)


def remove(row: models.Model) -> None:
    """Delete one row from its own table, whatever hangs on it."""
    table, key = row._meta.db_table, row._meta.pk
    execute(f"DELETE FROM {quoted(table)} WHERE {quoted(key.column)} = %s", [row.pk])


def copy_of(row: models.Model) -> bool:
    """Put in the row once more under keys of its own; False where the table takes no second."""
    model = type(row)
    values = {field: held(row, field) for field in columns(model)}
    for field in unique(model) & values.keys():
        values[field] = fresh(field, values[field])
    names = ", ".join(quoted(field.column) for field in values)
    places = ", ".join(["%s"] * len(values))
    stored = [prepared(field, value) for field, value in values.items()]
    return tried(f"INSERT INTO {quoted(model._meta.db_table)} ({names}) VALUES ({places})", stored)


def unique(model: Model) -> set[Column]:
    """The columns by one of which alone a second row would be refused."""
    alone = {field for field in columns(model) if field.unique or field.primary_key}
    together = [
        [model._meta.get_field(name) for name in one.fields]
        for one in model._meta.constraints
        if isinstance(one, models.UniqueConstraint)
    ]
    return alone | {next((f for f in key if not f.is_relation), key[0]) for key in together}


def fresh(field: Column, value: Any) -> Any:
    """A value that no other row has."""
    if field.is_relation:
        return 999_999
    return value + 7 if isinstance(value, int) else altered(field, value)


def exchange(one: models.Model, other: models.Model, names: Sequence[str]) -> bool:
    """Give each of two rows of a table what the other had; False where nothing changes by it.

    Rows that differ in nothing else would only take each other's keys.
    """
    model = type(one)
    rest = [field for field in columns(model) if field.name not in names]
    if all(held(one, field) == held(other, field) for field in rest):
        return False
    mine = {name: held(one, model._meta.get_field(name)) for name in names}
    theirs = {name: held(other, model._meta.get_field(name)) for name in names}
    if mine == theirs:
        return False
    apart = {name: aside(model._meta.get_field(name), value) for name, value in mine.items()}
    with suppress(IntegrityError), transaction.atomic():
        put(one, **apart)
        put(other, **mine)
        put(one, **theirs)
        return True
    return False


def aside(field: Column, value: Any) -> Any:
    """What a row holds for a moment, so that no two rows hold the same."""
    if isinstance(value, bool) or field.is_relation:
        return value
    if isinstance(value, int):
        return value + 1000
    return altered(field, value) if field.unique else value


def change(row: models.Model, field: Column) -> bool:
    """Change one column of a row; False where the database itself refuses."""
    value = held(row, field)
    with suppress(IntegrityError), transaction.atomic():
        put(row, **{field.name: other_than(field, value)})
        return True
    return False


def other_than(field: Column, value: Any) -> Any:
    """Another value that the column takes."""
    if field.is_relation:
        return another_key(field, value)
    if field.choices:
        values = [key for key, _ in field.flatchoices if key != value]
        return values[0] if values else altered(field, value)
    return altered(field, value)


def another_key(field: Column, value: Any) -> Any:
    """Another row that it may point at, or one that is not there."""
    target = field.remote_field.model
    found = target._base_manager.exclude(pk=value).order_by("-pk").values_list("pk", flat=True)
    return found.first() or 999_999


def altered(field: Column, value: Any) -> Any:
    """A value near to the one that is there."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, dt.datetime | dt.date):
        return value + dt.timedelta(days=1)
    if isinstance(value, dict):
        return {**value, "改": "1"}
    if isinstance(value, list):
        return [*value, "改"]
    if isinstance(value, str | File):
        return f"改{str(value)[1:]}"
    if isinstance(value, bytes | memoryview):
        return bytes(value) + b"x"
    return blank_filled(field) if value is None else value + 1


def blank_filled(field: Column) -> Any:
    """Something where there was nothing."""
    by_kind: dict[Any, Any] = {
        models.DateTimeField: dt.datetime(2026, 1, 5, tzinfo=dt.UTC),
        models.DateField: dt.date(2026, 1, 5),
        models.BooleanField: True,
        models.CharField: "改",
        models.TextField: "改",
    }
    kind = next((one for one in by_kind if isinstance(field, one)), None)
    return by_kind[kind] if kind else 1


def tried(statement: str, values: Sequence[Any]) -> bool:
    """Whether the database let it be done."""
    with suppress(IntegrityError), transaction.atomic():
        execute(statement, values)
        return True
    return False


def execute(statement: str, values: Sequence[Any]) -> None:
    """Change the database as somebody would who has its password."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        assert cursor.rowcount == 1, "the tampering must hit one row"


def quoted(name: str) -> str:
    """A name as SQL has it."""
    return connection.ops.quote_name(name)


def pairs(model: Model, *, most: int) -> Iterator[tuple[models.Model, models.Model]]:
    """Some neighbours among its rows."""
    return itertools.islice(itertools.pairwise(model._base_manager.order_by("pk")), most)
