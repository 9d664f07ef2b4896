"""Two characters find a matter, on either database, as they stand in the text."""

from __future__ import annotations

import pytest

from yifa.kernel.matter import Matter
from yifa.kernel.organisation import Organisation
from yifa.kernel.register import Register
from yifa.kernel.search import matching

from .cases import do, register_dispute


def found(words: str) -> list[str]:
    disputes = Register.all["dispute"].model._default_manager.order_by("serial")
    return [matter.title for matter in matching(disputes, words)]


@pytest.fixture
def three(committee: Organisation) -> None:
    for title, name, place in (
        ("宅基地滴水纠纷", "罗秀芬", "石坎村三组"),
        ("地基下沉纠纷", "葛建民", "柳溪镇集市"),
        ("滴灌水费纠纷", "秀水公司", "B2区12号"),
    ):
        register_dispute(committee, title=title, parties=[{"side": "a", "name": name}], place=place)


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        ("滴水", ["宅基地滴水纠纷"]),
        ("宅基", ["宅基地滴水纠纷"]),
        ("基地", ["宅基地滴水纠纷"]),
        ("地基", ["地基下沉纠纷"]),
        ("秀芬", ["宅基地滴水纠纷"]),
        ("秀", ["宅基地滴水纠纷", "滴灌水费纠纷"]),
        ("芬", ["宅基地滴水纠纷"]),
        ("纠纷", ["宅基地滴水纠纷", "地基下沉纠纷", "滴灌水费纠纷"]),
        ("纠纷 集市", ["地基下沉纠纷"]),
        ("b2区", ["滴灌水费纠纷"]),
        ("石调委调〔2026〕2号", ["地基下沉纠纷"]),
        ("纠纷罗", []),
        ("水滴", []),
        ("", ["宅基地滴水纠纷", "地基下沉纠纷", "滴灌水费纠纷"]),
        ("“”！？", ["宅基地滴水纠纷", "地基下沉纠纷", "滴灌水费纠纷"]),
    ],
)
def test_words_are_found_where_they_stand(three: None, words: str, titles: list[str]) -> None:
    assert found(words) == titles


@pytest.mark.parametrize(
    "words", ['"', "'", "滴水 OR 地基", "NEAR(滴水)", "滴水*", "a:*|b", "';--", "\\", "滴水\x00"]
)
def test_no_words_break_the_search(three: None, words: str) -> None:
    assert set(found(words)) <= {"宅基地滴水纠纷", "地基下沉纠纷", "滴灌水费纠纷"}


def test_a_corrected_title_is_found_by_its_new_words_only(registered: Matter) -> None:
    do(registered, "correct", "clerk", title="菜地边界纠纷", reason="事由写错了")
    assert found("菜地") == ["菜地边界纠纷"]
    assert found("滴水") == []
    do(registered, "revoke", "clerk", reason="没有错")
    assert found("滴水") == ["罗秀芬与葛建民宅基地滴水纠纷"]
