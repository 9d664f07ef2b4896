"""Which matters are likely the one about to be registered: same people, same place and type.

What is brought again by the same people on the same subject is found however late it comes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q

from . import privacy
from .matter import Matter
from .party import Party
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
    seen = see(register.model._default_manager.all(), by, sight=Sight.CONTENT)
    seen = seen.exclude(stage=Procedure.void.name)
    near = Q() if register.is_roll() else Q(registered_on__range=(on - APART, on + APART))
    lately = [same_parties(written), same_fields(written, register.double_key)]
    alike = [near & found for found in lately if found is not None]
    if (again := brought_again(register, written)) is not None:
        alike.append(again)
    if not alike:
        return []
    return list(seen.filter(reduce(or_, alike)).order_by("-registered_on", "-pk")[:MOST])


def same_parties(written: Mapping[str, Any]) -> Q | None:
    """Matters that name every party given."""
    names = names_of(written.get("parties") or ())
    if not names:
        return None
    alike = Q()
    for name in names:
        named = Matter.objects.filter(parties__name=name).values("pk")
        alike &= Q(pk__in=named)
    return alike


def brought_again(register: type[Register], written: Mapping[str, Any]) -> Q | None:
    """Matters on the same subject by the same people, however long ago: by number, else by name."""
    subject = same_fields(written, register.repeats)
    people = same_parties(written)
    if subject is None or people is None:
        return None
    numbers = [str(party.get("identity_number") or "") for party in written["parties"]]
    hashes = [one for number in numbers if number for one in privacy.hashes(number)]
    if hashes:
        told = Party.objects.filter(identity_hash__in=hashes).order_by().values("matter")
        people |= Q(pk__in=told)
    return subject & people


def names_of(parties: Sequence[Mapping[str, Any]]) -> list[str]:
    """The names given, each once."""
    names = (str(party.get("name") or "").strip() for party in parties)
    return list(dict.fromkeys(name for name in names if name))


def same_fields(written: Mapping[str, Any], names: Sequence[str]) -> Q | None:
    """Matters that agree in these fields, all of them given; None where any is not."""
    given = {name: written.get(name) for name in names}
    if not given or any(value in (None, "") for value in given.values()):
        return None
    return Q(**given)
