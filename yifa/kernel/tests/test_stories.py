"""A story that comes out otherwise is told line by line; one that can't be played is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from yifa.kernel.organisation import Organisation
from yifa.kernel.register import Register
from yifa.kernel.stories import Untellable, play, read

from . import county

REGISTERED = """
title = "登记、受理"

[[step]]
on    = 2026-03-02
take  = "register"
by    = "clerk"
with  = { title = "一", type = "neighbour", source = "applied", parties = [{ name = "甲" }] }
"""


def told(folder: Path, line: str) -> Path:
    path = folder / "story.toml"
    path.write_text(REGISTERED + line, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("line", "difference"),
    [
        ('stage = "accepted"', "stands in waiting, the story says accepted"),
        ("due = { finish_within = 2026-04-02 }", "finish_within ends on None"),
        ('warned = ["mediation.archive"]', "reminds of [], the story says ['mediation.archive']"),
        ('refused = ["title"]', "taken, the story says refused for ['title']"),
        (
            '[[step]]\non = 2026-03-02\ntake = "accept"\nby = "supervisor"',
            "step 2 (accept, 2026-03-02): refused for",
        ),
    ],
)
def test_what_comes_out_otherwise_is_told(
    committee: Organisation, tmp_path: Path, line: str, difference: str
) -> None:
    story = read(told(tmp_path, line))
    (only,) = play(story, Register.all["dispute"], cast=county.post, home=committee)
    assert difference in only


def test_a_slip_in_a_story_is_no_silent_pass(tmp_path: Path) -> None:
    with pytest.raises(Untellable, match="step 1: stages"):
        read(told(tmp_path, 'stages = "accepted"'))


GIVEN = """
[[matter]]
kind = "dispute"
name = "other"

[[matter.step]]
on   = 2026-03-02
take = "register"
by   = "clerk"
with = { title = "二", type = "neighbour", source = "applied", parties = [{ name = "乙" }] }
"""


@pytest.mark.parametrize(
    ("writes", "differs"),
    [
        # merged into the story's own matter, which stands for itself
        ('with = { merged_into = "@this" }\nstage = "merged"', []),
        ('with = { merged_into = "@this" }\nstage = "accepted"', ["stands in merged"]),
        ('refused = ["merged_into"]', []),
    ],
)
def test_a_matter_that_was_given_goes_on_while_the_story_does(
    committee: Organisation, tmp_path: Path, writes: str, differs: list[str]
) -> None:
    (tmp_path / "given").mkdir()
    (tmp_path / "given" / "other.toml").write_text(GIVEN, encoding="utf-8")
    (tmp_path / "stories").mkdir()
    line = f'[[step]]\non = 2026-03-03\nof = "other"\ntake = "merge"\nby = "mediator"\n{writes}'
    path = told(tmp_path / "stories", line)
    path.write_text(f'given = ["other"]\n{path.read_text("utf-8")}', encoding="utf-8")
    found = play(read(path), Register.all["dispute"], cast=county.post, home=committee)
    assert len(found) == len(differs)
    assert all(part in one for part, one in zip(differs, found, strict=True))
