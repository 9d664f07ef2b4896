"""Whom a matter names never learns of it, though they see everything else there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from tests import house
from yifa.kernel import desk_work
from yifa.kernel.gates import Refused
from yifa.kernel.matter import Matter
from yifa.kernel.register import Register
from yifa.kernel.rights import Sight, see, sight_of
from yifa.kernel.roles import HANDLERS, SUPERVISOR
from yifa.kernel.take import take
from yifa.kernel.tests import county

from .looking import Eyes
from .planted import NOW, House

pytestmark = pytest.mark.django_db
ROLES = sorted({*HANDLERS, SUPERVISOR})


@pytest.mark.promise("sight", "whom an accusation names opens every door for it")
def test_at_no_door_does_the_one_accused_find_what_is_kept_from_it(
    planted: House, tried: Callable[[int], None]
) -> None:
    kept = [one for name, one in planted.secrets.items() if name.endswith(" hidden")]
    eyes = Eyes(planted, house.post("leader", house.ABOVE))
    assert {eyes.sees(one) for one in kept} == {Sight.NOTHING}
    others = [one for name, one in planted.secrets.items() if name.endswith("petition kept")]
    assert {eyes.sees(one) for one in others} == {Sight.CONTENT}
    eyes.look_everywhere(turn=1)
    assert "\n".join(eyes.leaks) == ""
    tried(eyes.asked)


@pytest.mark.parametrize("role", ROLES)
def test_the_rule_holds_for_every_post_of_the_accused_and_below_it(
    role: str, planted: House
) -> None:
    secret = next(one for name, one in planted.secrets.items() if name.endswith(" hidden"))
    beside = (house.ABOVE, house.BESIDE, house.BELOW, county.BUREAU)
    for place in beside:
        assert sight_of(house.post(role, place), secret.matter) is Sight.NOTHING, place
    own = house.post(role, house.OWN)
    mine = secret.matter.handler == own or role not in ("officer", "mediator")
    assert (sight_of(own, secret.matter) is Sight.CONTENT) or not mine
    for group in desk_work.groups(house.post(role, house.ABOVE), NOW.date()):
        assert not group.matters.filter(pk=secret.matter.pk).exists(), group.label


def accusation(planted: House, **named: object) -> Matter:
    """An accusation registered at the town beside, which it does not name."""
    return house.register_matter(
        "petition", house.post("clerk", house.BESIDE), on=NOW.date(), **named
    )


def test_a_person_accused_sees_nothing_in_any_post_while_colleagues_do(planted: House) -> None:
    accused, colleague = (house.post(role, house.ABOVE) for role in ("leader", "clerk"))
    matter = accusation(planted, accused_person=accused.mark)
    assert sight_of(accused, matter) is Sight.NOTHING
    assert sight_of(colleague, matter) is Sight.CONTENT
    elsewhere = accused.person.posts.create(
        organisation=house.place(house.BESIDE), role="leader", since=dt.date(2020, 1, 1)
    )
    assert sight_of(elsewhere, matter) is Sight.NOTHING
    with pytest.raises(Refused, match="不对您的岗位开放"):
        take(matter, "instruct", by=elsewhere, on=NOW.date(), instruction="压下来")


def test_it_can_be_brought_into_the_hands_of_the_accused_by_no_step(planted: House) -> None:
    by = house.post("clerk", house.BESIDE)
    matter = accusation(planted, accused=house.OWN)
    own, court = house.place(house.OWN), house.place(county.OFFICE)
    for step, asked in (
        ("transfer", {"to": own}),
        ("transfer", {"to": court}),
        ("report_up", {"to": own}),
        ("invite", {"to": [own]}),
    ):
        with pytest.raises(Refused):
            take(matter, step, by=by, on=NOW.date(), reason="请办理", **asked)
    take(matter, "transfer", by=by, on=NOW.date(), reason="归口", to=house.place(county.WATER))
    assert not see(Matter.objects.filter(pk=matter.pk), house.post("leader", own)).exists()


def test_naming_the_one_who_holds_it_is_refused_until_it_is_sent_on(planted: House) -> None:
    by = house.post("clerk", house.BESIDE)
    matter = accusation(planted)
    with pytest.raises(Refused, match="不能经手"):
        take(matter, "correct", by=by, on=NOW.date(), accused=house.BESIDE, reason="来信补充")


def test_what_is_kept_from_a_post_can_t_be_named_by_its_number(planted: House) -> None:
    matter = accusation(planted, accused=house.OWN)
    with pytest.raises(Refused) as refused:
        house.register_matter(
            "petition", house.post("clerk", house.OWN), on=NOW.date(), earlier=matter.number
        )
    assert "找不到" in refused.value.fields["earlier"]


def test_only_registers_that_say_so_keep_matters_from_whom_they_name() -> None:
    kept = [kind for kind, register in Register.all.items() if register.hidden is not None]
    assert kept == ["petition"]
