"""What must hold before a step of a benchmark."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from yifa.kernel.gates import HouseRule, gate

from . import tiers

if TYPE_CHECKING:
    from .models import DiscretionBenchmark

ENDS = [name for name, _, _ in tiers.ends()]
BOUNDS = [
    f"{tier}_{fact}"
    for tier in ("light", "usual", "heavy")
    for fact in ("amount", "offences", "harm")
]


@gate(
    HouseRule("裁量基准的四档由轻到重，幅度相应提高"),
    missing="四档的程度和幅度没有由轻到重写全",
    weighs=(*BOUNDS, *ENDS),
)
def tiers_rise(benchmark: DiscretionBenchmark, on: dt.date) -> bool | str:
    """Graver facts cost no less."""
    return tiers.rise(benchmark)


@gate(
    HouseRule("有效期的止日不早于施行日期", field="in_force_until"),
    missing="有效期的止日早于施行日期",
    weighs=("in_force_from", "in_force_until"),
)
def term_runs_forward(benchmark: DiscretionBenchmark, on: dt.date) -> bool:
    """A benchmark that ends before it begins holds on no day."""
    return tiers.runs_forward(benchmark)


@gate("penalty.basis_published", missing="还没有写明向社会公布的地址")
def is_published(benchmark: DiscretionBenchmark, on: dt.date) -> bool:
    """Article 34: benchmarks are published; what is not published is no basis."""
    return bool(benchmark.published_where)


@gate(
    HouseRule("裁量基准的修订，先经合法性审核", basis="国办发〔2022〕27号（原文未核对）"),
    missing="这一次修订还没有经过合法性审核",
)
def revision_reviewed(benchmark: DiscretionBenchmark, on: dt.date) -> bool:
    """Each revision by a review of its own."""
    return benchmark.took("review_revision", after="revise")
