"""The menu says how many matters a post sees in each register, up to a cap."""

from __future__ import annotations

import datetime as dt

import pytest

from tests import house
from yifa.kernel import rights
from yifa.web.desk import menu

from .conftest import Scene


def test_open_are_the_wings_that_hold_something_and_all_where_nothing_is_held(
    scene: Scene,
) -> None:
    def opened(side: str) -> set[str]:
        shown = menu.wings(scene.sides[side], path="/desk/")
        return {wing.numeral for wing in shown if wing.open}

    assert opened("own") == {"七"}
    assert opened("beside") >= {"五", "七", "九"}


@pytest.mark.parametrize("many", [1, rights.MANY], ids=["who sees many", "who sees few"])
@pytest.mark.parametrize("most", [2, 4, 100])
@pytest.mark.parametrize("side", ["own", "above", "below", "beside"])
def test_it_counts_what_the_post_sees_up_to_the_cap(
    scene: Scene, side: str, most: int, many: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.register_disputes(scene.sides["own"], 2, on=dt.date(2026, 9, 8))
    house.register_matter("screening", scene.sides["own"], on=dt.date(2026, 9, 8))
    monkeypatch.setattr(menu, "MOST", most)
    monkeypatch.setattr(rights, "MANY", many)
    found = menu.counts(scene.sides[side])
    sees = side in ("own", "above")
    assert found.get("dispute", 0) == (min(3, most) if sees else 0)
    assert found.get("screening", 0) == (1 if sees else 0)
    assert found.get("publicity", 0) == 0
