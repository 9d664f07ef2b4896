"""Live figures in a text: what is stored, what the editor shows, what the paper prints."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yifa.kernel.categories import choices_of
from yifa.report import reading, text

TOKENS = st.sampled_from([token.stored for token in text.vocabulary().values()])
WORDS = st.text(st.characters(exclude_characters="[]【】", exclude_categories=["Cs"]), max_size=30)


@given(st.lists(st.one_of(TOKENS, WORDS), max_size=8))
def test_editing_and_saving_without_a_change_changes_nothing(parts: list[str]) -> None:
    stored = "".join(parts)
    assert text.from_editing(text.for_editing(stored)) == stored


def test_every_token_has_words_of_its_own() -> None:
    """Two figures of one name could not be told apart in the editor."""
    labels = [figure.label for figure in text.every_figure().values()]
    assert sorted(labels) == sorted(set(labels))


def test_words_in_brackets_that_name_no_figure_stay_words() -> None:
    assert text.from_editing("【附件】【不存在的指标】") == "【附件】【不存在的指标】"
    assert list(text.pieces("见[[nobody.knows]]。")) == ["见[[nobody.knows]]。"]


def test_every_sentence_of_every_wing_names_figures_that_exist() -> None:
    from yifa.report.wing import Wing

    known = text.every_figure()
    for wing in Wing.all.values():
        for sentence in wing.sentences:
            for key in (*text.keys_in(sentence.text), *sentence.conditions):
                assert key in known, (wing.name, key)
        for form in wing.returns:
            assert all(row.figure in known for row in form.rows), form.name


def test_what_a_sentence_strings_into_a_list_has_no_comma_of_its_own() -> None:
    """首次违法，不予处罚3件、… would read as three parts where there are two."""
    from yifa.report.wing import Wing

    tokens = [
        token
        for wing in Wing.all.values()
        for sentence in wing.sentences
        for token in text.pieces(sentence.text)
        if isinstance(token, text.Token) and token.side.startswith("by:")
    ]
    assert tokens
    for token in tokens:
        names = choices_of(text.figure(token.figure), token.side.removeprefix("by:")).values()
        assert not [name for name in names if set(name) & set("，、；。")], token.stored


@pytest.mark.parametrize(
    ("now", "before", "told"),
    [
        (220, 198, "，同比增长11.1%"),
        (198, 220, "，同比下降10%"),
        (5, 5, "，与去年同期持平"),
        (5, 0, ""),
        (0, 5, "，同比下降100%"),
    ],
)
def test_a_count_compares_with_last_year(now: int, before: int, told: str) -> None:
    assert reading.change_of_count(now, before) == told


def test_points_are_the_difference_of_the_rates_as_printed() -> None:
    """86.8% against 88.6% is 1.8 points, whatever the digits behind."""
    now, before = Decimal(184) / 212, Decimal(171) / 193
    assert reading.percent(now) == "86.8%"
    assert reading.percent(before) == "88.6%"
    assert reading.change_of_rate(now, before) == "，同比下降1.8个百分点"


@given(st.decimals(0, 1, allow_nan=False, places=6))
def test_a_rate_is_printed_to_one_decimal_without_a_trailing_nought(rate: Decimal) -> None:
    told = reading.percent(rate)
    assert not told.endswith(".0%")
    assert abs(Decimal(told[:-1]) - rate * 100) <= Decimal("0.05")
