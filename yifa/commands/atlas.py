"""`yifa atlas`: many reports side by side, in a table and on a page."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from yifa.reviewer.atlas.archive import Archive

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
OUT = click.Path(file_okay=False, path_type=Path)


@click.command()
@click.argument("folder", type=FOLDER, metavar="文件夹")
@click.option("--out", type=OUT, required=True, help="结果写到这个文件夹")
@click.option("--catalogue", type=FILE, help="自己的指标目录（TOML），先于自带的目录")
@click.option("--spark", metavar="MASTER", help="用 Spark 读，如 local[2]、spark://主机:7077")
def atlas(folder: Path, out: Path, catalogue: Path | None, spark: str | None) -> None:
    """把一个文件夹里的许多份报告放在一起对照：指标、政府、年份。

    写出 atlas.xlsx、atlas.parquet 和 atlas.html。同一个政府同一年的报告只取一份。

    例：yifa atlas 往年报告 --out 对照

    退出码：0 都读了；1 办不成；2 有读不了的文件，其余的照读。
    """
    from yifa.reviewer.atlas.archive import Archive, NoDuckDB, need_duckdb
    from yifa.reviewer.atlas.catalogue import BadCatalogue, load
    from yifa.reviewer.atlas.gather import Work, files, locally, on_spark
    from yifa.reviewer.atlas.page import summary, write_page
    from yifa.reviewer.atlas.spark import NoSpark
    from yifa.reviewer.atlas.workbook import write_workbook

    try:
        need_duckdb()
        asked = load(catalogue)
        names = files(folder, without=out)
        if not names:
            raise click.ClickException(f"“{folder}”里没有 txt、md、html、docx 或者 pdf 文件。")
        out.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".atlas-", dir=out) as scratch:
            work = Work(folder.resolve(), asked, Path(scratch).resolve())
            told = _Told(len(names))
            if spark:
                on_spark(work, names, told.more, spark)
            else:
                locally(work, names, told.more)
            told.done()
            archive = Archive(work.scratch)
            archive.write_parquet(out / "atlas.parquet")
            write_workbook(archive, asked, out / "atlas.xlsx")
            write_page(archive, asked, folder.resolve().name, out / "atlas.html")
            unread = _say_notes(archive)
            click.echo(summary(archive))
            archive.close()
    except BadCatalogue as wrong:
        raise click.UsageError(str(wrong)) from None
    except (NoDuckDB, NoSpark) as missing:
        raise click.ClickException(f"{missing}。") from None
    except OSError as closed:
        raise click.ClickException(
            f"“{closed.filename or out}”写不了（{closed.strerror}），换一个地方。"
        ) from None
    click.echo(f"对照页：{out / 'atlas.html'}\n表：{out / 'atlas.xlsx'}、{out / 'atlas.parquet'}")
    raise SystemExit(2 if unread else 0)


def _say_notes(archive: Archive) -> int:
    """Say what stands in the way of each file, and count those that could not be read."""
    unread = 0
    for file, problem, note in archive.rows(
        "SELECT file, problem, note FROM report WHERE note <> '' ORDER BY file"
    ):
        unread += problem is not None
        click.echo(note if problem else f"“{file}”{note}", err=True)
    return unread


class _Told:
    """How many files were read so far, on a terminal only."""

    def __init__(self, files: int) -> None:
        self._files, self._read = files, 0
        self._shown = sys.stderr.isatty()

    def more(self, files: int) -> None:
        self._read += files
        if self._shown:
            click.echo(f"\r已读{self._read}／{self._files}份", nl=False, err=True)

    def done(self) -> None:
        if self._shown:
            click.echo(err=True)
