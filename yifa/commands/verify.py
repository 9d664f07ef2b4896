"""`yifa verify`: whether anything was changed behind the application's back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .house import open_house

if TYPE_CHECKING:
    from yifa.kernel.broken import Broken

FILE = click.Path(dir_okay=False, path_type=Path)


@click.command()
@click.option("--heads", type=FILE, help="再与以前导出的链头核对")
@click.option("--export", type=FILE, help="把现在的链头写到这个文件，存到别处")
@click.option("--json", "as_json", is_flag=True, help="结果写成 JSON，一行一处")
def verify(heads: Path | None, export: Path | None, as_json: bool) -> None:
    """从头核验每个单位的办理记录、每件事项、编号和证据材料。

    例：yifa verify --export heads.json

    退出码：0 全部相符；1 有不符的；2 文件读不了。
    """
    kept = read_heads(heads) if heads else {}
    saved = kept.get("heads", kept)
    open_house()
    from yifa.kernel.chain import fingerprint
    from yifa.kernel.signed_heads import broken_signature
    from yifa.kernel.verify import at_one_moment, check_heads, export_heads
    from yifa.kernel.verify import verify as look_through

    if heads:
        click.echo(f"{heads} 的链头指纹 {fingerprint(saved)}，与抄下来的核对", err=True)
    with at_one_moment():
        of_the_list = broken_signature(kept) if heads else ()
        found = say_each(chain(look_through(), of_the_list, check_heads(saved)), as_json)
        if export:
            write_heads(export, export_heads())
        if not found and not as_json:
            click.echo(what_was_read())
    raise SystemExit(1 if found else 0)


def read_heads(file: Path) -> dict[str, Any]:
    """What was exported to a file: heads with their signature, or as earlier versions did alone."""
    try:
        kept: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        for count, digest in kept.get("heads", kept).values():
            assert isinstance(count, int) and isinstance(digest, str)
    except (OSError, ValueError, AttributeError, TypeError, AssertionError):
        told = f"“{file}”不是导出的链头，换成 yifa verify --export 写的文件"
        raise click.UsageError(told) from None
    return kept


def write_heads(file: Path, heads: dict[str, Any]) -> None:
    """Keep the heads signed, and tell their fingerprint for a place where no file can be."""
    from yifa.kernel.chain import fingerprint
    from yifa.kernel.signed_heads import signed

    try:
        file.write_text(json.dumps(signed(heads), indent=1) + "\n", encoding="utf-8")
    except OSError as closed:
        raise click.ClickException(f"写不了“{file}”（{closed.strerror}），换一个地方") from None
    told = f"链头写在 {file}，存到这台机器以外的地方；链头指纹 {fingerprint(heads)}，可以抄在纸上"
    click.echo(told, err=True)


def say_each(broken: Iterator[Broken], as_json: bool) -> int:
    """Say each broken thing as it is found; returns how many there are."""
    found = 0
    for one in broken:
        found += 1
        says = {"what": one.what, "where": one.where, "sentence": one.sentence}
        click.echo(json.dumps(says, ensure_ascii=False) if as_json else one.sentence)
    if found and not as_json:
        click.echo(f"共{found}处不符。", err=True)
    return found


def what_was_read() -> str:
    """How much agrees."""
    from yifa.kernel.matter import ChainHead, Event, Matter

    chains = ChainHead.objects.filter(count__gt=0).count()
    events, matters = Event.objects.count(), Matter.objects.count()
    return f"全部相符：{chains}条链、{events}条办理记录、{matters}件事项。"
