"""Anyone reads what was published, each version of it, and what became of what people said."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.test import Client

from yifa.kernel.matter import Matter
from yifa.kernel.register import Register
from yifa.kernel.stories import Story, Telling, begins_at, read
from yifa.kernel.take import take
from yifa.kernel.tests import county
from yifa.kernel.tests.cases import at
from yifa.wings.rules import normative_document

STORIES = Path(normative_document.__file__).parent / "tests" / "stories"
LIBRARY, DRAFTS = "/public/documents/", "/public/drafts/"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def the_county() -> None:
    county.set_up()


def told(name: str, *, until: str = "") -> Matter:
    """The document of a story, after its last step, or after the first of the name given."""
    story = read(STORIES / f"{name}.toml")
    steps = [line.take for line in story.lines if not line.refused]
    if until:
        lines = [line for line in story.lines if not line.refused]
        kept = lines[: steps.index(until) + 1]
        story = Story(story.title, kept, story.at, story.path, story.given)
    home = begins_at(story, county.place(county.TOWN))
    telling = Telling(story, Register.all["normative_document"], county.post, home)
    assert list(telling.run()) == []
    return Register.all["normative_document"].model._default_manager.get(pk=telling.matter.pk)


def page(address: str, *, on: dt.date) -> str:
    """What the address shows to anyone on a day."""
    with time_machine.travel(at(on), tick=False):
        answer = Client().get(address)
    return answer.content.decode() if answer.status_code == 200 else str(answer.status_code)


def commented(draft: Matter, says: str, **conclusion: Any) -> Matter:
    """A comment on a draft, with what became of it."""
    clerk, comment = county.post("clerk", draft.holder), Register.all["draft_comment"].model()
    day = dt.date(2026, 3, 10)
    people = [{"name": "周明远", "telephone": "13800002046"}]
    take(comment, "register", by=clerk, on=day, draft=draft, says=says, parties=people)
    if conclusion:
        take(comment, "conclude", by=clerk, on=day, **conclusion)
    return comment


def test_what_was_published_is_found_by_words_of_its_text() -> None:
    document = told("county_subsidy_whole_way")
    day = dt.date(2026, 6, 15)
    found = page(f"{LIBRARY}?q=专项资金", on=day)
    assert document.title in found and "青政规〔2026〕3号" in found
    assert document.title not in page(f"{LIBRARY}?q=养犬", on=day)
    shown = page(f"{LIBRARY}{document.pk}/", on=day)
    assert "由县财政专项资金支付" in shown and "现行有效" in shown and "合法性审核" in shown


@pytest.mark.parametrize(
    ("on", "holds", "words"),
    [
        (dt.date(2026, 5, 20), "coming", "尚未施行"),
        (dt.date(2026, 6, 1), "in-force", "现行有效"),
        (dt.date(2031, 3, 1), "ending", "即将到期"),
        (dt.date(2031, 5, 31), "ending", "即将到期"),
        (dt.date(2031, 6, 1), "lapsed", "已失效"),
    ],
)
def test_it_lapses_by_itself_the_day_after_its_last_one(
    on: dt.date, holds: str, words: str
) -> None:
    document = told("county_subsidy_whole_way")
    assert document.title in page(f"{LIBRARY}?holds={holds}", on=on)
    assert f"<b>{words}</b>" in page(f"{LIBRARY}{document.pk}/", on=on)
    others = {"coming", "in-force", "ending", "changed", "repealed", "lapsed"} - {holds}
    if holds == "ending":
        others.discard("in-force")
    for other in others:
        assert document.title not in page(f"{LIBRARY}?holds={other}", on=on), other


def test_a_repealed_one_holds_until_the_day_that_the_repeal_names() -> None:
    document = told("amending_one_not_published_yet")
    before, after = dt.date(2026, 3, 18), dt.date(2026, 3, 20)
    assert document.title in page(f"{LIBRARY}?holds=in-force", on=before)
    assert document.title in page(f"{LIBRARY}?holds=repealed", on=after)
    assert document.title not in page(f"{LIBRARY}?holds=in-force", on=after)
    shown = page(f"{LIBRARY}{document.pk}/", on=after)
    assert "2026年3月20日起停止执行" in shown and "交保证金五千元" in shown, "with its old text"


def test_both_versions_stand_side_by_side_with_what_changed() -> None:
    document = told("old_one_amended_prolonged_lapsed", until="amend")
    shown = page(f"{LIBRARY}{document.pk}/", on=dt.date(2026, 2, 12))
    assert "可以寄存，也可以安葬" in shown
    assert document.title in page(f"{LIBRARY}?holds=changed", on=dt.date(2026, 2, 12))
    early = page(f"{LIBRARY}{document.pk}/", on=dt.date(2026, 1, 20))
    assert "骨灰应当安葬在公墓" in early, "the amended text holds from its own day"
    old = page(f"{LIBRARY}{document.pk}/?version=1", on=dt.date(2026, 2, 12))
    assert "骨灰应当安葬在公墓" in old and "2026年2月10日起由修改后的文本代替" in old
    assert "看全文" in shown and "2026年5月9日有效期届满" in shown
    beside = page(f"{LIBRARY}{document.pk}/versions/1/2/", on=dt.date(2026, 2, 12))
    assert "<del>应当</del>" in beside and "<ins>" in beside and "1段不同" in beside
    assert page(f"{LIBRARY}{document.pk}/versions/1/3/", on=dt.date(2026, 2, 12)) == "404"


def test_what_is_not_published_yet_is_not_in_the_library() -> None:
    document = told("county_subsidy_whole_way", until="number_it")
    day = dt.date(2026, 4, 28)
    assert document.title not in page(LIBRARY, on=day)
    assert page(f"{LIBRARY}{document.pk}/", on=day) == "404"


def test_an_open_draft_says_how_long_one_may_comment() -> None:
    draft = told("county_subsidy_whole_way", until="open_comment")
    with_days = page(DRAFTS, on=dt.date(2026, 3, 31))
    assert draft.title in with_days and "2026年4月3日截止" in with_days
    assert "今天截止" in page(f"{DRAFTS}{draft.pk}/", on=dt.date(2026, 4, 3))
    assert "标准十年没有调整" in page(f"{DRAFTS}{draft.pk}/", on=dt.date(2026, 4, 3))
    after = page(DRAFTS, on=dt.date(2026, 4, 4))
    assert "现在没有公开征求意见的草案" in after
    assert draft.title in after and "正在研究意见" in after, "whoever commented finds it again"
    assert "已经截止" in page(f"{DRAFTS}{draft.pk}/", on=dt.date(2026, 4, 4))


def test_a_draft_nobody_was_asked_about_is_not_there() -> None:
    draft = told("county_subsidy_whole_way", until="assess")
    assert page(f"{DRAFTS}{draft.pk}/", on=dt.date(2026, 3, 4)) == "404"


def test_comments_are_read_only_after_their_results_were_made_known_and_name_nobody() -> None:
    draft = told("county_subsidy_whole_way", until="open_comment")
    commented(draft, "周明远认为标准太低", result="not_adopted", reply="财政负担不起")
    commented(draft, "写明资金来源", result="adopted")
    day = dt.date(2026, 4, 9)
    assert page(f"{DRAFTS}{draft.pk}/comments/", on=day) == "404"
    assert "标准太低" not in page(f"{DRAFTS}{draft.pk}/", on=day)
    clerk = county.post("clerk", draft.holder)
    take(draft, "close_comment", by=clerk, on=dt.date(2026, 4, 7))
    take(draft, "tell_feedback", by=clerk, on=day, feedback="资金来源的意见已采纳")
    assert "已经公布采纳情况" in page(DRAFTS, on=day)
    told_now = page(f"{DRAFTS}{draft.pk}/", on=day)
    assert "收到意见2条" in told_now and "采纳1条" in told_now and "不采纳1条" in told_now
    listed = page(f"{DRAFTS}{draft.pk}/comments/", on=day)
    assert "标准太低" in listed and "财政负担不起" in listed and "写明资金来源" in listed
    assert "周明远" not in listed and "周××" in listed and "13800002046" not in listed
    assert "写明资金来源" not in page(f"{DRAFTS}{draft.pk}/comments/?result=not_adopted", on=day)


def test_what_people_were_asked_stays_as_it_was_when_the_draft_is_changed_later() -> None:
    draft = told("penalty_found_in_the_draft", until="rework")
    shown = page(f"{DRAFTS}{draft.pk}/", on=dt.date(2026, 4, 1))
    assert "罚款五百元" in shown and "拴养或者圈养" not in shown
