"""A draft is checked as it is printed; what is proved wrong is mended or answered before review."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone

from yifa.kernel.gates import Refused
from yifa.kernel.person import Post
from yifa.kernel.take import take
from yifa.kernel.tests import county
from yifa.report.annual_report import answering, draft, editing, freezing, publication, versions
from yifa.report.annual_report.checking import Found, check_report
from yifa.report.annual_report.mending import mend_of
from yifa.report.annual_report.models import AnnualReport, Answer

from . import town

pytestmark = pytest.mark.django_db

DAY = dt.date(2026, 1, 6)
PART = "p-shortcomings-1"
#: 70＋44＋22＋17 is 153.
WRONG = (
    "全年接待来访群众155人次，其中城乡建设类70人次，劳动保障类44人次，农业农村类22人次，"
    "其他17人次。"
)
#: A live total of four, of which a hand wrote one part.
LIVE = "调解终结[[dispute.concluded]]件，其中调解成功[[dispute.settled]]件、调解不成2件。"


@pytest.fixture(autouse=True)
def _work() -> None:
    county.set_up()
    mediator = town.town_mediator()
    for day in range(1, 4):
        town.settled(mediator, dt.date(2025, 3, day))
    town.failed(mediator, dt.date(2025, 5, 6), type="labour")


@pytest.fixture
def clerk() -> Post:
    return county.post("clerk", county.TOWN)


@pytest.fixture
def report(clerk: Post) -> AnnualReport:
    """A draft with every part written, nothing wrong in it."""
    made = draft.begin(2025, by=clerk, on=DAY)
    written = {
        "p-first_responsible-1": "镇党政主要负责人按照要求履行职责。",
        "p-disputes-1": "矛盾纠纷调处有序开展。",
        PART: "人手不够。",
        "p-next_year-1": "继续做好各项工作。",
    }
    for block, words in written.items():
        write(made, words, clerk, block=block)
    return made


def write(report: AnnualReport, words: str, by: Post, *, block: str = PART) -> None:
    now = versions.latest(report)
    editing.save(report, editing.rewrite(block, words), by=by, on=DAY, base=now.place)


def traced(report: AnnualReport, by: Post) -> None:
    editing.sign_all(report, block=PART, source="信访台账", by=by)


def only(report: AnnualReport) -> Found:
    (found,) = check_report(report, DAY).found
    return found


def answer(report: AnnualReport, by: Post, reply: str, words: str = "口径不同") -> Answer:
    return answering.answer(
        report, only(report).key, reply=reply, words=words, by=by, on=DAY, at=timezone.now()
    )


def mend(report: AnnualReport, by: Post) -> str:
    base = versions.latest(report).place
    key = only(report).key
    return answering.mend(report, key, by=by, on=DAY, at=timezone.now(), base=base)


def send(report: AnnualReport, by: Post) -> Any:
    return take(report, "send_for_review", by=by, on=DAY)


def text(report: AnnualReport) -> str:
    return str(editing.text_of(versions.latest(report).blocks, PART))


def test_a_draft_without_faults_goes_on(report: AnnualReport, clerk: Post) -> None:
    assert check_report(report, DAY).found == ()
    send(report, clerk)


def test_a_finding_knows_the_paragraph_it_stands_in(report: AnnualReport, clerk: Post) -> None:
    write(report, WRONG, clerk)
    found, checked = only(report), check_report(report, DAY)
    assert found.line is not None
    assert found.line.block == PART
    assert checked.printed.text[found.line.start : found.line.end] == WRONG
    assert found.finding.quote == "155人次"


def test_live_figures_are_read_as_the_numbers_they_print(report: AnnualReport, clerk: Post) -> None:
    write(report, LIVE, clerk)
    found = only(report)
    assert found.finding.stated == Decimal(4)
    assert found.finding.computed == Decimal(5)


def test_a_proved_error_keeps_the_report_from_review_and_is_named(
    report: AnnualReport, clerk: Post
) -> None:
    write(report, WRONG, clerk)
    traced(report, clerk)
    with pytest.raises(Refused, match="有1处没有改，也没有答复：“155人次”分项与合计不符"):
        send(report, clerk)


@pytest.mark.parametrize("reply", ["explained", "ignored"])
def test_an_error_that_somebody_answers_for_goes_on(
    report: AnnualReport, clerk: Post, reply: str
) -> None:
    write(report, WRONG, clerk)
    traced(report, clerk)
    given = answer(report, clerk, reply)
    assert (given.by, given.words, given.quoted) == (clerk, "口径不同", "155人次")
    send(report, clerk)


def test_a_promise_to_mend_is_remembered_but_mends_nothing(
    report: AnnualReport, clerk: Post
) -> None:
    write(report, WRONG, clerk)
    traced(report, clerk)
    answer(report, clerk, "accepted")
    with pytest.raises(Refused, match="没有改"):
        send(report, clerk)


def test_an_answer_holds_for_that_sentence_in_the_next_version(
    report: AnnualReport, clerk: Post
) -> None:
    write(report, WRONG, clerk)
    answer(report, clerk, "explained")
    write(report, f"先说明一点。{WRONG}再说一句。", clerk)
    write(report, "明年继续。", clerk, block="p-next_year-1")
    assert only(report).is_settled


@pytest.mark.parametrize(
    "changed",
    [
        WRONG.replace("155", "156"),
        WRONG.replace("44", "45"),
        WRONG.replace("来访群众", "群众"),
        WRONG.replace("其他17", "其他类别17"),
    ],
)
def test_changed_words_lose_their_answer(report: AnnualReport, clerk: Post, changed: str) -> None:
    write(report, WRONG, clerk)
    answer(report, clerk, "explained")
    write(report, changed, clerk)
    found = only(report)
    assert found.answer is None
    assert found.is_open


def test_spaces_and_width_do_not_lose_it(report: AnnualReport, clerk: Post) -> None:
    write(report, WRONG, clerk)
    answer(report, clerk, "explained")
    write(report, WRONG.replace("155", " １５５ "), clerk)
    assert only(report).is_settled


def test_a_register_that_moves_opens_an_answered_finding_again(
    report: AnnualReport, clerk: Post
) -> None:
    write(report, LIVE, clerk)
    answer(report, clerk, "explained")
    town.settled(town.town_mediator(), dt.date(2025, 6, 1))
    report = AnnualReport.objects.get()
    assert only(report).is_open


def test_a_typed_total_is_mended_in_one_act(report: AnnualReport, clerk: Post) -> None:
    write(report, WRONG, clerk)
    assert mend(report, clerk) == "153人次"
    assert text(report) == WRONG.replace("155", "153")
    assert check_report(report, DAY).found == ()
    kept = Answer.objects.get()
    assert (kept.reply, kept.by) == ("accepted", clerk)


def test_under_a_live_total_the_typed_part_is_what_is_mended(
    report: AnnualReport, clerk: Post
) -> None:
    write(report, LIVE, clerk)
    assert mend(report, clerk) == "1件"
    assert text(report) == LIVE.replace("2件", "1件")


def test_where_a_person_has_to_think_nothing_is_offered(report: AnnualReport, clerk: Post) -> None:
    write(report, "存在的不足：一是人手少；二是经费少；四是方法旧。", clerk)
    assert mend_of(only(report)) is None
    with pytest.raises(Refused, match="这一处要由人来改"):
        mend(report, clerk)


def test_what_somebody_else_has_changed_is_not_mended(report: AnnualReport, clerk: Post) -> None:
    write(report, WRONG, clerk)
    key, base = only(report).key, versions.latest(report).place
    write(report, f"{WRONG}又及。", clerk)
    with pytest.raises(editing.Clash):
        answering.mend(report, key, by=clerk, on=DAY, at=timezone.now(), base=base)
    assert not Answer.objects.exists()


@pytest.mark.parametrize(
    ("reply", "words", "says"),
    [
        ("explained", " ", "写明理由"),
        ("ignored", "长" * 501, "不超过500个字"),
        ("explained", "a\x07b", "控制字符"),
        ("maybe", "x", "从照改、说明、不改里选一个"),
    ],
)
def test_an_answer_that_says_nothing_is_refused(
    report: AnnualReport, clerk: Post, reply: str, words: str, says: str
) -> None:
    write(report, WRONG, clerk)
    with pytest.raises(Refused, match=says):
        answer(report, clerk, reply, words)
    assert not Answer.objects.exists()


def test_only_who_may_write_answers(report: AnnualReport, clerk: Post) -> None:
    write(report, WRONG, clerk)
    with pytest.raises(Refused):
        answer(report, county.post("clerk", county.COUNTY), "explained")
    with pytest.raises(Refused, match="文中已经没有这一处"):
        answering.answer(
            report, "0" * 64, reply="ignored", words="x", by=clerk, on=DAY, at=timezone.now()
        )


def test_what_is_adopted_keeps_the_answers_and_the_public_is_not_told(
    report: AnnualReport, clerk: Post
) -> None:
    leader = county.post("leader", county.TOWN)
    write(report, WRONG, clerk)
    traced(report, clerk)
    answer(report, clerk, "explained")
    send(report, clerk)
    take(report, "review", by=leader, on=DAY)
    take(report, "discuss", by=leader, on=DAY, government_meeting="第2次会议")
    freezing.freeze(report, by=leader, on=DAY, committee_meeting="第1次会议")
    take(report, "report_to", by=leader, on=DAY, reported_to="县人民政府")
    take(report, "publish", by=leader, on=DAY, secrecy_reviewed=True, published_where="网站")
    kept = report.freezes.get()
    assert '"reply":"explained"' in kept.content
    assert freezing.derived_again(kept) == kept.content
    found = publication.find(report.organisation.code, 2025)
    assert found is not None
    assert "answers" not in found.said
