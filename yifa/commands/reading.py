"""How the commands of the reviewer read their files: one line for each that cannot be read."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rich.console import Console

    from yifa.reviewer import Source

#: Wide enough that a table is not folded where nobody looks at it on a screen.
WIDE = 240

FILES = click.argument(
    "files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path)
)


class Sources:
    """The files of a command, read one after the other; `unread` tells how many could not be."""

    def __init__(self, files: Sequence[Path]) -> None:
        self.unread = 0
        self._files = list(dict.fromkeys(files))

    @property
    def is_one(self) -> bool:
        """Whether a single file was named."""
        return len(self._files) == 1

    def __iter__(self) -> Iterator[tuple[Path, bytes, Source]]:
        from yifa.reviewer import Unreadable, read
        from yifa.reviewer.readers import load

        for path in self._files:
            try:
                content = load(path, str(path))
                source = read(content, str(path))
            except Unreadable as refused:
                self.refuse(str(refused))
                continue
            yield path, content, source

    def refuse(self, sentence: str) -> None:
        """Say in one line what cannot be done with a file, and go on to the next."""
        self.unread += 1
        click.echo(" ".join(sentence.split()), err=True)


def say_json(lists: dict[str, list[dict[str, Any]]], sources: Sources) -> None:
    """Write the list of the only file, or an object from path to list; unread files have none."""
    told: Any = lists
    if sources.is_one:
        told = next(iter(lists.values()), [])
    # A file's name may hold bytes that are no UTF-8; backslashes keep the JSON whole.
    written = json.dumps(told, ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace")
    sys.stdout.buffer.write(written + b"\n")


def console() -> Console:
    """Standard output, coloured on a terminal only."""
    from rich.console import Console

    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    return Console(width=None if sys.stdout.isatty() else WIDE)


def write(out: Path, content: bytes, inputs: Sequence[Path]) -> None:
    """Write a file that was asked for, never over one that was read."""
    if any(out.exists() and path.exists() and out.samefile(path) for path in inputs):
        raise click.UsageError(f"“{out}”是要读的文件，换一个名称写")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_bytes(content)
    except OSError as closed:
        raise click.UsageError(f"写不了“{out}”（{closed.strerror}），换一个地方") from None


def place_for(out: Path, path: Path, ending: str, taken: set[Path], alone: bool) -> Path:
    """Where the result for a file goes: `out` itself for a single one, else into that folder.

    Two files of one name get two results: the second is numbered.
    """
    if alone and not out.is_dir():
        return out
    place, count = out / f"{path.stem}{ending}", 1
    while place in taken:
        count += 1
        place = out / f"{path.stem}-{count}{ending}"
    taken.add(place)
    return place
