"""How exact a number is by its own words: 约, 余, 不少于, 以上 and what bound they set."""

from __future__ import annotations

from typing import Literal, NamedTuple

from yifa.reviewer.vocabulary import beginnings, endings, words

Bound = Literal["at_least", "at_most"]
MORE = frozenset("余多几")


class Exactness(NamedTuple):
    """The words that make a number inexact, in the order of the text, and the bound they set."""

    words: str | None
    bound: Bound | None


EXACT = Exactness(None, None)
BEFORE = endings("exactness", "about", "at_least", "at_most")
NOT_NEAR = endings("exactness", "not_near")
AFTER = beginnings("exactness", "after_about", "after_at_least", "after_at_most")


def exactness(text: str, start: int, more: str, end: int) -> Exactness:
    """Read the words around a quantity, and `more`, the 余 inside it.

    Two that pull in opposite directions set no bound.
    """
    before = _before(text, start)
    after = AFTER.at(text, end)
    if not (before or more or after):
        return EXACT
    said = [word for word in (before, more, after) if word]
    bounds = {_bound(before, ""), "at_least" if more in MORE else None, _bound("", after)}
    set_by = bounds - {None}
    return Exactness("、".join(said) or None, set_by.pop() if len(set_by) == 1 else None)


def _before(text: str, start: int) -> str:
    word = BEFORE.before(text, start)
    return "" if word == "近" and NOT_NEAR.before(text, start) else word


def _bound(before: str, after: str) -> Bound | None:
    if before in words("exactness", "at_least") or after in words("exactness", "after_at_least"):
        return "at_least"
    if before in words("exactness", "at_most") or after in words("exactness", "after_at_most"):
        return "at_most"
    return None
