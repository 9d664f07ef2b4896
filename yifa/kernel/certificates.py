"""Whether somebody holds a certificate on a day, as the register of such certificates tells it.

    class Officers(Register):
        certifies = Certifying("enforcement", holder="officer", valid=("certified",), ...)

Kinds do not know one another: a gate asks here by the certificate's name, and whichever register
declares that it certifies so is asked. What held on a day is replayed from what was done by then,
so that a certificate suspended later still held, and one renewed too late did not.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from .looking_up import looked_up
from .matter import Matter
from .organisation import Organisation
from .person import Post
from .register import Certifying, Register
from .state import on_day
from .writing import decode


@dataclass(frozen=True)
class Held:
    """A certificate as it stood on a day, with what else its register tells of it."""

    number: str
    until: dt.date
    tells: Mapping[str, str] = field(default_factory=dict)


def certified(post: Post, certificate: str, on: dt.date) -> bool:
    """Whether the post's person holds that certificate on that day.

    ValueError for a post that is not stored: the walk knows no days.
    """
    return bool(held_by(post, certificate, on))


def held_by(post: Post, certificate: str, on: dt.date) -> list[Held]:
    """The certificates of that name which the post's person holds on a day."""
    if post.pk is None or post._state.adding:
        raise ValueError("a post that is not stored has no rows")
    return looked_up(read, post.person_id, certificate, on)


def read(person: int, certificate: str, on: dt.date) -> list[Held]:
    """The same of a person, by key, from the registers that certify so."""
    return [
        held
        for register in Register.all.values()
        if (says := register.certifies) is not None and says.certificate == certificate
        for matter in register.model._default_manager.filter(
            **{f"{says.holder}__person": person}
        ).order_by("pk")
        if (held := as_of(matter, says, on)) is not None
    ]


def certificates(
    certificate: str, organisation: Organisation, on: dt.date
) -> Iterator[tuple[Post, Held]]:
    """Every certificate of that name that somebody of an organisation holds on a day, by number."""
    found = [
        (getattr(matter, says.holder), held)
        for register in Register.all.values()
        if (says := register.certifies) is not None and says.certificate == certificate
        for matter in register.model._default_manager.filter(
            **{f"{says.holder}__organisation": organisation}
        )
        if (held := as_of(matter, says, on)) is not None
    ]
    return iter(sorted(found, key=lambda one: one[1].number))


def as_of(matter: Matter, says: Certifying, on: dt.date) -> Held | None:
    """The certificate that a matter was on a day; None if it was none."""
    state = on_day(matter, on)
    first, last, number = (
        decode(type(matter), name, state.values.get(name)) if state.values.get(name) else None
        for name in (says.since, says.until, says.number)
    )
    if state.stage not in says.valid or first is None or last is None or not first <= on <= last:
        return None
    tells = {name: str(state.values.get(name) or "") for name in says.tells}
    return Held(str(number or ""), last, tells)
