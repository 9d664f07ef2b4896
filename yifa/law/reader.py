"""What the law says: limits as of a day and a place, requirements, thresholds and lists, by id."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import TypeVar

from .files import HERE, Row, Version, WrongFile, heads, items, law_files, provision, toml, versions
from .provisions import DayRule, Law, Limit, Listing, Requirement, Threshold

Entry = TypeVar("Entry")


class UnknownId(LookupError):
    """An id that stands in no file of the law."""

    def __init__(self, id: str, known: Iterable[str]) -> None:
        close = get_close_matches(id, known, n=1)
        super().__init__(f"法律数据中没有“{id}”" + (f"，是不是“{close[0]}”" if close else ""))


class NotInForce(LookupError):
    """A limit that did not hold on the day or in the place asked for."""


class Shelf:
    """All laws of a folder, read once."""

    def __init__(self, folder: Path) -> None:
        self.laws: dict[str, Law] = {}
        self.requirements: dict[str, Requirement] = {}
        self.thresholds: dict[str, Threshold] = {}
        self.listings: dict[str, Listing] = {}
        self.day_rules: dict[str, DayRule] = {}
        self.histories: dict[str, tuple[Version, ...]] = {}
        self._narrower: dict[str, list[str]] = defaultdict(list)
        for path in law_files(folder):
            self._add(path)

    def _add(self, path: Path) -> None:
        contents = toml(path)
        named = heads(path, contents)
        own = next(iter(named.values()))
        if not own.place:
            self.laws[path.stem] = own
        if "day_rule" in contents:
            self.day_rules[path.stem] = DayRule(law=own, **contents["day_rule"])
        for kind in ("limit", "gate", "threshold", "list"):
            for row in contents.get(kind, ()):
                self._add_row(kind, row, _law_of(row, named, path))

    def _add_row(self, kind: str, row: Row, law: Law) -> None:
        if kind == "limit":
            self._add_limit(row, law)
        elif kind == "gate":
            _put(self.requirements, row, provision(Requirement, row, law=law))
        elif kind == "threshold":
            _put(self.thresholds, row, provision(Threshold, row, law=law))
        else:
            listing = Listing(**{**row, "law": law, "items": items(row)})
            _put(self.listings, row, listing)

    def _add_limit(self, row: Row, law: Law) -> None:
        _put(self.histories, row, versions(row, law=law))
        if row.get("narrows"):
            self._narrower[row["narrows"]].append(row["id"])

    def limit(self, id: str, *, on: dt.date, place: str = "", sector: str = "") -> Limit:
        """The limit as of a day; a sector's own rule goes before, then the tightest place's."""
        ids = [id, *self._narrower.get(id, ())]
        histories = [_get(self.histories, name) for name in ids]
        here = [
            history
            for history in histories
            if place.startswith(_place(history)) and _newest(history).sector in ("", sector)
        ]
        if not here:
            only = _newest(histories[0])
            raise NotInForce(f"{only.basis}只适用于{only.region}，查询时要写明该地的区划代码")
        standing = [limit for history in here if (limit := _on(history, on)) is not None]
        if not standing:
            raise NotInForce(_why_not(here[0], on))
        return max(standing, key=lambda limit: (limit.sector != "", len(limit.law.place)))


def _law_of(row: Row, named: dict[str, Law], path: Path) -> Law:
    """The law a row stands in: its file's own, in the file of a place the one it names."""
    own = next(iter(named.values()))
    if own.place and row.get("law") not in named:
        raise WrongFile(f"{path.name}中的{row.get('id')}没有写明出自本文件开头的哪一部法，请补上")
    return named.get(row.get("law", ""), own)


def _put(entries: dict[str, Entry], row: Row, entry: Entry) -> None:
    if row["id"] in entries:
        raise WrongFile(f"法律数据中“{row['id']}”出现了两次，请保留一处")
    entries[row["id"]] = entry


def _get(entries: Mapping[str, Entry], id: str) -> Entry:
    if id not in entries:
        raise UnknownId(id, entries)
    return entries[id]


def _newest(history: tuple[Version, ...]) -> Limit:
    return next(version.limit for version in reversed(history) if version.limit is not None)


def _place(history: tuple[Version, ...]) -> str:
    return _newest(history).law.place


def _on(history: tuple[Version, ...], day: dt.date) -> Limit | None:
    begun = [version for version in history if version.first_day <= day]
    return begun[-1].limit if begun else None


def _why_not(history: tuple[Version, ...], day: dt.date) -> str:
    newest, first = _newest(history), history[0].first_day
    asked = f"{day.year}年{day.month}月{day.day}日"
    if day < first:
        since = f"{first.year}年{first.month}月{first.day}日"
        return f"{newest.basis}规定的时限自{since}起施行，{asked}还没有施行"
    return f"{newest.basis}规定的时限在{asked}已不再施行"


@cache
def shelf() -> Shelf:
    """The laws that come with Yifa, read on first use."""
    return Shelf(HERE)


@cache
def limits_of(file: str) -> dict[str, Limit]:
    """The limits of one national law in their newest wording, by id; no other file is read."""
    contents = toml(HERE / f"{file}.toml")
    own = next(iter(heads(HERE / f"{file}.toml", contents).values()))
    return {row["id"]: _newest(versions(row, law=own)) for row in contents.get("limit", ())}


def limit(id: str, *, on: dt.date, place: str = "", sector: str = "") -> Limit:
    """The limit in force on a day, e.g. the day its clock starts.

    `place` is a division code of any length ("440305000000"); the tightest rule for it wins.
    `sector` is a line of enforcement (list `enforcement_sector`), whose own rule goes before.
    Raises UnknownId, or NotInForce when the limit did not hold on that day or in that place.
    """
    return shelf().limit(id, on=on, place=place, sector=sector)


def requirement(id: str) -> Requirement:
    """What must hold before a step, by its id; UnknownId if there is none."""
    return _get(shelf().requirements, id)


def threshold(id: str) -> Threshold:
    """A number of the law that is no period, by its id; UnknownId if there is none."""
    return _get(shelf().thresholds, id)


def listing(id: str) -> Listing:
    """A closed list of terms, by its id; UnknownId if there is none."""
    return _get(shelf().listings, id)


def choices(listing_id: str) -> list[tuple[str, str]]:
    """A list as pairs of code and term, as form fields take them."""
    return [(item.code, item.label) for item in listing(listing_id).items]


def day_rule(law: str) -> DayRule:
    """How a law counts days, by the name of its file ("penalty"); UnknownId if it does not say."""
    return _get(shelf().day_rules, law)


def law(file: str) -> Law:
    """A law by the name of its file ("mediation"); UnknownId if there is none."""
    return _get(shelf().laws, file)


def every_law() -> tuple[Law, ...]:
    """All national laws, by file name."""
    return tuple(shelf().laws.values())


def every_limit() -> tuple[Limit, ...]:
    """All limits in their newest wording, those of places included."""
    return tuple(_newest(history) for history in shelf().histories.values())


def every_requirement() -> tuple[Requirement, ...]:
    """All requirements."""
    return tuple(shelf().requirements.values())


def every_threshold() -> tuple[Threshold, ...]:
    """All thresholds."""
    return tuple(shelf().thresholds.values())


def every_listing() -> tuple[Listing, ...]:
    """All lists."""
    return tuple(shelf().listings.values())
