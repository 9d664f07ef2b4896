"""Whether the versions and freezes of a report are those that its events tell of.

Marks, answers and comments are notes on a draft: what a report was adopted with lies in the freeze.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from yifa.kernel import chain
from yifa.kernel.matter import Event

from .models import AnnualReport, Freeze, Version
from .versions import canonical, digest_of


def faults(report: AnnualReport, events: Sequence[Event]) -> Iterator[str]:
    """Each a clause that goes on after the report's number."""
    yield from faults_in_versions(report, events)
    yield from faults_in_freezes(report, events)


def faults_in_versions(report: AnnualReport, events: Sequence[Event]) -> Iterator[str]:
    """Versions that were changed, are gone, or that nobody wrote."""
    wrote = [event for event in events if "text_digest" in event.payload.wrote]
    told = Counter(version_told(event) for event in wrote)
    kept = Counter(version_kept(version) for version in report.versions.all())
    for place, *_ in told - kept:
        yield f"的第{place}稿不见了，或者被改动"
    for place, *_ in kept - told:
        yield f"的第{place}稿不是随改稿环节存进来的"


def version_told(event: Event) -> tuple[Any, ...]:
    """A version as the event that wrote it tells of it."""
    wrote = event.payload.wrote
    return wrote.get("version"), wrote["text_digest"], wrote["text_digest"], event.by_id, event.at


def version_kept(version: Version) -> tuple[Any, ...]:
    """A version as it lies there, its digest as it says and as its text gives it."""
    text = digest_of(canonical([version.title, version.blocks]))
    return version.place, text, version.digest, version.by_id, version.at


def faults_in_freezes(report: AnnualReport, events: Sequence[Event]) -> Iterator[str]:
    """Adopted texts that were changed, are gone, or that nobody adopted."""
    adopted = [event for event in events if "frozen_digest" in event.payload.wrote]
    told = Counter((event.payload.wrote["frozen_digest"], event.at) for event in adopted)
    freezes = report.freezes.all()
    kept = Counter((freeze.digest, freeze.at) for freeze in freezes)
    if told != kept:
        yield "的定稿不见了，或者不是随审定环节存进来的"
    if not all(is_whole(freeze, report) for freeze in freezes):
        yield "的定稿被改动"
    elif not all(stands_on_its_chains(freeze) for freeze in freezes):
        yield "的定稿带着的链头指纹与现在的办理记录不符，定稿以前的记录有改动"


def is_whole(freeze: Freeze, report: AnnualReport) -> bool:
    """Whether the text adopted is what its digest says, from the version that it names."""
    if digest_of(freeze.content) != freeze.digest:
        return False
    place = json.loads(freeze.content)["version"]
    return report.versions.filter(pk=freeze.version_id, place=place).exists()


def stands_on_its_chains(freeze: Freeze) -> bool:
    """Whether the chains still are what they were when it was adopted; older ones do not tell."""
    said = json.loads(freeze.content)
    return said.get("heads") in (None, chain.fingerprint(chain.heads_at(said["cut"])))
