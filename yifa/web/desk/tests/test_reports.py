"""A report on the desk: drafted, edited without loss, every number answered for, published."""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests import house
from yifa.kernel.gates import Refused
from yifa.kernel.person import Post
from yifa.kernel.take import take
from yifa.kernel.tests import county
from yifa.report.annual_report.models import AnnualReport, Mark, Version
from yifa.report.tests import town
from yifa.web.desk.tests.conftest import Scene
from yifa.web.desk.tests.drafts import SHORT, at, text, write

Sit = Callable[[Post], Client]
LIST = reverse("reports")
DAY = dt.date(2026, 11, 19)


def step(client: Client, report: AnnualReport, name: str, **data: str) -> Any:
    """A step through its form, confirmed where that is asked."""
    url = at(report, name, name="report-step")
    seen = re.search(r'name="desk_seen" value="(\d+)"', client.get(url).content.decode())
    assert seen is not None
    sent = client.post(url, {"desk_on": "2026-11-19", "desk_seen": seen[1], **data})
    whole = re.search(r'name="desk_whole" value="([^"]*)"', sent.content.decode())
    if whole is not None:
        sent = client.post(url, {"desk_whole": html.unescape(whole[1]), "desk_confirmed": "1"})
    return sent


def blocks(report: AnnualReport) -> dict[str, str]:
    latest = report.versions.latest("place")
    return {block["id"]: block["text"] for block in latest.blocks}


def write_everything(client: Client, report: AnnualReport) -> None:
    for block in ("p-first_responsible-1", SHORT, "p-next_year-1"):
        write(client, report, block, "已经写明。")


def publish(sit: Sit, clerk: Client, report: AnnualReport) -> None:
    """The whole way."""
    leader = sit(house.post("leader", county.TOWN))
    write_everything(clerk, report)
    assert step(clerk, report, "send_for_review").status_code == 302
    assert step(leader, report, "review", review_opinion="同意").status_code == 302
    met = {"government_meeting": "第9次党政联席会议"}
    assert step(leader, report, "discuss", **met).status_code == 302
    adopted = step(leader, report, "adopt", committee_meeting="党委会第12次会议")
    assert adopted.status_code == 302
    assert step(clerk, report, "report_to", reported_to="县人民政府").status_code == 302
    told = {"secrecy_reviewed": "on", "published_where": "镇政府网站"}
    assert step(leader, report, "publish", **told).status_code == 302


def test_a_draft_writes_itself_where_there_are_records(report: AnnualReport, clerk: Client) -> None:
    page = text(clerk, at(report))
    assert "登记矛盾纠纷3件" in page
    assert "健全社会矛盾纠纷行政预防调处化解体系，促进社会公平正义已核" in page
    assert "存在的不足和原因待写" in page
    assert "普法与法律服务今年没有登记。台账由" in page
    assert "党政联席会议已审议" in page


def test_a_second_report_of_the_year_is_refused_in_words(
    report: AnnualReport, clerk: Client
) -> None:
    clerk.post(LIST, {"year": "2026"})
    assert AnnualReport.objects.count() == 1
    assert "2026年度已经有报告" in text(clerk, LIST)


@pytest.mark.parametrize("year", ["", "x", "1899", "2027", "99999", "٢٠٢٦"])
def test_a_year_that_is_none_is_refused_in_words(clerk: Client, year: str) -> None:
    clerk.post(LIST, {"year": year})
    assert not AnnualReport.objects.exists()
    assert "年度要在2000年到2026年之间" in text(clerk, LIST)


def test_every_number_opens_its_source(report: AnnualReport, clerk: Client) -> None:
    page = clerk.get(at(report)).content.decode()
    number = re.search(r'class="traced" href="(\?q=p-disputes-1\.\d+)#q">3<', page)
    assert number is not None
    source = text(clerk, at(report) + number[1])
    assert "选中的数字收起3件" in source
    assert "指标登记矛盾纠纷" in source
    assert "范围柳溪镇人民政府，含下级" in source
    assert "期间2026年1月1日至11月19日" in source
    assert "看这3件" in source


def test_words_are_edited_and_figures_stay_live(report: AnnualReport, clerk: Client) -> None:
    form = clerk.get(at(report, "p-disputes-1", name="report-paragraph")).content.decode()
    assert "登记矛盾纠纷【登记矛盾纠纷】件" in form
    write(clerk, report, SHORT, "受理【受理矛盾纠纷】件，还不够。\n人手少。")
    assert blocks(report)[SHORT] == "受理[[dispute.accepted]]件，还不够。"
    assert "人手少。" in blocks(report).values()
    assert "受理3件，还不够。" in text(clerk, at(report))


def test_a_figure_is_put_in_without_a_script_and_nothing_is_saved_yet(
    report: AnnualReport, clerk: Client
) -> None:
    sent = write(clerk, report, SHORT, "全年办理", insert="【受理矛盾纠纷】")
    assert "全年办理【受理矛盾纠纷】</textarea>" in sent.content.decode()
    assert Version.objects.count() == 1


def test_paragraphs_and_headings_are_added_moved_and_taken_out(
    report: AnnualReport, clerk: Client
) -> None:
    write(clerk, report, SHORT, "", act="add", after="队伍建设", level="2")
    write(clerk, report, SHORT, "", act="add", after="人手少。")
    found = list(blocks(report).items())
    place = [id for id, _ in found].index(SHORT)
    assert [words for _, words in found[place + 1 : place + 3]] == ["人手少。", "队伍建设"]
    write(clerk, report, found[place + 1][0], "", act="down")
    assert list(blocks(report).values())[place + 1] == "队伍建设"
    write(clerk, report, found[place + 1][0], "", act="remove")
    assert "人手少。" not in blocks(report).values()
    assert "要加的文字还没有写" in html.unescape(
        write(clerk, report, SHORT, "", act="add", after=" ").content.decode()
    )


def test_two_people_at_two_paragraphs_do_not_disturb_each_other(
    report: AnnualReport, clerk: Client, sit: Sit
) -> None:
    leader = sit(house.post("leader", county.TOWN))
    base = {"base": "1"}
    assert write(clerk, report, SHORT, "人手少。", **base).status_code == 302
    assert write(leader, report, "p-next_year-1", "继续做。", **base).status_code == 302
    assert {"人手少。", "继续做。"} <= set(blocks(report).values())


def test_two_people_at_one_paragraph_lose_nothing(
    report: AnnualReport, clerk: Client, sit: Sit
) -> None:
    leader = sit(house.post("leader", county.TOWN))
    write(clerk, report, SHORT, "人手少。", base="1")
    clash = write(leader, report, SHORT, "经费少。", base="1")
    page = html.unescape(clash.content.decode())
    assert clash.status_code == 409
    assert "没有存上，您填的内容还在" in page
    assert "刚刚改过这一段，先对照再决定" in page
    assert "人手少。" in page
    assert "经费少。</textarea>" in page
    assert blocks(report)[SHORT] == "人手少。"


def test_a_number_typed_by_hand_is_untraced_until_somebody_answers_for_it(
    report: AnnualReport, clerk: Client
) -> None:
    write_everything(clerk, report)
    write(clerk, report, SHORT, "还有300户没有走访，12名调解员没有培训。")
    page = text(clerk, at(report))
    assert "2处没有出处" in page
    assert "没有出处的数字2个" in page
    refused = step(clerk, report, "send_for_review")
    assert "有2个数字没有出处" in html.unescape(refused.content.decode())

    url = at(report, SHORT, 0, name="report-sign")
    clerk.post(url, {"source": ""})
    assert "写明数字从哪里来" in text(clerk, at(report))
    clerk.post(url, {"source": "镇综治办台账", "all": "1"})
    assert Mark.objects.filter(source="镇综治办台账").count() == 2
    assert "来源镇综治办台账" in text(clerk, at(report) + f"?q={SHORT}.0")
    assert step(clerk, report, "send_for_review").status_code == 302


def test_a_number_is_tied_to_a_figure_from_a_list_with_values(
    report: AnnualReport, clerk: Client
) -> None:
    write(clerk, report, SHORT, "登记纠纷3件。")
    url = at(report, SHORT, 0, name="report-tie")
    assert "登记矛盾纠纷七矛盾纠纷预防化解矛盾纠纷3件" in text(clerk, url)
    assert "没有这样的指标" in text(clerk, url + "?find=没有的词")
    assert "调解成功率" not in text(clerk, url + "?find=登记")
    clerk.post(url, {"figure": "nothing.found"})
    assert not Mark.objects.exists()
    assert "没有这个指标" in text(clerk, at(report))
    clerk.post(url, {"figure": "dispute.found"})
    assert Mark.objects.get().figure == "dispute.found"
    assert "指标登记矛盾纠纷" in text(clerk, at(report) + f"?q={SHORT}.0")


def test_versions_are_kept_and_compared_word_by_word(report: AnnualReport, clerk: Client) -> None:
    write(clerk, report, SHORT, "人手少。")
    write(clerk, report, SHORT, "人手不够。")
    assert "第3稿" in text(clerk, at(report, name="report-versions"))
    page = clerk.get(at(report, 2, 3, name="report-compare")).content.decode()
    assert "<del>少</del>" in page
    assert "<ins>不够</ins>" in page
    assert "1段不同" in page
    assert clerk.get(at(report, 1, 99, name="report-compare")).status_code == 404


def test_a_revoked_version_is_marked_with_who_and_when_and_nothing_is_compared_with_it(
    report: AnnualReport, clerk: Client
) -> None:
    versions = at(report, name="report-versions")
    write(clerk, report, SHORT, "写错了地方。")
    assert "已撤销" not in text(clerk, versions)
    by = house.post("clerk", county.TOWN)
    report.refresh_from_db()
    at_once = timezone.make_aware(dt.datetime(2026, 11, 19, 16, 5))
    take(report, "revoke", by=by, on=DAY, at=at_once, reason="写错了地方")
    write(clerk, report, SHORT, "人手少。")
    third, second, first = rows(clerk.get(versions).content.decode())
    assert "已撤销" not in third + first
    assert f"已撤销　{by.person.name}　11-19 16:05" in second
    assert "与第1稿对照" in second and "与第1稿对照" in third


def rows(page: str) -> list[str]:
    """The rows of the table on a page, its head left out."""
    return re.findall(r"<tr.*?</tr>", page, re.DOTALL)[1:]


def test_comments_go_to_a_paragraph_and_are_settled(
    report: AnnualReport, clerk: Client, sit: Sit
) -> None:
    reviewer = sit(house.post("legal_reviewer", county.TOWN))
    reviewer.post(at(report, SHORT, name="report-comment"), {"text": "写具体些"})
    assert "写具体些" in text(clerk, at(report))
    comment = report.comments.get()
    clerk.post(at(report, comment.pk, name="report-settle"), {"block": SHORT})
    comment.refresh_from_db()
    assert comment.settled
    reviewer.post(at(report, SHORT, name="report-comment"), {"text": " "})
    assert report.comments.count() == 1


def test_the_title_is_changed_and_an_empty_one_is_refused(
    report: AnnualReport, clerk: Client
) -> None:
    url = at(report, name="report-title")
    assert "标题要有字" in html.unescape(clerk.post(url, {"title": " "}).content.decode())
    clerk.post(url, {"title": "柳溪镇法治建设报告"})
    assert "柳溪镇法治建设报告" in text(clerk, at(report))


def test_the_whole_way_to_publication(report: AnnualReport, clerk: Client, sit: Sit) -> None:
    publish(sit, clerk, report)
    report.refresh_from_db()
    assert report.stage == "published"
    page = text(clerk, at(report))
    assert "2026年11月19日定稿，数字不再变" in page
    assert "改这一段" not in page
    town.dispute(town.village_mediator(), dt.date(2026, 11, 18))
    page = text(clerk, at(report))
    assert "登记矛盾纠纷3件" in page
    assert "定稿以后台账有变化" in page
    assert "登记矛盾纠纷定稿3，现在4" in page
    sent = write(clerk, report, SHORT, "改一改。")
    assert sent.status_code == 409
    assert blocks(report)[SHORT] == "已经写明。"


def test_what_may_not_be_taken_yet_is_refused_with_its_reason(
    report: AnnualReport, clerk: Client, sit: Sit
) -> None:
    leader = sit(house.post("leader", county.TOWN))
    early = leader.get(at(report, "adopt", name="report-step")).content.decode()
    assert "现在是“起草”" in html.unescape(early)
    assert clerk.get(at(report, "write", name="report-step")).status_code == 404
    assert clerk.get(at(report, "register", name="report-step")).status_code == 404


def test_a_refused_review_leads_to_each_number_without_a_source(
    report: AnnualReport, clerk: Client
) -> None:
    write(clerk, report, SHORT, "还有3件积案，5名干部没有培训。")
    refused = clerk.get(at(report, "send_for_review", name="report-step")).content.decode()
    ways = re.findall(r'href="([^"]+#q)">([^<]+)</a>', refused)
    assert [words for _, words in ways] == ["3件", "5名"]
    there = clerk.get(html.unescape(ways[0][0])).content.decode()
    assert 'id="q">3件</a>' in there


def test_who_owes_no_report_is_told_who_writes_it(scene: Scene, sit: Sit) -> None:
    committee = sit(house.post("clerk", county.VILLAGE_COMMITTEE))
    assert f"{county.VILLAGE_COMMITTEE}不写年度报告，由" in text(committee, LIST)
    committee.post(LIST, {"year": "2026"})
    assert not AnnualReport.objects.exists()


def test_no_other_door_adopts_a_report_without_its_content(
    report: AnnualReport, clerk: Client, sit: Sit
) -> None:
    """The page that every matter has could type a digest; a claim is no text."""
    leader = house.post("leader", county.TOWN)
    with pytest.raises(Refused, match="文稿没有一起保存"):
        take(report, "write", by=leader, on=DAY, version=9, text_digest="0" * 64)
    write_everything(clerk, report)
    step(clerk, report, "send_for_review")
    step(sit(leader), report, "review")
    step(sit(leader), report, "discuss", government_meeting="第9次党政联席会议")
    report.refresh_from_db()
    with pytest.raises(Refused, match="没有一起保存"):
        take(report, "adopt", by=leader, on=DAY, committee_meeting="x", frozen_digest="0" * 64)


@pytest.mark.parametrize("format", ["docx", "html", "json"])
def test_a_draft_goes_out_as_a_file(report: AnnualReport, clerk: Client, format: str) -> None:
    sent = clerk.get(at(report, format, name="report-download"))
    assert sent.status_code == 200
    assert f"-2026.{format}" in sent["Content-Disposition"]
    assert clerk.get(at(report, "pdf", name="report-download")).status_code == 404


def test_a_past_report_is_brought_in_and_becomes_the_baseline(clerk: Client) -> None:
    url = reverse("report-bring-in")
    assert "还没有选文件" in html.unescape(clerk.post(url, {}).content.decode())
    words = "柳溪镇2025年度法治政府建设情况报告\n一、主要举措和成效\n全年登记矛盾纠纷90件。\n"
    clerk.post(url, {"file": named(words, "2025.txt"), "year": "2025"})
    past = AnnualReport.objects.get()
    assert "90件" in text(clerk, at(past))
    block = next(id for id, words in blocks(past).items() if "90" in words)
    clerk.post(at(past, block, 0, name="report-tie"), {"figure": "dispute.found"})
    clerk.post(LIST, {"year": "2026"})
    now = AnnualReport.objects.get(report_year=2026)
    write(clerk, now, SHORT, "登记纠纷95件。")
    assert "登记矛盾纠纷七矛盾纠纷预防化解矛盾纠纷3件0件90" in text(
        clerk, at(now, SHORT, 0, name="report-tie")
    )
    again = clerk.post(url, {"file": named("另一份", "x.txt"), "year": "2025"})
    assert "2025年度已经有报告" in html.unescape(again.content.decode())


def named(words: str, name: str) -> Any:
    return SimpleUploadedFile(name, words.encode())


@pytest.mark.parametrize("side", ["below", "beside", "stranger"])
def test_to_others_the_report_is_not_there(
    report: AnnualReport, scene: Scene, sit: Sit, side: str
) -> None:
    client = sit(scene.sides[side])
    for url in (at(report), at(report, name="report-versions"), at(report, name="report-title")):
        assert client.get(url).status_code == 404
    assert write(client, report, SHORT, "改一改。").status_code == 404
    for name in ("report-sign", "report-tie"):
        assert client.post(at(report, SHORT, 0, name=name), {"source": "x"}).status_code == 404
    assert client.get(at(report, "json", name="report-download")).status_code == 404
    assert "柳溪镇人民政府2026" not in text(client, LIST)


def test_one_above_reads_but_does_not_write(
    report: AnnualReport, scene: Scene, sit: Sit, clerk: Client
) -> None:
    above = sit(scene.sides["above"])
    assert "登记矛盾纠纷3件" in text(above, at(report))
    assert write(above, report, SHORT, "改一改。").status_code == 409
    assert blocks(report)[SHORT] == ""
    write(clerk, report, SHORT, "12名。")
    above.post(at(report, SHORT, 0, name="report-sign"), {"source": "我"})
    assert not Mark.objects.exists()


@pytest.mark.parametrize(
    "path",
    ["?q=", "?q=x", "?q=.", "?q=p-disputes-1.99", "?q=%00.1", "nothing-1/", "p-x/numbers/0/tie/"],
)
def test_nothing_typed_breaks_the_page(report: AnnualReport, clerk: Client, path: str) -> None:
    assert clerk.get(at(report) + path).status_code in (200, 302, 404)


ODD = "【没有的指标】[[x.y]][[dispute.found|by:nothing]][[dispute.found|side]]{{ 7 }}<b>"


@pytest.mark.parametrize("words", ["\x00", "a\x07b", "长" * 20_000, ODD])
def test_odd_words_are_kept_whole_or_refused_whole(
    report: AnnualReport, clerk: Client, words: str
) -> None:
    sent = write(clerk, report, SHORT, words)
    page = clerk.get(at(report))
    assert page.status_code == 200
    if sent.status_code == 302:
        marks = r'<a class="number.*?</a>|</?mark[^>]*>'
        assert ODD in html.unescape(re.sub(marks, "", page.content.decode()))
        form = clerk.get(at(report, SHORT, name="report-paragraph"))
        assert f">{ODD}</textarea>" in html.unescape(form.content.decode())
    else:
        assert sent.status_code == 409
        assert blocks(report)[SHORT] == ""


def test_a_page_asks_the_same_number_of_questions_however_much_there_is(
    report: AnnualReport, clerk: Client, scene: Scene
) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert clerk.get(at(report)).status_code == 200
        return len(queries)

    asked()
    few = asked()
    house.register_disputes(scene.sides["own"], 40, on=dt.date(2026, 11, 10))
    assert asked() == few
    assert few <= 30


def test_an_administrator_is_told_of_no_report(report: AnnualReport, sit: Sit) -> None:
    keeper = sit(house.post("system_admin", county.TOWN))
    page = text(keeper, LIST)
    assert "管理岗位不看年度报告" in page and report.title not in page
