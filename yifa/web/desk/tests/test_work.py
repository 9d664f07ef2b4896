"""My work: what is due, came back or waits, each matter once, with its next step and article."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from tests import house
from yifa.kernel import desk_work
from yifa.kernel.person import Post
from yifa.kernel.take import take
from yifa.web.desk.tests.conftest import DAY, Scene

Sit = Callable[[Post], Client]


def grouped(post: Post, today: dt.date) -> dict[str, list[str]]:
    found = {
        group.name: list(group.matters.order_by("pk").values_list("number", flat=True))
        for group in desk_work.groups(post, today)
    }
    return {name: numbers for name, numbers in found.items() if numbers}


def test_a_limit_that_is_not_verified_reminds_and_is_never_called_overdue(scene: Scene) -> None:
    own = scene.sides["own"]
    due = dt.date(2026, 10, 7)
    number = [scene.dispute.number]
    scene.dispute.refresh_from_db()
    assert scene.dispute.due is not None
    due = scene.dispute.due
    assert grouped(own, due - dt.timedelta(days=8)) == {"open": number}
    assert grouped(own, due - dt.timedelta(days=7)) == {"week": number}
    assert grouped(own, due) == {"today": number}
    assert grouped(own, due + dt.timedelta(days=1)) == {"reminded": number}


def test_what_was_sent_is_new_what_came_back_is_returned(scene: Scene) -> None:
    own, beside = scene.sides["own"], scene.sides["beside"]
    waiting = house.register_dispute(own, on=DAY)
    take(waiting, "transfer", by=own, on=DAY, to=beside.organisation, reason="属地")
    assert grouped(beside, DAY) == {"sent": [waiting.number]}
    take(waiting, "send_back", by=beside, on=DAY, reason="不属本镇")
    assert grouped(own, DAY)["returned"] == [waiting.number]


def test_a_department_called_in_finds_the_call(scene: Scene) -> None:
    own = scene.sides["own"]
    water = house.post("clerk", "青禾县水利局")
    take(scene.dispute, "invite", by=own, on=DAY, to=[water.organisation], reason="请到场")
    assert grouped(water, DAY) == {"called": [scene.dispute.number]}
    take(scene.dispute, "answer", by=water, on=DAY, reason="已到场")
    assert grouped(water, DAY) == {}


def test_at_the_desk_one_has_ones_own_and_what_nobody_handles(scene: Scene) -> None:
    assert grouped(scene.mediator, DAY) == {}
    take(scene.dispute, "appoint", by=scene.sides["own"], on=DAY, handler=scene.mediator)
    assert grouped(scene.mediator, DAY) == {"open": [scene.dispute.number]}


def test_each_matter_stands_in_one_group(scene: Scene) -> None:
    own = scene.sides["own"]
    house.register_disputes(own, 6, on=DAY)
    for days in range(0, 60, 5):
        groups = grouped(own, DAY + dt.timedelta(days=days))
        every = [number for numbers in groups.values() for number in numbers]
        assert len(every) == len(set(every)) == 7


def test_the_page_says_the_day_the_next_step_and_its_article(scene: Scene, sit: Sit) -> None:
    own = scene.sides["own"]
    house.register_dispute(own, on=DAY, title="渠道清淤")
    text = sit(own).get(reverse("work")).content.decode()
    assert "今天是" in text
    assert "下一步：受理" in text and "《人民调解法》第十七条" in text
    assert "下一步：调解完毕" in text


def test_a_long_group_says_how_many_and_leads_on(scene: Scene, sit: Sit) -> None:
    own = scene.sides["own"]
    house.register_disputes(own, 30, on=DAY)
    client = sit(own)
    with time_machine.travel(dt.datetime(2026, 9, 8, 2, tzinfo=dt.UTC), tick=False):
        client = house.let_in(Client(), own)
        text = client.get(reverse("work")).content.decode()
        assert '<span class="section-remark">31件</span>' in text or ">31件<" in text
        url = reverse("work-group", args=["open"])
        assert url in text
        first = client.get(url).content.decode()
    assert "下一页" in first


@pytest.mark.parametrize("role", ["system_admin", "security_admin", "auditor"])
def test_those_who_run_the_house_have_no_matters_to_do(role: str, scene: Scene, sit: Sit) -> None:
    text = sit(house.post(role, house.OWN)).get(reverse("work")).content.decode()
    assert "管理岗位不看事项" in text


def test_a_successor_takes_over_everything_in_one_act(scene: Scene, sit: Sit) -> None:
    former, successor = scene.sides["own"], house.post("clerk", house.OWN, who="2")
    house.register_disputes(former, 4, on=DAY)
    client = sit(successor)
    shown = client.get(reverse("organisation")).content.decode()
    url = reverse("take-over", args=[former.pk])
    assert "接手这5件" in shown and url in shown
    client.post(url)
    scene.dispute.refresh_from_db()
    assert scene.dispute.handler == successor
    assert "接手这" not in client.get(reverse("organisation")).content.decode()


def test_nobody_takes_over_from_another_organisation(scene: Scene, sit: Sit) -> None:
    url = reverse("take-over", args=[scene.sides["own"].pk])
    assert sit(scene.sides["beside"]).post(url).status_code == 404
