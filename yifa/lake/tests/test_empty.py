"""A house in which nothing was done yet has nothing for the lake."""

from __future__ import annotations

from pathlib import Path

import pytest

from yifa.kernel.organisation import Organisation
from yifa.lake.export import export
from yifa.lake.telling import NotTold


def test_an_empty_house_is_said(db: None, tmp_path: Path) -> None:
    assert not Organisation.objects.exists()
    with pytest.raises(NotTold, match="还没有办理记录"):
        export(tmp_path / "lake")
    assert not (tmp_path / "lake").exists()
