"""The lake that a county fills."""

from __future__ import annotations

from pathlib import Path

import pytest

from yifa.lake.export import export


@pytest.fixture
def folder(lived: None, tmp_path: Path) -> Path:
    """The lake with that county in it."""
    export(tmp_path / "lake")
    return tmp_path / "lake"
