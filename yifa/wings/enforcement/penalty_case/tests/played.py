"""Penalty cases for the tests of papers: a story of the folder played as far as one wants it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from yifa.kernel.evidence import Upload
from yifa.kernel.register import Register
from yifa.kernel.stories import Line, read
from yifa.kernel.take import take
from yifa.kernel.tests import county
from yifa.kernel.tests.cases import tell, until
from yifa.wings.enforcement.penalty_case.models import PenaltyCase

STORIES = Path(__file__).parent / "stories"
CITIZEN: list[dict[str, Any]] = [
    {
        "side": "a",
        "name": "周明远",
        "gender": "m",
        "age": 61,
        "identity_number": "339901196501010011",
        "telephone": "13800002046",
        "address": "青禾县柳溪镇石坎村3组12号",
    },
]
PHOTO = Upload("现场照片.png", b"\x89PNG\r\n\x1a\n1")
FILM = Upload("执法记录仪.mp4", b"\x00\x00\x00\x18ftypmp42")
SCAN = Upload("签名的笔录.pdf", b"%PDF-1.7")


def played(story: str, *, before: str = "", parties: Sequence[dict[str, Any]] = ()) -> PenaltyCase:
    """The case of a story, up to the step named, with other parties if any are given."""
    told = read(STORIES / f"{story}.toml")
    lines = list(until(told.lines, before))
    if parties:
        first = {**lines[0].writes, "parties": list(parties), "party_kind": "citizen"}
        lines[0] = replace(lines[0], writes=first)
    matter = tell(replace(told, lines=lines), Register.all["penalty_case"])
    assert isinstance(matter, PenaltyCase)
    return matter


def act(case: PenaltyCase, step: str, line: Line, **more: Any) -> None:
    """Take a step as a line of a story tells it, with files or other values."""
    posts = {
        name: county.post(*("officer", case.holder), who=who)
        for name, who in (("officer", ""), ("second_officer", "2"))
        if name in line.writes
    }
    by = county.post(line.by, case.holder)
    take(case, step, by=by, on=line.on, at=line.instant, **{**line.writes, **posts, **more})


def line_of(story: str, step: str) -> Line:
    """The first line of a story that takes a step."""
    return next(one for one in read(STORIES / f"{story}.toml").lines if one.take == step)
