"""Nobody reads what is not theirs: each post at each door, looked through for words not its own."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

import pytest
from django.urls import reverse

from tests import house
from yifa.kernel.register import Register
from yifa.kernel.rights import Sight
from yifa.kernel.roles import ADMINISTRATORS

from .doors import doors, routes
from .looking import ONE_HALF, POSTS, QUERY, WIDE, Eyes
from .planted import SIDES, House

pytestmark = pytest.mark.django_db
one_half = pytest.mark.parametrize(("role", "side"), ONE_HALF)
#: Where nobody has to sign in; what stands here tells nothing of any matter.
OPEN_TO_ALL = ("public/", "check/", "desk/sign-in/", "api/docs/", "api/schema.json")
#: The page that a phone keeps holds nothing of anybody; what it asks for is behind the other doors.
OPEN_PAGES = {"phone/", "phone/worker.js"}


def test_every_address_of_the_house_can_be_filled_in(planted: House) -> None:
    assert sum(len(doors(planted, route, most=10_000)) for route in routes()) > len(routes())


@pytest.mark.promise(
    "sight", "each role on each side opens every page, file and API answer for what is not its own"
)
@one_half
def test_a_post_reads_at_every_door_only_what_is_its_own(
    role: str, side: str, planted: House, tried: Callable[[int], None]
) -> None:
    eyes = Eyes(planted, house.post(role, SIDES[side]))
    eyes.look_everywhere(turn=POSTS.index((role, side)))
    assert "\n".join(eyes.leaks) == ""
    sees_any = max(eyes.sights.values())
    assert (eyes.told[Sight.CONTENT] > 0) is (sees_any is Sight.CONTENT)
    assert (eyes.told[Sight.PROGRESS] > 0) is (sees_any > Sight.NOTHING)
    tried(eyes.asked)


@pytest.mark.promise("power", "the three administrators open every door there is to see a matter")
@pytest.mark.parametrize("role", sorted(ADMINISTRATORS))
def test_those_who_run_the_house_see_no_matter_at_all(
    role: str, planted: House, tried: Callable[[int], None]
) -> None:
    eyes = Eyes(planted, house.post(role, SIDES["own"]))
    eyes.look_everywhere(turn=1, most=len(Register.all) if WIDE else 2)
    assert "\n".join(eyes.leaks) == ""
    assert max(eyes.sights.values()) is Sight.NOTHING
    tried(eyes.asked)


@pytest.mark.promise("sight", "somebody who is not signed in opens every address")
def test_who_is_not_signed_in_is_sent_to_sign_in_and_told_nothing(
    planted: House, tried: Callable[[int], None]
) -> None:
    eyes = Eyes(planted, None)
    sign_in = reverse("sign-in")
    for route in routes():
        for door in doors(planted, route, most=3 if WIDE else 1):
            status, told = eyes.get(door, QUERY)
            is_open = route in OPEN_PAGES or route.startswith(OPEN_TO_ALL)
            let_in = status == HTTPStatus.OK and not is_open
            sent_on = status != HTTPStatus.FOUND or sign_in in told or route == ""
            assert not let_in and sent_on, door.url
    assert "\n".join(eyes.leaks) == ""
    assert sum(eyes.told.values()) == 0
    tried(eyes.asked)
