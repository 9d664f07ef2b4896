"""What must always be true of a kind, as somebody other than the author of its gates wrote it.

`tests/promises.toml` beside a kind holds sentences about steps that stand (a revoked step was
never taken). A `[[promise]]` is never broken; a `[[reminder]]` may be, is then shown and never
blocks. The sentences:

    A: only after B           A is taken only if B was taken before
    A: never after B          once B was taken, A is not
    A: after B, a later C     if B was taken, then after the last B and before A a C was taken
    A: only with F            this A itself fills the field F, or says yes
    A: only with F=v          this A itself puts v into F
    A: never with F=v         this A itself does not put v into F
    … when F=v and G          speaks only of those A after which F holds v and G is filled

B and C may each be one of several: “B or D”. What a rule of the house promises gives 台账登记规则
as its law and quotes the rule. Where a kind has procedures by several versions of its law, `under`
names the one that the sentence speaks of.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .procedure import Procedure

NAME = r"[a-z_0-9]+"
STEPS = rf"{NAME}(?: or {NAME})*"
HOLDS = rf"{NAME}(?:=\w+)?"
SENTENCE = re.compile(
    rf"(?P<step>{NAME}): (?:"
    rf"only after (?P<earlier>{STEPS})|"
    rf"never after (?P<never>{NAME})|"
    rf"after (?P<once>{NAME}), a later (?P<later>{STEPS})|"
    rf"only with (?P<filled>{HOLDS})|"
    rf"never with (?P<unfilled>{HOLDS})"
    rf")(?: when (?P<when>{HOLDS}(?: and {HOLDS})*))?"
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
    """One sentence from the statute or a rule of the house, with the words it rests on."""

    id: str
    says: str
    law: str
    article: str
    quote: str
    holds: str
    binds: bool = True
    under: str = ""

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

    def speaks_of(self, procedure: type[Procedure]) -> bool:
        """Whether it is said of that version of the law, and of a step that it has."""
        return self.under in ("", procedure.__name__) and self.step in procedure.steps

    @property
    def field(self) -> str:
        """The field that the act itself is to fill, or not, "" if it speaks of none."""
        return (self.parts["filled"] or self.parts["unfilled"] or "").split("=")[0]

    @property
    def fields(self) -> frozenset[str]:
        """Every field it names."""
        return self.reads | frozenset(filter(None, (self.field,)))

    @property
    def conditions(self) -> list[str]:
        """What the matter must hold for it to speak of an act."""
        told = self.parts["when"]
        return told.split(" and ") if told else []

    @property
    def reads(self) -> frozenset[str]:
        """The fields it reads off the matter, whoever wrote them."""
        return frozenset(condition.split("=")[0] for condition in self.conditions)

    @property
    def looks_back_at(self) -> frozenset[str]:
        """The earlier steps it names."""
        names = (self.parts[name] for name in ("earlier", "never", "once", "later"))
        return frozenset(step for told in names if told for step in told.split(" or "))

    def is_kept_by(self, act: Acted) -> bool:
        """Whether an act keeps it; an act it does not speak of always does."""
        parts = self.parts
        if act.step != parts["step"] or not all(holds(c, act.facts) for c in self.conditions):
            return True
        if earlier := parts["earlier"]:
            return any(step in act.order for step in earlier.split(" or "))
        if never := parts["never"]:
            return never not in act.order
        if parts["once"] and parts["later"]:
            steps = parts["later"].split(" or ")
            return any(is_later(step, parts["once"], act.order) for step in steps)
        if unfilled := parts["unfilled"]:
            return not holds(unfilled, act.wrote)
        return holds(parts["filled"] or "", act.wrote)


def is_later(step: str, than: str, order: tuple[str, ...]) -> bool:
    """Whether a step was taken after another, or the other never was."""
    if than not in order:
        return True
    return step in order and order.index(step) > order.index(than)


def holds(condition: str, facts: Mapping[str, Any]) -> bool:
    """Whether a field is filled, or with the value wanted."""
    name, wants, wanted = condition.partition("=")
    return str(facts.get(name)) == wanted if wants else bool(facts.get(name))


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
