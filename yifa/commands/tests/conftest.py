"""Whole houses of the engine that this run of the suite is about, made once and had again."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from django.conf import settings

from .homes import Database, Home

#: Another house like it, in a folder of its own, to be changed.
Again = Callable[[Home], Home]


@pytest.fixture(scope="session")
def database() -> Iterator[Database]:
    """Makes databases of the engine that this run of the suite is about: empty, or like another."""
    made: list[str] = []
    server = settings.DATABASES["default"]

    def make(like: Home | None = None) -> dict[str, str]:
        if "sqlite" in server["ENGINE"]:
            return {}
        made.append(f"yifa_backup_{os.getpid()}_{len(made)}")
        origin = f' TEMPLATE "{like.database["YIFA_DATABASE"].rpartition("/")[2]}"' if like else ""
        on_server(f'CREATE DATABASE "{made[-1]}"{origin}')
        login = f"{server['USER']}:{server['PASSWORD']}@{server['HOST']}:{server['PORT'] or 5432}"
        return {"YIFA_DATABASE": f"postgresql://{login}/{made[-1]}"}

    yield make
    for name in made:
        on_server(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory, database: Database) -> Home:
    """A house in which nobody is yet; only to be looked at."""
    home = Home(tmp_path_factory.mktemp("prepared") / "home", database())
    opened = home.yifa("verify")
    assert opened.returncode == 0, opened.stderr
    return home


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory, database: Database) -> Home:
    """A small county with its reports and evidence; only to be looked at."""
    home = Home(tmp_path_factory.mktemp("small"), database())
    made = home.yifa("sample", "--today", "2026-05-06", "--matters", "40")
    assert made.returncode == 0, made.stderr
    home.said, home.verified = made.stdout, home.yifa("verify").stdout
    return home


@pytest.fixture(scope="session")
def again(tmp_path_factory: pytest.TempPathFactory, database: Database) -> Again:
    """Builds houses like one that stands."""

    def build(home: Home) -> Home:
        folder = tmp_path_factory.mktemp("again") / "home"
        shutil.copytree(home.folder, folder)
        another = Home(folder, database(home))
        another.verified = home.verified
        return another

    return build


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
