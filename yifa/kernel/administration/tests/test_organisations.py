"""How organisations are added, changed and closed, and what is refused in which words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from yifa.kernel.administration import organisations
from yifa.kernel.administration.record import AdministrativeAct
from yifa.kernel.gates import Refused
from yifa.kernel.matter import Matter
from yifa.kernel.organisation import Form, Level, Organisation
from yifa.kernel.person import Post
from yifa.kernel.take import take
from yifa.kernel.tests import county
from yifa.kernel.tests.cases import register_dispute
from yifa.kernel.verify import verify

from .conftest import Three


def told(**changed: Any) -> Organisation:
    """A village of the town, with some of it changed."""
    given = {
        "code": "339901101299",
        "name": "新桥村",
        "short": "新桥",
        "level": Level.VILLAGE,
        "form": Form.VILLAGE,
        "parent": county.place(county.TOWN),
    }
    return organisations.planned(**given | changed)


def refusal(act: Callable[[], object]) -> Refused:
    with pytest.raises(Refused) as refused:
        act()
    return refused.value


def today() -> dt.date:
    return timezone.localdate()


def test_an_organisation_is_added_at_its_place_in_both_trees(three: Three) -> None:
    organisations.add(three.system, told(led_by=county.place(county.BUREAU)))
    added = county.place("新桥村")
    assert added.is_under(county.place(county.TOWN))
    assert added.is_led_by(county.place(county.BUREAU))
    act = AdministrativeAct.objects.get()
    assert (act.by, act.subject, act.before) == (three.system, added.code, {})
    assert act.after["属地上级"] == "柳溪镇人民政府（339901101）"


@pytest.mark.parametrize(
    ("changed", "column", "says"),
    [
        ({"code": ""}, "code", "还没有填“单位代码”"),
        ({"code": "33/99"}, "code", "只写数字、字母和“-”"),
        ({"code": "339901101"}, "code", "这个代码柳溪镇人民政府已经用了"),
        ({"name": "石坎村"}, "name", "同一个上级下面已经有这个名称的单位"),
        ({"name": "村" * 101}, "name", "写了101个字，最多100个字"),
        ({"name": "新\x00桥"}, "name", "看不见的字符"),
        ({"short": "柳"}, "short", "这个简称柳溪镇人民政府已经用了"),
        ({"short": "新 桥"}, "short", "不写空格"),
        ({"level": ""}, "level", "还没有填“层级”"),
        ({"level": Level.CITY}, "parent", "层级比属地上级柳溪镇人民政府还高"),
        ({"parent": None}, "parent", "还没有选属地上级"),
    ],
)
def test_what_is_wrong_is_said_at_its_column(
    three: Three, changed: dict[str, Any], column: str, says: str
) -> None:
    refused = refusal(lambda: organisations.add(three.system, told(**changed)))
    assert says in refused.fields[column]
    assert not Organisation.objects.filter(name="新桥村").exists()
    assert not AdministrativeAct.objects.exists()


def test_an_administrator_adds_only_under_the_own_organisation(three: Three) -> None:
    organisations.add(three.town_system, told())
    elsewhere = told(code="339901102299", short="新岭", parent=county.place(county.OTHER_TOWN))
    refused = refusal(lambda: organisations.add(three.town_system, elsewhere))
    assert "云岭镇人民政府不归柳溪镇人民政府管理" in refused.fields["parent"]


@pytest.mark.parametrize("role", ["security_admin", "auditor", "clerk", "leader", "supervisor"])
def test_nobody_but_a_system_administrator_changes_organisations(three: Three, role: str) -> None:
    other = county.post(role, county.COUNTY)
    assert "由在任的系统管理员办" in refusal(lambda: organisations.add(other, told())).sentence
    town = county.place(county.TOWN)
    for act in (
        lambda: organisations.change(other, town, name="柳溪街道办事处"),
        lambda: organisations.close(other, town, on=today()),
        lambda: organisations.reopen(other, town),
    ):
        assert "由在任的系统管理员办" in refusal(act).sentence


def test_who_has_left_the_office_no_longer_acts(three: Three) -> None:
    Post.objects.filter(pk=three.system.pk).update(until=dt.date(2026, 1, 1))
    assert "在任的系统管理员" in refusal(lambda: organisations.add(three.system, told())).sentence


def test_a_change_is_on_record_as_it_was_and_as_it_is(three: Three) -> None:
    town = county.place(county.TOWN)
    assert organisations.change(three.system, town, name="柳溪街道办事处", telephone="0571-1")
    act = AdministrativeAct.objects.get()
    assert act.before == {"名称": "柳溪镇人民政府"}
    assert act.after == {"名称": "柳溪街道办事处", "电话": "0571-1"}
    assert not organisations.change(three.system, county.place("柳溪街道办事处"))
    assert AdministrativeAct.objects.count() == 1


def test_an_administrator_changes_the_own_organisation_below_a_foreign_parent(three: Three) -> None:
    organisations.change(three.town_system, county.place(county.TOWN), address="柳溪大道1号")
    assert county.place(county.TOWN).address == "柳溪大道1号"
    refused = refusal(
        lambda: organisations.change(three.town_system, county.place(county.COUNTY), name="甲")
    )
    assert "不归柳溪镇人民政府管理" in refused.sentence


def test_a_short_name_that_another_gave_up_is_not_given_again(three: Three) -> None:
    organisations.change(three.system, county.place(county.TOWN), short="柳溪")
    refused = refusal(lambda: organisations.add(three.system, told(short="柳")))
    assert "以前有别的单位用过" in refused.fields["short"]
    organisations.change(three.system, county.place(county.TOWN), short="柳")


def test_before_anything_is_recorded_what_is_below_follows_to_a_new_parent(three: Three) -> None:
    village, other = county.place(county.VILLAGE), county.place(county.OTHER_TOWN)
    organisations.change(three.system, village, parent=other)
    committee = county.place(county.VILLAGE_COMMITTEE)
    assert committee.path == "/339901/339901102/339901101201/339901101201-01/"
    assert committee.is_led_by(county.place(county.OFFICE))
    assert county.place(county.VILLAGE).line == "/339901/339901102/339901101201/"


def test_a_new_leader_takes_all_that_is_led_along(three: Three) -> None:
    housing = county.place(county.HOUSING)
    organisations.change(three.system, county.place(county.OFFICE), led_by=housing)
    assert county.place(county.VILLAGE_COMMITTEE).is_led_by(housing)
    assert not county.place(county.VILLAGE_COMMITTEE).is_led_by(county.place(county.BUREAU))


@pytest.mark.parametrize("column", ["parent", "led_by"])
def test_nothing_stands_under_itself(three: Three, column: str) -> None:
    below = {"parent": county.VILLAGE_COMMITTEE, "led_by": county.VILLAGE_COMMITTEE}[column]
    above = {"parent": county.VILLAGE, "led_by": county.OFFICE}[column]
    given = {column: county.place(below)}
    refused = refusal(lambda: organisations.change(three.system, county.place(above), **given))
    assert refused.fields


def test_once_something_is_recorded_below_no_organisation_moves(three: Three) -> None:
    register_dispute(county.place(county.VILLAGE_COMMITTEE))
    village, office = county.place(county.VILLAGE), county.place(county.OFFICE)
    other = county.place(county.OTHER_TOWN)
    for act, column in (
        (lambda: organisations.change(three.system, village, parent=other), "parent"),
        (lambda: organisations.change(three.system, office, led_by=other), "led_by"),
    ):
        assert "已经有办理记录" in refusal(act).fields[column]
    assert organisations.change(three.system, village, name="石坎新村")
    assert list(verify()) == []


def test_an_organisation_ends_only_when_nothing_is_left_open_there(three: Three) -> None:
    committee = county.place(county.VILLAGE_COMMITTEE)
    register_dispute(committee)
    refused = refusal(lambda: organisations.close(three.system, committee, on=today()))
    assert "还有1件没有办结" in refused.sentence and "个岗位没有离任" in refused.sentence
    village = refusal(
        lambda: organisations.close(three.system, county.place(county.VILLAGE), on=today())
    )
    assert "还有1个下级单位还在" in village.sentence


def test_nobody_closes_the_own_organisation_or_on_a_day_to_come(three: Three) -> None:
    own = refusal(
        lambda: organisations.close(three.system, county.place(county.COUNTY), on=today())
    )
    assert "这是您自己的单位" in own.sentence
    later = today() + dt.timedelta(days=1)
    water = county.place(county.WATER)
    assert (
        "还没有到" in refusal(lambda: organisations.close(three.system, water, on=later)).sentence
    )


def test_nothing_comes_to_an_organisation_that_ended(three: Three) -> None:
    committee = county.place(county.TOWN_COMMITTEE)
    clerk = county.post("clerk", committee)
    matter = register_dispute(county.place(county.VILLAGE_COMMITTEE))
    Post.objects.filter(pk=clerk.pk).update(until=today())
    organisations.close(three.system, committee, on=today())
    sender = county.post("clerk", county.VILLAGE_COMMITTEE)
    ended = county.place(county.TOWN_COMMITTEE)
    refused = refusal(
        lambda: take(matter, "transfer", by=sender, on=today(), to=ended, reason="移交")
    )
    assert "已经撤并" in refused.fields["to"]
    late = Post.objects.select_related("organisation", "person").get(pk=clerk.pk)
    before = Matter.objects.count()
    fresh = type(matter)()
    told_why = refusal(lambda: take(fresh, "register", by=late, on=today(), title="甲"))
    assert any("已经撤并" in str(reason) for reason in told_why.reasons)
    assert Matter.objects.count() == before
    assert (
        "已经撤并"
        in refusal(
            lambda: organisations.add(
                three.system, told(parent=ended, level=Level.TOWN, form=Form.OFFICE)
            )
        ).fields["parent"]
    )


def test_what_was_closed_by_mistake_stands_again(three: Three) -> None:
    water = county.place(county.WATER)
    organisations.close(three.system, water, on=today())
    assert county.place(county.WATER).closed_on == today()
    organisations.reopen(three.system, water)
    assert county.place(county.WATER).closed_on is None
    acts = AdministrativeAct.objects.order_by("place")
    assert [act.did for act in acts] == ["close_organisation", "reopen_organisation"]
