"""`yifa workdays`: what to do when the State Council's holiday notice for a year has come."""

from __future__ import annotations

import json

import click

from .house import open_house


@click.group()
def workdays() -> None:
    """放假通知公布后，重算待定的到期日。

    例：yifa workdays apply
    """


@workdays.command()
@click.option("--json", "as_json", is_flag=True, help="结果写成 JSON，一行一件")
def apply(as_json: bool) -> None:
    """重算按周末和法定节日暂算的到期日；每件变动的事项记一条办理记录。

    通知先写进 YIFA_HOME/workdays/年份.toml。

    例：yifa workdays apply

    退出码：0 办完；1 还没有系统管理员。
    """
    open_house()
    from django.utils import timezone

    from yifa.kernel import recompute
    from yifa.kernel.person import Post
    from yifa.kernel.roles import SYSTEM_ADMIN

    today, settled = timezone.localdate(), 0
    by = Post.objects.held_on(today).filter(role=SYSTEM_ADMIN).first()
    if by is None:
        raise click.ClickException("还没有在任的系统管理员，重算要记在他名下，先办理任职")
    for one in recompute.apply(by=by, on=today):
        settled += 1
        row = {"number": one.matter.number, "before": str(one.before), "after": str(one.after)}
        told = f"{one.matter.number}　{one.before} → {one.after}"
        click.echo(json.dumps(row, ensure_ascii=False) if as_json else told)
    if not as_json:
        click.echo(f"重算{settled}件。" if settled else "没有待定的到期日要重算。")
