"""How a matter gets its number: no gaps, no doubles, whoever writes at the same time."""

from __future__ import annotations

from django.conf import settings

from .matter import Counter
from .organisation import Organisation


class Counters:
    """The counter rows that a transaction holds: each is read once and written once.

    A transaction that fails gives its numbers back, which is why there are no gaps.
    """

    def __init__(self) -> None:
        self.held: dict[tuple[int, str, int], Counter] = {}

    def issue(self, organisation: Organisation, *, kind: str, year: int) -> int:
        """The next serial number, from a counter held until the transaction ends."""
        key = (organisation.pk, kind, year)
        if key not in self.held:
            rows = Counter.objects.select_for_update()
            self.held[key], _ = rows.get_or_create(organisation=organisation, kind=kind, year=year)
        self.held[key].last += 1
        return self.held[key].last

    def store(self) -> None:
        """Write the last number of each, before the transaction ends."""
        for counter in self.held.values():
            counter.save(update_fields=["last"])


def number(organisation: Organisation, *, word: str, year: int, serial: int) -> str:
    """The number as papers carry it: 柳调〔2026〕187号; one given for practice says so."""
    apart = "演练" if settings.PRACTICE else ""
    return f"{apart}{organisation.short}{word}〔{year}〕{serial}号"
