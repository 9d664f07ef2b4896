"""The ledger that an office kept before comes in under its own heads, and goes out again."""

from __future__ import annotations

import datetime as dt
from typing import Any, cast

import pytest

from yifa.kernel.matter import Matter
from yifa.kernel.spreadsheet import bring_in, columns_of, export, keep, report_on
from yifa.kernel.spreadsheet.tests.tables import MORNING, lines_of, workbook
from yifa.kernel.tests import county
from yifa.wings.disputes.petition.models import Petition
from yifa.wings.disputes.petition.register import Petitions

pytestmark = pytest.mark.django_db

HEADS = [
    *("序号", "来信日期", "信访人", "联系电话", "信访形式", "内容分类", "信访事项"),
    *("反映的主要问题", "是否初信初访", "交办时间", "办理单位", "办结时间", "办理结果"),
]
DRAIN: list[Any] = [
    *(1, dt.date(2025, 3, 3), "田守田", "13800002046", "来访", "农业农村", "村道排水沟被堵"),
    *("修路时排水沟被填，雨天积水进屋", "是", dt.date(2025, 3, 5), "柳溪镇人民政府"),
    *(dt.date(2025, 4, 20), "已办结"),
]
NOISE: list[Any] = [
    *(2, dt.date(2025, 5, 6), "何大山", "", "网上信访", "生态环境", "工地夜间施工"),
    *("夜里十二点还在打桩", "重复信访", "", "", "", "在办"),
]


def brought_in() -> list[Petition]:
    """What came in of the two rows."""
    county.set_up()
    clerk = county.post("clerk", county.COUNTY)
    kept = keep(Petitions, clerk, file="信访台账.xlsx", content=workbook([HEADS, DRAIN, NOISE]))
    report = report_on(kept, at=MORNING)
    assert [str(fault) for one in report.judged for fault in one.row.faults] == []
    done = bring_in(report, kept)
    assert (done.added, done.bad) == (2, 0)
    return [cast("Petition", one.of_kind()) for one in Matter.objects.order_by("pk")]


def test_an_old_ledger_comes_in_under_its_own_heads() -> None:
    drain, noise = brought_in()
    assert drain.parties.get().name == "田守田"
    assert drain.parties.get().telephone == "13800002046"
    assert (drain.channel, drain.domain, drain.is_first) == ("visit", "rural", "first")
    assert drain.facts.startswith("修路时")
    assert (drain.day_of("tell_sent"), drain.sent_told) == (dt.date(2025, 3, 5), county.TOWN)
    assert (drain.stage, drain.day_of("serve")) == ("answered", dt.date(2025, 4, 20))
    assert (noise.channel, noise.is_first, noise.is_repeated) == ("network", "again", True)
    assert noise.stage == "handling"


def test_it_goes_out_in_the_words_of_the_trade_and_is_known_when_it_comes_in_again() -> None:
    brought_in()
    clerk = county.post("clerk", county.COUNTY)
    out = export(Petitions, Petition.objects.all(), clerk, full=True, purpose="年度归档")
    heads = lines_of(out.file)[1]
    assert {"信访人姓名", "信访形式", "内容分类", "是否初信初访", "送达处理意见书日期"} <= {*heads}
    assert not [head for head in heads if head.startswith(("甲方", "乙方"))]
    out.file.seek(0)
    kept = keep(Petitions, clerk, file="信访台账.xlsx", content=out.file.read())
    again = bring_in(report_on(kept, at=MORNING), kept)
    assert (again.added, again.bad) == (0, 0)


def test_every_head_of_the_template_names_the_petitioner_as_the_trade_does() -> None:
    labels = [column.label for column in columns_of(Petitions)]
    assert "信访人姓名" in labels
    assert not [label for label in labels if label.startswith(("甲方", "乙方"))]


def test_two_who_petition_together_stand_on_one_side() -> None:
    county.set_up()
    clerk = county.post("clerk", county.COUNTY)
    heads = ["当事人姓名" if head == "信访人" else head for head in HEADS]
    told = {"田守田": "田守田、何大山", "13800002046": ""}
    together = [told.get(cell, cell) for cell in DRAIN]
    kept = keep(Petitions, clerk, file="信访台账.xlsx", content=workbook([heads, together]))
    report = report_on(kept, at=MORNING)
    assert [str(fault) for one in report.judged for fault in one.row.faults] == []
    assert bring_in(report, kept).added == 1
    people = Petition.objects.get().parties.order_by("pk")
    assert [(one.name, one.side) for one in people] == [("田守田", "a"), ("何大山", "a")]
