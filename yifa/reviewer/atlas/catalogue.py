"""The indicators that quantities of reports are brought under, as a TOML file declares them."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from yifa.reviewer.chapters import labels, vocabulary

OURS = Path(__file__).with_suffix(".toml")
REQUIRED = ("code", "name", "units", "must")
KNOWN = frozenset((*REQUIRED, "never", "about", "may", "wing"))


class BadCatalogue(ValueError):
    """A catalogue that can't be used; its words are one Chinese sentence for who wrote it."""


#: Words of which one must stand in a text, as a pattern; that of no words is found nowhere.
Words = re.Pattern[str]


@dataclass(frozen=True)
class Indicator:
    """What a number must stand beside to be this indicator; see the head of catalogue.toml."""

    code: str
    name: str
    units: tuple[str, ...]
    must: tuple[Words, ...]
    never: Words
    about: Words | None
    may: Words
    wing: str

    def fits(self, clause: str, after: str, above: str) -> bool:
        """Tell whether the words beside a number, and those that lead up to it, make it this."""
        return (
            all(words.search(clause) for words in self.must)
            and not self.never.search(clause)
            and not self.never.search(after)
            and (self.about is None or self.about.search(above) is not None)
        )


@dataclass(frozen=True)
class Catalogue:
    """Indicators in the order in which they are asked."""

    indicators: tuple[Indicator, ...]

    @cached_property
    def _by_unit(self) -> Mapping[str, list[Indicator]]:
        found: dict[str, list[Indicator]] = defaultdict(list)
        for indicator in self.indicators:
            for unit in indicator.units:
                found[unit].append(indicator)
        return found

    def find(self, unit: str, clause: str, after: str, above: str) -> Indicator | None:
        """Find the first indicator that fits."""
        asked = self._by_unit.get(unit, ())
        return next((it for it in asked if it.fits(clause, after, above)), None)


def load(own: Path | None = None) -> Catalogue:
    """Read our catalogue, with one of the user's own before it; raise `BadCatalogue`."""
    ours = _read(OURS)
    if own is None:
        return Catalogue(ours)
    theirs = _read(own)
    codes = {it.code for it in theirs}
    kept = tuple(it for it in ours if it.code not in codes)
    names = {it.name for it in kept}
    for it in theirs:
        if it.name in names:
            raise BadCatalogue(
                f"指标目录“{own.name}”里的“{it.name}”与自带目录里的同名，换一个名称，或者用它的代码改它"
            )
    return Catalogue((*theirs, *kept))


def _read(file: Path) -> tuple[Indicator, ...]:
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise BadCatalogue(f"指标目录“{file}”打不开（{error.strerror}），检查路径") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadCatalogue(f"指标目录“{file.name}”不是 UTF-8 的 TOML 文件：{error}") from None
    entries = table.get("indicator")
    if not isinstance(entries, list) or not entries:
        raise BadCatalogue(f"指标目录“{file.name}”里没有 [[indicator]]，照 yifa 自带的样子写")
    every = table.get("every", {})
    read = tuple(_indicator(entry, every, file.name) for entry in entries)
    for part in ("code", "name"):
        seen: set[str] = set()
        for it in read:
            value = getattr(it, part)
            if value in seen:
                raise BadCatalogue(f"指标目录“{file.name}”里“{value}”写了两次，留一个")
            seen.add(value)
    return read


def _indicator(entry: Any, every: Mapping[str, str], file: str) -> Indicator:
    if not isinstance(entry, dict):
        raise BadCatalogue(f"指标目录“{file}”的每一项要用 [[indicator]] 开头，照 yifa 自带的样子写")
    named = f"指标目录“{file}”里“{entry.get('name') or entry.get('code') or '没有名称的一项'}”"
    if missing := [part for part in REQUIRED if not entry.get(part)]:
        raise BadCatalogue(f"{named}还缺 {'、'.join(missing)}")
    if unknown := sorted(entry.keys() - KNOWN):
        raise BadCatalogue(f"{named}有不认识的 {'、'.join(unknown)}")
    must = entry["must"]
    if not isinstance(must, list) or not all(isinstance(words, str) for words in must):
        raise BadCatalogue(f'{named}的 must 写成列表，如 ["培训", "执法 法治"]')
    if wrong := [it for it in entry if it != "must" and not isinstance(entry[it], str)]:
        raise BadCatalogue(f"{named}的 {'、'.join(wrong)} 写成一行字，用空格隔开")
    wing = entry.get("wing", "")
    if wing and wing not in vocabulary("wing"):
        known = "、".join(f"{code}（{labels()[code]}）" for code in vocabulary("wing"))
        raise BadCatalogue(f"{named}的 wing 只能是 {known}")
    return Indicator(
        entry["code"],
        entry["name"],
        tuple(dict.fromkeys(entry["units"].split())),
        tuple(_words(words) for words in entry["must"]),
        _words(f"{entry.get('never', '')} {every.get('never', '')}"),
        _words(entry["about"]) if entry.get("about") else None,
        _words(f"{entry.get('may', '')} {every.get('may', '')}"),
        wing,
    )


def _words(written: str) -> Words:
    words = "|".join(re.escape(word) for word in written.split())
    return re.compile(words or "(?!)")
