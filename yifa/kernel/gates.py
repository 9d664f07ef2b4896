"""What must hold before a step, and how a refusal says what is missing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from types import CodeType
from typing import Any

from yifa import law

#: A gate looks at a case of its own kind, as the step would leave it, on the day of the act: True,
#: or what is missing, in one Chinese clause.
Check = Callable[[Any, dt.date], "bool | str"]


@dataclass(frozen=True)
class Reason:
    """One thing that is missing or wrong, with the law it rests on.

    `missing` is the case's own lack ("还没有各方同意的调解记录"); `says` the words of the law;
    `basis` law and article; `blocks` False makes it a reminder. `of_record` says that it is a rule
    of the record itself, which past work keeps too.
    """

    missing: str
    says: str = ""
    basis: str = ""
    gate: str = ""
    blocks: bool = True
    verified: bool = True
    of_record: bool = False

    def __str__(self) -> str:
        return f"{self.missing}（{self.basis}）" if self.basis else self.missing


class Refused(Exception):
    """A step that can't be taken, with every reason and every field to mend.

    `reasons` name unmet gates and other obstacles; `fields` maps a field's name to one sentence.
    """

    def __init__(
        self, act: str, reasons: list[Reason] | None = None, fields: dict[str, str] | None = None
    ) -> None:
        self.act = act
        self.reasons = reasons or []
        self.fields = fields or {}
        super().__init__(self.sentence)

    @property
    def sentence(self) -> str:
        """The whole refusal in one Chinese sentence."""
        parts = [str(reason) for reason in self.reasons] + list(self.fields.values())
        return f"现在还不能{self.act}：" + "；".join(parts)

    @property
    def title(self) -> str:
        """What stands above the list: counts what is missing and what is to be mended."""
        lacks = [f"缺{len(self.reasons)}项"] if self.reasons else []
        mends = [f"{'另' if lacks else ''}有{len(self.fields)}处要改"] if self.fields else []
        return f"现在还不能{self.act}，" + "，".join(lacks + mends)


@dataclass(frozen=True)
class HouseRule:
    """A rule of good records that no statute states; it blocks, and says that it is the house's.

    `field` names the field to mend, where it is one. One that is not `of_record` says how work is
    to be done, not how it is written down: what was done in the past otherwise is entered all the
    same, and kept as not proved.
    """

    says: str
    field: str = ""
    basis: str = "台账登记规则"
    of_record: bool = True


@dataclass(frozen=True)
class Gate:
    """A requirement of the law tied to a check of the case.

    It refuses only if its requirement was verified in the text and is either a prohibition or a
    duty without which, as `unlawful_without` explains, the step itself would be unlawful
    (settled.md, Law). Otherwise it warns.
    """

    requirement: str | HouseRule
    check: Check
    missing: str
    unlawful_without: str = ""
    reads: frozenset[str] = field(default_factory=frozenset)
    looks_back_at: frozenset[str] = field(default_factory=frozenset)
    #: Fields whose sums and days it compares: pages ask for them, the walk, which knows neither
    #: days nor sums, lets it go either way.
    weighs: frozenset[str] = field(default_factory=frozenset)

    @property
    def fields(self) -> frozenset[str]:
        """Every field on which it depends."""
        return self.reads | self.weighs

    @property
    def blocks(self) -> bool:
        """Whether an unmet gate refuses the step."""
        if isinstance(self.requirement, HouseRule):
            return True
        rule = law.requirement(self.requirement)
        return rule.is_verified and (rule.forbids or bool(self.unlawful_without))

    def unmet(self, case: Any, on: dt.date) -> Reason | None:
        """The reason it gives if it does not hold, else None."""
        answer = self.check(case, on)
        if answer is True:
            return None
        return self.reason(answer if isinstance(answer, str) else self.missing)

    def reason(self, missing: str = "") -> Reason:
        """The gate in words: what is missing and by which article."""
        if isinstance(self.requirement, HouseRule):
            house = self.requirement
            words = missing or self.missing
            return Reason(words, house.says, house.basis, house.field, of_record=house.of_record)
        rule = law.requirement(self.requirement)
        return Reason(
            missing=missing or self.missing,
            says=rule.says,
            basis=rule.basis,
            gate=rule.id,
            blocks=self.blocks,
            verified=rule.is_verified,
        )


def gate(
    requirement: str | HouseRule,
    *,
    missing: str,
    unlawful_without: str = "",
    weighs: Iterable[str] = (),
) -> Callable[[Check], Gate]:
    """Make a check a gate that cites an id of `yifa/law`.

    `missing` says in a clause what the case lacks when the check fails. Which fields the check
    reads and which steps it looks back at is read off its code, so that the walk can try them all;
    what it `weighs` by sums and days, through another function that raises ValueError for a matter
    that is not stored, is named.
    """

    def tie(check: Check) -> Gate:
        reads, constants = named_in(check.__code__)
        return Gate(
            requirement=requirement,
            check=check,
            missing=missing,
            unlawful_without=unlawful_without,
            reads=frozenset(reads),
            looks_back_at=frozenset(constants),
            weighs=frozenset(weighs),
        )

    return tie


def named_in(part: object) -> tuple[set[str], set[str]]:
    """The names a piece of code reads and the words it holds, in comprehensions and tuples too."""
    if isinstance(part, str):
        return set(), {part}
    if isinstance(part, tuple | frozenset):
        inner: Iterable[object] = part
    elif isinstance(part, CodeType):
        inner = part.co_consts
    else:
        return set(), set()
    reads, words = set(getattr(part, "co_names", ())), set()
    for one in inner:
        more_reads, more_words = named_in(one)
        reads |= more_reads
        words |= more_words
    return reads, words
