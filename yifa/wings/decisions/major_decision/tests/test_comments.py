"""What the public says of a draft, kept one by one: each is answered before all are summed up."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
import time_machine
from django.test import Client

from yifa.kernel import consulting
from yifa.kernel.gates import Refused
from yifa.kernel.matter import Matter
from yifa.kernel.person import Post
from yifa.kernel.register import Register
from yifa.kernel.take import take
from yifa.kernel.tests import county
from yifa.wings.decisions.major_decision.models import MajorDecision
from yifa.wings.decisions.major_decision.procedure import Deciding
from yifa.wings.decisions.major_decision.register import MajorDecisions

pytestmark = pytest.mark.django_db

OPENED, LAST = dt.date(2026, 3, 5), dt.date(2026, 4, 7)
NOTICE = {
    "draft_text": "分两年改造12条班线",
    "draft_says": "说明票价测算",
    "comment_where": "县政府门户网站",
    "comment_how": "网上留言",
    "comment_until": LAST,
}


@pytest.fixture
def clerk() -> Post:
    county.set_up()
    return county.post("clerk", county.COUNTY)


def do(matter: Matter, step: str, by: Post, on: dt.date, **writes: Any) -> None:
    take(matter, step, by=by, on=on, at=dt.datetime.combine(on, dt.time(9), dt.UTC), **writes)


@pytest.fixture
def draft(clerk: Post) -> MajorDecision:
    """A decision on whose draft one may comment."""
    leader, decision = county.post("leader", county.COUNTY), MajorDecision()
    do(decision, "register", clerk, OPENED, title="农村客运公交化改造方案", proposed_by="head")
    do(decision, "study", clerk, OPENED, study_said="可行")
    do(decision, "start", leader, OPENED, lead_organ=county.place(county.HOUSING))
    do(decision, "publish_draft", clerk, OPENED, **NOTICE)
    return decision


@pytest.fixture
def comment(draft: MajorDecision, clerk: Post) -> Matter:
    """What somebody wrote on it."""
    made = Register.all["draft_comment"].model()
    do(made, "register", clerk, dt.date(2026, 3, 9), draft=draft, says="早班车提前半小时")
    return made


ANSWERED = {"comments_main": "首班车", "comments_answer": "采纳"}


def test_a_comment_without_a_result_keeps_all_from_being_summed_up(
    draft: MajorDecision, comment: Matter, clerk: Post
) -> None:
    with pytest.raises(Refused) as refusal:
        do(draft, "sum_up", clerk, dt.date(2026, 4, 8), **ANSWERED)
    assert [one.missing for one in refusal.value.reasons] == ["还有1条意见没有结论"]
    do(comment, "conclude", clerk, dt.date(2026, 4, 8), result="adopted", reply="采纳")
    do(draft, "sum_up", clerk, dt.date(2026, 4, 8), **ANSWERED)


def test_the_numbers_kept_one_by_one_are_offered(
    draft: MajorDecision, comment: Matter, clerk: Post
) -> None:
    do(comment, "conclude", clerk, dt.date(2026, 4, 8), result="adopted", reply="采纳")
    told = {"comments_number": 1, "comments_taken": 1}
    assert MajorDecisions.offers(draft, Deciding.sum_up) == told


def test_one_may_comment_to_the_last_day_and_not_after(draft: MajorDecision) -> None:
    assert consulting.is_open(draft, LAST)
    assert not consulting.is_open(draft, LAST + dt.timedelta(days=1))


def test_a_draft_opened_in_less_time_can_be_commented_on_too(clerk: Post) -> None:
    leader, decision = county.post("leader", county.COUNTY), MajorDecision()
    do(decision, "register", clerk, OPENED, title="避险安置方案", proposed_by="head")
    do(decision, "study", clerk, OPENED, study_said="可行")
    do(decision, "start", leader, OPENED, lead_organ=county.place(county.WATER))
    until = dt.date(2026, 3, 14)
    said = {**NOTICE, "comment_until": until, "urgent_why": "主汛期提前"}
    do(decision, "publish_urgently", leader, OPENED, **said)
    assert consulting.is_open(decision, until)
    assert consulting.asked_about(decision)["urgent_why"] == "主汛期提前"


def test_what_may_not_be_public_is_open_no_longer(draft: MajorDecision) -> None:
    leader = county.post("leader", county.COUNTY)
    said = {"secret_basis": "保守国家秘密法", "secret_why": "涉及国家秘密"}
    do(draft, "keep_private", leader, dt.date(2026, 3, 9), **said)
    assert not consulting.is_open(draft, dt.date(2026, 3, 9))


def test_the_public_page_shows_draft_explanation_and_last_day(
    draft: MajorDecision, client: Client
) -> None:
    with time_machine.travel(dt.datetime(2026, 3, 10, 2, 0, tzinfo=dt.UTC), tick=False):
        assert "农村客运公交化改造方案" in client.get("/public/drafts/").content.decode()
        page = client.get(f"/public/drafts/{draft.pk}/").content.decode()
    for words in ("分两年改造12条班线", "说明票价测算", "2026年4月7日截止", "提意见"):
        assert words in page
