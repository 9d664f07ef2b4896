"""What the desk reads before it opens, and what only whoever needs it waits for."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from .homes import CHECKOUT, surroundings

#: Libraries and rules that most days, or most places, need nothing of.
LATER = {"authlib", "webauthn", "yifa.reviewer.relations.sums", "yifa.reviewer.rules.structure"}
OPENED = "import sys, yifa.web.wsgi; print(*sys.modules)"


def read_at_the_start(home: Path, **more: str) -> set[str]:
    told = subprocess.run(
        [sys.executable, "-c", OPENED],
        cwd=CHECKOUT,
        env=surroundings(home) | {"DJANGO_SETTINGS_MODULE": "yifa.settings"} | more,
        capture_output=True,
        text=True,
        check=True,
    )
    return set(told.stdout.split())


@pytest.mark.parametrize(
    ("provider", "read"), [("", set[str]()), ("https://sso.qinghe.test", {"authlib"})]
)
def test_what_few_need_is_read_when_it_is_needed(
    tmp_path: Path, provider: str, read: set[str]
) -> None:
    found = read_at_the_start(tmp_path, YIFA_OIDC_URL=provider)
    assert "yifa.web.desk.gateway" in found, "every page is there"
    assert found & LATER == read
