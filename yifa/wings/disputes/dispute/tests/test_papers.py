"""What a mediator prints: the file in its order, people in clear, and nothing that is signed."""

from __future__ import annotations

import datetime as dt
import io
import os
from decimal import Decimal
from pathlib import Path
from typing import Any

import docx
import pytest

from yifa.kernel.evidence import Upload
from yifa.kernel.exchange import Export
from yifa.kernel.gates import Refused
from yifa.kernel.matter import Matter
from yifa.kernel.person import Post
from yifa.kernel.printing import print_out, printouts_of
from yifa.kernel.register import Register
from yifa.kernel.take import take
from yifa.kernel.tests import county
from yifa.report.papers.casefile import words
from yifa.wings.disputes.dispute.papers import PAPERS, beginning
from yifa.wings.disputes.dispute.papers.file import mediation_file
from yifa.wings.disputes.dispute.papers.story import told

TEXTS = Path(os.environ.get("YIFA_LAW_TEXTS", Path(__file__).parents[6] / "shared/law/texts"))
PARTIES: list[dict[str, Any]] = [
    {
        "side": "a",
        "name": "周明远",
        "gender": "m",
        "age": 61,
        "occupation": "务农",
        "identity_number": "339901196501010011",
        "telephone": "13800002046",
        "address": "青禾县柳溪镇石坎村3组12号",
    },
    {"side": "a", "capacity": "agent", "name": "周小远"},
    {"side": "b", "name": "吴桂芳"},
    {"side": "b", "name": "吴桂兰"},
]

pytestmark = pytest.mark.django_db


@pytest.fixture
def mediator() -> Post:
    county.set_up()
    return county.post("mediator", county.VILLAGE_COMMITTEE)


def act(matter: Matter, step: str, by: Post, day: int, **writes: Any) -> None:
    at = dt.datetime(2026, 3, day, 9, 0, tzinfo=dt.UTC)
    take(matter, step, by=by, on=dt.date(2026, 3, day), at=at, **writes)


def accepted(by: Post, **changed: Any) -> Matter:
    matter = Register.all["dispute"].model()
    given: dict[str, Any] = {
        "title": "周明远、吴桂芳宅基地纠纷",
        "parties": PARTIES,
        "type": "homestead",
        "source": "police",
        "referral_number": "青公柳受〔2026〕5号",
        "facts": "屋檐滴水落在邻院。",
        "amount": Decimal("1800"),
    }
    act(matter, "register", by, 2, **given | changed)
    act(matter, "accept", by, 3)
    return matter


def mediated(by: Post, **changed: Any) -> Matter:
    matter = accepted(by, **changed)
    for day, said in ((4, "第一次调解，约定看现场。"), (6, "第二次调解，双方同意接水槽。")):
        session = {"consent": "all", "told_rights": day == 4, "session_place": "村调解室"}
        act(matter, "mediate", by, day, session_record=said, **session)
    return matter


def settled(by: Post, **changed: Any) -> Matter:
    matter = mediated(by)
    terms: dict[str, Any] = {
        "agreement_form": "written",
        "agreed_terms": "一、接水槽。\n二、费用各半。",
        "signed": True,
        "effective_on": dt.date(2026, 3, 6),
        "perform_by": dt.date(2026, 3, 20),
    }
    act(matter, "settle", by, 6, **terms | changed)
    act(matter, "visit", by, 21, visit_result="performed", visit_note="水槽已接好。")
    return matter


def words_of(content: bytes) -> str:
    """Every word of a .docx, tables included, in the order of the page."""
    paper = docx.Document(io.BytesIO(content))
    return "\n".join(
        node.text or "" for node in paper.element.body.iter() if node.tag.endswith("}t")
    )


def titles(matter: Matter) -> list[str]:
    return [paper.title for paper in mediation_file(told(matter.of_kind()))]


def test_the_file_is_bound_in_its_usual_order(mediator: Post) -> None:
    matter = settled(mediator)
    act(matter, "attach", mediator, 22, files=[Upload("现场照片.png", b"\x89PNG\r\n\x1a\n1")])
    assert titles(matter) == [
        "",
        "卷内目录",
        "人民调解申请书",
        "人民调解受理登记表",
        "人民调解权利义务告知书",
        "证据材料清单",
        "人民调解记录",
        "人民调解记录",
        "人民调解协议书",
        "人民调解回访记录",
        "结案小结",
        "卷宗情况说明",
    ]


def test_the_file_names_people_in_clear_and_tells_what_was_done(mediator: Post) -> None:
    name, content = print_out(settled(mediator), "file", by=mediator)
    text = words_of(content)
    assert name.startswith("石调委调〔2026〕1号 调解卷宗")
    for told_there in (
        "周明远",
        "13800002046",
        "青禾县柳溪镇石坎村3组12号",
        "第一次调解，约定看现场。",
        "第二次调解，双方同意接水槽。",
        "一、接水槽。",
        "1800元（壹仟捌佰元整）",
        "协议已履行完毕。",
        "公安派出所移交　青公柳受〔2026〕5号",
        "本协议一式4份",
        "2026年3月20日",
    ):
        assert told_there in text, told_there


def test_printing_is_recorded_and_only_for_who_may_read_the_content(mediator: Post) -> None:
    matter = settled(mediator)
    print_out(matter, "file", by=mediator, purpose="归档")
    record = Export.objects.get()
    assert (record.what, record.purpose, record.full) == ("调解卷宗", "归档", True)
    assert record.filters == {"number": matter.number} and record.post == mediator
    for stranger in (county.post("clerk", county.STRANGER), county.post("auditor", county.COUNTY)):
        assert printouts_of(matter, stranger) == {}
        with pytest.raises(Refused, match="不能看这一件的内容"):
            print_out(matter, "file", by=stranger)
    assert Export.objects.count() == 1


def test_nothing_that_is_signed_or_not_recorded_is_printed(mediator: Post) -> None:
    story = told(mediated(mediator).of_kind())
    text = words_of(PAPERS["agreement"].make(story.dispute))
    assert "3月6日" not in text, "the day it takes effect is that of the last signature"
    visit = words_of(PAPERS["investigation"].make(story.dispute))
    assert "2026年" not in visit and "无" not in visit
    record = words_of(PAPERS["records"].make(story.dispute))
    assert record.count("已将人民调解的相关规定告知各方当事人") == 1, "only where it was recorded"
    assert str(mediator) not in record


def test_each_session_tells_how_it_came_out(mediator: Post) -> None:
    story = told(settled(mediator).of_kind())
    first, second = story.all_of("mediate")
    assert (story.outcome_of(first), story.outcome_of(second)) == ("有待继续调解", "调解成功")
    assert first.said("session_record").startswith("第一次")
    failed = mediated(mediator)
    act(failed, "fail", mediator, 8, failure_reason="no_agreement", told_routes=True)
    ended = told(failed.of_kind())
    assert ended.outcome_of(ended.all_of("mediate")[1]) == "调解不成"
    assert "人民调解协议书" not in titles(failed) and "结案小结" in titles(failed)
    assert "未达成协议" in words_of(PAPERS["file"].make(failed.of_kind()))


def test_a_corrected_record_is_printed_as_corrected(mediator: Post) -> None:
    matter = mediated(mediator)
    act(matter, "correct", mediator, 7, session_record="第二次调解，改过。", reason="笔误")
    text = words_of(PAPERS["records"].make(matter.of_kind()))
    assert "改过" in text and "双方同意接水槽" not in text and "第一次调解" in text


def test_an_oral_agreement_has_its_own_form(mediator: Post) -> None:
    matter = settled(mediator, agreement_form="oral", signed=False)
    assert "人民调解口头协议登记表" in titles(matter) and "人民调解协议书" not in titles(matter)


def test_what_the_committee_took_up_by_itself_has_no_application(mediator: Post) -> None:
    matter = Register.all["dispute"].model()
    given = {"title": "滴水", "parties": PARTIES, "type": "homestead", "source": "screened"}
    act(matter, "register", mediator, 2, **given)
    act(matter, "accept", mediator, 3, own_initiative=True)
    assert "人民调解申请书" not in titles(matter)
    assert "人民调解委员会主动调解，经当事人同意" in words_of(
        PAPERS["acceptance"].make(matter.of_kind())
    )


def test_what_can_not_be_printed_yet_says_what_is_missing(mediator: Post) -> None:
    matter = accepted(mediator)
    assert "records" not in printouts_of(matter, mediator)
    with pytest.raises(Refused, match="还没有开展调解"):
        print_out(matter, "records", by=mediator)
    assert {"file", "acceptance", "rights"} <= printouts_of(matter, mediator).keys()


def test_only_the_paper_of_the_agreement_that_was_made_is_offered(mediator: Post) -> None:
    matter = settled(mediator)
    assert "agreement" in printouts_of(matter, mediator)
    assert "oral_agreement" not in printouts_of(matter, mediator)
    with pytest.raises(Refused, match="达成的是书面协议"):
        print_out(matter, "oral_agreement", by=mediator)


def test_a_dispute_that_ended_without_agreement_offers_none_to_sign(mediator: Post) -> None:
    matter = mediated(mediator)
    assert {"agreement", "oral_agreement"} <= printouts_of(matter, mediator).keys()
    act(matter, "fail", mediator, 8, failure_reason="no_agreement", told_routes=True)
    assert not {"agreement", "oral_agreement"} & printouts_of(matter, mediator).keys()
    with pytest.raises(Refused, match="调解不成，没有达成协议"):
        print_out(matter, "agreement", by=mediator)


def test_several_on_a_side_are_numbered_and_an_agent_stands_under_his_party(
    mediator: Post,
) -> None:
    rows = words.people(told(accepted(mediator).of_kind()).side("b"), "被申请人")
    assert [str(row[0].text) for row in rows[::3]] == ["被申请人一", "被申请人二"]
    ours = words.people(told(accepted(mediator).of_kind()).side("a"), "申请人")
    assert [str(row[0].text) for row in ours[::3]] == ["申请人", "委托代理人"]


def test_the_application_to_the_court_tells_the_last_day(mediator: Post) -> None:
    text = words_of(PAPERS["confirmation"].make(settled(mediator).of_kind()))
    assert "最迟2026年4月7日共同申请" in text and "339901196501010011" in text


def test_the_same_case_prints_the_same_bytes(mediator: Post) -> None:
    matter = settled(mediator).of_kind()
    assert PAPERS["file"].make(matter) == PAPERS["file"].make(matter)


def test_rights_and_duties_stand_in_the_words_of_the_statute() -> None:
    found = sorted(TEXTS.glob("人民调解法*.md"))
    if not found:
        pytest.skip(f"the statute's text is not in {TEXTS}")
    statute = found[0].read_text(encoding="utf-8").replace("\n", "")
    quoted = (
        beginning.NATURE,
        *beginning.PRINCIPLES,
        beginning.FREE,
        *beginning.RIGHTS,
        *beginning.DUTIES,
        *beginning.EFFECT,
    )
    assert [words for words in quoted if words not in statute] == []


def passed_on(step: str, to: str, reason: str) -> Matter:
    """A dispute that the county's centre took in and passed on."""
    county.set_up()
    by = receiver(county.CENTRE)
    matter = at_the_centre(by)
    act(matter, step, by, 3, to=county.place(to), reason=reason)
    return matter


def at_the_centre(by: Post) -> Matter:
    matter = Register.all["dispute"].model()
    told_of = {"title": "消费纠纷", "parties": PARTIES, "type": "consumer", "source": "applied"}
    act(matter, "register", by, 2, **told_of, facts="买到过期奶粉。", visitors=2)
    return matter


def text_of(content: bytes) -> str:
    """Every word of a paper, forms included."""
    document = docx.Document(io.BytesIO(content))
    cells = [c.text for table in document.tables for row in table.rows for c in row.cells]
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


def receiver(at: str) -> Post:
    return county.post("clerk", at)


def test_the_list_says_who_passed_a_dispute_on_to_whom_and_why() -> None:
    matter = passed_on("assign", county.TOWN_COMMITTEE, "当事人都在柳溪镇，就地调解")
    name, content = print_out(matter, "passing_on", by=receiver(county.TOWN_COMMITTEE))
    told_on_paper = text_of(content)
    assert name.endswith("交办（转办）单.docx")
    for words_wanted in (
        "矛盾纠纷交办单",
        "买到过期奶粉。",
        "2人",
        county.CENTRE,
        county.TOWN_COMMITTEE,
        "当事人都在柳溪镇，就地调解",
        "2026年3月3日",
    ):
        assert words_wanted in told_on_paper


def test_the_list_is_called_by_how_the_dispute_was_passed_on() -> None:
    matter = passed_on("transfer", county.HOUSING, "属物业服务")
    _, content = print_out(matter, "passing_on", by=receiver(county.HOUSING))
    assert "矛盾纠纷转办单" in text_of(content)


def test_a_centre_prints_the_list_before_it_passes_a_dispute_on() -> None:
    county.set_up()
    by = receiver(county.CENTRE)
    matter = at_the_centre(by)
    told_on_paper = text_of(print_out(matter, "passing_on", by=by)[1])
    assert "矛盾纠纷交办（转办）单" in told_on_paper
    assert county.CENTRE in told_on_paper


def test_elsewhere_what_was_not_passed_on_has_no_list(mediator: Post) -> None:
    with pytest.raises(Refused, match="还没有交办、转送或者上报"):
        print_out(accepted(mediator), "passing_on", by=mediator)
