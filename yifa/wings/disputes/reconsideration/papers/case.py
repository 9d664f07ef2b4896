"""What the papers tell of a reconsideration, and what stands on several of them alike."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import cast

from yifa import law
from yifa.kernel import clocks
from yifa.kernel.acts import Act, acts_of
from yifa.kernel.matter import Matter
from yifa.kernel.organisation import Form
from yifa.kernel.party import Capacity, Party
from yifa.kernel.state import standing
from yifa.law.provisions import Limit
from yifa.report.papers.casefile import words
from yifa.report.papers.casefile.story import Story
from yifa.report.papers.paper import Block, Paper, Paragraph
from yifa.wings.disputes.reconsideration.models import Reconsideration

#: Room for what is written by hand.
ROOM = "\u3000" * 8
APPLICANT, THIRD = "a", "b"


class Case(Story[Reconsideration]):
    """A reconsideration and everything that stands of what was done in it."""

    @property
    def authority(self) -> str:
        """The authority in whose name papers go out: the government whose office holds the case."""
        seat = self.matter.holder.parent
        government = seat is not None and seat.form == Form.GOVERNMENT
        return str(seat if government else self.matter.holder)

    def principals(self, side: str) -> list[Party]:
        """Those on a side themselves, without agents."""
        return [one for one in self.side(side) if one.capacity == Capacity.PARTY]

    def number(self, word: str, act: Act) -> str:
        """A paper's own number: the case's with its word, and a place from the second on."""
        told = self.matter.number.replace("〔", f"{word}〔", 1)
        place = self.all_of(act.step).index(act) + 1
        return told if place == 1 else f"{told.removesuffix('号')}-{place}号"

    def limit(self, name: str, on: dt.date | None) -> Limit:
        """A limit of the law as the track narrows it, on a day."""
        case = self.matter
        day = on or case.registered_on
        return law.limit(name, on=day, place=case.place_code, sector=case.sector)

    def due(self, clock: str) -> str:
        """The day on which a clock ends, "" where it does not run."""
        state = clocks.state_of(self.matter, self.matter.procedure.clocks[clock])
        return words.day(state.day)

    @property
    def contested(self) -> str:
        """What it is about: 不服青禾县水利局的行政处罚（青水罚〔2026〕1号）."""
        number = f"（{self.matter.act_number}）" if self.matter.act_number else ""
        return f"{self.matter.contested}{number}"


#: How a paper is written, from the act that makes it and its title.
Make = Callable[[Case, Act, str], Paper]


def told(matter: Matter) -> Case:
    """The story of a matter, which is a reconsideration."""
    case = cast("Reconsideration", matter)
    return Case(case, list(case.parties.order_by("place")), acts_of(standing(case)))


def basis(gate: str) -> str:
    """Law and article of a requirement."""
    return law.requirement(gate).basis


def everyone(case: Case) -> list[Block]:
    """Applicants, respondent and third parties, as a decision names them."""
    lines = [
        f"申请人：{one.name}　住址：{one.address or ROOM}" for one in case.principals(APPLICANT)
    ]
    lines.append(f"被申请人：{case.matter.respondent}")
    lines += [f"第三人：{one.name}" for one in case.principals(THIRD)]
    agents = [one.name for one in case.parties if one.capacity == Capacity.AGENT]
    lines += [f"委托代理人：{'、'.join(agents)}"] if agents else []
    return [Paragraph(line) for line in lines]


def official(
    case: Case, title: str, word: str, act: Act, blocks: Sequence[Block], *, to: str | None = None
) -> Paper:
    """A paper that goes out under the authority's seal."""
    return Paper(
        title=title,
        document_number=case.number(word, act),
        addressee=case.names(APPLICANT) if to is None else to,
        blocks=(*blocks, words.to_sign(seal=f"{case.authority}（印章）", on=act.on)),
    )
