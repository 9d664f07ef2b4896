"""How organisations are set up, changed and closed, by a system administrator."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Set
from typing import Any

from django.db.models import Q, QuerySet, Value
from django.db.models.functions import Concat, Substr
from django.utils import timezone

from yifa.kernel import desk_work
from yifa.kernel.gates import Reason, Refused
from yifa.kernel.handover import CalledIn
from yifa.kernel.matter import Event, Matter
from yifa.kernel.organisation import Level, Organisation
from yifa.kernel.person import Post
from yifa.kernel.rights import administers
from yifa.kernel.roles import SYSTEM_ADMIN

from .record import AdministrativeAct, Did, Facts, Office, in_office

#: What an administrator may change of an organisation; its code, level and form stay.
CHANGED = ("name", "short", "parent", "led_by", "address", "telephone")
#: What the record tells of an organisation.
TOLD = ("name", "short", "level", "form", "parent", "led_by", "address", "telephone", "closed_on")
CODE = re.compile(r"[0-9A-Za-z][0-9A-Za-z\-]{1,31}")
LEVELS = list(Level.values)


def label_of(name: str) -> str:
    """What a column of an organisation is called."""
    return str(Organisation._meta.get_field(name).verbose_name)  # type: ignore[union-attr]  # a column of its own


def planned(**told: Any) -> Organisation:
    """An organisation as it would be, with its place in both trees; nothing is stored."""
    candidate = Organisation(**told)
    leader = candidate.led_by or candidate.parent
    candidate.path = f"{candidate.parent.path if candidate.parent else '/'}{candidate.code}/"
    candidate.line = f"{leader.line if leader else '/'}{candidate.code}/"
    return candidate


def add(by: Post | None, candidate: Organisation) -> Organisation:
    """Set up an organisation that was `planned`; raises Refused with a sentence for each fault."""
    with in_office(by, SYSTEM_ADMIN, "添加单位") as office:
        if faults := faults_of(candidate, by=by):
            raise Refused("添加单位", fields=faults)
        return put(office, candidate)


def put(office: Office, candidate: Organisation) -> Organisation:
    """Store an organisation without faults, on record."""
    candidate.save(force_insert=True)
    office.record(Did.ADD_ORGANISATION, candidate, at=candidate, after=facts_of(candidate))
    return candidate


def faults_of(
    candidate: Organisation, *, by: Post | None, beside: Iterable[Organisation] = ()
) -> dict[str, str]:
    """What is wrong with an organisation, a sentence for each column; `beside` others planned."""
    faults = words_missing(candidate) | place_faults(candidate, by)
    return faults | taken(candidate, beside, of={"code", "short", "name"} - faults.keys())


def words_missing(candidate: Organisation) -> dict[str, str]:
    """Columns that are empty, too long, or hold what can't be printed or read."""
    faults = {}
    for name in ("code", "name", "short", "level", "form", "address", "telephone"):
        field, value = Organisation._meta.get_field(name), str(getattr(candidate, name) or "")
        most = getattr(field, "max_length", None) or 0
        if not value and not getattr(field, "blank", False):
            faults[name] = f"还没有填“{label_of(name)}”"
        elif len(value) > most:
            faults[name] = f"写了{len(value)}个字，最多{most}个字"
        elif not value.isprintable():
            faults[name] = "里面有看不见的字符，删掉后重新填写"
    if candidate.code and "code" not in faults and not CODE.fullmatch(candidate.code):
        faults["code"] = "只写数字、字母和“-”，2到32位，例如330109001"
    if re.search(r"[\s〔〕]", candidate.short) and "short" not in faults:
        faults["short"] = "文号简称里不写空格和〔〕"
    return faults


def place_faults(candidate: Organisation, by: Post | None) -> dict[str, str]:
    """A parent or a leader it can't have."""
    parent, leader = candidate.parent, candidate.led_by
    faults = {}
    if by is not None and parent is None and candidate != by.organisation:
        faults["parent"] = "还没有选属地上级"
    elif parent is not None and by is not None and not administers(by, parent):
        faults["parent"] = f"{parent}不归{by.organisation}管理，在本单位和下级单位里选"
    elif parent is not None and parent.closed_on:
        faults["parent"] = f"{parent}已经撤并，换一个单位"
    elif parent is not None and candidate.level in LEVELS and is_higher(candidate, parent):
        faults["parent"] = f"层级比属地上级{parent}还高，核对层级或者换一个上级"
    if leader is not None and leader.closed_on:
        faults["led_by"] = f"{leader}已经撤并，换一个单位"
    longest = Organisation._meta.get_field("path").max_length or 0
    if max(len(candidate.path), len(candidate.line)) > longest and "parent" not in faults:
        faults["parent"] = "单位一级套一级太深，换一个上级"
    return faults


def is_higher(candidate: Organisation, parent: Organisation) -> bool:
    """Whether it would stand above its parent."""
    return LEVELS.index(candidate.level) < LEVELS.index(parent.level)


def taken(
    candidate: Organisation, beside: Iterable[Organisation], *, of: Set[str]
) -> dict[str, str]:
    """What another organisation has already: code, short name, or the name at the same place.

    Asked only of the columns in `of`, which are in order: PostgreSQL takes no NUL in a question.
    """
    others = Organisation.objects.exclude(pk=candidate.pk)
    same = Q(pk__in=[])
    for name in of & {"code", "short"}:
        same |= Q(**{name: getattr(candidate, name)})
    if "name" in of and candidate.parent is not None and candidate.parent.pk:
        same |= Q(name=candidate.name, parent=candidate.parent)
    faults = {}
    for one in (*others.filter(same), *beside):
        if one.code == candidate.code:
            faults["code"] = f"这个代码{one}已经用了，核对代码"
        if one.short == candidate.short:
            faults["short"] = f"这个简称{one}已经用了，换一个，编号才分得清"
        if one.name == candidate.name and one.parent == candidate.parent and not one.closed_on:
            faults["name"] = "同一个上级下面已经有这个名称的单位"
    if "short" in of - faults.keys() and was_of_another(candidate):
        faults["short"] = "这个简称以前有别的单位用过，换一个，编号才不会重复"
    return {name: why for name, why in faults.items() if name in of}


def was_of_another(candidate: Organisation) -> bool:
    """Whether numbers may have been issued under this short name by another organisation."""
    before = {f"before__{label_of('short')}": candidate.short}
    changed = AdministrativeAct.objects.filter(did=Did.CHANGE_ORGANISATION, **before)
    return changed.exclude(subject=candidate.code).exists()


def facts_of(organisation: Organisation) -> dict[str, str]:
    """An organisation in words, by the names of its columns; what is empty is left out."""
    return {label_of(name): said for name in TOLD if (said := in_words(organisation, name))}


def in_words(organisation: Organisation, name: str) -> str:
    """One column of an organisation as pages show it."""
    value = getattr(organisation, name)
    if isinstance(value, Organisation):
        return f"{value.name}（{value.code}）"
    if name in ("level", "form"):
        return str(getattr(organisation, f"get_{name}_display")())
    return value.isoformat() if isinstance(value, dt.date) else str(value or "")


def change(by: Post, organisation: Organisation, **told: Any) -> bool:
    """Change what is told of `CHANGED`; returns whether anything did. Raises Refused.

    Parent and leader decide whose figures count it, in frozen reports too: they change only as
    long as nothing was recorded there or below (docs/decisions/0011).
    """
    with in_office(by, SYSTEM_ADMIN, "修改单位") as office:
        now = held(by, organisation, "修改单位")
        was, roots = facts_of(now), (now.path, now.line)
        for name in CHANGED:
            setattr(now, name, told.get(name, getattr(now, name)))
        after = planned_again(now)
        moved = after.path != roots[0]
        faults = faults_of(after, by=by if moved else None) | displaced(after, *roots)
        if faults:
            raise Refused("修改单位", fields=faults)
        before, later = differing(was, facts_of(after))
        if not (before or later):
            return False
        after.save(update_fields=[*CHANGED])
        re_root(*roots, after)
        office.record(Did.CHANGE_ORGANISATION, after, at=after, before=before, after=later)
    return True


def planned_again(organisation: Organisation) -> Organisation:
    """The same organisation at the place in both trees that its parent and leader give it."""
    there = planned(code=organisation.code, parent=organisation.parent, led_by=organisation.led_by)
    organisation.path, organisation.line = there.path, there.line
    return organisation


def displaced(after: Organisation, path: str, line: str) -> dict[str, str]:
    """Why it can't stand under that parent or leader, where either changes."""
    moved = {"parent": after.path != path, "led_by": after.line != line}
    if not any(moved.values()):
        return {}
    column = "parent" if moved["parent"] else "led_by"
    if leads_back(path, after.path) or leads_back(line, after.line):
        return {column: "不能归到自己或者自己的下级，换一个单位"}
    below = Organisation.objects.filter(Q(path__startswith=path) | Q(line__startswith=line))
    if has_records(below):
        return {column: "本单位或者下级已经有办理记录，改了会变动已经定稿的数；撤并后另设单位"}
    return {}


def leads_back(old: str, new: str) -> bool:
    """Whether the new way to an organisation leads through itself."""
    return old != new and new.startswith(old)


def has_records(organisations: QuerySet[Organisation]) -> bool:
    """Whether anything was ever recorded there."""
    keys = organisations.order_by().values("pk")
    return Event.objects.filter(Q(holder__in=keys) | Q(holder_after__in=keys)).exists()


def re_root(path: str, line: str, after: Organisation) -> None:
    """Let everything below follow to a new place in both trees."""
    for column, old, new in (("path", path, after.path), ("line", line, after.line)):
        if old != new:
            follows = Concat(Value(new), Substr(column, len(old) + 1))
            below = Organisation.objects.filter(**{f"{column}__startswith": old})
            below.update(**{column: follows})


def differing(before: Facts, after: Facts) -> tuple[dict[str, str], dict[str, str]]:
    """The facts that are no longer the same, as they were and as they are."""
    names = [name for name in {**before, **after} if before.get(name) != after.get(name)]
    return (
        {name: before[name] for name in names if name in before},
        {name: after[name] for name in names if name in after},
    )


def held(by: Post, organisation: Organisation, act: str) -> Organisation:
    """The organisation as it is now, if the administrator answers for it."""
    now = Organisation.objects.select_related("parent", "led_by").get(pk=organisation.pk)
    if not administers(by, now):
        raise Refused(act, [Reason(f"{now}不归{by.organisation}管理")])
    return now


def close(by: Post, organisation: Organisation, *, on: dt.date) -> None:
    """撤并: the organisation ends; raises Refused with everything that is still open there."""
    with in_office(by, SYSTEM_ADMIN, "撤并") as office:
        now = held(by, organisation, "撤并")
        faults = {"on": "日期还没有到，到那天再办"} if on > timezone.localdate(office.at) else {}
        reasons = [Reason(why) for why in still_open(now, on=on)]
        if now == by.organisation:
            reasons.append(Reason("这是您自己的单位，由上级单位的系统管理员办"))
        if faults or reasons:
            raise Refused("撤并", reasons, faults)
        now.closed_on = on
        now.save(update_fields=["closed_on"])
        told = {label_of("closed_on"): on.isoformat()}
        office.record(Did.CLOSE_ORGANISATION, now, at=now, after=told)


def still_open(organisation: Organisation, *, on: dt.date) -> list[str]:
    """What has to be settled before an organisation ends on that day, a clause each."""
    if organisation.closed_on:
        return [f"已经在{organisation.closed_on.isoformat()}撤并"]
    open_matters = Matter.objects.filter(desk_work.under_way(), holder=organisation).count()
    called = CalledIn.objects.filter(organisation=organisation, answered=False).count()
    posts = Post.objects.filter(organisation=organisation).lasting_beyond(on).count()
    below = organisation.children.filter(closed_on__isnull=True).count()
    counted = [
        (open_matters, "件没有办结，先移交给接收的单位"),
        (called, "件请它报到还没有答复，先答复"),
        (posts, "个岗位没有离任，先由安全管理员办离任"),
        (below, "个下级单位还在，先撤并下级单位"),
    ]
    return [f"还有{number}{what}" for number, what in counted if number]


def reopen(by: Post, organisation: Organisation) -> None:
    """恢复: an organisation that was closed by mistake stands again."""
    with in_office(by, SYSTEM_ADMIN, "恢复单位") as office:
        now = held(by, organisation, "恢复单位")
        if now.closed_on is None:
            raise Refused("恢复单位", [Reason("没有撤并，不用恢复")])
        if now.parent is not None and now.parent.closed_on:
            raise Refused("恢复单位", [Reason(f"上级{now.parent}已经撤并，先恢复上级")])
        before = {label_of("closed_on"): now.closed_on.isoformat()}
        now.closed_on = None
        now.save(update_fields=["closed_on"])
        office.record(Did.REOPEN_ORGANISATION, now, at=now, before=before)
