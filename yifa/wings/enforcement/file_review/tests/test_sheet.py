"""What fills itself on the sheet: the days that the case's record proves, the total, the grade."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from yifa.kernel.register import Register
from yifa.kernel.stories import Telling, stories_of
from yifa.kernel.take import take
from yifa.kernel.tests import county
from yifa.kernel.tests.cases import at
from yifa.wings.enforcement.file_review.models import FileReview

pytestmark = pytest.mark.django_db


def told(word: str, *, lines: int) -> FileReview:
    """The review as the first lines of the story with that word leave it."""
    county.set_up()
    register = Register.all["file_review"]
    story = next(one for one in stories_of(register) if word in one.title)
    del story.lines[lines:]
    telling = Telling(story, register, county.post, county.place(story.at))
    assert list(telling.run()) == []
    return FileReview.objects.get(pk=telling.matter.pk)


def test_a_case_in_time_gets_all_points_for_its_days() -> None:
    review = told("单位有异议", lines=8)
    assert (review.timely, review.record_says) == (Decimal(10), "没有超期")
    assert (review.total, review.grade) == (Decimal("58.5"), "fail")


def test_a_better_score_after_an_objection_makes_another_grade() -> None:
    review = told("单位有异议", lines=11)
    assert (review.total, review.grade) == (Decimal("73.5"), "pass")


def test_a_case_decided_late_loses_points_and_says_what_was_late() -> None:
    review = told("有否决项", lines=3)
    assert (review.timely, review.record_says) == (Decimal(5), "超期：作出处罚决定")


def test_what_voids_a_file_makes_it_fail_whatever_its_points() -> None:
    review = told("有否决项", lines=3)
    assert (review.total, review.void, review.grade) == (Decimal(95), "no_review", "fail")


def test_correcting_an_item_corrects_total_and_grade() -> None:
    review = told("有否决项", lines=3)
    on = dt.date(2026, 8, 11)
    by = county.post("clerk", county.HOUSING)
    take(review, "correct", by=by, on=on, at=at(on), reason="误填", facts=20, void="")
    assert (review.total, review.grade) == (Decimal(90), "good")
