"""The draft on the desk: findings beside the text, answered by name, and the way they lead back."""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from yifa.kernel.person import Post
from yifa.kernel.tests import county
from yifa.report.annual_report.checking import check_report
from yifa.report.annual_report.models import AnnualReport, Answer
from yifa.web.desk.tests.conftest import Scene
from yifa.web.desk.tests.drafts import SHORT, at, raw, text, write

Sit = Callable[[Post], Client]
DAY = dt.date(2026, 11, 19)
#: 70＋44＋22＋17 is 153.
WRONG = (
    "全年接待来访群众155人次，其中城乡建设类70人次，劳动保障类44人次，农业农村类22人次，"
    "其他17人次。"
)


@pytest.fixture
def report(report: AnnualReport, clerk: Client) -> AnnualReport:
    """A draft whose only fault is the one a test writes into it."""
    write(clerk, report, "p-disputes-1", "矛盾纠纷调处有序开展。")
    return report


def answer(client: Client, report: AnnualReport, reply: str, **data: str) -> Any:
    """What a button of the only finding sends."""
    report.refresh_from_db()
    (found,) = check_report(AnnualReport.objects.get(pk=report.pk), DAY).found
    given = {"base": str(report.version), "block": SHORT, "reply": reply, **data}
    return client.post(at(report, found.key, name="report-answer"), given)


def test_a_wrong_sum_is_told_beside_the_text_as_soon_as_it_is_saved(
    report: AnnualReport, clerk: Client
) -> None:
    assert "校核意见没有查出能证明的出入" in text(clerk, at(report))
    write(clerk, report, SHORT, WRONG)
    page = text(clerk, at(report))
    assert "校核意见1处" in page
    assert "加起来153文中写155" in page
    assert "存在的不足和原因6处" in page  # the sum, and five numbers on nobody's word


def test_the_wrong_number_is_marked_in_the_text_and_each_leads_to_the_other(
    report: AnnualReport, clerk: Client
) -> None:
    write(clerk, report, SHORT, WRONG)
    page = raw(clerk, at(report))
    assert re.search(
        r'id="place-1" href="#finding-1">1</a><mark class="wrong is-error"><a[^>]*>155', page
    )
    assert 'id="finding-1"' in page
    assert 'href="#place-1"' in page
    assert page.count('<span class="part">') == 4


def test_marks_do_not_change_the_words(report: AnnualReport, clerk: Client) -> None:
    words = f"<b>{WRONG}</b>一是人少；二是钱少；四是法旧。"
    write(clerk, report, SHORT, words)
    page = re.sub(r'<a class="number.*?</a>', "", clerk.get(at(report)).content.decode())
    block = re.search(rf'id="b-{SHORT}">\s*<p>(.*?)</p>', page, re.DOTALL)
    assert block is not None
    assert html.unescape(re.sub(r"<[^>]+>", "", block[1])) == words


def test_a_number_is_mended_in_one_act(report: AnnualReport, clerk: Client) -> None:
    write(clerk, report, SHORT, WRONG)
    assert "改成153人次" in text(clerk, at(report))
    sent = answer(clerk, report, "mend")
    assert sent["Location"].endswith(f"#b-{SHORT}")
    page = text(clerk, at(report))
    assert "已改成153人次" in page
    assert "来访群众153人次" in page
    assert "没有查出能证明的出入" in page


def test_a_finding_is_left_as_it_is_with_a_reason_and_a_name(
    report: AnnualReport, clerk: Client
) -> None:
    write(clerk, report, SHORT, WRONG)
    answer(clerk, report, "ignored", words="其他类另有2人次未列")
    page = text(clerk, at(report))
    assert "已答复1处" in page
    assert "不改：其他类另有2人次未列" in page
    assert 'class="wrong settled"' in raw(clerk, at(report))
    assert "5处没有出处" in page
    assert Answer.objects.get().by.organisation.name == county.TOWN


def test_a_reason_is_asked_for_and_a_promise_opens_the_paragraph(
    report: AnnualReport, clerk: Client
) -> None:
    write(clerk, report, SHORT, "一是人少；二是钱少；四是法旧。")
    answer(clerk, report, "explained", words=" ")
    assert "写明理由" in text(clerk, at(report))
    assert not Answer.objects.exists()
    sent = answer(clerk, report, "accepted")
    assert sent["Location"] == at(report, SHORT, name="report-paragraph")
    assert "照改，还没有改" in text(clerk, at(report))


def test_a_refused_review_leads_to_each_error(report: AnnualReport, clerk: Client) -> None:
    write(clerk, report, SHORT, WRONG)
    refused = raw(clerk, at(report, "send_for_review", name="report-step"))
    assert "有1处没有改，也没有答复：“155人次”分项与合计不符" in refused
    assert f'href="{at(report)}#finding-1"' in refused


def test_an_error_answered_goes_for_review(report: AnnualReport, clerk: Client) -> None:
    for block, words in {
        "p-first_responsible-1": "镇党政主要负责人按照要求履行职责。",
        "p-next_year-1": "继续做好各项工作。",
        SHORT: WRONG,
    }.items():
        write(clerk, report, block, words)
    clerk.post(at(report, SHORT, 0, name="report-sign"), {"source": "信访台账", "all": "1"})
    url = at(report, "send_for_review", name="report-step")
    assert "没有改，也没有答复" in raw(clerk, url)
    answer(clerk, report, "explained", words="其他类另有2人次未列")
    seen = re.search(r'name="desk_seen" value="(\d+)"', raw(clerk, url))
    assert seen is not None
    assert clerk.post(url, {"desk_on": "2026-11-19", "desk_seen": seen[1]}).status_code == 302
    report.refresh_from_db()
    assert report.stage == "in_review"


def test_an_old_page_mends_nothing(report: AnnualReport, clerk: Client) -> None:
    write(clerk, report, SHORT, WRONG)
    base = str(AnnualReport.objects.get().version)
    write(clerk, report, SHORT, f"{WRONG}又及。")
    answer(clerk, report, "mend", base=base)
    assert "没有存上" in text(clerk, at(report))
    assert not Answer.objects.exists()


@pytest.mark.parametrize("side", ["below", "beside", "stranger", "above"])
def test_others_answer_nothing(
    report: AnnualReport, clerk: Client, scene: Scene, sit: Sit, side: str
) -> None:
    write(clerk, report, SHORT, WRONG)
    answer(sit(scene.sides[side]), report, "ignored", words="x")
    answer(sit(scene.sides[side]), report, "mend")
    assert not Answer.objects.exists()


def test_one_above_reads_the_findings_but_has_no_buttons(
    report: AnnualReport, clerk: Client, scene: Scene, sit: Sit
) -> None:
    write(clerk, report, SHORT, WRONG)
    page = text(sit(scene.sides["above"]), at(report))
    assert "加起来153" in page
    assert "改成153人次" not in page


def test_what_is_no_finding_is_refused_in_words(report: AnnualReport, clerk: Client) -> None:
    url = at(report, "x", name="report-answer")
    assert clerk.get(url).status_code == 405
    for reply in ("mend", "ignored", "", "nothing"):
        clerk.post(url, {"reply": reply, "words": "x"})
        assert "现在还不能" in text(clerk, at(report))


def test_a_typed_number_is_told_what_the_register_says_and_becomes_it(
    report: AnnualReport, clerk: Client
) -> None:
    write(clerk, report, SHORT, "全年登记纠纷3件，另有积案5件。")
    page = text(clerk, at(report))
    assert "台账里“登记矛盾纠纷”也是3件。换成台账数具名负责" in page
    assert page.count("换成台账数") == 1
    report.refresh_from_db()
    given = {"figure": "dispute.found", "base": str(report.version)}
    clerk.post(at(report, SHORT, 0, name="report-take"), given)
    report.refresh_from_db()
    latest = report.versions.latest("place").blocks
    stored = next(block["text"] for block in latest if block["id"] == SHORT)
    assert stored == "全年登记纠纷[[dispute.found]]件，另有积案5件。"
    assert "“3件”已换成台账数" in text(clerk, at(report))


@pytest.mark.parametrize(("place", "figure"), [(9, "dispute.found"), (0, "nothing.found")])
def test_a_number_or_figure_that_is_not_there_changes_nothing(
    report: AnnualReport, clerk: Client, place: int, figure: str
) -> None:
    write(clerk, report, SHORT, "登记纠纷3件。")
    report.refresh_from_db()
    given = {"figure": figure, "base": str(report.version)}
    clerk.post(at(report, SHORT, place, name="report-take"), given)
    assert "现在还不能换成台账数" in text(clerk, at(report))


def test_findings_cost_one_question_however_many_they_are(
    report: AnnualReport, clerk: Client
) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert clerk.get(at(report)).status_code == 200
        return len(queries)

    write(clerk, report, SHORT, "人手少。")
    none = asked()
    write(clerk, report, SHORT, "一是人少；三是钱少。" * 5)
    assert asked() <= none + 1
