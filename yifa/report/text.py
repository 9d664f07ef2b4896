"""How a report's text holds live figures: as tokens that people see as words and papers as numbers.

Stored:   全年受理矛盾纠纷[[dispute.accepted]]件[[dispute.accepted|change]]。
Edited:   全年受理矛盾纠纷【受理矛盾纠纷】件【受理矛盾纠纷·同比】。
Printed:  全年受理矛盾纠纷220件，同比增长11.1%。

The word after the bar says which side of the figure: `last` last year's value, `change` the
comparison, `above` and `below` a ratio's two counts, `by:type` the parts by a category.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from yifa.kernel.categories import category_label
from yifa.kernel.figures import Figure
from yifa.kernel.register import Register

STORED = re.compile(r"\[\[([a-z_]+\.[a-z_]+)(?:\|([a-z]+(?::[a-z_]+)?))?\]\]")
EDITED = re.compile(r"【([^【】]{1,60})】")

#: The sides of a figure, as the editor names them.
SIDES = {
    "": "",
    "last": "去年同期",
    "change": "同比",
    "above": "分子",
    "below": "分母",
}


@dataclass(frozen=True)
class Token:
    """A live figure in a text: its key and which side of it is meant."""

    figure: str
    side: str = ""

    @property
    def stored(self) -> str:
        """The token as it is stored."""
        return f"[[{self.figure}|{self.side}]]" if self.side else f"[[{self.figure}]]"


def figure(key: str) -> Figure:
    """A figure by its key; KeyError if its kind or name is unknown."""
    kind, _, name = key.partition(".")
    return Register.all[kind].figures[name]


def every_figure() -> dict[str, Figure]:
    """All figures of the house by key."""
    return {f.key: f for register in Register.all.values() for f in register.figures.values()}


def pieces(text: str) -> Iterator[str | Token]:
    """A stored text as runs of words and tokens, in order.

    What looks like a token but names no figure of this house, or none of its sides, stays words:
    nothing is lost.
    """
    done = 0
    for found in STORED.finditer(text):
        token = Token(found[1], found[2] or "")
        if not is_known(token):
            continue
        if found.start() > done:
            yield text[done : found.start()]
        yield token
        done = found.end()
    if done < len(text):
        yield text[done:]


def keys_in(text: str) -> list[str]:
    """The figures a stored text names, each once, in order, whether they are known or not."""
    return list(dict.fromkeys(found[1] for found in STORED.finditer(text)))


def is_known(token: Token) -> bool:
    """Whether there is such a figure with such a side."""
    kind, _, name = token.figure.partition(".")
    register = Register.all.get(kind)
    if register is None or name not in register.figures:
        return False
    return token.side in SIDES or token.side.removeprefix("by:") in register.figures[name].by


def words_of(token: Token) -> str:
    """A token as people see it in the editor: the figure's label and the side."""
    shown = figure(token.figure)
    if token.side.startswith("by:"):
        return f"【{shown.label}·按{category_label(shown, token.side[3:])}】"
    return f"【{shown.label}{'·' if token.side else ''}{SIDES[token.side]}】"


def vocabulary() -> dict[str, Token]:
    """Every token by the words people know it by."""
    found: dict[str, Token] = {}
    for key, one in every_figure().items():
        for side in SIDES:
            found.setdefault(words_of(Token(key, side))[1:-1], Token(key, side))
        for category in one.by:
            token = Token(key, f"by:{category}")
            found.setdefault(words_of(token)[1:-1], token)
    return found


def for_editing(text: str) -> str:
    """A stored text as the editor shows it."""
    return "".join(piece if isinstance(piece, str) else words_of(piece) for piece in pieces(text))


def from_editing(text: str) -> str:
    """What the editor sends, stored; words in 【】 that name no figure stay as they are."""
    known = vocabulary()

    def stored(found: re.Match[str]) -> str:
        token = known.get(found[1])
        return token.stored if token else found[0]

    return EDITED.sub(stored, text)
