"""A house founded by an earlier version is brought up step by step, and is then as a new one is."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from yifa.commands.house import open_house


def replacing() -> dict[tuple[str, str], Sequence[tuple[str, str]]]:
    """The migrations that stand for several, by name, each with those it replaces."""
    return {key: one.replaces for key, one in MigrationLoader(None).replacements.items()}


def forget(*names: tuple[str, str]) -> None:
    """Make the house one that never had these migrations."""
    for app, name in names:
        MigrationRecorder(connection).record_unapplied(app, name)


def test_an_old_house_and_a_new_one_have_the_same_tables() -> None:
    old = MigrationLoader(None, replace_migrations=False).project_state().models
    new = MigrationLoader(None).project_state().models
    assert [key for key in old.keys() | new.keys() if old.get(key) != new.get(key)] == []


@pytest.mark.django_db
def test_an_old_house_that_is_up_to_date_is_left_as_it_is(
    capsys: pytest.CaptureFixture[str],
) -> None:
    forget(*replacing())
    open_house()
    assert capsys.readouterr().err == ""
    applied = MigrationRecorder(connection).applied_migrations()
    assert applied.keys() >= replacing().keys(), "what they replace may be removed one day"


@pytest.mark.django_db
def test_an_old_house_that_lacks_the_last_step_takes_that_one_only() -> None:
    for key, replaced in replacing().items():
        forget(key, replaced[-1])
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    lacked = [(one.app_label, one.name) for one, _ in plan]
    assert sorted(lacked) == sorted(replaced[-1] for replaced in replacing().values())
