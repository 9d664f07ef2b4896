"""Charts that say what the numbers say."""

from itertools import pairwise

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from yifa.web.theme.chart import Bar, Bars, Chart, Spark, Values
from yifa.web.theme.drawing import HEIGHT, TOP, draw, is_low, scale
from yifa.web.theme.spark import draw_spark
from yifa.web.theme.tests import sample_figure

COUNTS = st.lists(st.none() | st.integers(min_value=0, max_value=10**6), min_size=1, max_size=12)
RATES = st.lists(st.none() | st.floats(min_value=0, max_value=100), min_size=1, max_size=12)


def chart(values: Values, *, rate: bool = False) -> Chart:
    labels = [f"{month}月" for month in range(1, len(values) + 1)]
    below = ["9"] * len(values) if rate else []
    return Chart("按月", labels, values, values[::-1], summary="", rate=rate, below=below)


def length(text: str) -> float:
    return float(text.removesuffix("em").removesuffix("%"))


@settings(deadline=None)
@given(COUNTS)
def test_counts_are_bars_from_zero_as_tall_as_their_number(values: Values) -> None:
    drawn = draw(chart(values))
    axis = scale(chart(values))
    known = [value for value in values if value is not None]
    assert axis.low == 0
    assert len(drawn.this_columns) == len(known)
    for bar, value in zip(drawn.this_columns, known, strict=True):
        assert abs(length(bar.height) - HEIGHT * value / axis.high) < 0.02


@settings(deadline=None)
@given(RATES)
def test_rates_stay_within_the_plot_and_a_shortened_axis_is_told(values: Values) -> None:
    drawn = draw(chart(values, rate=True))
    axis = scale(chart(values, rate=True))
    assert axis.high == 100
    assert all(TOP - 0.01 <= length(point.y) <= TOP + HEIGHT + 0.01 for point in drawn.points)
    assert ("纵轴从" in drawn.caption) is (axis.low > 0)


@settings(deadline=None)
@given(RATES)
def test_a_month_without_a_value_leaves_a_gap_in_the_line(values: Values) -> None:
    drawn = draw(chart(values, rate=True))
    pairs = sum(None not in pair for pair in pairwise(values))
    assert len(drawn.this_line) == pairs


@settings(deadline=None)
@given(COUNTS)
def test_the_names_of_the_two_lines_never_touch(values: Values) -> None:
    assume(any(value is not None for value in values))
    first, second = (length(name.y) for name in draw(chart(values)).names)
    assert round(abs(first - second), 2) >= 1.39


def test_only_a_month_that_is_not_full_is_hollow() -> None:
    drawn = draw(sample_figure.RATE_CHART)
    assert [point.hollow for point in drawn.points] == [False] * 10 + [True]


def test_a_year_without_a_single_value_is_still_drawn() -> None:
    assert draw(chart([None, None])).points == []
    assert draw_spark(Spark([None], [None], "没有记录")).dot is None


def test_the_table_behind_a_chart_shows_what_the_chart_shows() -> None:
    assert sample_figure.RATE_CHART.rows[0] == ("1月", "88.2%", "86.7%", "17")


def test_the_longest_category_is_a_full_bar_and_a_rate_is_a_share_of_the_whole() -> None:
    counts = Bars("类型", "件数", [Bar("邻里", 80, "80"), Bar("其他", 20, "20")], caption="")
    rates = Bars("类型", "率", [Bar("邻里", 80, "80%")], caption="", whole=100)
    assert [width for _, width, _ in counts.drawn] == ["100.0%", "25.0%"]
    assert [width for _, width, _ in rates.drawn] == ["80.0%"]


def test_both_years_are_drawn_on_one_scale() -> None:
    both = Bars("类型", "件数", [Bar("邻里", 40, "40", before=80)], caption="")
    assert [(now, before) for _, now, before in both.drawn] == [("50.0%", "100.0%")]


def test_the_words_of_a_low_dot_lie_below_it_and_of_a_high_one_above() -> None:
    months = [90.0, 60.0, 95.0, None, 80.0, 80.0]
    low = [is_low(months, place) for place in range(len(months))]
    assert low == [False, True, False, False, False, False]
