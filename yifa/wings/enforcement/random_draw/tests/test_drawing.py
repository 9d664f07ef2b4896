"""A draw is repeated by anyone, and one changed name, number or byte is found."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yifa.kernel.lots import digest_of
from yifa.wings.enforcement.random_draw.drawing import (
    Conflict,
    Entry,
    Lists,
    Undrawable,
    differences,
    draw,
    read,
    result_file,
)

SEED = "双色球2026094期 03 11 17 22 28 31+09"


def lists(parties: int = 40, inspectors: int = 6, wanted: int = 8) -> Lists:
    return Lists(
        tuple(Entry(f"青对〔2026〕{n}号", f"第{n}家商行") for n in range(1, parties + 1)),
        tuple(Entry(f"3399{n:04d}", f"执法人员{n}") for n in range(1, inspectors + 1)),
        wanted,
        conflicts=(Conflict("33990001", "青对〔2026〕1号", "近亲属"),),
        title="2026年第三季度双随机抽查",
    )


def test_the_same_file_and_seed_give_the_same_draw_whoever_draws() -> None:
    file = lists().file()
    assert result_file(file, SEED) == result_file(file, f" {SEED}\n")
    assert list(differences(file, result_file(file, SEED))) == []


def test_the_draw_is_the_one_that_was_drawn_when_the_rule_was_written() -> None:
    """The rule never changes: a draw of years ago must still come out."""
    drawn = draw(lists(10, 4, 3).file(), "一号种子")
    assert [one.party.id for one in drawn] == [f"青对〔2026〕{n}号" for n in FIXED]


FIXED = (1, 9, 2)


def test_one_changed_name_is_found() -> None:
    file = lists().file()
    told = json.loads(result_file(file, SEED))
    told["drawn"][2]["party"][0] = "青对〔2026〕40号"
    (only,) = differences(file, json.dumps(told).encode())
    assert only.startswith("第3户公布的是青对〔2026〕40号")


def test_another_list_is_found_though_only_a_name_in_it_changed() -> None:
    before = lists()
    other = replace(before, parties=(Entry("青对〔2026〕1号", "换了名字"), *before.parties[1:]))
    (only,) = differences(other.file(), result_file(before.file(), SEED))
    assert "名录文件不是抽取时用的那一份" in only


def test_who_has_a_conflict_is_left_out_and_the_reason_stands_there() -> None:
    everyone = lists(wanted=40)
    first = next(one for one in draw(everyone.file(), SEED) if one.party.id == "青对〔2026〕1号")
    assert "33990001" not in [one.id for one in first.inspectors]
    assert [one.reason for one in first.left_out] == ["近亲属"]


@given(st.integers(1, 60), st.integers(2, 9), st.text(min_size=1, max_size=20))
def test_nobody_is_drawn_twice_and_the_work_is_shared(
    parties: int, inspectors: int, seed: str
) -> None:
    if not seed.strip():
        return
    told = replace(lists(parties, inspectors, parties), conflicts=())
    drawn = draw(told.file(), seed)
    assert len({one.party.id for one in drawn}) == parties
    often = [sum(who in one.inspectors for one in drawn) for who in told.inspectors]
    assert max(often) - min(often) <= 1
    assert all(len({one.id for one in each.inspectors}) == 2 for each in drawn)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (replace(lists(), wanted=41), "改抽取数量"),
        (replace(lists(), wanted=0), "改抽取数量"),
        (replace(lists(), per_party=7), "补充名录"),
        (replace(lists(), parties=lists().parties[:1] * 2 + lists().parties), "出现了两次"),
    ],
)
def test_lists_from_which_nothing_can_be_drawn_say_why(wrong: Lists, told: str) -> None:
    with pytest.raises(Undrawable, match=told):
        draw(wrong.file(), SEED)


@pytest.mark.parametrize("file", [b"", b"[]", b"{}", b"\xff\xfe", b'{"parties": 3}'])
def test_a_file_that_is_none_is_refused_in_words(file: bytes) -> None:
    with pytest.raises(Undrawable, match="换成公布时的原文件"):
        read(file)
    with pytest.raises(Undrawable, match="换成公布时的原文件"):
        list(differences(lists().file(), file))


def test_without_a_seed_nothing_is_drawn() -> None:
    with pytest.raises(Undrawable, match="还没有种子"):
        draw(lists().file(), "  ")


def test_the_digest_is_that_of_the_file_as_any_program_reckons_it() -> None:
    assert digest_of(b"abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
