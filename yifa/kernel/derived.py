"""What lists and search read of a matter though no event says it: it follows from the rest.

`take` keeps it up to date, `verify` compares it, and after an upgrade it is told anew by the rules
of the new version. Due days follow too, but change with the law and its calendar: those changes
are events (`yifa workdays apply`), and nothing is told anew behind their back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from . import awaits, search
from .matter import Matter, read_histories
from .party import Party, masking_of
from .register import Register

#: The columns told here, in the order in which `verify` names them.
COLUMNS = ("awaits", "grams", "shown_title")
AT_ONCE = 500


def tell(matter: Matter, people: Iterable[Party]) -> None:
    """Every column that follows; the matter's history has been read."""
    matter.awaits = awaits.roles_awaited(matter)
    tell_words(matter, list(people))


def tell_words(matter: Matter, people: list[Party]) -> None:
    """The words by which it is found, and its title with the names masked."""
    words = Register.of(matter).searchable(matter, [one.name for one in people])
    matter.grams = search.grams_of(words)
    matter.shown_title = masking_of(matter, people)(matter.title)


def held(matter: Matter) -> dict[str, str]:
    """What the columns hold now."""
    return {name: getattr(matter, name) for name in COLUMNS}


def tell_anew() -> int:
    """Tell the columns of every matter by the rules as they are now; returns how many changed."""
    number = 0
    for matters in some_at_once():
        changed = []
        for matter in matters:
            before = held(matter)
            tell(matter, matter.parties.all())
            if held(matter) != before:
                changed.append(matter)
        Matter.objects.bulk_update(changed, COLUMNS)
        number += len(changed)
    return number


def some_at_once() -> Iterator[list[Matter]]:
    """Every matter of a kind that is there, with history and parties, some hundreds at a time."""
    for register in Register.all.values():
        rows, last = register.model._default_manager.order_by("pk"), 0
        while some := list(rows.filter(pk__gt=last).prefetch_related("parties")[:AT_ONCE]):
            read_histories(some)
            yield some
            last = some[-1].pk
