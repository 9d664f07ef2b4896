"""How good rows come into a register through the one door, and how a whole import is taken back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import islice

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from yifa.kernel import privacy
from yifa.kernel.administration.record import Did, opened
from yifa.kernel.exchange import Import, ImportedMatter
from yifa.kernel.gates import Reason, Refused
from yifa.kernel.matter import Event, Matter, Taken, read_histories
from yifa.kernel.person import Post
from yifa.kernel.register import Register
from yifa.kernel.take import Request, take_many

from .columns import columns_of
from .dry_run import Report, dry_run
from .heads import columns_to_choose
from .judging import Judged, Standing
from .reading import Sheet, read

#: Rows in one transaction: short enough that others who write need not wait.
AT_ONCE = 200


def keep(register: type[Register], post: Post, *, file: str, content: bytes) -> Import:
    """Read a file and keep it sealed until it is accepted; raises Unreadable if it can't be read.

    Files that the same post left lying are let go, unless some of their rows are in.
    """
    sheet = read(file, content, columns_of(register))
    Import.objects.filter(post=post, state=Import.State.WAITING, rows=None).delete()
    return Import.objects.create(
        post=post,
        kind=register.kind(),
        file=file[:120],
        digest=sheet.digest,
        sealed=privacy.seal(content),
        at=timezone.now(),
    )


def sheet_of(kept: Import) -> Sheet:
    """The table that was kept, its heads read as the person who brought it chose."""
    register = Register.all[kept.kind]
    sheet = read(kept.file, privacy.unseal(bytes(kept.sealed)), columns_of(register))
    chosen = {int(place): key for place, key in kept.chosen.items()}
    heads = sheet.heads.re_mapped(columns_to_choose(register, sheet.heads), chosen)
    return Sheet(sheet.file, sheet.digest, sheet.name, heads, sheet.rows, sheet.passed_over)


def report_on(kept: Import, *, at: dt.datetime | None = None) -> Report:
    """The dry run of a table that was kept."""
    register = Register.all[kept.kind]
    return dry_run(register, sheet_of(kept), kept.post, fixed=kept.fixed, at=at)


def earlier(kept: Import) -> Import | None:
    """The import in which the same file came in before, if it still stands."""
    same = Import.objects.filter(
        kind=kept.kind, digest=kept.digest, post__organisation=kept.post.organisation
    )
    return same.filter(state=Import.State.DONE).order_by("-at").first()


def bring_in(report: Report, kept: Import, *, only_good: bool = False) -> Import:
    """Take every row that is ready. Raises Refused while there are bad rows, unless `only_good`.

    Only one may bring a table in at a time: who presses twice is refused the second time. Rows
    that are there already add nothing, so what a stopped import left out comes in when the table
    is brought again.
    """
    bad = report.of(Standing.BAD)
    if bad and not only_good:
        lacking = Reason(
            f"还有{len(bad)}行要改，改好再导入，或者只导入可以导入的{len(report.ready)}行"
        )
        raise Refused("导入", [lacking])
    begin(kept)
    try:
        for some in batches(report.coming):
            bring_in_some(report, kept, some)
        finish(report, kept)
    except BaseException:  # whatever stopped it: a refusal, a database gone, Ctrl+C
        under_way = Import.objects.filter(pk=kept.pk, state=Import.State.UNDER_WAY)
        under_way.update(state=Import.State.WAITING)
        raise
    return kept


def finish(report: Report, kept: Import) -> None:
    """Say what came in, on record, and let the file go."""
    kept.state = Import.State.DONE
    kept.added = kept.rows.count()
    kept.there = len(report.of(Standing.THERE)) + len(report.of(Standing.TWICE))
    kept.bad = len(report.of(Standing.BAD))
    kept.sealed = b""
    kept.at = report.at
    with opened(kept.post) as office:
        kept.save()
        kept.put_on_record(Did.BRING_IN, office, kept.post)


def begin(kept: Import) -> None:
    """Mark a table as being brought in; Refused if somebody else is at it or has done it."""
    waiting = Import.objects.filter(pk=kept.pk, state=Import.State.WAITING)
    if not waiting.update(state=Import.State.UNDER_WAY):
        raise Refused("导入", [Reason("这份表格正在导入或者已经导入，到台账里看结果")])


def batches(rows: Sequence[Judged]) -> Iterator[list[Judged]]:
    """The rows in order, so many at once."""
    waiting = iter(rows)
    while some := list(islice(waiting, AT_ONCE)):
        yield some


def bring_in_some(report: Report, kept: Import, some: Sequence[Judged]) -> None:
    """Some rows and the record of where they came from, in one transaction."""
    asked = [report.requests(one) for one in some]
    with transaction.atomic():
        take_many(request for requests in asked for request in requests)
        ImportedMatter.objects.bulk_create(
            ImportedMatter(brought_in_by=kept, matter_id=requests[0].matter.pk, row=one.row.row)
            for one, requests in zip(some, asked, strict=True)
            if one.matter is None
        )


def events_of(kept: Import) -> QuerySet[Event]:
    """The steps that an import took: all at one moment, in the name of the post that brought it."""
    return Event.objects.filter(by=kept.post_id, at=kept.at, kind=kept.kind)


def gone_on(kept: Import) -> int:
    """How many matters that were there already an import took further (补办)."""
    return events_of(kept).values("matter").distinct().count() - kept.added


def steps_taken(kept: Import) -> dict[int, set[int]]:
    """The places of the steps that an import took, by matter."""
    found: dict[int, set[int]] = {}
    for matter, place in events_of(kept).values_list("matter_id", "place_in_matter"):
        found.setdefault(matter, set()).add(place)
    return found


def take_back(kept: Import, *, by: Post, on: dt.date, reason: str) -> Import:
    """Revoke every step of an import, the newest first; matters it added are void afterwards.

    Raises Refused, and revokes none, if one of the matters has moved on.
    """
    taken = steps_taken(kept)
    register = Register.all[kept.kind]
    matters = list(register.model._default_manager.filter(pk__in=taken).order_by("pk"))
    read_histories(matters)
    standing = {m: [act for act in m.history if act.place in taken[m.pk]] for m in matters}
    moved = [m.number for m, acts in standing.items() if acts and has_moved(m, acts)]
    if moved:
        told = "、".join(moved[:5]) + ("等" if len(moved) > 5 else "")
        raise Refused("撤销导入", [Reason(f"有{len(moved)}件导入后又办过：{told}，先撤销这些环节")])
    for start in range(0, len(matters), AT_ONCE):
        take_many(
            Request(matter, "revoke", by, on, {"reason": reason})
            for matter in matters[start : start + AT_ONCE]
            for _ in standing[matter]
        )
    kept.state = Import.State.UNDONE
    kept.undone_by = by
    with opened(by) as office:
        kept.undone_at = office.at
        kept.save()
        kept.put_on_record(Did.TAKE_BACK, office, by)
    return kept


def has_moved(matter: Matter, acts: Sequence[Taken]) -> bool:
    """Whether something was done to a matter after those acts."""
    return matter.history[-len(acts) :] != acts or matter.awaits_receipt
