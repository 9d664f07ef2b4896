"""How a report is frozen: its text, its figures, and how far each chain counted, for good.

Later events, revocations included, do not exist for a freeze. Deriving it again from the chains'
places gives the same bytes, on this machine or another.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from yifa.kernel import chain
from yifa.kernel.matter import Event
from yifa.kernel.person import Post
from yifa.kernel.rolls import Roll
from yifa.kernel.take import take
from yifa.report.reading import Reading, exact, plain
from yifa.report.text import Token, every_figure, figure, pieces

from .baseline import last_day, reading_for
from .checking import Checked, check_version
from .marks import Told
from .models import AnnualReport, Freeze, Version
from .procedure import CountyReporting
from .versions import canonical, digest_of, hold, latest


def freeze(
    report: AnnualReport,
    *,
    by: Post,
    on: dt.date,
    at: dt.datetime | None = None,
    seen: int | None = None,
    **writes: Any,
) -> Event:
    """Take the step 审定并定稿 and keep the content; raises Refused, and then nothing is kept."""
    with transaction.atomic():
        version, at = latest(hold(report)), at or timezone.now()
        heads = chain.heads()
        cut = {code: place for code, (place, _) in heads.items()}
        said = contents(report, version, until=last_day(report, on), cut=cut)
        content = canonical({**said, "heads": chain.fingerprint(heads)})
        digest = digest_of(content)
        Freeze.objects.create(report=report, version=version, content=content, digest=digest, at=at)
        return take(
            report,
            CountyReporting.adopt.name,
            by=by,
            on=on,
            at=at,
            seen=seen,
            frozen_digest=digest,
            **writes,
        )


def contents(
    report: AnnualReport, version: Version, *, until: dt.date, cut: Mapping[str, int] | None
) -> dict[str, Any]:
    """A report in full, as JSON keeps it: text, figures with their definitions, marks, answers."""
    reading = reading_for(report.organisation, report.report_year, until=until, cut=cut)
    checked = check_version(report, version, reading)
    blocks = [
        {
            **{name: block[name] for name in ("id", "kind", "level", "number", "chapter")},
            "pieces": [piece_of(told) for told in line.told],
        }
        for block, line in zip(version.blocks, checked.printed.lines, strict=True)
    ]
    tokens = [t for b in version.blocks for t in pieces(b["text"]) if isinstance(t, Token)]
    return {
        "report": report.number,
        "organisation": {"code": report.organisation.code, "name": report.organisation.name},
        "year": report.report_year,
        "until": until.isoformat(),
        "title": version.title,
        "version": version.place,
        "blocks": blocks,
        "figures": figures_of(tokens, reading),
        "baseline": baseline_of(tokens, reading),
        "answers": answers_in(checked),
        "cut": dict(sorted(cut.items())) if cut is not None else None,
    }


def piece_of(told: Told) -> dict[str, str]:
    """A piece of text with what its number stands on."""
    kept = {"text": told.text}
    if told.standing:
        kept["standing"] = told.standing
    if told.token is not None:
        kept |= {"figure": told.token.figure, "side": told.token.side}
    if told.mark is not None:
        kept |= {"by": told.mark.by.person.name, "source": told.mark.source}
        if told.mark.figure:
            kept["figure"] = told.mark.figure
    return kept


def answers_in(checked: Checked) -> list[dict[str, str]]:
    """What was answered to the findings that the text still has, in reading order."""
    return [
        {
            "rule": one.finding.rule,
            "quote": one.finding.quote,
            "message": one.finding.message,
            "reply": one.answer.reply,
            "words": one.answer.words,
            "by": one.answer.by.person.name,
        }
        for one in checked.found
        if one.answer is not None
    ]


def figures_of(tokens: list[Token], reading: Reading) -> dict[str, Any]:
    """Each figure the text names: what it is, how it counts, this year's value and last year's."""
    return {
        key: {
            "label": figure(key).label,
            "unit": figure(key).unit,
            "period": [reading.period.first.isoformat(), reading.period.last.isoformat()],
            **counted(key, reading),
        }
        for key in sorted({token.figure for token in tokens})
    }


def baseline_of(tokens: list[Token], reading: Reading) -> dict[str, str]:
    """What last year's report said of the figures that are compared with it, kept with them."""
    said = {token.figure: reading.said_before(token.figure) for token in tokens}
    return {key: exact(value) for key, value in sorted(said.items()) if value is not None}


def counted(key: str, reading: Reading) -> dict[str, Any]:
    """How a figure counts and what it came to."""
    return {
        "counts": figure(key).definition(),
        "now": plain(reading.answer(key)),
        "last_year": plain(reading.before(key)),
    }


def derived_again(kept: Freeze) -> str:
    """The content of a freeze with every figure computed anew from the events up to its cut.

    Words, marks and labels are as they were frozen; what counts is counted again. A roll knows no
    cut: what it said on the day of the freeze is kept (docs/decisions/0012).
    """
    said = json.loads(kept.content)
    reading = reading_of(kept, cut=said["cut"])
    for block in said["blocks"]:
        for piece in block["pieces"]:
            if "side" in piece and not is_roll(piece["figure"]):
                piece["text"] = reading.words(Token(piece["figure"], piece["side"]))
    for key, was in said["figures"].items():
        if not is_roll(key):
            was |= counted(key, reading)
    return canonical(said)


def is_roll(key: str) -> bool:
    """Whether a figure counts posts, not events."""
    return isinstance(figure(key), Roll)


def reading_of(kept: Freeze, *, cut: Mapping[str, int] | None) -> Reading:
    """The figures of a freeze's organisation and year, up to a cut or as things stand."""
    said = json.loads(kept.content)
    return Reading(
        kept.report.organisation,
        kept.report.report_year,
        until=dt.date.fromisoformat(said["until"]),
        cut=cut,
        baseline={key: Decimal(value) for key, value in said.get("baseline", {}).items()},
    )


@dataclass(frozen=True)
class Changed:
    """A figure whose value has moved since the freeze."""

    key: str
    label: str
    then: dict[str, str | None]
    now: dict[str, str | None]


def changed_since(kept: Freeze) -> Iterator[Changed]:
    """The figures of a frozen report that would come out otherwise today.

    A figure whose kind is no longer there is left out: nothing counts it any more.
    """
    said = json.loads(kept.content)
    reading = reading_of(kept, cut=None)
    known = {key: was for key, was in said["figures"].items() if key in every_figure()}
    reading.prepare(known)
    for key, was in known.items():
        now = plain(reading.answer(key))
        if now != was["now"]:
            yield Changed(key, was["label"], was["now"], now)
