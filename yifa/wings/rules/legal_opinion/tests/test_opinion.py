"""What others learn of a review, what its reviewers see, and what is printed of it."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import docx
import pytest
from django.test import Client
from django.urls import reverse

from tests import house
from yifa.kernel.counting import compute
from yifa.kernel.figures import Period, Scope
from yifa.kernel.gates import Refused
from yifa.kernel.opinions import opinion_in
from yifa.kernel.printing import print_out, printouts_of
from yifa.kernel.register import Register
from yifa.kernel.take import take
from yifa.kernel.tests import county
from yifa.wings.rules.legal_adviser.models import LegalAdviser
from yifa.wings.rules.legal_opinion import points
from yifa.wings.rules.legal_opinion.models import LegalOpinion
from yifa.wings.rules.legal_opinion.procedure import LegalityReview
from yifa.wings.rules.legal_opinion.register import LegalOpinions

from .reviewed import FIRM, POINTS, act, sent, taken_up, with_points

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def town() -> None:
    county.set_up()


def day(number: int) -> dt.date:
    return dt.date(2026, 3, number)


def passed_after_changes() -> LegalOpinion:
    review = with_points()
    act(review, "adopt", "clerk", 13, answer="已改为双方对等")
    act(review, "not_adopt", "clerk", 13, answer="考核办法由县里统一规定")
    act(review, "resubmit", "clerk", 16, changes="第八条已改")
    act(review, "opine", "legal_reviewer", 18, conclusion="lawful")
    return review


def text_of(review: LegalOpinion, name: str) -> str:
    """Everything that stands on a paper."""
    _, content = print_out(review, name, by=county.post("clerk", county.TOWN))
    paper = docx.Document(io.BytesIO(content))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in paper.paragraphs), *cells])


def test_another_kind_learns_what_was_found_by_a_day() -> None:
    review = passed_after_changes()
    assert opinion_in(review, day(11)) is None
    negative = opinion_in(review, day(13))
    assert negative is not None
    assert (negative.says, negative.passed, negative.on) == ("修改后合法", False, day(12))
    assert opinion_in(review, day(17)) is None, "sent for a second look, it has no opinion"
    found = opinion_in(review, day(18))
    assert found is not None
    assert (found.number, found.passed, found.on) == (review.number, True, day(18))


def test_a_kind_that_reviews_nothing_has_no_opinion() -> None:
    seat = LegalAdviser()
    by = county.post("clerk", county.TOWN)
    take(seat, "register", by=by, on=day(2), adviser_kind="government", served=by.organisation)
    assert opinion_in(seat, day(3)) is None


def test_an_opinion_that_was_revoked_was_never_given() -> None:
    review = taken_up(sent())
    act(review, "opine", "legal_reviewer", 12, conclusion="lawful")
    act(review, "revoke", "legal_reviewer", 12, reason="写错结论")
    assert opinion_in(review, day(12)) is None


def test_whoever_answers_sees_the_points_that_are_open_one_by_one() -> None:
    review = with_points()
    told = list(LegalOpinions.reminds(review, LegalityReview.adopt, day(13)))
    assert told[0] == "第1条（第八条）：违约金只约束甲方。建议：改为双方对等。"
    assert len(told) == 2
    act(review, "adopt", "clerk", 13, answer="已改")
    left = list(LegalOpinions.reminds(review, LegalityReview.adopt, day(13)))
    assert [one[:4] for one in left] == ["第2条（"]
    assert [one.outcome for one in points.of(review)] == ["采纳：已改", "未反馈"]


def test_a_point_is_answered_again_once_its_answer_was_revoked() -> None:
    review = with_points()
    act(review, "adopt", "clerk", 13, answer="已改")
    act(review, "revoke", "clerk", 13, reason="还没有改")
    assert points.open_ones(review) == 2
    act(review, "not_adopt", "clerk", 13, answer="对方不同意")
    assert points.of(review)[0].outcome == "不采纳：对方不同意"


def test_who_assigns_sees_who_has_what_in_hand_and_is_good_at_what() -> None:
    second = county.post("legal_reviewer", county.TOWN, who="2")
    by, leader = county.post("clerk", county.TOWN), county.post("leader", county.TOWN)
    seat = LegalAdviser()
    take(seat, "register", by=by, on=day(2), adviser_kind="government", served=by.organisation)
    term: dict[str, Any] = {"term_from": day(2), "term_until": dt.date(2026, 12, 31)}
    take(
        seat,
        "appoint",
        by=leader,
        on=day(2),
        adviser=str(second),
        post=second,
        fields="合同",
        **term,
    )
    first = county.post("legal_reviewer", county.TOWN)
    taken_up(sent())
    told = list(LegalOpinions.reminds(sent(12), LegalityReview.allot, day(12)))
    lines = [f"{second}：擅长合同，手上0件", f"{first}：手上1件"]
    assert told == [f"建议分派给{second}（属于擅长领域，手上0件），可以另选", *lines]


def test_nobody_is_proposed_who_drafted_it_or_serves_the_other_side() -> None:
    second, third = (county.post("legal_reviewer", county.TOWN, who=who) for who in "23")
    leader, clerk = county.post("leader", county.TOWN), county.post("clerk", county.TOWN)
    seat = LegalAdviser()
    served: dict[str, Any] = {"adviser_kind": "government", "served": clerk.organisation}
    take(seat, "register", by=clerk, on=day(2), **served)
    term: dict[str, Any] = {"term_from": day(2), "term_until": dt.date(2026, 12, 31)}
    said: dict[str, Any] = {"adviser": str(second), "post": second, "fields": "合同"}
    take(seat, "appoint", by=leader, on=day(2), clients=f"{FIRM}、某公司", **said, **term)
    taken_up(sent(), who="3")
    review = sent(12, drafted_by=f"{county.post('legal_reviewer', county.TOWN)}、田小满")
    told = list(LegalOpinions.reminds(review, LegalityReview.allot, day(12)))
    assert told[0].startswith(f"建议分派给{third}（手上1件）")
    assert [line.partition("；")[2] for line in told[1:]] == [
        f"同时为{FIRM}服务，不能审查",
        "",
        "起草了这一件，不能审查",
    ]
    offered = LegalOpinions.offers(review, LegalityReview.allot)
    assert offered == {"reviewer": third, "standing": "staff"}


def test_whoever_gives_it_to_another_is_not_proposed_who_has_it() -> None:
    second = county.post("legal_reviewer", county.TOWN, who="2")
    review = taken_up(sent())
    assert LegalOpinions.offers(review, LegalityReview.allot_again)["reviewer"] == second


def test_the_head_sees_which_usual_papers_were_not_sent_and_may_go_on() -> None:
    review = sent(credentials=False)
    told = list(LegalOpinions.reminds(review, LegalityReview.allot, day(11)))
    assert told[0] == "没有勾选的送审材料：相对方主体资格材料"
    assert taken_up(review).stage == "reviewing"


def test_lawful_after_changes_is_enough_for_others_once_every_point_is_adopted() -> None:
    review = with_points()
    act(review, "adopt", "clerk", 13, answer="已改为双方对等")
    asked = [opinion_in(review, day(13))]
    act(review, "adopt", "clerk", 14, answer="已补分值")
    asked += [opinion_in(review, day(13)), opinion_in(review, day(14))]
    assert [told.passed for told in asked if told] == [False, False, True]
    act(review, "sign", "clerk", 16, signed_on=day(16))
    assert review.signed_over == "changed"


def test_the_answers_are_printed_in_a_form_of_their_own() -> None:
    review = with_points()
    act(review, "not_adopt", "clerk", 13, answer="考核办法由县里统一规定")
    text = text_of(review, "feedback")
    assert "违约金只约束甲方。建议：改为双方对等。" in text
    assert "不采纳\n考核办法由县里统一规定" in text


def test_the_table_of_what_is_in_hand_adds_up_and_ranks_nobody() -> None:
    taken_up(sent())
    review = taken_up(sent(), who="2")
    act(review, "opine", "legal_reviewer", 12, "2", conclusion="lawful")
    (table,) = LegalOpinions.sheets["load"].make(
        county.post("leader", county.TOWN), Period.year(2026)
    )
    assert [row[2:] for row in table.rows] == [(1, 0), (0, 1)]
    assert table.total[2:] == (1, 1)
    assert "不排名" in table.note


def test_the_opinion_prints_each_point_with_its_answer_and_the_round() -> None:
    text = text_of(passed_after_changes(), "opinion")
    assert "（复审1）" in text
    assert "问题：违约金只约束甲方。" in text
    assert "依据：民法典第六条。" in text
    assert "反馈：采纳：已改为双方对等。" in text
    assert "反馈：不采纳：考核办法由县里统一规定。" in text


def test_the_first_opinion_prints_no_answers_that_nobody_gave() -> None:
    text = text_of(with_points(), "opinion")
    assert "反馈：" not in text
    assert "修改后合法。" in text


def test_there_is_no_opinion_to_print_before_it_is_given_but_the_slip_is() -> None:
    review = sent(basis=True)
    assert list(printouts_of(review, county.post("clerk", county.TOWN))) == ["slip"]
    text = text_of(review, "slip")
    assert "村镇建设办公室" in text
    assert "送审稿；法律法规等依据；相对方主体资格材料" in text
    assert "260000元（贰拾陆万元整）" in text


def test_what_is_signed_without_an_opinion_is_counted_as_such() -> None:
    passed, over = passed_after_changes(), sent()
    act(passed, "sign", "clerk", 19, signed_on=day(19))
    act(over, "override", "leader", 11, override_why="抢险")
    act(over, "sign", "clerk", 11, signed_on=day(11))
    scope, period = Scope(county.place(county.TOWN)), Period.year(2026)
    rate = compute(LegalOpinions.passed_rate, scope, period)
    assert (rate.numerator, rate.denominator) == (1, 2)
    adopted = compute(LegalOpinions.adopted_rate, scope, period)
    assert (adopted.numerator, adopted.denominator) == (1, 2)
    assert compute(LegalOpinions.signed_over_all, scope, period).value == 1


def test_a_second_opinion_counts_once_by_what_it_came_to() -> None:
    passed_after_changes()
    scope, period = Scope(county.place(county.TOWN)), Period.year(2026)
    assert compute(LegalOpinions.reviewed, scope, period).value == 1
    assert compute(LegalOpinions.reviews, scope, period).value == 2
    assert Register.all["legal_opinion"].figures["raised"].unit == "条"


def test_the_page_lists_every_point_with_its_answer_and_offers_no_more_answers_than_points() -> (
    None
):
    review = with_points()
    act(review, "adopt", "clerk", 13, answer="已改为双方对等")
    client = house.let_in(Client(), county.post("clerk", county.TOWN))
    page = client.get(reverse("matter", args=[review.pk])).content.decode()
    assert (
        "第八条：违约金只约束甲方。依据：民法典第六条。建议：改为双方对等。采纳：已改为双方对等"
        in page
    )
    assert "附件二：考核标准没有分值。建议：补充分值。未反馈" in page
    answer = reverse("step", args=[review.pk, "not_adopt"])
    assert f'href="{answer}"' in page
    act(review, "not_adopt", "clerk", 13, answer="考核办法由县里统一规定")
    assert (
        f'href="{answer}"' not in client.get(reverse("matter", args=[review.pk])).content.decode()
    )


def test_the_next_point_begins_with_an_empty_form() -> None:
    review = taken_up(sent())
    act(review, "raise_point", "legal_reviewer", 12, **POINTS[0])
    client = house.let_in(Client(), county.post("legal_reviewer", county.TOWN))
    page = client.get(reverse("step", args=[review.pk, "raise_point"])).content.decode()
    assert POINTS[0]["point_wrong"] not in page
    assert POINTS[0]["point_basis"] not in page


def test_a_head_s_reason_is_no_reason_without_words_even_when_it_is_entered_afterwards() -> None:
    review = sent()
    late: dict[str, Any] = {"by": county.post("clerk", county.TOWN), "on": day(11), "late": True}
    with pytest.raises(Refused) as refused:
        take(review, "override", at=dt.datetime(2026, 4, 1, 9, tzinfo=dt.UTC), **late)
    assert [reason.gate for reason in refused.value.reasons] == ["override_why"]


def test_a_conclusion_that_was_corrected_is_told_as_corrected() -> None:
    review = taken_up(sent())
    act(review, "opine", "legal_reviewer", 12, conclusion="lawful")
    act(review, "correct", "legal_reviewer", 13, conclusion="outside", reason="选错")
    told = opinion_in(review, day(13))
    assert told is not None
    assert (told.says, told.passed) == ("不属于审查范围", False)


def test_what_a_contract_was_signed_over_follows_the_day_once_that_is_corrected() -> None:
    review = passed_after_changes()
    act(review, "sign", "clerk", 19, signed_on=day(19))
    assert review.signed_over == "passed"
    act(review, "correct", "clerk", 20, signed_on=day(17), reason="合同上写的是3月17日")
    review.refresh_from_db()
    assert review.signed_over == "no_why", "the opinion that passed is of the 18th"


def test_an_old_opinion_of_which_nobody_knows_the_conclusion_is_none() -> None:
    review, clerk = sent(), county.post("clerk", county.TOWN)
    for step in ("allot", "take_on", "opine"):
        late = {"by": clerk, "on": day(11), "late": True}
        take(review, step, at=dt.datetime(2026, 4, 1, 9, tzinfo=dt.UTC), **late)  # type: ignore[arg-type]  # as told
    assert opinion_in(review, day(11)) is None
    assert list(printouts_of(review, clerk)) == ["slip"]
