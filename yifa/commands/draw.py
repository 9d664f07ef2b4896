"""`yifa draw`: a random draw drawn again, by anyone, without a database."""

from __future__ import annotations

from pathlib import Path

import click

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group()
def draw() -> None:
    """按公布的名录和种子，重新抽取检查对象和检查人员。

    例：yifa draw verify 抽取名录.json 抽取结果.json
    """


@draw.command()
@click.argument("lists", type=FILE)
@click.argument("result", type=FILE)
def verify(lists: Path, result: Path) -> None:
    """重新抽取一遍，与公布的结果逐户对照；不用数据库，也不联网。

    例：yifa draw verify 抽取名录.json 抽取结果.json

    退出码：0 相同；1 不同；2 文件读不了。
    """
    from yifa.wings.enforcement.random_draw.drawing import Undrawable, differences

    try:
        found = list(differences(lists.read_bytes(), result.read_bytes()))
    except Undrawable as fault:
        raise click.UsageError(str(fault)) from None
    for one in found:
        click.echo(one)
    if not found:
        click.echo("重新抽取的结果与公布的完全相同。")
    raise SystemExit(1 if found else 0)


@draw.command()
@click.argument("lists", type=FILE)
@click.option("--seed", required=True, help="公开的种子")
def repeat(lists: Path, seed: str) -> None:
    """按一份名录和一个种子抽取，把结果写到标准输出。

    例：yifa draw repeat 抽取名录.json --seed "2026094期 03 11 17 22 28 31+09"
    """
    from yifa.wings.enforcement.random_draw.drawing import Undrawable, result_file

    try:
        click.echo(result_file(lists.read_bytes(), seed).decode())
    except Undrawable as fault:
        raise click.UsageError(str(fault)) from None
