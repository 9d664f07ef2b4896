"""A county in which every story happened, and the lake that it fills."""

from __future__ import annotations

from pathlib import Path

import pytest

from yifa.kernel.tests import county
from yifa.lake.export import export


@pytest.fixture
def lived(db: None) -> None:
    """A county in which every story of every kind happened."""
    county.live_every_story()


@pytest.fixture
def folder(lived: None, tmp_path: Path) -> Path:
    """The lake with that county in it."""
    export(tmp_path / "lake")
    return tmp_path / "lake"
