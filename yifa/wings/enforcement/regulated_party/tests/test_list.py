"""A list of parties comes in as a table; who is on it already is known, whenever that was."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from yifa.kernel import spreadsheet
from yifa.kernel.doubles import likely_doubles
from yifa.kernel.person import Post
from yifa.kernel.register import Register
from yifa.kernel.spreadsheet.tests.tables import MORNING, TODAY, workbook
from yifa.kernel.take import take
from yifa.kernel.tests import county
from yifa.wings.enforcement.regulated_party.models import RegulatedParty

PARTIES = Register.all["regulated_party"]
HEADS = ["登记日期", "企业名称", "统一社会信用代码", "主体类型", "风险等级"]
FIRM = ["青禾县山泉建筑工程有限公司", "91350100M000100Y43", "企业", "B（较低风险）"]

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk() -> Post:
    county.set_up()
    return county.post("clerk", county.HOUSING)


def brought(clerk: Post, *rows: list[Any]) -> str:
    """Bring a table in; what was said of it."""
    content = workbook([HEADS, *rows])
    kept = spreadsheet.keep(PARTIES, clerk, file="名录.xlsx", content=content)
    report = spreadsheet.report_on(kept, at=MORNING)
    spreadsheet.bring_in(report, kept, only_good=True)
    return str(report)


def test_a_list_comes_in_and_the_same_firm_on_another_day_does_not_again(clerk: Post) -> None:
    brought(clerk, [dt.date(2026, 1, 5), *FIRM])
    (party,) = RegulatedParty.objects.all()
    assert (party.credit_code, party.risk, party.stage) == (FIRM[1], "b", "registered")
    told = brought(clerk, [dt.date(2026, 3, 18), *FIRM])
    assert told == "共1行：1行已经在台账里，不再导入"
    assert RegulatedParty.objects.count() == 1


def test_a_wrong_credit_code_is_told_and_does_not_come_in(clerk: Post) -> None:
    told = brought(clerk, [TODAY, "青禾县清河建材有限公司", "91350100M000100Y44", "企业", ""])
    assert told == "共1行：1行有要改的地方"
    assert not RegulatedParty.objects.exists()


def test_whoever_enters_a_known_credit_code_is_shown_the_party_years_later(clerk: Post) -> None:
    party = RegulatedParty()
    take(party, "register", by=clerk, on=dt.date(2024, 3, 5), name=FIRM[0], credit_code=FIRM[1])
    written = {"name": "山泉建筑", "credit_code": FIRM[1]}
    assert [one.pk for one in likely_doubles(PARTIES, written, by=clerk, on=TODAY)] == [party.pk]


@pytest.mark.parametrize(
    ("name", "code", "shown"),
    [
        ("青禾县山泉建筑工程有限公司", "", "青禾县山泉建筑工程有限公司"),
        ("山泉", "91350100M000100Y43", "山泉"),
        ("尤小满", "", "尤××"),
        ("尤小满", "92350100M000100Y40", "尤××"),
    ],
)
def test_a_firm_is_named_and_a_person_is_not(clerk: Post, name: str, code: str, shown: str) -> None:
    party = RegulatedParty()
    take(party, "register", by=clerk, on=TODAY, at=MORNING, name=name, credit_code=code)
    assert party.shown_title == shown
