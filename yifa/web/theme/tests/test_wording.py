"""How days and numbers read on pages."""

from decimal import Decimal

import pytest
from django.template import Context, Template, TemplateSyntaxError
from hypothesis import given, settings
from hypothesis import strategies as st

from yifa.web.theme import wording
from yifa.web.theme.templatetags.theme import ICONS

WHOLE = st.integers(min_value=1, max_value=10**9)


@settings(deadline=None)
@given(whole=WHOLE, share=st.floats(min_value=0, max_value=1))
def test_a_rate_is_never_off_by_more_than_half_of_its_last_place(whole: int, share: float) -> None:
    part = round(whole * share)
    shown = Decimal(wording.percent(part, whole).removesuffix("%"))
    assert abs(shown - Decimal(part) * 100 / whole) <= Decimal("0.05")


@settings(deadline=None)
@given(number=st.integers())
def test_commas_change_no_number(number: int) -> None:
    assert int(wording.thousands(number).replace(",", "")) == number


def test_there_is_no_tenth_wing() -> None:
    with pytest.raises(ValueError, match="10"):
        wording.numeral(10)


def test_templates_write_numbers_as_people_here_do() -> None:
    template = Template(
        "{% load theme %}"
        "{{ 60000|thousands }}元 {{ 184|percent_of:212 }} {{ 184|over:212 }} {{ 7|numeral }}"
    )
    assert template.render(Context()) == "60,000元 86.8% 184÷212 七"


def test_the_sprite_holds_exactly_the_icons_that_templates_may_name(sprite: frozenset[str]) -> None:
    assert sprite == ICONS


def test_an_unknown_icon_is_found_when_the_page_is_first_rendered() -> None:
    with pytest.raises(TemplateSyntaxError, match="rocket"):
        Template('{% load theme %}{% icon "rocket" %}').render(Context())
