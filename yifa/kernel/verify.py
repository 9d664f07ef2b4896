"""Whether anything was changed behind the application's back, and what was first.

`verify` re-reads everything: each organisation's chain link by link, each matter against its
events, the numbers, the files, what administrators did. What it can't see alone is a chain cut
short together with its head, or an older copy of the whole: for that, `export_heads` is kept
elsewhere and given to `check_heads`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import groupby, islice
from typing import Any

from django.apps import apps
from django.db import connection, models, transaction

from . import chain, numbering
from .administration import proof, standing
from .broken import Broken, Known, act_label
from .exchange import broken_exchanges
from .matter import ChainHead, Counter, Event, Matter
from .organisation import Organisation
from .register import Register
from .verify_rows import broken_matters

#: What an event's digest is made of, as columns to read.
DIGESTED = (
    "matter__number",
    "place_in_matter",
    "kind",
    "step",
    "stage_before",
    "stage_after",
    "on",
    "at",
    "by",
    "holder",
    "holder_after",
    "place",
    "previous",
    "digest",
    "late",
    "revokes__place_in_matter",
    "payload__wrote",
    "payload__note",
    "payload__unmet",
)


@contextmanager
def at_one_moment() -> Iterator[None]:
    """Read everything as it stands at one moment, while others go on writing."""
    mode = getattr(connection, "transaction_mode", None)
    connection.transaction_mode = "DEFERRED"  # type: ignore[attr-defined]  # SQLite's; it writes nothing, so it waits for nobody
    try:
        with transaction.atomic():
            if connection.vendor == "postgresql":
                with connection.cursor() as cursor:
                    cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
    finally:
        connection.transaction_mode = mode  # type: ignore[attr-defined]  # as above


def verify() -> Iterator[Broken]:
    """Everything that is broken, as it is found; of each chain and each matter the first thing.

    Reads all tables in pieces, so that memory does not grow with the number of matters.
    """
    known = Known.read()
    yield from broken_chains(known)
    yield from broken_matters(known)
    yield from broken_numbers()
    yield from broken_strays()
    if acts := list(proof.broken_acts(known)):
        yield from acts
        return
    yield from standing.broken_standing(known)
    yield from broken_exchanges(known)


def broken_chains(known: Known) -> Iterator[Broken]:
    """The first broken link of each chain, and heads that do not fit."""
    heads = {head.organisation_id: head for head in ChainHead.objects.all()}
    events = Event.objects.select_related("payload", "matter", "revokes").only(*DIGESTED)
    ordered = events.order_by("holder_id", "place").iterator(chunk_size=2000)
    for holder, links in groupby(ordered, key=lambda event: event.holder_id):
        organisation = known.organisation(holder)
        yield from islice(broken_links(links, organisation, heads.pop(holder, None), known), 1)
    for holder, head in heads.items():
        if head.count:
            yield lost(known.organisation(holder), 1, f"链头记着{head.count}条，一条也没有了")


def broken_links(
    links: Iterable[Event], organisation: Organisation, head: ChainHead | None, known: Known
) -> Iterator[Broken]:
    """What is wrong along one chain, from its first event to its head."""
    place, previous = 0, chain.GENESIS
    for event in links:
        place += 1
        if event.place != place:
            yield lost(organisation, place, f"接着的是第{event.place}条")
        elif event.previous != previous:
            yield link(event, organisation, "unlinked", "与前一条接不上，前一条被换过")
        elif not known.has_actors(event) or not hasattr(event, "payload"):
            yield link(event, organisation, "incomplete", "缺了内容")
        elif chain.digest_of(known.with_actors(event), event.payload) != event.digest:
            yield link(event, organisation, "changed", "被改动")
        previous = event.digest
    yield from broken_head(organisation, head, place, previous)


def broken_head(
    organisation: Organisation, head: ChainHead | None, place: int, digest: str
) -> Iterator[Broken]:
    """A head that does not say how far the chain has come."""
    if head is None:
        yield Broken("head", organisation.code, f"{organisation}的链头不见了，链上有{place}条")
    elif head.count > place:
        yield lost(organisation, place + 1, f"链头记着{head.count}条")
    elif head.count < place:
        told = f"{organisation}的办理记录多出第{head.count + 1}条，链头只记着{head.count}条"
        yield Broken("inserted", f"{organisation.code}:{head.count + 1}", told)
    elif head.digest != digest:
        told = f"{organisation}的链头与最后一条办理记录（第{place}条）不符"
        yield Broken("head", organisation.code, told)


def link(event: Event, organisation: Organisation, what: str, how: str) -> Broken:
    """A broken event in words."""
    act = f"{event.matter.number} {act_label(event.kind, event.step)}"
    told = f"{organisation}的办理记录第{event.place}条{how}：{act}"
    return Broken(what, f"{organisation.code}:{event.place}", told)


def lost(organisation: Organisation, place: int, why: str) -> Broken:
    """An event that is not there in words."""
    told = f"{organisation}的办理记录缺第{place}条：{why}"
    return Broken("missing", f"{organisation.code}:{place}", told)


def broken_numbers() -> Iterator[Broken]:
    """Serial numbers with a gap or beyond the counter, for each register of each year."""
    counters = {
        (counter.kind, counter.organisation_id, counter.year): counter
        for counter in Counter.objects.select_related("organisation")
    }
    rows = Matter.objects.order_by("kind", "organisation_id", "year", "serial").values_list(
        "kind", "organisation_id", "year", "serial", "number"
    )
    for key, issued in groupby(rows.iterator(chunk_size=5000), key=lambda row: row[:3]):
        yield from islice(broken_series(counters.pop(key, None), issued), 1)
    for counter in counters.values():
        if counter.last:
            yield gap(counter, 1)


def broken_series(
    counter: Counter | None, issued: Iterable[tuple[str, int, int, int, str]]
) -> Iterator[Broken]:
    """What is wrong with the numbers of one register in one year."""
    expected = 0
    for _, _, _, serial, number in issued:
        expected += 1
        if counter is None or serial > counter.last:
            yield Broken("number", number, f"{number}不是编号簿发出的")
        elif serial != expected:
            yield gap(counter, expected)
    if counter is not None and expected < counter.last:
        yield gap(counter, expected + 1)


def broken_strays() -> Iterator[Broken]:
    """Rows that hang on a matter or an event that is not there."""
    for model in apps.get_models():
        for link in model._meta.local_concrete_fields:
            target = link.related_model
            if isinstance(target, type) and issubclass(target, Matter | Event):
                yield from strays(model, link, target)


def strays(
    model: type[models.Model], link: models.Field[Any, Any], target: type[models.Model]
) -> Iterator[Broken]:
    """Rows of one table whose link leads nowhere; asked of that table alone, without its parent."""
    here, there = (connection.ops.quote_name(one._meta.db_table) for one in (model, target))
    column, key = link.column, target._meta.pk.column
    asked = (
        f"SELECT count(*) FROM {here} AS here WHERE here.{column} IS NOT NULL "
        f"AND NOT EXISTS (SELECT 1 FROM {there} AS there WHERE there.{key} = here.{column})"
    )
    with connection.cursor() as cursor:
        cursor.execute(asked)
        (number,) = cursor.fetchone()
    if number:
        named, owner = model._meta.verbose_name, target._meta.verbose_name
        yield Broken("stray", model._meta.label, f"有{number}行“{named}”不属于任何“{owner}”")


def gap(counter: Counter, serial: int) -> Broken:
    """A number that was issued and is not there."""
    kind, year = counter.kind, counter.year
    word = Register.all[kind].word if kind in Register.all else kind
    number = numbering.number(counter.organisation, word=word, year=year, serial=serial)
    return Broken("number", number, f"缺{number}，编号簿已经发到{counter.last}号")


def export_heads() -> dict[str, list[Any]]:
    """How far every chain has come, to be kept where this database can't be reached.

    Organisation code → [number of events, digest of the last]; the administrative acts beside.
    """
    return chain.heads() | proof.head()


def check_heads(saved: Mapping[str, Any]) -> Iterator[Broken]:
    """What is no longer as it was when the heads were exported: a tail cut off, an older copy."""
    yield from proof.check_head(saved)
    names = dict(Organisation.objects.values_list("code", "name"))
    for code, (count, digest) in saved.items():
        if code == proof.NAME:
            continue
        found = Event.objects.filter(holder__code=code, place=count).values_list("digest")
        name = names.get(code, code)
        if (now := found.first()) is None:
            told = f"{name}的办理记录少了：导出链头时有{count}条，现在没有第{count}条"
            yield Broken("cut", f"{code}:{count}", told)
        elif now[0] != digest:
            told = f"{name}的办理记录第{count}条不是导出链头时的那一条，前面有改动"
            yield Broken("rewritten", f"{code}:{count}", told)
