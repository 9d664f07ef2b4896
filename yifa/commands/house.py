"""How a command gets into the house: settings read, database there and up to date."""

from __future__ import annotations

import os
from typing import Any

import click

SAY_EVERY = 10_000
_DATABASE_AWAY = "连不上数据库，检查 YIFA_DATABASE 和数据库是否开着："


def start_django() -> None:
    """Read the settings and every register."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yifa.settings")
    import django
    from django.core.exceptions import ImproperlyConfigured

    try:
        django.setup()
    except ImproperlyConfigured as unfit:
        raise click.ClickException(str(unfit)) from None
    except OSError as closed:
        told = f"打不开“{closed.filename}”（{closed.strerror}），检查 YIFA_HOME 指的文件夹"
        raise click.ClickException(told) from None


def open_house() -> None:
    """Make the database ready: on an empty folder it is made now, an older one is brought up."""
    start_django()
    from django.core.management import call_command
    from django.db import OperationalError, connection
    from django.db.migrations.executor import MigrationExecutor

    try:
        executor = MigrationExecutor(connection)
    except OperationalError as away:
        raise click.ClickException(f"{_DATABASE_AWAY}{str(away).strip()}") from None
    executor.check_replacements()  # a house that lacks nothing keeps, too, what replaced its steps
    missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if missing:
        click.echo(f"准备数据库，共{len(missing)}步……", err=True)
        call_command("migrate", verbosity=0, interactive=False)
    from yifa.kernel import derived
    from yifa.kernel.keys import Unopened

    if missing or derived.is_behind():
        try:
            derived.tell_anew(say_how_far)  # by the rules and figures of this version
        except Unopened as closed:
            raise click.ClickException(str(closed)) from None


def say_how_far(done: int, of: int) -> None:
    """A line every ten thousand matters: a big house takes minutes, a small one says nothing."""
    from yifa.kernel.derived import AT_ONCE

    if of > SAY_EVERY and (done % SAY_EVERY < AT_ONCE or done == of):
        click.echo(f"按本版的规则重算各件事项的检索和指标：{done}/{of}件", err=True)


def on_open_house(command: click.Command) -> click.Command:
    """The command, which opens the house when it runs and not when it only shows its help."""
    run = command.invoke

    def invoke(ctx: click.Context) -> Any:
        open_house()
        return run(ctx)

    command.invoke = invoke  # type: ignore[method-assign]  # click has no hook between parsing and running
    return command
