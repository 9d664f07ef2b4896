"""How a procedure is drawn: its stages in a row, and where the matter stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

LONGEST = 9


class StageState(StrEnum):
    """Where a stage lies, seen from where the matter stands."""

    PASSED = "passed"
    HERE = "here"
    AHEAD = "ahead"


@dataclass(frozen=True)
class SideStep:
    """A step beside the way, hung below its stage as 附."""

    label: str
    note: str = ""
    done: bool = False


@dataclass(frozen=True)
class Stage:
    """A stage with the day it was reached, or the limit for reaching it, as `note`."""

    label: str
    state: StageState
    note: str = ""
    sides: Sequence[SideStep] = ()


@dataclass(frozen=True)
class Rail:
    """The stages in order, and in one line of words each where the way may fork (岔路)."""

    stages: Sequence[Stage]
    forks: Sequence[str] = ()

    @property
    def folded(self) -> int:
        """How many passed stages are folded into 已办N步: all but the last, on a long rail."""
        if len(self.stages) <= LONGEST:
            return 0
        passed = sum(stage.state is StageState.PASSED for stage in self.stages)
        return max(passed - 1, 0)

    @property
    def shown(self) -> Sequence[Stage]:
        """The stages that are drawn."""
        return self.stages[self.folded :]

    @property
    def summary(self) -> str:
        """What a screen reader says first."""
        total = len(self.stages)
        for place, stage in enumerate(self.stages, start=1):
            if stage.state is StageState.HERE:
                return f"共{total}个阶段，现在是第{place}个：{stage.label}"
        return f"共{total}个阶段"
