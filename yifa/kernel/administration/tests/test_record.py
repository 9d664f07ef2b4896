"""Whatever is changed in the record of administrators behind its back is found and named."""

from __future__ import annotations

import pytest
from django.utils import timezone

from yifa.kernel.administration import organisations
from yifa.kernel.administration.reading import acts_for, as_file, in_words
from yifa.kernel.administration.record import AdministrationHead, AdministrativeAct
from yifa.kernel.exchange import Export
from yifa.kernel.person import Post
from yifa.kernel.spreadsheet.tests.tables import lines_of
from yifa.kernel.tests import county
from yifa.kernel.verify import check_heads, export_heads, verify

from .conftest import Three


@pytest.fixture
def recorded(three: Three) -> Three:
    """Three acts on record."""
    for place, name in enumerate(("柳溪镇", "云岭镇", "青禾县水利局")):
        here = county.place({"柳溪镇": county.TOWN, "云岭镇": county.OTHER_TOWN}.get(name, name))
        organisations.change(three.system, here, telephone=f"0571-{place}")
    return three


def sentences() -> list[str]:
    return [broken.sentence for broken in verify()]


def test_what_was_recorded_is_whole(recorded: Three) -> None:
    assert AdministrativeAct.objects.count() == 3
    assert sentences() == []


@pytest.mark.parametrize(
    "column", ["after", "before", "named", "subject", "did", "at", "by", "organisation"]
)
def test_a_changed_record_is_named(recorded: Three, column: str) -> None:
    other = AdministrativeAct.objects.get(place=1)
    changed = {
        "after": {"电话": "0571-9"},
        "before": {"电话": "0571-9"},
        "named": "别的单位",
        "subject": "339902",
        "did": "add_person",
        "at": other.at,
        "by": recorded.security,
        "organisation": recorded.town_system.organisation,
    }
    AdministrativeAct.objects.filter(place=2).update(**{column: changed[column]})
    assert sentences() == ["管理记录第2条被改动"]


def test_the_first_broken_record_is_named_and_no_other(recorded: Three) -> None:
    AdministrativeAct.objects.filter(place__gt=1).update(named="别的单位")
    assert sentences() == ["管理记录第2条被改动"]


def test_a_record_taken_out_leaves_a_gap(recorded: Three) -> None:
    AdministrativeAct.objects.filter(place=2).delete()
    assert sentences() == ["管理记录第2条缺失"]


def test_a_record_taken_off_the_end_is_missed(recorded: Three) -> None:
    AdministrativeAct.objects.filter(place=3).delete()
    assert sentences() == ["管理记录第3条缺失，链头记着3条"]


def test_a_tail_cut_off_with_its_head_is_found_against_an_exported_head(recorded: Three) -> None:
    saved = export_heads()
    AdministrativeAct.objects.filter(place=3).delete()
    last = AdministrativeAct.objects.get(place=2)
    AdministrationHead.objects.update(count=2, digest=last.digest)
    assert sentences() == []
    assert [str(one) for one in check_heads(saved)] == ["管理记录第3条不在了，导出链头时还有"]


def test_an_auditor_reads_what_was_done_where_the_post_answers_for_it(recorded: Three) -> None:
    town = county.post("auditor", county.TOWN)
    assert acts_for(recorded.auditor).count() == 3
    assert [act.named for act in acts_for(town)] == [county.TOWN]
    assert acts_for(county.post("auditor", county.STRANGER)).count() == 0


@pytest.mark.parametrize("role", ["system_admin", "security_admin", "clerk", "leader"])
def test_nobody_but_an_auditor_reads_the_record(recorded: Three, role: str) -> None:
    assert not acts_for(county.post(role, county.COUNTY)).exists()


def test_an_auditor_finds_by_person_organisation_and_day(recorded: Three) -> None:
    auditor: Post = recorded.auditor
    day = AdministrativeAct.objects.get(place=1).at.date()
    assert acts_for(auditor, words=recorded.system.person.name).count() == 3
    assert acts_for(auditor, words="云岭").count() == 1
    assert acts_for(auditor, words="\x00").count() == 3
    assert acts_for(auditor, first=day.replace(year=2100)).count() == 0
    assert acts_for(auditor, last=day.replace(year=2000)).count() == 0


def test_the_record_is_taken_out_as_a_table_and_that_is_put_down_too(recorded: Three) -> None:
    lines = lines_of(as_file(acts_for(recorded.auditor), recorded.auditor, words=""))
    assert lines[0][:2] == ["时间", "谁"] and len(lines) == 4
    assert lines[1][4:7] == ["修改单位", "青禾县水利局", "339901-04"]
    assert Export.objects.get().count == 3


def test_what_others_take_out_is_on_the_chain_and_not_told_to_the_auditor(recorded: Three) -> None:
    clerk, at = county.post("clerk", county.TOWN), timezone.now()
    took = Export.take_down(clerk, kind="dispute", what="导出", purpose="报县局", count=2, at=at)
    assert AdministrativeAct.objects.count() == 4 and acts_for(recorded.auditor).count() == 3
    assert "报县局" not in str(AdministrativeAct.objects.latest("place").after)
    assert sentences() == []
    Export.objects.filter(pk=took.pk).update(purpose="自己看看")
    assert sentences() == [f"第{took.pk}号导出记录被改动"]
    took.delete()
    assert sentences() == [
        f"第{AdministrativeAct.objects.get(place=4).after['序号']}号导出记录不见了"
    ]


def test_a_change_is_told_in_words(recorded: Three) -> None:
    organisations.change(recorded.system, county.place(county.TOWN), name="柳溪街道", telephone="")
    told = in_words(AdministrativeAct.objects.order_by("place").last())  # type: ignore[arg-type]  # there is one
    assert told == "名称：柳溪镇人民政府 → 柳溪街道；电话：0571-0 → 没有"
