"""The page of promises says what the tests do: none is missing, none is told otherwise."""

from __future__ import annotations

import pytest

from tests import promised


def test_the_page_tells_every_attack_that_the_tests_make(
    request: pytest.FixtureRequest,
) -> None:
    kept = promised.record()
    for item in request.session.items:
        for name, attack in promised.promised(item):
            told = kept.get(promised.test_of(item.nodeid), {})
            assert (told.get("promise"), told.get("attack")) == (name, attack), (
                f"{item.nodeid}: run make promises TESTS={item.nodeid.partition('::')[0]}"
            )


def test_the_page_names_no_test_that_is_gone() -> None:
    assert [test for test in promised.record() if not promised.still_there(test)] == []


def test_the_page_is_what_was_kept() -> None:
    assert promised.PAGE.read_text() == promised.page(promised.record())


def test_every_promise_is_attacked() -> None:
    attacked = {row["promise"] for row in promised.record().values()}
    assert attacked == set(promised.PROMISES)


def test_a_failed_attack_is_told_as_one() -> None:
    counted = {"tried": 3, "failed": 1, "on": "2026-11-28"}
    told = promised.line("killed", "a.py::test_a", {"sqlite3": counted})
    assert told == "| killed | 3 | – | **failed** (SQLite: 1) | [test_a](../a.py) |"
