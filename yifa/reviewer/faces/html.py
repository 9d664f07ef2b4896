"""HTML elements built so that no text can become markup."""

from __future__ import annotations

from lxml import etree
from lxml.builder import E  # type: ignore[import-not-found]  # lxml-stubs leave it out

from yifa.reviewer.faces.clean import clean

Inside = str | etree._Element | None


def tag(name: str, /, *inside: Inside, **says: str | None) -> etree._Element:
    """Build an element; None is left out, `class_` and `for_` are written without the underscore.

    >>> html(tag("b", "3 < 4", class_="sum"))
    '<b class="sum">3 &lt; 4</b>'
    """
    attributes = {key.rstrip("_"): clean(value) for key, value in says.items() if value is not None}
    children = (clean(it) if isinstance(it, str) else it for it in inside if it is not None)
    element: etree._Element = E(name, attributes, *children)
    return element


def html(*elements: etree._Element) -> str:
    """Write elements one after the other."""
    return "".join(
        etree.tostring(element, method="html", encoding="unicode") for element in elements
    )
