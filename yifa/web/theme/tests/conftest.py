"""What the theme's tests look at: its folders, the pages of the gallery, a browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from yifa.web.theme.tests import viewer

THEME = Path(__file__).resolve().parent.parent
STATIC = THEME / "static" / "theme"


@pytest.fixture
def sprite() -> frozenset[str]:
    """The names of the icons in the sprite."""
    symbols = etree.parse(STATIC / "icons.svg").iter("{http://www.w3.org/2000/svg}symbol")
    return frozenset(str(symbol.get("id")) for symbol in symbols)


@pytest.fixture
def eye(opened: viewer.Viewer) -> Iterator[viewer.Viewer]:
    """Someone who looks at the gallery through a real browser, and leaves no page open."""
    yield opened
    for context in opened.browser.contexts:
        context.close()


@pytest.fixture(scope="package")
def opened() -> Iterator[viewer.Viewer]:
    """A real browser."""
    try:
        with viewer.opened() as found:
            yield found
    except viewer.NoBrowser as reason:
        pytest.skip(str(reason))
