"""Which tier of a benchmark the facts of a case lead to, and the range of its penalty.

Laws tell a range in yuan, in multiples of the sum involved or of what was earned (违法所得一倍以上
五倍以下), or in days; a benchmark tells all its tiers in one of these.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from yifa import law
from yifa.kernel.proposals import DAYS, Facts, Proposed

from .models import Measure

if TYPE_CHECKING:
    from .models import DiscretionBenchmark

#: The tiers from the lightest to the gravest, by the beginning of their fields.
LABELS = {"light": "较轻", "usual": "一般", "heavy": "较重", "grave": "严重"}
GRADES = [code for code, _ in law.choices("harm_grade")]


@dataclass(frozen=True)
class Tier:
    """A tier: up to which sum (yuan), how-manieth violation and grade of harm, and its range.

    A bound that is None does not matter; the gravest tier has none. The range is in what the
    benchmark measures by.
    """

    label: str
    amount: Decimal | None
    offences: int | None
    harm: int | None
    least: Decimal | None
    most: Decimal | None

    @property
    def bounds(self) -> tuple[Decimal | int | None, ...]:
        """Sum, repetition and harm up to which it goes."""
        return (self.amount, self.offences, self.harm)

    @property
    def is_ranged(self) -> bool:
        """Whether its range is told and runs from less to more."""
        return self.least is not None and self.most is not None and self.least <= self.most


def tiers_of(benchmark: DiscretionBenchmark) -> list[Tier]:
    """The four tiers, the lightest first."""

    def told(tier: str, what: str) -> Any:
        return getattr(benchmark, f"{tier}_{what}", None)

    return [
        Tier(
            label,
            told(tier, "amount"),
            told(tier, "offences"),
            grade(told(tier, "harm") or ""),
            told(tier, "least"),
            told(tier, "most"),
        )
        for tier, label in LABELS.items()
    ]


def grade(harm: str) -> int | None:
    """A grade of harm as a number, the least first; None where it is not told."""
    return GRADES.index(harm) if harm in GRADES else None


def ends() -> Iterator[tuple[str, str, str]]:
    """The field of each end of each tier, what the tier is called, and which end it is."""
    for tier, label in LABELS.items():
        yield f"{tier}_least", label, "下限"
        yield f"{tier}_most", label, "上限"


def range_for(benchmark: DiscretionBenchmark, facts: Facts) -> Proposed | None:
    """The lightest tier within whose bounds all facts lie, and the range of its penalty.

    None where the benchmark asks for a fact that is not known, or the tier names no range. Facts
    that are graver lie within fewer tiers, so they never lead to a lighter one.
    """
    tiers = tiers_of(benchmark)
    known = (facts.amount, facts.offences, grade(facts.harm))
    if any(fact is None for fact, asked in zip(known, asked_for(tiers), strict=True) if asked):
        return None
    tier = next(one for one in tiers if within(known, one.bounds))
    if tier.least is None or tier.most is None:
        return None
    return measured(Measure(benchmark.measure), tier.label, (tier.least, tier.most), facts)


def measured(
    measure: Measure, tier: str, ends: tuple[Decimal, Decimal], facts: Facts
) -> Proposed | None:
    """A range in yuan or days; None for a multiple of what is not known."""
    if measure is Measure.YUAN:
        return Proposed(tier, *ends)
    if measure is Measure.DAYS:
        return Proposed(tier, *ends, unit=DAYS)
    of = facts.gain if measure is Measure.GAIN else facts.amount
    if of is None:
        return None
    called = "违法所得" if measure is Measure.GAIN else "涉案金额"
    times = "至".join(f"{end.normalize():f}倍" for end in ends)
    least, most = (end * of for end in ends)
    return Proposed(tier, least, most, reckoned=f"{called}{of.normalize():f}元的{times}")


def asked_for(tiers: Sequence[Tier]) -> list[bool]:
    """Of sum, repetition and harm, which some tier asks about."""
    return [any(bound is not None for bound in bounds) for bounds in columns(tiers)]


def columns(tiers: Sequence[Tier]) -> list[tuple[Decimal | int | None, ...]]:
    """The bounds of all tiers for each fact."""
    return list(zip(*(tier.bounds for tier in tiers), strict=True))


def within(facts: Sequence[Decimal | int | None], bounds: Sequence[Decimal | int | None]) -> bool:
    """Whether no fact lies beyond its bound."""
    return all(
        bound is None or (fact is not None and fact <= bound)
        for fact, bound in zip(facts, bounds, strict=True)
    )


def rise(benchmark: DiscretionBenchmark) -> bool | str:
    """Whether a graver tier goes further and costs no less; else what is wrong, in a clause.

    ValueError for a benchmark that is not stored.
    """
    benchmark.must_be_stored()
    tiers = tiers_of(benchmark)
    bounded = tiers[:-1]
    for tier in bounded:
        if all(bound is None for bound in tier.bounds):
            return f"“{tier.label}”没有写明到什么程度为止"
    for tier in tiers:
        if not tier.is_ranged:
            return f"“{tier.label}”的上限、下限没有写全，或者下限高于上限"
    for lighter, graver in pairwise(bounded):
        if not goes_further(lighter, graver):
            return f"“{graver.label}”的程度比“{lighter.label}”还轻"
    for lighter, graver in pairwise(tiers):
        if not costs_no_less(lighter, graver):
            return f"“{graver.label}”的处罚比“{lighter.label}”还低"
    return True


def goes_further(lighter: Tier, graver: Tier) -> bool:
    """Whether the graver tier goes at least as far for every fact."""
    return all(
        further is None or (bound is not None and bound <= further)
        for bound, further in zip(lighter.bounds, graver.bounds, strict=True)
    )


def costs_no_less(lighter: Tier, graver: Tier) -> bool:
    """Whether both ends of the graver tier's range lie at least as high."""
    ends = ((lighter.least, graver.least), (lighter.most, graver.most))
    return all(low is not None and high is not None and low <= high for low, high in ends)


def runs_forward(benchmark: DiscretionBenchmark) -> bool:
    """Whether it ends no sooner than it begins; ValueError for one that is not stored."""
    benchmark.must_be_stored()
    first, last = benchmark.in_force_from, benchmark.in_force_until
    return last is None or (first is not None and first <= last)
