"""What the public reads: published reports as they were frozen, and nothing else."""

from __future__ import annotations

import csv
import datetime as dt
import html
import io
import json
import re
from collections.abc import Iterator

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests import house
from yifa.kernel.kernel_steps import REVOKE
from yifa.kernel.take import take
from yifa.kernel.tests import county
from yifa.report.annual_report import draft, editing, freezing
from yifa.report.annual_report.models import AnnualReport
from yifa.report.tests import town

DAY = dt.date(2026, 11, 19)
INDEX = reverse("public-reports")
CODE = "339901101"
PAGE = reverse("public-report", args=[CODE, 2026])
FILES = [reverse("public-file", args=[CODE, 2026, f]) for f in ("docx", "html", "json", "csv")]


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    with time_machine.travel(dt.datetime(2026, 11, 19, 2, 0, tzinfo=dt.UTC), tick=False):
        yield


@pytest.fixture
def frozen(db: None) -> AnnualReport:
    """The town's report, adopted and reported but not yet public."""
    house.set_up()
    for day in (dt.date(2026, 3, 2), dt.date(2026, 10, 12), dt.date(2025, 5, 6)):
        town.settled(town.village_mediator(), day)
    clerk, leader = house.post("clerk", county.TOWN), house.post("leader", county.TOWN)
    report = draft.begin(2026, by=clerk, on=DAY)
    for block in ("p-first_responsible-1", "p-shortcomings-1", "p-next_year-1"):
        words = "专职调解员只有12名。" if "short" in block else "已经写明。"
        editing.save(report, editing.rewrite(block, words), by=clerk, on=DAY, base=report.version)
    editing.sign_all(report, block="p-shortcomings-1", source="人事名册", by=clerk)
    take(report, "send_for_review", by=clerk, on=DAY)
    take(report, "review", by=leader, on=DAY)
    take(report, "discuss", by=leader, on=DAY, government_meeting="第9次党政联席会议")
    freezing.freeze(report, by=leader, on=DAY, committee_meeting="党委会第12次会议")
    take(report, "report_to", by=clerk, on=DAY, reported_to="县人民政府")
    return report


@pytest.fixture
def public(frozen: AnnualReport) -> AnnualReport:
    take(
        frozen,
        "publish",
        by=house.post("leader", county.TOWN),
        on=DAY,
        secrecy_reviewed=True,
        published_where="镇政府网站",
    )
    return frozen


def text(client: Client, url: str) -> str:
    """The page without tags."""
    shown = client.get(url)
    assert shown.status_code == 200, url
    return re.sub(r"\s+", "", re.sub(r"<[^>]+>", " ", html.unescape(shown.content.decode())))


def test_nothing_is_public_before_it_is_published(frozen: AnnualReport, client: Client) -> None:
    assert "还没有公开的年度报告" in text(client, INDEX)
    for url in (PAGE, *FILES):
        assert client.get(url).status_code == 404


def test_nothing_is_public_after_publication_was_revoked(
    public: AnnualReport, client: Client
) -> None:
    leader = house.post("leader", county.TOWN)
    take(public, REVOKE.name, by=leader, on=DAY, reason="有误")
    for url in (PAGE, *FILES):
        assert client.get(url).status_code == 404
    assert "还没有公开的年度报告" in text(client, INDEX)


def test_anyone_reads_it_without_signing_in_or_script(public: AnnualReport, client: Client) -> None:
    assert "柳溪镇人民政府2026年度法治政府建设情况报告" in text(client, INDEX)
    page = client.get(PAGE).content.decode()
    assert "<script" not in page
    assert "style=" not in page
    told = text(client, PAGE)
    assert "2026年11月19日公开" in told
    assert "登记矛盾纠纷2件" in told
    assert "健全行政决策制度体系" not in told


def test_a_figure_opens_on_its_value_and_definition_not_on_records(
    public: AnnualReport, client: Client
) -> None:
    page = client.get(PAGE).content.decode()
    links = set(re.findall(r'class="traced[^"]*" href="([^"]+)"', page))
    assert links
    assert all(link.startswith("#f-") for link in links)
    for link in links:
        assert f'id="{link[1:]}"' in page
    assert "/desk/figures" not in page
    told = text(client, PAGE)
    assert "登记矛盾纠纷2件上年1件，增长100%" in told
    assert "期间内办理“登记”的矛盾纠纷，每件只算第一次" in told
    assert "100%＝2÷2上年100%＝1÷1，与去年同期持平" in told


def test_who_signed_for_a_number_is_the_offices_own_matter(
    public: AnnualReport, client: Client
) -> None:
    clerk = house.post("clerk", county.TOWN).person.name
    for url in (PAGE, *FILES):
        shown = client.get(url).content
        assert clerk.encode() not in shown
        assert "人事名册".encode() not in shown
    assert "12名" in text(client, PAGE)


def test_the_chart_has_its_data_beside_it(public: AnnualReport, client: Client) -> None:
    page = client.get(PAGE).content.decode()
    assert '<svg class="bar"' in page
    assert "bar-before" in page
    assert "<caption" in page
    assert "2025年" in text(client, PAGE)


def test_all_files_come_down(public: AnnualReport, client: Client) -> None:
    for url in FILES:
        sent = client.get(url)
        assert sent.status_code == 200
        assert sent["Content-Disposition"].startswith("attachment")
    figures = json.loads(client.get(FILES[2]).content)["figures"]
    assert figures["dispute.found"]["now"]["value"] == "2"
    rows = list(csv.reader(io.StringIO(client.get(FILES[3]).content.decode("utf-8-sig"))))
    assert ["登记矛盾纠纷", "件", "2", "", "", "1", "", ""] in [row[:8] for row in rows]


def test_what_changes_afterwards_is_stated_and_the_text_stays(
    public: AnnualReport, client: Client
) -> None:
    assert "定稿后记录有变" not in text(client, PAGE)
    before = client.get(PAGE)["ETag"]
    town.dispute(town.village_mediator(), dt.date(2026, 11, 18))
    told = text(client, PAGE)
    assert "定稿后记录有变" in told
    assert "登记矛盾纠纷，定稿2，现在3" in told
    assert "登记矛盾纠纷2件" in told
    assert client.get(PAGE)["ETag"] != before


def test_a_reader_who_has_it_already_is_not_sent_it_again(
    public: AnnualReport, client: Client
) -> None:
    for url in (INDEX, PAGE, *FILES):
        etag = client.get(url)["ETag"]
        again = client.get(url, headers={"if-none-match": etag})
        assert again.status_code == 304
        assert again.content == b""


def test_large_type_is_remembered_without_a_script(public: AnnualReport, client: Client) -> None:
    assert 'class="large"' in client.get(PAGE + "?dazi=1").content.decode()
    assert 'class="large"' in client.get(PAGE).content.decode()


@pytest.mark.parametrize(
    "path",
    [
        "339901101/2025/",
        "339901101/99999999999/",
        "339901101/0/",
        "nothing/2026/",
        "%00/2026/",
        "339901101/2026/exe/",
        "339901101'--/2026/",
    ],
)
def test_what_is_not_there_is_not_found(public: AnnualReport, client: Client, path: str) -> None:
    assert client.get(INDEX + path).status_code == 404
    assert client.post(PAGE).status_code == 405


def test_a_page_asks_few_questions_however_much_there_is(
    public: AnnualReport, client: Client
) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(PAGE)
        return len(queries)

    few = asked()
    house.register_disputes(house.post("clerk", county.TOWN), 40, on=dt.date(2026, 11, 10))
    assert asked() == few
    assert few <= 12
