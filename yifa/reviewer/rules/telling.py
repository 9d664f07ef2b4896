"""How a rule says what it found: the place, the sentence, and the basis of its rule."""

from __future__ import annotations

from collections.abc import Iterable

from yifa.reviewer.document import Span
from yifa.reviewer.findings import Finding, Severity, Term, rules
from yifa.reviewer.reading import Reading


def finding(
    reading: Reading,
    rule: str,
    span: Span,
    message: str,
    *,
    severity: Severity = Severity.ERROR,
    stated: str | None = None,
    computed: str | None = None,
    basis: str = "",
    terms: Iterable[Term] = (),
) -> Finding:
    """Make a finding at a stretch of the source; without a basis of its own, its rule's.

    `message` says what is wrong and what to do, without the full stop that ends it.
    """
    text = reading.document.source.text
    return Finding(
        rule,
        severity,
        span.start,
        span.end,
        text[span.start : span.end],
        f"{message}。",
        stated=stated,
        computed=computed,
        basis=basis or rules()[rule].basis,
        terms=tuple(terms),
    )
