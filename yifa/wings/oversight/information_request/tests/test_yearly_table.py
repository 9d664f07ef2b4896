"""The yearly table balances whatever happened: carried over and new, concluded and carried on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from random import Random
from typing import Any

import pytest
from django.utils import timezone

from tests import house
from yifa.kernel.figures import Period, Scope
from yifa.kernel.matter import Matter
from yifa.kernel.person import Post
from yifa.kernel.register import Register
from yifa.kernel.stories import Telling, begins_at, stories_of
from yifa.kernel.take import take
from yifa.kernel.tests import county
from yifa.wings.oversight.information_request.models import Applicant, Ground, ReplyKind
from yifa.wings.oversight.information_request.yearly_table import (
    AFTER,
    BEFORE,
    DONE,
    NEW,
    RESULTS,
    YEARLY_TABLE,
    year_of,
    yearly_table,
)

pytestmark = pytest.mark.django_db
YEARS = [Period.year(year) for year in (2025, 2026)]
#: Answers that need nothing before them.
PLAIN = [
    kind
    for kind in ReplyKind
    if kind not in ("granted", "partial", "repeat", "unclear", "excessive")
]


#: Grounds of a whole request.
GROUNDS = [ground for ground in Ground if ground != "not_information"]


@pytest.fixture
def clerk(db: None) -> Post:
    house.set_up()
    return house.post("clerk", county.HOUSING)


class Doing:
    """Somebody at work on one request, a day or some days after the other."""

    def __init__(self, clerk: Post, chance: Random) -> None:
        self.clerk, self.chance = clerk, chance
        self.leader = house.post("leader", clerk.organisation)
        self.day = dt.date(2025, 1, 2) + dt.timedelta(days=chance.randrange(700))
        self.matter: Matter = house.register_matter(
            "information_request", clerk, on=self.day, applicant=chance.choice(Applicant.values)
        )

    def take(self, step: str, by: Post | None = None, **writes: Any) -> None:
        """The next step, up to a month later."""
        self.day += dt.timedelta(days=self.chance.randrange(30))
        at = timezone.make_aware(dt.datetime.combine(self.day, dt.time(17, 30)))
        take(self.matter, step, by=by or self.clerk, on=self.day, at=at, **writes)

    def live(self) -> None:
        """As far as chance has it."""
        if self.chance.random() < 0.1:
            self.take("take_back")
            return
        self.take("confirm", identity_shown=True)
        ways: Sequence[Callable[[], None]] = [
            self.stay,
            self.answer,
            self.answer,
            self.give_up,
            self.withdraw,
            self.granted_then_revoked,
        ]
        self.chance.choice(ways)()

    def stay(self) -> None:
        """It is still under way."""
        self.take("begin")

    def answer(self) -> None:
        """Answered, of any kind, and perhaps delivered."""
        told = {"ground": self.chance.choice(GROUNDS), "reply": "见答复书"}
        self.take("reply_to", self.leader, reply_kind=self.chance.choice(PLAIN), **told)
        if self.chance.random() < 0.5:
            self.take("deliver", delivery="post")

    def give_up(self) -> None:
        """Asked to make it clear, and silent."""
        until = self.day + dt.timedelta(days=60)
        self.take("ask_clarify", clarify_what="写明文件", clarify_until=until)
        self.day = until + dt.timedelta(days=1)
        self.take("give_up", self.leader)

    def withdraw(self) -> None:
        """The applicant changed their mind."""
        self.take("withdraw")

    def granted_then_revoked(self) -> None:
        """Granted, and then taken back by mistake's discoverer."""
        self.take("begin")
        self.take("review", self.leader, review_opinion="可以公开")
        self.take("reply_to", self.leader, reply_kind="granted", reply="随附")
        self.take("revoke", self.leader, reason="附件放错了")


def numbers(post: Post, period: Period) -> dict[str, list[int]]:
    """The table's rows by their heads."""
    _, table, _ = yearly_table(post, period)
    return {str(label): [int(cell) for cell in cells] for label, *cells in table.rows}


def balances(rows: dict[str, list[int]]) -> None:
    """Each column adds up, and each row does."""
    for place, of_all in enumerate(rows[DONE]):
        assert rows[NEW][place] + rows[BEFORE][place] == of_all + rows[AFTER][place]
        assert sum(rows[label][place] for label, _ in RESULTS) == of_all
    for label, (*parts, total) in rows.items():
        assert sum(parts) == total, label


@pytest.mark.parametrize("seed", range(4))
def test_it_balances_whatever_happened_and_one_year_goes_on_from_the_other(
    clerk: Post, seed: int
) -> None:
    chance = Random(seed)
    for _ in range(20):
        Doing(clerk, chance).live()
    told = [numbers(clerk, year) for year in YEARS]
    for rows in told:
        balances(rows)
    assert told[0][AFTER] == told[1][BEFORE]
    assert told[0][NEW][-1] + told[1][NEW][-1] > 10


def test_what_is_handed_over_under_way_is_told_beside_and_not_hidden(clerk: Post) -> None:
    doing = Doing(clerk, Random(1))
    doing.day = dt.date(2026, 3, 2)
    doing.take("confirm", identity_shown=True)
    other = house.post("clerk", county.WATER)
    doing.take("transfer", to=other.organisation, reason="职责调整")
    doing.take("receive", other)
    mine, theirs = (yearly_table(post, YEARS[1])[1] for post in (clerk, other))
    assert "移交别的单位的1件" in mine.note and "移交来的1件" in theirs.note
    both = year_of(Scope(county.place(county.COUNTY)), YEARS[1])
    assert not both.came_over and not both.went_over


def test_suits_against_an_answer_are_tabled_by_whether_a_reconsideration_came_before(
    clerk: Post,
) -> None:
    day = dt.date(2026, 3, 2)
    for place, standing in enumerate(("sole", "with_reconsideration", "as_reconsideration")):
        of = {"act_kind": "disclosure", "standing": standing, "court_number": f"行初{place}号"}
        house.register_matter("lawsuit", clerk, on=day, **of)
    house.register_matter("lawsuit", clerk, on=day, act_kind="penalty", court_number="行初9号")
    *_, table = yearly_table(clerk, YEARS[1])
    assert [list(row) for row in table.rows] == [
        ["行政复议", 0, 0, 0, 0, 0],
        ["行政诉讼：未经复议直接起诉", 0, 0, 0, 1, 1],
        ["行政诉讼：复议后起诉", 0, 0, 0, 1, 1],
    ]


def played(kind: str, step: str) -> Post:
    """The story of another kind that takes a step, and who keeps the tables where it was told."""
    register = Register.all[kind]
    story = next(one for one in stories_of(register) if step in {line.take for line in one.lines})
    home = begins_at(story, county.place(county.HOUSING))
    assert list(Telling(story, register, county.post, home).run()) == []
    return house.post("clerk", home.name)


@pytest.mark.parametrize(
    ("kind", "step", "row", "columns"),
    [
        ("normative_document", "publish", "行政规范性文件", slice(1, 4)),
        ("penalty_case", "punish_on_spot", "行政处罚", slice(4, 5)),
    ],
)
def test_what_was_published_of_own_accord_comes_from_the_registers_that_keep_it(
    clerk: Post, kind: str, step: str, row: str, columns: slice
) -> None:
    post = played(kind, step)
    period = Period(dt.date(2015, 1, 1), dt.date(2026, 12, 31))
    table, *_ = yearly_table(post, period)
    [told] = [one for one in table.rows if row in str(one[0])]
    assert 1 in told[columns]


def test_who_may_not_read_the_figures_is_shown_no_table(clerk: Post) -> None:
    assert yearly_table(house.post("auditor", county.HOUSING), YEARS[1]) == []


@pytest.mark.parametrize(
    ("today", "opens"),
    [
        (dt.date(2027, 1, 12), YEARS[1]),
        (dt.date(2026, 11, 29), Period(dt.date(2026, 1, 1), dt.date(2026, 11, 29))),
    ],
)
def test_it_opens_with_the_year_that_is_to_be_reported(today: dt.date, opens: Period) -> None:
    assert YEARLY_TABLE.opens(today) == opens
