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

#: What a range may be of.
YUAN, DAYS = "元", "天"


@dataclass(frozen=True)
class Facts:
    """What a proposal depends on; None or "" is what nobody knows.

    `amount` and `gain` (what was earned by the act) in yuan, `offences` the how-manieth within two
    years, `harm` a code of the list `harm_grade`.
    """

    amount: Decimal | None = None
    offences: int | None = None
    harm: str = ""
    gain: Decimal | None = None


@dataclass(frozen=True)
class Proposed:
    """The tier by its name and the penalty it leads to, from and to: a fine, or so many days.

    `reckoned` is the arithmetic where the range is a multiple of something
    (违法所得18000元的1倍至3倍).
    """

    tier: str
    least: Decimal
    most: Decimal
    unit: str = YUAN
    reckoned: str = ""

    def __str__(self) -> str:
        """裁量基准（一般）为违法所得18000元的1倍至3倍，即18000元至54000元."""
        ends = "至".join(f"{end.normalize():f}{self.unit}" for end in (self.least, self.most))
        return f"裁量基准（{self.tier}）为" + "，即".join(filter(None, (self.reckoned, ends)))


def proposed(benchmark: Matter, facts: Facts, on: dt.date) -> Proposed | None:
    """What the benchmark proposed on that day; None where it was not in force or can't tell.

    ValueError for a matter that is not stored: the walk knows no days.
    """
    return Register.of(benchmark).proposes(as_it_was(benchmark, on), facts, on)
