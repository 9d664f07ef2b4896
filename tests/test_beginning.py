"""A county begins: from an empty house to the first dispute, with nothing made in Python."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from click.testing import CliRunner
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from yifa.commands.found import found
from yifa.kernel.administration.record import AdministrativeAct
from yifa.kernel.matter import Matter
from yifa.kernel.organisation import Organisation
from yifa.kernel.person import Person
from yifa.kernel.spreadsheet.tests.tables import workbook
from yifa.kernel.verify import verify

pytestmark = pytest.mark.django_db

FOUND = [
    *("--code", "990200000000", "--name", "云岭县人民政府", "--short", "云", "--level", "县"),
    *("--system-admin", "沈知远", "--security-admin", "陆青禾", "--auditor", "顾明澄"),
]
ORGANISATIONS = [
    ["代码", "单位名称", "简称", "层级", "类别", "上级单位", "业务主管单位"],
    [
        "990200100-02",
        "松溪镇人民调解委员会",
        "松调委",
        "乡镇",
        "人民调解委员会",
        "松溪镇人民政府",
        "",
    ],
    ["990200100", "松溪镇人民政府", "松", "乡镇（街道）", "人民政府", "990200000000", ""],
    ["990200000001", "云岭县司法局", "云司", "县", "部门", "云岭县人民政府", ""],
    ["990200100-01", "松溪司法所", "松司", "乡镇", "司法所", "松溪镇人民政府", "云岭县司法局"],
]
PEOPLE = [
    ["登录名", "姓名", "单位", "角色", "职务"],
    ["heyq", "何砚秋", "松溪司法所", "经办人", "司法助理员"],
    ["heyq", "何砚秋", "松溪镇人民调解委员会", "调解员", ""],
    ["zhoumy", "周牧野", "松溪司法所", "负责人", "所长"],
]
OWN_CHOICE = "song-xi-2026-qiu"


def text(answer: Any) -> str:
    words: str = answer.content.decode()
    return words


def passwords_in(words: str) -> dict[str, str]:
    """Sign-in name → first password, as the command prints them."""
    return dict(re.findall(r"^(\w+)\s+([a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4})", words, re.M))


def enter(username: str, first: str) -> Client:
    """Sign in with a first password, which must be changed before anything else."""
    client = Client()
    client.post(reverse("sign-in"), {"username": username, "password": first})
    assert client.get(reverse("work"))["Location"] == reverse("password")
    again = {"old_password": first, "new_password1": first, "new_password2": first}
    assert "和现在的密码一样" in text(client.post(reverse("password"), again))
    chosen = {**again, "new_password1": OWN_CHOICE, "new_password2": OWN_CHOICE}
    assert client.post(reverse("password"), chosen)["Location"] == reverse("work")
    return client


def bring_in(client: Client, way: str, rows: list[list[str]]) -> str:
    """Drop a table, look at what came of it, accept it."""
    file = SimpleUploadedFile("表.xlsx", workbook(rows))
    seen = client.post(reverse(way), {"file": file}, follow=True)
    if "导入这" not in text(seen):
        return text(seen)
    return text(client.post(seen.request["PATH_INFO"], follow=True))


def test_from_an_empty_house_to_the_first_dispute() -> None:
    said = CliRunner().invoke(found, FOUND)
    assert said.exit_code == 0, said.output
    three = passwords_in(said.output)
    assert set(three) == {"xitong", "anquan", "shenji"}

    system = enter("xitong", three["xitong"])
    assert "已导入4个单位" in bring_in(system, "bring-organisations", ORGANISATIONS)
    office = Organisation.objects.get(name="松溪司法所")
    assert office.path.endswith("990200100/990200100-01/") and "990200000001" in office.line
    assert "4行已经有了，不再导入" in bring_in(system, "bring-organisations", ORGANISATIONS)

    security = enter("anquan", three["anquan"])
    assert "已导入3个岗位" in bring_in(security, "bring-people", PEOPLE)
    assert "3行已经有了，不再导入" in bring_in(security, "bring-people", PEOPLE)
    assert not Client().login(username="heyq", password="")
    shown = security.post(reverse("first-passwords"), {"organisation": "松溪镇人民政府"})
    assert shown["Cache-Control"] == "no-store"
    slips = dict(re.findall(r">(\w+)</td>\s*<td[^>]*>([a-z2-9-]{14})</td>", text(shown)))
    assert set(slips) == {"heyq", "zhoumy"}

    clerk = enter("heyq", slips["heyq"])
    post = Person.objects.get(username="heyq").posts.get(role="clerk")
    clerk.post(reverse("choose-post"), {"post": post.pk})
    answer = clerk.post(reverse("new-matter", args=["dispute"]), dispute())
    assert answer.status_code == 302, text(answer)
    assert Matter.objects.get().number.startswith(f"松司调〔{timezone.localdate().year}〕1号")

    auditor = enter("shenji", three["shenji"])
    record = text(auditor.get(reverse("administration-record")))
    assert "沈知远" in record and "添加单位" in record and "制发初始密码" in record
    kept = "".join(f"{act.before}{act.after}" for act in AdministrativeAct.objects.all())
    assert not any(one in kept for one in (*three.values(), *slips.values(), OWN_CHOICE))
    assert list(verify()) == []


def dispute() -> dict[str, str]:
    """The five fields with which a clerk begins."""
    return {
        "title": "宅基地滴水纠纷",
        "type": "neighbour",
        "source": "applied",
        "desk_on": dt.date.isoformat(timezone.localdate()),
        "party-TOTAL_FORMS": "2",
        "party-INITIAL_FORMS": "0",
        "party-0-name": "周明远",
        "party-1-name": "吴桂兰",
    }
