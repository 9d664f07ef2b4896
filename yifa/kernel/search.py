"""How two Chinese characters find a matter on either database.

A matter keeps its searchable words as overlapping pairs ("宅基 基地 地滴 滴水"); a phrase of pairs
is an exact substring match, in SQLite's FTS5 and PostgreSQL's text search alike. Private values
are never among them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeVar

from django.db import connection, models
from django.db.models.expressions import RawSQL

M = TypeVar("M", bound=models.Model)

#: A whole number, which finds that one matter: 柳调〔2026〕2号 is not 柳调〔2026〕12号.
NUMBER = re.compile(r"[0-9A-Za-z\u3400-\u9fff]+〔\d{4}〕\d+号")

RUN = re.compile(r"[0-9A-Za-z]+|[\u3400-\u9fff〇]+")


def pairs(run: str) -> list[str]:
    """The overlapping pairs of a run of characters; a lone character stands alone.

    >>> pairs("宅基地滴水")
    ['宅基', '基地', '地滴', '滴水']
    """
    return [run[i : i + 2] for i in range(len(run) - 1)] if len(run) > 1 else [run]


def runs_of(text: str) -> list[str]:
    """The runs of letters and characters in a text, without what stands between them."""
    return RUN.findall(text.lower())


def grams_of(texts: Iterable[str]) -> str:
    """What the search column holds.

    Each run ends with its last character alone, so that one character finds it too, and no
    phrase can run on into the next.
    """
    return " ".join(
        " ".join([*pairs(run), run[-1]]) for text in texts if text for run in runs_of(text)
    )


def matching(queryset: models.QuerySet[M], words: str) -> models.QuerySet[M]:
    """Matters whose searchable words contain every run of `words` as it stands."""
    if NUMBER.fullmatch(words.strip()):
        return queryset.filter(number=words.strip())
    runs = [pairs(run) for run in runs_of(words)]
    if not runs:
        return queryset
    if connection.vendor == "postgresql":
        sql, query = IN_POSTGRESQL, " & ".join(phrase_postgresql(run) for run in runs)
    else:
        sql, query = IN_SQLITE, " ".join(phrase_sqlite(run) for run in runs)
    return queryset.filter(pk__in=RawSQL(sql, [query]))


IN_SQLITE = "SELECT rowid FROM kernel_matter_search WHERE kernel_matter_search MATCH %s"
IN_POSTGRESQL = (
    "SELECT id FROM kernel_matter WHERE to_tsvector('simple', grams) @@ to_tsquery('simple', %s)"
)


def phrase_sqlite(run: list[str]) -> str:
    """A phrase of pairs in FTS5's words; one character matches whatever begins with it."""
    return f'"{" ".join(run)}"' + ("*" if len(run[0]) == 1 else "")


def phrase_postgresql(run: list[str]) -> str:
    """A phrase of pairs in PostgreSQL's words; one character matches whatever begins with it."""
    ending = ":*" if len(run[0]) == 1 else ""
    return "(" + " <-> ".join(f"'{pair}'{ending}" for pair in run) + ")"
