"""What the public hands in comes in once, even if it is sent several times at the same moment."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from yifa.kernel.evidence import Evidence
from yifa.kernel.handed_in import HandedIn, code_from, find, hand_in
from yifa.kernel.register import Register
from yifa.kernel.verify import verify

from . import county
from .test_together import at_once

pytestmark = pytest.mark.django_db(transaction=True)
NOW = dt.datetime(2026, 11, 19, 10, 0, tzinfo=dt.timezone(dt.timedelta(hours=8)))
CODE = code_from(bytes(range(13)))


def sends(content: str) -> Callable[[], str]:
    """Somebody's browser that sends it."""

    def send() -> str:
        handed = hand_in(
            Register.all["information_request"],
            county.place(county.HOUSING),
            code=CODE,
            writes={"applicant": "person", "content": content},
            party={"name": "周明远"},
            at=NOW,
        )
        return handed.matter.number

    return send


def test_of_several_sent_at_once_under_one_code_one_matter_comes_to_be() -> None:
    county.set_up()
    county.post("clerk", county.HOUSING)
    answers = at_once(*(sends("同一份申请") for _ in range(4)))
    assert len(set(map(str, answers))) == 1
    [handed] = HandedIn.objects.all()
    assert Register.all["information_request"].model._default_manager.count() == 1
    assert find(CODE) == handed and not Evidence.objects.exists()
    assert list(verify()) == []
