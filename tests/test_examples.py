"""Every example written beside the code is true, wherever it stands."""

from __future__ import annotations

import doctest
from importlib import import_module
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parents[1] / "yifa"


def module_of(path: Path) -> str:
    """The dotted name of a file of the house."""
    named = path.relative_to(HOUSE.parent).with_suffix("").parts
    return ".".join(named[:-1] if named[-1] == "__init__" else named)


WITH_EXAMPLES = sorted(
    module_of(path)
    for path in HOUSE.rglob("*.py")
    if "tests" not in path.parts and ">>> " in path.read_text(encoding="utf-8")
)


@pytest.mark.parametrize("name", WITH_EXAMPLES)
def test_the_examples_beside_the_code_hold(name: str) -> None:
    found = doctest.testmod(import_module(name))
    assert found.attempted
    assert not found.failed
