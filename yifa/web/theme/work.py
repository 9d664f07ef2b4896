"""What 我的工作 lists: matters that want an act, returns that are due."""

from collections.abc import Sequence
from dataclasses import KW_ONLY, dataclass

from yifa.web.theme.clock import Clock
from yifa.web.theme.link import Act, Link


@dataclass(frozen=True)
class WorkRow:
    """One matter: pill, title, kind and number and days, the next step and its article, one act.

    `when` stands where there is no clock yet (今天 8:12). `way_out` is another lawful way, with a
    note: 申请延期, 最长30日.
    """

    title: str
    url: str
    facts: Sequence[str]
    act: Act
    _: KW_ONLY
    clock: Clock | None = None
    when: str = ""
    next_step: str = ""
    article: str = ""
    way_out: Link | None = None


@dataclass(frozen=True)
class WorkGroup:
    """已逾期, 今天到期, 七日内到期, 退回给我, 新交办; an empty one is left out by the page."""

    title: str
    rows: Sequence[WorkRow]
    link: Link | None = None


@dataclass(frozen=True)
class ReturnRow:
    """A return that is due: already filled; what changed; who below is late; the acts."""

    clock: Clock
    title: str
    says: str
    links: Sequence[Link] = ()
    acts: Sequence[Act] = ()
