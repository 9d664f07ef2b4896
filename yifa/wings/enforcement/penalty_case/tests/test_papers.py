"""What an enforcement organ prints: each paper by law, people in clear only where it has to be."""

from __future__ import annotations

import datetime as dt
import io
import os
from pathlib import Path

import docx
import pytest

from yifa import law
from yifa.kernel.evidence import Upload
from yifa.kernel.exchange import Export
from yifa.kernel.gates import Refused
from yifa.kernel.matter import Matter
from yifa.kernel.person import Post
from yifa.kernel.printing import print_out, printouts_of
from yifa.kernel.take import take
from yifa.kernel.tests import county
from yifa.wings.enforcement.penalty_case.papers import PAPERS, bundle, decision, investigation
from yifa.wings.enforcement.penalty_case.papers.case import told

from .played import CITIZEN, PHOTO, SCAN, act, line_of, played

TEXTS = Path(os.environ.get("YIFA_LAW_TEXTS", Path(__file__).parents[6] / "shared/law/texts"))
PRIVATE = ("339901196501010011", "13800002046", "石坎村3组12号")

pytestmark = pytest.mark.django_db

#: Which papers each story has to show; together they are all there are.
MADE = {
    "ordinary_paid": "file filing decision receipt notice evidence report closing",
    "one_officer": "on_site questioning",
    "declined": "file not_filed",
    "referred_from_investigation": "referral",
    "minor_act_not_punished": "no_penalty",
    "on_spot_citizen": "on_spot",
    "market_leaves_out_appraisal": "hearing_notice hearing_call hearing review evidence",
    "serious_not_discussed": "discussion",
    "statement_adopted": "recheck",
    "preservation": "preserved kept",
    "seizure": "seized released",
    "seized_in_emergency": "seized approved extended released",
    "emergency_late_or_not_approved": "approved released referral",
    "frozen_extended_unfrozen": "frozen extended unfrozen",
    "announced": "announcement",
    "deferred_and_paid_in_parts": "deferral",
    "added_fine_and_its_cap": "added_fine",
    "court_execution": "demand to_court",
}


@pytest.fixture(autouse=True)
def bureau() -> Post:
    county.set_up()
    return county.post("officer", county.HOUSING)


def words_of(content: bytes) -> str:
    """Every word of a .docx, tables included, in the order of the page."""
    paper = docx.Document(io.BytesIO(content))
    return "\n".join(
        node.text or "" for node in paper.element.body.iter() if node.tag.endswith("}t")
    )


def printed(case: Matter, name: str) -> str:
    """The words of a paper of the case, without line breaks."""
    return words_of(PAPERS[name].make(case)).replace("\n", "")


def titles(case: Matter) -> list[str]:
    return [paper.title for paper in bundle.whole_file(told(case))]


def test_all_papers_are_told_by_some_story() -> None:
    assert {name for names in MADE.values() for name in names.split()} == PAPERS.keys()


@pytest.mark.parametrize("story", MADE)
def test_each_paper_is_printed_from_the_case_and_says_nothing_of_what_is_blank(story: str) -> None:
    case = played(story)
    ready = {name: one for name, one in PAPERS.items() if one.ready(case)}
    assert set(MADE[story].split()) <= ready.keys()
    for name in ready:
        text = printed(case, name)
        assert case.number.split("〔")[0] in text, name
        for word in ("None", "False", "True", "暂无", "不详"):
            assert word not in text, (name, word)


def test_the_decision_carries_what_article_59_asks() -> None:
    case = played("ordinary_paid", parties=CITIZEN)
    text = printed(case, "decision")
    day = dt.date(2026, 3, 24)
    for told_there in (
        "青建罚决〔2026〕1号",
        "当事人：周明远",
        "地址：青禾县柳溪镇石坎村3组12号",
        "2026年2月26日在后沟倾倒装修垃圾约五方",
        "勘验笔录、现场笔录，证明后沟倾倒装修垃圾约五方",
        "2026年3月17日，本机关告知当事人拟作出的行政处罚",
        "处罚依据：《云溪市市容和环境卫生管理条例》第三十一条",
        "罚款5000元（伍仟元整）",
        "责令改正：三日内改正",
        "到指定的银行或者通过电子支付系统缴纳罚款（《行政处罚法》第六十七条）",
        "向青禾县人民政府申请行政复议（《行政复议法》第二十条）",
        "提起行政诉讼（《行政诉讼法》第四十六条）",
        "青禾县住房和城乡建设局（印章）",
        "2026年3月24日",
    ):
        assert told_there in text, told_there
    for limit in ("penalty.pay", "reconsideration.apply", "litigation.sue_direct"):
        assert f"之日起{law.limit(limit, on=day).period}内" in text


def test_a_decision_is_drafted_from_what_was_told_and_is_no_decision_yet(bureau: Post) -> None:
    case = played("ordinary_paid", before="decide")
    text = printed(case, "decision")
    assert "草稿，未编号，未生效" in text and "青建罚决" not in text
    for told_there in (
        "罚款5000元（伍仟元整）",
        "处罚依据：《云溪市市容和环境卫生管理条例》第三十一条",
        "2026年3月17日，本机关告知当事人拟作出的行政处罚",
    ):
        assert told_there in text, told_there
    assert "行政处罚决定书" not in titles(case), "a file holds no drafts"
    made = played("ordinary_paid")
    assert "草稿" not in printed(made, "decision")


def test_the_notice_that_is_due_is_drafted_once_a_penalty_is_proposed(bureau: Post) -> None:
    silent = played("ordinary_paid", before="notify")
    assert printouts_of(silent, bureau).keys().isdisjoint({"notice", "hearing_notice", "decision"})
    case = played("heavier_in_kind", before="notify")
    assert "notice" not in printouts_of(case, bureau), "to revoke calls for the other notice"
    text = printed(case, "hearing_notice")
    assert "草稿，未编号，未生效" in text and "罚听告" not in text
    assert "1. 罚款5000元（伍仟元整）；2. 吊销许可证件；" in text
    assert "罚款5000元（伍仟元整）；吊销许可证件" in printed(case, "report")


def test_a_decision_tells_for_how_long_and_how_the_range_was_reckoned() -> None:
    assert "暂扣许可证件30天" in printed(played("heavier_in_kind"), "decision")
    text = printed(played("gain_and_its_multiples"), "decision")
    assert "裁量基准（一般）为违法所得18000元的1倍至3倍，即18000元至54000元。" in text


def test_an_extension_is_told_of_the_measure_that_was_extended() -> None:
    text = printed(played("frozen_extended_unfrozen"), "extended")
    assert "延长冻结期限决定书" in text and "期限延长至2026年6月2日" in text


def test_whoever_guards_a_child_is_ordered_to_discipline_it() -> None:
    text = printed(played("under_fourteen"), "no_penalty")
    assert "责令监护人加以管教（《行政处罚法》第三十条）" in text


def test_private_numbers_stand_only_where_a_paper_has_to_have_them() -> None:
    case = played("announced", parties=CITIZEN)
    number, telephone, address = PRIVATE
    told_in_decision = printed(case, "decision")
    assert address in told_in_decision, "article 59, item 1"
    assert number not in told_in_decision and telephone not in told_in_decision
    announced = printed(case, "announcement")
    assert "周明远" in announced and not [one for one in PRIVATE if one in announced]
    assert number in printed(case, "filing") and number not in printed(case, "report")


def test_whoever_is_not_concerned_with_addresses_is_not_told_them() -> None:
    case = played("market_leaves_out_appraisal", parties=CITIZEN)
    for name in ("review", "hearing", "hearing_call", "hearing_notice"):
        text = printed(case, name)
        assert "周明远" in text and not [one for one in PRIVATE if one in text], name


def test_a_firms_public_number_stands_in_its_decision() -> None:
    firm = {**CITIZEN[0], "name": "青禾安居装饰有限公司", "identity_number": "91330000MA00000007"}
    text = printed(played("ordinary_paid", parties=[firm]), "decision")
    assert "统一社会信用代码：91330000MA00000007" in text


def test_against_a_decision_on_the_spot_reconsideration_comes_first() -> None:
    case = played("on_spot_citizen")
    text = printed(case, "on_spot")
    assert "应当先自收到本决定书之日起60日内" in text and "第二十三条" in text
    assert "也可以" not in text and "执法证号：33990103011" in text
    assert "已当场告知" in text


def test_a_decision_not_to_punish_says_why_and_how_the_party_was_educated() -> None:
    case = played("minor_act_not_punished")
    text = printed(case, "no_penalty")
    assert "违法行为轻微不予行政处罚（《行政处罚法》第三十三条第一款）" in text
    assert f"教育情况：{case.education}" in text and "罚款" not in text
    with pytest.raises(Refused, match="没有作出行政处罚决定书"):
        print_out(case, "decision", by=county.post("officer", county.HOUSING))


def test_what_is_written_signed_or_dated_by_hand_stays_blank(bureau: Post) -> None:
    case = played("ordinary_paid")
    asked = printed(case, "questioning")
    assert "年\u3000\u3000月\u3000\u3000日" in asked and "无" not in asked
    assert "被询问人（逐页签名）" in asked and "现场负责人承认倾倒" in asked
    back = printed(case, "receipt")
    assert "收件人签章" in back and "年\u3000\u3000月\u3000\u3000日" in back
    filed = printed(case, "filing")
    assert "同意" not in filed, "the opinion is the head's to write"


def test_a_record_is_taken_along_empty_before_anything_is_asked(bureau: Post) -> None:
    case = played("ordinary_paid", before="investigate")
    assert {"on_site", "questioning", "filing"} <= printouts_of(case, bureau).keys()
    assert "decision" not in printouts_of(case, bureau)
    text = printed(case, "questioning")
    assert "擅自处置建筑垃圾" in text and "已经出示执法证件" not in text
    with pytest.raises(Refused, match="还没有作出决定"):
        print_out(case, "decision", by=bureau)


def test_an_empty_record_comes_along_for_the_next_questioning() -> None:
    text = printed(played("ordinary_paid"), "questioning")
    assert text.count("被询问人（逐页签名）") == 2 and text.count("已经出示执法证件") == 1


def test_a_receipt_is_taken_along_for_the_paper_that_went_out_last() -> None:
    case = played("ordinary_paid", before="decide")
    assert "行政处罚事先告知书（青建罚告〔2026〕1号）" in printed(case, "receipt")
    case = played("court_execution", before="apply_to_court")
    assert "履行行政处罚决定催告书（青建罚催〔2026〕2号）" in printed(case, "receipt")
    with pytest.raises(Refused, match="还没有事先告知"):
        early = played("seizure", before="conclude")
        print_out(early, "receipt", by=county.post("officer", county.HOUSING))


def test_a_second_paper_of_a_kind_has_a_number_of_its_own() -> None:
    case = played("ordinary_paid", before="decide")
    act(case, "notify", line_of("ordinary_paid", "notify"), proposed_fine=4000)
    text = printed(case, "notice")
    assert "青建罚告〔2026〕1号" in text and "青建罚告〔2026〕1-2号" in text


def test_a_corrected_value_is_printed_as_corrected(bureau: Post) -> None:
    case = played("ordinary_paid", before="notify")
    take(
        case,
        "correct",
        by=bureau,
        on=dt.date(2026, 3, 17),
        at=dt.datetime(2026, 3, 17, 9, tzinfo=dt.UTC),
        facts="倾倒垃圾约六方",
        reason="笔误",
    )
    text = printed(case.of_kind(), "report")
    assert "约六方" in text and "2026年2月26日在后沟倾倒装修垃圾约五方" not in text


def test_the_whole_file_is_bound_in_its_order_with_evidence_and_what_it_lacks(bureau: Post) -> None:
    case = played("ordinary_paid")
    day = dt.date(2026, 4, 14)
    take(case, "attach", by=bureau, on=day, at=at(day), files=[PHOTO, SCAN])
    assert titles(case) == [
        "",
        "卷内目录",
        "立案审批表",
        "行政处罚决定书",
        "送达回证",
        "行政处罚事先告知书",
        "现场检查（勘验）笔录",
        "询问笔录",
        "证据清单",
        "调查终结报告",
        "结案报告",
        "电子材料目录",
        "案卷完整情况",
    ]
    text = printed(case, "file")
    assert SCAN.digest[:32] in text and PHOTO.digest[:32] in text
    last = text[text.rindex("案卷完整情况") :]
    assert "没有送达回证" in last and "《民事诉讼法》第八十七条" in last
    assert "2026年3月26日" in last, "since when"


def at(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(9), dt.UTC)


def test_the_same_case_prints_the_same_bytes() -> None:
    case = played("court_execution")
    assert PAPERS["file"].make(case) == PAPERS["file"].make(case)


def test_printing_is_recorded_and_only_for_who_may_read_the_content(bureau: Post) -> None:
    case = played("ordinary_paid")
    name, _ = print_out(case, "file", by=bureau, purpose="归档")
    assert name == "青建罚〔2026〕1号 案卷.docx"
    record = Export.objects.get()
    assert (record.what, record.purpose, record.full) == ("案卷", "归档", True)
    stranger = county.post("officer", county.WATER)
    assert printouts_of(case, stranger) == {}
    with pytest.raises(Refused, match="不能看这一件的内容"):
        print_out(case, "file", by=stranger)


def test_a_name_of_a_file_is_listed_as_it_came(bureau: Post) -> None:
    case = played("declined")
    day = dt.date(2026, 4, 14)
    take(case, "attach", by=bureau, on=day, at=at(day), files=[Upload("举报信.txt", b"a")])
    assert "举报信.txt" in printed(case, "file")


def test_what_the_papers_quote_stands_in_the_statute() -> None:
    found = sorted(TEXTS.glob("行政处罚法*.md"))
    if not found:
        pytest.skip(f"the statute's text is not in {TEXTS}")
    statute = found[0].read_text(encoding="utf-8").replace("\n", "")
    quoted = (
        "行政处罚不停止执行，法律另有规定的除外",
        "到指定的银行或者通过电子支付系统缴纳罚款",
        "可以亲自参加听证，也可以委托一至二人代理",
        "无正当理由拒不出席听证或者未经许可中途退出听证的，视为放弃听证权利",
        "当事人或者有关人员不得销毁或者转移证据",
    )
    assert [words for words in quoted if words not in statute] == []
    sources = "".join(
        Path(module.__file__ or "").read_text(encoding="utf-8")
        for module in (decision, investigation)
    )
    assert "十五日" not in sources and "六十日" not in sources, "limits come from the law's data"
