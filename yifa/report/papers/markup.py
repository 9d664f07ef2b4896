"""What keeps text and markup apart: a text becomes markup only by being escaped here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from typing import NewType

from .printable import printable

#: Finished XML or HTML. A plain string can't stand in for it: the type checker refuses.
Markup = NewType("Markup", str)

NOTHING = Markup("")


def escaped(text: str) -> Markup:
    """The text as it may stand between two tags."""
    return Markup(escape(printable(text), quote=False))


def joined(parts: Iterable[Markup]) -> Markup:
    """One piece after the other, with nothing between."""
    return Markup("".join(parts))


def element(name: str, attributes: Mapping[str, str | int], content: Iterable[Markup]) -> Markup:
    """An element with its closing tag, good in XML and HTML alike."""
    written = "".join(
        f' {key}="{escape(printable(str(value)))}"' for key, value in attributes.items()
    )
    return Markup(f"<{name}{written}>{joined(content)}</{name}>")
