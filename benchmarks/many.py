"""A house of many matters within minutes: the sample's own rows, multiplied by SQL.

    python benchmarks/many.py OUT --from SAMPLE --matters 1000000
    python benchmarks/many.py OUT --from SAMPLE --matters 100000 --kind penalty_case

Copies of the sample become counties of their own, each with its organisations, people and matters,
under ten cities of one province; some stay in the first county, which so holds some 100,000 matters
and a town with 10,000. Keys of a row's copies lie side by side, as matters of one day do. With
`--kind` only matters of that kind are multiplied, and all of them stay where they are.

It is for reading fast, not for trusting: chains, numbers within payloads and files are not carried
over truly, and `yifa verify` would say so. What is sealed opens only in its own row; so that its
copies open, it is sealed in the way of the first houses, bound to no row. Only SQLite.
"""

from __future__ import annotations

import base64
import os
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from django.db import models

#: How many copies at most stay in the first county, and how many cities there are.
IN_ONE_COUNTY, CITIES = 22, 10
#: Matters of which an organisation has one a period: the first county keeps only its own.
ONE_A_PERIOD = "kind IN ('returns', 'annual_report')"
#: What a copy does to the columns that tell it from the others; the rest is copied as it is.
CHANGED = {
    "kernel_organisation.code": "t.code || c.mark",
    "kernel_organisation.short": "t.short || c.mark",
    "kernel_organisation.path": "c.above || substr(replace(t.path, '/', c.mark || '/'), c.skip)",
    "kernel_organisation.line": "c.above || substr(replace(t.line, '/', c.mark || '/'), c.skip)",
    "kernel_organisation.parent_id": "coalesce(t.parent_id * {n} + c.own, c.city)",
    "kernel_person.username": "t.username || c.mark",
    "kernel_matter.holder_path": (
        "c.above || substr(replace(t.holder_path, '/', c.mark || '/'), c.skip)"
    ),
    "kernel_matter.number": (
        "replace(replace(t.number, '〔', c.mark || '〔'), '〕', '〕' || c.before)"
    ),
    "kernel_matter.serial": "t.serial + c.later",
    "kernel_event.place": "t.place + c.later",
}


@click.command()
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--from", "sample", type=click.Path(path_type=Path, exists=True), required=True)
@click.option("--matters", default=1_000_000, help="About how many matters it shall have.")
@click.option("--kind", default="", help="Of this kind alone; of the others there is one each.")
def main(out: Path, sample: Path, matters: int, kind: str) -> None:
    """Make it."""
    out.mkdir(mode=0o700)
    shutil.copytree(sample / "secrets", out / "secrets")
    os.environ |= {"YIFA_HOME": str(out), "DJANGO_SETTINGS_MODULE": "yifa.settings"}
    os.environ.pop("YIFA_DATABASE", None)
    import django
    from django.core.management import call_command
    from django.db import connection

    django.setup()
    call_command("migrate", verbosity=0)
    connection.close()
    multiply(out / "yifa.sqlite3", sample / "yifa.sqlite3", matters, kind=kind)
    click.echo(f"{out}: {(out / 'yifa.sqlite3').stat().st_size / 1e9:.1f} GB")


def multiply(file: Path, sample: Path, matters: int, *, kind: str = "") -> None:
    """Fill an empty house from a sample's file."""
    asked = f"kind = '{kind}'" if kind else "TRUE"
    once = f"NOT ({asked})" if kind else ONE_A_PERIOD
    house = sqlite3.connect(file, isolation_level=None)
    house.execute("PRAGMA journal_mode=OFF")
    house.execute("PRAGMA synchronous=OFF")
    house.execute("PRAGMA cache_size=-1000000")
    house.create_function("unbound", 2, unbound)
    house.execute("ATTACH ? AS src", [str(sample)])
    (one,) = house.execute(f"SELECT count(*) FROM src.kernel_matter WHERE {asked}").fetchone()
    copies = max(round(matters / one), 1)
    house.execute("BEGIN")
    put_copies(house, copies, stay=copies if kind else min(IN_ONE_COUNTY, max(copies // 2, 1)))
    dropped = drop_indexes(house)
    for model in copied_models():
        house.execute(copy_rows(model, copies, once))
    found_above(house)
    house.execute("INSERT INTO kernel_talliedby SELECT * FROM src.kernel_talliedby")
    for statement in dropped:
        house.execute(statement)
    house.execute("INSERT INTO kernel_matter_search(kernel_matter_search) VALUES ('rebuild')")
    house.execute("COMMIT")
    house.execute("PRAGMA journal_mode=WAL")
    house.close()


def put_copies(house: sqlite3.Connection, copies: int, *, stay: int) -> None:
    """One row a copy: its number, its county's (0 where it stays in the first), what changes."""
    house.execute(
        "CREATE TEMP TABLE copies (k INTEGER PRIMARY KEY, own, mark, above, skip, city,"
        " before, later)"
    )
    for k in range(copies):
        own = k if k >= stay else 0
        mark = f"x{own}" if own else ""
        city = own % CITIES
        row = (
            k,
            own,
            mark,
            f"/P/C{city}/",
            len(mark) + 2,
            -1 - city,
            f"{k}00000" if k and not own else "",
            0 if own else k * 1_000_000,
        )
        house.execute("INSERT INTO copies VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)


def drop_indexes(house: sqlite3.Connection) -> list[str]:
    """Take indexes and triggers of the copied tables away while rows go in; returns how to put
    them back."""
    found = house.execute(
        "SELECT type, name, sql FROM main.sqlite_master WHERE type IN ('index', 'trigger')"
        " AND sql IS NOT NULL ORDER BY type"
    ).fetchall()
    for kind, name, _ in found:
        house.execute(f'DROP {kind} "{name}"')
    return [sql for _, _, sql in found]


def copied_models() -> Iterator[type[models.Model]]:
    """Every model of the house that belongs to an organisation, a person or a matter."""
    from django.apps import apps

    for config in apps.get_app_configs():
        if config.name.startswith("yifa.") and config.label != "web":
            for model in config.get_models():
                if model._meta.label not in ("kernel.TalliedBy", "kernel.AdministrationHead"):
                    yield model


def hangs_on_matter(model: type[models.Model]) -> str:
    """The column by which a row belongs to a matter, "" where it belongs to an organisation."""
    from yifa.kernel.matter import Event, Matter

    if model is Matter:
        return "id"
    for field in model._meta.local_concrete_fields:
        target = field.related_model
        if not isinstance(target, type) or (field.null and not field.primary_key):
            continue
        if issubclass(target, (Matter, Event)):
            return str(field.column)
        if target is not model and hangs_on_matter(target):
            return str(field.column)
    return ""


def copy_rows(model: type[models.Model], copies: int, once: str) -> str:
    """The statement that puts every copy of a table's rows in, those of one row side by side.

    `once` tells the matters of which a county has no second copy, as a condition on their table.
    """
    table = model._meta.db_table
    fields = list(model._meta.local_concrete_fields)
    columns = ", ".join(f'"{field.column}"' for field in fields)
    values = ", ".join(value(model, field, once).format(n=copies) for field in fields)
    hung = hangs_on_matter(model)
    kept = f"c.own = 0 AND c.k > 0 AND t.{hung} IN ({keys_of(model, once)})" if hung else ""
    where = f"NOT ({kept})" if hung else "c.k = 0 OR c.own > 0"
    return (
        f'INSERT INTO main."{table}" ({columns}) SELECT {values}'
        f' FROM src."{table}" AS t CROSS JOIN copies AS c WHERE {where}'
    )


def keys_of(model: type[models.Model], once: str) -> str:
    """The keys by which a table's rows belong to a matter of which there is one."""
    from yifa.kernel.matter import Event

    matters = f"SELECT id FROM src.kernel_matter WHERE {once}"
    hung = hangs_on_matter(model)
    field = next(f for f in model._meta.local_concrete_fields if f.column == hung)
    if field.related_model is Event:
        return f"SELECT id FROM src.kernel_event WHERE matter_id IN ({matters})"
    return matters


@cache
def unbound(stored: str, place: str) -> str:
    """A sealed value of the sample as one that opens in any row."""
    from yifa.kernel.keys import provider
    from yifa.kernel.privacy import FIRST, FIRST_PLACE, decrypt

    if not stored:
        return stored
    cipher, version = FIRST
    sealed = provider().seal(version, cipher, decrypt(stored, place).encode(), FIRST_PLACE)
    return f"{cipher}:{base64.b64encode(sealed).decode()}"


def value(model: type[models.Model], field: models.Field[Any, Any], once: str) -> str:
    """The expression that a column of a copy is made by."""
    from yifa.kernel.matter import Matter
    from yifa.kernel.privacy import EncryptedField

    column = f'"{field.column}"'
    if changed := CHANGED.get(f"{model._meta.db_table}.{field.column}"):
        return changed
    if isinstance(field, EncryptedField):
        bound = "".join(f" || ':' || t.{name}" for name in getattr(model, "sealed_to", ()))
        return f"unbound(t.{column}, '{model._meta.db_table}:{field.attname}'{bound})"
    target = field.related_model if field.is_relation else model if field.primary_key else None
    if not isinstance(target, type):
        return f"t.{column}"
    copy = "c.k" if hangs_on_matter(target) else "c.own"
    if field.is_relation and issubclass(target, Matter) and field.column != hangs_on_matter(model):
        # a case names a benchmark of which there is one: each copy in its county names the same
        single = f"c.own = 0 AND t.{column} IN (SELECT id FROM src.kernel_matter WHERE {once})"
        copy = f"CASE WHEN {single} THEN 0 ELSE {copy} END"
    return f"t.{column} * {{n}} + {copy}"


def found_above(house: sqlite3.Connection) -> None:
    """A province and ten cities, whose governments have a leader each, who can't sign in."""
    rows: list[tuple[Any, ...]] = [(-100, "P", "青云省人民政府", "province", None, "/P/")]
    rows += [
        (-1 - n, f"C{n}", f"第{n}市人民政府", "city", -100, f"/P/C{n}/") for n in range(CITIES)
    ]
    for key, code, name, level, parent, path in rows:
        house.execute(
            "INSERT INTO kernel_organisation (id, code, name, short, level, form, parent_id, path,"
            " line, address, telephone) VALUES (?, ?, ?, ?, ?, 'government', ?, ?, ?, '', '')",
            [key, code, name, code, level, parent, path, path],
        )
        person, post = (copy_of(house, table) for table in ("kernel_person", "kernel_post"))
        insert(house, "kernel_person", {**person, "id": key, "username": code})
        fresh = {"id": key, "person_id": key, "organisation_id": key, "role": "leader"}
        insert(house, "kernel_post", {**post, **fresh})


def copy_of(house: sqlite3.Connection, table: str) -> dict[str, Any]:
    """Any row of the sample's table by column."""
    found = house.execute(f"SELECT * FROM src.{table} LIMIT 1")
    return dict(zip((c[0] for c in found.description), found.fetchone(), strict=True))


def insert(house: sqlite3.Connection, table: str, row: dict[str, Any]) -> None:
    """One row by column."""
    columns = ", ".join(f'"{name}"' for name in row)
    marks = ", ".join("?" * len(row))
    house.execute(f"INSERT INTO main.{table} ({columns}) VALUES ({marks})", list(row.values()))


if __name__ == "__main__":
    sys.exit(main())
