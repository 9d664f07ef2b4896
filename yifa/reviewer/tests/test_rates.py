"""A rate is held against the counts that its wording ties it to, and against nothing else."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from yifa.reviewer import Finding, Severity, check, typed

HEAD = "柳溪镇2024年度法治政府建设情况报告\n一、主要举措和成效\n"


def said(sentence: str) -> list[Finding]:
    """Give what is said of the rates, bounds and repeated figures of a report with a sentence."""
    found = check(typed(f"{HEAD}{sentence}")).said
    return [it for it in found if it.rule in ("ratio", "bound", "conflict")]


# In each line {right|wrong} stands for one figure; the rate judged is the last word of the pair.
RATES = [
    ("受理矛盾纠纷198件，调解成功{171|191}件，成功率86.4%。", "86.4%"),
    ("受理矛盾纠纷198件，调解成功171件，成功率{86.4|97}%。", "97%"),
    ("受理矛盾纠纷198件，调解成功171件，成功率为{86.36|86.46}％。", "86.46％"),
    (
        "全年受理矛盾纠纷198件。其中调解成功171件，成功率百分之{八十六点四|八十八点四}。",
        "百分之八十八点四",
    ),
    ("排查矛盾纠纷1,250件，化解1,{237|137}件，化解率98.96%。", "98.96%"),
    ("受理投诉举报三百件，办结{二百九十七|二百七十九}件，办结率99%。", "99%"),
    ("共收到代表建议98件，已全部答复，答复率{100|98}%。", "98%"),
    ("审结行政复议案件73件，其中撤销、确认违法等纠错{6|9}件，纠错率8.2%。", "8.2%"),
    ("行政应诉案件40件，其中败诉{3|8}件，败诉率7.5%。", "7.5%"),
    ("开庭审理行政诉讼案件31件，负责人出庭{30|20}件，出庭应诉率96.8%。", "96.8%"),
    ("行政诉讼一审案件45件，同比下降10%，败诉3件，败诉率{6.7|7.6}%。", "7.6%"),
    ("征求意见56条，采纳{42|24}条，采纳率75%。", "75%"),
    ("抽检药品320批次，合格{318|308}批次，合格率99.4%。", "99.4%"),
    ("组织考试，参考216人，通过{205|250}人，通过率94.9%。", "94.9%"),
    ("报名120人，考试通过{114|104}人，通过率95%。", "95%"),
    ("发现隐患58处，已整改56处，整改率{96.6|99.6}%。", "99.6%"),
    ("人大代表建议98件、政协提案64件，已办结96件、{64|54}件，办结率分别为98%、100%。", "100%"),
    ("共有行政执法人员40名，其中女性12名，占{30|35}%。", "35%"),
    ("共有行政执法人员40名，其中女性{12|21}名，占比30%。", "30%"),
    ("受理复议申请200件，行政处罚120件、行政确认60件、其他20件，分别占60%、{30|33}%、10%。", "33%"),
    ("调解成功171件，占受理的198件的{86.4|84.6}%。", "84.6%"),
    ("12345热线转办诉求2.4万件，办结2.{38|18}万件，办结率99.2%。", "99.2%"),
    ("受理信访事项300余件，办结{280|180}件，办结率90%左右。", "90%"),
    ("全年受理198件，调解成功{171|107}件，成功率达八成以上。", "八成"),
    ("办理法律援助案件200件，回访受援人200人，满意{199|191}人，满意率100%。", "100%"),
]
GROWTHS = [
    ("全年受理行政复议案件220件，去年198件，同比增长{11.1|12.1}%。", "12.1%"),
    ("受理220件，同比增长{11.1|12.1}%（去年198件），办结210件。", "12.1%"),
    ("办理行政处罚案件120件，同比下降{25|20}%，去年为160件。", "20%"),
    ("受理220件，较上年的198件增加{22|32}件。", "32件"),
    ("受理220件，比上年增加22件，增长{11.1|10.1}%。", "10.1%"),
    ("信访总量由上年的198件下降到{160|180}件，下降19.2%。", "19.2%"),
    ("行政复议案件由198件增至220件，增幅{11.1|21.1}%。", "21.1%"),
    ("去年受理198件，今年受理220件，同比上升{11.1|1.1}%。", "1.1%"),
    ("2023年办理案件2400件，2024年办理案件2100件，同比下降{12.5|15.5}%。", "15.5%"),
    ("2024年办理案件2100件，较2023年（2400件）下降{12.5|15.5}%。", "15.5%"),
    ("受理440件，是去年200件的{2.2|2.4}倍。", "2.4倍"),
    ("办理案件由100件增加到220件，增长{1.2|2.2}倍。", "2.2倍"),
    ("调解成功率由95.4%提升至97.7%，提高{2.3|3.2}个百分点。", "3.2个百分点"),
    ("罚没金额120.5万元，上年为100.4万元，同比增长{20|25}%。", "25%"),
    ("受理160件，同比减少{38|28}件，下降19.2%。", "19.2%"),
    ("受理220件，上年198件，同比{增长|下降}11.1%。", "11.1%"),
]
BOUNDS = [
    ("受理矛盾纠纷26件，化解{26|28}件。", "28件"),
    ("排查矛盾纠纷26件，调解成功{25|52}件。", "52件"),
    ("受理行政复议案件26件，审结{24|28}件。", "28件"),
    ("共有调解员86名，其中专职{36|96}名。", "96名"),
    ("全镇43个行政村中，已有{43|45}个建成调解室。", "45个"),
    ("矛盾纠纷调解成功率达{99.7|109.7}%。", "109.7%"),
]
CONFLICTS = [
    ("全镇共排查矛盾纠纷14件，及时处置。\n（二）加强治理。全年共排查出矛盾纠纷{14|15}件。", "15件"),
    ("全县共有行政执法人员687名。\n（二）加强培训。全县{687|678}名行政执法人员参训。", "678名"),
    ("2024年全镇受理矛盾纠纷132件。\n（二）加强调解。全年受理矛盾纠纷{132|123}件。", "123件"),
]


def both(sentence: str) -> tuple[str, str]:
    """Give the sentence as it should be, and with the figure that was changed."""
    before, rest = sentence.split("{")
    choice, after = rest.split("}")
    right, wrong = choice.split("|")
    return f"{before}{right}{after}", f"{before}{wrong}{after}"


CASES = [
    *((rule, *case) for rule, cases in (("ratio", RATES + GROWTHS),) for case in cases),
    *(("bound", *case) for case in BOUNDS),
    *(("conflict", *case) for case in CONFLICTS),
]


@pytest.mark.parametrize(("rule", "sentence", "quote"), CASES)
def test_a_right_figure_is_tested_and_nothing_is_said(rule: str, sentence: str, quote: str) -> None:
    right, _ = both(sentence)
    assert said(right) == []


@pytest.mark.parametrize(("rule", "sentence", "quote"), CASES)
def test_one_changed_figure_is_found(rule: str, sentence: str, quote: str) -> None:
    _, wrong = both(sentence)
    assert (rule, quote) in [(it.rule, it.quote) for it in said(wrong)]


@pytest.mark.parametrize(
    "sentence",
    [
        "受理198件，办结190件，按期办结率100%。",
        "受理198件，调解成功171件，群众满意率98%。",
        "全年调解纠纷198件，成功率97%。",
        "受理198件（含上年结转12件），办结190件，办结率90.5%。",
        "旧存12件，新收186件，审结180件，审结率90.9%。",
        "新收案件100件，审结105件。",
        "受理26件，办结28件（含上年结转3件）。",
        "受理220件，审结198件，同比增长11.1%。",
        "受理220件，同比增长11.1%；接访198批。",
        "受理120件，去年同期100件，审结110件，同比增长5%。",
        "收到220件，受理200件，不予受理20件，审结190件。",
        "审批事项由412项压减至389项，压减5.6%，承诺时限较法定时限压缩70%。",
        "受理诉求12000件，直接办结9000件，占75%，转办3000件，办结率99%。",
        "由2021年的100件增加到2024年的200件，年均增长26%。",
        "逮捕25人，不捕24人，不捕率48.98%。",
        "审结27件，胜诉24件，撤诉3件，胜诉率100%。",
        "县公安局查处案件12件。县市场监管局查处案件30件。",
        "上半年共排查矛盾纠纷14件。全年共排查矛盾纠纷30件。",
        "柳村排查矛盾纠纷14件，溪村排查矛盾纠纷15件。",
        "全年共排查矛盾纠纷1732件。\n（二）全年共排查矛盾纠纷1700余件。",
        "完成年度任务的108%。",
        "受理198件，调解率100%，调解成功率98%。",
        "受理198件，其中城关镇60件，占全市的3.2%。",
        "抽检200批次，不合格4批次，合格率98%，不合格率2%。",
        "调解纠纷198件，调解成功率达95%以上，成功190件。",
        "非常满意150人，基本满意46人，满意率98%。",
    ],
)
def test_what_no_wording_ties_is_not_tested(sentence: str) -> None:
    assert said(sentence) == []


def test_the_working_is_written_out() -> None:
    (found,) = said("受理矛盾纠纷198件，调解成功171件，成功率97%。")
    assert found.message == (
        "171÷198＝86%，文中为97%；按97%算，198件应当成功192件；如果分母是终结数，请写明。"
    )
    assert (found.stated, found.computed) == (Decimal(97), Decimal(86))
    assert [it.written for it in found.terms] == ["171件", "198件"]


def test_a_rate_after_parts_is_worked_out_from_their_total() -> None:
    (found,) = said("受理纠纷195件，其中家庭62件、邻里133件，调解成功171件，成功率97%。")
    assert found.message.startswith("171÷195＝88%，文中为97%；")


def test_growth_is_worked_out_from_both_years() -> None:
    (found,) = said("受理220件，较上年的198件增长12.1%。")
    assert found.message == "（220－198）÷198＝11.1%，文中为12.1%。"


def test_more_settled_than_accepted_may_be_arrears() -> None:
    (found,) = said("受理行政复议案件26件，审结28件。")
    assert found.severity is Severity.WARNING
    assert found.message == "审结28件多于受理的26件，多出2件；如果含上年结转，请写明。"


def test_a_list_of_rates_without_counts_is_read_past() -> None:
    assert said("；2件占3%、9%") == []


def test_nearly_all_may_be_rounded_to_all() -> None:
    assert said("受理诉求400件，办结399件，办结率100%。") == []
    assert len(said("受理诉求400件，办结390件，办结率100%。")) == 1


WHOLE = st.integers(2, 5000)
ROUNDING = st.sampled_from([ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_DOWN])


@settings(max_examples=40)
@given(WHOLE, st.data(), st.integers(0, 2), ROUNDING)
def test_a_rate_rounded_or_cut_off_never_alarms(
    whole: int, data: st.DataObject, decimals: int, rounding: str
) -> None:
    part = data.draw(st.integers(1, whole))
    rate = printed(Decimal(100) * part / whole, decimals, rounding)
    assert said(f"受理矛盾纠纷{whole}件，调解成功{part}件，成功率{rate}%。") == []
    assert said(f"共有调解员{whole}名，其中女性{part}名，占{rate}%。") == []


@settings(max_examples=40)
@given(WHOLE, st.data(), st.integers(0, 2), st.integers(2, 3000))
def test_a_rate_off_by_more_than_its_rounding_is_found(
    whole: int, data: st.DataObject, decimals: int, off: int
) -> None:
    part = data.draw(st.integers(1, whole))
    step = Decimal((0, (1,), -decimals))
    rate = Decimal(printed(Decimal(100) * part / whole, decimals, ROUND_HALF_UP)) - off * step
    assume(rate > 0)
    found = said(f"受理矛盾纠纷{whole}件，调解成功{part}件，成功率{rate}%。")
    assert [(it.rule, it.quote) for it in found] == [("ratio", f"{rate}%")]


@settings(max_examples=40)
@given(WHOLE, WHOLE, st.integers(0, 2), ROUNDING)
def test_growth_rounded_or_cut_off_never_alarms(
    base: int, now: int, decimals: int, rounding: str
) -> None:
    assume(base != now)
    word = "增长" if now > base else "下降"
    rate = printed(abs(Decimal(100) * (now - base) / base), decimals, rounding)
    assert said(f"受理行政复议案件{now}件，上年{base}件，同比{word}{rate}%。") == []
    change = f"比上年{'增加' if now > base else '减少'}{abs(now - base)}件"
    assert said(f"受理行政复议案件{now}件，{change}，{word}{rate}%。") == []


@settings(max_examples=40)
@given(WHOLE, WHOLE, st.integers(0, 2), st.integers(2, 3000))
def test_growth_off_by_more_than_its_rounding_is_found(
    base: int, now: int, decimals: int, off: int
) -> None:
    assume(base != now)
    word = "增长" if now > base else "下降"
    step = Decimal((0, (1,), -decimals))
    true = printed(abs(Decimal(100) * (now - base) / base), decimals, ROUND_HALF_UP)
    rate = Decimal(true) + off * step
    found = said(f"受理行政复议案件{now}件，上年{base}件，同比{word}{rate}%。")
    assert [(it.rule, it.quote) for it in found] == [("ratio", f"{rate}%")]


def printed(value: Decimal, decimals: int, rounding: str) -> str:
    return f"{value.quantize(Decimal((0, (1,), -decimals)), rounding)}"
