"""The book of contracts (合同审查登记簿), in the columns that offices keep."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from yifa.kernel.figures import Period, standing
from yifa.kernel.party import masking
from yifa.kernel.person import Post
from yifa.kernel.rights import Sight, see
from yifa.kernel.sheet import PeriodSheet, Tabled

from .models import LegalOpinion, PaperType

HEADS = (
    *("编号", "合同名称", "送审日期", "送审单位", "相对方", "金额（元）", "审查人", "审查结论"),
    *("签订日期", "合同编号", "档号", "签订时的审查情况"),
)
SUM, FOUND = HEADS.index("金额（元）"), HEADS.index("审查结论")


def contract_book(post: Post, period: Period) -> Sequence[Tabled]:
    """Every contract that was sent in the period, as it stands; no name of a person in clear."""
    found = LegalOpinion._default_manager.filter(
        paper_type=PaperType.CONTRACT, registered_on__range=(period.first, period.last)
    ).exclude(stage="void")
    seen = see(found, post, sight=Sight.CONTENT).select_related("reviewer__person")
    reviews = list(seen.prefetch_related("parties").order_by("registered_on", "pk"))
    adopted = adopted_of(reviews)
    rows = [cells(review, adopted[review.pk]) for review in reviews]
    total: list[Any] = ["合计", f"{len(rows)}份", *[""] * (len(HEADS) - 2)]
    total[SUM] = sum((row[SUM] or Decimal() for row in rows), Decimal())
    total[FOUND] = points_of(sum(review.raised for review in reviews), adopted.total())
    note = "按送审日期；采纳含部分采纳。没有写金额的不计入合计。"
    return [Tabled("合同审查登记簿", HEADS, rows, total, note)]


def adopted_of(reviews: Sequence[LegalOpinion]) -> Counter[int]:
    """How many points of each were adopted, in whole or in part."""
    acts = standing().filter(matter__in=[review.pk for review in reviews])
    answers = acts.filter(step__in=("adopt", "adopt_partly"))
    return Counter(answers.values_list("matter", flat=True))


def points_of(raised: int, adopted: int) -> str:
    """How many points there were and how many of them were adopted; nothing where there were none.

    >>> points_of(2, 1), points_of(0, 0)
    ('（2条，采纳1条）', '')
    """
    return f"（{raised}条，采纳{adopted}条）" if raised else ""


def cells(review: LegalOpinion, adopted: int) -> tuple[Any, ...]:
    """A contract in its row."""
    parties = list(review.parties.all())
    says = masking(parties)
    return (
        review,
        says(review.title),
        review.registered_on,
        review.sender,
        says("、".join(one.name for one in parties)),
        review.amount,
        str(review.reviewer or ""),
        f"{review.get_conclusion_display()}{points_of(review.raised, adopted)}",
        review.signed_on or "",
        review.contract_number,
        review.archive_number,
        review.get_signed_over_display(),
    )


BOOK = PeriodSheet("合同审查登记簿", contract_book)
