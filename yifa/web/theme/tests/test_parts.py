"""What the pieces of a page say, and what they refuse to say."""

from datetime import date, timedelta

import pytest

from yifa.web.theme.chart import Chart
from yifa.web.theme.clock import Day, DayStrip
from yifa.web.theme.figure import Figure
from yifa.web.theme.gate import Reason, Refusal
from yifa.web.theme.link import Link
from yifa.web.theme.message import done
from yifa.web.theme.rail import Rail, Stage, StageState
from yifa.web.theme.table import CountLine

ONE = Reason("还没有集体讨论")


@pytest.mark.parametrize(
    ("missing", "mistakes", "title"),
    [
        (3, 1, "现在还不能作出决定，缺3项，另有1处要改"),
        (2, 0, "现在还不能作出决定，缺2项"),
        (0, 2, "现在还不能作出决定，有2处要改"),
    ],
)
def test_a_refusal_counts_what_is_missing_and_what_is_to_be_mended(
    missing: int, mistakes: int, title: str
) -> None:
    refusal = Refusal("作出决定", [ONE] * missing, mistakes=[ONE] * mistakes)
    assert refusal.title == title
    assert len(refusal.reasons) == missing + mistakes


def days(count: int) -> list[Day]:
    return [Day(date(2026, 11, 1) + timedelta(days=place)) for place in range(count)]


def test_a_clock_of_two_weeks_shows_every_day() -> None:
    assert DayStrip(days(14)).cells == days(14)


def test_a_longer_clock_shows_its_first_three_days_a_gap_and_its_last_five() -> None:
    whole = days(90)
    assert DayStrip(whole).cells == [*whole[:3], None, *whole[-5:]]


def rail(passed: int, ahead: int) -> Rail:
    return Rail(
        [
            *[Stage("办", StageState.PASSED)] * passed,
            Stage("调解", StageState.HERE),
            *[Stage("结", StageState.AHEAD)] * ahead,
        ]
    )


def test_a_rail_of_nine_stages_is_drawn_whole() -> None:
    assert rail(4, 4).folded == 0
    assert len(rail(4, 4).shown) == 9


def test_a_longer_rail_folds_what_is_passed_but_for_the_last_step() -> None:
    assert rail(7, 3).folded == 6
    assert [stage.state for stage in rail(7, 3).shown[:2]] == [StageState.PASSED, StageState.HERE]


def test_a_rail_is_summed_up_for_those_who_hear_it() -> None:
    assert rail(3, 4).summary == "共8个阶段，现在是第4个：调解"


def test_a_rate_without_its_fraction_cannot_be_shown() -> None:
    with pytest.raises(ValueError, match="调解成功率"):
        Figure("调解成功率", "86.8%")


def test_a_count_line_whose_parts_do_not_add_up_cannot_be_shown() -> None:
    with pytest.raises(ValueError, match="221"):
        CountLine(222, "件", [Link("成功", count=184), Link("不成", count=37)])


def test_a_rate_by_month_must_show_its_denominators() -> None:
    with pytest.raises(ValueError, match="denominator"):
        Chart("按月", ["1月"], [80.0], [81.0], summary="", rate=True)


def test_two_years_of_different_length_cannot_be_compared() -> None:
    with pytest.raises(ValueError, match="length"):
        Chart("按月", ["1月", "2月"], [1, 2], [1], summary="")


def test_what_a_person_typed_cannot_become_markup_in_a_toast() -> None:
    said = done("已受理<b>", undo=Link("撤销", "/x?a=1&b=2"))
    assert said == '已受理&lt;b&gt; <a href="/x?a=1&amp;b=2">撤销</a>'
