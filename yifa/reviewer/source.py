"""What was read: the text with its offsets, what its format says, or why it cannot be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Literal

Kind = Literal["txt", "md", "html", "docx", "pdf"]


class Unreadable(ValueError):
    """A file that cannot be read; its words are one Chinese sentence for who brought it."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What the file's own format says of one line: `title`, `heading1`, `navigation`, `row` …"""

    start: int
    end: int
    says: frozenset[str]


@dataclass(frozen=True, slots=True)
class Source:
    """A text as it was read.

    `text` is the decoded text: for txt and md exactly that of the file, for the other kinds what
    the reader took out of it, one line for each paragraph, table row or printed line, pages divided
    by form feeds. All offsets of this package are offsets into it, end exclusive.
    `digest` is the SHA-256 of the bytes; `stated` is what the file declares about itself outside
    its text (`title`, `published`, `organisation`).
    """

    text: str
    kind: Kind
    name: str
    digest: str
    marks: tuple[Mark, ...] = ()
    stated: Mapping[str, str] = field(default_factory=dict)


def typed(text: str, name: str = "") -> Source:
    """Take a text that is in hand already, as when a report is being written."""
    return Source(text, "txt", name, sha256(text.encode("utf-8", "surrogatepass")).hexdigest())
