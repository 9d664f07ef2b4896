"""How a story is played: a case as a lawyer would tell it, taken through the one door.

A story is a TOML file beside the kind it tells of. It has a `title`, may name in `given` what
happened before (files of `tests/given`), and has steps in order:

    [[step]]
    on      = 2026-05-19            # the day of the act
    take    = "settle"
    by      = "mediator"            # a role, at the organisation that holds the matter; a number
                                    # after it tells several apart: "officer2"
    at      = "柳溪镇人民调解委员会"   # or elsewhere; at the top: where the story begins
    of      = "meeting"             # of a matter given, by its name, instead of the story's own
    late    = true                  # entered afterwards (补录)
    entered = 2026-11-02            # the day it was written down, where that is not the day itself
    signed  = ["page"]              # whose signatures come with it, each a file: officer,
                                    # second_officer, party, witness, or the page signed by hand
    with    = { signed = false }    # what the step writes; an organisation by its name, a post by
                                    # its role, "another" for a matter of the same kind, "@name"
                                    # for one of those given, "@this" for the story's own where
                                    # the step is of another
    refused = ["mediation.agreement_form"]   # gates, or fields to mend: the step is not taken
    warned  = ["mediation.follow_up"]        # gates that only remind, recorded with the step
    stage   = "mediating"           # where the matter stands afterwards
    due     = { confirm_by = 2026-06-22 }    # the day on which each clock ends

A step that names no `refused` is taken; one that names no `warned` reminds of nothing.

What is given is matters of other kinds, each with its own steps: `[[matter]]` with `kind`, `name`,
`at` and `[[matter.step]]` like those of a story.
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Protocol

from django.utils import timezone

from . import clocks
from .evidence import Upload
from .gates import Refused
from .kernel_steps import KernelStep
from .matter import Event, Matter
from .organisation import Organisation
from .person import Post
from .register import Register, has_field
from .take import take


class Cast(Protocol):
    """Finds who holds a role at an organisation; `who` tells several holders apart."""

    def __call__(self, role: str, organisation: Organisation, /, *, who: str = "") -> Post:
        """The post."""


#: The value that stands for a matter of the same kind, registered before this one.
ANOTHER = "another"

#: What the story's own matter is called in a line of another.
THIS = "this"

#: A role with the number that tells its holders apart.
NUMBERED = re.compile(r"([a-z_]+)(\d*)")

#: How a picture begins.
PICTURE = b"\x89PNG\r\n\x1a\n"

#: What a line may say.
WORDS = frozenset(
    {"on", "take", "by", "at", "of", "late", "entered", "signed", "with"}
    | {"refused", "warned", "stage", "due"}
)


class Untellable(Exception):
    """A story that can't be played as it is written; the message says where."""


@dataclass(frozen=True)
class Line:
    """One step of a story, with what is expected of it; None where the story does not say."""

    on: dt.date
    take: str
    by: str
    at: str = ""
    of: str = ""
    late: bool = False
    entered: dt.date | None = None
    signed: Sequence[str] = ()
    writes: dict[str, Any] = field(default_factory=dict)
    refused: frozenset[str] = frozenset()
    warned: frozenset[str] = frozenset()
    stage: str | None = None
    due: dict[str, dt.date] = field(default_factory=dict)

    @property
    def instant(self) -> dt.datetime:
        """When it is recorded: at the end of the day of the act, or of a later one."""
        return timezone.make_aware(dt.datetime.combine(self.entered or self.on, dt.time(17, 30)))

    @property
    def files(self) -> list[Upload]:
        """A picture of each signature."""
        return [Upload(f"{who}.png", PICTURE + who.encode(), signs=who) for who in self.signed]


@dataclass(frozen=True)
class Given:
    """A matter of another kind that was there before the story, by the name it has in it."""

    kind: str
    name: str
    story: Story


@dataclass(frozen=True)
class Story:
    """A case from its first step to its last, with what was there before."""

    title: str
    lines: list[Line]
    at: str = ""
    path: Path = Path()
    given: tuple[Given, ...] = ()

    def __str__(self) -> str:
        return self.path.stem


def stories_of(register: type[Register]) -> list[Story]:
    """The stories that lie in the kind's folder, by name."""
    return [read(path) for path in sorted(folder_of(register).glob("tests/stories/*.toml"))]


def folder_of(register: type[Register]) -> Path:
    """The folder in which a kind lies."""
    from django.apps import apps

    return Path(apps.get_app_config(register.kind()).path)


def read(path: Path) -> Story:
    """A story from its file; raises Untellable where a line says what none can say."""
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    beside = path.parent.parent / "given"
    given = [one for name in told.get("given", ()) for one in given_in(beside / f"{name}.toml")]
    return Story(told["title"], lines_of(told, path), told.get("at", ""), path, tuple(given))


def given_in(path: Path) -> Iterator[Given]:
    """What a file says was there before."""
    for row in tomllib.loads(path.read_text(encoding="utf-8"))["matter"]:
        story = Story(row["name"], lines_of(row, path), row.get("at", ""), path)
        yield Given(row["kind"], row["name"], story)


def lines_of(told: Mapping[str, Any], path: Path) -> list[Line]:
    """The steps that a story, or a matter given, is told in."""
    lines = []
    for number, row in enumerate(told["step"], start=1):
        if strange := row.keys() - WORDS:
            raise Untellable(f"{path.name}, step {number}: {', '.join(strange)}")
        row["writes"] = row.pop("with", {})
        sets = {name: frozenset(row[name]) for name in ("refused", "warned") if name in row}
        lines.append(Line(**{**row, **sets}))
    return lines


def play(story: Story, register: type[Register], *, cast: Cast, home: Organisation) -> list[str]:
    """Play a story through `take`; answers with one sentence for each thing that came otherwise.

    `home` is where it begins, unless the story says so itself.
    """
    return list(Telling(story, register, cast, begins_at(story, home)).run())


def begins_at(story: Story, home: Organisation) -> Organisation:
    """Where a story begins: where it says, else at `home`."""
    return Organisation.objects.get(name=story.at) if story.at else home


class Telling:
    """A story being played."""

    def __init__(
        self, story: Story, register: type[Register], cast: Cast, begins_at: Organisation
    ) -> None:
        self.story = story
        self.register = register
        self.cast = cast
        self.begins_at = begins_at
        self.matter: Matter = register.model()
        self.given: dict[str, Matter] = {}

    def run(self) -> Iterator[str]:
        """What is given, then each line in its turn."""
        for one in self.story.given:
            yield from self.let_happen(one)
        for number, line in enumerate(self.story.lines, start=1):
            for difference in self.tell(line):
                yield f"step {number} ({line.take}, {line.on}): {difference}"

    def let_happen(self, given: Given) -> Iterator[str]:
        """A matter that was there before, played like a story of its own kind."""
        register = Register.all[given.kind]
        at = begins_at(given.story, self.begins_at)
        before = Telling(given.story, register, self.cast, at)
        before.given = self.given
        yield from (f"{given.name}: {difference}" for difference in before.run())
        self.given[given.name] = before.matter

    def tell(self, line: Line) -> Iterator[str]:
        """One line, and what came otherwise than it says."""
        if line.of:
            yield from self.tell_beside(line)
            return
        try:
            event = self.taken(line)
        except Refused as refusal:
            yield from self.after_refusal(line, refusal)
        else:
            yield from after_taking(line, event)
        if self.matter.pk:
            yield from standing(line, self.matter)

    def tell_beside(self, line: Line) -> Iterator[str]:
        """A line of a matter that was given, which goes on while the story's own does."""
        other = self.given[line.of]
        beside = Telling(self.story, Register.of(other), self.cast, self.begins_at)
        beside.matter, beside.given = other, {**self.given, THIS: self.matter}
        yield from beside.tell(replace(line, of=""))
        self.given[line.of] = beside.matter

    def taken(self, line: Line) -> Event:
        """Take the step as the line tells it."""
        return take(
            self.matter,
            line.take,
            by=self.somebody(line.by, self.where(line)),
            on=line.on,
            at=line.instant,
            late=line.late,
            files=line.files,
            **{name: self.meant(line, name, value) for name, value in line.writes.items()},
        )

    def where(self, line: Line) -> Organisation:
        """Where the one who takes it has a post."""
        if line.at:
            return Organisation.objects.get(name=line.at)
        return self.matter.holder if self.matter.pk else self.begins_at

    def somebody(self, role: str, where: Organisation) -> Post:
        """Who holds a role there; a number after the role tells several apart."""
        told = NUMBERED.fullmatch(role)
        if told is None:
            raise Untellable(f"{self.story.path.name}: {role} is no role")
        return self.cast(told[1], where, who=told[2])

    def meant(self, line: Line, name: str, value: Any) -> Any:
        """A value as `take` expects it: organisations and other matters are told by name."""
        if value == ANOTHER:
            return self.another()
        if isinstance(value, str) and value.startswith("@"):
            return self.given[value.removeprefix("@")]
        step = self.register.procedures[-1].step(line.take)
        if isinstance(step, KernelStep) and name in step.asks:
            return meant_by_kernel_step(step.asks[name].answer, value)
        if names_a_post(self.register, name):
            return self.post_named(value, line)
        return value

    def post_named(self, value: str, line: Line) -> Post:
        """A post as a story names it: a role where the line is, or `role@organisation`."""
        role, _, name = value.partition("@")
        where = Organisation.objects.get(name=name) if name else self.where(line)
        return self.somebody(role, where)

    def another(self) -> Matter:
        """A matter of the same kind that was registered before, as the first line tells it."""
        first = self.story.lines[0]
        by = self.somebody(first.by, self.begins_at)
        matter = self.register.model()
        take(matter, first.take, by=by, on=first.on, at=first.instant, **first.writes)
        return matter

    def after_refusal(self, line: Line, refusal: Refused) -> Iterator[str]:
        """A refusal for the reasons told, after which nothing is stored."""
        got = {reason.gate or str(reason) for reason in refusal.reasons} | refusal.fields.keys()
        if got != line.refused:
            yield f"refused for {sorted(got)}, the story says {sorted(line.refused)}: {refusal}"
        if self.matter.pk is None or self.matter._state.adding:
            self.matter = self.register.model()
            return
        before = self.matter.events.count()
        self.matter = self.register.model._default_manager.get(pk=self.matter.pk)
        if self.matter.events_taken != before:
            yield f"refused, but the matter counts {self.matter.events_taken} events, not {before}"


def names_a_post(register: type[Register], name: str) -> bool:
    """Whether a field holds somebody's post, which a story names by its role."""
    return (
        has_field(register.model, name)
        and register.model._meta.get_field(name).related_model is Post
    )


def meant_by_kernel_step(answer: type, value: Any) -> Any:
    """What a kernel step asks for: an organisation, or several, told by name."""
    if answer is Organisation:
        return Organisation.objects.get(name=value)
    if answer is list:
        return [Organisation.objects.get(name=name) for name in value]
    return value


def after_taking(line: Line, event: Event) -> Iterator[str]:
    """A step taken, with the reminders told."""
    if line.refused:
        yield f"taken, the story says refused for {sorted(line.refused)}"
    if set(event.payload.unmet) != line.warned:
        yield f"reminds of {event.payload.unmet}, the story says {sorted(line.warned)}"


def standing(line: Line, matter: Matter) -> Iterator[str]:
    """Where the matter stands and when its clocks end."""
    if line.stage is not None and matter.stage != line.stage:
        yield f"stands in {matter.stage}, the story says {line.stage}"
    for name, day in line.due.items():
        if name not in matter.procedure.clocks:
            raise Untellable(f"{matter.procedure_name} has no clock {name}")
        got = clocks.state_of(matter, matter.procedure.clocks[name]).day
        if got != day:
            yield f"{name} ends on {got}, the story says {day}"
