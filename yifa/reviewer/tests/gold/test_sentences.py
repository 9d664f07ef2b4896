"""No sentence that is right is called wrong, and a changed figure is found."""

from __future__ import annotations

import pytest

from yifa.reviewer import check, typed
from yifa.reviewer.tests.gold.sentences import Case, cases

LINE = "line{0.line}".format
CHANGED = [it for it in cases() if it.wrong]


def found(sentence: str) -> list[tuple[str, str]]:
    """Give rule and quote of what is said of a sentence, unasked."""
    return [(it.rule, it.quote) for it in check(typed(sentence)).said]


@pytest.mark.parametrize("case", cases(), ids=LINE)
def test_a_sentence_that_is_right_raises_no_alarm(case: Case) -> None:
    assert found(case.right) == []


@pytest.mark.parametrize("case", CHANGED, ids=LINE)
def test_a_changed_figure_is_found_or_the_file_says_why_not(case: Case) -> None:
    hits = [rule for rule, quote in found(case.wrong) if quote == case.quote and rule in case.rules]
    assert bool(hits) is not bool(case.miss), found(case.wrong)
