"""Which matters are likely the one about to be registered: same people, or same place and type."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Q, QuerySet

from .matter import Matter
from .person import Post
from .procedure import Procedure
from .register import Register
from .rights import Sight, see

#: How far apart two entries of one matter may lie.
APART = dt.timedelta(days=30)
MOST = 5


def likely_doubles(
    register: type[Register], written: Mapping[str, Any], *, by: Post, on: dt.date
) -> list[Matter]:
    """Matters of the register that are likely the same, newest first, at most five.

    Only among those whose content the post may see: a warning must not tell of others. `written`
    holds the values as they would be taken; what can't be read is passed over.
    """
    near = see(register.model._default_manager.all(), by, sight=Sight.CONTENT)
    if not register.is_roll():
        near = near.filter(registered_on__range=(on - APART, on + APART))
    near = near.exclude(stage=Procedure.void.name)
    alike = [
        found
        for found in (same_parties(near, written), same_key(register, near, written))
        if found is not None
    ]
    if not alike:
        return []
    either = alike[0] if len(alike) == 1 else alike[0] | alike[1]
    return list(near.filter(either).order_by("-registered_on", "-pk")[:MOST])


def same_parties(near: QuerySet[Matter], written: Mapping[str, Any]) -> Q | None:
    """Matters that name every party given."""
    names = names_of(written.get("parties") or ())
    if not names:
        return None
    alike = Q()
    for name in names:
        named = Matter.objects.filter(parties__name=name).values("pk")
        alike &= Q(pk__in=named)
    return alike


def names_of(parties: Sequence[Mapping[str, Any]]) -> list[str]:
    """The names given, each once."""
    names = (str(party.get("name") or "").strip() for party in parties)
    return list(dict.fromkeys(name for name in names if name))


def same_key(
    register: type[Register], near: QuerySet[Matter], written: Mapping[str, Any]
) -> Q | None:
    """Matters that agree in every field of the register's `double_key`, all of them given."""
    given = {name: written.get(name) for name in register.double_key}
    if not given or any(value in (None, "") for value in given.values()):
        return None
    return Q(**given)
