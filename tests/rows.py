"""What lies in the database, read once and put back again: quicker than living it again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import connection, transaction

#: Table → its rows, as the database's own driver says them.
Rows = dict[str, list[tuple[Any, ...]]]


def left_by(happen: Callable[[], None]) -> Rows:
    """The rows that something leaves in tables that were empty; it is undone."""
    with transaction.atomic(), connection.cursor() as cursor:
        empty = [table for table in connection.introspection.django_table_names() if not in_(table)]
        happen()
        rows = {}
        for table in empty:
            cursor.execute(f"SELECT * FROM {quoted(table)}")
            rows[table] = cursor.fetchall()
        transaction.set_rollback(True)
    return rows


def put_back(rows: Rows) -> None:
    """Lay them into the same tables; in the process that read them, whose keys sealed them."""
    with connection.cursor() as cursor:
        for table, those in rows.items():
            if those:
                places = ", ".join(["%s"] * len(those[0]))
                cursor.executemany(f"INSERT INTO {quoted(table)} VALUES ({places})", those)


def in_(table: str) -> bool:
    """Whether a table has a row."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT 1 FROM {quoted(table)} LIMIT 1")
        return cursor.fetchone() is not None


def quoted(table: str) -> str:
    """Its name as SQL has it."""
    return connection.ops.quote_name(table)
