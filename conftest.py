"""What every test starts from: a home of its own, and a database that lies in a file."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

# Before the settings are read: secrets, evidence and the database of a run lie in its own folder.
HOME = tempfile.TemporaryDirectory(prefix="yifa-tests-")
os.environ["YIFA_HOME"] = HOME.name

import pytest  # noqa: E402


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    """Threads must meet in the database as processes do: SQLite in a file, not in memory."""
    from django.db import connection

    if connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["NAME"] = str(Path(HOME.name) / "test.sqlite3")
