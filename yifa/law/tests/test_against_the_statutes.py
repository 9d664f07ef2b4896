"""Whether each number, unit and article of the data stands in the statute's own text."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import pytest

from yifa import law
from yifa.law.provisions import Limit, Provision

from .statutes import (
    cited_text,
    needs_texts,
    number,
    numeral,
    states_number,
    states_period,
    statute,
)

pytestmark = needs_texts

#: Laws whose text is not among the texts, with the number of limits that nobody re-reads here.
LIMITS_WITHOUT_A_TEXT = {
    "上海市人民代表大会关于代表建议、批评和意见的规定": 1,
    "上海市人民代表大会常务委员会规范性文件备案审查条例": 1,
    "公安机关办理刑事案件程序规定": 2,
    "北京市人民代表大会代表建议、批评和意见办理条例": 1,
    "北京市各级人民代表大会常务委员会规范性文件备案审查条例": 1,
    "国有土地上房屋征收与补偿条例": 2,
    "山东省法治宣传教育条例": 1,
    "山东省行政执法监督条例": 2,
    "最高人民法院、最高人民检察院关于检察公益诉讼案件适用法律若干问题的解释": 2,
    "最高人民法院关于适用《中华人民共和国行政诉讼法》的解释": 6,
    "浙江省人民代表大会代表建议、批评和意见办理的规定": 2,
    "深圳经济特区矛盾纠纷多元化解条例": 1,
    "生产安全事故应急条例": 2,
    "生产安全事故报告和调查处理条例": 5,
    "突发公共卫生事件应急条例": 3,
    "重庆市人民代表大会代表建议批评和意见工作条例": 4,
    "重庆市行政执法监督条例": 1,
    "青岛市人民代表大会代表建议、批评和意见工作条例": 1,
}

#: The same of requirements that are shown in Chinese.
REQUIREMENTS_WITHOUT_A_TEXT = {
    "公平竞争审查条例": 1,
    "最高人民法院关于适用《中华人民共和国行政诉讼法》的解释": 1,
}

READ = [limit for limit in law.every_limit() if limit.is_verified]
CHECKED = [limit for limit in READ if limit.law.title not in LIMITS_WITHOUT_A_TEXT]


def words_of(provision: Provision) -> str:
    articles = statute(provision.law.title)
    assert articles, f"no text of {provision.law.title}"
    return cited_text(articles, provision.article)


def stands_in_the_law(limit: Limit) -> bool:
    text = words_of(limit)
    if limit.direction in ("by_date", "on_date"):
        month, day = limit.month_and_day
        return bool(re.search(rf"(?<!\d){month}月{day}日", text))
    return not limit.amount or states_period(text, limit.amount, limit.unit)


def test_the_limits_that_no_text_can_check_are_counted_and_named() -> None:
    without = Counter(limit.law.title for limit in READ if statute(limit.law.title) is None)
    assert without == LIMITS_WITHOUT_A_TEXT
    assert len(CHECKED) >= 156


@pytest.mark.parametrize("limit", CHECKED, ids=lambda limit: limit.id)
def test_a_limit_stands_in_its_article(limit: Limit) -> None:
    assert stands_in_the_law(limit), f"{limit.id}: {limit.period} is not in {limit.basis}"


@pytest.mark.parametrize("limit", [each for each in CHECKED if each.extension], ids=str)
def test_an_extension_stands_in_its_article(limit: Limit) -> None:
    assert limit.extension
    text = words_of(limit)
    assert "延长" in text
    if limit.extension.amount:
        assert states_period(text, limit.extension.amount, limit.extension.unit)


def test_a_mistyped_number_is_found() -> None:
    hearing = next(limit for limit in CHECKED if limit.id == "penalty.hearing_request")
    assert stands_in_the_law(hearing)
    assert not stands_in_the_law(replace(hearing, amount=15))
    assert not stands_in_the_law(replace(hearing, amount=7)), "item 2 is not item 1"
    decide = next(limit for limit in CHECKED if limit.id == "penalty.decide")
    assert not stands_in_the_law(replace(decide, amount=9))
    assert not stands_in_the_law(replace(decide, unit="month"))


def test_hardly_any_number_could_be_mistyped_unseen() -> None:
    periods = [limit for limit in CHECKED if limit.amount]
    unseen = {
        limit.id
        for limit in periods
        for wrong in (limit.amount - 1, limit.amount + 1, limit.amount + 10, limit.amount * 10)
        if wrong and stands_in_the_law(replace(limit, amount=wrong))
    }
    # In these articles another period of the law happens to be the mistyped one.
    assert unseen == {
        "coercion.court_accept",
        "coercion.court_refusal_serve",
        "litigation.copy_to_defendant",
        "litigation.defence_to_plaintiff",
        "npc.report_submit",
        "petition.object_to_forwarding",
    }


@pytest.mark.parametrize("limit", CHECKED, ids=lambda limit: limit.id)
def test_a_unit_is_the_one_by_which_the_law_counts_days(limit: Limit) -> None:
    if limit.unit not in ("day", "working_day") or not limit.amount:
        return
    written_out = states_period(words_of(limit), limit.amount, "工作日")
    assert (limit.unit == "working_day") is (written_out or counts_working_days(limit))


def counts_working_days(limit: Limit) -> bool:
    """By the law's own rule; how a licensee's own thirty days count, its article 82 leaves open."""
    by_rule = {
        "penalty": limit.amount in (2, 3, 5, 7),  # 行政处罚法第八十五条
        "coercion": limit.amount <= 10,  # 行政强制法第六十九条
        "reconsideration": limit.amount in (3, 5, 7, 10),  # 行政复议法第八十八条
        "license": limit.id != "license.renew_apply",  # 行政许可法第八十二条
    }
    return by_rule.get(limit.law.file, False)


@pytest.mark.parametrize(
    "provision",
    [
        each
        for each in (*law.every_requirement(), *law.every_threshold())
        if each.is_verified and not each.cited and statute(each.law.title)
    ],
    ids=lambda provision: provision.id,
)
def test_an_article_cited_exists(provision: Provision) -> None:
    assert words_of(provision)


def test_requirements_that_no_text_can_check_are_named() -> None:
    unread = {
        each.law.title
        for each in law.every_requirement()
        if each.is_verified and not statute(each.law.title)
    }
    assert unread == {
        "公平竞争审查条例",
        "国有土地上房屋征收与补偿条例",
        "最高人民法院关于适用《中华人民共和国行政诉讼法》的解释",
    }


@pytest.mark.parametrize(
    "threshold",
    [each for each in law.every_threshold() if each.is_verified and statute(each.law.title)],
    ids=lambda threshold: threshold.id,
)
def test_a_threshold_stands_in_its_article(threshold: law.Threshold) -> None:
    assert states_number(words_of(threshold), threshold.value)


PERIOD_OR_COUNT = re.compile(r"([一二三四五六七八九十百千]+)(?:日|个月|周岁|人|元)")


SHOWN = [each for each in law.every_requirement() if each.says and each.is_verified]


def test_the_requirements_that_no_text_can_check_are_counted_and_named() -> None:
    without = Counter(each.law.title for each in SHOWN if statute(each.law.title) is None)
    assert without == REQUIREMENTS_WITHOUT_A_TEXT


@pytest.mark.parametrize(
    "requirement",
    [each for each in SHOWN if each.law.title not in REQUIREMENTS_WITHOUT_A_TEXT],
    ids=lambda requirement: requirement.id,
)
def test_the_words_of_a_requirement_use_the_numbers_of_its_article(
    requirement: law.Requirement,
) -> None:
    text = words_of(requirement)
    for found in PERIOD_OR_COUNT.findall(requirement.says):
        assert states_number(text, number(found)), f"{found} is not in {requirement.basis}"


@pytest.mark.parametrize(
    "limit",
    [limit for limit in CHECKED if limit.must_be_past or limit.direction == "at_least"],
    ids=lambda limit: limit.id,
)
def test_whether_the_last_day_is_enough_is_what_the_words_say(limit: Limit) -> None:
    text = words_of(limit)
    written = f"(?:{numeral(limit.amount)}|{limit.amount})"
    past = re.search(rf"超过{written}日|{written}日后", text)
    enough = re.search(rf"不少于{written}(?:日|个工作日)", text)
    assert bool(past) is limit.must_be_past
    assert bool(enough) is not limit.must_be_past
