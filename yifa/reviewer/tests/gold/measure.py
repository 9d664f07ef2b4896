"""How much of what was found by hand the reviewer finds, and what it finds beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from yifa.reviewer import Finding, Quantity, Review, Term, check
from yifa.reviewer.tests.gold.annotated import Defect, Figure, Tie, defects, figures, ties
from yifa.reviewer.tests.samples import REAL_NAMES, real

SAID_OF_A_NUMBER = ("value", "unit", "counted", "act", "approximate", "period")


class Score(NamedTuple):
    """What was found of one thing in one report.

    `expected` were found by hand, all of them but `missed` by the reviewer too; it said `said`,
    all of them true but `false`.
    """

    report: str
    thing: str
    expected: int
    said: int
    missed: tuple[str, ...]
    false: tuple[str, ...]


def scores() -> tuple[Score, ...]:
    """Measure the real reports; skips the test where their folder is absent."""
    return tuple(score for name in REAL_NAMES for score in _scores(name))


def _scores(name: str) -> Iterator[Score]:
    source = real(name).source
    review = check(source)
    yield from _of_quantities(name, figures(name, source.text), review.reading.quantities)
    yield from _of_relations(name, ties(name, source.text), review)
    yield from _of_findings(name, defects(name, source.text), review.said)


def _of_quantities(
    name: str, expected: tuple[Figure, ...], found: tuple[Quantity, ...]
) -> Iterator[Score]:
    at = {(it.start, it.end): it for it in found}
    missed = tuple(it.text for it in expected if it.span not in at)
    false = tuple(it.text for place, it in at.items() if place not in {e.span for e in expected})
    yield Score(name, "quantity", len(expected), len(found), missed, false)
    for column in SAID_OF_A_NUMBER:
        pairs = [
            (it, getattr(it, column), _said(at[it.span], column))
            for it in expected
            if it.span in at
        ]
        wrong = tuple(
            f"{it.text}: {by_hand or '—'}, said {read or '—'}"
            for it, by_hand, read in pairs
            if by_hand != read
        )
        yield Score(name, f"its {column}", len(pairs), len(pairs), wrong, wrong)


def _said(quantity: Quantity, column: str) -> object:
    said = getattr(quantity, column)
    return "" if said is None else said


def _of_relations(name: str, expected: tuple[Tie, ...], review: Review) -> Iterator[Score]:
    key = {(it.rule, it.stated, it.terms): it for it in expected}
    found = [
        ((it.rule, it.stated.span, frozenset(term.span for term in it.terms)), it)
        for it in review.relations
    ]
    places = {place for place, _ in found}
    for rule in sorted({place[0] for place in [*key, *places]}):
        needed = [it for it in expected if it.rule == rule and not it.may]
        said = [(place, it) for place, it in found if place[0] == rule]
        yield Score(
            name,
            f"relation {rule}",
            len(needed),
            len(said),
            tuple(it.why for place, it in key.items() if it in needed and place not in places),
            tuple(_written(it.stated.written, it.terms) for place, it in said if place not in key),
        )


def _written(stated: str, terms: Iterable[Term]) -> str:
    return f"{stated} of {'、'.join(it.written for it in terms)}"


def _of_findings(
    name: str, expected: tuple[Defect, ...], said: tuple[Finding, ...]
) -> Iterator[Score]:
    for kind in sorted({it.kind for it in expected} | {it.kind for it in said}):
        of_kind = [it for it in said if it.kind == kind]
        gold = [it for it in expected if it.kind == kind]
        needed = [it for it in gold if not it.may]
        yield Score(
            name,
            kind,
            len(needed),
            len(of_kind),
            tuple(it.what for it in needed if not any(_meets(it, said) for said in of_kind)),
            tuple(it.quote for it in of_kind if not any(_meets(defect, it) for defect in gold)),
        )
    pairs = [(it, found) for it in expected if not it.may for found in said if _meets(it, found)]
    wrong = tuple(
        f"{it.says}: {it.severity}, said {found.severity}"
        for it, found in pairs
        if it.severity != found.severity
    )
    yield Score(name, "its severity", len(pairs), len(pairs), wrong, wrong)


def _meets(defect: Defect, finding: Finding) -> bool:
    if defect.kind != finding.kind:
        return False
    if defect.span is None:
        return defect.says in finding.message
    return defect.span.start < finding.end and finding.start < defect.span.end
