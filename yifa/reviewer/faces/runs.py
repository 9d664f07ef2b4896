"""The runs of a Word paragraph that hold exactly some of its words, cut where they have to be."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from yifa.reviewer.readers.word import TEXT, atoms

RUN, FORMAT = qn("w:r"), qn("w:rPr")
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def runs_of(paragraph: Any, start: int, end: int | None) -> list[Any]:
    """Give the runs from one place in a paragraph's words to another, None being its end.

    A run that reaches over a place is cut in two of the same format. Where no words stand between
    the two, all runs are given, and where there is none an empty one is made.
    """
    for place in (start, end):
        if place:
            _cut(paragraph, place)
    runs, passed = [], 0
    for run, length in _lengths(paragraph):
        if length and start <= passed and (end is None or passed < end):
            runs.append(run)
        passed += length
    return runs or _all(paragraph)


def _all(paragraph: Any) -> list[Any]:
    runs = [run for run, _ in _lengths(paragraph)] or [
        child for child in paragraph if child.tag == RUN
    ]
    if not runs:
        runs = [OxmlElement("w:r")]
        paragraph.append(runs[0])
    return runs


def _lengths(paragraph: Any) -> list[tuple[Any, int]]:
    """Give the runs that hold words with how many characters each holds, in their order."""
    lengths: dict[Any, int] = {}
    for atom, text in atoms(paragraph):
        run = next((it for it in atom.iterancestors() if it.tag == RUN), atom.getparent())
        lengths[run] = lengths.get(run, 0) + len(text)
    return list(lengths.items())


def _cut(paragraph: Any, place: int) -> None:
    passed = 0
    for run, length in _lengths(paragraph):
        if passed < place < passed + length:
            _cut_run(run, place - passed)
            return
        passed += length


def _cut_run(run: Any, place: int) -> None:
    """Cut a run in two; what stands between its words goes with the words before it."""
    rest = deepcopy(run)
    run.addnext(rest)
    passed = 0
    for left, right in zip(list(run), list(rest), strict=True):
        if left.tag == FORMAT:
            continue
        length = _length(left)
        if left.tag == TEXT and passed < place < passed + length:
            _share(left, right, place - passed)
        elif passed + length <= place:
            rest.remove(right)
        else:
            run.remove(left)
        passed += length


def _length(child: Any) -> int:
    holder = OxmlElement("w:r")
    holder.append(deepcopy(child))
    return sum(len(text) for _, text in atoms(holder))


def _share(left: Any, right: Any, place: int) -> None:
    text = left.text
    left.text, right.text = text[:place], text[place:]
    for part in (left, right):
        part.set(SPACE, "preserve")
