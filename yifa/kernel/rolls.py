"""How organisations and people are counted on a day: by who held a post of a role then.

    committees = OrganisationRoll("人民调解委员会", MEDIATOR, form=Form.COMMITTEE, unit="个")
    mediators = PeopleRoll("人民调解员", MEDIATOR, unit="名", by=["level"])

A roll counts on the last day of a period. Posts are no events: their days may be set right later,
so a roll is not replayed for a cut; a freeze keeps what it said (docs/decisions/0012).
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from .figures import Figure, Period, Scope
from .organisation import Form
from .person import Post
from .roles import Role


@dataclass(frozen=True)
class Held:
    """A post by which somebody, or an organisation, stands on a roll."""

    post: int
    counts: int
    holder: str
    level: str
    since: dt.date
    until: dt.date | None

    def on(self, day: dt.date) -> bool:
        """Whether it is held on a day."""
        return self.since <= day and (self.until is None or day <= self.until)


class Roll(Figure):
    """Those of whom a post of a role is held on a day; each once, by the post held longest.

    So the parts add up: who sits on two committees counts for the one joined first.
    """

    #: Which column of a post is counted.
    column: ClassVar[str]

    def __init__(
        self,
        label: str,
        role: Role,
        *,
        unit: str,
        form: Form | None = None,
        by: Iterable[str] = (),
    ) -> None:
        super().__init__(label, unit=unit, by=by)
        self.role = role
        self.form = form

    def definition(self) -> dict[str, Any]:
        """With the posts it looks at."""
        said = {"roll": self.column, "role": self.role.value, "form": self.form}
        return super().definition() | said

    def held(self, scope: Scope) -> list[Held]:
        """Every post of the role there ever was in the scope, in one query, the longest first."""
        posts = Post.objects.filter(
            role=self.role, organisation__in=scope.organisations().values("pk")
        )
        if self.form is not None:
            posts = posts.filter(organisation__form=self.form)
        said = ("pk", self.column, "organisation__code", "organisation__level", "since", "until")
        return [Held(*row) for row in posts.order_by("since", "pk").values_list(*said)]

    def standing(self, scope: Scope, day: dt.date) -> list[Held]:
        """Who stands on the roll on a day."""
        return each_once(self.held(scope), day)

    def total(self, scope: Scope, period: Period) -> int:
        """How many on the last day of the period."""
        return len(self.standing(scope, period.last))

    def totals(self, scope: Scope, periods: Sequence[Period]) -> list[int]:
        """How many at the end of each period, in one query."""
        held = self.held(scope)
        return [len(each_once(held, period.last)) for period in periods]

    def parts(self, category: str, scope: Scope, period: Period) -> dict[str, int]:
        """By `level` or `holder`: code → number."""
        return dict(Counter(getattr(one, category) for one in self.standing(scope, period.last)))


class OrganisationRoll(Roll):
    """Organisations in which somebody holds a post of the role."""

    column = "organisation"


class PeopleRoll(Roll):
    """People who hold a post of the role, in however many organisations."""

    column = "person"


def each_once(held: Iterable[Held], day: dt.date) -> list[Held]:
    """Of the posts held on a day, the first of each person or organisation."""
    found: dict[int, Held] = {}
    for one in held:
        if one.on(day):
            found.setdefault(one.counts, one)
    return list(found.values())
