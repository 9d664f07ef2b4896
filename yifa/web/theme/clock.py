"""How a statutory limit is shown: the pill, its arithmetic, the strip of days."""

from collections.abc import Sequence
from dataclasses import KW_ONLY, dataclass
from datetime import date
from enum import StrEnum

STRIP = 14
HEAD = 3
TAIL = 5


class ClockState(StrEnum):
    """How a clock stands; each has a form and words of its own, never colour alone."""

    OVER = "over"
    TODAY = "today"
    SOON = "soon"
    RUNNING = "running"
    WAIT = "wait"
    PAUSED = "paused"
    UNVERIFIED = "unverified"
    RETURNED = "returned"
    DONE = "done"
    NONE = "none"


WORDS = {
    ClockState.OVER: "逾期",
    ClockState.TODAY: "今天到期",
    ClockState.SOON: "剩",
    ClockState.RUNNING: "剩",
    ClockState.WAIT: "等待",
    ClockState.PAUSED: "中止　已用",
    ClockState.UNVERIFIED: "剩",
    ClockState.RETURNED: "退回补正",
    ClockState.DONE: "按期办结",
    ClockState.NONE: "未起算",
}


@dataclass(frozen=True)
class Clock:
    """One pill: [name] word **number** unit, as in 司法确认 剩**9**天.

    `number` may be a word (明天) and may be missing. `word` replaces the state's own. `due` is
    read out after it: 剩18天，12月6日到期.
    """

    state: ClockState
    number: int | str = ""
    unit: str = ""
    _: KW_ONLY
    name: str = ""
    word: str = ""
    due: date | None = None

    @property
    def says(self) -> str:
        """The word before the number."""
        return self.word or WORDS[self.state]


class DayKind(StrEnum):
    """What a day is to the count."""

    PLAIN = "plain"
    REST = "rest"
    COUNTED = "counted"
    TODAY = "today"
    LAST = "last"


@dataclass(frozen=True)
class Day:
    """One cell of the strip; `note` is 送达, 休, 班, 3, 3今天 or 5止."""

    day: date
    note: str = ""
    kind: DayKind = DayKind.PLAIN


@dataclass(frozen=True)
class DayStrip:
    """The days of a clock, one cell each; `theirs` if the other side has this time."""

    days: Sequence[Day]
    theirs: bool = False

    @property
    def cells(self) -> Sequence[Day | None]:
        """The days to draw; None is the gap that stands for the middle of a long clock."""
        if len(self.days) <= STRIP:
            return self.days
        return [*self.days[:HEAD], None, *self.days[-TAIL:]]


@dataclass(frozen=True)
class FullClock:
    """A clock on a matter's page: pill, what is due, one sentence of arithmetic, the article.

    The sentence is `before` **`until`** `after`: 9月7日立案，第90日为**12月6日**（星期日）。
    `provisional` says why the day may still move.
    """

    clock: Clock
    title: str
    _: KW_ONLY
    before: str = ""
    until: str = ""
    after: str = ""
    article: str = ""
    provisional: str = ""
    strip: DayStrip | None = None
    open: bool = False
