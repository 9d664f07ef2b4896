"""When the year's holiday notice comes, provisional days are computed again and say so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
import time_machine

from yifa.kernel import recompute
from yifa.kernel.take import take
from yifa.kernel.tests import county
from yifa.kernel.verify import verify
from yifa.law import calendar
from yifa.wings.disputes.dispute.models import Dispute

pytestmark = pytest.mark.django_db

NOTICE = """
schema_version = 1
year = 2027
notice = "放假通知"
notice_verified = "memory-only"
weekdays_off = [2027-01-01, 2027-01-04]
made_up_working_days = [2027-01-09]
"""


@pytest.fixture
def _forgets_notices() -> Iterator[None]:
    yield
    calendar.announce(None)


@time_machine.travel(dt.datetime(2026, 12, 3, 4, tzinfo=dt.UTC), tick=False)
@pytest.mark.usefixtures("_forgets_notices")
def test_a_day_that_the_notice_moves_is_moved_and_the_event_says_from_where(tmp_path: Path) -> None:
    """The 30th day after 2 December 2026 is 1 January 2027; it rolls over what the notice frees."""
    county.set_up()
    by = county.post("mediator", county.TOWN_COMMITTEE)
    on = dt.date(2026, 12, 2)
    made = Dispute()
    take(
        made,
        "register",
        by=by,
        on=on,
        title="宅基地滴水",
        type="homestead",
        source="applied",
        parties=[{"name": "甘棠"}],
    )
    take(made, "accept", by=by, on=on)
    take(made, "mediate", by=by, on=on, consent="all", session_record="谈妥")
    take(
        made,
        "settle",
        by=by,
        on=on,
        agreement_form="oral",
        agreed_terms="改水道",
        effective_on=on,
    )
    before = made.due
    admin = county.post("system_admin", county.COUNTY)
    assert made.due_provisional
    assert list(recompute.apply(by=admin, on=on)) == []

    (tmp_path / "2027.toml").write_text(NOTICE)
    calendar.announce(tmp_path)
    assert [broken.what for broken in verify()] == ["provisional"], "not recomputed yet"
    [changed] = recompute.apply(by=admin, on=on)
    made.refresh_from_db()
    assert changed.before == before
    assert made.due == dt.date(2027, 1, 5)
    assert not made.due_provisional
    assert list(verify()) == []
    assert "放假通知已经公布" in made.events.latest("place_in_matter").payload.note
    assert list(recompute.apply(by=admin, on=on)) == []
