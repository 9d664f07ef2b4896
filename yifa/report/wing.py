"""What a wing declares of its chapter: heading, place, the sentences of its first draft, returns.

Wing(
    "disputes", "七", "矛盾纠纷预防化解",
    heading="健全社会矛盾纠纷预防调处化解体系",
    sentences=[Sentence("全年受理矛盾纠纷[[dispute.accepted]]件[[dispute.accepted|change]]。")],
)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from .text import keys_in

if TYPE_CHECKING:
    from yifa.kernel.register import Register


@dataclass(frozen=True)
class Sentence:
    """A sentence of the first draft; it appears only if each figure of `when` is not nothing.

    `when` empty means: every figure it names.
    """

    text: str
    when: tuple[str, ...] = ()

    @property
    def conditions(self) -> tuple[str, ...]:
        """The figures that must be something for it to be said."""
        return self.when or tuple(keys_in(self.text))


@dataclass(frozen=True)
class Row:
    """A row of a return: a figure by its key, or a breakdown of it by a category."""

    figure: str
    by: str = ""


@dataclass(frozen=True)
class ReturnForm:
    """A set of figures due to an upper organisation each month (glossary: return 报表).

    It covers the day after `closes_on` of the month before to `closes_on` of the month. Where
    `levels` are named, only governments of those owe it.
    """

    name: str
    title: str
    rows: Sequence[Row]
    closes_on: int = 20
    levels: Sequence[str] = ()


@dataclass(frozen=True)
class Wing:
    """One of the nine chapters of the annual report, and the folder that answers for it.

    `registers` says in which order its registers stand on pages; any other comes after them.
    """

    name: str
    numeral: str
    label: str
    heading: str
    registers: Sequence[str] = ()
    sentences: Sequence[Sentence] = ()
    returns: Sequence[ReturnForm] = field(default_factory=tuple)

    all: ClassVar[dict[str, Wing]] = {}

    def __post_init__(self) -> None:
        Wing.all[self.name] = self

    @classmethod
    def place_of(cls, register: type[Register]) -> tuple[int, int]:
        """Where a register stands among all: by its wing, then as the wing says; no wing, last."""
        wing = cls.all.get(register.wing())
        if wing is None:
            return len(cls.all), 0
        told = list(wing.registers)
        kind = register.kind()
        return list(cls.all).index(wing.name), told.index(kind) if kind in told else len(told)


def read_wings(folder: Path) -> None:
    """Read every `wing.py`; called once at start, when all registers are known."""
    for declared in sorted(folder.glob("*/wing.py")):
        import_module(f"yifa.wings.{declared.parent.name}.wing")
    Wing.all = dict(
        sorted(Wing.all.items(), key=lambda item: "一二三四五六七八九".index(item[1].numeral))
    )


def return_form(name: str) -> ReturnForm:
    """A return's form by name; KeyError if no wing declares it."""
    for wing in Wing.all.values():
        for form in wing.returns:
            if form.name == name:
                return form
    raise KeyError(name)
