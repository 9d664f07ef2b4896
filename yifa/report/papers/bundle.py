"""How several papers become one file: which of them its contents page lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from .paper import Block, Contents, ContentsLine, Paper, Unwritable
from .printable import on_one_line

Marked = tuple[str, Paper]


def filled(papers: Sequence[Paper]) -> list[Marked]:
    """The papers, each with its mark, and their contents pages filled in.

    A contents page stands for the papers between it and the next cover. Without lines of its own
    it lists them all; a line whose name is a paper's title is tied to that paper (the first line
    of a name to the first paper of that name), the others keep the pages they were given.
    """
    marked = [(f"paper{place}", paper) for place, paper in enumerate(papers, start=1)]
    return [
        (mark, _with_contents(paper, list(_listed(marked[place:]))))
        for place, (mark, paper) in enumerate(marked, start=1)
    ]


def pages_asked_for(marked: Sequence[Marked]) -> frozenset[str]:
    """The marks whose pages some contents page names."""
    return frozenset(
        line.bookmark
        for _, paper in marked
        for block in paper.blocks
        if isinstance(block, Contents)
        for line in block.lines
        if line.bookmark
    )


def _listed(later: Sequence[Marked]) -> Iterator[Marked]:
    return takewhile(lambda entry: not entry[1].is_front, later)


def _with_contents(paper: Paper, listed: list[Marked]) -> Paper:
    if not any(isinstance(block, Contents) for block in paper.blocks):
        return paper
    return replace(paper, blocks=tuple(_filled(block, listed) for block in paper.blocks))


def _filled(block: Block, listed: list[Marked]) -> Block:
    if not isinstance(block, Contents):
        return block
    if not block.lines:
        return Contents(tuple(_line(mark, paper) for mark, paper in listed))
    return Contents(tuple(_tied(block.lines, listed)))


def _line(mark: str, paper: Paper) -> ContentsLine:
    if not paper.title:
        raise Unwritable("卷内有一份文书没有名称，写不进目录，请补上名称")
    return ContentsLine(on_one_line(paper.title), bookmark=mark)


def _tied(lines: Sequence[ContentsLine], listed: list[Marked]) -> Iterator[ContentsLine]:
    waiting = [(on_one_line(paper.title), mark) for mark, paper in listed]
    for line in lines:
        found = next((entry for entry in waiting if entry[0] == on_one_line(line.name)), None)
        if found:
            waiting.remove(found)
            yield replace(line, bookmark=found[1])
        else:
            yield line
