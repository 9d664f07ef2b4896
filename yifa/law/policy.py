"""Which plans, laws, bodies and terms a text may speak of, and until when they held."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache

from .files import HERE, Row, toml


@dataclass(frozen=True)
class Policy:
    """A name that dates a text. A hit after `last_day` is a hint for a person, not an error.

    `pattern` is a regular expression; `written` is one for a plain form of the text (see
    currency.toml), empty where `pattern` does for that. `first_day` and `last_day` (inclusive) are
    None if open or unknown; `named_since` is set where the name is older than what it names now.
    `replaced_by` is another policy's id or the name of what came after.
    """

    id: str
    kind: str
    name: str
    pattern: str
    first_day: dt.date | None
    last_day: dt.date | None
    replaced_by: str
    verified: str
    note: str = ""
    written: str = ""
    named_since: dt.date | None = None

    def held(self, day: dt.date) -> bool:
        """Whether the name was current on a day."""
        begun = self.first_day is None or self.first_day <= day
        return begun and (self.last_day is None or day <= self.last_day)


@cache
def policies() -> tuple[Policy, ...]:
    """All dated names of currency.toml, in its order."""
    return tuple(_policy(row) for row in toml(HERE / "currency.toml")["policy"])


def _policy(row: Row) -> Policy:
    given = dict(row)
    first, last = _day(given.pop("valid_from")), _day(given.pop("valid_to"))
    since = _day(given.pop("named_since", ""))
    return Policy(first_day=first, last_day=last, named_since=since, **given)


def _day(written: str) -> dt.date | None:
    return dt.date.fromisoformat(written) if written else None
