"""What every test starts from: a database that lies in a file."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from pytest_django import DjangoDbBlocker

from yifa.kernel.tests.home import HOME

if TYPE_CHECKING:
    from tests.rows import Rows

pytest_plugins = ["tests.promised", "tests.together"]

# A change is judged on the same examples each time; new ones are looked for at people's desks.
# No example has a time limit: a busy machine is no fault of the code.
settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("desk", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "desk")


# What is read once and stays is not looked through again and again for garbage.
gc.set_threshold(100_000, 20, 50)


def pytest_collection_finish() -> None:
    """By now all of it is read: every kind, every page, every test."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    """Threads must meet in the database as processes do: SQLite in a file, not in memory."""
    from django.db import connection

    if connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["NAME"] = str(Path(HOME.name) / "test.sqlite3")


@pytest.fixture(scope="session")
def lived_rows(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Rows:
    """What every step of every kind leaves in the database."""
    from tests import rows
    from yifa.kernel.tests import county

    with django_db_blocker.unblock():
        return rows.left_by(county.live_every_step)


@pytest.fixture(scope="module")
def lived_once(lived_rows: Rows, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Every step of every kind, taken once for all tests of a module and undone at its end."""
    from django.db import transaction

    from tests import rows

    with django_db_blocker.unblock(), transaction.atomic():
        rows.put_back(lived_rows)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def lived(lived_once: None, db: None) -> None:
    """A county in which every step of every kind was taken."""
