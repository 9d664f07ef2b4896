"""How a matter gets its number: no gaps, no doubles, whoever writes at the same time."""

from __future__ import annotations

from django.conf import settings

from .matter import Counter
from .organisation import Organisation


def issue(organisation: Organisation, *, kind: str, year: int) -> int:
    """The next serial number, from a counter row held until the transaction ends.

    A transaction that fails gives its number back, which is why there are no gaps.
    """
    counters = Counter.objects.select_for_update()
    counter, _ = counters.get_or_create(organisation=organisation, kind=kind, year=year)
    counter.last += 1
    counter.save(update_fields=["last"])
    return counter.last


def number(organisation: Organisation, *, word: str, year: int, serial: int) -> str:
    """The number as papers carry it: 柳调〔2026〕187号; one given for practice says so."""
    apart = "演练" if settings.PRACTICE else ""
    return f"{apart}{organisation.short}{word}〔{year}〕{serial}号"
