"""How a text is saved: every version is kept, and its digest goes into the chain."""

from __future__ import annotations

import datetime as dt
import difflib
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Max, QuerySet, Subquery
from django.db.models.functions import Greatest
from django.utils import timezone

from yifa.kernel.matter import Event
from yifa.kernel.person import Post
from yifa.kernel.take import take

from .models import AnnualReport, Block, Version
from .procedure import CountyReporting


def canonical(value: Any) -> str:
    """JSON whose bytes depend on nothing but the value."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest_of(text: str) -> str:
    """SHA-256 in hex."""
    return hashlib.sha256(text.encode()).hexdigest()


def save_version(
    report: AnnualReport,
    title: str,
    blocks: list[Block],
    *,
    by: Post,
    on: dt.date,
    at: dt.datetime | None = None,
    seen: int | None = None,
) -> Event:
    """Save a version and take the step 改稿; raises Refused if the report can't be edited now."""
    digest = digest_of(canonical([title, blocks]))
    with transaction.atomic():
        hold(report)
        place = next_place(report)
        made = at or timezone.now()
        Version.objects.create(
            report=report, place=place, title=title, blocks=blocks, digest=digest, at=made, by=by
        )
        return take(
            report,
            CountyReporting.write.name,
            by=by,
            on=on,
            at=made,
            seen=seen,
            version=place,
            text_digest=digest,
        )


def hold(report: AnnualReport) -> AnnualReport:
    """The report as it stands, held until the transaction ends: two savers come one by one."""
    AnnualReport.objects.select_for_update().get(pk=report.pk)
    report.refresh_from_db()
    report.forget_history()
    return report


def next_place(report: AnnualReport) -> int:
    """The place of the next version: that of one whose writing was revoked stays taken."""
    taken = report.versions.aggregate(last=Max("place"))["last"]
    return (taken or 0) + 1


def written(report: AnnualReport) -> QuerySet[Version]:
    """The versions up to the one that stands, whatever was written and revoked since.

    Where even the first writing was revoked, its text is what there is to write on.
    """
    stands = AnnualReport.objects.filter(pk=report.pk).values("version")
    return report.versions.filter(place__lte=Greatest(Subquery(stands), 1))


def latest(report: AnnualReport) -> Version:
    """The version as it stands."""
    return written(report).select_related("by__person").latest("place")


def revocations(report: AnnualReport) -> dict[int, Event]:
    """What revoked the writing of a version, by the version's place."""
    revoked = report.events.filter(step=CountyReporting.write.name, revocation__isnull=False)
    acts = revoked.select_related("payload", "revocation__by__person")
    return {act.payload.wrote["version"]: act.revocation for act in acts}


@dataclass(frozen=True)
class Change:
    """A paragraph in two versions: the same, changed, added or taken out."""

    block: str
    before: str
    after: str

    @property
    def is_same(self) -> bool:
        """Whether nothing changed."""
        return self.before == self.after


def compare(old: Version, new: Version) -> Iterator[Change]:
    """Two versions side by side, paragraph by paragraph, in the order of the newer."""
    before = {block["id"]: block["text"] for block in old.blocks}
    after = {block["id"]: block["text"] for block in new.blocks}
    order = difflib.SequenceMatcher(a=list(before), b=list(after), autojunk=False)
    for _, first, last, start, end in order.get_opcodes():
        gone = [id for id in list(before)[first:last] if id not in after]
        for id in gone:
            yield Change(id, before[id], "")
        for id in list(after)[start:end]:
            yield Change(id, before.get(id, ""), after[id])
