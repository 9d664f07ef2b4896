"""What every test starts from: a database that lies in a file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

from yifa.kernel.tests.home import HOME

pytest_plugins = ["tests.promised"]

# A change is judged on the same examples each time; new ones are looked for at people's desks.
# No example has a time limit: a busy machine is no fault of the code.
settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("desk", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "desk")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    """Threads must meet in the database as processes do: SQLite in a file, not in memory."""
    from django.db import connection

    if connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["NAME"] = str(Path(HOME.name) / "test.sqlite3")
