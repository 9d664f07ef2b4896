"""What a round of clean-up has to look at: whose term ends, who has no result, who has which."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from django.db.models import Q, QuerySet

from yifa.kernel.acts import CORRECT, Act, acts_of
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
#: The tables, by their places.
ENDING, WITHOUT_RESULT, CATALOGUE = range(3)


def tables(post: Post, period: Period) -> Sequence[Tabled]:
    """Whose term runs out, who has no result of the period, and the catalogue of those who have."""
    held, results = published(post), results_in(post, period)
    ending = [one for one in held if one.in_force_until and one.in_force_until <= last_of(period)]
    done = {one.pk for one, _ in results}
    without = [one for one in begun_by(held, period.last) if one.pk not in done]
    return [
        Tabled(
            "有效期将满和已满的",
            (*HEADS, "评估建议"),
            [(*told(one), one.get_evaluation_result_display()) for one in ending],
            note=f"有效期到{last_of(period)}以前。期满自动失效，不再执行；台账里补办“登记失效”。",
        ),
        Tabled(
            "还没有清理结论的",
            (*HEADS, "施行日期"),
            [(*told(one), one.in_force_from) for one in without],
            note=f"到{period.last}已经施行、没有废止或者失效，{period}没有结论的。每一件都要有结论。",
        ),
        Tabled(
            "清理结果目录",
            ("文件", "文件名称", "文号", "承办单位", "清理轮次", "理由", "现在", "结论"),
            [row for result in Cleanup for row in of_result(results, result)],
            note=summed_up(results),
        ),
    ]


def last_of(period: Period) -> dt.date:
    """Up to which last day a document stands among those about to end."""
    return period.last + SOON


def readable(post: Post) -> QuerySet[NormativeDocument]:
    """The documents that the post may read, the first to end in front."""
    found = NormativeDocument._default_manager.exclude(stage="void")
    seen = see(found, post, sight=Sight.CONTENT).select_related("holder").defer("text", "grams")
    return seen.order_by("in_force_until", "pk")


def published(post: Post) -> QuerySet[NormativeDocument]:
    """Those that stand published."""
    return readable(post).filter(stage=Making.published.name)


def begun_by(held: QuerySet[NormativeDocument], day: dt.date) -> QuerySet[NormativeDocument]:
    """Those that a round up to a day looks at: one that comes into force later is not old yet."""
    return held.exclude(in_force_from__gt=day)


#: A document with its last clean-up of the period.
Cleaned = tuple[NormativeDocument, Act]


def cleaned(post: Post, period: Period) -> QuerySet[NormativeDocument]:
    """Every document that was cleaned up in the period, what has since ended included."""
    days = Q(on__gte=period.first, on__lte=period.last)
    acts = Event.objects.filter(days, kind="normative_document", step=Making.clean_up.name)
    done = acts.filter(revokes=None, revocation=None).order_by().values("matter")
    return readable(post).filter(pk__in=done)


def results_in(post: Post, period: Period) -> list[Cleaned]:
    """Those documents, each with its last result of the period."""
    documents = cleaned(post, period).in_bulk()
    events = Event.objects.filter(
        matter__in=documents,
        step__in=(Making.clean_up.name, CORRECT),
        revokes=None,
        revocation=None,
    )
    events = events.select_related("payload", "by__person").order_by("matter", "place_in_matter")
    return [
        (documents[pk], [act for act in acts_of(done) if is_of(act, period)][-1])
        for pk, done in groupby(events, key=lambda event: event.matter_id)
    ]


def is_of(act: Act, period: Period) -> bool:
    """Whether an act gave a result in the period."""
    on = act.on
    return act.step == Making.clean_up.name and on is not None and period.first <= on <= period.last


def told(document: NormativeDocument) -> tuple[object, ...]:
    """What every row says."""
    until = document.in_force_until.isoformat() if document.in_force_until else "没有标明"
    name, number = document.name, document.document_number
    return document, name, number, document.holder.name, until


def of_result(results: Iterable[Cleaned], result: Cleanup) -> list[tuple[object, ...]]:
    """The documents with one result, as the catalogue that is published lists them."""
    return [
        (
            *told(one)[:4],
            act.said("cleanup_round"),
            act.said("cleanup_why"),
            one.stage_now.label,
            result.label,
        )
        for one, act in results
        if act.said("cleanup_result") == result.value
    ]


def by_result(results: Iterable[Cleaned]) -> Mapping[str, int]:
    """How many have which result."""
    return Counter(act.said("cleanup_result") for _, act in results)


def summed_up(results: Sequence[Cleaned]) -> str:
    """The numbers above the catalogue; nothing where nothing was cleaned up."""
    counted = by_result(results)
    parts = [f"{one.label}{counted[one.value]}件" for one in Cleanup if counted.get(one.value)]
    return f"清理{len(results)}件：{'，'.join(parts)}。已经废止、失效的也在里面。" if parts else ""


def waiting(post: Post, period: Period) -> Sentence:
    """Whose term runs out within half a year, and how far the year's round has come.

    Where no document has a result yet, no round has begun, and nobody is told that all lack one.
    """
    held, done = published(post), cleaned(post, period).order_by()
    ending = held.filter(in_force_until__lte=last_of(period)).order_by().count()
    left = begun_by(held, period.last).exclude(pk__in=done.values("pk")).order_by().count()
    says: list[str | Opens] = []
    if ending:
        says += [Opens(f"{ending}件文件的有效期", ENDING), "已满或者半年内届满。"]
    if left and (count := done.count()):
        says += ["今年清理：", Opens(f"{count}件有结论", CATALOGUE), "，"]
        says += [Opens(f"{left}件还没有", WITHOUT_RESULT), "。"]
    return says


CLEAN_UP = PeriodSheet("清理和有效期", tables, waiting, panel="规范性文件", verb="看清理和有效期")
