"""Which tier a case's facts lead to: graver ones never to a lighter tier, as held on its day."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yifa.kernel.proposals import Facts, Proposed, proposed
from yifa.kernel.register import Register
from yifa.kernel.stories import Telling, stories_of
from yifa.kernel.tests import county
from yifa.wings.enforcement.discretion_benchmark.models import DiscretionBenchmark, Measure
from yifa.wings.enforcement.discretion_benchmark.tiers import GRADES, LABELS, range_for

AMOUNT = st.integers(0, 1000)
OFFENCES = st.integers(0, 5)
HARM = st.sampled_from(GRADES)
TIERS = [*LABELS.values()]


def maybe(values: st.SearchStrategy[object], blank: object) -> st.SearchStrategy[object]:
    """A bound that may be blank."""
    return st.one_of(st.just(blank), values)


@st.composite
def benchmarks(draw: st.DrawFn) -> DiscretionBenchmark:
    """A benchmark as people may fill it in, lawful or not, its fines in full."""
    told: dict[str, object] = {"measure": draw(st.sampled_from(Measure.values))}
    for tier in ("light", "usual", "heavy"):
        told[f"{tier}_amount"] = draw(maybe(AMOUNT, None))
        told[f"{tier}_offences"] = draw(maybe(OFFENCES, None))
        told[f"{tier}_harm"] = draw(maybe(HARM, ""))
    for place, tier in enumerate(LABELS):
        told |= {f"{tier}_least": Decimal(place * 100), f"{tier}_most": Decimal(place * 100 + 99)}
    return DiscretionBenchmark(**told)


@given(benchmarks(), AMOUNT, AMOUNT, OFFENCES, OFFENCES, HARM, HARM)
def test_graver_facts_never_lead_to_a_lighter_tier(
    benchmark: DiscretionBenchmark,
    amount: int,
    more: int,
    offences: int,
    again: int,
    harm: str,
    worse: str,
) -> None:
    mild = range_for(benchmark, Facts(Decimal(amount), offences, harm, Decimal(amount)))
    graver_harm = max(harm, worse, key=GRADES.index)
    sum_of_all = Decimal(amount + more)
    grave = range_for(benchmark, Facts(sum_of_all, offences + again, graver_harm, sum_of_all))
    assert mild is not None
    assert grave is not None
    assert TIERS.index(mild.tier) <= TIERS.index(grave.tier)
    assert mild.least <= grave.least
    assert mild.most <= grave.most


@given(benchmarks())
def test_a_fact_that_is_asked_for_and_not_known_proposes_nothing(
    benchmark: DiscretionBenchmark,
) -> None:
    asks = benchmark.measure in (Measure.AMOUNT, Measure.GAIN) or any(
        getattr(benchmark, f"{tier}_amount") is not None for tier in ("light", "usual", "heavy")
    )
    assert (range_for(benchmark, Facts(offences=1, harm="none")) is None) is asks


def test_a_fact_on_the_bound_still_lies_within() -> None:
    benchmark = DiscretionBenchmark(
        light_amount=Decimal(100),
        light_least=Decimal(0),
        light_most=Decimal(10),
        usual_amount=Decimal(200),
        usual_least=Decimal(10),
        usual_most=Decimal(20),
        heavy_amount=Decimal(300),
        heavy_least=Decimal(20),
        heavy_most=Decimal(30),
        grave_least=Decimal(30),
        grave_most=Decimal(40),
    )
    told = {
        amount: range_for(benchmark, Facts(amount=Decimal(amount)))
        for amount in ("100", "100.01", "200", "300", "300.01")
    }
    assert [one and one.tier for one in told.values()] == ["较轻", "一般", "一般", "较重", "严重"]


@pytest.mark.parametrize(
    ("measure", "says"),
    [
        ("yuan", "裁量基准（较轻）为1元至5元"),
        ("amount", "裁量基准（较轻）为涉案金额20000元的1倍至5倍，即20000元至100000元"),
        ("gain", "裁量基准（较轻）为违法所得800元的1倍至5倍，即800元至4000元"),
        ("days", "裁量基准（较轻）为1天至5天"),
    ],
)
def test_a_range_is_told_in_what_the_law_measures_by(measure: str, says: str) -> None:
    ends = {"light_least": Decimal(1), "light_most": Decimal(5)}
    benchmark = DiscretionBenchmark(measure=measure, light_harm="none", **ends)
    facts = Facts(amount=Decimal(20000), harm="none", gain=Decimal(800))
    assert str(range_for(benchmark, facts)) == says


@pytest.mark.django_db
def test_a_case_is_told_what_held_on_its_day() -> None:
    county.set_up()
    register = Register.all["discretion_benchmark"]
    story = next(one for one in stories_of(register) if "修订" in one.title)
    telling = Telling(story, register, county.post, county.place(story.at))
    assert list(telling.run()) == []
    facts = Facts(amount=Decimal(200000), offences=1, harm="none")

    def on(month: int, day: int) -> Proposed | None:
        return proposed(telling.matter, facts, dt.date(2026, month, day))

    assert on(2, 10) is None, "published, not in force yet"
    assert on(3, 1) == Proposed("较轻", Decimal(1000), Decimal(5000))
    assert on(8, 15) == Proposed("较轻", Decimal(500), Decimal(5000))
    assert on(11, 2) is None, "repealed"
    assert proposed(telling.matter, Facts(offences=1), dt.date(2026, 3, 1)) is None
