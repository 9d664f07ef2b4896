"""What the reviewer says: a finding, the relation it was proved by, and the rules by their ids."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

from yifa.reviewer.document import Span

Kind = Literal[
    "arithmetic",
    "enumeration",
    "structure",
    "policy-currency",
    "timeliness",
    "residue",
    "repetition",
    "punctuation",
    "privacy",
]


class Severity(StrEnum):
    """How sure a finding is: proved, very likely, or only worth a look (off unless asked for)."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Term(NamedTuple):
    """One line of the working: what it is called, its value as written, where it stands."""

    label: str
    written: str
    value: Decimal | None
    span: Span


@dataclass(frozen=True)
class Relation:
    """Numbers of a report that the wording ties together, and whether they agree.

    `rule` is the id of the rule that tied them. `stated` is the number that is judged: the total of
    a sum, the rate of a ratio, the later statement of a conflict, the part of a bound, the number
    announced of a count. `terms` is what it was worked out from, in reading order: the listed
    parts; numerator and denominator; the earlier statement; the whole; the things listed.
    `computed` is what would have been right, None where only a bound is known. `message` is one
    Chinese sentence with the working written out, said only where they do not agree.
    """

    rule: str
    stated: Term
    terms: tuple[Term, ...]
    computed: Decimal | None
    agrees: bool
    message: str = ""
    severity: Severity = Severity.ERROR


@dataclass(frozen=True)
class Finding:
    """Something that is wrong in a report, and why.

    `start` and `end` are offsets into `Source.text`, end exclusive; `quote` is what stands there.
    `stated` is what the report says and `computed` what it should be: numbers for arithmetic, words
    elsewhere, None where there is no such thing. `message` is one Chinese sentence with the working
    written out. `basis` is the article, the standard or the rule of arithmetic it rests on. `terms`
    are the other places it was worked out from.
    """

    rule: str
    severity: Severity
    start: int
    end: int
    quote: str
    message: str
    stated: Decimal | str | None = None
    computed: Decimal | str | None = None
    basis: str = ""
    terms: tuple[Term, ...] = ()

    @property
    def kind(self) -> Kind:
        """The kind of defect, by which readers sort."""
        return rules()[self.rule].kind


class Rule(NamedTuple):
    """A rule as rules.toml states it: what it is called, what it proves, on what it rests.

    `advice` is what to look at when it has found something.
    """

    id: str
    kind: Kind
    title: str
    proves: str
    basis: str
    advice: str = ""


@cache
def rules() -> dict[str, Rule]:
    """Read rules.toml by the rules' ids."""
    table = tomllib.loads(Path(__file__).with_name("rules.toml").read_text(encoding="utf-8"))
    return {entry["id"]: Rule(**entry) for entry in table["rule"]}
