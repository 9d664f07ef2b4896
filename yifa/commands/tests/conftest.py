"""Empty databases for whole houses, of the engine that this run of the suite is about."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from django.conf import settings

from .homes import Database


@pytest.fixture(scope="module")
def database() -> Iterator[Database]:
    """Makes empty databases of the engine that this run of the suite is about."""
    made: list[str] = []
    server = settings.DATABASES["default"]

    def make() -> dict[str, str]:
        if "sqlite" in server["ENGINE"]:
            return {}
        made.append(f"yifa_backup_{os.getpid()}_{len(made)}")
        on_server(f'CREATE DATABASE "{made[-1]}"')
        login = f"{server['USER']}:{server['PASSWORD']}@{server['HOST']}:{server['PORT'] or 5432}"
        return {"YIFA_DATABASE": f"postgresql://{login}/{made[-1]}"}

    yield make
    for name in made:
        on_server(f'DROP DATABASE "{name}" WITH (FORCE)')


def on_server(statement: str) -> None:
    """Make or drop a database beside our own."""
    import psycopg

    server = settings.DATABASES["default"]
    with psycopg.connect(
        host=server["HOST"],
        port=server["PORT"] or 5432,
        user=server["USER"],
        password=server["PASSWORD"],
        dbname="postgres",
        autocommit=True,
    ) as beside:
        beside.execute(statement.encode())
