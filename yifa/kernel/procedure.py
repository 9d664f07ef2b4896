"""How a kind of matter moves: stages say where, steps say what, gates say whether, clocks say when.

A procedure is one class in five blocks, always in this order: stages, steps, `requires`,
`writes`, clocks. Two operators are used here and nowhere else: `a >> b` is the move from one
stage to another, `a | b` means either stage. `stays(a, b)` is a side step that moves nothing.

    class Mediation(Procedure):
        waiting = Stage("待受理")
        accepted = Stage("已受理")
        register = Step("登记", begins(waiting), by=CLERK)
        accept = Step("受理", waiting >> accepted, by=CLERK, article=17)
        finish_within = Deadline("mediation.finish", after=accept, before=settle)

A slip in a declaration (an unknown field, a stage no step reaches, an id the law does not have)
raises `Misdeclared` when the class is made, not when a clerk meets it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from yifa import law
from yifa.law.numerals import chinese

from .gates import Gate
from .roles import Actor, Role

KNOWN_GATES = frozenset(rule.id for rule in law.every_requirement())
KNOWN_LIMITS = frozenset(limit.id for limit in law.every_limit())


class Misdeclared(Exception):
    """A declaration that can't be true; the message names the class and the slip."""


class Named:
    """Something that takes its name from the attribute it is declared under."""

    name: str = ""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.name}>"


class Stage(Named):
    """Where a matter stands. `ends` closes the matter; `counts` False stands outside rates."""

    def __init__(self, label: str, *, ends: bool = False, counts: bool = True) -> None:
        self.label = label
        self.ends = ends
        self.counts = counts

    def __or__(self, other: Stage) -> Stages:
        return Stages((self, other))

    def __rshift__(self, target: Stage) -> Move:
        return Move((self,), target)


class Stages(tuple[Stage, ...]):
    """Several stages, any of which a step may start from."""

    def __or__(self, other: Stage) -> Stages:
        return Stages((*self, other))

    def __rshift__(self, target: Stage) -> Move:
        return Move(tuple(self), target)


@dataclass(frozen=True)
class Move:
    """From which stages a step may start, and to which it leads (None: it stays)."""

    sources: tuple[Stage, ...]
    target: Stage | None

    @property
    def begins(self) -> bool:
        """Whether the step makes the matter."""
        return not self.sources


def begins(target: Stage) -> Move:
    """The move from nothing: the step 登记."""
    return Move((), target)


def stays(*stages: Stage) -> Move:
    """A side step: something is done and recorded, the matter stays where it is."""
    return Move(stages, None)


class Step(Named):
    """An act that moves a matter on; taking it writes one event.

    `by` is who may take it; `article` the basis of the act itself in the procedure's law;
    `effect` marks an act with legal effect, which the pages ask to confirm.
    """

    def __init__(
        self,
        label: str,
        move: Move,
        *,
        by: Role | Actor | tuple[Role | Actor, ...],
        article: int | str | None = None,
        effect: bool = False,
    ) -> None:
        self.label = label
        self.move = move
        self.by: tuple[Role | Actor, ...] = by if isinstance(by, tuple) else (by,)
        self.article = article
        self.effect = effect

    def starts_from(self, stage: str) -> bool:
        """Whether it may be taken in that stage."""
        return any(source.name == stage for source in self.move.sources)

    def leads_to(self, stage: str) -> str:
        """The stage in which it leaves a matter that stood in `stage`."""
        return self.move.target.name if self.move.target else stage


#: Whom the law gives time, as clocks name them in `says`.
OTHERS = (
    "申请人",
    "被申请人",
    "第三人",
    "第三方",
    "当事人",
    "信访人",
    "原告",
    "各方",
    "双方",
    "公众",
    "法院",
    "公安机关",
    "检察院",
    "上级机关",
    "制定机关",
    "共同制作机关",
    "接受转送的机关",
    "法律顾问",
)


class Clock(Named):
    """A statutory limit running from one step to another; carries a limit's id, never a number.

    It starts on the day of the latest of `after`, or on the day held in the field `since`, or on
    which the clock `since` ends, if that is given. Where a paper, not the law, names the last day,
    it ends on the day held in the field `until`, and runs only if that is filled. A step among
    `before` stops it, one among `ended_by` ends it early without being barred by it. Where `given`
    is named, it runs only if that step stands. `rests` names what lies between a step and the next
    of any others, or while another clock runs and no longer than it may, and is not counted where
    the limit leaves it out. `says` names what is due in the trade's words, and of another's time
    first whose it is.
    """

    #: Whether a day past its end is our own lateness.
    ours = True
    #: Whether `before` may not be taken until it has run out.
    waits = False

    @property
    def whose(self) -> str:
        """Whose time it is, where it is not ours and `says` begins with whom; "" else."""
        named = (one for one in OTHERS if self.says.startswith(one))
        return "" if self.ours else max(named, key=len, default="")

    def __init__(
        self,
        limit: str,
        *,
        after: Step | tuple[Step, ...],
        before: Step | tuple[Step, ...],
        says: str,
        since: str | Clock = "",
        until: str = "",
        ended_by: tuple[Step, ...] = (),
        given: Step | None = None,
        rests: Mapping[str, tuple[Step, ...] | Clock] | None = None,
    ) -> None:
        self.limit = limit
        self.after: tuple[Step, ...] = after if isinstance(after, tuple) else (after,)
        self.before: tuple[Step, ...] = before if isinstance(before, tuple) else (before,)
        self.says = says
        self.since = since
        self.until = until
        self.ended_by = ended_by
        self.given = given
        self.rests = dict(rests or {})


class Deadline(Clock):
    """Binds the organ: act before its end."""


class Window(Clock):
    """Protects the party: the organ waits until it has run out."""

    ours = False
    waits = True


class Lapse(Clock):
    """Another's right or duty: reminded, never ours to be overdue."""

    ours = False


class FixedDate(Clock):
    """A date of the calendar that the law names, such as 4月1日前, in the year after."""

    def __init__(self, limit: str, *, before: Step | tuple[Step, ...], says: str) -> None:
        super().__init__(limit, after=(), before=before, says=says)


@dataclass(frozen=True)
class Blocks:
    """What a procedure class declares, gathered by name."""

    stages: dict[str, Stage] = field(default_factory=dict)
    steps: dict[str, Step] = field(default_factory=dict)
    clocks: dict[str, Clock] = field(default_factory=dict)


class Procedure:
    """The stages and steps that the law gives a kind of matter."""

    #: Where a matter stands whose registration was revoked; it keeps its number.
    void = Stage("已撤销", ends=True, counts=False)

    #: The law whose articles `Step.article` means, by its file name in `yifa/law`; "" if none.
    law: ClassVar[str] = ""
    requires: ClassVar[Mapping[Step, list[Gate]]] = {}
    writes: ClassVar[Mapping[Step, list[str]]] = {}
    #: What a step can't do without, among the fields it writes.
    needs: ClassVar[Mapping[Step, list[str]]] = {}
    #: What a step blanks, so that nothing said before it can answer for what comes after; what it
    #: writes itself is blanked only where it says nothing.
    clears: ClassVar[Mapping[Step, list[str]]] = {}
    #: Steps that every kind has and this one does not, as the law gives it its own (中止审理).
    without: ClassVar[frozenset[str]] = frozenset()

    stages: ClassVar[dict[str, Stage]] = {}
    steps: ClassVar[dict[str, Step]] = {}
    clocks: ClassVar[dict[str, Clock]] = {}
    #: Steps that every kind has (更正, 上报, …), put here by `kernel_steps`.
    kernel_steps: ClassVar[dict[str, Step]] = {}

    all: ClassVar[dict[str, type[Procedure]]] = {}

    def __init_subclass__(cls) -> None:
        found = Blocks()
        for ancestor in reversed(cls.__mro__):
            gather(vars(ancestor), found)
        cls.stages, cls.steps, cls.clocks = found.stages, found.steps, found.clocks
        if cls.__name__ in Procedure.all:
            raise Misdeclared(f"two procedures are called {cls.__name__}")
        prove(cls)
        Procedure.all[cls.__name__] = cls

    @classmethod
    def label(cls) -> str:
        """What the procedure is called: the first line of its docstring."""
        return (cls.__doc__ or cls.__name__).strip().splitlines()[0].rstrip("。")

    @classmethod
    def step(cls, name: str) -> Step:
        """The step of that name, of the procedure or of the kernel; KeyError if there is none."""
        return cls.steps[name] if name in cls.steps else cls.kernel_steps[name]

    @classmethod
    def first(cls) -> Step:
        """The step that makes the matter."""
        return next(step for step in cls.steps.values() if step.move.begins)

    @classmethod
    def stage_label(cls, name: str) -> str:
        """The Chinese name of a stage."""
        return cls.stages[name].label

    @classmethod
    def gates_of(cls, step: Step) -> list[Gate]:
        """The gates before a step, in the order declared."""
        return declared(cls, "requires", step)

    @classmethod
    def fields_of(cls, step: Step) -> list[str]:
        """The fields a step writes, in the order declared."""
        return declared(cls, "writes", step)

    @classmethod
    def needed_by(cls, step: Step) -> frozenset[str]:
        """The fields a step can't do without."""
        return frozenset(declared(cls, "needs", step))

    @classmethod
    def cleared_by(cls, step: Step) -> list[str]:
        """The fields a step blanks."""
        return declared(cls, "clears", step)

    @classmethod
    def can_follow(cls, earlier: Step, later: Step) -> bool:
        """Whether a matter that took the one step can still take the other, or the same again.

        Only moves count: what is revoked leaves no trace in the order of what stands. A step of the
        kernel is taken in any stage, and leaves it alone.
        """
        left = cls.stages if earlier.name in cls.kernel_steps else ends_of(earlier)
        return any(later.starts_from(stage) for stage in reached_from(cls, left))

    @classmethod
    def basis_of(cls, step: Step) -> str:
        """Law and article of the act itself, "" if none is declared.

        An article that names its own law (《…》第三十七条) stands by itself.
        """
        if step.article is None or not cls.law:
            return ""
        words = article_words(step.article) if isinstance(step.article, int) else step.article
        if words.startswith("《"):
            return words
        return f"{law.law(cls.law).short}{words}"


def declared(cls: type[Procedure], block: str, step: Step) -> list[Any]:
    """What a block says of a step: a later version's word replaces its parent's, step by step."""
    for ancestor in cls.__mro__:
        for one, says in vars(ancestor).get(block, {}).items():
            if one.name == step.name:
                return list(says)
    return []


def article_words(article: int) -> str:
    """An article as statutes write it.

    >>> article_words(17), article_words(33)
    ('第十七条', '第三十三条')
    """
    words = chinese(article)
    return f"第{words.removeprefix('一') if 10 <= article < 20 else words}条"


def gather(attributes: Mapping[str, Any], found: Blocks) -> None:
    """Sort a class's attributes into stages, steps and clocks."""
    for name, value in attributes.items():
        if isinstance(value, Stage):
            found.stages[name] = value
        elif isinstance(value, Step):
            found.steps[name] = value
        elif isinstance(value, Clock):
            found.clocks[name] = value


def prove(cls: type[Procedure]) -> None:
    """Check a declaration: one beginning, no stage without a way in, every name and id known."""
    slips = [*slips_in_graph(cls), *slips_in_blocks(cls), *slips_in_citations(cls)]
    if slips:
        raise Misdeclared(f"{cls.__name__}: " + "; ".join(slips))


def slips_in_graph(cls: type[Procedure]) -> Iterable[str]:
    """Stages that can't be reached, and more or less than one beginning."""
    firsts = [step for step in cls.steps.values() if step.move.begins]
    if len(firsts) != 1:
        yield f"one step begins a matter, not {len(firsts)}"
        return
    reached = reached_from(cls, ends_of(firsts[0]))
    for name in cls.stages.keys() - reached - {cls.void.name}:
        yield f"no step reaches the stage {name}"


def ends_of(step: Step) -> set[str]:
    """The stages in which a step may leave a matter."""
    if step.move.target is not None:
        return {step.move.target.name}
    return {stage.name for stage in step.move.sources}


def reached_from(cls: type[Procedure], stages: Iterable[str]) -> set[str]:
    """The stages and all that any steps lead to from there."""
    reached = more = set(stages)
    while more:
        more = {
            step.leads_to(source.name)
            for step in cls.steps.values()
            for source in step.move.sources
            if source.name in more
        } - reached
        reached = reached | more
    return reached


def slips_in_blocks(cls: type[Procedure]) -> Iterable[str]:
    """Blocks that name steps of another class, needs that are not written."""
    for block in (cls.requires, cls.writes, cls.needs, cls.clears):
        for step in block:
            if step.name not in cls.steps:
                yield f"{step!r} is not a step of this procedure"
    for step in cls.needs:
        for name in cls.needed_by(step) - set(cls.fields_of(step)):
            yield f"{step.name} needs {name} but does not write it"


def slips_in_citations(cls: type[Procedure]) -> Iterable[str]:
    """Ids of gates and clocks that the law does not have."""
    for gates in cls.requires.values():
        for one in gates:
            if isinstance(one.requirement, str) and one.requirement not in KNOWN_GATES:
                yield f"the law has no gate {one.requirement}"
    for clock in cls.clocks.values():
        if clock.limit not in KNOWN_LIMITS:
            yield f"the law has no limit {clock.limit}"
