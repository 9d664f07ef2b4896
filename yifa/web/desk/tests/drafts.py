"""How tests of reports read a draft's pages and write into it."""

from __future__ import annotations

import html
import re
from typing import Any

from django.test import Client
from django.urls import reverse

from yifa.report.annual_report.models import AnnualReport

#: A paragraph that nobody has written yet.
SHORT = "p-shortcomings-1"


def at(report: AnnualReport, *args: Any, name: str = "report") -> str:
    """The address of a page of the report."""
    return reverse(name, args=[report.pk, *args])


def raw(client: Client, url: str, status: int = 200) -> str:
    """The page as it is sent."""
    shown = client.get(url)
    assert shown.status_code == status, url
    return html.unescape(shown.content.decode())


def text(client: Client, url: str, status: int = 200) -> str:
    """The page without tags."""
    return re.sub(r"\s+", "", re.sub(r"<[^>]+>", " ", raw(client, url, status)))


def write(client: Client, report: AnnualReport, block: str, words: str, **data: str) -> Any:
    """What the button 存这一段 sends."""
    report.refresh_from_db()
    given = {"base": str(report.version), "text": words, "act": "save", **data}
    return client.post(at(report, block, name="report-paragraph"), given)
