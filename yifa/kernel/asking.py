"""What the public may hand in of a register, and what whoever did is told of it afterwards.

    asked = Asked(
        "申请政府信息公开",
        lead="……",
        fields=["content"],
        party={"name": True, "telephone": True},
        means={Requesting.handed_in: "已经送到，等工作人员和您确认", …},
        told={Requesting.answer: ["reply"]},
        adds=[Adds(Requesting.supply, "补正申请", fields=["content"])],
    )

What is handed in is an act of the party: it begins a matter by the first step, which the party may
take, recorded by a named post of the organisation that receives it. Where nobody holds such a post
nothing is taken in, and the public is told whom to turn to. `handed_in` does it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db.models import ForeignKey

from .organisation import Form, Level, Organisation, OrganisationQuerySet
from .procedure import Procedure, Stage, Step
from .roles import CLERK, LEADER, PARTY, Role

if TYPE_CHECKING:
    from .matter import Matter
    from .register import Register

#: What of a party the public may be asked.
OF_A_PARTY = ("name", "identity_number", "telephone", "address", "gender", "age", "occupation")

#: Says in one sentence why something can't be handed in now; "" where it can.
Closed = Callable[["Matter | None", dt.date], str]


def governments_and_departments() -> OrganisationQuerySet:
    """人民政府, and the departments of counties and above: those to whom most laws send people."""
    return Organisation.objects.standing().filter(
        form__in=(Form.GOVERNMENT, Form.DEPARTMENT),
        level__in=(Level.PROVINCE, Level.CITY, Level.COUNTY, Level.TOWN),
    )


def open_always(about: Matter | None, on: dt.date) -> str:
    """Most things may be handed in on any day."""
    return ""


@dataclass(frozen=True)
class Adds:
    """What whoever handed a matter in may do about it later: a step that the party takes.

    `says` is what the button says, `lead` what is to be done, `files` asks for files beside the
    fields. `shows` are columns read again before it, such as what was asked for.
    """

    step: Step
    says: str
    fields: Sequence[str] = ()
    lead: str = ""
    files: str = ""
    shows: Sequence[str] = ()


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What the public may hand in of a register, in the words of the public.

    `fields` are columns of the first step, in the order asked; `party` what is asked of whoever
    hands it in, True where it can't do without (no party is recorded where nothing is asked).
    `words` and `helps` put a column in plain words, `must` are fields that the public can't leave
    blank though a clerk may. `sets` is what the door itself knows (that it came by the internet).
    `files` asks for files; "" takes none.

    `to` are the organisations that receive it, `by` the roles of who records it there. Where it is
    about a matter of another register, `about` is the column that names it: it then goes to who
    holds that one, and `closed` says why it is not open.

    `means` says of each stage, to whoever handed it in, where it stands and what comes next; `told`
    which columns are read once a step was taken; the files of the steps in `answers` come along.
    `elsewhere` says where else one may turn.
    """

    title: str
    lead: str
    fields: Sequence[str]
    means: Mapping[Stage, str]
    party: Mapping[str, bool] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    helps: Mapping[str, str] = field(default_factory=dict)
    must: frozenset[str] = frozenset()
    sets: Mapping[str, Any] = field(default_factory=dict)
    files: str = ""
    to: Callable[[], OrganisationQuerySet] = governments_and_departments
    by: tuple[Role, ...] = (CLERK, LEADER)
    about: str = ""
    closed: Closed = open_always
    told: Mapping[Step, Sequence[str]] = field(default_factory=dict)
    answers: tuple[Step, ...] = ()
    adds: Sequence[Adds] = ()
    elsewhere: str = "可以当面、邮寄或者打电话提出。"

    def add_named(self, name: str) -> Adds | None:
        """What may be done later by the name of its step."""
        return next((one for one in self.adds if one.step.name == name), None)

    def kind_about(self, register: type[Register]) -> str:
        """The kind of the matters that it is about; "" for any on which the public is asked."""
        column = register.field(self.about)
        assert isinstance(column, ForeignKey), "it names another row"
        limits: Any = column.get_limit_choices_to()
        return str(limits.get("kind", ""))

    def meaning_of(self, stage: Stage) -> str:
        """A stage in words for whoever handed the matter in."""
        return next(says for one, says in self.means.items() if one.name == stage.name)


def slips_in_asked(register: type[Register]) -> Iterator[str]:
    """What the public would be asked or told that can't be: no field, private, or nobody's step."""
    asked = register.asked
    if asked is None:
        return
    for procedure in register.procedures:
        yield from slips_in_first_step(asked, procedure)
        yield from slips_in_later_steps(asked, procedure)
    for name in asked.party.keys() - set(OF_A_PARTY):
        yield f"asked names {name}, which is not asked of a party"
    later = [*asked.told.values(), *(one.shows for one in asked.adds)]
    for name in (*asked.fields, *(name for names in later for name in names)):
        column = register.field(name)
        if getattr(column, "is_private", False):
            yield f"asked names {name}, which is private"
        if isinstance(column, ForeignKey):
            yield f"asked names {name}, which names another row"


def slips_in_first_step(asked: Asked, procedure: type[Procedure]) -> Iterator[str]:
    """A first step that the party may not take, or that needs what the public is not asked."""
    first = procedure.first()
    if PARTY not in first.by:
        yield f"the public hands it in, and {first.name} is not the party's to take"
    told = {*asked.fields, *asked.sets, *([asked.about] if asked.about else [])}
    for name in told - set(procedure.fields_of(first)):
        yield f"asked names {name}, which {first.name} does not write"
    for name in procedure.needed_by(first) - told - ({"parties"} if asked.party else set()):
        yield f"{first.name} needs {name}, which the public is not asked"


def slips_in_later_steps(asked: Asked, procedure: type[Procedure]) -> Iterator[str]:
    """Stages without a meaning, and later steps that are not the party's or write other fields."""
    meant = {one.name for one in asked.means}
    for name in procedure.stages.keys() - meant - {procedure.void.name}:
        yield f"asked does not say what {name} means"
    for adds in asked.adds:
        if PARTY not in adds.step.by:
            yield f"asked adds {adds.step.name}, which is not the party's to take"
        for name in set(adds.fields) - set(procedure.fields_of(adds.step)):
            yield f"asked adds {name}, which {adds.step.name} does not write"
