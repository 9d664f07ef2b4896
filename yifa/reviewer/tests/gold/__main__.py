"""`python -m yifa.reviewer.tests.gold`: write docs/reviewer-quality.md anew."""

import pytest

from yifa.reviewer.tests.gold.page import PAGE, page

try:
    PAGE.write_text(page(), encoding="utf-8")
except pytest.skip.Exception as absent:
    raise SystemExit(str(absent)) from None
