"""Whether what lists, search and figures read of a matter still follows from what its events say.

The due day, whom it waits for, the searchable words, the masked title and what it adds to figures
are written by `take` but by no event: they follow from the rest. Whoever changes them hides a
matter that is overdue, shows a party's name, or betters a figure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from . import clocks, derived, tally
from .matter import Event, Matter, Taken
from .party import Party
from .register import Register
from .tally import Tally

#: A word for programs, and how the Chinese sentence goes on after the number.
Fault = tuple[str, str]

#: The columns that follow from clocks, in the order they are named.
OF_CLOCKS = ("due", "due_clock", "due_provisional")


def faults_in_derived(
    matter: Matter,
    acts: Sequence[Event],
    people: Sequence[Party],
    tallies: Sequence[Tally],
    organisations: tally.Organisations,
) -> Iterator[Fault]:
    """What does not follow from a matter whose own columns were found in order.

    `acts` are the events that stand, oldest first. Without the folder of its kind nobody can say
    what follows.
    """
    if matter.kind not in Register.all:
        return
    matter.history = [Taken.by(act) for act in acts]
    yield from faults_in_due(matter)
    held = derived.held(matter)
    derived.tell(matter, people)
    told = derived.held(matter)
    yield from (differs(matter, name) for name in held if held[name] != told[name])
    if wrong := tally.differs(matter, tallies, organisations):
        yield "tally", f"在指标“{tally.label_of(wrong[0])}”里的计数与按办理记录得出的不符"


def faults_in_due(matter: Matter) -> Iterator[Fault]:
    """A due day, its clock or its reservation that is not what the clocks say.

    A provisional day that a holiday notice has settled since is nobody's tampering.
    """
    held = [getattr(matter, name) for name in OF_CLOCKS]
    clocks.tell_due(matter)
    told = [getattr(matter, name) for name in OF_CLOCKS]
    was_provisional, is_provisional = held[-1], told[-1]
    if was_provisional and not is_provisional:
        yield "provisional", "的到期日还是暂定的，放假安排已经公布：运行 yifa workdays apply 重算"
        return
    for name, one, other in zip(OF_CLOCKS, held, told, strict=True):
        if one != other:
            yield differs(matter, name)


def differs(matter: Matter, name: str) -> Fault:
    """A column that is not what follows."""
    label = matter._meta.get_field(name).verbose_name  # type: ignore[union-attr]  # a column
    return "column", f"的“{label}”与按办理记录得出的不符"
