"""What must always be true of a kind, as somebody other than the author of its gates wrote it.

`tests/promises.toml` beside a kind holds sentences about steps that stand (a revoked step was
never taken). A `[[promise]]` is never broken; a `[[reminder]]` may be, is then shown and never
blocks. The sentences:

    A: only after B           A is taken only if B was taken before
    A: never after B          once B was taken, A is not
    A: after B, a later C     if B was taken, then after the last B and before A a C was taken
    A: only with F            this A itself fills the field F, or says yes
    A: only with F=v          this A itself puts v into F
    … when F=v                speaks only of those A after which F holds v
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

NAME = r"[a-z_]+"
SENTENCE = re.compile(
    rf"(?P<step>{NAME}): (?:"
    rf"only after (?P<earlier>{NAME})|"
    rf"never after (?P<never>{NAME})|"
    rf"after (?P<once>{NAME}), a later (?P<later>{NAME})|"
    rf"only with (?P<field>{NAME})(?:=(?P<value>\w+))?"
    rf")(?: when (?P<when_field>{NAME})=(?P<when_value>\w+))?"
)


class Unreadable(Exception):
    """A promise that is no sentence of the grammar, or speaks of what the kind does not have."""


@dataclass(frozen=True)
class Acted:
    """One act as promises see it.

    `order` holds the steps taken before, each once, by their latest act; `wrote` what the act
    itself writes; `facts` what the matter holds afterwards.
    """

    step: str
    order: tuple[str, ...]
    wrote: Mapping[str, Any]
    facts: Mapping[str, Any]


@dataclass(frozen=True)
class Promise:
    """One sentence from the statute, with the words it rests on."""

    id: str
    says: str
    law: str
    article: str
    quote: str
    holds: str
    binds: bool = True

    def __str__(self) -> str:
        return self.id

    @cached_property
    def parts(self) -> Mapping[str, str | None]:
        """The names in the sentence; Unreadable if it is none."""
        match = SENTENCE.fullmatch(self.holds)
        if match is None:
            raise Unreadable(f"{self.id}: “{self.holds}” is no sentence of the grammar")
        return match.groupdict()

    @property
    def step(self) -> str:
        """The step it speaks of."""
        return str(self.parts["step"])

    @property
    def field(self) -> str:
        """The field that the act itself is to fill, "" if it asks for none."""
        return self.parts["field"] or ""

    @property
    def fields(self) -> frozenset[str]:
        """Every field it names."""
        return frozenset(filter(None, (self.parts["field"], self.parts["when_field"])))

    @property
    def reads(self) -> frozenset[str]:
        """The fields it reads off the matter, whoever wrote them."""
        return frozenset(filter(None, (self.parts["when_field"],)))

    @property
    def looks_back_at(self) -> frozenset[str]:
        """The earlier steps it names."""
        names = (self.parts[name] for name in ("earlier", "never", "once", "later"))
        return frozenset(filter(None, names))

    def is_kept_by(self, act: Acted) -> bool:
        """Whether an act keeps it; an act it does not speak of always does."""
        parts = self.parts
        if act.step != parts["step"]:
            return True
        if (name := parts["when_field"]) and str(act.facts.get(name)) != parts["when_value"]:
            return True
        if earlier := parts["earlier"]:
            return earlier in act.order
        if never := parts["never"]:
            return never not in act.order
        if parts["once"] and parts["later"]:
            return is_later(parts["later"], parts["once"], act.order)
        return fills(act.wrote.get(self.field), parts["value"])


def is_later(step: str, than: str, order: tuple[str, ...]) -> bool:
    """Whether a step was taken after another, or the other never was."""
    if than not in order:
        return True
    return step in order and order.index(step) > order.index(than)


def fills(value: Any, wanted: str | None) -> bool:
    """Whether what was written is an answer, or the one wanted."""
    return bool(value) if wanted is None else str(value) == wanted


def promises_in(path: Path) -> list[Promise]:
    """The promises and reminders of a file, each proved to be a sentence; none if it is absent."""
    return list(read(tomllib.loads(path.read_text(encoding="utf-8")))) if path.exists() else []


def read(told: Mapping[str, Any]) -> Iterator[Promise]:
    """The promises and reminders as TOML tells them."""
    for kind, binds in (("promise", True), ("reminder", False)):
        for row in told.get(kind, ()):
            promise = Promise(**row, binds=binds)
            _ = promise.parts
            yield promise
