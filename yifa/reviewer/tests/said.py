"""What the review says of a text, as the tests compare it."""

from __future__ import annotations

from yifa.reviewer import Document, Finding, check, typed
from yifa.reviewer.source import Kind, Source

INTRODUCTION = "现将有关情况报告如下。"


def found(text: str | Document, kind: str) -> list[Finding]:
    """Give the findings of one kind, notes included."""
    source = text.source if isinstance(text, Document) else typed(text)
    return [it for it in check(source).findings if it.kind == kind]


def told(text: str | Document, kind: str) -> list[tuple[str, str]]:
    """Give what is said of one kind without being asked for: rule and quote."""
    return [(it.rule, it.quote) for it in found(text, kind) if it.severity != "note"]


def of_kind(text: str, kind: Kind) -> Source:
    """Take a text as if it had been read from a file of that kind."""
    return Source(text, kind, "", "")


def report(*lines: str, year: int = 2022, end: tuple[str, ...] = ()) -> str:
    """Put lines into a report of a fictional town."""
    title = f"青禾县柳溪镇{year}年度法治政府建设情况报告"
    return "\n".join((title, INTRODUCTION, *lines, *end))
