"""Whether the officers hold certificates is asked once where a whole page needs it."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from yifa.kernel.looking_up import looked_up_once
from yifa.kernel.tests import county
from yifa.wings.enforcement.penalty_case import gates
from yifa.wings.enforcement.penalty_case.models import PenaltyCase

from .played import played

DAY = dt.date(2026, 3, 20)


def times_asked(case: PenaltyCase) -> int:
    """How often the register of officers is asked where four steps need it."""
    with CaptureQueriesContext(connection) as asked:
        for _ in range(4):
            assert gates.two_certified_officers.unmet(case, DAY) is None
    return sum("enforcement_officer_enforcementofficer" in one["sql"] for one in asked)


@pytest.mark.django_db
def test_each_officer_s_certificate_is_looked_up_once_for_a_page() -> None:
    county.set_up()
    case = played("ordinary_paid", before="conclude")
    assert times_asked(case) == 8
    with looked_up_once():
        assert times_asked(case) == 2
