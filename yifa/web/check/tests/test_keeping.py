"""Someone signed in may say that a report is to be kept: it is brought in like any other."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from tests import house
from yifa.kernel.tests import county
from yifa.report.annual_report.models import AnnualReport
from yifa.web.check.tests.conftest import WRONG, hidden, words

pytestmark = pytest.mark.django_db
PAGE, FILE = reverse("check"), reverse("check-file")
REPORT = f"柳溪镇2024年度法治政府建设情况报告\n一、主要举措和成效\n{WRONG}\n"


def at_work(role: str, organisation: str) -> Client:
    client: Client = house.let_in(Client(), house.post(role, organisation))
    return client


@pytest.fixture(autouse=True)
def _house() -> None:
    house.set_up()


def test_only_looking_keeps_nothing() -> None:
    clerk = at_work("clerk", county.TOWN)
    page = clerk.post(PAGE, {"text": REPORT})
    assert "收录为往年报告" in words(page.content)
    assert not AnnualReport.objects.exists()


def test_a_clerk_brings_in_what_was_just_checked() -> None:
    clerk = at_work("clerk", county.TOWN)
    back = hidden(clerk.post(PAGE, {"text": REPORT}).content)
    sent = clerk.post(FILE, {**back, "as": "keep"})
    report = AnnualReport.objects.get()
    assert sent["Location"] == reverse("report", args=[report.pk])
    assert (report.report_year, report.brought_in) == (2024, True)
    assert "已收录" in words(clerk.get(sent["Location"]).content)


def test_what_cannot_be_brought_in_is_said_where_reports_come_in() -> None:
    clerk = at_work("clerk", county.TOWN)
    back = hidden(clerk.post(PAGE, {"text": WRONG}).content)
    sent = clerk.post(FILE, {**back, "as": "keep"}, follow=True)
    assert not AnnualReport.objects.exists()
    assert "看不出是哪一年的报告" in words(sent.content)


@pytest.mark.parametrize(
    ("role", "organisation"),
    [("system_admin", county.TOWN), ("clerk", county.VILLAGE_COMMITTEE)],
)
def test_who_writes_no_report_keeps_none(role: str, organisation: str) -> None:
    client = at_work(role, organisation)
    page = client.post(PAGE, {"text": REPORT})
    assert "收录为往年报告" not in words(page.content)
    assert client.post(FILE, {**hidden(page.content), "as": "keep"}).status_code == 403
