"""What a matter's file holds: facts, people, evidence, and the record of what was done."""

from collections.abc import Sequence
from dataclasses import KW_ONLY, dataclass
from datetime import date

from yifa.web.theme.link import Link


@dataclass(frozen=True)
class Fact:
    """One line of what a matter is: a name and its value.

    `lawful` sets an article in Song; `amount` sets a sum of money large.
    """

    label: str
    value: str
    url: str = ""
    _: KW_ONLY
    note: str = ""
    lawful: bool = False
    amount: bool = False


@dataclass(frozen=True)
class MaskedPerson:
    """A person or a firm with names and numbers already masked: 周×, 138****2046.

    `reveal` leads to the page that asks for the purpose first; no link, no right.
    """

    facts: Sequence[Fact]
    reveal: Link | None = None
    heading: str = ""


@dataclass(frozen=True)
class Evidence:
    """A file: name, legal kind, when made and by whom, the first eight digits of its digest.

    `icon` is document, photo, video, sound or figures. `intact` is None until it was checked.
    `note` says when and where the phone made it, and how far its clock was off.
    """

    name: str
    kind: str
    _: KW_ONLY
    url: str = ""
    icon: str = "document"
    made: date | None = None
    by: str = ""
    note: str = ""
    digest: str = ""
    intact: bool | None = None

    @property
    def short_digest(self) -> str:
        """The eight digits in two groups: a41f 09c2."""
        return f"{self.digest[:4]} {self.digest[4:8]}".strip()


@dataclass(frozen=True)
class Entry:
    """One event: when, what was done, in which words, by whom, by which article."""

    at: date
    what: str
    words: str = ""
    _: KW_ONLY
    who: str = ""
    article: str = ""
    links: Sequence[Link] = ()
    revoked: str = ""
