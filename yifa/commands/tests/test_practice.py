"""Practising leaves the real registers alone, and nobody takes what comes of it for real."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
import urllib.request
from contextlib import closing
from http.cookiejar import CookieJar
from pathlib import Path

import pytest

from .homes import CHECKOUT, Home, surroundings, yifa
from .serving import free_port
from .test_commands import answer_of


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which somebody practised before, on a small county."""
    home = tmp_path_factory.mktemp("practised")
    small = ("sample", "--today", "2026-05-06", "--matters", "20")
    made = yifa(home, *small, YIFA_PRACTICE="1")
    assert made.returncode == 0, made.stderr
    return home


def test_the_real_folder_and_its_settings_stay_untouched(home: Path) -> None:
    port = free_port()
    with subprocess.Popen(
        [sys.executable, "-m", "yifa", "practice", "--port", str(port)],
        cwd=CHECKOUT,
        env=surroundings(home) | {"YIFA_DATABASE": "postgresql://nobody@127.0.0.1:1/real"},
        stdout=subprocess.DEVNULL,
        text=True,
    ) as practising:
        answer_of(port, practising)
        cookies = CookieJar()
        browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(cookies))
        with browser.open(f"http://127.0.0.1:{port}/desk/") as page:
            said = page.read().decode()
        practising.send_signal(signal.SIGINT)
    assert "演练区" in said
    assert "不进真实台账和报表" in said
    assert {cookie.name for cookie in cookies} == {"practice_csrf"}
    assert [path.name for path in home.iterdir()] == ["practice"]


def test_every_number_given_in_practice_says_so(home: Path) -> None:
    with closing(sqlite3.connect(home / "practice" / "yifa.sqlite3")) as database:
        numbers = [row[0] for row in database.execute("SELECT number FROM kernel_matter")]
    assert numbers
    assert all(number.startswith("演练") for number in numbers)


def test_a_real_desk_says_nothing_of_practice(small: Home) -> None:
    acts = small.acts()
    assert acts
    assert not any("演练" in act for act in acts), "each act is said with the number of its matter"
