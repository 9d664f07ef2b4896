"""What a benchmark proposes for the facts of another matter, as it stood on a day.

    proposed(case.benchmark, Facts(amount=case.amount, offences=1, harm="slight"), on)

Kinds do not know one another: a case asks here, and the register in which its benchmark stands
answers (`Register.proposes`). What held on a day is replayed from what was done by then, so that a
benchmark that was revised later still proposes what it proposed on the day of the decision.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from .matter import Matter
from .register import Register
from .state import as_it_was


@dataclass(frozen=True)
class Facts:
    """What a proposal depends on; None or "" is what nobody knows.

    `amount` in yuan, `offences` the how-manieth within two years, `harm` a code of the list
    `harm_grade`.
    """

    amount: Decimal | None = None
    offences: int | None = None
    harm: str = ""


@dataclass(frozen=True)
class Proposed:
    """The tier by its name and the fine it leads to, from and to, in yuan."""

    tier: str
    least: Decimal
    most: Decimal


def proposed(benchmark: Matter, facts: Facts, on: dt.date) -> Proposed | None:
    """What the benchmark proposed on that day; None where it was not in force or can't tell.

    ValueError for a matter that is not stored: the walk knows no days.
    """
    return Register.of(benchmark).proposes(as_it_was(benchmark, on), facts, on)
