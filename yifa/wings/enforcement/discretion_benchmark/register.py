"""How benchmarks are listed and counted, and what they propose."""

import datetime as dt
from typing import cast

from django.db.models import Q

from yifa.kernel.figures import Count, Stock
from yifa.kernel.matter import Matter
from yifa.kernel.proposals import Facts, Proposed
from yifa.kernel.public import Public
from yifa.kernel.register import Register, View

from . import tiers
from .models import DiscretionBenchmark
from .procedure import Benchmarking


class DiscretionBenchmarks(Register):
    """行政处罚裁量基准库"""

    model = DiscretionBenchmark
    procedures = [Benchmarking]
    word = "裁"

    public = Public(
        "行政处罚裁量基准",
        after=(Benchmarking.publish,),
        until=(Benchmarking.repeal,),
        shows=[
            "violation",
            "sector",
            "basis",
            "document_number",
            "in_force_from",
            "minor_exempt",
            "first_exempt",
        ],
    )

    columns = [
        "number",
        "violation",
        "sector",
        "basis",
        "document_number",
        "in_force_from",
        "stage",
    ]
    filters = ["stage", "sector"]
    search = ["number", "title", "violation", "basis", "document_number"]
    row_key = ["violation", "sector", "basis"]
    double_key = ["violation", "sector"]
    also_called = {
        "violation": ["违法事项", "违法行为名称", "事项名称"],
        "sector": ["领域", "执法类别"],
        "basis": ["法律依据", "处罚依据条款"],
        "minor_exempt": ["不予处罚情形", "轻微不罚"],
        "first_exempt": ["首违不罚"],
        **{name: [f"{label}：罚款{end}"] for name, label, end in tiers.ends()},
    }
    past_work = {
        Benchmarking.review: ["审核日期"],
        Benchmarking.publish: ["公布日期", "印发日期"],
        Benchmarking.repeal: ["废止日期"],
    }
    stage_called = {
        Benchmarking.published: ["有效", "现行有效"],
        Benchmarking.repealed: ["废止", "失效"],
    }
    views = [View("现行有效", Q(stage="published")), View("待公布", Q(stage="passed"))]

    published = Count("公布行政处罚裁量基准", Benchmarking.publish, unit="项", by=["sector"])
    revised = Count("修订行政处罚裁量基准", Benchmarking.revise, unit="项次", each=True)
    repealed = Count("废止行政处罚裁量基准", Benchmarking.repeal, unit="项", by=["sector"])
    in_force = Stock("现行行政处罚裁量基准", Benchmarking.published, unit="项", by=["sector"])

    @classmethod
    def title_of(cls, matter: Matter) -> str:
        """For which violation it is."""
        return f"{cast('DiscretionBenchmark', matter).violation}的裁量基准"

    @classmethod
    def proposes(cls, was: Matter, facts: Facts, on: dt.date) -> Proposed | None:
        """Tier and range for the facts of a case; only while it is published and in force."""
        benchmark = cast("DiscretionBenchmark", was)
        first, last = benchmark.in_force_from, benchmark.in_force_until
        if was.stage != Benchmarking.published.name or first is None:
            return None
        if not first <= on <= (last or on):
            return None
        return tiers.range_for(benchmark, facts)
