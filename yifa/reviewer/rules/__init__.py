"""The rules that read the words of a report, one module for each kind of defect."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache

from yifa.reviewer.findings import Finding
from yifa.reviewer.reading import Reading


@cache
def every_rule() -> tuple[Callable[[Reading], Iterable[Finding]], ...]:
    """Each reads one report and yields what is wrong in it.

    They are loaded with the first report that is checked, and not where the desk opens.
    """
    from yifa.reviewer.rules.currency import currency
    from yifa.reviewer.rules.enumeration import enumeration
    from yifa.reviewer.rules.privacy import privacy
    from yifa.reviewer.rules.punctuation import punctuation
    from yifa.reviewer.rules.repetition import repetition
    from yifa.reviewer.rules.residue import residue
    from yifa.reviewer.rules.structure import structure
    from yifa.reviewer.rules.timeliness import timeliness

    return (
        enumeration,
        structure,
        currency,
        timeliness,
        residue,
        repetition,
        punctuation,
        privacy,
    )
