"""What a number counts and what was done: the noun beside it and the verb before it."""

from __future__ import annotations

import re
from typing import NamedTuple

from yifa.reviewer.vocabulary import any_of, beginnings, either, endings, words

LOOK = 60
# A short pair of brackets belongs to its noun: 示范村（社区）2个.
LAST_BOUND = re.compile("(?s:.*)(?:[，,。；;：:！？!?\n\t]|[（(](?![^（()）]{1,8}[）)]))")
NOUN = re.compile("[\u4e00-\u9fff“”《》（）()、·A-Za-z]{1,24}")
AFTER = re.compile(
    rf"\s{{0,2}}(?!{either(words('counted', 'never_first'))})"
    "((?:[\u4e00-\u9fff“”]{0,4}性、)?[\u4e00-\u9fff“”]{1,20})"
)
CUTS = any_of("counted", "cuts", "inside")
MEASURES = words("units", "measures")
STRONG = any_of("acts", "strong")
WEAK = any_of("acts", "weak")
CHANGES = words("counted", "changes")
FINAL = words("counted", "final", "changes")
MAKES_NOUN = words("counted", "makes_noun")
BEFORE_NOUN = endings("counted", "before_noun")
ADVERBS = endings("counted", "adverbs")
HEADS = beginnings("counted", "heads")
NOT_HEADS = beginnings("counted", "not_heads")
FILLERS = endings("counted", "fillers")


class Clause(NamedTuple):
    """The words before a number, back to the last mark or the number before it."""

    text: str
    start: int


class Counted(NamedTuple):
    """The noun and the verb, or None where the wording does not say."""

    counted: str | None
    act: str | None


def clause_before(text: str, start: int, earliest: int) -> Clause:
    """Take the clause that leads up to a number."""
    left = max(earliest, start - LOOK)
    found = LAST_BOUND.match(text, left, start)
    last = found.end() if found else left
    return Clause(text[last:start], last)


def count(text: str, clause: Clause, end: int, unit: str) -> Counted:
    """Find what is counted, first after the number, then before it."""
    after = "" if unit in MEASURES else _after(text, end)
    before = _without_fillers(clause.text)
    found = _act(before, needs_noun=not after)
    return Counted(after or found.counted, found.act)


def _after(text: str, end: int) -> str:
    found = AFTER.match(text, end)
    if found is None:
        return ""
    stop = CUTS.search(text, *found.span(1))
    return text[found.start(1) : stop.start()] if stop else found[1]


def _act(before: str, *, needs_noun: bool) -> Counted:
    """Give the act, and the noun that stands between it and the number, or before both."""
    strong = [it for it in STRONG.finditer(before) if not _is_noun(before, it)]
    if not strong:
        return _weak_act(before)
    last = strong[-1]
    if last.end() < len(before) or last[0] not in CHANGES:
        for found in reversed(strong):
            noun = _noun(before[found.end() :])
            if noun or not needs_noun:
                return Counted(noun, found[0])
    return Counted(_before_final(before, last), last[0])


def _weak_act(before: str) -> Counted:
    for found in WEAK.finditer(before):
        if not _is_noun(before, found) and _stands_alone(before, found):
            return Counted(_noun(before[found.end() :]), found[0])
    return Counted(_noun(before), None)


def _is_noun(before: str, act: re.Match[str]) -> bool:
    """Tell whether a verb is only part of a noun, as in 发布率 or 行政处罚."""
    return before[act.end() : act.end() + 1] in MAKES_NOUN or bool(
        BEFORE_NOUN.before(before, act.start())
    )


def _stands_alone(before: str, act: re.Match[str]) -> bool:
    """Tell whether a weak act, as often a noun, is a verb here by its place."""
    return act.end() == len(before) or act.start() == 0 or bool(ADVERBS.before(before, act.start()))


def _before_final(before: str, act: re.Match[str]) -> str | None:
    if act[0] not in FINAL:
        return None
    noun = _noun(_without_fillers(before[: act.start()]))
    return noun if noun and len(noun) > 2 else None


def _noun(rest: str) -> str | None:
    while (word := HEADS.at(rest, 0)) and not NOT_HEADS.at(rest, 0):
        rest = rest[len(word) :]
    rest = rest.strip()
    return rest if NOUN.fullmatch(rest) else None


def _without_fillers(before: str) -> str:
    before = before.rstrip()
    while word := FILLERS.before(before, len(before)):
        before = before[: -len(word)].rstrip()
    return before
