"""`yifa found`, how a real county begins; `yifa password`, how its keepers are let in again."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from .house import open_house

if TYPE_CHECKING:
    from yifa.kernel.administration.founding import FirstPassword

LEVELS = {"省": "province", "市": "city", "县": "county", "乡镇": "town", "村": "village"}
FORMS = {"人民政府": "government", "部门": "department", "村（居）民委员会": "village"}


def asked(flag: str, name: str, says: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """An option that is asked for where it is not given."""
    return click.option(flag, name, prompt=says, help=says)


@click.command()
@asked("--code", "code", "最高一级单位的代码，12位区划代码或者单位代码")
@asked("--name", "name", "单位全称")
@asked("--short", "short", "文号简称，编号用它开头，例如“青”")
@click.option("--level", type=click.Choice(list(LEVELS)), prompt="层级", help="层级")
@click.option(
    "--form", type=click.Choice(list(FORMS)), default="人民政府", show_default=True, help="类别"
)
@asked("--system-admin", "system_admin", "系统管理员的姓名，管单位")
@asked("--security-admin", "security_admin", "安全管理员的姓名，管人员、岗位和登录")
@asked("--auditor", "auditor", "审计员的姓名，看管理记录")
def found(
    code: str,
    name: str,
    short: str,
    level: str,
    form: str,
    system_admin: str,
    security_admin: str,
    auditor: str,
) -> None:
    """开办：在空库里设最高一级单位和三名管理员，初始密码只显示这一次。

    没有写的项会逐项询问。三名管理员要是三个人，都不看事项。

    例：yifa found --code 990200000000 --name 云岭县人民政府 --short 云 --level 县
    --system-admin 沈知远 --security-admin 陆青禾 --auditor 顾明澄

    退出码：0 办成；1 库里已经有单位，或者填的有不对的；2 参数写得不对。
    """
    os.environ["YIFA_FOUNDING"] = "1"  # with the house its secrets are made
    open_house()
    from yifa.kernel.administration import founding, organisations
    from yifa.kernel.gates import Refused
    from yifa.kernel.roles import AUDITOR, SECURITY_ADMIN, SYSTEM_ADMIN

    top = organisations.planned(
        code=code.strip(),
        name=name.strip(),
        short=short.strip(),
        level=LEVELS[level],
        form=FORMS[form],
    )
    three = {SYSTEM_ADMIN: system_admin, SECURITY_ADMIN: security_admin, AUDITOR: auditor}
    try:
        first = founding.begin(top, three)
    except Refused as refused:
        raise click.ClickException(refused.sentence) from None
    click.echo(f"{top}已经开办。登录名和初始密码只显示这一次，没有存在任何地方：\n")
    say_each(first)
    click.echo("\n分别交给本人。第一次登录要改密码。打开办公页面：yifa serve")


@click.command()
@click.argument("username", metavar="登录名")
def password(username: str) -> None:
    """给三类管理员重设密码，只显示这一次；其他人的由安全管理员在办公页面重设。

    他的第二道验证也一起解除。

    例：yifa password anquan

    退出码：0 办成；1 不是在任的管理员；2 参数写得不对。
    """
    open_house()
    from django.db import transaction
    from django.utils import timezone

    from yifa.kernel.administration import founding
    from yifa.kernel.gates import Refused
    from yifa.web.api.tokens import revoke_all
    from yifa.web.factors import standing

    try:
        with transaction.atomic():
            fresh = founding.reopen_door(username)
            revoke_all([fresh.person], at=timezone.now())
            if standing.has_one(fresh.person):
                standing.reopen_door(fresh.person)
    except Refused as refused:
        raise click.ClickException(refused.sentence) from None
    say_each([fresh])


def say_each(first: list[FirstPassword]) -> None:
    """A line for each: sign-in name, password, role, name."""
    for one in first:
        who = f"{one.role.label}　{one.person.name}"
        click.echo(f"{one.person.username:<12} {one.password}  {who}")
