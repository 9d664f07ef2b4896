"""What a decision leaves on paper: notice, argument, risk, review, and who answers for what."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import docx
import pytest

from yifa.kernel.figures import Period
from yifa.kernel.matter import Matter
from yifa.kernel.printing import printouts_of
from yifa.kernel.register import Register
from yifa.kernel.stories import Telling, begins_at, read
from yifa.kernel.tests import county
from yifa.wings.decisions.major_decision.catalogue import course as course_of
from yifa.wings.decisions.major_decision.catalogue import tables
from yifa.wings.decisions.major_decision.printing import PAPERS
from yifa.wings.decisions.meeting.printing import PAPERS as OF_MEETINGS

OF_HEARINGS = {"hearing_notice", "hearing_record"}
STORIES = Path(__file__).parent / "stories"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def everybody() -> None:
    county.set_up()


def told_by(story: str) -> Telling:
    """A story that was played to its end."""
    told = read(STORIES / f"{story}.toml")
    home = begins_at(told, county.place(county.COUNTY))
    telling = Telling(told, Register.all["major_decision"], county.post, home)
    assert list(telling.run()) == []
    return telling


def played(story: str) -> tuple[Matter, Matter]:
    """The decision of a story, and the meeting that discussed it."""
    telling = told_by(story)
    return telling.matter.of_kind(), telling.given["meeting"].of_kind()


def words_of(content: bytes) -> str:
    """Every word of a .docx, tables included, in the order of the page."""
    body = docx.Document(io.BytesIO(content)).element.body
    return "".join(node.text or "" for node in body.iter() if node.tag.endswith("}t"))


def printed(matter: Matter, name: str) -> str:
    return words_of(PAPERS[name].make(matter))


def test_every_paper_of_a_whole_course_can_be_printed() -> None:
    decision, meeting = played("from_catalogue_to_file")
    printed_now = printouts_of(decision, county.post("clerk", county.COUNTY)).keys()
    assert printed_now == PAPERS.keys() - OF_HEARINGS
    assert printouts_of(meeting, county.post("clerk", county.COUNTY)).keys() == OF_MEETINGS.keys()


def test_the_notice_says_until_when_and_how_and_brings_the_draft() -> None:
    decision, _ = played("from_catalogue_to_file")
    said = printed(decision, "notice")
    assert "2026年3月10日至2026年4月9日" in said
    assert "信函、电子邮件、网上留言" in said
    assert "票价不高于3元" in said
    assert "缩短" not in said


def test_a_shortened_notice_says_why() -> None:
    said = printed(told_by("shortened_for_urgency").matter.of_kind(), "notice")
    assert "缩短征求意见期限的说明：主汛期提前，三月底前要完成安置" in said


def test_experts_stand_with_their_field_and_interest() -> None:
    decision, _ = played("from_catalogue_to_file")
    said = printed(decision, "argument")
    assert "林之衡交通规划省交通科学研究院无" in said


def test_the_risk_report_has_a_cover_with_its_level() -> None:
    decision, _ = played("from_catalogue_to_file")
    assert "风险等级" in printed(decision, "risk")
    assert "中风险" in printed(decision, "risk")


def test_the_opinion_is_signed_by_the_organ_that_reviewed() -> None:
    decision, _ = played("from_catalogue_to_file")
    said = printed(decision, "opinion")
    assert "修改后合法" in said
    assert "顾清源" in said
    assert said.rstrip().endswith("青禾县人民政府2026年4月22日")


def test_the_file_says_who_did_what_and_who_spoke_in_which_order() -> None:
    """The article's lifelong responsibility needs the taker of each step, and each opinion."""
    decision, _ = played("head_spoke_first")
    said = printed(decision, "file")
    assert "认定不需专家论证" in said
    assert "班线改造有成熟做法" in said
    assert "青负责人" in said
    assert said.index("韩若溪不同意补贴过高") < said.index("4陆承远同意")
    assert "陆承远最后发表意见。讨论结果：同意。" in said
    assert "与多数人意见不一致的理由：补贴已列入预算" in said


def test_the_minutes_tell_opinions_as_they_were_given() -> None:
    _, meeting = played("head_spoke_first")
    said = words_of(OF_MEETINGS["minutes"].make(meeting))
    assert "应到4人，实到4人" in said
    assert said.index("韩若溪：不同意。补贴过高") < said.index("陆承远：同意。")


def test_the_file_tells_what_is_still_to_be_put_into_it() -> None:
    decision, _ = played("head_spoke_first")
    said = printed(decision, "file")
    assert "尚缺：2026-03-18 出具审查意见，没有合法性审查意见书" in said


def test_the_file_tells_who_reserved_an_opinion_and_what_was_left_at_each_step() -> None:
    decision, _ = played("risk_and_rejection")
    said = printed(decision, "file")
    assert "田雨禾保留意见等收购谈妥" in said
    assert "风险点：原经营者拒绝收购，可能聚集" in said


def test_a_hearing_is_announced_with_its_day_and_its_record_has_a_line_for_each_to_sign() -> None:
    """The day that holds is the one to which it was put off."""
    decision = told_by("hearing_seven_days").matter.of_kind()
    announced, held = printed(decision, "hearing_notice"), printed(decision, "hearing_record")
    assert "时间：2026年3月30日" in announced
    assert "消费者代表8名" in announced
    assert "主持人：白敬之" in held
    assert held.index("介绍成本监审和调价方案") < held.index("希望分步到位")
    assert "听证参加人代表哪一方签字消费者代表8名" in held


def test_the_catalogue_tells_when_each_step_was_done_and_what_stands_in_its_place() -> None:
    told_by("from_catalogue_to_file")
    told_by("straight_from_the_catalogue")
    year = Period(dt.date(2026, 1, 1), dt.date(2026, 12, 31))
    listed, steps = tables(county.post("clerk", county.COUNTY), year)
    assert [row[-1] for row in listed.rows] == ["已办结", "形成草案"]
    done, bare = (list(row[2:]) for row in steps.rows)
    assert done[0] == dt.date(2026, 4, 10)
    assert done[-1] == dt.date(2026, 4, 30)
    assert bare == [""] * 6


def test_what_was_found_unneeded_stands_in_its_place() -> None:
    days = {"skip_experts": dt.date(2026, 3, 6), "sum_up": dt.date(2026, 3, 5)}
    assert list(course_of(days)) == [dt.date(2026, 3, 5), "不需要", "", "", "", ""]
