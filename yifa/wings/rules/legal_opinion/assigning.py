"""Whom a review may be given to: what ties each, what each is good at and has in hand.

Somebody is proposed, nobody is ranked: they stand in the order in which they came.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from yifa.kernel.certificates import held_by
from yifa.kernel.person import Post

from . import reviewing
from .load import fields_of, in_hand, reviewers
from .models import PaperType, Standing

if TYPE_CHECKING:
    from .models import LegalOpinion

#: By which words a field of law is one for what is sent.
WORDS = {
    PaperType.CONTRACT: ("合同", "协议"),
    PaperType.DOCUMENT: ("规范性文件",),
    PaperType.DECISION: ("决策",),
    PaperType.ACT: ("处罚", "许可", "执法"),
    PaperType.LITIGATION: ("诉讼", "复议", "赔偿"),
}
BETWEEN_FIELDS = re.compile(r"[、，,；;\s]+")


@dataclass(frozen=True)
class Candidate:
    """A reviewer with what speaks for and against giving him this one."""

    post: Post
    standing: Standing
    fields: str
    fits: bool
    in_hand: int
    bar: str

    def __str__(self) -> str:
        """周律师：擅长合同，手上2件；起草了这一件，不能审查."""
        told = [f"擅长{self.fields}"] if self.fields else []
        told.append(f"手上{self.in_hand}件")
        return f"{self.post}：{'，'.join(told)}" + (f"；{self.bar}" if self.bar else "")


def candidates(opinion: LegalOpinion, on: dt.date) -> list[Candidate]:
    """Everybody who reviews where it lies, in the order in which they came."""
    open_ones = in_hand(opinion.holder)
    return [
        Candidate(
            post,
            standing_of(post, on),
            fields=(fields := fields_of(post, on)),
            fits=fits(fields, opinion),
            in_hand=open_ones[post.pk],
            bar=bar(opinion, post, on),
        )
        for post in reviewers(opinion.holder, on)
    ]


def proposed(among: list[Candidate]) -> Candidate | None:
    """Whom nothing ties: of those in whose field it lies, or else of all, who has least in hand."""
    free = [one for one in among if not one.bar]
    return min(free, key=lambda one: (not one.fits, one.in_hand), default=None)


def bar(opinion: LegalOpinion, post: Post, on: dt.date) -> str:
    """Why somebody can't review it, "" if nothing is known."""
    if reviewing.drafted_it(opinion, post):
        return "起草了这一件，不能审查"
    if served := reviewing.other_sides_served(opinion, post, on):
        return f"同时为{'、'.join(served)}服务，不能审查"
    return "现在由他审查，改派给别人" if post == opinion.reviewer else ""


def standing_of(post: Post, on: dt.date) -> Standing:
    """As what somebody reviews that day, as the register of advisers tells it."""
    kinds = [held.tells["adviser_kind"] for held in held_by(post, reviewing.ADVISERS, on)]
    if not kinds:
        return Standing.STAFF
    return Standing.PUBLIC_LAWYER if "public_lawyer" in kinds else Standing.ADVISER


def fits(fields: str, opinion: LegalOpinion) -> bool:
    """Whether what is sent lies in somebody's fields, by its type or its title."""
    named = filter(None, BETWEEN_FIELDS.split(fields))
    by_type = any(word in fields for word in WORDS.get(PaperType(opinion.paper_type), ()))
    return by_type or any(field in opinion.title for field in named)


def told(opinion: LegalOpinion, on: dt.date) -> Iterator[str]:
    """The proposal with its reason, and a line for each reviewer."""
    everybody = candidates(opinion, on)
    one = proposed(everybody)
    if one is not None and len(everybody) > 1:
        why = "属于擅长领域，" if one.fits else ""
        yield f"建议分派给{one.post}（{why}手上{one.in_hand}件），可以另选"
    yield from map(str, everybody)
