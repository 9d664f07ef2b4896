"""What is printed of a request to correct a record, with what the regulation names."""

from __future__ import annotations

import io

import docx
import pytest

from yifa.kernel.matter import Matter
from yifa.kernel.register import Register
from yifa.kernel.stories import Telling, begins_at, stories_of
from yifa.kernel.tests import county
from yifa.wings.oversight.record_correction.papers import PAPERS

pytestmark = pytest.mark.django_db
REGISTER = Register.all["record_correction"]
STORIES = {str(story): story for story in stories_of(REGISTER)}


def lived(name: str) -> Matter:
    """A request as a story leaves it."""
    county.set_up()
    story = STORIES[name]
    telling = Telling(story, REGISTER, county.post, begins_at(story, county.place(county.TOWN)))
    assert list(telling.run()) == []
    return REGISTER.model._default_manager.get(pk=telling.matter.pk)


def text(name: str, matter: Matter) -> str:
    """A paper's words."""
    assert PAPERS[name].lacks(matter) == "", name
    paper = docx.Document(io.BytesIO(PAPERS[name].make(matter)))
    return "\n".join(one.text for one in paper.paragraphs)


#: Story, the papers it comes to, and what each says.
PRINTED: list[tuple[str, dict[str, list[str]]]] = [
    ("corrected", {"corrected": ["更正后的记录", "第四十一条"]}),
    (
        "not_proved",
        {"declined": ["证据不足以证明记录不准确", "60日内向青禾县人民政府申请行政复议", "6个月内"]},
    ),
    ("sent_on", {"elsewhere": ["已转送青禾县自然资源局处理"]}),
    ("told_elsewhere", {"elsewhere": ["请向"]}),
]


@pytest.mark.parametrize(("story", "papers"), PRINTED)
def test_a_paper_says_what_was_done_by_which_article_and_what_one_may_do(
    story: str, papers: dict[str, list[str]]
) -> None:
    matter = lived(story)
    for name, says in papers.items():
        told = text(name, matter)
        for words in says:
            assert words in told, f"{words} not in {told}"


def test_every_paper_is_printed_of_some_story() -> None:
    assert {name for _, papers in PRINTED for name in papers} == PAPERS.keys()
