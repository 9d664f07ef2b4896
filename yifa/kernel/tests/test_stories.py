"""Every story of every kind comes out as its author tells it."""

from __future__ import annotations

import pytest

from yifa.kernel.register import Register
from yifa.kernel.stories import Story, play, stories_of

from . import county

TOLD = [
    pytest.param(register, story, id=f"{register.kind()}-{story}")
    for register in Register.all.values()
    for story in stories_of(register)
]


@pytest.mark.django_db
@pytest.mark.parametrize(("register", "story"), TOLD)
def test_a_story_comes_out_as_it_is_told(register: type[Register], story: Story) -> None:
    county.set_up()
    home = county.place(county.VILLAGE_COMMITTEE)
    assert play(story, register, cast=county.post, home=home) == []
