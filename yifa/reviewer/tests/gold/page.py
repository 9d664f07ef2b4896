"""The page that tells how well the reviewer does, made from the measurements themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from yifa.reviewer import Review, check, typed
from yifa.reviewer.tests.gold.measure import Score, scores
from yifa.reviewer.tests.gold.planted import is_found, new, plants
from yifa.reviewer.tests.gold.sentences import Case, cases, is_caught, said
from yifa.reviewer.tests.samples import CHECKOUT, any_report

PAGE = CHECKOUT / "docs" / "reviewer-quality.md"
UNSEEN = Path(__file__).with_name("unseen.md")


def page() -> str:
    """Write the whole page; skips the test where the real reports are absent."""
    measured = scores()
    return "\n".join(
        [
            "# How well the reviewer does",
            "",
            "Written by `python -m yifa.reviewer.tests.gold`; a test fails when it is out of date.",
            "",
            "## On three real reports, read by hand",
            "",
            "Two townships and a county. Every quantity, every relation between numbers and every"
            " defect was annotated by hand (`yifa/reviewer/tests/gold/*.tsv`, `*.toml`) before the"
            " rules were written. *Expected* is what was found by hand, *found* how many of it the"
            " reviewer finds too; *said* is what it says in all, *true* how many of those are so."
            " Notes, which are off unless asked for, are left out.",
            "",
            "| what | expected | found | recall | said | true | precision |",
            "|---|--:|--:|--:|--:|--:|--:|",
            *_rows(measured),
            "",
            "### What was missed",
            "",
            *_named(measured, "missed"),
            "",
            "### What was false",
            "",
            *_named(measured, "false"),
            "",
            "## On defects put into whole reports",
            "",
            "One defect at a time, in several places of our two fictional and the three real"
            " reports (`planted.py`): found when something of its kind is said that was not said"
            " before.",
            "",
            *_planted(),
            "",
            "## On sentences of our own",
            "",
            *_sentences(cases()),
            "",
            UNSEEN.read_text(encoding="utf-8").rstrip(),
            "",
        ]
    )


def _rows(measured: tuple[Score, ...]) -> Iterator[str]:
    for thing in sorted({it.thing for it in measured}, key=_order):
        of_it = [it for it in measured if it.thing == thing]
        expected, said = sum(it.expected for it in of_it), sum(it.said for it in of_it)
        found = expected - sum(len(it.missed) for it in of_it)
        true = said - sum(len(it.false) for it in of_it)
        yield (
            f"| {thing} | {expected} | {found} | {_share(found, expected)}"
            f" | {said} | {true} | {_share(true, said)} |"
        )


def _order(thing: str) -> tuple[int, str]:
    """Put quantities first, then relations, then what is said of the words."""
    beginnings = ("quantity", "its", "relation", "")
    place = next(place for place, it in enumerate(beginnings) if thing.startswith(it))
    return (len(beginnings) if thing == "its severity" else place), thing


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.1%}" if whole else "—"


def _named(measured: tuple[Score, ...], which: str) -> Iterable[str]:
    lines = [
        f"- {score.report}, {score.thing}: {it}"
        for score in measured
        # What is said otherwise than by hand is both; once is enough.
        if not (which == "false" and score.thing.startswith("its "))
        for it in getattr(score, which)
    ]
    return lines or ["Nothing."]


def _planted() -> Iterator[str]:
    whole: dict[str, Review] = {}
    tried: dict[str, list[bool]] = {}
    lines: list[str] = []
    for plant in plants():
        before = whole.setdefault(plant.report, check(any_report(plant.report).source))
        after = check(typed(plant.text))
        found = is_found(plant, before, after)
        tried.setdefault(plant.kind, []).append(found)
        if not found:
            lines.append(f"- not found: {plant.report}, {plant.kind}: {plant.what}")
        lines += [
            f"- said beside it: {plant.report}, {plant.what}: {it.rule} {it.quote}"
            for it in new(before, after)
            if it.kind != plant.kind
        ]
    yield "| kind | planted | found | recall |"
    yield "|---|--:|--:|--:|"
    for kind, found_each in sorted(tried.items()):
        found_of_it, of_it = sum(found_each), len(found_each)
        yield f"| {kind} | {of_it} | {found_of_it} | {_share(found_of_it, of_it)} |"
    yield ""
    yield from lines


def _sentences(lines: tuple[Case, ...]) -> Iterator[str]:
    changed = [it for it in lines if it.wrong]
    alarms = [it for it in lines if said(it.right)]
    missed = [it for it in changed if not is_caught(it)]
    yield (
        f"{len(lines)} sentences that are right, in the many ways reports put numbers and in many"
        f" that only look wrong: {len(alarms)} false alarms. The same with one figure changed,"
        f" where the words close the sum or state the rate: {len(changed)}, found"
        f" {len(changed) - len(missed)} ({_share(len(changed) - len(missed), len(changed))})."
    )
    yield ""
    yield from (f"- false alarm: {it.right}" for it in alarms)
    yield from (f"- not found: {it.wrong} ({it.miss})" for it in missed)
