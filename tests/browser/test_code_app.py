"""A clerk sets up a code app in the browser, from the square that the page draws."""

from __future__ import annotations

from collections.abc import Callable

from pytest_django import Settings

from tests import house
from tests.browser.conftest import employ
from tests.browser.seat import Seat

CLERK = "heyq"


def test_an_app_is_set_up_from_the_square_on_the_page(
    sit: Callable[..., Seat], settings: Settings
) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    employ(CLERK, ("clerk", house.OWN))
    seat: Seat = sit()
    seat.sign_in(CLERK, house.PASSWORD)
    seat.go("/desk/factors/app/")
    square = seat.page.get_by_role("img", name="验证器的二维码")
    assert square.evaluate("image => image.complete && image.naturalWidth") > 0
    seat.shoot("factors-app")
    seat.fill("验证器上现在的6位数字", "000000")
    seat.press("设好")
    seat.sees("不对：核对手机的时间")
