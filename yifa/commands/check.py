"""`yifa check`: what can be proved wrong in any annual report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .reading import FILES, Sources, console, place_for, say_json, write

if TYPE_CHECKING:
    from yifa.reviewer import Review

OUT = click.Path(path_type=Path)


@click.command()
@FILES
@click.option("--json", "as_json", is_flag=True, help="结果写成 JSON")
@click.option(
    "--html", "page_out", metavar="OUT", type=OUT, help="写成网页：原文标出，旁边列出意见"
)
@click.option("--docx", "word_out", metavar="OUT", type=OUT, help="写成带批注的 Word，只限 .docx")
@click.option("--notes", is_flag=True, help="连只作提示的也列出来")
def check(
    files: tuple[Path, ...],
    as_json: bool,
    page_out: Path | None,
    word_out: Path | None,
    notes: bool,
) -> None:
    """查年度报告里能证明是错的地方，写出怎么算的。

    读 txt、md、html、docx、pdf；不联网，不要数据库，不改原文件。几份一起查时，OUT 是文件夹。

    例：yifa check 报告.docx --docx 批注.docx

    退出码：0 没有查出问题；1 查出问题；2 有文件读不了或者命令写得不对，别的文件照查。
    """
    sources = Sources(files)
    faces = _Faces(sources, files, page_out, word_out, notes)
    lists: dict[str, list[dict[str, Any]]] = {}
    found = 0
    screen = None if as_json else console()
    from yifa.reviewer import check as review_of
    from yifa.reviewer.faces.as_json import findings_as_json

    for path, content, source in sources:
        review = review_of(source)
        found += len(review.said)
        faces.write(path, content, review)
        if screen is None:
            lists[str(path)] = findings_as_json(review, notes)
            continue
        from yifa.reviewer.faces.terminal import show

        show(review, screen, notes)
    if as_json:
        say_json(lists, sources)
    raise SystemExit(2 if sources.unread else int(found > 0))


class _Faces:
    """The files that were asked for, written beside what is said."""

    def __init__(
        self,
        sources: Sources,
        files: tuple[Path, ...],
        page_out: Path | None,
        word_out: Path | None,
        notes: bool,
    ) -> None:
        self._sources, self._files = sources, files
        self._page_out, self._word_out, self._notes = page_out, word_out, notes
        self._taken: set[Path] = set()

    def write(self, path: Path, content: bytes, review: Review) -> None:
        """Write the page and the Word document of one file."""
        if self._page_out:
            from yifa.reviewer.faces.page import page

            self._put(self._page_out, path, ".html", page(review, self._notes).encode())
        if self._word_out and review.reading.document.source.kind != "docx":
            self._sources.refuse(f"“{path}”不是 .docx，批注写不进去，用 --html 写成网页。")
        elif self._word_out:
            from yifa.reviewer.faces.comments import commented

            self._put(self._word_out, path, ".docx", commented(content, review, self._notes))

    def _put(self, out: Path, path: Path, ending: str, content: bytes) -> None:
        place = place_for(out, path, ending, self._taken, self._sources.is_one)
        write(place, content, self._files)
