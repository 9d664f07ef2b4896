"""A figure opens: its division, its parts, its records as far as the reader may see them."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Callable, Iterator

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from python_calamine import CalamineWorkbook

from tests import house
from yifa.kernel.person import Post
from yifa.kernel.take import take
from yifa.kernel.tests import county
from yifa.report.tests import town
from yifa.web.desk.tests.conftest import Scene

Sit = Callable[[Post], Client]
RATE = reverse("figure", args=["dispute", "success_rate"])
FOUND = reverse("figure", args=["dispute", "found"])
INDEX = reverse("figures")


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    with time_machine.travel(dt.datetime(2026, 11, 18, 8, 30, tzinfo=dt.UTC), tick=False):
        yield


@pytest.fixture
def worked(scene: Scene) -> Scene:
    """Beside the town's own dispute: three settled and one failed in its village, one last year."""
    mediator = town.village_mediator()
    for day in (dt.date(2026, 3, 2), dt.date(2026, 3, 9), dt.date(2026, 10, 12)):
        town.settled(mediator, day)
    town.failed(mediator, dt.date(2026, 10, 13), type="family")
    town.settled(mediator, dt.date(2025, 3, 3))
    return scene


def text(client: Client, url: str, status: int = 200) -> str:
    """The page without tags."""
    page = client.get(url)
    assert page.status_code == status, url
    return re.sub(r"\s+", "", re.sub(r"<[^>]+>", " ", page.content.decode()))


def rows(page: str) -> list[str]:
    """The numbers of the matters listed."""
    return re.findall(r"石调委调〔20\d\d〕\d+号|柳调〔20\d\d〕\d+号", page)


def test_a_rate_stands_with_its_division_and_last_year(worked: Scene, sit: Sit) -> None:
    page = text(sit(worked.sides["own"]), RATE)
    assert "75%" in page
    assert "3调解成功" in page
    assert "4调解终结" in page
    assert "去年同期100%1÷1" in page
    assert "下降25个百分点" in page
    assert "“调解成功”除以“调解终结”" in page
    assert "截止2026年11月18日16:30" in page


def test_the_index_never_shows_a_rate_alone(worked: Scene, sit: Sit) -> None:
    page = text(sit(worked.sides["own"]), INDEX)
    assert "调解成功率75%3÷4100%（1÷1）" in page
    assert "登记矛盾纠纷5件1" in page
    assert "截至2026年11月18日16:30" in page


def test_both_numbers_open_on_exactly_the_records_they_count(worked: Scene, sit: Sit) -> None:
    client = sit(worked.sides["own"])
    below, above = text(client, RATE), text(client, RATE + "?side=above")
    assert len(rows(below)) == 4
    assert len(rows(above)) == 3
    assert below.count("分子、分母") == 3
    assert above.count("分子、分母") == 3


def test_the_parts_add_up_and_each_opens(worked: Scene, sit: Sit) -> None:
    client = sit(worked.sides["own"])
    page = text(client, FOUND + "?by=type")
    assert "合计51" in page
    family = text(client, FOUND + "?by=type&part=family")
    assert len(rows(family)) == 1
    assert "只列类型为“婚姻家庭纠纷”的" in family
    blank = text(client, FOUND + "?by=village&part=")
    assert len(rows(blank)) == 5


def test_the_months_stand_in_a_chart_and_a_table(worked: Scene, sit: Sit) -> None:
    page = sit(worked.sides["own"]).get(FOUND).content.decode()
    assert '<svg class="plot"' in page
    assert "看表格" in page
    assert "登记矛盾纠纷，2026年每月在0件和2件之间" in page


def test_what_one_may_not_see_is_counted_but_not_listed(worked: Scene, sit: Sit) -> None:
    """A mediator of the town's committee counts nothing of the village's; the town's clerk all."""
    officer = house.post("officer", county.TOWN)
    page = text(sit(officer), FOUND)
    assert "共1件" in page
    assert "另有4件您无权查看，只计数，不列出" in page
    assert "合计51" in text(sit(officer), FOUND + "?by=type")


def test_of_what_was_handed_on_only_the_progress_is_shown(worked: Scene, sit: Sit) -> None:
    mediator = town.village_mediator()
    sent = town.dispute(mediator, dt.date(2026, 11, 2), title="井水纠纷")
    here = county.place(county.TOWN_COMMITTEE)
    take(sent, "report_up", by=mediator, on=dt.date(2026, 11, 3), to=here, reason="双方要求")
    page = text(sit(mediator), FOUND)
    assert "只看进度" in page
    assert "井水" not in page
    assert sent.number in page


@pytest.mark.parametrize("side", ["below", "beside", "stranger"])
def test_another_organisations_figures_do_not_open(worked: Scene, sit: Sit, side: str) -> None:
    client = sit(worked.sides[side])
    code = county.place(county.TOWN).code
    for url in (INDEX, FOUND, RATE):
        assert "没有这个单位，或者您的岗位看不到它的数字" in text(client, f"{url}?o={code}", 403)


def test_above_opens_what_is_below_step_by_step(worked: Scene, sit: Sit) -> None:
    client = sit(worked.sides["above"])
    page = client.get(INDEX).content.decode()
    assert "柳溪镇人民政府，含下级" in page
    code = county.place(county.TOWN).code
    down = client.get(f"{INDEX}?o={code}").content.decode()
    assert "石坎村，含下级" in down
    own = text(client, f"{FOUND}?o={code}.own")
    assert "登记矛盾纠纷" in own
    assert len(rows(own)) == 1


@pytest.mark.parametrize("role", ["system_admin", "security_admin", "auditor"])
def test_administrators_see_no_figures(worked: Scene, sit: Sit, role: str) -> None:
    client = sit(house.post(role, county.TOWN))
    for url in (INDEX, FOUND):
        assert client.get(url).status_code == 403


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("p=2026-13", "看不懂期间“2026-13”"),
        ("p=明年", "看不懂期间“明年”"),
        ("from=2026-02-30&to=2026-03-01", "没有起始日期2026-02-30这一天"),
        ("from=2026-05-01&to=2026-03-01", "起止日期颠倒了"),
        ("from=2020-01-01&to=2026-03-01", "一次最多看一年"),
        ("from=&to=2026-03-01", "起始日期“”看不懂"),
        ("from=%00&to=x", "看不懂"),
    ],
)
def test_days_that_cant_be_read_are_told_in_a_sentence(
    worked: Scene, sit: Sit, query: str, says: str
) -> None:
    page = text(sit(worked.sides["own"]), f"{RATE}?{query}")
    assert says in page
    assert "下面先按今年显示" in page


@pytest.mark.parametrize(
    "query",
    [
        "o=%00",
        "o=' or 1=1",
        "o=99999999999999999999",
        "by=nonsense&part=x",
        "side=left",
        "after=zz",
        "after=1-99999999-1",
        "after=1-20260230-1",
        "after=999999999-20261118-999999999999999999",
        "part=x",
        "by=type&part=%00%00",
        "by=village&part=' --",
        "format=pdf",
    ],
)
def test_nothing_typed_breaks_a_page(worked: Scene, sit: Sit, query: str) -> None:
    client = sit(worked.sides["own"])
    for url in (INDEX, FOUND, RATE):
        assert client.get(f"{url}?{query}").status_code in (200, 403, 404)


@pytest.mark.parametrize("path", ["nothing/found", "dispute/nothing", "dispute/__class__"])
def test_a_figure_that_is_not_there_is_not_found(worked: Scene, sit: Sit, path: str) -> None:
    kind, name = path.split("/")
    url = reverse("figure", args=[kind, name])
    assert sit(worked.sides["own"]).get(url).status_code == 404


def test_long_lists_turn_page_by_page_without_a_gap(scene: Scene, sit: Sit) -> None:
    house.register_disputes(scene.sides["own"], 70, on=dt.date(2026, 10, 9))
    client = sit(scene.sides["own"])
    url, seen = FOUND, []
    for _ in range(3):
        page = client.get(url).content.decode()
        seen += re.findall(r"柳调〔2026〕\d+号", page)
        following = re.search(r'href="([^"]+)" rel="next"', page)
        if following is None:
            break
        url = following[1].replace("&amp;", "&")
    assert len(seen) == len(set(seen)) == 71
    assert "第61–71件，共71件" in re.sub(r"<[^>]+>", "", page)


def test_the_table_goes_out_with_nothing_private(worked: Scene, sit: Sit) -> None:
    client = sit(worked.sides["own"])
    csv = client.get(RATE + "?format=csv")
    assert csv["Content-Type"] == "text/csv; charset=utf-8"
    told = csv.content.decode("utf-8-sig")
    assert "分母,调解终结 4" in told
    assert told.count("石调委调〔2026〕") == 4
    book = CalamineWorkbook.from_filelike(io.BytesIO(client.get(RATE + "?format=xlsx").content))
    assert book.sheet_names == ["指标", "分类", "记录"]
    assert len(book.get_sheet_by_name("记录").to_python()) == 5
    for private in house.PRIVATE.values():
        assert private not in told


def test_an_export_tells_how_many_it_leaves_out(worked: Scene, sit: Sit) -> None:
    officer = house.post("officer", county.TOWN)
    told = sit(officer).get(FOUND + "?format=csv").content.decode()
    assert "另有4件您无权查看" in told


def test_what_spreadsheets_take_for_a_formula_goes_out_harmless(scene: Scene, sit: Sit) -> None:
    house.register_dispute(scene.sides["own"], on=dt.date(2026, 10, 9), title="=1+1纠纷")
    told = sit(scene.sides["own"]).get(FOUND + "?format=csv").content.decode()
    assert ",=1+1" not in told
    assert "'=1+1纠纷" in told


def test_it_says_where_it_is_used(worked: Scene, sit: Sit) -> None:
    page = text(sit(worked.sides["own"]), FOUND)
    assert "矛盾纠纷排查化解月报第4栏" in page


@pytest.mark.parametrize("url", [INDEX, RATE, FOUND + "?by=village"])
def test_a_page_asks_the_same_number_of_questions_however_much_there_is(
    scene: Scene, sit: Sit, url: str
) -> None:
    client = sit(scene.sides["own"])
    client.get(url)

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(url).status_code == 200
        return len(queries)

    house.register_disputes(scene.sides["own"], 3, on=dt.date(2026, 10, 9))
    town.settled(town.village_mediator(), dt.date(2026, 10, 9))
    few = asked()
    house.register_disputes(scene.sides["own"], 60, on=dt.date(2026, 10, 10))
    for day in range(1, 6):
        town.settled(town.village_mediator(), dt.date(2026, 10, 10 + day))
    assert asked() == few
    assert few <= 25


def test_the_number_of_mediators_opens_to_the_mediators(worked: Scene, sit: Sit) -> None:
    client = sit(house.post("clerk", county.TOWN))
    page = text(client, reverse("figure", args=["dispute", "mediators"]))
    for post in Post.objects.filter(role="mediator", organisation__path__startswith="/339901/"):
        assert post.person.name in page
    assert "一人只算一次" in page
    assert "已撤销的办理记录不计" not in page
    village = text(
        client, reverse("figure", args=["dispute", "committees"]) + "?by=level&part=village"
    )
    assert "石坎村人民调解委员会" in village
    assert county.TOWN_COMMITTEE not in village.split("数的就是这些")[1]


def test_a_roll_goes_out_as_a_file(worked: Scene, sit: Sit) -> None:
    client = sit(house.post("clerk", county.TOWN))
    url = reverse("figure", args=["dispute", "mediators"]) + "?format=csv"
    told = client.get(url).content.decode()
    assert town.village_mediator().person.name in told
