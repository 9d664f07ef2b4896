"""What a round of clean-up has to look at: every document that holds, its result, its last day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from django.db.models import Q, QuerySet

from yifa.kernel.figures import Period
from yifa.kernel.matter import Event
from yifa.kernel.person import Post
from yifa.kernel.rights import Sight, see
from yifa.kernel.sheet import Opens, PeriodSheet, Sentence, Tabled

from .models import Cleanup, NormativeDocument
from .procedure import Making

#: So long before its last day a document stands in the first table.
SOON = dt.timedelta(days=180)
HEADS = ("文件", "文件名称", "文号", "承办单位", "有效期至")
NOT_YET = "还没有清理"


def tables(post: Post, period: Period) -> Sequence[Tabled]:
    """Whose term runs out, and the result of each that was in force in the period."""
    held = published(post)
    ending = [one for one in held if one.in_force_until and one.in_force_until <= last_of(period)]
    results = results_in(held, period)
    return [
        Tabled(
            "有效期将满和已满的",
            (*HEADS, "评估建议"),
            [(*told(one), one.get_evaluation_result_display()) for one in ending],
            note=f"有效期到{last_of(period)}以前。期满自动失效，不再执行；台账里补办“登记失效”。",
        ),
        Tabled(
            "清理结论",
            (*HEADS, "清理轮次", "结论", "理由"),
            list(cleaned(held, results)),
            note=f"{period}。每一件都要有结论；写着“{NOT_YET}”的还没有。",
        ),
    ]


def last_of(period: Period) -> dt.date:
    """Up to which last day a document stands among those about to end."""
    return period.last + SOON


def published(post: Post) -> QuerySet[NormativeDocument]:
    """The documents that stand published and that the post may read, the first to end in front."""
    found = NormativeDocument._default_manager.filter(stage=Making.published.name)
    seen = see(found, post, sight=Sight.CONTENT).select_related("holder").defer("text", "grams")
    return seen.order_by("in_force_until", "pk")


def results_in(held: Iterable[NormativeDocument], period: Period) -> set[int]:
    """The keys of those that were cleaned up in the period."""
    acts = Event.objects.filter(
        Q(on__gte=period.first, on__lte=period.last),
        matter__in=[one.pk for one in held],
        step=Making.clean_up.name,
        revokes=None,
        revocation=None,
    )
    return set(acts.values_list("matter", flat=True))


def told(document: NormativeDocument) -> tuple[object, ...]:
    """What every row says."""
    until = document.in_force_until.isoformat() if document.in_force_until else "没有标明"
    name, number = document.name, document.document_number
    return document, name, number, document.holder.name, until


def cleaned(held: Iterable[NormativeDocument], results: set[int]) -> Iterator[tuple[object, ...]]:
    """Each document with its result of the period; those without one stand first."""
    for one in sorted(held, key=lambda document: (document.pk in results, document.pk)):
        if one.pk in results:
            result = Cleanup(one.cleanup_result).label if one.cleanup_result else ""
            yield (*told(one), one.cleanup_round, result, one.cleanup_why)
        else:
            yield (*told(one), "", NOT_YET, "")


def waiting(post: Post, period: Period) -> Sentence:
    """Which terms run out within half a year; nothing where none does."""
    until = {"in_force_until__lte": period.last + SOON}
    number = published(post).filter(**until).order_by().count()
    return (Opens(f"{number}件文件的有效期", 0), "已满或者半年内届满。") if number else ()


CLEAN_UP = PeriodSheet("清理和有效期", tables, waiting, panel="规范性文件", verb="看清理和有效期")
