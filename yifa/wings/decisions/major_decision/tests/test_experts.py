"""What is read off the lines in which experts stand."""

from __future__ import annotations

from yifa.wings.decisions.major_decision.experts import Expert, experts


def test_a_line_is_a_name_a_field_an_organ_and_an_interest() -> None:
    said = "林之衡 交通规划 省交通科学研究院 无\n\n何以安 客运经营 青禾客运公司 有 持股 三成"
    known, interested = experts(said)
    assert known == Expert("林之衡", "交通规划", "省交通科学研究院", "无")
    assert known.says
    assert not known.is_interested
    assert interested.is_interested
    assert interested.interest == "有 持股 三成"


def test_what_a_line_leaves_out_is_not_guessed() -> None:
    (bare,) = experts("林之衡 交通规划")
    assert (bare.organ, bare.interest) == ("", "")
    assert not bare.says
