"""`yifa sample`: a fictional county with a full last year and this year to date."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

import click

from .house import open_house

if TYPE_CHECKING:
    from yifa.sample.plan import Plan


@click.command()
@click.option("--seed", type=int, help="种子：同一个种子、同一天，造出来的一样，默认1")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="截至哪一天，默认今天")
@click.option("--matters", type=click.IntRange(min=1), help="多少件，默认4500，可以到100万")
@click.option("--json", "as_json", is_flag=True, help="结果写成 JSON")
def sample(seed: int | None, today: dt.datetime | None, matters: int | None, as_json: bool) -> None:
    """造一份虚构的样例：青禾县，去年全年和今年至今。

    中断以后再运行，从断的地方接着做；做完以后再运行，什么也不动。

    例：yifa sample --today 2026-11-22

    退出码：0 做成或者已经有了；1 库里有别的数据；2 参数写得不对。
    """
    open_house()
    from yifa.sample import making

    wanted = plan_of(seed, today, matters)
    asked = any(given is not None for given in (seed, today, matters))
    try:
        there = making.what_is_there(wanted if asked else None)
        if there is not None and there.finished:
            say_it_is_there(as_json)
            return
        if there is None:
            making.found(wanted)
        made = make(there.plan if there else wanted)
    except making.NotEmpty as refused:
        raise click.ClickException(str(refused)) from None
    say_it_is_made(made, as_json)


def plan_of(seed: int | None, today: dt.datetime | None, matters: int | None) -> Plan:
    """The plan asked for; what was not said is as usual."""
    from django.utils import timezone

    from yifa.sample.plan import Plan
    from yifa.sample.season import DEFAULT_MATTERS

    day = today.date() if today else timezone.localdate()
    return Plan(day, 1 if seed is None else seed, matters or DEFAULT_MATTERS)


def make(plan: Plan) -> dict[str, Any]:
    """Make the sample with a line that shows how far it is; returns what there is now."""
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    from yifa.sample import making

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("件，{task.fields[rate]}件/秒，还要"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True)) as progress:
        task = progress.add_task("造样例", total=plan.matters, rate="–")

        def told(registered: int) -> None:
            speed = progress.tasks[task].speed
            progress.update(task, completed=registered, rate=f"{speed:.0f}" if speed else "–")

        events = making.make(plan, told)
    return {"matters": plan.matters, "events": events, "today": plan.today.isoformat()}


def say_it_is_there(as_json: bool) -> None:
    """Nothing was done, and why."""
    from yifa.sample.mark import passwords_file

    if as_json:
        click.echo(json.dumps({"made": False, "passwords": str(passwords_file())}))
    else:
        click.echo(f"样例已经有了，没有改动。登录名和密码在 {passwords_file()}")


def say_it_is_made(made: dict[str, Any], as_json: bool) -> None:
    """What was made, and the sign-ins, this once."""
    from yifa.sample.mark import passwords_file

    if as_json:
        click.echo(json.dumps({"made": True, **made, "passwords": str(passwords_file())}))
        return
    click.echo(
        f"样例做成：{made['matters']}件事项，{made['events']}条办理记录，截至{made['today']}"
    )
    click.echo(f"\n登录名和密码（只显示这一次，另存在 {passwords_file()}，仅本人可读）：\n")
    click.echo(passwords_file().read_text(encoding="utf-8"))
