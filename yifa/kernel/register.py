"""How a kind of matter is listed, counted and published: one class that declares, all else derives.

class Disputes(Register):
    model = Dispute
    procedures = [Mediation]
    word = "调"
    columns = ["number", "title", "parties", "type", "stage", "due"]
    filters = ["stage", "type", "village"]
    search = ["number", "title", "parties", "place"]
    settled = Count("调解成功", Mediation.settle, by=["type"])
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from django.core.exceptions import FieldDoesNotExist
from django.db import models

from .asking import Asked, slips_in_asked
from .evidence import Upload
from .figures import Figure
from .hall import Hall
from .matter import Event, Matter
from .organisation import Organisation
from .paper import Printout
from .person import Post
from .procedure import KNOWN_GATES, Misdeclared, Procedure, Stage, Step
from .public import Announced, Public
from .records import Gap, Record
from .roles import Role
from .sheet import PeriodSheet

if TYPE_CHECKING:
    from .opinions import Opinion
    from .proposals import Facts, Proposed
    from .resolutions import Resolution
    from .results import Result

#: Columns that every register may show, beside the fields of its kind.
SHARED_COLUMNS = (
    "number",
    "title",
    "holder",
    "handler",
    "stage",
    "registered_on",
    "due",
    "parties",
)


@dataclass(frozen=True)
class View:
    """A saved view that the register brings: a label and what it filters by."""

    label: str
    where: models.Q


#: Makes files of a matter on the day of an act; Refused where it can't be done.
Makes = Callable[[Matter, dt.date], list[Upload]]


@dataclass(frozen=True)
class Certifying:
    """That a register's matters are certificates of people, and which of its fields say so.

    `holder` is the field of the post whose person it certifies, `valid` the stages in which it
    holds, `since`, `until` and `number` the fields with its days and its number; `tells` names
    others that whoever asks may want to know.
    """

    certificate: str
    holder: str
    valid: tuple[str, ...]
    since: str
    until: str
    number: str
    tells: tuple[str, ...] = ()


@dataclass(frozen=True)
class Listing:
    """What some steps say each time anew, one by one, as the columns hold only the last of it.

    `lines` gives a label and the words of each act; they stand on the matter's page in place of the
    columns that these steps wrote.
    """

    heading: str
    steps: tuple[Step, ...]
    lines: Callable[[Matter], Iterable[tuple[str, str]]]


@dataclass(frozen=True)
class Hidden:
    """From whom each matter is kept: those whom `fields` of its own name, by a rule of the law.

    The fields hold organisations or posts; `requirement` is the id of the rule in `yifa/law`.
    """

    fields: tuple[str, ...]
    requirement: str


@dataclass(frozen=True)
class Consulting:
    """That the public is asked about a register's matters while they are drafts (`consulting`).

    `opens`, `closes` and `tells` are the steps that ask, that end it and that tell what became of
    the comments; `during` the stage in between, `until` the column with the last day, `asks` the
    columns that the public reads, `summary` the one that sums up the answers. `opens_urgently` is
    the step that asks in less time than is usual, where that is one of its own.
    """

    opens: Step
    closes: Step
    tells: Step
    during: Stage
    until: str
    asks: Sequence[str]
    summary: str
    opens_urgently: Step | None = None

    @property
    def ways_to_open(self) -> tuple[Step, ...]:
        """The steps that ask."""
        return (self.opens, self.opens_urgently) if self.opens_urgently else (self.opens,)


@dataclass(frozen=True)
class Commenting:
    """That a register's matters are comments on drafts of whatever kind (`consulting`).

    `draft` is the column of the draft, `answered` the stage with a result, `outside` those that do
    not count; `result`, `says` and `reply` the columns of what became of it, what it says and why,
    `tells` what else the public reads of it.
    """

    draft: str
    answered: Stage
    outside: tuple[Stage, ...]
    result: str
    says: str
    reply: str
    tells: Sequence[str]


@dataclass(frozen=True)
class Library:
    """That a register's matters are documents whose text anyone may read (`library`).

    `publishes` and `changes` are the steps at which a version of the text is published, `repeals`
    and `lapses` those that end it. `text` and `cited` are the columns of its text and document
    number, `where` of where it was published; `since`, `until`, `changed_from` and `ended_from`
    those of its days; `shows` what else is told of it, `tells` the steps on its way that everybody
    may know.
    """

    title: str
    publishes: Step
    changes: Step
    repeals: Step
    lapses: Step
    text: str
    cited: str
    where: str
    since: str
    until: str
    changed_from: str
    ended_from: str
    shows: Sequence[str]
    tells: Sequence[Step]


class Register:
    """All matters of one kind (glossary: register 台账)."""

    model: ClassVar[type[Matter]]
    procedures: ClassVar[list[type[Procedure]]]
    #: The word in the number: 调 in 柳调〔2026〕187号.
    word: ClassVar[str]
    #: Roles or organisations aside, the register's name on pages; by default the model's name.
    title: ClassVar[str] = ""
    columns: ClassVar[list[str]] = ["number", "title", "holder", "stage", "due"]
    filters: ClassVar[list[str]] = ["stage"]
    search: ClassVar[list[str]] = ["number", "title"]
    views: ClassVar[list[View]] = []
    #: The fields by which a row of a spreadsheet is known if it brings no number.
    row_key: ClassVar[list[str]] = ["registered_on", "title"]
    #: What people call a field in the tables they already keep, beside its own label.
    also_called: ClassVar[dict[str, list[str]]] = {}
    #: What people write for the values of a field with choices, beside their labels: 来访 for 走访.
    value_called: ClassVar[dict[str, dict[str, list[str]]]] = {}
    #: The later steps that past work (补录) may be entered with, in the usual order, each with what
    #: people call its day beside 受理日期: they come in from a table, and any handler may record
    #: what was done before. What is not named here is only done, never recorded afterwards.
    past_work: ClassVar[dict[Step, list[str]]] = {}
    #: What people write where we say where a matter stands: 成功 for 调解成功.
    stage_called: ClassVar[dict[Stage, list[str]]] = {}
    #: The fields by which two matters are likely one, where they were entered within a month.
    double_key: ClassVar[list[str]] = []
    #: Whether its parties stand against one another, on two sides (甲方、乙方).
    two_sides: ClassVar[bool] = False
    #: What its parties are called who are not against one another, by side: {"a": "申请人", …}. Who
    #: is entered without a side is one of the first.
    sides: ClassVar[Mapping[str, str]] = {}
    #: What can be printed of a matter, by name.
    papers: ClassVar[dict[str, Printout]] = {}
    #: What the public sees of it; nothing unless it says so.
    public: ClassVar[Public | None] = None
    #: What whoever was given a matter's code may look up; nothing unless it says so.
    announced: ClassVar[Announced | None] = None
    #: What the public may hand in; nothing unless it says so.
    asked: ClassVar[Asked | None] = None
    #: The files that the house itself makes at a step, from the matter as the step leaves it.
    makes: ClassVar[dict[Step, Makes]] = {}
    #: What each step must leave on record, as text, picture, sound or film (`gaps`).
    records: ClassVar[dict[Step, list[Record]]] = {}
    #: That its matters certify people, which gates of other kinds ask about (`certificates`).
    certifies: ClassVar[Certifying | None] = None
    #: That the public is asked about its drafts, and that its matters are what the public said.
    consults: ClassVar[Consulting | None] = None
    comments: ClassVar[Commenting | None] = None
    #: That its matters are documents with a text that holds from a day to a day.
    library: ClassVar[Library | None] = None
    #: Where its exams are sat at a computer.
    hall: ClassVar[Hall | None] = None
    #: The steps that are taken on the street, with a phone that may have no network.
    phone: ClassVar[list[Step]] = []
    #: The stages in which its matters may be laid before a meeting (`resolutions`); any if empty.
    #: The first is the one in which they wait for it.
    discussed_at: ClassVar[tuple[Stage, ...]] = ()
    #: The steps of which the page shows every act with what it wrote itself, not the last one's.
    told_each: ClassVar[list[Step]] = []
    #: The steps that may be taken of many matters in one act, all of them getting the same answer.
    alike: ClassVar[list[Step]] = []
    #: Roles that neither see nor handle its matters, wherever they are: those whom they examine.
    closed_to: ClassVar[frozenset[Role]] = frozenset()
    #: Whom a matter's own fields name so that they never learn of it, wherever they are (`rights`).
    hidden: ClassVar[Hidden | None] = None
    #: The fields which, with the same person, say that a matter is brought again, however late.
    repeats: ClassVar[list[str]] = []
    #: What is done again and again and told one by one on a matter's page: points, services.
    listings: ClassVar[Sequence[Listing]] = ()
    #: Tables that are made of a period, by name: a claim sheet.
    sheets: ClassVar[dict[str, PeriodSheet]] = {}

    figures: ClassVar[dict[str, Figure]] = {}
    all: ClassVar[dict[str, type[Register]]] = {}

    def __init_subclass__(cls) -> None:
        kind = cls.kind()
        if kind in Register.all:
            raise Misdeclared(f"two registers are called {kind}")
        cls.title = cls.title or str(cls.model._meta.verbose_name)
        cls.figures = {
            name: value for name, value in vars(cls).items() if isinstance(value, Figure)
        }
        for figure in cls.figures.values():
            figure.belongs_to(kind, cls.procedures)
        slips = list(slips_of(cls))
        if slips:
            raise Misdeclared(f"{cls.__name__}: " + "; ".join(slips))
        Register.all[kind] = cls

    @staticmethod
    def of(matter: Matter) -> type[Register]:
        """The register a matter stands in; KeyError where the folder of its kind is gone."""
        return Register.all[matter.kind]

    @classmethod
    def kind(cls) -> str:
        """The kind's name: its folder, which is its app."""
        return cls.model.kind_name()

    @classmethod
    def is_roll(cls) -> bool:
        """Whether its matters are known by what they are, on whatever day they were entered."""
        return "registered_on" not in cls.row_key

    @classmethod
    def wing(cls) -> str:
        """The chapter that answers for it: its folder ("" for the report's own kinds)."""
        parts = cls.__module__.split(".")
        return parts[2] if parts[1] == "wings" else ""

    @classmethod
    def procedure_for(cls, matter: Matter, on: dt.date) -> type[Procedure]:
        """The procedure a matter begins under: the latest, unless the register chooses."""
        return cls.procedures[-1]

    @classmethod
    def title_of(cls, matter: Matter) -> str:
        """The title made of what is recorded, where no step writes it; "" where people do."""
        return ""

    @classmethod
    def fills(cls, matter: Matter, step: Step) -> Mapping[str, Any]:
        """What a step writes that nobody types, such as a code or a total; field → value.

        The matter is as the step would leave it; steps of the kernel ask too.
        """
        return {}

    @classmethod
    def offers(cls, matter: Matter, step: Step) -> Mapping[str, Any]:
        """What the form of a step shows at first in fields that hold something else, or nothing.

        What was proposed, to be decided: nothing of it is written unless whoever decides sends it.
        `on` is the day of the act, where the law names it.
        """
        return {}

    @classmethod
    def proposes(cls, was: Matter, facts: Facts, on: dt.date) -> Proposed | None:
        """What one of its matters, as it was on a day, proposes for a case (`proposals`)."""
        return None

    @classmethod
    def result_of(cls, exam: Matter, whose: Matter) -> Result | None:
        """What one of its matters, an exam, made known of somebody's matter (`results`)."""
        return None

    @classmethod
    def opines(cls, review: Matter, on: dt.date) -> Opinion | None:
        """What one of its matters, a review, had found by the end of a day (`opinions`)."""
        return None

    @classmethod
    def resolves(cls, meeting: Matter, matter: Matter) -> Resolution | None:
        """What one of its matters, a meeting, came to on a matter (`resolutions`)."""
        return None

    @classmethod
    def discussed_in(cls, matter: Matter) -> Matter | None:
        """Which of its matters, a meeting, last discussed a matter (`resolutions`)."""
        return None

    @classmethod
    def reminds(cls, matter: Matter, step: Step, on: dt.date) -> Iterator[str]:
        """What of the record whoever takes a step that day should have before their eyes."""
        return iter(())

    @classmethod
    def year_of(cls, matter: Matter, on: dt.date) -> int:
        """The year that its number bears."""
        return on.year

    @classmethod
    def faults_beside(cls, matter: Matter, events: Sequence[Event]) -> Iterator[str]:
        """What the kind keeps in tables beside its row and its events tell otherwise.

        Each a clause that goes on after the number; `yifa verify` asks.
        """
        return iter(())

    @classmethod
    def lacking(cls, matter: Matter) -> Iterator[Gap]:
        """What the file of a matter lacks beside the records of its steps."""
        return iter(())

    @classmethod
    def stages(cls) -> dict[str, Stage]:
        """Every stage of every procedure, in order, the revoked last."""
        found: dict[str, Stage] = {}
        for procedure in cls.procedures:
            found |= {n: s for n, s in procedure.stages.items() if s is not Procedure.void}
        return found | {Procedure.void.name: Procedure.void}

    @classmethod
    def field(cls, name: str) -> models.Field[Any, Any]:
        """A column of the kind by name."""
        field = cls.model._meta.get_field(name)
        assert isinstance(field, models.Field)
        return field

    @classmethod
    def own_fields(cls) -> list[models.Field[Any, Any]]:
        """What the kind itself records, in the order declared."""
        return [f for f in cls.model._meta.local_fields if not f.primary_key]

    @classmethod
    def searchable(cls, matter: Matter, party_names: Iterable[str]) -> Iterator[str]:
        """The texts by which a matter is found; never a private value."""
        for name in cls.search:
            if name == "parties":
                yield from party_names
            else:
                yield str(getattr(matter, name) or "")


#: What `take` itself is told by name, and how all begins that the desk adds to a form or a row: a
#: column called so would be taken for it.
OF_THE_DOOR = frozenset(
    {"matter", "step", "by", "on", "at", "note", "files", "seen", "late", "keeps"}
)
OF_THE_DESK = "desk_"


def slips_of(cls: type[Register]) -> Iterator[str]:
    """Columns, filters and search words that are no fields, private fields that are listed."""
    yield from slips_in_names(cls)
    for name in named_by(cls):
        if name in SHARED_COLUMNS:
            continue
        try:
            field = cls.model._meta.get_field(name)
        except FieldDoesNotExist:
            yield f"{name} is no field of {cls.model.__name__}"
            continue
        if getattr(field, "is_private", False):
            yield f"{name} is private and can't be listed or searched"
    for procedure in cls.procedures:
        for hidden in procedure.steps.keys() & procedure.kernel_steps.keys():
            yield f"{procedure.__name__}.{hidden} hides the step that every kind has by that name"
        for step in procedure.steps.values():
            for name in procedure.fields_of(step):
                if name != "parties" and not has_field(cls.model, name):
                    yield f"{step.name} writes {name}, which is no field"
    yield from slips_in_public(cls)
    yield from slips_in_hidden(cls)
    yield from slips_in_asked(cls)
    yield from slips_in_phone(cls)
    yield from slips_in_past_work(cls)
    yield from slips_in_records(cls)
    yield from slips_in_figures(cls)


def slips_in_names(cls: type[Register]) -> Iterator[str]:
    """Columns that bear a name of the door or the desk."""
    for field in cls.own_fields():
        if field.name in OF_THE_DOOR or field.name.startswith(OF_THE_DESK):
            yield f"{field.name} is a name of the door or the desk: call the field otherwise"


def slips_in_public(cls: type[Register]) -> Iterator[str]:
    """What would be made public without being there, or being private."""
    declared = cls.public
    for name in (*declared.shows, *declared.why) if declared else ():
        if not has_field(cls.model, name):
            yield f"public shows {name}, which is no field"
        elif getattr(cls.model._meta.get_field(name), "is_private", False):
            yield f"public shows {name}, which is private"


def slips_in_hidden(cls: type[Register]) -> Iterator[str]:
    """Fields that name nobody, a rule that the law does not have."""
    declared = cls.hidden
    for name in declared.fields if declared else ():
        related = has_field(cls.model, name) and cls.model._meta.get_field(name).related_model
        if related not in (Organisation, Post):
            yield f"hidden names {name}, which holds neither an organisation nor a post"
    if declared and declared.requirement not in KNOWN_GATES:
        yield f"hidden cites {declared.requirement}, which the law does not have"


def slips_in_phone(cls: type[Register]) -> Iterator[str]:
    """Steps that no matter has once it is there, and those whose parties a phone can't ask for."""
    for step in cls.phone:
        homes = [one for one in cls.procedures if step in one.steps.values()]
        if not homes or step.move.begins:
            yield f"phone names {step!r}, which is no later step"
        elif any("parties" in procedure.fields_of(step) for procedure in homes):
            yield f"phone names {step!r}, which writes parties"


def slips_in_figures(cls: type[Register]) -> Iterator[str]:
    """Two figures that rows could not tell apart: one of them needs another name."""
    registers = [*Register.all.values(), cls]
    figures = [one for register in registers for one in register.figures.values()]
    known: dict[int, str] = {}
    for part in (part for one in figures for part in one.made_of()):
        if known.setdefault(part.mark, part.key) != part.key:
            yield f"{part.key} has the mark of {known[part.mark]}"


def slips_in_past_work(cls: type[Register]) -> Iterator[str]:
    """Steps and stages of another kind, and the first step where it needs no saying."""
    steps = [step for procedure in cls.procedures for step in procedure.steps.values()]
    for step in cls.told_each:
        if step not in steps:
            yield f"told_each names {step!r}, which is no step"
    for step in cls.past_work:
        if step not in steps or step.move.begins:
            yield f"past_work names {step!r}, which is no later step"
    for stage in cls.stage_called:
        if stage not in cls.stages().values():
            yield f"stage_called names {stage!r}, which is no stage"


def slips_in_records(cls: type[Register]) -> Iterator[str]:
    """Records of steps of another kind, by no known law, or that hang on what no step writes."""
    for step, records in cls.records.items():
        writes = {name for procedure in cls.procedures for name in procedure.fields_of(step)}
        if all(step not in procedure.steps.values() for procedure in cls.procedures):
            yield f"records names {step!r}, which is no step"
        for record in records:
            if record.basis not in KNOWN_GATES:
                yield f"records of {step.name} cite {record.basis}, which the law does not have"
            for name in record.where.keys() - writes:
                yield f"records of {step.name} hang on {name}, which it does not write"


def named_by(cls: type[Register]) -> set[str]:
    """Every name of a column that a register uses."""
    lists = (
        cls.columns,
        cls.filters,
        cls.search,
        cls.row_key,
        cls.double_key,
        cls.repeats,
        cls.also_called,
    )
    return {name for names in lists for name in names}


def has_field(model: type[models.Model], name: str) -> bool:
    """Whether the model has a column of that name."""
    return any(field.name == name for field in model._meta.get_fields())
