"""What a rate is called: 按期办结率, 占受理总数的, and what these words ask of its counts."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from yifa.reviewer.relations.wording import alternatives, any_word, listed, stem_of

# The same few words are asked for by several rules, and by each share of a list.
REMEMBERED = 1024
SPLIT = re.compile("(?:率|比例|比率)[、和与及]")


class Named(NamedTuple):
    """A rate called by its name: 行政复议案件按期办结率 is 按期, 办结, of 行政复议案件."""

    name: str
    stem: str
    narrow: frozenset[str]
    of: str


class Share(NamedTuple):
    """A rate that says 占: `of` names the whole, `far` places that the whole must be of."""

    of: str
    far: tuple[str, ...]


@cache
def _named() -> re.Pattern[str]:
    names, links = alternatives("rate", "names"), alternatives("rate", "links")
    return re.compile(rf"(?P<name>[\u4e00-\u9fff、“”]{{2,30}}?){names}(?:{links}|\s)*$")


@cache
def _share() -> re.Pattern[str]:
    links = alternatives("rate", "links")
    return re.compile(
        rf"(?:占(?P<of>[^占，,。；;：:（()）]{{0,28}}?)(?:最高|最多|最大)?(?:[，,](?=达))?"
        rf"|完成(?:年度|全年)?(?P<plan>计划|任务|目标)(?:任务|数|总数)?的)(?:{links}|\s)*$"
    )


@lru_cache(REMEMBERED)
def named(before: str) -> tuple[Named, ...]:
    """Read the names of rates that end right before a figure; several may be joined.

    >>> [(it.stem, sorted(it.narrow)) for it in named("按期答复率和满意率均为")]
    [('答复', ['按期']), ('满意', [])]
    """
    if "率" not in before and "比" not in before:
        return ()
    found = _named().search(before)
    if found is None or "占" in found[0]:
        return ()
    return tuple(it for name in SPLIT.split(found["name"]) if (it := _name(name)))


@lru_cache(REMEMBERED)
def share(before: str) -> Share | None:
    """Read 占… right before a figure."""
    if "占" not in before and "完成" not in before:
        return None
    found = _share().search(before)
    if found is None:
        return None
    words = found["of"] or found["plan"] or ""
    far = tuple(any_word("share", "far").findall(words))
    return Share(any_word("share", "generic").sub("", any_word("share", "far").sub("", words)), far)


def _name(name: str) -> Named | None:
    stem = stem_of(name)
    if len(stem) < 2 or name.endswith(listed("rate", "not_parts")):
        return None
    rest = name[: -len(stem)]
    if rest.endswith(("不", "未")):
        stem, rest = rest[-1] + stem, rest[:-1]
    narrow = frozenset(narrowing(rest))
    rest = any_word("words", "narrow").sub("", rest)
    return Named(name + "率", stem, narrow, any_word("words", "harmless").sub("", rest))


def narrowing(words: str) -> list[str]:
    """Give the words that narrow a rate or a count to a part of itself."""
    return any_word("words", "narrow").findall(words)
