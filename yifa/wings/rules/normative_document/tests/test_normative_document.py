"""What stories can not tell of documents: the test, comments that wait, the sheet."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yifa.kernel import consulting
from yifa.kernel.figures import Period
from yifa.kernel.gates import Refused
from yifa.kernel.matter import Matter
from yifa.kernel.register import Register
from yifa.kernel.stories import Telling, begins_at, read
from yifa.kernel.take import take
from yifa.kernel.tests import county
from yifa.wings.rules.normative_document import judging, sheets
from yifa.wings.rules.normative_document.models import Answer, NormativeDocument, Verdict
from yifa.wings.rules.normative_document.register import NormativeDocuments

STORIES = Path(__file__).parent / "stories"
DAY = dt.date(2026, 3, 2)
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


def told(name: str, *, steps: int | None = None) -> Matter:
    """The document of a story."""
    story = read(STORIES / f"{name}.toml")
    telling = Telling(
        story, NormativeDocuments, county.post, begins_at(story, county.place(county.TOWN))
    )
    for line in story.lines[:steps]:
        assert list(telling.tell(line)) == []
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
def test_the_sheet_names_every_document_without_a_result_and_whose_term_runs_out() -> None:
    county.set_up()
    told("county_subsidy_whole_way")
    told("secret_and_urgent")
    clerk = county.post("clerk", county.COUNTY)
    year = Period(dt.date(2026, 1, 1), dt.date(2026, 12, 31))
    ending, results = sheets.tables(clerk, year)
    assert [row[1] for row in ending.rows] == ["青禾县饮用水水源地应急管控规定"]
    assert [row[6] for row in results.rows] == [sheets.NOT_YET] * 2
    assert sheets.waiting(clerk, year)
    first = NormativeDocument.objects.get(document_number="青政规〔2026〕3号")
    take(
        first,
        "clean_up",
        by=clerk,
        on=dt.date(2026, 7, 1),
        cleanup_round="2026年",
        cleanup_result="keep",
    )
    _, results = sheets.tables(clerk, year)
    assert [row[6] for row in results.rows] == [sheets.NOT_YET, "继续有效"]
    stranger = county.post("clerk", county.STRANGER)
    assert [list(one.rows) for one in sheets.tables(stranger, year)] == [[], []]
    assert not sheets.waiting(stranger, year)
