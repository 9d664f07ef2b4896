"""How a file of the law is read, and what is said when it is written wrongly."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterator
from dataclasses import MISSING, dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, get_type_hints

from .provisions import Extension, Item, Law, Limit, Provision

Row = dict[str, Any]
SomeProvision = TypeVar("SomeProvision", bound=Provision)

HERE = Path(__file__).parent

#: Files beside the laws that are no law: they have readers of their own.
OTHER_FILES = {"currency.toml", "gbt9704.toml"}

_KINDS_OF_VALUE = {str: "文字", int: "整数", bool: "true或false", dt.date: "日期"}


class WrongFile(ValueError):
    """A file of the law that can't be taken as written; the sentence says where and what to do."""


@dataclass(frozen=True)
class Version:
    """An entry as it stands from one day on. `limit` is None from the day it was repealed."""

    first_day: dt.date
    limit: Limit | None


def toml(path: Path) -> Row:
    """The contents of a TOML file."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as reason:
        raise WrongFile(f"{path.name}不是有效的TOML文件，请改正后再启动：{reason}") from reason


def law_files(folder: Path) -> Iterator[Path]:
    """The files of laws in a folder: the country's first, then the places'."""
    yield from (path for path in sorted(folder.glob("*.toml")) if path.name not in OTHER_FILES)
    yield from sorted((folder / "places").glob("*.toml"))


def heads(path: Path, contents: Row) -> dict[str, Law]:
    """The laws of a file by the name its rows use; one, but for the files of places."""
    place = contents.get("place", "")
    rows = contents.get("law", []) if place else [contents]
    if not rows:
        raise WrongFile(f"{path.name}开头没有写明是哪些法，请照places中已有的文件补上")
    laws = [_head(path, row, place) for row in rows]
    return {name: law for law in laws for name in (law.cited, *law.cited_as)}


def _head(path: Path, row: Row, place: str) -> Law:
    lacking = [name for name in ("title", "law", "short") if not row.get(name)]
    if lacking:
        raise WrongFile(f"{path.name}开头缺少“{lacking[0]}”，请补上后再启动")
    return Law(
        file=path.stem,
        title=row["title"],
        short=row["short"],
        cited=row["law"],
        cited_as=tuple(row.get("cited_as", ())),
        rolls_forward_by=row.get("rolls_forward_by", ""),
        place=place,
    )


def provision(cls: type[SomeProvision], row: Row, *, law: Law) -> SomeProvision:
    """One entry of a file as an object; a name or value that does not belong there is refused."""
    given = {("cited" if name == "law" else name): value for name, value in row.items()}
    if given.get("cited") == law.cited:
        del given["cited"]
    where = f"{law.file}.toml中的{row.get('id', '（没有id的条目）')}"
    _check(cls, given, where=where)
    if given.get("cited", "").count("；") not in (0, given["article"].count("；")):
        raise WrongFile(f"{where}引用的法律与条文个数不一致，请用“；”逐一对应")
    return cls(law=law, **given)


@cache
def _hints(cls: type[Provision]) -> dict[str, Any]:
    """What each attribute of a provision is; asked once, as it checks hundreds of entries."""
    return get_type_hints(cls)


def _check(cls: type[Provision], given: Row, *, where: str) -> None:
    hints = _hints(cls)  # type: ignore[arg-type]  # mypy asks the class for what its objects lack
    for field in fields(cls):
        if field.name == "law":
            continue
        if field.default is MISSING and given.get(field.name) in (None, ""):
            raise WrongFile(f"{where}缺少“{field.name}”，请补上后再启动")
        kind = _KINDS_OF_VALUE.get(hints[field.name])
        if kind and type(given.get(field.name, field.default)) is not hints[field.name]:
            raise WrongFile(f"{where}的“{field.name}”应当是{kind}，请改正后再启动")
    unknown = sorted(set(given) - {field.name for field in fields(cls)})
    if unknown:
        raise WrongFile(f"{where}有不认识的“{unknown[0]}”，请核对拼写后再启动")


def versions(row: Row, *, law: Law) -> tuple[Version, ...]:
    """A limit's first value and its later ones, oldest first.

    A later value states from which day it holds and what differs; what it does not state stays.
    """
    first = {name: value for name, value in row.items() if name != "values"}
    standing = [_version(first, law)]
    for later in row.get("values", ()):
        changed = dict(later)
        first_day = changed.pop("from")
        if first_day <= standing[-1].first_day:
            raise WrongFile(f"{law.file}.toml中{row['id']}的后值要晚于前值，请按日期先后排列")
        if changed.pop("repealed", False):
            standing.append(Version(first_day, None))
            continue
        first = first | changed | {"effective_from": first_day}
        standing.append(_version(first, law))
    return tuple(standing)


def _version(row: Row, law: Law) -> Version:
    given = dict(row)
    if "extension" in given:
        given["extension"] = Extension(**given["extension"])
    given["leaves_out"] = tuple(given.get("leaves_out", ()))
    limit = provision(Limit, given, law=law)
    return Version(limit.effective_from, limit)


def items(row: Row) -> tuple[Item, ...]:
    """The choices of a list, in the order of the file."""
    return tuple(Item(**item) for item in row["items"])
