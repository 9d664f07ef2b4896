"""Whether the examples written beside the code are true."""

from __future__ import annotations

import doctest
from types import ModuleType

import pytest

from yifa.report.papers import layout, numbering, printable, width


@pytest.mark.parametrize("module", [layout, numbering, printable, width], ids=lambda m: m.__name__)
def test_the_examples_hold(module: ModuleType) -> None:
    result = doctest.testmod(module)
    assert result.attempted
    assert not result.failed
