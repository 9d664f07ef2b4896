"""Where a list of parts begins: after 其中, 分别为, a colon, or a total that says it is one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import Literal, NamedTuple

from yifa.reviewer.relations.clauses import COLON, COMMA, COMMAS, NONE, SEMICOLON, STOP, Entry
from yifa.reviewer.relations.parts import (
    are_whole,
    is_act,
    is_otherwise,
    is_outcome,
    is_pending,
    is_rest,
)
from yifa.reviewer.relations.wording import any_word, beginnings, endings, listed

# 按办理方式分, 从诉求类型来看
BY = re.compile("按照?.{1,10}(?:分|划分|分类)|从.{1,10}看")
COMPOSED = re.compile("(?:共同)?[组构]成")
STOPS = re.compile("[。！？!?\n]")
AMONG = re.compile("[^在，]{0,10}(?<![初高])中(?!心|国|小|学|央|共|级|医|型|期|介|外)")
FIRST_CLAUSES = 2
FEW, MOST_COMPOSED = 6, 30

#: What the wording says of a list: these are all parts, likely all, these are some, some of what
#: the words themselves name, or nothing.
Wording = Literal["all", "whole", "some", "among", "bare"]


class Head(NamedTuple):
    """Where a list begins, and the words that announce it."""

    place: int
    wording: Wording
    words: str


def heads(entries: Sequence[Entry], *, inside: bool) -> list[Head]:
    """Find where lists begin that are announced by words, a colon, or a total.

    `inside` says that the first entry is in a list already, as in brackets. Inside a list that was
    announced no number is the total of those after it without a word.
    """
    found: list[Head] = []
    for place in range(1, len(entries)):
        entry = entries[place]
        inside = inside and entry.strength < SEMICOLON
        if (entry.strength == NONE and not entry.gap) or entry.quantity.percent:
            continue
        head = _announced(place, entry.gap)
        # 涉及 before each part announces the list only once.
        is_same = bool(found) and "涉及" in found[-1].words
        if head and inside and head.words.startswith("涉及") and is_same:
            continue
        head = head or _composed(entries, place)
        if head := head or (None if inside else _after(entries, place)):
            found.append(head)
            inside = head.wording != "bare"
    return found


def _announced(place: int, gap: str) -> Head | None:
    # What announces a list of the sentence before stands at the beginning of its own.
    sentence = STOPS.split(gap)[-1]
    clauses = COMMAS.split(sentence if len(sentence) == len(gap) else f"，{sentence}")
    is_next = len(sentence) < len(gap)
    for number in range(len(clauses) - 1, -1, -1):
        if is_next and number > FIRST_CLAUSES:
            continue
        if wording := _wording(clauses[number].strip()):
            return Head(place, wording, "，".join(clauses[number:]))
    # 18个乡镇中，…; 52件建议中A类33件
    if not is_next and AMONG.match(clauses[0]):
        return Head(place, "some", "，".join(clauses))
    return None


def _composed(entries: Sequence[Entry], place: int) -> Head | None:
    """Read 由行政处罚案卷702件、行政许可案卷598件组成, which says at its end that these are all."""
    if not entries[place].clause.startswith("由"):
        return None
    after = entries[place + 1 : place + 1 + MOST_COMPOSED]
    following = takewhile(lambda it: it.strength <= COMMA, after)
    ends = any(COMPOSED.match(it.tail) for it in following)
    return Head(place, "all", entries[place].clause) if ends else None


def _wording(clause: str) -> Wording | None:
    if BY.fullmatch(clause):
        return "whole"
    names: tuple[Wording, ...] = ("all", "whole", "some")
    cue = beginnings("cues", *names).at(clause, 0)
    for name in names:
        if cue in listed("cues", name):
            return name
    if endings("cues", "whole").before(clause, len(clause)):
        return "whole"
    if any_word("cues", "among").search(clause):
        return "among"
    # Of names before 分别为 there may be more; 结果分别为 names none.
    if found := any_word("cues", "all").search(clause):
        return "all" if clause[: found.start()] in listed("cues", "what") else "some"
    return None


def _after(entries: Sequence[Entry], place: int) -> Head | None:
    """Take what follows a colon, or a total that says it is one, for a list."""
    entry, total = entries[place], entries[_before(entries, place)]
    if entry.strength == COLON and len(COMMAS.split(entry.gap)) == 2:
        return Head(place, "whole", entry.clause)
    if entry.quantity.percent or is_otherwise(entry) or "结转" in total.label:
        return None
    if entry.strength == COMMA and (
        any_word("cues", "total").search(total.clause)
        or (is_outcome(entry) and not is_outcome(total))
        or (_is_one_of_a_kind(entry) and not _is_one_of_a_kind(total))
        or are_whole(entries[place : place + 2])
        or are_whole(entries[place : place + 3])
        or _leads_to_the_rest(entries, place)
    ):
        return Head(place, "bare", entry.clause)
    return None


def _is_one_of_a_kind(entry: Entry) -> bool:
    return entry.label.endswith("类") or bool(beginnings("parts", "of").at(entry.clause.strip(), 0))


def _leads_to_the_rest(entries: Sequence[Entry], place: int) -> bool:
    """Tell whether parts of one unit follow, the last of them the rest, or what is not done yet."""
    unit = entries[place - 1].quantity.unit
    has_act = False
    for entry in entries[place : place + FEW]:
        if entry.strength > COMMA or entry.quantity.unit != unit:
            return False
        if is_pending(entry):
            return has_act
        if is_rest(entry):
            return not has_act
        has_act = has_act or is_act(entry)
    return False


def _before(entries: Sequence[Entry], place: int) -> int:
    """Pass over what only says how a total has grown."""
    for before in range(place - 1, max(place - 4, -1), -1):
        if not entries[before].quantity.percent and not is_otherwise(entries[before]):
            return before
        if entries[before].strength == STOP:
            break
    return place - 1
