"""What each house says of its rows: how its figures count, until which day, which files are its.

`sources/339901.json` is written last and replaced in one piece, so that a house's rows are in the
lake whole or not at all: files that it does not name are not there.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import Any

FORMAT = 1
SOURCES = "sources"


class Unfit(Exception):
    """A lake that can't be read or asked so; the message is one Chinese sentence."""


@dataclass(frozen=True)
class Category:
    """By what a figure can be broken down; parts without a word stand by their codes."""

    label: str
    parts: Mapping[str, str]


@dataclass(frozen=True)
class CountedIn:
    """How the rows of a figure add up: of a stock since ever, of an amount in 分."""

    is_stock: bool
    places: int


@dataclass(frozen=True)
class FigureIn:
    """A figure as its house declares it; a rate is made of two that are counted."""

    label: str
    unit: str
    made_of: list[str]
    definition: str
    categories: Mapping[str, Category]

    @property
    def is_rate(self) -> bool:
        """Whether it is one number divided by another."""
        return len(self.made_of) == 2


@dataclass(frozen=True)
class Source:
    """One house: its figures by key, and its files by where they lie, with their sizes.

    `words` says what levels and forms of organisations are called.
    """

    code: str
    until: dt.date
    figures: Mapping[str, FigureIn]
    counted: Mapping[str, CountedIn]
    words: Mapping[str, Mapping[str, str]]
    files: Mapping[str, int]

    def written(self) -> str:
        """Itself as JSON, the same for the same house."""
        told = {"format": FORMAT, **asdict(self), "until": self.until.isoformat()}
        return json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True) + "\n"

    @classmethod
    def read(cls, file: Path) -> Source:
        """What a file says; raises Unfit for one that no export wrote."""
        try:
            told = json.loads(file.read_text(encoding="utf-8"))
            if told.pop("format") != FORMAT:
                raise Unfit(f"“{file}”来自别的版本，用同一个版本的 yifa 再导出一次")
            return cls(
                code=told["code"],
                until=dt.date.fromisoformat(told["until"]),
                figures={key: figure_in(one) for key, one in told["figures"].items()},
                counted={key: CountedIn(**one) for key, one in told["counted"].items()},
                words=told["words"],
                files={str(within(name)): int(size) for name, size in told["files"].items()},
            )
        except (ValueError, KeyError, TypeError, AttributeError) as other:
            raise Unfit(f"“{file}”不是 yifa lake export 写的，重新拷贝或者再导出一次") from other

    def provinces(self) -> set[int]:
        """Of which provinces it has rows."""
        return {partition(name)[0] for name in self.files}


def figure_in(told: Mapping[str, Any]) -> FigureIn:
    """A figure as JSON tells it."""
    categories = {name: Category(**one) for name, one in told["categories"].items()}
    return FigureIn(**{**told, "categories": categories})


def within(name: str) -> PurePosixPath:
    """Where a file lies in the lake; ValueError for a name that leads elsewhere."""
    path = PurePosixPath(name)
    partition(name)
    if path.is_absolute() or len(path.parts) != 3 or ".." in path.parts:
        raise ValueError(name)
    return path


def partition(name: str) -> tuple[int, int]:
    """Province and year of a file, as its folders say them."""
    province, year, _ = name.split("/")
    return int(province.removeprefix("province=")), int(year.removeprefix("year="))


def fit(lake: Path) -> Path:
    """The whole path of a lake; raises Unfit for one that engines would take for a pattern."""
    path = lake.resolve()
    if set(str(path)) & set("*?[]{}"):
        raise Unfit(f"“{path}”里有 * ? [ ] {{ }}，换一个没有这些符号的文件夹")
    return path


def sources_of(lake: Path) -> list[Source]:
    """Every house in the lake; raises Unfit where there is none, or one lacks a file."""
    found = [Source.read(file) for file in sorted((lake / SOURCES).glob("*.json"))]
    if not found:
        raise Unfit(f"“{lake}”里没有 yifa lake export 写的数据")
    for source in found:
        for name, size in source.files.items():
            path = lake / name
            if not path.is_file() or path.stat().st_size != size:
                raise Unfit(f"{source.code}的数据不完整，缺“{name}”，重新拷贝整个文件夹")
    return found


def differing(sources: Iterable[Source], key: str) -> list[str]:
    """The houses that count a figure otherwise than the first of them; empty if all agree."""
    known = [(one.code, one.figures[key].definition) for one in sources if key in one.figures]
    return [code for code, definition in known if definition != known[0][1]]
