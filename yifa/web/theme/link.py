"""What leads on from a page: links, and acts, which are the verbs on buttons."""

from dataclasses import KW_ONLY, dataclass
from enum import StrEnum


@dataclass(frozen=True)
class Link:
    """A word that opens a page; without `url` it is only said.

    `count` stands beside it, `note` behind it, and `current` marks the page one is on.
    """

    label: str
    url: str = ""
    _: KW_ONLY
    count: int | None = None
    note: str = ""
    current: bool = False


class Weight(StrEnum):
    """How much an act weighs: one INK a row or section; SEAL only where law is made by it."""

    INK = "ink"
    BORDER = "border"
    SEAL = "seal"


@dataclass(frozen=True)
class Act:
    """A verb on a button: 受理, 去复核, 导出这222件.

    With `url` it is a link, or a form of its own if `post`; without, it sends the form around it
    under `name` and `value`. `closed` is the reason why it cannot be taken now: the button stays,
    dashed, and can be reached. `desk_only` leaves it out on phones (spreadsheets, printing).
    """

    label: str
    url: str = ""
    _: KW_ONLY
    weight: Weight = Weight.BORDER
    post: bool = False
    name: str = ""
    value: str = ""
    icon: str = ""
    closed: str = ""
    desk_only: bool = False


@dataclass(frozen=True)
class ActLine:
    """An act that may be taken now, with what it is for and the article it rests on."""

    act: Act
    says: str = ""
    article: str = ""
