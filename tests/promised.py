"""What the house promises, kept with the tests that attack it: `docs/promises.md`.

A pytest plugin. A test says which promise it attacks and how, and how often it did so:

    @pytest.mark.promise("lost", "the server is killed at any moment while four people write")
    def test_...(tried):
        ...
        tried(200)      # else each case of the test counts once

`make promises` runs all such tests and writes what was tried, how often and how it ended to
`docs/promises.json`, and the page from it. A whole run of the suite fails where a test and the
page no longer say the same (`tests/test_promises.py`).
"""

from __future__ import annotations

import datetime as dt
import json
import os
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

CHECKOUT = Path(__file__).resolve().parents[1]
PROMISES: dict[str, dict[str, str]] = tomllib.loads(
    (CHECKOUT / "tests" / "promises.toml").read_text()
)
KEPT = CHECKOUT / "docs" / "promises.json"
PAGE = CHECKOUT / "docs" / "promises.md"
ENGINES = {"sqlite3": "SQLite", "postgresql": "PostgreSQL"}
HEAD = """# What is promised, and how it was attacked

Written by `make promises` from the tests that carry the mark `promise`; another test fails when
this page and they part. A number says how often the attack was made in the last run on that
engine; a dash that it was not made there, or does not touch the database.
"""

#: Test (path::function) → promise, attack, and engine → times tried, failures and day.
Record = dict[str, dict[str, Any]]


def pytest_configure(config: pytest.Config) -> None:
    """Make the mark known."""
    config.addinivalue_line("markers", "promise(name, attack): the promise it attacks, and how")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let each report say which promise its test attacks, also from another process."""
    for item in items:
        for name, attack in promised(item):
            item.user_properties += [("promise", name), ("attack", attack)]


def promised(item: pytest.Item) -> Iterator[tuple[str, str]]:
    """The promise that a test attacks and how it does so, if it does."""
    if mark := item.get_closest_marker("promise"):
        name, attack = mark.args
        assert name in PROMISES, f"{item.nodeid}: no promise {name} in tests/promises.toml"
        yield name, attack


@pytest.fixture
def tried(request: pytest.FixtureRequest) -> Callable[[int], None]:
    """Adds up how often the test made its attack; may be called in each example of a property."""
    told = request.node.user_properties

    def count(times: int) -> None:
        before = [value for name, value in told if name == "tried"]
        told[:] = [pair for pair in told if pair[0] != "tried"]
        told.append(("tried", sum(before) + times))

    return count


class Keeper:
    """Takes down how each attack ended, and writes it at the end."""

    def __init__(self, engine: str) -> None:
        self.engine = engine
        self.seen: Record = {}
        self.on = str(dt.date.today())  # now, for tests set the clock

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Count one case: all its tries if it ran, its failure in whatever phase."""
        told = dict(report.user_properties)
        if "promise" not in told or report.skipped:
            return
        row = self.seen.setdefault(test_of(report.nodeid), {})
        row |= {"promise": told["promise"], "attack": told["attack"]}
        counted = row.setdefault(self.engine, {"tried": 0, "failed": 0, "on": self.on})
        if report.when == "call":
            counted["tried"] += told.get("tried", 1)
        counted["failed"] += report.failed

    def pytest_sessionfinish(self) -> None:
        """Put what was seen in the place of what was kept of the same tests."""
        kept = {test: row for test, row in record().items() if still_there(test)}
        for test, row in self.seen.items():
            kept[test] = kept.get(test, {}) | row
        KEPT.write_text(json.dumps(kept, ensure_ascii=False, indent=1, sort_keys=True) + "\n")
        PAGE.write_text(page(kept))


@pytest.hookimpl(trylast=True)
def pytest_sessionstart(session: pytest.Session) -> None:
    """Keep what is seen where that was asked for, in the one process that sees everything."""
    if os.environ.get("YIFA_PROMISES") and not hasattr(session.config, "workerinput"):
        from django.conf import settings

        engine = settings.DATABASES["default"]["ENGINE"].rpartition(".")[2]
        session.config.pluginmanager.register(Keeper(engine), "keeper of promises")


def test_of(nodeid: str) -> str:
    """A test without its parameters."""
    return nodeid.partition("[")[0]


def still_there(test: str) -> bool:
    """Whether a test that was kept still exists under its name."""
    path, _, function = test.partition("::")
    file = CHECKOUT / path
    return file.exists() and f"def {function.rpartition('::')[2]}(" in file.read_text()


def record() -> Record:
    """What is kept of earlier runs."""
    kept: Record = json.loads(KEPT.read_text()) if KEPT.exists() else {}
    return kept


def page(kept: Record) -> str:
    """The page, in the order of the promises."""
    return "\n".join([HEAD, *(part for name in PROMISES for part in section(name, kept))])


def section(name: str, kept: Record) -> Iterator[str]:
    """One promise: a line for each test that attacks it, and what no test shows."""
    yield f"## {PROMISES[name]['says']}\n"
    if rows := sorted((r["attack"], t, r) for t, r in kept.items() if r["promise"] == name):
        yield f"| what was tried | {' | '.join(ENGINES.values())} | result | test |"
        yield "|---|" + "---|" * (len(ENGINES) + 2)
        yield from (line(attack, test, row) for attack, test, row in rows)
        yield ""
    if still_open := PROMISES[name].get("open"):
        yield f"Not shown: {still_open}\n"


def line(attack: str, test: str, row: dict[str, Any]) -> str:
    """One attack: how often on each engine, how it ended, where it stands."""
    counts = [row[one]["tried"] if one in row else None for one in ENGINES]
    times = " | ".join("–" if count is None else f"{count:,}" for count in counts)
    path, _, function = test.partition("::")
    return f"| {attack} | {times} | {result(row)} | [{function}](../{path}) |"


def result(row: dict[str, Any]) -> str:
    """held, or on which engine it failed and in how many cases."""
    failed = [
        f"{ENGINES[one]}: {row[one]['failed']}" for one in ENGINES if row.get(one, {}).get("failed")
    ]
    return f"**failed** ({', '.join(failed)})" if failed else "held"
