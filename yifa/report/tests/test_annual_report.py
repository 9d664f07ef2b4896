"""An annual report from its self-written draft to the public page, and what a freeze keeps."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal

import pytest
from django.utils import timezone

from yifa.kernel.gates import Refused
from yifa.kernel.person import Person, Post
from yifa.kernel.take import take
from yifa.kernel.tests import county
from yifa.kernel.verify import verify
from yifa.report.annual_report import draft, export, freezing, marks, versions
from yifa.report.annual_report.baseline import baseline
from yifa.report.annual_report.models import AnnualReport
from yifa.report.annual_report.outline import unwritten_parts

from . import town

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _work() -> None:
    county.set_up()
    mediator = town.town_mediator()
    for day in range(1, 4):
        town.settled(mediator, dt.date(2025, 3, day))
    town.failed(mediator, dt.date(2025, 5, 6), type="labour")
    town.settled(mediator, dt.date(2024, 3, 1))


def clerk() -> Post:
    return county.post("clerk", county.TOWN)


def leader() -> Post:
    return county.post("leader", county.TOWN)


def begun() -> AnnualReport:
    return draft.begin(2025, by=clerk(), on=dt.date(2026, 1, 5))


def text_of(report: AnnualReport, chapter: str) -> str:
    said = export.told(report)
    return "".join(
        piece["text"]
        for block in said["blocks"]
        if block["chapter"] == chapter and block["kind"] != "heading"
        for piece in block["pieces"]
    )


def written(report: AnnualReport, words: str = "按照要求完成各项工作。") -> None:
    """Fill every chapter nobody has written yet."""
    version = versions.latest(report)
    blocks = [
        {**block, "text": words} if block["kind"] == "paragraph" and not block["text"] else block
        for block in version.blocks
    ]
    versions.save_version(report, version.title, blocks, by=clerk(), on=dt.date(2026, 1, 6))


def adopted() -> AnnualReport:
    report = begun()
    written(report)
    take(report, "send_for_review", by=clerk(), on=dt.date(2026, 1, 7))
    take(report, "review", by=leader(), on=dt.date(2026, 1, 8))
    take(report, "discuss", by=leader(), on=dt.date(2026, 1, 9), government_meeting="第2次会议")
    freezing.freeze(report, by=leader(), on=dt.date(2026, 1, 12), committee_meeting="第1次会议")
    return report


def test_the_first_draft_writes_what_the_registers_know_and_compares_with_last_year() -> None:
    told = text_of(begun(), "disputes")
    assert "调解终结4件，其中调解成功3件、调解不成1件、引导诉讼或者仲裁0件" in told
    assert "调解成功率75%" in told
    assert "登记矛盾纠纷4件，同比增长300%" in told
    assert "同比下降25个百分点" in told


def test_a_sentence_stands_only_where_there_is_something_to_say() -> None:
    assert "排查" not in text_of(begun(), "disputes")


def test_chapters_without_records_stay_empty_and_are_named() -> None:
    assert set(unwritten_parts(begun())) == {
        "党政主要负责人履行第一责任人职责、加强法治政府建设情况",
        "存在的不足和原因",
        "下一年度主要安排",
    }


def test_a_revoked_writing_takes_its_text_back_and_its_place_stays_taken() -> None:
    report = begun()
    before = versions.latest(report)
    written(report, "写错了地方的一句话。")
    take(report, "revoke", by=clerk(), on=dt.date(2026, 1, 6), reason="写错了地方")
    assert versions.latest(report) == before
    assert "写错了地方" not in text_of(report, "leadership")
    assert {"存在的不足和原因", "下一年度主要安排"} <= set(unwritten_parts(report))
    written(report)
    assert [one.place for one in report.versions.all()] == [1, 2, 3]
    assert versions.latest(report).place == 3
    take(report, "revoke", by=clerk(), on=dt.date(2026, 1, 6), reason="又写错了")
    assert versions.latest(report) == before
    assert list(verify()) == []


def test_a_revoked_first_draft_leaves_what_to_write_on() -> None:
    report = begun()
    take(report, "revoke", by=clerk(), on=dt.date(2026, 1, 5), reason="从头写")
    assert versions.latest(report).place == 1
    written(report)
    assert versions.latest(report).place == 2
    assert list(verify()) == []


def test_a_number_typed_by_hand_cannot_go_for_review_until_somebody_answers_for_it() -> None:
    report = begun()
    written(report, "全年组织培训3次，120人参加。")
    with pytest.raises(Refused, match="没有出处"):
        take(report, "send_for_review", by=clerk(), on=dt.date(2026, 1, 7))
    for block in versions.latest(report).blocks:
        place = 0
        while (told := marks.find(report, block=block["id"], place=place)) is not None:
            marks.sign(
                report,
                told,
                block=block["id"],
                source="党政办培训签到册",
                by=clerk(),
                at=timezone.now(),
            )
            place += 1
    take(report, "send_for_review", by=clerk(), on=dt.date(2026, 1, 7))
    assert report.stage == "in_review"


def test_a_signature_ends_when_the_words_around_the_number_change() -> None:
    report = begun()
    written(report, "全年组织培训3次。")
    [block] = [b for b in versions.latest(report).blocks if b["id"] == "p-shortcomings-1"]
    told = marks.find(report, block=block["id"], place=0)
    assert told is not None
    marks.sign(report, told, block=block["id"], source="签到册", by=clerk(), at=timezone.now())
    changed = [
        {**b, "text": "全年组织考试3次。"} if b["id"] == block["id"] else b
        for b in versions.latest(report).blocks
    ]
    versions.save_version(report, report.title, changed, by=clerk(), on=dt.date(2026, 1, 7))
    again = marks.find(report, block=block["id"], place=0)
    assert again is not None
    assert again.standing == "untraced"


def test_the_meetings_of_a_town_are_called_by_its_own_names() -> None:
    report = begun()
    assert report.procedure.step("discuss").label == "党政联席会议审议通过"
    upper = draft.begin(2025, by=county.post("clerk", county.COUNTY), on=dt.date(2026, 1, 5))
    assert upper.procedure.step("discuss").label == "政府常务会议审议通过"


def test_the_law_dates_the_way() -> None:
    """Reported before 1 March, published before 1 April: aimed at the day before."""
    report = begun()
    assert report.due == dt.date(2026, 2, 28)
    assert report.due_clock == "report_by"


def test_a_freeze_derives_again_byte_for_byte_after_records_change() -> None:
    report = adopted()
    kept = report.freezes.get()
    assert freezing.derived_again(kept) == kept.content
    made = town.settled(town.town_mediator(), dt.date(2025, 6, 1))
    assert freezing.derived_again(kept) == kept.content
    take(
        made, "correct", by=town.town_mediator(), on=dt.date(2025, 6, 2), type="family", reason="错"
    )
    take(made, "revoke", by=town.town_mediator(), on=dt.date(2025, 6, 3), reason="错")
    take(made, "revoke", by=town.town_mediator(), on=dt.date(2025, 6, 4), reason="错")
    assert freezing.derived_again(kept) == kept.content


def test_a_freeze_keeps_how_many_mediators_there_were_though_posts_are_set_right_later() -> None:
    report = adopted()
    kept = report.freezes.get()
    frozen = json.loads(kept.content)["figures"]["dispute.mediators"]["now"]["value"]
    assert frozen == "1"
    here = county.place(county.TOWN_COMMITTEE)
    late = Person.objects.enrol("late", "甘棠")
    Post.objects.create(person=late, organisation=here, role="mediator", since=dt.date(2025, 2, 1))
    assert freezing.derived_again(kept) == kept.content
    told = {one.key: (one.then["value"], one.now["value"]) for one in freezing.changed_since(kept)}
    assert told["dispute.mediators"] == ("1", "2")


def test_after_a_freeze_the_report_stays_and_the_difference_is_told() -> None:
    report = adopted()
    before = export.docx(report)
    town.settled(town.town_mediator(), dt.date(2025, 6, 1))
    changed = {
        one.key: (one.then["value"], one.now["value"])
        for one in freezing.changed_since(report.freezes.get())
    }
    assert changed["dispute.settled"] == ("3", "4")
    assert export.docx(report) == before
    assert "调解成功3件" in text_of(report, "disputes")


def test_a_frozen_figure_says_how_it_counts() -> None:
    kept = json.loads(adopted().freezes.get().content)
    rate = kept["figures"]["dispute.success_rate"]
    assert rate["now"] == {"value": "0.75", "numerator": "3", "denominator": "4"}
    assert rate["counts"]["by"]["steps"] == ["settle", "fail", "guide"]


def test_a_report_sent_back_is_a_draft_again_and_a_published_one_stays() -> None:
    report = adopted()
    take(report, "return_draft", by=leader(), on=dt.date(2026, 1, 13), note="补充不足")
    assert export.told(report)["draft"] is True
    report = AnnualReport.objects.get(pk=report.pk)
    assert report.stage == "drafting"


def test_nothing_private_is_published() -> None:
    report = begun()
    written(report, "联系人电话13800002046。")
    take(report, "send_for_review", by=clerk(), on=dt.date(2026, 1, 7))
    take(report, "review", by=leader(), on=dt.date(2026, 1, 8))
    take(report, "discuss", by=leader(), on=dt.date(2026, 1, 9), government_meeting="第2次会议")
    freezing.freeze(report, by=leader(), on=dt.date(2026, 1, 12), committee_meeting="第1次会议")
    take(report, "report_to", by=clerk(), on=dt.date(2026, 1, 20), reported_to="县委、县政府")
    with pytest.raises(Refused, match="手机号"):
        take(
            report,
            "publish",
            by=leader(),
            on=dt.date(2026, 2, 1),
            secrecy_reviewed=True,
            published_where="县政府网站",
        )


def test_two_people_editing_do_not_lose_each_others_words() -> None:
    report = begun()
    seen = report.events_taken
    written(report)
    version = versions.latest(report)
    with pytest.raises(Refused, match="刚刚"):
        versions.save_version(
            report, "另一稿", version.blocks, by=clerk(), on=dt.date(2026, 1, 6), seen=seen
        )
    assert versions.latest(report).place == version.place


def test_two_versions_compare_paragraph_by_paragraph() -> None:
    report = begun()
    first = versions.latest(report)
    written(report, "另写一句。")
    changed = [c for c in versions.compare(first, versions.latest(report)) if not c.is_same]
    assert {c.after for c in changed} == {"另写一句。"}
    assert {c.before for c in changed} == {""}


def test_a_number_tied_to_a_figure_becomes_the_baseline() -> None:
    report = begun()
    written(report, "受理矛盾纠纷230件。")
    told = marks.find(report, block="p-other-1", place=0)
    assert told is not None
    marks.tie(
        report, told, block="p-other-1", key="dispute.accepted", by=clerk(), at=timezone.now()
    )
    assert baseline(report.organisation, 2025) == {"dispute.accepted": Decimal(230)}


def test_a_heading_without_words_stands_in_the_draft_and_not_in_the_paper() -> None:
    assert "其他需要报告的情况" in export.html(begun())
    report = AnnualReport.objects.get()
    version = versions.latest(report)
    blocks = [
        {**b, "text": "按照要求完成。"}
        if b["kind"] == "paragraph" and not b["text"] and b["chapter"] != "other"
        else b
        for b in version.blocks
    ]
    versions.save_version(report, version.title, blocks, by=clerk(), on=dt.date(2026, 1, 6))
    take(report, "send_for_review", by=clerk(), on=dt.date(2026, 1, 7))
    take(report, "review", by=leader(), on=dt.date(2026, 1, 8))
    take(report, "discuss", by=leader(), on=dt.date(2026, 1, 9), government_meeting="第2次会议")
    freezing.freeze(report, by=leader(), on=dt.date(2026, 1, 12), committee_meeting="第1次会议")
    assert "其他需要报告的情况" not in export.html(report)
    assert "下一年度主要安排" in export.html(report)


def test_a_long_title_breaks_before_the_year() -> None:
    assert export.paper(begun()).title == "柳溪镇人民政府\n2025年度法治政府建设情况报告"
