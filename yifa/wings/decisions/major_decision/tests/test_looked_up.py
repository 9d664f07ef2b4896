"""What a meeting resolved is asked once where a whole page needs it."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests import house
from yifa.kernel.tests import county
from yifa.kernel.tests.cases import played


@pytest.mark.django_db
def test_a_page_asks_the_meeting_once_for_all_conditions_on_the_discussion() -> None:
    county.set_up()
    decision = played("major_decision", "from_catalogue_to_file", before="publish")
    clerk = house.let_in(Client(), county.post("clerk", decision.holder))
    with CaptureQueriesContext(connection) as asked:
        page = clerk.get(reverse("matter", args=[decision.pk]))
    assert page.status_code == 200
    assert sum("meeting_meetingrecord" in one["sql"] for one in asked) == 1
