"""Skips that must not be: what was announced as there (browser, PostgreSQL) has to be tested.

A pytest plugin. With YIFA_EXPECT_BROWSER=1 a browser test that is skipped fails; with
YIFA_EXPECT_POSTGRESQL=1 a suite that runs on another database, or a test that is skipped for want
of PostgreSQL, fails.
"""

import os
from collections.abc import Generator

import pytest

EXPECTS_BROWSER = os.environ.get("YIFA_EXPECT_BROWSER") == "1"
EXPECTS_POSTGRESQL = os.environ.get("YIFA_EXPECT_POSTGRESQL") == "1"


def pytest_sessionstart(session: pytest.Session) -> None:
    """Stop at once if the suite would run on the wrong database."""
    from django.conf import settings

    engine = settings.DATABASES["default"]["ENGINE"]
    if EXPECTS_POSTGRESQL and not engine.endswith("postgresql"):
        pytest.exit(f"PostgreSQL was announced, the settings name {engine}", returncode=1)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn a skip that should not be into a failure with its reason."""
    report = yield
    if report.skipped and is_announced(item, str(report.longrepr)):
        report.outcome = "failed"
        report.longrepr = f"announced as there, but skipped: {report.longrepr}"
    return report


def is_announced(item: pytest.Item, reason: str) -> bool:
    """Whether the test was skipped for want of something that was announced."""
    if EXPECTS_BROWSER and item.get_closest_marker("browser"):
        return True
    return EXPECTS_POSTGRESQL and "postgresql" in reason.lower()
