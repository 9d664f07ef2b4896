"""What every kind of matter must live up to; `tests/test_every_matter.py` asks it of each folder.

Each question answers with one sentence for each thing that is wrong, so that whoever adds a kind
learns everything at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from yifa import law

from .categories import ACT_WORDS
from .counting import breakdown, compute
from .figures import Counted, Cut, Period, Scope
from .gates import HouseRule
from .procedure import FixedDate, Procedure, Step
from .promises import Promise, promises_in
from .register import SHARED_COLUMNS, Register
from .rolls import Roll
from .search import matching
from .stories import folder_of, stories_of
from .walk import Findings, walk

#: A label is in Chinese if it holds at least one Chinese character.
CHINESE = re.compile("[\u4e00-\u9fff]")

#: How many lines it takes to say what a kind is, by which law, and who does it.
FEWEST_LINES = 5


def promises_of(register: type[Register]) -> list[Promise]:
    """What was promised of a kind; nothing where its folder promises nothing."""
    return promises_in(folder_of(register) / "tests" / "promises.toml")


def house_rules(register: type[Register]) -> Iterator[str]:
    """What the rules of the house before its steps say: a promise may quote them."""
    for procedure in register.procedures:
        for step in procedure.steps.values():
            for gate in procedure.gates_of(step):
                if isinstance(gate.requirement, HouseRule):
                    yield gate.requirement.says


def unlabelled(register: type[Register]) -> Iterator[str]:
    """Whatever is declared without a name that people can read."""
    for what, label in labels(register):
        if not CHINESE.search(label):
            yield f"{what} has no Chinese label: {label!r}"


def labels(register: type[Register]) -> Iterator[tuple[str, str]]:
    """Everything declared, with what it is called."""
    yield "the register", register.title
    yield "its number", register.word
    for column in register.own_fields():
        yield f"the field {column.name}", str(column.verbose_name)
        for code, choice in column.flatchoices:
            yield f"the choice {code} of {column.name}", str(choice)
    for name, figure in register.figures.items():
        yield f"the figure {name}", figure.label
    for procedure in register.procedures:
        yield f"the procedure {procedure.__name__}", procedure.label()
        yield from ((f"{stage!r}", stage.label) for stage in procedure.stages.values())
        yield from ((f"{step!r}", step.label) for step in procedure.steps.values())
        yield from ((f"{clock!r}", clock.says) for clock in procedure.clocks.values())


def missing_in_folder(register: type[Register]) -> Iterator[str]:
    """What a folder lacks to be read and trusted: its page, a story for each stage and step."""
    readme = folder_of(register) / "README.md"
    lines = readme.read_text(encoding="utf-8").splitlines() if readme.exists() else []
    if sum(bool(line.strip()) for line in lines) < FEWEST_LINES:
        yield f"README.md has fewer than {FEWEST_LINES} lines"
    told = [line for story in stories_of(register) for line in story.lines if not line.of]
    taken = {line.take for line in told if not line.refused}
    reached = {line.stage for line in told}
    for procedure in register.procedures:
        for stage in procedure.stages.keys() - reached - {Procedure.void.name}:
            yield f"no story stands in {procedure.__name__}.{stage}"
        for step in procedure.steps.keys() - taken:
            yield f"no story takes {procedure.__name__}.{step}"


def uncited(register: type[Register]) -> Iterator[str]:
    """Gates and clocks whose article has no words for people, acts whose law is not named."""
    for procedure in register.procedures:
        for step in procedure.steps.values():
            yield from wordless_gates(procedure, step)
            if step.article is not None and not procedure.basis_of(step):
                yield f"{step!r} cites an article, {procedure.__name__} names no law"
        for clock in procedure.clocks.values():
            if not limit_of(clock.limit).what:
                yield f"the limit {clock.limit} has no `what`"
            if isinstance(clock, FixedDate):
                continue
            if not clock.after:
                yield f"{clock!r} starts after no step"


def wordless_gates(procedure: type[Procedure], step: Step) -> Iterator[str]:
    """Gates of a step that can't say what the law wants."""
    for gate in procedure.gates_of(step):
        reason = gate.reason()
        if not (reason.says and reason.missing and reason.basis):
            yield f"the gate {gate.check.__name__} before {step.name} has no words"


def limit_of(id: str) -> law.Limit:
    """A limit in its newest wording."""
    return next(limit for limit in law.every_limit() if limit.id == id)


def walked(register: type[Register]) -> Findings:
    """What the walk finds in all procedures, the promises included, and how many states it saw."""
    found, promises = Findings(), promises_of(register)
    for promise in promises:
        if not any(promise.speaks_of(procedure) for procedure in register.procedures):
            found.sentences.append(f"{promise.id} speaks of {promise.step}, which is no step")
    for procedure in register.procedures:
        told = walk(procedure, register.model, promises)
        found.sentences += [f"{procedure.__name__}: {sentence}" for sentence in told.sentences]
        found.states += told.states
    return found


def underivable(register: type[Register]) -> Iterator[str]:
    """Columns, filters, views and search that no page could be made of."""
    matters = register.model._default_manager.all()
    for name in register.columns:
        if name not in SHARED_COLUMNS and not register.field(name).verbose_name:
            yield f"the column {name} has no head"
    for name in register.filters:
        matters.exclude(**{name: None}).exists()
    for view in register.views:
        matters.filter(view.where).exists()
    matching(matters, "两字").exists()
    for matter in matters[:1]:
        if not list(register.searchable(matter, [])):
            yield "nothing in a matter can be searched"


def unsteady(
    register: type[Register], scope: Scope, period: Period, *, cut: Cut = None
) -> Iterator[str]:
    """Figures whose parts do not add up, or that replay to something else than they show."""
    for name, figure in register.figures.items():
        live = compute(figure, scope, period)
        if cut is not None and (then := compute(figure, scope, period, cut=cut)) != live:
            yield f"{name} is {live}, replayed {then}"
        if isinstance(figure, Counted):
            yield from uneven(name, figure, scope, period, cut=cut)
        if isinstance(figure, Roll):
            yield from uneven_roll(name, figure, scope, period)


def uneven(name: str, figure: Counted, scope: Scope, period: Period, *, cut: Cut) -> Iterator[str]:
    """Breakdowns of a figure that do not add up to it, as things stand or replayed."""
    total = compute(figure, scope, period).value
    for category in {*figure.by, *ACT_WORDS}:
        parts = breakdown(figure, category, scope, period)
        if sum(parts.values()) != total:
            yield f"{name} by {category} adds up to {sum(parts.values())}, not {total}: {parts}"
        if cut is None:
            continue
        replayed = breakdown(figure, category, scope, period, cut=cut)
        if replayed != parts:
            yield f"{name} by {category} is {parts}, replayed {replayed}"


def uneven_roll(name: str, roll: Roll, scope: Scope, period: Period) -> Iterator[str]:
    """Breakdowns of a roll that do not add up to it."""
    total = roll.total(scope, period)
    for category in roll.by:
        parts = breakdown(roll, category, scope, period)
        if sum(parts.values()) != total:
            yield f"{name} by {category} adds up to {sum(parts.values())}, not {total}: {parts}"


def frozen(register: type[Register], scope: Scope, period: Period, *, cut: Cut) -> dict[str, Any]:
    """Every figure and breakdown as of a cut, to be compared later; a roll knows no cut."""
    kept: dict[str, Any] = {}
    for name, figure in register.figures.items():
        if isinstance(figure, Roll):
            continue
        kept[name] = compute(figure, scope, period, cut=cut)
        if isinstance(figure, Counted):
            for category in figure.by:
                kept[f"{name}/{category}"] = breakdown(figure, category, scope, period, cut=cut)
    return kept
