"""What stories can not tell of documents: the test, comments that wait, the sheet."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from yifa.kernel import consulting
from yifa.kernel.figures import Period
from yifa.kernel.gates import Refused
from yifa.kernel.register import Register
from yifa.kernel.stories import Telling, begins_at, read
from yifa.kernel.take import take
from yifa.kernel.tests import county
from yifa.wings.rules.normative_document import judging, sheets
from yifa.wings.rules.normative_document.models import Answer, NormativeDocument, Verdict
from yifa.wings.rules.normative_document.printing import PAPERS
from yifa.wings.rules.normative_document.procedure import Making
from yifa.wings.rules.normative_document.register import NormativeDocuments

STORIES = Path(__file__).parent / "stories"
DAY = dt.date(2026, 3, 2)
NEXT_YEAR = dt.datetime(2027, 3, 3, 4, tzinfo=dt.UTC)
FOR = {one.field: one.speaks_for.value for one in judging.QUESTIONS}


def judged(**answers: str) -> NormativeDocument:
    return NormativeDocument(**{**FOR, **answers})


@given(st.fixed_dictionaries({name: st.sampled_from([*Answer.values, ""]) for name in FOR}))
def test_one_plain_no_decides_then_any_doubt_else_it_is_one(answers: dict[str, str]) -> None:
    document = NormativeDocument(**answers)
    against = [n for n, says in answers.items() if says in ("yes", "no") and says != FOR[n]]
    found, why = judging.verdict(document), judging.why(document)
    if against:
        assert found is Verdict.NO and why.startswith("不属于")
        assert why.count("；") == len(against) - 1, "each reason is told"
    elif answers == FOR:
        assert found is Verdict.YES
    else:
        assert found is Verdict.UNSURE


def test_each_question_has_an_example_to_compare_with() -> None:
    told = "\n".join(judging.criteria())
    assert all(one.example in told for one in judging.QUESTIONS)


def test_the_reviewer_is_shown_the_words_that_only_a_law_may_back() -> None:
    draft = NormativeDocument(text="未经镇政府批准养犬的，罚款五百元，并扣押犬只。", issuer="town")
    said = list(NormativeDocuments.reminds(draft, Making.review, DAY))
    assert [line.split("：")[0] for line in said[:3]] == [
        "草案里有“罚款”",
        "草案里有“批准”",
        "草案里有“扣押”",
    ]
    draft.text = "养犬的，应当拴养或者圈养。"
    assert not any(
        "草案里有" in line for line in NormativeDocuments.reminds(draft, Making.review, DAY)
    )


def told(name: str, *, steps: int | None = None) -> NormativeDocument:
    """The document of a story."""
    story = read(STORIES / f"{name}.toml")
    story = replace(story, lines=story.lines[:steps])
    home = begins_at(story, county.place(county.TOWN))
    telling = Telling(story, NormativeDocuments, county.post, home)
    assert list(telling.run()) == []
    return NormativeDocument.objects.get(pk=telling.matter.pk)


@pytest.mark.django_db
def test_feedback_is_not_made_known_while_a_comment_has_no_result() -> None:
    county.set_up()
    draft = told("county_subsidy_whole_way", steps=6)
    clerk, comment = county.post("clerk", draft.holder), Register.all["draft_comment"].model()
    says: dict[str, Any] = {"draft": draft, "says": "标准太低"}
    take(comment, "register", by=clerk, on=dt.date(2026, 3, 10), **says)
    take(draft, "close_comment", by=clerk, on=dt.date(2026, 4, 7))
    with pytest.raises(Refused, match="还有1条意见没有结论"):
        take(draft, "tell_feedback", by=clerk, on=dt.date(2026, 4, 8), feedback="都采纳了")
    take(comment, "conclude", by=clerk, on=dt.date(2026, 4, 8), result="adopted")
    take(draft, "tell_feedback", by=clerk, on=dt.date(2026, 4, 8), feedback="都采纳了")
    assert consulting.received(draft) == consulting.Received(1, 0, {"adopted": 1})


@pytest.mark.django_db
def test_what_is_set_aside_is_no_comment_and_keeps_nobody_waiting() -> None:
    county.set_up()
    draft = told("county_subsidy_whole_way", steps=6)
    clerk, advert = county.post("clerk", draft.holder), Register.all["draft_comment"].model()
    says: dict[str, Any] = {"draft": draft, "says": "低价办贷款"}
    take(advert, "register", by=clerk, on=dt.date(2026, 3, 10), **says)
    take(advert, "set_apart", by=clerk, on=dt.date(2026, 3, 10), aside_why="广告")
    assert consulting.received(draft) == consulting.Received(0, 0, {})


@pytest.mark.django_db
def test_the_same_number_is_given_once() -> None:
    county.set_up()
    told("county_subsidy_whole_way")
    other = told("secret_and_urgent", steps=8)
    clerk = county.post("clerk", other.holder)
    with pytest.raises(Refused, match="已经用在“青禾县农村危房改造补助办法”上"):
        take(
            other,
            "number_it",
            by=clerk,
            on=dt.date(2026, 6, 3),
            document_number="青政规〔2026〕3号",
        )


@pytest.mark.django_db
def test_the_sheet_names_whose_term_runs_out_and_every_document_without_a_result() -> None:
    county.set_up()
    told("county_subsidy_whole_way")
    told("secret_and_urgent")
    clerk = county.post("clerk", county.COUNTY)
    year = Period(dt.date(2026, 1, 1), dt.date(2026, 12, 31))
    ending, without, catalogue = sheets.tables(clerk, year)
    assert [row[1] for row in ending.rows] == ["青禾县饮用水水源地应急管控规定"]
    assert len(without.rows) == 2 and list(catalogue.rows) == []
    said = "".join(map(words_of, sheets.waiting(clerk, year)))
    assert "1件文件的有效期" in said and "清理" not in said, "no round has begun"
    first = NormativeDocument.objects.get(document_number="青政规〔2026〕3号")
    decided: dict[str, Any] = {
        "cleanup_round": "2026年",
        "cleanup_result": "repeal",
        "cleanup_why": "标准已经变了",
    }
    take(first, "clean_up", by=clerk, on=dt.date(2026, 7, 1), **decided)
    said = "".join(map(words_of, sheets.waiting(clerk, year)))
    assert "今年清理：1件有结论，1件还没有" in said
    stranger = county.post("clerk", county.STRANGER)
    assert [list(one.rows) for one in sheets.tables(stranger, year)] == [[], [], []]
    assert not sheets.waiting(stranger, year)


@pytest.mark.django_db
def test_the_catalogue_of_a_year_keeps_what_was_repealed_and_each_years_own_result() -> None:
    county.set_up()
    first = told("county_subsidy_whole_way")
    clerk, leader = county.post("clerk", first.holder), county.post("leader", first.holder)
    decided: dict[str, Any] = {
        "cleanup_round": "2026年",
        "cleanup_result": "keep",
        "cleanup_why": "需要",
    }
    take(first, "clean_up", by=clerk, on=dt.date(2026, 7, 1), **decided)
    take(
        first,
        "correct",
        by=clerk,
        on=dt.date(2026, 7, 1),
        cleanup_why="仍然需要",
        reason="写得不全",
    )
    decided = {"cleanup_round": "2027年", "cleanup_result": "repeal", "cleanup_why": "不再补助"}
    take(first, "clean_up", by=clerk, on=dt.date(2027, 3, 1), at=NEXT_YEAR, **decided)
    ended: dict[str, Any] = {
        "ended_from": dt.date(2027, 3, 2),
        "changed_why": "清理",
        "published_where": "网站",
    }
    take(first, "repeal", by=leader, on=dt.date(2027, 3, 2), at=NEXT_YEAR, **ended)
    for year, says in ((2026, ("2026年", "仍然需要")), (2027, ("2027年", "不再补助"))):
        period = Period(dt.date(year, 1, 1), dt.date(year, 12, 31))
        _, without, catalogue = sheets.tables(clerk, period)
        assert [row[4:7] for row in catalogue.rows] == [(*says, "已废止")]
        assert list(without.rows) == []
        assert "清理1件" in catalogue.note


@pytest.mark.django_db
def test_a_document_of_the_old_book_is_not_told_overdue_for_a_filing_nobody_wrote_down() -> None:
    county.set_up()
    assert told("old_one_amended_prolonged_lapsed", steps=4).due_clock == "evaluate_by"
    assert told("county_subsidy_whole_way", steps=15).due_clock == "file_within"


@pytest.mark.django_db
def test_what_the_review_and_the_meeting_came_to_is_taken_from_their_registers() -> None:
    county.set_up()
    document = told("rests_on_opinion_and_meeting")
    assert document.review_result == "lawful"
    assert document.review_in and document.review_in.number in document.review_opinion
    assert (document.meeting, document.meeting_named) == (
        "executive",
        "青禾县人民政府第15次常务会议",
    )
    assert document.dissent == "白敬之：建议先在两个镇试行"


@pytest.mark.django_db
def test_its_papers_tell_what_was_announced_found_and_filed() -> None:
    county.set_up()
    document = told("county_subsidy_whole_way")
    said = {name: text_of(paper.make(document)) for name, paper in PAPERS.items()}
    assert "征求意见期限：2026年3月4日至2026年4月3日。" in said["notice"]
    assert "每户两万元" in said["notice"], "the draft goes along"
    assert "按意见修改后合法" in said["opinion"] and "第二条写明资金来源" in said["opinion"]
    assert "政府常务会议（第41次常务会议）审议通过" in said["filing"]
    assert "州政府、县人大常委会" in said["filing"] and "青政规〔2026〕3号" in said["filing"]
    assert "合法性审核意见" in said["filing"] and "公平竞争" not in said["filing"]
    assert "农村危房还有三百户" in said["explanation"]
    assert "制定的必要性" in said["explanation"]


@pytest.mark.django_db
def test_what_a_review_found_set_without_power_stands_in_its_opinion() -> None:
    county.set_up()
    said = text_of(PAPERS["opinion"].make(told("penalty_found_in_the_draft", steps=9)))
    assert "草案设定了行政处罚；设定了行政许可" in said


def text_of(paper: bytes) -> str:
    return "\n".join(one.text for one in docx.Document(BytesIO(paper)).paragraphs)


def words_of(part: Any) -> str:
    return part if isinstance(part, str) else str(part.words)
