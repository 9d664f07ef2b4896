"""How the sample is made: every act through the one door, some hundreds in a transaction.

A sample that was interrupted is taken up where it stopped. Its acts follow from the plan alone,
so the acts that the database already has are passed over, each matter that was registered is
matched with the row it became, and the rest is taken. Nothing is ever deleted.
"""

from __future__ import annotations

import datetime as dt
import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice

from django.db import transaction

from yifa.kernel.matter import Event, Matter
from yifa.kernel.organisation import Organisation
from yifa.kernel.person import Person
from yifa.kernel.take import take_many

from .act import Act
from .county import County, read_county
from .filing import file
from .founding import found_county
from .mark import Mark, keep_passwords, put_mark, read_mark
from .people import hire
from .plan import Plan, acts
from .season import SHARES, YEARLY
from .settling import settle

#: At least so many acts are taken together.
IN_ONE_TRANSACTION = 600
#: A large sample takes some days together: a matter's next act in the same transaction need not
#: read the matter again. Of so many matters one act falls on any three days.
MATTERS_AN_ACT = 60
#: What a matter that is passed over tells others that name it before its own next act.
TOLD_TO_OTHERS = ("id", "kind", "number", "title", "shown_title", "procedure_name")
#: Every kind whose acts follow from the plan.
PLANNED = (*SHARES, *YEARLY)


class NotEmpty(Exception):
    """The database holds something that is not this sample; the message says what to do."""


def what_is_there(wanted: Plan | None) -> Mark | None:
    """The sample that was begun here, or None where all is empty; raises NotEmpty.

    `wanted` is what was asked for in so many words; another sample in its place is refused.
    """
    mark = read_mark()
    is_empty = not Organisation.objects.exists() and not Person.objects.exists()
    if is_empty:
        return None
    if mark is None:
        raise NotEmpty("库里已经有别的数据，样例只放进空库：换一个 YIFA_HOME 文件夹再运行")
    if wanted is not None and wanted != mark.plan:
        told = f"种子{mark.plan.seed}、截至{mark.plan.today}、{mark.plan.matters}件"
        raise NotEmpty(
            f"这里已经有另一份样例（{told}），去掉参数再运行，或者换一个 YIFA_HOME 文件夹"
        )
    return mark


def found(plan: Plan) -> None:
    """Set up the county and its people, and keep the passwords of those who can sign in."""
    with transaction.atomic():
        found_county()
        settle()
        people = hire(read_county(), seed=plan.seed, since=plan.first_day - dt.timedelta(days=300))
        keep_passwords(people)
        put_mark(plan, finished=False)


def make(plan: Plan, told: Callable[[int], None]) -> int:
    """Take every act of the plan that was not taken yet; returns how many there are in all.

    `told` is called after each transaction with how many matters have been registered so far.
    """
    county = read_county()
    with without_looking_for_garbage():
        taken = take_all(plan, county, told)
        file(county, plan.today)
    put_mark(plan, finished=True)
    return taken


def take_all(plan: Plan, county: County, told: Callable[[int], None]) -> int:
    """Pass over what was taken before, then take the rest."""
    stream = (act for _, act in acts(plan, county))
    taken = Event.objects.filter(kind__in=PLANNED).count()
    registered = pass_over(islice(stream, taken))
    together = max(IN_ONE_TRANSACTION, plan.matters // MATTERS_AN_ACT)
    while batch := Batch(islice(stream, together), plan).take():
        taken += batch.acts
        registered += batch.registered
        told(registered)
    return taken


class Batch:
    """Some hundreds of acts that are taken together or not at all.

    An act can only be asked for once the ones before it were taken, so they are read one by one.
    """

    def __init__(self, stream: Iterator[Act], plan: Plan) -> None:
        self.stream = stream
        self.plan = plan
        self.acts = 0
        self.registered = 0

    def __bool__(self) -> bool:
        return self.acts > 0

    def take(self) -> Batch:
        """Take them all."""
        take_many(act.request(self.plan.today) for act in self.counted())
        return self

    def counted(self) -> Iterator[Act]:
        """Each act, counted as it passes."""
        for act in self.stream:
            self.acts += 1
            self.registered += act.begins and act.matter.kind_name() in SHARES
            yield act


def pass_over(stream: Iterator[Act]) -> int:
    """Match matters that were registered before with their rows; returns how many there are."""
    matters = Matter.objects.filter(kind__in=PLANNED).order_by("pk")
    stored, registered = matters.values(*TOLD_TO_OTHERS).iterator(chunk_size=2000), 0
    for act in stream:
        if not act.begins:
            continue
        row = next(stored, dict.fromkeys(TOLD_TO_OTHERS, ""))
        title = row["title"]
        if (row["kind"], title) != (act.matter.kind_name(), act.writes.get("title", title)):
            raise NotEmpty("库里的数据与没有做完的样例对不上，换一个 YIFA_HOME 文件夹重新做")
        for name, value in row.items():
            setattr(act.matter, name, value)
        act.matter.pk = act.matter.id
        act.matter._state.adding = False
        registered += act.matter.kind in SHARES
    return registered


@contextmanager
def without_looking_for_garbage() -> Iterator[None]:
    """Look for reference cycles far less often: there are few, and looking costs a tenth."""
    usual = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
    try:
        yield
    finally:
        gc.set_threshold(*usual)
        gc.unfreeze()
