"""A total and its parts: what adds up is never told, what does not add up always is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from yifa.reviewer import Finding, check, typed
from yifa.reviewer.numerals import HALF_WIDTH
from yifa.reviewer.tests.marked import Sentence, sentences

ALL = sentences("sums.txt")
CLOSED = [it for it in ALL if it.figures]


def others(written: str) -> Iterator[str]:
    """Write another number in the manner of one: one more, a figure changed, two exchanged."""
    if not written.translate(HALF_WIDTH).replace(",", "").replace(".", "").isdigit():
        yield {"七十五": "七十六", "四十": "四十一", "二十": "二十二", "十五": "十六"}[written]
        return
    wide = str.maketrans("0123456789", "０１２３４５６７８９")
    is_wide = written != written.translate(HALF_WIDTH)
    plain = written.translate(HALF_WIDTH)
    first = str(int(plain[0]) % 9 + 1) + plain[1:]
    last = plain[:-1] + str((int(plain[-1]) + 3) % 10)
    for number in {first, last} - {plain, "0"}:
        yield number.translate(wide) if is_wide else number


def found_in(text: str) -> list[Finding]:
    return [it for it in check(typed(text)).said if it.rule == "sum"]


@pytest.mark.parametrize("it", ALL, ids=lambda it: it.text[:24])
def test_a_correct_sentence_is_left_alone(it: Sentence) -> None:
    assert [finding.message for finding in found_in(it.text)] == []


@pytest.mark.parametrize("it", CLOSED, ids=lambda it: it.text[:24])
def test_whichever_figure_of_a_closed_sum_is_changed_one_finding_tells(it: Sentence) -> None:
    for number, (start, end) in enumerate(it.figures):
        for other in others(it.text[start:end]):
            changed = it.text[:start] + other + it.text[end:]
            found = found_in(changed)
            allowed = (1, 2) if number in it.twice else (1,)
            assert len(found) in allowed, (changed, [finding.message for finding in found])
