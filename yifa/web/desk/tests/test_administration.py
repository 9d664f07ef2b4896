"""Each administrator gets into the own pages, and nobody else does."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests import house
from yifa.kernel.person import Post
from yifa.kernel.roles import Role
from yifa.web.api.models import Scope
from yifa.web.api.tokens import holder_of, make
from yifa.web.desk.tests.conftest import Scene

Sit = Callable[[Post], Client]
WHOSE = {
    "system_admin": ["organisations", "new-organisation", "bring-organisations"],
    "security_admin": ["staff", "new-person", "first-passwords", "bring-people"],
    "auditor": ["administration-record"],
}
TEMPLATES = {
    "system_admin": "bring-organisations-template",
    "security_admin": "bring-people-template",
}


@pytest.mark.parametrize("role", [role.value for role in Role])
def test_a_page_opens_only_for_the_administrator_whose_work_it_is(
    role: str, scene: Scene, sit: Sit
) -> None:
    client = sit(house.post(role, house.OWN))
    for whose, names in WHOSE.items():
        for name in [*names, TEMPLATES.get(whose, names[0])]:
            expected = 200 if whose == role else 403
            assert client.get(reverse(name)).status_code == expected, name


@pytest.mark.parametrize(
    ("at", "status"),
    [(house.OWN, 200), (house.BELOW, 200), (house.ABOVE, 404), (house.BESIDE, 404)],
)
def test_an_administrator_opens_what_is_own_or_below(
    at: str, status: int, scene: Scene, sit: Sit
) -> None:
    here, clerk = house.place(at), house.post("clerk", at)
    system = sit(house.post("system_admin", house.OWN))
    for name in ("organisation-page", "change-organisation", "close-organisation"):
        assert system.get(reverse(name, args=[here.pk])).status_code == status, name
    security = sit(house.post("security_admin", house.OWN))
    for name in ("person", "appoint", "issue-password", "deactivate", "restore", "lift-lock"):
        assert security.get(reverse(name, args=[clerk.person_id])).status_code == status, name
    assert security.get(reverse("end-post", args=[clerk.pk])).status_code == status


@pytest.mark.parametrize("role", sorted(WHOSE))
def test_an_administrator_is_offered_the_own_work_and_no_registers(
    role: str, scene: Scene, sit: Sit
) -> None:
    page = sit(house.post(role, house.OWN)).get(reverse("work")).content.decode()
    assert reverse(WHOSE[role][0]) in page
    assert reverse("registers") not in page and reverse("new") not in page


@pytest.mark.parametrize(
    ("role", "name", "url"),
    [
        ("system_admin", "organisations", "bring-organisations"),
        ("security_admin", "staff", "bring-people"),
    ],
)
def test_what_can_t_be_printed_finds_nobody_and_breaks_no_page(
    role: str, name: str, url: str, scene: Scene, sit: Sit
) -> None:
    administrator = sit(house.post(role, house.OWN))
    assert administrator.get(reverse(name), {"q": "柳\x00溪"}).status_code == 200
    heads = "代码,单位名称,简称,层级,类别,上级单位,登录名,姓名,单位,角色,任职日期\n"
    row = "99\x00,新\x00村,新\x00,村,村民委员会,柳\x00溪,zh\x00,张\x00,柳\x00溪,经办人,2026-01-01\n"
    brought = SimpleUploadedFile("t.csv", (heads + row).encode())
    answer = administrator.post(reverse(url), {"file": brought}, follow=True)
    assert answer.status_code in (200, 422)


def test_a_record_sought_by_what_can_t_be_printed_breaks_no_page(scene: Scene, sit: Sit) -> None:
    auditor = sit(house.post("auditor", house.OWN))
    asked = {"q": "\x00", "from": "\x00", "to": "\x00"}
    assert auditor.get(reverse("administration-record"), asked).status_code == 200


def test_a_fresh_password_ends_the_tokens_made_under_the_old_one(scene: Scene, sit: Sit) -> None:
    clerk = house.post("clerk", house.OWN)
    now = timezone.now()
    _, secret = make(clerk, "收费系统", scopes=[Scope.READ], expires_on=now.date(), at=now)
    assert holder_of(secret, today=now.date()) is not None
    sit(house.post("security_admin", house.OWN)).post(
        reverse("issue-password", args=[clerk.person_id])
    )
    assert holder_of(secret, today=now.date()) is None
