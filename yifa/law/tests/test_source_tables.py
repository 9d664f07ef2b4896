"""Whether everything that was compiled about the law arrived in the files, unchanged."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from yifa import law
from yifa.law.files import HERE, law_files

from .statutes import TABLES, needs_tables

pytestmark = needs_tables

Row = dict[str, Any]


def read(path: Path) -> Row:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def ours(kind: str) -> Iterator[tuple[Row, set[str]]]:
    """Each row of our files with the names under which its file's law is cited."""
    for path in law_files(HERE):
        contents = read(path)
        head = contents if "law" in contents and isinstance(contents["law"], str) else {}
        names = {head.get("law", ""), *head.get("cited_as", ())}
        for row in contents.get(kind, ()):
            yield row, names


@pytest.mark.parametrize(
    ("table", "kind", "number"),
    [
        ("limits", "limit", 216),
        ("gates", "gate", 152),
        ("lists", "list", 49),
        ("thresholds", "threshold", 29),
    ],
)
def test_every_value_of_the_tables_is_present(table: str, kind: str, number: int) -> None:
    source = {row["id"]: row for row in read(TABLES / f"{table}.toml")[kind]}
    kept = {row["id"]: (row, names) for row, names in ours(kind)}
    assert len(source) == number
    for id, row in source.items():
        assert_kept(row, *kept[id])


def assert_kept(source: Row, row: Row, names: set[str]) -> None:
    for name, value in source.items():
        if name == "law":
            assert row.get("law", value) == value
            assert "law" in row or value in names
        elif name == "title":
            assert row[name] == re.sub(r" \(.*\)$", "", value)  # one title carried its translation
        else:
            assert row.get(name, "") == value, f"{source['id']}: {name}"


def test_every_day_rule_is_present() -> None:
    source = read(TABLES / "limits.toml")["day_rule"]
    kept = [rule for each in law.every_law() if (rule := rule_of(each.file))]
    assert len(source) == len(kept) == 13
    assert {row["rule"] for row in source} == {rule.rule for rule in kept}
    assert {row["article"] for row in source} == {rule.article for rule in kept}


def rule_of(file: str) -> law.DayRule | None:
    try:
        return law.day_rule(file)
    except law.UnknownId:
        return None


def test_every_policy_date_is_present() -> None:
    source = read(TABLES / "currency.toml")["policy"]
    kept = {policy.id: policy for policy in law.policies()}
    assert len(source) == len(kept) == 71
    for row in source:
        policy = kept[row["id"]]
        assert (policy.name, policy.pattern) == (row["name"], row["pattern"])
        assert str(policy.first_day or "") == row["valid_from"]
        assert str(policy.last_day or "") == row["valid_to"]


def test_the_figures_of_the_page_are_those_of_the_standard() -> None:
    source = read(TABLES / "lists.toml")["gbt9704"]
    layout = law.layout()
    assert list(layout.type_area_mm) == source["type_area_mm"]
    assert len(layout.headings) == len(source["heading"]) == 4
    for name in set(source) - {"heading", "type_area_mm", "verified"}:
        assert getattr(layout, name) == source[name]


def test_every_notice_of_working_days_is_present() -> None:
    for year in read(TABLES / "workdays.toml")["year"]:
        assert read(HERE / "workdays" / f"{year['year']}.toml") == year
