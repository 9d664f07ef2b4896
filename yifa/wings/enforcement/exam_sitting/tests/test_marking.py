"""A paper is drawn again by anyone, and answers are marked by no one but the rule."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

from yifa.kernel.lots import digest_of
from yifa.wings.enforcement.exam_sitting.marking import (
    Seat,
    mark,
    read_answers,
    read_voided,
    result_for,
    results_told,
    seats_on,
)
from yifa.wings.enforcement.exam_sitting.paper import (
    Question,
    Rule,
    Unfit,
    bank_file,
    paper_file,
    read,
)

SEED = "双色球2026027期 03 11 17 22 28 31+09"
FORMS = ("single", "multiple", "judge")
RIGHT = {"single": "B", "multiple": "AC", "judge": "错"}
RULES = [Rule(form, "common", 2, points) for form, points in zip(FORMS, "234", strict=True)]
POOL = [
    Question(f"青司题〔2026〕{n}号", form, "common", f"第{n}问", options, RIGHT[form], "")
    for n, form in enumerate(FORMS * 4, start=1)
    for options in [[] if form == "judge" else ["甲", "乙", "丙", "丁"]]
]
BANK = bank_file("考试", 90, Decimal(9), RULES, POOL)
PAPER = read(paper_file(BANK, SEED))
ALL_RIGHT = "1B2B3AC4AC5错6错"


def test_the_same_bank_and_seed_give_the_same_paper_and_another_seed_another() -> None:
    assert paper_file(BANK, SEED) == paper_file(BANK, f" {SEED}\n")
    ids = [one.id for one in PAPER.questions]
    assert ids == [f"青司题〔2026〕{n}号" for n in FIXED], "the rule never changes"
    assert ids != [one.id for one in read(paper_file(BANK, "别的号码")).questions]
    assert json.loads(paper_file(BANK, SEED))["bank"] == digest_of(BANK)
    assert [one.points for one in PAPER.questions] == ["2", "2", "3", "3", "4", "4"]


FIXED = (10, 7, 11, 5, 12, 6)


def test_a_bank_with_too_few_questions_makes_no_paper() -> None:
    with pytest.raises(Unfit, match="公共法律知识的单选题在用4道，要抽5道"):
        bank_file("考试", 90, Decimal(9), [Rule("single", "common", 5, "1")], POOL)
    with pytest.raises(Unfit, match="还没有种子"):
        paper_file(BANK, " ")


@pytest.mark.parametrize(
    "told",
    [
        "1 1B 2B 3AC 4AC 5错 6错",
        "01\t1b2b3ca4ac5×6x".replace("6x", "6错"),
        "1 １Ｂ、２．B，3:A C；4AC 5错 6错",
    ],
)
def test_answers_are_read_however_they_are_set_apart(told: str) -> None:
    answers = read_answers(told, PAPER, ["1"])["1"]
    assert mark(answers, PAPER).score == 2 * (2 + 3 + 4)


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ("1 1B 2B 3AC 4AC 5错", "准考号1：缺第6题，没有作答的写“6空”"),
        ("1 1B 2B 3AC 4AC 5错 6错 7A", "没有第7题，全卷6题"),
        ("1 1B 1A 2B 3AC 4AC 5错 6错", "第1题写了两次"),
        ("1 1E 2B 3AC 4AC 5错 6错", "第1题没有选项E"),
        ("1 1对 2B 3AC 4AC 5错 6错", "第1题是单选题，写选项的字母"),
        ("1 1B 2B 3AC 4AC 5A 6错", "第5题是判断题，写“对”或者“错”"),
        ("1 1B 2B 3AC 4AC 5错 6？", "从“6?”起读不懂"),
        ("8 1B", "第1行开头的“8”不是名单上的准考号"),
        (f"1 {ALL_RIGHT}\n1 缺考", "准考号1有两份答卷"),
        ("", "缺准考号1的答卷，没有来的写“1 缺考”"),
    ],
)
def test_what_can_t_be_read_is_told_with_its_place_and_what_to_do(told: str, says: str) -> None:
    with pytest.raises(Unfit, match=says.replace("?", r"\?")):
        read_answers(told, PAPER, ["1"])


def test_only_the_whole_answer_earns_its_points() -> None:
    answers = read_answers("1 1B2空3A4ABC5对6错", PAPER, ["1"])["1"]
    assert mark(answers, PAPER).score == 2 + 4
    assert mark(answers, PAPER).words == "不合格"


def test_a_withdrawn_question_is_earned_by_everybody_who_sat() -> None:
    answers = read_answers("1 1B2空3A4ABC5对6错\n2 缺考", PAPER, ["1", "2"])
    voided = read_voided("第3题、第 5题", PAPER)
    assert mark(answers["1"], PAPER, voided).words == "合格"
    assert mark(answers["2"], PAPER, voided).words == "缺考"
    with pytest.raises(Unfit, match="没有第7题"):
        read_voided("7", PAPER)
    with pytest.raises(Unfit, match="写题号"):
        read_voided("那道题", PAPER)


def test_results_are_told_and_found_again_by_the_number_examined() -> None:
    seats = seats_on("1 甲号 周明远 某局\n2 乙号 吴桂兰 某局")
    assert seats["2"] == Seat("2", "乙号", "吴桂兰")
    answers = read_answers(f"1 {ALL_RIGHT}\n2 缺考", PAPER, seats)
    told = "\n".join(results_told(seats, {n: mark(answers[n], PAPER) for n in seats}))
    assert told == "1 甲号 18 合格 周明远\n2 乙号 - 缺考 吴桂兰"
    found = result_for(told, "甲号")
    assert found is not None
    assert (found.score, found.passed) == (Decimal(18), True)
    assert result_for(told, "丙号") is None
