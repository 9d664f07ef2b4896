"""`python -m yifa.reviewer.tests.gold`: write docs/reviewer-quality.md anew."""

from yifa.reviewer.tests.gold.page import PAGE, page

PAGE.write_text(page(), encoding="utf-8")
