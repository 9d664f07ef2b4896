"""The annotations fit the reports, and the page says what the reviewer does today."""

from __future__ import annotations

import pytest

from yifa.reviewer.tests.gold.annotated import defects, figures, ties
from yifa.reviewer.tests.gold.page import PAGE, page
from yifa.reviewer.tests.samples import REAL_NAMES, real


@pytest.mark.parametrize("name", REAL_NAMES)
def test_what_was_annotated_stands_in_the_report(name: str) -> None:
    text = real(name).source.text
    spans = [it.span for it in figures(name, text)]
    assert spans == sorted(set(spans))
    for tie in ties(name, text):
        assert {tie.stated, *tie.terms} <= set(spans)
    assert defects(name, text)


def test_the_page_tells_what_is_found_missed_and_false_today() -> None:
    written = page()
    assert PAGE.read_text(encoding="utf-8") == written, "python -m yifa.reviewer.tests.gold"
