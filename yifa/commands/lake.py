"""`yifa lake`: what figures need of many houses laid together, and what they come to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .house import open_house
from .reading import console, write

if TYPE_CHECKING:
    from yifa.lake.answering import Lake

FOLDER = click.Path(file_okay=False, path_type=Path)
DAY = click.DateTime(["%Y-%m-%d"])


@click.group()
def lake() -> None:
    """把各地、各省的指标汇总起来：导出的只有计数，没有个人信息。

    例：yifa lake figures 指标 --figure 调解成功率 --by 省
    """


@contextmanager
def saying_why_not(folder: Path) -> Iterator[None]:
    """What stands in the way, in one line."""
    from yifa.lake.engines import NoLake
    from yifa.lake.source import Unfit
    from yifa.reviewer.atlas.spark import NoSpark

    try:
        yield
    except (NoLake, NoSpark, Unfit) as why:
        raise click.ClickException(f"{why}。") from None
    except OSError as closed:
        told = f"“{closed.filename or folder}”读写不成（{closed.strerror}），换一个地方。"
        raise click.ClickException(told) from None


@lake.command()
@click.argument("folder", type=FOLDER, metavar="文件夹")
def export(folder: Path) -> None:
    """把本库指标用到的计数写进一个文件夹，不含事由、姓名、编号和任何个人信息。

    再导出一次，替换上一次的；几处导出的，拷到同一个文件夹就能合在一起。

    例：yifa lake export /mnt/usb/指标

    退出码：0 办成；1 没有办成，文件夹里还是原来的；2 参数写得不对。
    """
    with saying_why_not(folder):
        from yifa.lake.engines import need_duckdb

        need_duckdb()
        open_house()
        from yifa.kernel.verify import at_one_moment
        from yifa.lake.export import export as write_all
        from yifa.lake.telling import NotTold

        try:
            with at_one_moment():
                source = write_all(folder)
        except NotTold as why:
            raise click.ClickException(f"{why}。") from None
    size = sum(source.files.values()) / 1e6
    click.echo(
        f"{source.code}的数据写在 {folder}：{len(source.figures)}项指标，"
        f"截至{source.until}，{len(source.files)}个文件，{size:,.1f}兆"
    )


@lake.command()
@click.argument("folder", type=FOLDER, metavar="文件夹")
@click.option(
    "--figure", "keys", multiple=True, metavar="指标", help="只要这项（名称或者代码），可以写几个"
)
@click.option("--from", "first", type=DAY, metavar="日期", help="从哪天起，默认当年1月1日")
@click.option("--to", "last", type=DAY, metavar="日期", help="到哪天止，默认各处数据都到的那天")
@click.option(
    "--by",
    multiple=True,
    metavar="什么",
    help="省、市、县、单位、层级、单位类别、年、月，或者指标自己的分类（如类型）；可以写几个",
)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="写成 .csv 或者 .xlsx")
@click.option("--spark", default="", metavar="MASTER", help="用 Spark 算，如 spark://主机:7077")
def figures(
    folder: Path,
    keys: tuple[str, ...],
    first: dt.datetime | None,
    last: dt.datetime | None,
    by: tuple[str, ...],
    out: Path | None,
    spark: str,
) -> None:
    """汇总文件夹里各处的指标；率写明分子、分母和数据截至哪天。

    例：yifa lake figures 指标 --figure 调解成功率 --by 省 --by 月

    退出码：0 都算了；1 办不成；2 参数写得不对，或者有的指标各处口径不一，没有算。
    """
    if out and out.suffix not in (".csv", ".xlsx"):
        raise click.UsageError(f"“{out.name}”写成 .csv 或者 .xlsx 结尾")
    with saying_why_not(folder):
        from yifa.lake.answering import Lake
        from yifa.lake.table import as_csv, as_table, as_xlsx, heads, rows

        there = Lake(folder)
        until = last.date() if last else there.until
        since = first.date() if first else until.replace(month=1, day=1)
        question = there.question(keys, since, until, by)
        head = heads(there, question.by)
        told = rows(there, question.by, there.answer(question, spark=spark))
        if out:
            write(out, (as_csv if out.suffix == ".csv" else as_xlsx)(head, told), [])
        else:
            console().print(as_table(head, told))
    raise SystemExit(2 if say_who_differs(there, keys) else 0)


def say_who_differs(lake: Lake, keys: tuple[str, ...]) -> int:
    """Say which figures could not be added up, and who counts them otherwise."""
    left_out = {
        key: codes
        for key, codes in lake.differing.items()
        if not keys or {key, lake.figures[key].label} & {*keys}
    }
    for key, codes in left_out.items():
        told = f"“{lake.figures[key].label}”（{key}）没有算：{'、'.join(codes)}的口径与别处不同"
        click.echo(f"{told}，升级到同一版本再导出。", err=True)
    return len(left_out)
