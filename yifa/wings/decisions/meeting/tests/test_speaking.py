"""What is read off the lines of a meeting: who came, who is to speak, what each is for."""

from __future__ import annotations

from typing import Any

import pytest

from yifa.kernel.resolutions import Speech, Stance
from yifa.wings.decisions.meeting import agenda, speaking
from yifa.wings.decisions.meeting.models import MeetingRecord


def meeting(**said: Any) -> MeetingRecord:
    given = {"head": "陆承远", "chair": "陆承远", "members": "陆承远 县长\n韩若溪 副县长\n白敬之"}
    return MeetingRecord(**(given | said))


def test_a_line_is_a_name_a_stance_and_words() -> None:
    said = "韩若溪 不同意 补贴过高，先试点\n\n 白敬之\u3000保留意见\n"
    assert speaking.opinions(said) == [
        Speech("韩若溪", Stance.AGAINST, "补贴过高，先试点"),
        Speech("白敬之", Stance.RESERVED),
    ]


@pytest.mark.parametrize("line", ["韩若溪", "韩若溪 可以", "韩若溪 不太同意", "韩若溪 同意吧"])
def test_what_says_no_stance_is_never_guessed(line: str) -> None:
    assert speaking.opinions(line) == []
    assert speaking.unreadable(line) == ["韩若溪"]


def test_who_is_away_did_not_come_and_who_steps_aside_does_not_speak() -> None:
    held = meeting(absent="白敬之 下乡")
    assert speaking.present(held) == ["陆承远", "韩若溪"]
    assert speaking.to_speak(held) == ["韩若溪", "陆承远"]
    assert speaking.to_speak(meeting(recused="韩若溪 亲属")) == ["白敬之", "陆承远"]


def test_whoever_presides_concludes_where_the_head_is_away_or_steps_aside() -> None:
    away = meeting(absent="陆承远 出差", chair="白敬之")
    assert speaking.to_speak(away) == ["韩若溪", "白敬之"]
    aside = meeting(recused="陆承远 亲属", chair="韩若溪")
    assert speaking.to_speak(aside) == ["白敬之", "韩若溪"]


@pytest.mark.parametrize(
    ("said", "outcome", "against"),
    [
        ("甲 同意\n乙 同意\n丙 同意", "passed", False),
        ("甲 不同意\n乙 不同意\n丙 同意", "passed", True),
        # half and half is no majority
        ("甲 不同意\n乙 同意\n丙 同意", "passed", False),
        # whoever reserves an opinion wants nothing else
        ("甲 保留意见\n乙 同意\n丙 不同意", "rejected", False),
        ("甲 保留意见\n乙 保留意见\n丁 不同意\n丙 同意", "passed", False),
        ("甲 保留意见\n乙 不同意\n丁 不同意\n丙 同意", "passed", True),
        ("甲 保留意见\n丙 不同意", "rejected", False),
        ("甲 修改后同意\n乙 不同意\n丁 修改后同意\n丙 修改后同意", "changed", False),
        ("甲 同意\n乙 同意\n丙 修改后同意", "again", True),
    ],
)
def test_the_majority_is_of_the_others_who_spoke(said: str, outcome: str, *, against: bool) -> None:
    assert speaking.is_against_most(speaking.opinions(said), outcome) is against


def test_few_are_for_it_where_most_of_those_who_took_a_side_are_not() -> None:
    said = speaking.opinions("甲 保留意见\n乙 保留意见\n丁 不同意\n丙 同意")
    assert speaking.has_few_for_it(said, "passed")
    assert not speaking.has_few_for_it(said, "rejected")


def test_an_agenda_keeps_numbers_and_titles_apart() -> None:
    said = agenda.with_item("", "青政决〔2026〕1号", "养护规划（草案） 第二稿")
    said = agenda.with_item(said, "", "安全生产形势")
    assert agenda.items(said) == [
        agenda.Item("青政决〔2026〕1号", "养护规划（草案） 第二稿"),
        agenda.Item("", "安全生产形势"),
    ]
    assert agenda.items(agenda.without_item(said, "安全生产形势"))[0].number == "青政决〔2026〕1号"


def test_an_item_of_the_same_title_takes_the_other_s_place() -> None:
    said = agenda.with_item(agenda.with_item("", "", "养护规划"), "青政决〔2026〕1号", "养护规划")
    assert [one.number for one in agenda.items(said)] == ["青政决〔2026〕1号"]
