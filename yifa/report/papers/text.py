"""What words on a paper are: runs of text, each of which may be a figure with a mark."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

#: traced: opens its records · signed: a named person answers for it · untraced: neither, so far.
Mark = Literal["traced", "signed", "untraced"]

SCHEMES = frozenset({"", "http", "https"})


class Unwritable(ValueError):
    """A paper that can't be written; the sentence says what is wrong, where and what to do."""


@dataclass(frozen=True)
class Run:
    """A stretch of text of one kind; `href` leads to the records that a figure counts."""

    text: str
    mark: Mark | None = None
    href: str | None = None
    bold: bool = False

    def __post_init__(self) -> None:
        if self.href is not None and not leads_somewhere(self.href):
            raise Unwritable(
                f"“{self.text}”的链接不是网页地址（{self.href!r}），改用网址或者去掉链接"
            )


#: What is written wherever words may stand; a plain string is one run without a mark.
Text = str | tuple[Run, ...]


def leads_somewhere(href: str) -> bool:
    """Whether a link leads to a page, here or at a full address: no script, no file."""
    try:
        parts = urlsplit(href)
    except ValueError:
        return False
    known = parts.scheme in SCHEMES and bool(parts.scheme) == bool(parts.netloc)
    return known and href.isprintable() and "\\" not in href  # browsers read it as a slash


def runs(text: Text) -> tuple[Run, ...]:
    """The runs of any text."""
    return (Run(text),) if isinstance(text, str) else text


def plain(text: Text) -> str:
    """The words alone."""
    return "".join(run.text for run in runs(text))
