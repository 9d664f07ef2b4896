"""What lists, search and figures read of a matter though no event says it: it follows.

`take` keeps it up to date, `verify` compares it, and after an upgrade, or when figures are declared
otherwise, it is told anew by the rules of the new version. Due days follow too, but change with the
law and its calendar: those changes are events (`yifa workdays apply`), and nothing is told anew
behind their back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.db import transaction

from . import awaits, search, tally
from .matter import Matter, read_histories
from .organisation import Organisation
from .party import Party, masking_of
from .register import Register

#: The columns told here, in the order in which `verify` names them.
COLUMNS = ("awaits", "awaits_from", "grams", "shown_title")
AT_ONCE = 500


def tell(matter: Matter, people: Iterable[Party]) -> None:
    """Every column that follows; the matter's history has been read."""
    awaits.tell(matter)
    tell_words(matter, list(people))


def tell_words(matter: Matter, people: list[Party]) -> None:
    """The words by which it is found, and its title with the names masked."""
    words = Register.of(matter).searchable(matter, [one.name for one in people])
    matter.grams = search.grams_of(words)
    matter.shown_title = masking_of(matter, people)(matter.title)


def held(matter: Matter) -> dict[str, Any]:
    """What the columns hold now."""
    return {name: getattr(matter, name) for name in COLUMNS}


def is_behind() -> bool:
    """Whether it was told by other figures than are declared now, or never to the end."""
    return tally.are_behind()


def tell_anew(told: Callable[[int, int], None] = lambda done, of: None) -> int:
    """Tell what follows from every matter by the rules as they are now; returns how many changed.

    `told` is called after each some hundreds with how many matters are done, of how many. Whoever
    is stopped on the way is behind, and begins again.
    """
    tally.TalliedBy.objects.all().delete()
    organisations = Organisation.objects.in_bulk()
    changed = done = 0
    total = Matter.objects.filter(kind__in=Register.all).count()
    for register in Register.all.values():
        last = 0
        while number := len(keys := some_keys(register, after=last)):
            changed += tell_some(register, keys, organisations)
            last, done = keys[-1], done + number
            told(done, total)
    tally.TalliedBy.objects.create(digest=tally.definitions())
    return changed


def some_keys(register: type[Register], *, after: int) -> list[int]:
    """The keys of the next matters of a kind, some hundreds."""
    matters = register.model._default_manager.filter(pk__gt=after)
    return list(matters.order_by("pk").values_list("pk", flat=True)[:AT_ONCE])


@transaction.atomic
def tell_some(register: type[Register], keys: list[int], organisations: tally.Organisations) -> int:
    """Tell some matters anew while nobody else may take a step; returns how many changed."""
    list(Matter.objects.select_for_update().filter(pk__in=keys).order_by("pk").values_list("pk"))
    found = register.model._default_manager.filter(pk__in=keys)
    matters = list(found.prefetch_related("parties", "tallies"))
    read_histories(matters)
    retold = [matter for matter in matters if tell_columns(matter)]
    Matter.objects.bulk_update(retold, COLUMNS)
    recounted = tally.keep(matters, organisations)
    return len({*retold, *recounted})


def tell_columns(matter: Matter) -> bool:
    """Tell the columns of a matter; whether any was something else before."""
    before = held(matter)
    tell(matter, matter.parties.all())
    return held(matter) != before
