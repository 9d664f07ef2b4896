"""What the words of a part say of its list: the rest, an outcome, a pair, another time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import permutations
from operator import contains

from yifa.reviewer.relations.clauses import Entry
from yifa.reviewer.relations.wording import any_word, beginnings, groups, listed
from yifa.reviewer.vocabulary import beginnings as first_words
from yifa.reviewer.vocabulary import endings as last_words

# A list is walked over once for each head that may begin it: what was read of its parts is kept.
REMEMBERED = 1024
MOST_OF_A_WHOLE = 3


@lru_cache(REMEMBERED)
def is_rest(part: Entry) -> bool:
    """Tell whether a part is what the others leave of the whole."""
    label = part.label
    return bool(beginnings("parts", "rest").at(label, 0)) or "其他" in label or "其它" in label


@lru_cache(REMEMBERED)
def is_pending(part: Entry) -> bool:
    """Tell whether a part is what is not done yet: 正在办理2件."""
    return bool(beginnings("parts", "pending").at(part.label, 0))


@lru_cache(REMEMBERED)
def is_outcome(part: Entry) -> bool:
    """Tell whether a part is one of the ways in which a matter can end."""
    return bool(beginnings("parts", "outcomes").at(part.label, 0))


@lru_cache(REMEMBERED)
def is_act(part: Entry) -> bool:
    """Tell whether a part is named by what was done."""
    words = part.label
    if words in listed("overlap", "channels"):
        return False
    while adverb := first_words("counted", "adverbs").at(words, 0):
        words = words[len(adverb) :]
    return bool(
        first_words("acts", "strong").at(words, 0)
        or last_words("acts", "strong").before(words, len(words))
        or words in listed("parts", "verbs")
    )


@lru_cache(REMEMBERED)
def is_otherwise(part: Entry) -> bool:
    """Tell whether a number is of another time, of each, or by how much another has changed."""
    if part.clause.strip() in ("到", "至"):
        return True
    clause = part.clause.rstrip("了到至为 ")
    if last_words("counted", "changes").before(clause, len(clause)) or clause.endswith(
        ("由", "从")
    ):
        return True
    words = any_word("parts", "carried_over").sub("", part.clause)
    return bool(any_word("parts", "otherwise").search(words))


def are_whole(parts: Sequence[Entry]) -> bool:
    """Tell whether parts are a whole by what they mean: 男12人、女9人."""
    if not 2 <= len(parts) <= MOST_OF_A_WHOLE:
        return False
    names = [part.label + part.tail for part in parts]
    if not all(map(_of_a_whole().search, names)):
        return False
    return any(
        len(words) == len(names)
        and any(all(map(contains, names, order)) for order in permutations(words))
        for words in groups("overlap", "wholes")
    )


@cache
def _of_a_whole() -> re.Pattern[str]:
    """Find any word of those that make a whole: most lists have none in some part."""
    words = {word for group in groups("overlap", "wholes") for word in group}
    return re.compile("|".join(map(re.escape, words)))


def is_of_one_kind(parts: Sequence[Entry]) -> bool:
    """Tell whether all parts are called alike: 土地类 and 劳动类, 涉及土地 and 涉及劳动."""
    first = beginnings("parts", "of").at(parts[0].clause.strip(), 0)
    if first and all(part.clause.strip().startswith(first) for part in parts):
        return True
    last = parts[0].label[-1:]
    return last in listed("parts", "kinds") and all(part.label.endswith(last) for part in parts)


def first_holds_others(parts: Sequence[Entry]) -> bool:
    """Tell whether the first part may be the total of the others by how these are called.

    回访246件，表示满意的240件，表示不满意的6件: the others begin alike, and not as the first does.
    """
    first, *others = (part.label[:2] for part in parts)
    return len(others) > 1 and len(set(others)) == 1 and others[0] not in ("", first)


def can_overlap(parts: Sequence[Entry]) -> bool:
    """Tell whether one thing may be counted in two parts."""
    if all(any_word("overlap", "channels").search(part.label + part.tail) for part in parts):
        return False
    name = "person" if parts[0].quantity.unit in listed("units", "people") else "matter"
    return _says(parts, name)


def are_picked(parts: Sequence[Entry]) -> bool:
    """Tell whether parts may be a few that were worth naming."""
    return can_overlap(parts) or _says(parts, "picked")


def _says(parts: Sequence[Entry], name: str) -> bool:
    return any(any_word("overlap", name).search(part.label + part.tail) for part in parts)
