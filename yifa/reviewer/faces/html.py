"""HTML elements built so that no text can become markup."""

from __future__ import annotations

import re

from lxml import etree
from lxml.builder import E  # type: ignore[import-not-found]  # lxml-stubs leave it out

#: What no HTML text may hold; a report that holds it anyway shows a sign in its place.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")

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


def clean(text: str) -> str:
    """Put a sign where a character stands that HTML cannot hold."""
    return FORBIDDEN.sub("\ufffd", text).replace("\f", " ")


def html(*elements: etree._Element) -> str:
    """Write elements one after the other."""
    return "".join(
        etree.tostring(element, method="html", encoding="unicode") for element in elements
    )
