"""Everything the rules find in one report, in the order in which it is read."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from yifa.reviewer.findings import Finding, Relation, Severity, rules
from yifa.reviewer.layout import outline
from yifa.reviewer.reading import Reading
from yifa.reviewer.relations import relations
from yifa.reviewer.rules import every_rule
from yifa.reviewer.source import Source


@dataclass(frozen=True)
class Review:
    """A report with all that was tested and found, notes included."""

    reading: Reading
    relations: tuple[Relation, ...]
    findings: tuple[Finding, ...]

    @cached_property
    def said(self) -> tuple[Finding, ...]:
        """What is said without being asked for: errors and warnings."""
        return tuple(it for it in self.findings if it.severity is not Severity.NOTE)


def check(source: Source) -> Review:
    """Review one report.

    >>> from yifa.reviewer.source import typed
    >>> check(typed("全年平安无事。")).findings
    ()
    """
    reading = Reading(outline(source))
    tested = tuple(relations(reading))
    found = [finding_of(relation, source.text) for relation in tested if not relation.agrees]
    for rule in every_rule():
        found += rule(reading)
    found.sort(key=lambda finding: (finding.start, finding.end, finding.rule))
    return Review(reading, tested, tuple(found))


def finding_of(relation: Relation, text: str) -> Finding:
    """Turn a relation that does not hold into what is said of it."""
    start, end = relation.stated.span
    return Finding(
        relation.rule,
        relation.severity,
        start,
        end,
        text[start:end],
        relation.message,
        stated=relation.stated.value,
        computed=relation.computed,
        basis=rules()[relation.rule].basis,
        terms=relation.terms,
    )
