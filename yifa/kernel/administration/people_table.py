"""How a county's people and their posts come in from one table: a row is a post of a person."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

from django.db import models
from django.utils import timezone

from yifa.kernel.gates import Refused
from yifa.kernel.person import Person, Post
from yifa.kernel.roles import SECURITY_ADMIN
from yifa.kernel.spreadsheet import Column, Row

from . import people
from .record import Divided, Office
from .tables import Kind, Report, faults_in


@dataclass(frozen=True)
class Coming:
    """A post to give, and whether its person is new too."""

    post: Post
    is_new: bool


def column(
    model: type[models.Model], name: str, label: str, *called: str, needed: bool = False
) -> Column:
    """A column of a person or of a post."""
    field = cast("models.Field[Any, Any]", model._meta.get_field(name))
    return Column(name, label, needed=needed, field=field, also_called=called)


class Known:
    """The people that rows may speak of, each with the posts held and those to come."""

    def __init__(self, rows: Sequence[Row]) -> None:
        names = {str(row.writes.get("username", "")) for row in rows}
        there = Person.objects.filter(username__in=names)
        self.people = {one.username: one for one in there}
        self.posts: dict[str, list[Post]] = {name: [] for name in names}
        held = Post.objects.filter(person__username__in=names)
        for post in held.select_related("person", "organisation"):
            self.posts[post.person.username].append(post)


class PeopleTable(Kind[Coming]):
    """人员表."""

    name = "person"
    title = "人员"
    role = SECURITY_ADMIN
    columns = (
        column(Person, "username", "登录名", "用户名", "账号", "帐号", needed=True),
        column(Person, "name", "姓名", "人员", "人员姓名", needed=True),
        column(Post, "organisation", "单位", "工作单位", "所在单位", "单位名称", needed=True),
        column(Post, "role", "角色", "岗位", "岗位角色", needed=True),
        column(Post, "title", "职务", "职位"),
        column(Post, "since", "任职日期", "任职时间", "开始日期"),
    )
    closing = (
        "一行是一个人的一个岗位。一个人有几个岗位的，写几行，登录名和姓名相同。",
        "登录名用字母、数字或者汉字，不能重复，定了以后不改。任职日期不填按导入当天。",
        "导入以后还不能登录，要再制发初始密码，交给本人。",
    )

    def judge(self, report: Report[Coming], rows: Sequence[Row], by: Post) -> None:
        """There already, bad, or ready; earlier rows of a person count for later ones."""
        known = Known(rows)
        for row in rows:
            if row.faults:
                report.bad.append(row)
                continue
            post = self.post_of(row, known)
            beside = known.posts[post.person.username]
            if any(is_there(one, post, told="since" in row.writes) for one in beside):
                report.there.append(row)
            elif refused := self.refusal_of(row, post, beside, by):
                row.faults += faults_in(row, self.columns, refused.fields)
                report.bad.append(row)
                report.divided += [refused] if isinstance(refused, Divided) else []
            else:
                is_new = post.person.username not in known.people
                report.ready.append((row, Coming(post, is_new)))
                known.people[post.person.username] = post.person
                beside.append(post)

    def post_of(self, row: Row, known: Known) -> Post:
        """The post that a row would give."""
        told = row.writes
        person = known.people.get(told["username"])
        return Post(
            person=person or Person(username=told["username"], name=told["name"]),
            organisation=told["organisation"],
            role=told["role"],
            title=told.get("title", ""),
            since=told.get("since") or timezone.localdate(),
        )

    def refusal_of(self, row: Row, post: Post, beside: Sequence[Post], by: Post) -> Refused | None:
        """What is wrong with a row, by column; Divided if it goes against the division of power."""
        person, faults = post.person, {}
        divided = people.is_second_power(post, beside)
        if person.name != row.writes["name"]:
            faults["username"] = "这个登录名已经是别人的，换一个"
        elif person.pk is not None:
            try:
                people.answer_for(by, person, "任职")
            except Refused as refused:
                faults["username"] = "；".join(map(str, refused.reasons))
                divided |= isinstance(refused, Divided)
        elif not beside:
            faults = people.person_faults(person)
        faults |= people.post_faults(post, by=by, beside=beside)
        if divided:
            wanted = people.facts_of(post)
            return Divided("任职（导入表格）", person, fields=faults, wanted=wanted)
        return Refused("任职", fields=faults) if faults else None

    def put(self, office: Office, entry: Coming) -> None:
        """Store a post, and its person where new."""
        if entry.is_new:
            people.put(office, entry.post.person, entry.post)
        else:
            people.put_post(office, entry.post)


def is_there(one: Post, coming: Post, *, told: bool) -> bool:
    """Whether a row tells what is there: the same post, now or, unless it tells a later day, once.

    Else an old table brought again would give back the posts of those who left.
    """
    if not people.is_same(one, coming):
        return False
    ended: dt.date | None = one.until
    return ended is None or not told or coming.since <= ended
