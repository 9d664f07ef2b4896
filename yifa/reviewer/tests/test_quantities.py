"""Every quantity of a report is read with its value, unit and noun, and nothing else is."""

from __future__ import annotations

import csv
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yifa.reviewer import Quantity, outline, quantities, quantities_in, typed
from yifa.reviewer.tests.samples import FICTIONAL_NAMES, FIXTURES, fictional, real


def one(text: str) -> Quantity:
    """Read a text that states exactly one quantity."""
    (found,) = quantities_in(text)
    return found


def row(it: Quantity) -> dict[str, str]:
    value = f"{it.value:.4f}".rstrip("0").rstrip(".")
    return {
        "text": it.text,
        "value": value,
        "unit": it.unit,
        "counted": it.counted or "",
        "act": it.act or "",
        "approximate": it.approximate or "",
        "period": it.period or "",
    }


@pytest.mark.parametrize("name", FICTIONAL_NAMES)
def test_a_report_states_exactly_these_quantities(name: str) -> None:
    with (FIXTURES / f"{name}.quantities.tsv").open(encoding="utf-8", newline="") as file:
        expected = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    assert [row(it) for it in quantities(fictional(name))] == expected


@pytest.mark.parametrize(
    ("name", "count", "some"),
    [
        ("baijia-2022", 8, {("次", 26), ("人", 173), ("件", 14), ("人", 2600), ("场", 3)}),
        ("sangri-2021", 60, {("项", 594), ("元", 90196000), ("人次", 30000), ("%", 99)}),
        ("xinkou-2020", 15, {("批", 89), ("人次", 155), ("起", 28), ("份", 210), ("人", 40)}),
    ],
)
def test_the_real_reports_state_as_many_as_were_counted_by_hand(
    name: str, count: int, some: set[tuple[str, int]]
) -> None:
    found = quantities(real(name))
    assert len(found) == count
    assert some <= {(it.unit, int(it.value)) for it in found}


@pytest.mark.parametrize(
    ("text", "written", "value", "unit"),
    [
        ("共1,732件", "1,732件", "1732", "件"),
        ("共1，732件", "1，732件", "1732", "件"),
        ("共１，７３２件", "１，７３２件", "1732", "件"),
        ("共１２３件", "１２３件", "123", "件"),
        ("公示 28 起案件", "28 起", "28", "起"),
        ("收案271 997件", "271 997件", "271997", "件"),
        ("受教育3万余人次", "3万余人次", "30000", "人次"),
        ("减税1.2亿元", "1.2亿元", "120000000", "元"),
        ("挽回1,234.56万元", "1,234.56万元", "12345600", "元"),
        ("培训一千二百人次", "一千二百人次", "1200", "人次"),
        ("检查三个企业", "三个", "3", "个"),
        ("开会两次", "两次", "2", "次"),
        ("学法十余次", "十余次", "10", "次"),
        ("合格率达百分之九十八点五", "百分之九十八点五", "98.5", "%"),
        ("合格率98.5％", "98.5％", "98.5", "%"),
        ("上升2.3个百分点", "2.3个百分点", "2.3", "个百分点"),
        ("公开2000余条(次)", "2000余条(次)", "2000", "条次"),
        ("处理案件起诉5起（件）", "5起（件）", "5", "起"),
        ("压减七成以上", "七成", "7", "成"),
        ("惠及3.5万群众", "3.5万", "35000", ""),
        ("总数达594。", "594", "594", ""),
        ("明确4大类任务", "4大类", "4", "大类"),
    ],
)
def test_one_quantity_in_its_many_forms(text: str, written: str, value: str, unit: str) -> None:
    it = one(text)
    assert (it.text, it.value, it.unit) == (written, Decimal(value), unit)
    assert text[it.start : it.end] == written


@pytest.mark.parametrize(
    "text",
    [
        "2023年1月12日",
        "二〇二三年一月十二日印发",
        "2021—2025年",
        "每月20日前上报",
        "截至12月底",
        "国办发〔2018〕118号",
        "依据第三十条第二款",
        "第3批、第1、2、4批",
        "拨打12348公共法律服务热线、12345政务服务便民热线",
        "采取“1+3+N”模式",
        "采取1+3+N模式",
        "落实“三项制度”，推行行政执法三项制度",
        "“双随机、一公开”",
        "推行“一户式”储存",
        "落实“五个一”措施",
        "“三治结合”",
        "“七五”普法",
        "一是抓学习，二是抓落实",
        "第一责任人职责",
        "一站式接收、一揽子调处",
        "全面推进，进一步统一思想",
        "“四务公开”",
        "十九届四中全会精神",
        "落实八个体系",
        "四个意识、四个自信、两个维护",
        "三乡一镇",
        "镇、村两级",
        "一镇一法官、一村一法律顾问",
        "最多跑一次，一次告知",
        "建立一支队伍，一起努力",
        "5G基站、4A级景区、PM2.5",
        "“12▪4”国家宪法日，“12·4”",
        "《规划（2021年，3个目标）》",
        "主要有三个方面",
        "收支两条线",
        "24小时值守",
        "数十个、几十次",
        "上午9点30分",
        "三位一体",
        "安全生产三年行动",
        "十分重要，百姓满意，千家万户",
        "二期工程",
    ],
)
def test_what_only_looks_like_a_quantity(text: str) -> None:
    assert [it.text for it in quantities_in(text)] == []


def test_two_units_at_once_count_the_same_thing() -> None:
    batches, people = quantities_in("共计接待来访群众89批155人次，均已办结")
    assert (batches.unit, people.unit) == ("批", "人次")
    assert batches.counted == people.counted == "来访群众"
    assert batches.act == people.act == "接待"


def test_a_list_shares_its_verb_and_its_unit() -> None:
    papers, books = quantities_in("发放宣传资料500份、手册300本")
    assert (papers.act, books.act, books.counted) == ("发放", "发放", "手册")
    three, four, five = quantities_in("分别为3、4、5件")
    assert [it.unit for it in (three, four, five)] == ["件"] * 3


def test_a_range_has_both_its_ends() -> None:
    it = one("新建调解室3至5个")
    assert (it.value, it.upper) == (Decimal(3), Decimal(5))
    it = one("三四十名志愿者")
    assert (it.value, it.upper) == (Decimal(30), Decimal(40))
    it = one("惠及2—3万人")
    assert (it.value, it.upper) == (Decimal(20000), Decimal(30000))


@pytest.mark.parametrize(
    ("text", "words", "bound"),
    [
        ("约2600人", "约", None),
        ("173余人", "余", "at_least"),
        ("近5000人次", "近", "at_most"),
        ("最近3次", None, None),
        ("不少于6次", "不少于", "at_least"),
        ("超过100件", "超过", "at_least"),
        ("20人以上", "以上", "at_least"),
        ("3个工作日以内", "以内", "at_most"),
        ("30人左右", "左右", None),
        ("5件", None, None),
        ("近100余人", "近、余", None),
    ],
)
def test_how_exact_a_number_is(text: str, words: str | None, bound: str | None) -> None:
    it = one(text)
    assert (it.approximate, it.bound) == (words, bound)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("截至12月底，张贴横幅32条", "截至12月底"),
        ("今年以来，化解纠纷14件", "今年以来"),
        ("2021年上半年减税1730万元", "2021年上半年"),
        ("自“矛调”中心成立以来，接待89批", "自“矛调”中心成立以来"),
        ("较上年增长12.3个百分点", None),
        ("去年学法3次。学法4次", "去年"),
        ("梳理近三年以来的100个事项", "近三年以来"),
    ],
)
def test_over_what_time_it_was_counted(text: str, period: str | None) -> None:
    assert quantities_in(text)[0].period == period


def test_words_of_time_hold_to_the_end_of_their_sentence_only() -> None:
    first, second, third = quantities_in("今年学法3次，普法4次。调解5件")
    assert [first.period, second.period, third.period] == ["今年", "今年", None]


@pytest.mark.parametrize(
    ("text", "counted", "act"),
    [
        ("先后组织 3 次执法记录装备使用培训", "执法记录装备使用培训", "组织"),
        ("全年共公示 28 起行政处罚案件", "行政处罚案件", "公示"),
        ("28名执法人员取得行政执法证", "执法人员", None),
        ("组建了由3名律师组成的顾问团", "律师", "组建"),
        ("历史办件录入总量为5920件", "历史办件", "录入"),
        ("发布率达100%", "发布率", None),
        ("信访总量同比下降15.6%", "信访总量", "下降"),
        ("化解14件", None, "化解"),
        ("其中行政许可204项", "行政许可", None),
        ("完成合法性审核35件", "合法性审核", "完成"),
        ("在原有前台窗口6个的基础上", "原有前台窗口", None),
        ("建成民主法治示范村（社区）2个", "民主法治示范村（社区）", "建成"),
        ("行政执法人员出庭率达98%", "行政执法人员出庭率", None),
    ],
)
def test_what_is_counted_and_what_was_done(text: str, counted: str | None, act: str | None) -> None:
    it = quantities_in(text)[0]
    assert (it.counted, it.act) == (counted, act)


def test_a_number_broken_by_a_line_is_one_number() -> None:
    text = "开展法治宣传教育活动，共发放资料、\n12万份，受教育群众2\n600人次，效果良好。"
    document = outline(typed(text))
    assert [it.text for it in quantities(document)] == ["12万份", "2600人次"]
    it = quantities(document)[1]
    assert text[it.start : it.end] == "2\n600人次"


def test_the_number_of_a_heading_is_no_part_of_a_quantity() -> None:
    document = outline(typed("1.2023年召开会议3次，研究议题5个，形成纪要。"))
    assert [it.text for it in quantities(document)] == ["3次", "5个"]


def test_a_fraction_may_be_written_in_figures() -> None:
    assert [(it.text, it.value) for it in quantities_in("5分之3的村达标")] == [
        ("5分之3", Decimal("0.6"))
    ]


@given(st.integers(1, 10**8), st.sampled_from("件个次份条项"))
def test_what_is_printed_is_read_again(number: int, unit: str) -> None:
    for written in (str(number), f"{number:,}"):
        it = one(f"全年共办理案件{written}{unit}，均已办结。")
        assert (it.value, it.unit, it.text) == (Decimal(number), unit, f"{written}{unit}")


@given(st.text("一二三十百万0123456789,，.。、个件次人%％年月日第约近余以上“”《》 起", max_size=60))
def test_any_mixture_of_figures_is_read_in_order_and_without_overlap(text: str) -> None:
    end = 0
    for it in quantities_in(text):
        assert end <= it.start < it.end
        assert text[it.start : it.end] == it.text
        end = it.end


def test_a_number_without_end_is_none_of_thousands_of_figures() -> None:
    for it in quantities_in("全年办理1" + ",111" * 3000 + "件，受理" + "9" * 9000 + "件。"):
        assert it.value < 10**30
