"""What the desk adds to forms and lists is never taken for a field of a kind, nor the other way."""

from __future__ import annotations

import pytest
from django.db import models
from django.test import Client
from django.urls import reverse

from tests import house
from yifa.kernel.register import OF_THE_DESK, Register, slips_of
from yifa.kernel.tests import county
from yifa.web.desk import paging, registration, step_page
from yifa.web.desk.forms import ActForm, SendForm


def test_all_that_the_desk_adds_begins_alike() -> None:
    added = {*ActForm({}).fields, paging.URGENCY, step_page.CONFIRMED, step_page.WHOLE}
    added |= {registration.ONCE, registration.DESPITE, *SendForm.base_fields}
    assert {name for name in added if not name.startswith(OF_THE_DESK)} == set()


@pytest.mark.parametrize("name", ["desk_on", "note", "files", "by"])
def test_a_column_called_so_stops_the_start_and_is_named(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    register = Register.all["screening"]
    column: models.Field[str, str] = models.CharField(max_length=9)
    column.name = name
    monkeypatch.setattr(register, "own_fields", lambda: [column])
    assert any(one.startswith(f"{name} is a name of the door") for one in slips_of(register))


@pytest.mark.django_db
def test_the_day_of_the_act_that_is_challenged_is_asked_beside_the_day_of_registering() -> None:
    house.set_up()
    browser = house.let_in(Client(), house.post("clerk", county.BUREAU))
    page = browser.get(reverse("new-matter", args=["reconsideration"])).content.decode()
    assert 'name="act_on"' in page and "行政行为作出日期" in page
    assert 'name="desk_on"' in page and "登记日期" in page


def test_anothers_time_is_said_to_be_theirs_where_it_names_them() -> None:
    whose = {
        clock.says: clock.whose
        for register in Register.all.values()
        for procedure in register.procedures
        for clock in procedure.clocks.values()
    }
    assert whose["申请人补正"] == "申请人"
    assert whose["第三方提出意见"] == "第三方"
    assert whose["被申请人答复举证"] == "被申请人"
    assert whose["信访人请求复查"] == "信访人"
    assert whose["答复申请人"] == "", "ours, though it speaks of another"
    assert whose["提出管辖异议"] == "", "it names nobody"
