"""The columns that an upper system wants, in its order and words: a small TOML file of the place.

title   = "省级矛盾纠纷平台"
kind    = "dispute"
columns = [["案件编号", "number"], ["申请人", "parties.a.1.name"], ["办理状态", "stage"]]

[words.stage]
"调解成功" = "已化解"
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from yifa.kernel import place
from yifa.kernel.matter import Matter
from yifa.kernel.register import Register

from .columns import Column, party_column
from .shown import in_clear, shown


@dataclass(frozen=True)
class Upward:
    """One upper system's table."""

    name: str
    title: str
    register: type[Register]
    columns: list[tuple[str, str]]
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def told(self) -> list[tuple[str, Callable[[Matter], Any]]]:
        """Each head with what stands under it."""
        return [(head, self.says(key)) for head, key in self.columns]

    def says(self, key: str) -> Callable[[Matter], Any]:
        """The value of a column in the words of the upper system, where it has its own."""
        words = self.words.get(key, {})
        value = value_of(key)
        return lambda matter: words.get(str(value(matter)), value(matter))


def upward_of(register: type[Register]) -> dict[str, Upward]:
    """The upper systems' tables for a register; raises Unsettled where a file names no field."""
    return {
        name: read(name, says, register)
        for name, says in place.every("exports").items()
        if says.get("kind") == register.kind()
    }


def read(name: str, says: Mapping[str, Any], register: type[Register]) -> Upward:
    """One table, its columns checked."""
    columns = [(str(head), str(key)) for head, key in says.get("columns", [])]
    for head, key in columns:
        try:
            known(key, register)
        except (LookupError, ValueError, AssertionError) as unknown:
            raise place.Unsettled(
                f"本地规定“exports/{name}.toml”的“{head}”指向“{key}”，台账没有这一项，改好后再试"
            ) from unknown
    return Upward(name, str(says.get("title", name)), register, columns, says.get("words", {}))


def known(key: str, register: type[Register]) -> None:
    """Raises where a key names neither a column of the register nor a part of a party."""
    if key.startswith("parties."):
        party_of(key)
    elif key not in {one.name for one in register.model._meta.fields}:
        raise LookupError(key)


def party_of(key: str) -> Column:
    """The party's column that a key names."""
    _, side, which, part = key.split(".")
    if side not in ("a", "b"):
        raise LookupError(key)
    return party_column(side, int(which), part)


def value_of(key: str) -> Callable[[Matter], Any]:
    """What a key says of a matter, in clear."""
    if key.startswith("parties."):
        return in_clear(party_of(key))
    return lambda matter: shown(matter, key)
