"""The contract: what every kind of matter lives up to, a new folder without a line here."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.courses import Course, moves
from yifa.kernel import chain, contract
from yifa.kernel.counting import compute
from yifa.kernel.figures import Period, Scope
from yifa.kernel.gates import HouseRule, Refused
from yifa.kernel.grouping import compute_many
from yifa.kernel.register import Register
from yifa.kernel.stories import Story, play, stories_of
from yifa.kernel.take import take
from yifa.kernel.tests import county
from yifa.kernel.tests.cases import DAY, at
from yifa.kernel.verify import verify

REGISTERS = list(Register.all.values())
#: Kinds with a folder of their own in a wing; the report's own two are told in `yifa/report`.
IN_WINGS = [register for register in REGISTERS if register.wing()]
CHECKOUT = Path(__file__).resolve().parent.parent
STATUTES = Path(os.environ.get("YIFA_LAW_TEXTS", CHECKOUT.parent / "shared" / "law" / "texts"))
YEAR = Period(dt.date(2026, 1, 1), dt.date(2026, 12, 31))
#: So many courses of each kind are drawn by chance.
ROUNDS = int(os.environ.get("YIFA_ATTACK_ROUNDS", "1"))

every_register = pytest.mark.parametrize("register", REGISTERS, ids=lambda one: one.kind())
every_folder = pytest.mark.parametrize("register", IN_WINGS, ids=lambda one: one.kind())
every_story = pytest.mark.parametrize(
    ("register", "story"),
    [
        pytest.param(register, story, id=f"{register.kind()}-{story}")
        for register in REGISTERS
        for story in stories_of(register)
    ],
)


@every_register
def test_whatever_is_declared_has_a_name_that_people_can_read(register: type[Register]) -> None:
    assert list(contract.unlabelled(register)) == []


@every_folder
def test_its_folder_says_what_it_is_and_tells_every_stage_and_step(
    register: type[Register],
) -> None:
    assert list(contract.missing_in_folder(register)) == []


@every_register
def test_every_gate_and_clock_cites_words_of_the_law(register: type[Register]) -> None:
    assert list(contract.uncited(register)) == []


@pytest.mark.promise("unlawful", "every order of steps is walked with every fact; states reached")
@every_register
@pytest.mark.django_db
def test_no_order_of_steps_leads_astray_or_breaks_a_promise(
    register: type[Register], tried: Callable[[int], None]
) -> None:
    found = contract.walked(register)
    assert found.sentences == []
    tried(found.states)


@every_register
def test_every_promise_quotes_the_statute(register: type[Register]) -> None:
    if not STATUTES.is_dir():
        pytest.skip(f"no statute texts in {STATUTES}: set YIFA_LAW_TEXTS")
    texts = {path.name.split("(")[0]: squeezed(path) for path in STATUTES.glob("*.md")}
    for promise in contract.promises_of(register):
        if promise.law == HouseRule.basis:
            continue
        text = texts[promise.law.removeprefix("中华人民共和国")]
        assert promise.quote in text, promise.id
        assert promise.article in text, promise.id


@every_register
def test_every_promise_of_the_house_quotes_one_of_its_rules(register: type[Register]) -> None:
    rules = list(contract.house_rules(register))
    for promise in contract.promises_of(register):
        if promise.law == HouseRule.basis:
            assert any(promise.quote in rule for rule in rules), promise.id


@pytest.mark.promise("unlawful", "a case told as a lawyer would, lawful or with a classic defect")
@every_story
@pytest.mark.django_db
def test_a_story_comes_out_as_it_is_told(register: type[Register], story: Story) -> None:
    county.set_up()
    home = county.place(county.VILLAGE_COMMITTEE)
    assert play(story, register, cast=county.post, home=home) == []


def played(times: int) -> settings:
    """So many courses of matters, drawn by chance and told as they were drawn."""
    return settings(
        max_examples=times,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )


@every_folder
@played(ROUNDS)
@given(data=st.data())
@pytest.mark.django_db
def test_figures_replay_to_what_they_show_and_a_freeze_never_moves(
    register: type[Register], data: st.DataObject
) -> None:
    """Whatever course matters take, the number shown is the one replayed; a cut keeps its own."""
    with transaction.atomic():
        county.set_up()
        course = Course(register)
        for move in data.draw(moves()):
            course.go(move)
        cut = chain.places()
        kept = contract.frozen(register, everything(), YEAR, cut=cut)
        for move in data.draw(moves()):
            course.go(move)
        again = contract.frozen(register, everything(), YEAR, cut=cut)
        assert repr(again) == repr(kept)
        place = data.draw(st.sampled_from([county.COUNTY, county.TOWN]))
        scope = Scope(county.place(place))
        assert list(contract.unsteady(register, scope, YEAR, cut=chain.places())) == []
        assert list(verify()) == []
        transaction.set_rollback(True)


@every_folder
@played(ROUNDS)
@given(data=st.data())
@pytest.mark.django_db
def test_what_is_kept_for_sums_is_what_figures_count_after_every_move(
    register: type[Register], data: st.DataObject
) -> None:
    """Steps, corrections, revocations, sending and returning: rows and events never part."""
    with transaction.atomic():
        county.set_up()
        course, figures = Course(register), list(register.figures.values())
        for move in data.draw(moves()):
            course.go(move)
            alone = {one.key: [compute(one, everything(), YEAR)] for one in figures}
            assert compute_many(figures, everything(), [YEAR]) == alone, move
        below = Scope(county.place(county.TOWN))
        alone = {one.key: [compute(one, below, YEAR)] for one in figures}
        assert compute_many(figures, below, [YEAR]) == alone
        transaction.set_rollback(True)


#: What a form, a spreadsheet or a program may send for any field.
ANYTHING = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=200),
    st.dates(),
    st.lists(st.one_of(st.text(max_size=5), st.integers()), max_size=3),
    st.dictionaries(st.text(max_size=5), st.text(max_size=5), max_size=3),
    st.lists(
        st.dictionaries(
            st.sampled_from(["side", "name", "age", "telephone", "identity_number", "else"]),
            st.one_of(st.none(), st.text(max_size=9), st.integers(), st.lists(st.none())),
        ),
        max_size=3,
    ),
)


@pytest.mark.promise("input", "anything a form, table or program may send for any first entry")
@every_register
@settings(max_examples=25, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
@pytest.mark.django_db
def test_bad_input_is_refused_in_words_and_never_fails(
    register: type[Register], data: st.DataObject, tried: Callable[[int], None]
) -> None:
    tried(1)
    first = register.procedures[-1].first()
    names = register.procedures[-1].fields_of(first)
    given_: dict[str, Any] = data.draw(
        st.dictionaries(st.sampled_from([*names, "reason", "没有这一栏"]), ANYTHING)
    )
    with transaction.atomic():
        county.set_up()
        by = county.post("clerk", county.VILLAGE_COMMITTEE)
        try:
            take(register.model(), first.name, by=by, on=DAY, at=at(DAY), **given_)
        except Refused as refused:
            assert all(refused.fields.values()) or refused.reasons
        transaction.set_rollback(True)


def squeezed(path: Path) -> str:
    """A statute without the spaces and breaks of its printing."""
    return "".join(path.read_text(encoding="utf-8").split())


def everything() -> Scope:
    """The whole county."""
    return Scope(county.place(county.COUNTY))
