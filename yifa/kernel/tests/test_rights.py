"""Who sees what and who may do what: each role, from each place in the county."""

from __future__ import annotations

import pytest

from yifa.kernel.gates import Refused
from yifa.kernel.matter import Matter
from yifa.kernel.organisation import Organisation
from yifa.kernel.register import Register
from yifa.kernel.rights import Sight, barred, may_read_figures, see, sight_of
from yifa.kernel.roles import ADMINISTRATORS, HANDLERS, Role
from yifa.kernel.take import take

from . import county
from .cases import DAY, accept, at, do, mediate, register_dispute, settle

NOTHING, PROGRESS, CONTENT = Sight.NOTHING, Sight.PROGRESS, Sight.CONTENT

#: How each organisation stands to the town's government, and what its clerks and leaders see.
TO_THE_TOWN = {
    "own": (county.TOWN, CONTENT),
    "above": (county.COUNTY, CONTENT),
    "below": (county.VILLAGE, NOTHING),
    "beside": (county.OTHER_TOWN, NOTHING),
    "department above": (county.WATER, NOTHING),
    "stranger": (county.STRANGER, NOTHING),
}

#: How each organisation stands to the village's committee.
TO_THE_COMMITTEE = {
    "own": (county.VILLAGE_COMMITTEE, CONTENT),
    "village above": (county.VILLAGE, CONTENT),
    "town above": (county.TOWN, CONTENT),
    "leading office": (county.OFFICE, CONTENT),
    "leading bureau": (county.BUREAU, CONTENT),
    "town's committee beside": (county.TOWN_COMMITTEE, NOTHING),
    "other committee": (county.OTHER_COMMITTEE, NOTHING),
    "stranger": (county.STRANGER, NOTHING),
}

AT_THE_DESK = {Role.OFFICER, Role.MEDIATOR}


def cases() -> list[object]:
    return [
        pytest.param(home, role, name, sight, id=f"{home}-{relation}-{role}")
        for home, relations in (
            (county.TOWN, TO_THE_TOWN),
            (county.VILLAGE_COMMITTEE, TO_THE_COMMITTEE),
        )
        for relation, (name, sight) in relations.items()
        for role in Role
    ]


@pytest.mark.parametrize(("home", "role", "name", "sight"), cases())
def test_each_role_sees_from_each_place_what_it_should(
    committee: Organisation, home: str, role: Role, name: str, sight: Sight
) -> None:
    matter = register_dispute(county.place(home))
    register_dispute(county.place(county.STRANGER))
    if role in ADMINISTRATORS or (role in AT_THE_DESK and name != home):
        sight = NOTHING
    post = county.post(role, name)
    assert sight_of(post, matter) is sight
    for matters in (Matter.objects.all(), Register.all["dispute"].model._default_manager.all()):
        assert see(matters, post).filter(pk=matter.pk).exists() is (sight > NOTHING)
        seen = see(matters, post, sight=CONTENT).filter(pk=matter.pk).exists()
        assert seen is (sight is CONTENT)


@pytest.mark.parametrize("role", Role)
def test_who_sent_a_matter_on_sees_where_it_is_and_no_more(registered: Matter, role: Role) -> None:
    village = registered.holder
    town = county.place(county.TOWN_COMMITTEE)
    do(registered, "report_up", "clerk", to=town, reason="调不下来")
    expected = NOTHING if role in ADMINISTRATORS else PROGRESS
    assert sight_of(county.post(role, village), registered) is expected
    assert sight_of(county.post(role, town), registered) is (
        NOTHING if role in ADMINISTRATORS else CONTENT
    )


@pytest.mark.parametrize("role", Role)
def test_a_department_that_was_called_in_sees_the_matter(registered: Matter, role: Role) -> None:
    water = county.place(county.WATER)
    do(registered, "invite", "clerk", to=[water], reason="请来看看")
    expected = NOTHING if role in ADMINISTRATORS else CONTENT
    assert sight_of(county.post(role, water), registered) is expected
    assert sight_of(county.post(role, county.HOUSING), registered) is NOTHING


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("name", [name for name, _ in TO_THE_COMMITTEE.values()])
def test_each_step_is_open_to_its_roles_where_the_matter_is_held(
    registered: Matter, role: Role, name: str
) -> None:
    post = county.post(role, name)
    for step in registered.procedure.steps.values():
        roles = set(step.by)
        may = role in roles or ("party" in roles and role in HANDLERS)
        here = post.organisation == registered.holder
        above = name in {county.VILLAGE, county.TOWN, county.OFFICE, county.BUREAU}
        expected = may and (here or (above and role is Role.SUPERVISOR))
        assert (barred(post, registered, step) is None) is expected, step


@pytest.mark.parametrize("role", sorted(ADMINISTRATORS))
def test_administrators_take_no_step_at_all(registered: Matter, role: str) -> None:
    post = county.post(role, registered.holder)
    steps = {**registered.procedure.steps, **registered.procedure.kernel_steps}
    assert all(barred(post, registered, step) for step in steps.values() if role not in step.by)
    with pytest.raises(Refused):
        take(registered, "accept", by=post, on=DAY, at=at(DAY))


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize(
    ("name", "entitled"),
    [
        (county.VILLAGE_COMMITTEE, True),
        (county.TOWN, True),
        (county.COUNTY, True),
        (county.BUREAU, True),
        (county.OTHER_TOWN, False),
        (county.WATER, False),
        (county.STRANGER, False),
    ],
)
def test_sums_are_for_those_who_answer_for_them(
    committee: Organisation, role: Role, name: str, entitled: bool
) -> None:
    expected = entitled and role not in ADMINISTRATORS
    assert may_read_figures(county.post(role, name), committee) is expected


def test_a_supervisor_in_the_line_of_business_decides_a_claim(registered: Matter) -> None:
    accept(registered)
    mediate(registered)
    settle(registered)
    do(registered, "claim", "mediator", subsidy_grade="ordinary")
    for name in (county.OTHER_TOWN, county.WATER, county.STRANGER):
        with pytest.raises(Refused, match="不能办"):
            do(registered, "refuse_claim", "supervisor", here=county.place(name))
    bureau = county.place(county.BUREAU)
    assert do(registered, "refuse_claim", "supervisor", here=bureau).by.organisation == bureau
