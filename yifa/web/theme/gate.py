"""How it is said what a step still lacks, and what is asked before an act of law."""

from collections.abc import Mapping, Sequence
from dataclasses import KW_ONLY, dataclass, field
from enum import StrEnum

from yifa.web.theme.link import Act, Link, Weight


class GateState(StrEnum):
    """Whether a condition is met; an unverified one is shown and does not block."""

    MISSING = "missing"
    MET = "met"
    UNVERIFIED = "unverified"


GATE_WORDS = {
    GateState.MISSING: "还缺",
    GateState.MET: "已具备",
    GateState.UNVERIFIED: "依据未核实，不拦截",
}


@dataclass(frozen=True)
class Gate:
    """One condition: what, by which article, and who can see to it with which act."""

    state: GateState
    what: str
    article: str = ""
    _: KW_ONLY
    who: str = ""
    act: Act | None = None
    link: Link | None = None

    @property
    def spoken(self) -> str:
        """What the drawn square says to those who hear the page."""
        return GATE_WORDS[self.state]


@dataclass(frozen=True)
class ClosedStep:
    """A step that cannot be taken yet: in one `note`, or gate by gate."""

    label: str
    note: str = ""
    gates: Sequence[Gate] = ()


@dataclass(frozen=True)
class Reason:
    """One entry of a refusal: what is missing, its facts and days, the law and its words.

    `who` may be a person or a day (由陆青岚办, 11月21日起可以办); `acts` and `links` lead out.
    """

    what: str
    facts: str = ""
    _: KW_ONLY
    article: str = ""
    words: str = ""
    who: str = ""
    acts: Sequence[Act] = ()
    links: Sequence[Link] = ()


@dataclass(frozen=True)
class Refusal:
    """Why a step is not taken: `missing` by law, `mistakes` in the fields, `met` already."""

    step: str
    missing: Sequence[Reason] = ()
    _: KW_ONLY
    mistakes: Sequence[Reason] = ()
    met: Sequence[Gate] = ()
    kept: str = "您填的内容还在，不用重填。"

    @property
    def title(self) -> str:
        """The count, as in 现在还不能作出决定，缺3项，另有1处要改."""
        opening = f"现在还不能{self.step}"
        if not self.missing:
            return f"{opening}，有{len(self.mistakes)}处要改"
        also = f"，另有{len(self.mistakes)}处要改" if self.mistakes else ""
        return f"{opening}，缺{len(self.missing)}项{also}"

    @property
    def reasons(self) -> Sequence[Reason]:
        """All that stands in the way, in one numbered list."""
        return [*self.missing, *self.mistakes]


@dataclass(frozen=True)
class Confirm:
    """The box before a step with legal effect: what, to whom, how much, and what cannot be undone.

    `fields` is sent along with the act; `back` returns to the form with nothing lost.
    """

    title: str
    what: str
    verb: str
    back: Link
    _: KW_ONLY
    article: str = ""
    url: str = ""
    name: str = ""
    value: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)

    @property
    def act(self) -> Act:
        """The only button in cinnabar."""
        return Act(self.verb, weight=Weight.SEAL, name=self.name, value=self.value)
