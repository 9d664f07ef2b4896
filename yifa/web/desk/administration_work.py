"""What an administrator sees first: no matters, but organisations, people and the record."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils import timezone

from yifa.kernel.administration.reading import acts_for
from yifa.kernel.organisation import Organisation
from yifa.kernel.person import Person, Post
from yifa.kernel.rights import administered
from yifa.kernel.roles import AUDITOR, SECURITY_ADMIN, SYSTEM_ADMIN
from yifa.web.models import WrongTry
from yifa.web.theme.link import Link

from . import lock
from .request import today
from .staff_list import STATES, mine

WEEK = dt.timedelta(days=7)
#: Organisations without anybody that are named.
NAMED = 5


def page(post: Post) -> dict[str, Any]:
    """The page of an administrator's own work."""
    made = {SYSTEM_ADMIN: organisations, SECURITY_ADMIN: people, AUDITOR: record}
    links = made[post.role](post)  # type: ignore[index]  # an administrator's role is one of the three
    return {"heading": "我的工作", "below": ["管理岗位不看事项。"], "links": links}


def organisations(post: Post) -> list[Link]:
    """单位: how many there are, and where nobody works."""
    standing = administered(post).standing()
    alone = unmanned(standing)
    found = [
        Link("单位管理", reverse("organisations"), note=f"{standing.count()}个单位"),
        Link("添加单位", reverse("new-organisation")),
        Link("从表格导入单位", reverse("bring-organisations")),
    ]
    return [*found, *nobody_at(alone)]


def people(post: Post) -> list[Link]:
    """人员: how many there are, who can't come in yet, who is locked out, where nobody works."""
    here, staff = mine(post), reverse("staff")
    found = [Link("人员与岗位", staff, note=f"{here.count()}人")]
    for name, (label, meant) in STATES.items():
        if number := here.filter(meant()).count():
            found.append(Link(label, f"{staff}?state={name}", note=f"{number}人"))
    found += [
        Link(f"{one.name}的登录名连错5次", reverse("person", args=[one.pk]), note="停用10分钟")
        for one in locked_out(here)[:NAMED]
    ]
    return [*found, *addresses(), *nobody_at(unmanned(administered(post).standing()))]


def locked_out(here: QuerySet[Person]) -> QuerySet[Person]:
    """Those whose password or second factor may not be tried now."""
    now = lock.resting(timezone.now() - WrongTry.REST).exclude(of=lock.ADDRESS)
    return here.filter(username__in=now.order_by().values("key"))


def addresses() -> list[Link]:
    """From where many names were tried of late: somebody may be looking for a weak password."""
    rested = lock.resting(timezone.now() - lock.TOLD).filter(of=lock.ADDRESS)
    return [
        Link(
            f"网络地址{one.key}试错{WrongTry.MOST[lock.ADDRESS]}次",
            note=f"{timezone.localtime(one.rested_at):%m-%d %H:%M}，停用10分钟；查一查是谁",
        )
        for one in rested[:NAMED]
    ]


def record(post: Post) -> list[Link]:
    """管理记录: how much was done of late."""
    since = today() - WEEK
    number = acts_for(post, first=since).count()
    url = reverse("administration-record")
    return [
        Link("管理记录", url, note=f"共{acts_for(post).count()}条"),
        Link("最近七天", f"{url}?from={since.isoformat()}", note=f"{number}条"),
    ]


def unmanned(found: QuerySet[Organisation]) -> QuerySet[Organisation]:
    """The organisations where nobody holds a post."""
    held = Post.objects.filter(organisation=OuterRef("pk")).held_on(today())
    return found.filter(~Exists(held))


def nobody_at(found: QuerySet[Organisation]) -> list[Link]:
    """A line that names some of the organisations where nobody holds a post."""
    number = found.count()
    if not number:
        return []
    names = "、".join(one.name for one in found[:NAMED])
    return [Link("还没有人任职的单位", note=f"{number}个：{names}{'等' if number > NAMED else ''}")]
