"""What somebody handed in is answered or says why not, wherever it stands, in every such register.

The stories of each register are told, as far as they lead to stages that were not seen yet; after
each step somebody looks with the code.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
import time_machine

from yifa.kernel.handed_in import HandedIn
from yifa.kernel.party import masking_of
from yifa.kernel.procedure import Procedure
from yifa.kernel.register import Register
from yifa.kernel.roles import PARTY
from yifa.kernel.stories import Line, Story, Telling, begins_at, stories_of
from yifa.kernel.tests import county
from yifa.web.desk.facts import fact
from yifa.web.public.tracked import Progress, progress

pytestmark = pytest.mark.django_db

ASKED = [one for one in Register.all.values() if one.asked is not None]


class Watched(Telling):
    """A story at each step of which whoever asked looks how far it is."""

    def tell(self, line: Line) -> Iterator[str]:
        """One line; then what the code opens."""
        yield from super().tell(line)
        if self.matter.pk and not line.of:
            with time_machine.travel(line.on or dt.date(2026, 1, 5), tick=False):
                yield from lacking(HandedIn(matter=self.matter.of_kind(), at=line.instant))


def lacking(handed: HandedIn) -> Iterator[str]:
    """What whoever asked is not told, at the stage where the matter is."""
    if handed.was_revoked:
        return
    told, stage = progress(handed), handed.matter.stage_now
    seen.setdefault(handed.matter.kind, set()).add(stage.name)
    if not told.meaning:
        yield f"{stage.label} means nothing"
    yield from (f"{words} is not told" for words in answered(handed) - {*all_told(told)})
    for private in private_of(handed):
        if any(private in words for words in (told.meaning, *all_told(told))):
            yield f"{private} is told in {stage.label}"


def answered(handed: HandedIn) -> set[str]:
    """What an official wrote to whoever asked: the columns told of the steps that stand."""
    matter, asked = handed.matter, handed.asked
    taken = {act.step for act in matter.history}
    names = {name for step, told in asked.told.items() if step.name in taken for name in told}
    facts = (fact(matter, name, masking_of(matter)) for name in names)
    return {one.value for one in facts if one is not None}


def all_told(told: Progress) -> Iterator[str]:
    """Every text on the page."""
    yield from (one.value for act in told.acts for one in act.facts)
    yield from (one.value for one in told.facts)
    yield from (one.before for one in told.clocks)


def private_of(handed: HandedIn) -> Iterator[str]:
    """What of its people nobody outside may read."""
    for party in handed.matter.parties.all():
        yield from filter(None, (party.identity_number, party.telephone, party.address))


#: Kind → the stages that were looked at.
seen: dict[str, set[str]] = {}


def leads_on(story: Story, kind: str) -> bool:
    """Whether a story leads to a stage that nobody looked at."""
    return not {line.stage for line in story.lines if line.stage and not line.of} <= seen[kind]


@pytest.mark.parametrize("register", ASKED, ids=lambda one: one.kind())
def test_at_every_stage_whoever_asked_is_answered_or_told_why_not(
    register: type[Register],
) -> None:
    county.set_up()
    home = county.place(county.VILLAGE_COMMITTEE)
    seen[register.kind()] = set()
    for story in stories_of(register):
        if leads_on(story, register.kind()):
            watched = Watched(story, register, county.post, begins_at(story, home))
            assert [f"{story.path.name}: {one}" for one in watched.run()] == []
    stages = {name for one in register.procedures for name in one.stages}
    assert stages - seen[register.kind()] - {Procedure.void.name} == set()


@pytest.mark.parametrize("register", ASKED, ids=lambda one: one.kind())
def test_no_office_ends_what_was_asked_without_a_word(register: type[Register]) -> None:
    """A step of an office that ends it is told itself, or its stage says why and by which rule."""
    asked = register.asked
    assert asked is not None
    for procedure in register.procedures:
        told = {step.name for step in asked.told}
        for step in procedure.steps.values():
            target = step.move.target
            if target is None or not target.ends or PARTY in step.by or step.name in told:
                continue
            says = asked.meaning_of(target)
            before = {
                s.name for s in procedure.steps.values() if s.move.target in step.move.sources
            }
            assert before & told or len(says) >= SHORTEST_REASON, f"{step.label}: {says}"


#: 已经结案。 says no reason; 逾期没有补正，视为放弃申请。 does.
SHORTEST_REASON = 10
