"""The documentation doesn't lie: generated pages are current, links lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from yifa.kernel import explain

CHECKOUT = Path(__file__).parents[1]
DOCS = CHECKOUT / "docs"
WRITTEN = sorted([*CHECKOUT.glob("*.md"), *DOCS.rglob("*.md"), *CHECKOUT.glob("yifa/**/README.md")])


@pytest.mark.parametrize("name", sorted(explain.pages()))
def test_a_generated_page_is_current(name: str) -> None:
    assert (DOCS / name).read_text() == explain.pages()[name], "run: make docs"


@pytest.mark.parametrize("page", WRITTEN, ids=lambda page: str(page.relative_to(CHECKOUT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#\s]+)", page.read_text()):
        assert (page.parent / target).exists(), target


def test_every_decision_is_linked_from_the_docs() -> None:
    index = (DOCS / "decisions" / "README.md").read_text()
    for decision in sorted((DOCS / "decisions").glob("0*.md")):
        assert f"({decision.name})" in index, decision.name
