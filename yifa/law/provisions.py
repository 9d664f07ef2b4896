"""What a limit, a requirement, a threshold and a list of the law consist of."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace

UNIT_WORDS = {
    "day": "日",
    "working_day": "个工作日",
    "hour": "小时",
    "month": "个月",
    "year": "年",
}

_VERSION = re.compile(r"（\d{4}[^（）]*）$")


def named(law: str) -> str:
    """A law's name as it is cited: without the year of its version, in title marks.

    >>> named("行政强制法（2011）"), named("国办发〔2023〕27号")
    ('《行政强制法》', '国办发〔2023〕27号')
    """
    name = _VERSION.sub("", law)
    return name if "〔" in name or "《" in name else f"《{name}》"


@dataclass(frozen=True)
class Law:
    """A law, regulation or policy paper, the head of one file.

    `file` is the file's name without its ending, `cited` the law with its version as the tables
    write it, `place` the division code a regional law holds for ("" = the whole country).
    """

    file: str
    title: str
    short: str
    cited: str
    cited_as: tuple[str, ...] = ()
    rolls_forward_by: str = ""
    place: str = ""


@dataclass(frozen=True, kw_only=True)
class Provision:
    """What every entry has: where it stands in the law and whether that was read there.

    `cited` is set where an entry rests on more laws than its file's own ("A；B"); the article then
    names one place in each, in the same order.
    """

    id: str
    law: Law
    article: str
    verified: str
    procedure: str = ""
    note: str = ""
    cited: str = ""

    @property
    def is_verified(self) -> bool:
        """Whether the article was read in the statute's own text."""
        return self.verified == "text"

    @property
    def basis(self) -> str:
        """Law and article as a refusal cites them: 《人民调解法》第三十三条."""
        if not self.cited:
            return _cite(self.law.short, self.article)
        pairs = zip(self.cited.split("；"), self.article.split("；"), strict=True)
        return "、".join(_cite(named(law), article) for law, article in pairs)


def _cite(law: str, article: str) -> str:
    if article == "—":
        return law
    return f"{law}{article}" if article[0] in "第（" else f"{law}“{article}”"


@dataclass(frozen=True)
class Extension:
    """By how much a limit may be extended and who approves. An amount of 0: the law names none."""

    amount: int
    unit: str
    approver: str


@dataclass(frozen=True, kw_only=True)
class Limit(Provision):
    """A period or a fixed date that the law sets, as it stands on one day.

    `unit` is working_day, day, month, hour or year; for a fixed date it is "MM-DD" and `amount`
    is 0. `direction`: after = at most `amount` after `starts`; at_least = no less; before = at
    least `amount` before `ends`; by_date and on_date = a day of the year.
    `must_be_past` marks 超过三十日 and 三十日后, where the last day itself is not enough.
    `leaves_out` names what the law does not count of it (appraisal, hearing …), by the words of
    `Clock.rests`; `sector` the line of enforcement whose own rule it is ("" = all).
    """

    kind: str
    direction: str
    starts: str
    ends: str
    amount: int
    unit: str
    effective_from: dt.date
    effective_basis: str
    region: str
    what: str = ""
    must_be_past: bool = False
    narrows: str = ""
    rolls_forward_by: str = ""
    extension: Extension | None = None
    suspends: str = ""
    leaves_out: tuple[str, ...] = ()
    sector: str = ""
    consequence: str = ""
    stale_risk: str = ""

    @property
    def period(self) -> str:
        """The limit in words: 30日, 5个工作日, 1个月; a fixed date as 3月1日前 or 12月4日."""
        if self.unit in UNIT_WORDS:
            return f"{self.amount}{UNIT_WORDS[self.unit]}" if self.amount else ""
        month, day = self.month_and_day
        return f"{month}月{day}日" + ("前" if self.direction == "by_date" else "")

    @property
    def roll_over_basis(self) -> str:
        """The article by which a last day that is a rest day moves on; "" if the law has none."""
        return self.rolls_forward_by or self.law.rolls_forward_by

    @property
    def month_and_day(self) -> tuple[int, int]:
        """Month and day of a fixed date; ValueError for a period."""
        month, day = self.unit.split("-")
        return int(month), int(day)

    def extended(self) -> Limit:
        """The same limit after its extension was approved, as one longer period.

        ValueError where the law knows no extension, or leaves its length open.
        """
        if self.extension is None or not self.extension.amount:
            raise ValueError(f"{self.basis}没有规定可以延长多少，不能推算延长后的期限")
        return replace(self, amount=self.amount + self.extension.amount, extension=None)


@dataclass(frozen=True, kw_only=True)
class Requirement(Provision):
    """What must hold before a step. `strength`: must_not, must, should or may."""

    strength: str
    requirement: str
    blocks: str
    evidence: str
    says: str = ""
    condition: str = ""

    @property
    def forbids(self) -> bool:
        """Whether the law forbids the step without it, as against making it a duty."""
        return self.strength == "must_not"


@dataclass(frozen=True, kw_only=True)
class Threshold(Provision):
    """A number of the law that is not a period: persons, yuan, per cent, age."""

    value: int
    unit: str
    meaning: str
    correction: str = ""


@dataclass(frozen=True)
class Item:
    """One choice of a list: our code and the term the law uses."""

    code: str
    label: str


@dataclass(frozen=True)
class Listing:
    """A closed list of terms with its source."""

    id: str
    law: Law
    title: str
    source: str
    verified: str
    items: tuple[Item, ...]
    note: str = ""


@dataclass(frozen=True)
class DayRule:
    """How a law itself counts 日: as working days, or not at all."""

    law: Law
    article: str
    rule: str
    verified: str
