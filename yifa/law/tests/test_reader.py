"""Whether the law is read as of the day and the place, and refuses what is written wrongly."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from yifa import law
from yifa.law.files import HERE, WrongFile
from yifa.law.reader import Shelf

TODAY = dt.date(2026, 11, 22)

HEAD = """
title = "中华人民共和国示例法"
law = "示例法（2020）"
short = "《示例法》"
"""
LIMIT = """
[[limit]]
id = "example.answer"
what = "自收到之日起答复"
article = "第三条"
kind = "agency_duty"
direction = "after"
starts = "received"
ends = "answered"
amount = 15
unit = "day"
effective_from = 2020-01-01
effective_basis = "text"
region = "national"
verified = "text"
"""


def shelf(folder: Path, text: str) -> Shelf:
    (folder / "example.toml").write_text(text, encoding="utf-8")
    return Shelf(folder)


def test_a_limit_comes_with_its_law_article_and_words() -> None:
    limit = law.limit("mediation.judicial_confirmation", on=TODAY)
    assert limit.law.title == "中华人民共和国人民调解法"
    assert limit.basis == "《人民调解法》第三十三条"
    assert limit.what == "自调解协议生效之日起共同申请司法确认"
    assert limit.period == "30日"
    assert limit.is_verified


@pytest.mark.parametrize(
    ("id", "period"),
    [
        ("penalty.hearing_request", "5个工作日"),
        ("mediation.finish", "1个月"),
        ("transfer.send", "24小时"),
        ("penalty.limitation", "2年"),
        ("report.department", "3月1日前"),
        ("publicity.constitution_day", "12月4日"),
        ("license.renew_decide", ""),
    ],
)
def test_a_period_reads_as_people_say_it(id: str, period: str) -> None:
    assert law.limit(id, on=TODAY).period == period


def test_an_unverified_limit_says_so() -> None:
    assert not law.limit("mediation.finish", on=TODAY).is_verified


def test_a_requirement_comes_with_words_and_basis() -> None:
    requirement = law.requirement("mediation.voluntary")
    assert requirement.basis == "《人民调解法》第三条、第十七条"
    assert requirement.says.endswith("当事人一方明确拒绝调解的，不得调解")
    assert requirement.forbids
    assert not law.requirement("mediation.archive").forbids


def test_a_basis_of_two_laws_names_both() -> None:
    assert law.requirement("qualification.certificate").basis == (
        "《行政处罚法》第四十二条、《行政强制法》第十七条"
    )
    assert law.limit("penalty.publish", on=TODAY).basis == "国办发〔2018〕118号“一（三）”"


def test_an_unknown_id_suggests_the_nearest() -> None:
    with pytest.raises(law.UnknownId, match=r"没有“penalty.decid”，是不是“penalty.decide”"):
        law.limit("penalty.decid", on=TODAY)
    with pytest.raises(law.UnknownId):
        law.requirement("nothing.like_this")


def test_before_a_law_is_in_force_its_limit_is_refused() -> None:
    with pytest.raises(law.NotInForce, match="自2021年7月15日起施行，2021年7月14日还没有施行"):
        law.limit("penalty.decide", on=dt.date(2021, 7, 14))
    assert law.limit("penalty.decide", on=dt.date(2021, 7, 15)).amount == 90


def test_the_tightest_place_wins() -> None:
    def finish(place: str) -> str:
        return law.limit("mediation.finish", on=TODAY, place=place).period

    assert finish("440305000000") == "30日"
    assert finish("440106000000") == "1个月"
    assert finish("") == "1个月"


def test_before_the_place_s_rule_the_country_s_holds() -> None:
    limit = law.limit("mediation.finish", on=dt.date(2022, 4, 30), place="440305")
    assert limit.id == "mediation.finish"


def test_a_regional_limit_holds_only_in_its_place() -> None:
    assert law.limit("proposal.redo_zhejiang", on=TODAY, place="330100").amount == 1
    with pytest.raises(law.NotInForce, match="只适用于浙江"):
        law.limit("proposal.redo_zhejiang", on=TODAY)


def test_an_amended_number_holds_from_its_day_and_leaves_the_past(tmp_path: Path) -> None:
    later = (
        'values = [{ from = 2027-03-01, amount = 10, unit = "working_day", article = "第四条" },'
        " { from = 2030-01-01, repealed = true }]"
    )
    example = shelf(tmp_path, HEAD + LIMIT + later)
    before = example.limit("example.answer", on=dt.date(2027, 2, 28))
    after = example.limit("example.answer", on=dt.date(2027, 3, 1))
    assert (before.period, before.article) == ("15日", "第三条")
    assert (after.period, after.article, after.what) == (
        "10个工作日",
        "第四条",
        "自收到之日起答复",
    )
    with pytest.raises(law.NotInForce, match="2030年1月1日已不再施行"):
        example.limit("example.answer", on=dt.date(2030, 1, 1))


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (HEAD + LIMIT.replace('article = "第三条"\n', ""), "example.answer缺少“article”"),
        (HEAD + LIMIT.replace("amount = 15", 'amount = "15"'), "“amount”应当是整数"),
        (HEAD + LIMIT.replace("what =", "waht ="), "不认识的“waht”"),
        (HEAD + LIMIT + LIMIT, "“example.answer”出现了两次"),
        (HEAD.replace("short", "brief"), "开头缺少“short”"),
        ("title = ", "example.toml不是有效的TOML文件"),
        (HEAD + LIMIT + "values = [{ from = 2019-01-01, amount = 1 }]", "后值要晚于前值"),
        (HEAD + LIMIT + 'law = "甲法（2011）；乙法（2012）"', "引用的法律与条文个数不一致"),
    ],
)
def test_a_file_written_wrongly_is_refused(tmp_path: Path, text: str, complaint: str) -> None:
    with pytest.raises(WrongFile, match=complaint):
        shelf(tmp_path, text)


def test_an_extension_lengthens_the_limit() -> None:
    decide = law.limit("reconsideration.decide", on=TODAY)
    assert decide.extension
    assert decide.extension.approver == "行政复议机构的负责人"
    assert decide.extended().period == "90日"
    with pytest.raises(ValueError, match="没有规定可以延长多少"):
        law.limit("litigation.first_instance", on=TODAY).extended()


def test_a_list_gives_the_choices_of_a_field() -> None:
    assert law.listing("mediation_result").verified == "text"
    assert law.choices("mediation_result")[0] == ("written", "达成书面协议")
    assert len(law.choices("dispute_type")) == 15
    with pytest.raises(law.UnknownId):
        law.choices("no_such_list")


def test_thresholds_day_rules_and_the_page_are_read() -> None:
    assert law.threshold("mediation.committee_max").value == 9
    assert law.day_rule("penalty").article == "第八十五条"
    assert law.layout().lines_per_page == 22
    assert law.law("mediation").short == "《人民调解法》"


def test_a_policy_holds_until_its_last_day() -> None:
    plan = next(policy for policy in law.policies() if policy.id == "plan.pufa8")
    assert plan.held(dt.date(2025, 12, 31))
    assert not plan.held(dt.date(2026, 1, 1))


def test_how_reports_write_a_policy_is_a_pattern_that_finds_it() -> None:
    plan = next(policy for policy in law.policies() if policy.id == "plan.outline2021")
    assert re.search(plan.written, "《法治政府建设实施纲要》(2021-2025年)")
    assert all(re.compile(policy.written) for policy in law.policies())


def test_a_name_may_be_older_than_what_it_names() -> None:
    rules = next(it for it in law.policies() if it.id == "law.fair_competition_rules")
    assert rules.named_since == dt.date(2017, 10, 23)
    assert rules.first_day == dt.date(2021, 6, 29)


def test_the_limits_of_one_law_are_those_that_all_laws_give() -> None:
    report = law.limits_of("report_inspection")
    assert "report.publish" in report
    assert set(report.values()) <= set(law.every_limit())


SHOWN = {"mediation", "report", "publicity", "service", "penalty"}
HALF_WIDTH_PUNCTUATION = set(",;:!?()")


def test_what_a_person_sees_is_written_in_plain_chinese() -> None:
    words = {limit.id: limit.what for limit in law.every_limit() if limit.procedure in SHOWN}
    says = {each.id: each.says for each in law.every_requirement() if each.procedure in SHOWN}
    assert len(words) >= 34
    assert len(says) >= 39
    for id, sentence in (words | says).items():
        assert sentence, f"{id} has no Chinese words"
        assert not sentence.endswith("。"), f"{id}: the page puts the full stop"
        assert not HALF_WIDTH_PUNCTUATION & set(sentence), id


PLACE = """
place = "99"
name = "示例省"

[[law]]
title = "示例省示例条例"
law = "示例省示例条例（2024）"
short = "《示例省示例条例》"
"""


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('place = "99"' + LIMIT, "99.toml开头没有写明是哪些法"),
        (PLACE + LIMIT, "example.answer没有写明出自本文件开头的哪一部法"),
    ],
)
def test_a_rule_of_a_place_names_its_law(tmp_path: Path, text: str, complaint: str) -> None:
    (tmp_path / "places").mkdir()
    (tmp_path / "places" / "99.toml").write_text(text, encoding="utf-8")
    with pytest.raises(WrongFile, match=complaint):
        Shelf(tmp_path)


def test_every_division_code_of_a_place_is_its_file_s_name() -> None:
    for path in (HERE / "places").glob("*.toml"):
        laws = {limit.law for limit in law.every_limit() if limit.law.file == path.stem}
        assert {each.place for each in laws} == {path.stem}
