"""Each form of promise says what it says: which acts keep it, which break it."""

from __future__ import annotations

import pytest

from yifa.kernel.promises import Acted, Promise


def kept(holds: str, *before: str, **facts: object) -> bool:
    """Whether an act `a`, taken after these steps and writing these facts, keeps a sentence."""
    return Promise("one", "", "", "", "", holds).is_kept_by(Acted("a", before, facts, facts))


@pytest.mark.parametrize(
    ("holds", "keeps", "breaks"),
    [
        ("a: only after b", ("b",), ()),
        ("a: only after b or c", ("c",), ("d",)),
        ("a: never after b", ("c",), ("b",)),
        ("a: after b, a later c", ("b", "c"), ("c", "b")),
        ("a: after b, a later c or d", ("c", "b", "d"), ("c", "b")),
    ],
)
def test_what_was_done_before_is_looked_at_in_its_order(
    holds: str, keeps: tuple[str, ...], breaks: tuple[str, ...]
) -> None:
    assert kept(holds, *keeps)
    assert not kept(holds, *breaks)


@pytest.mark.parametrize(
    ("holds", "keeps", "breaks"),
    [
        ("a: only with f", {"f": "某"}, {"f": ""}),
        ("a: only with f=x", {"f": "x"}, {"f": "y"}),
        ("a: never with f=x", {"f": "y"}, {"f": "x"}),
        ("a: never with f=x when g=False", {"f": "x", "g": True}, {"f": "x", "g": False}),
        ("a: only with f when g", {"g": ""}, {"g": "某"}),
        ("a: only with f when g=x and h", {"g": "x", "h": ""}, {"g": "x", "h": "某"}),
    ],
)
def test_what_an_act_writes_is_asked_of_it_where_the_condition_holds(
    holds: str, keeps: dict[str, object], breaks: dict[str, object]
) -> None:
    assert kept(holds, **keeps)
    assert not kept(holds, **breaks)
