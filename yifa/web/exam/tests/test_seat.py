"""A candidate at a computer: finds the seat, answers while the time runs, and sends once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from tests import house
from yifa.kernel.gates import Refused
from yifa.kernel.register import Register
from yifa.kernel.stories import Telling, stories_of
from yifa.kernel.take import take
from yifa.kernel.tests import county

pytestmark = pytest.mark.django_db
NINE = dt.datetime(2026, 3, 16, 9, 0, tzinfo=dt.timezone(dt.timedelta(hours=8)))


@pytest.fixture
def clock() -> Iterator[Any]:
    with time_machine.travel(NINE, tick=False) as traveller:
        yield traveller


@pytest.fixture
def exam(clock: Any) -> Any:
    """An exam that has just been opened, with two candidates of the housing bureau."""
    county.set_up()
    register = Register.all["exam_sitting"]
    (story,) = (one for one in stories_of(register) if one.path.stem.startswith("wrong"))
    telling = Telling(story, register, county.post, county.place(county.BUREAU))
    for given in story.given:
        assert list(telling.let_happen(given)) == []
    for line in story.lines[:3]:
        assert list(telling.tell(line)) == []
    take(telling.matter, "open_exam", by=clerk(), on=NINE.date())
    return telling.matter


def clerk() -> Any:
    return county.post("clerk", county.BUREAU)


def sitting(who: str = "", at: str = county.HOUSING) -> Client:
    client: Client = house.let_in(Client(), county.post("officer", at, who=who))
    return client


def at(exam: Any) -> str:
    return reverse("exam", args=[exam.pk])


def asked(client: Client, exam: Any, act: str, **given: Any) -> str:
    """What the page says after an act."""
    answer = client.post(at(exam), {"act": act, **given}, follow=True)
    return answer.content.decode()


def mark(exam: Any, answers: str = "") -> None:
    exam.refresh_from_db()
    exam.forget_history()
    take(exam, "mark", by=clerk(), on=NINE.date(), answers=answers)


def test_who_sits_at_a_computer_is_marked_like_who_wrote_on_paper(exam: Any) -> None:
    client = sitting()
    page = client.get(reverse("exams")).content.decode()
    assert "2026年第一次执法资格考试" in page
    assert "准考号1" in page
    assert "查封财物" not in client.get(at(exam)).content.decode(), "not before the time runs"
    page = asked(client, exam, "begin")
    assert "到10:30为止" in page
    assert "查封财物" in page
    assert "行政强制法" not in page, "the article would tell the answer"
    page = asked(client, exam, "save", q1="B", q2=["C", "A"])
    assert 'value="C" ' in page
    assert page.count("checked") == 3
    assert "已经交卷" in asked(client, exam, "send", q1="B", q2=["C", "A"], q3="错")
    assert "已经保存的答案算数" in asked(client, exam, "save", q1="A")
    mark(exam, "2 1A 2空 3错")
    exam.refresh_from_db()
    assert exam.answers == "2 1A 2空 3错\n1 1B 2AC 3错"
    assert exam.results.splitlines()[0].split()[2:4] == ["100", "合格"]
    assert client.get(at(exam)).status_code == 404, "the exam is over"
    page = house.let_in(Client(), clerk()).get(reverse("matter", args=[exam.pk])).content.decode()
    assert "1 青建执人〔2026〕1号 100 合格" in page, "the clerk reads roll and results"


def test_when_the_time_is_over_what_was_saved_counts(exam: Any, clock: Any) -> None:
    client = sitting("2")
    asked(client, exam, "begin")
    asked(client, exam, "save", q1="B", q3="未选")
    with pytest.raises(Refused, match="准考号2还在作答，到10:30为止"):
        mark(exam, "1 缺考")
    clock.shift(dt.timedelta(minutes=60))
    client = sitting("2")
    asked(client, exam, "begin")  # whoever comes back goes on, with no more time
    clock.shift(dt.timedelta(minutes=32))
    client = sitting("2")
    assert "已经保存的答案算数" in asked(client, exam, "send", q1="A")
    mark(exam, "1 缺考")
    exam.refresh_from_db()
    assert exam.answers == "1 缺考\n2 1B 2空 3空"


def test_nobody_sits_in_another_s_seat(exam: Any) -> None:
    for stranger in (sitting(at=county.WATER), sitting(at=county.BUREAU)):
        assert "现在没有您要参加的考试" in stranger.get(reverse("exams")).content.decode()
        assert stranger.get(at(exam)).status_code == 404
        assert stranger.post(at(exam), {"act": "begin"}).status_code == 404
    asked(sitting(), exam, "begin")
    assert "查封财物" not in sitting("2").get(at(exam)).content.decode()
    assert Client().get(at(exam)).status_code == 302
