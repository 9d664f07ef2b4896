"""No sentence that is right is called wrong, and a changed figure is found."""

from __future__ import annotations

import pytest

from yifa.reviewer.tests.gold.sentences import Case, cases, is_caught, said

LINE = "line{0.line}".format
CHANGED = [it for it in cases() if it.wrong]


@pytest.mark.parametrize("case", cases(), ids=LINE)
def test_a_sentence_that_is_right_raises_no_alarm(case: Case) -> None:
    assert said(case.right) == []


@pytest.mark.parametrize("case", CHANGED, ids=LINE)
def test_a_changed_figure_is_caught_or_the_file_says_why_not(case: Case) -> None:
    assert is_caught(case) is not bool(case.miss), said(case.wrong)


def test_of_the_changed_figures_hardly_any_are_missed() -> None:
    missed = [it for it in CHANGED if it.miss]
    assert len(missed) <= 0.05 * len(CHANGED)
