"""How people come, hold posts and leave, and how they are let in; by a security administrator.

Nobody appoints, ends or resets themselves; nobody holds two of the three administrators' roles, or
one of them beside a post that handles matters; the last security administrator stays.
"""

from __future__ import annotations

import datetime as dt
import re
import secrets
from collections.abc import Iterable, Sequence

from django.db.models import QuerySet
from django.utils import timezone

from yifa.kernel.gates import Reason, Refused
from yifa.kernel.organisation import Organisation
from yifa.kernel.person import Person, Post
from yifa.kernel.rights import administered, administers
from yifa.kernel.roles import ADMINISTRATORS, SECURITY_ADMIN, Role

from .record import Did, Divided, Office, in_office

#: Letters, digits and Chinese characters; a slash would part what names a post in the chain.
USERNAME = re.compile(r"[\w.@\-]{2,40}")
#: Letters and digits that nobody mistakes for one another, also when written by hand.
PLAIN = "abcdefghjkmnpqrstuvwxyz23456789"
#: What Django puts before a password that opens nothing.
NO_PASSWORD = "!"


def add(by: Post, person: Person, first: Post) -> Person:
    """Add a person with a first post; without a password nobody can sign in yet.

    Raises Refused with a sentence for each fault.
    """
    with in_office(by, SECURITY_ADMIN, "添加人员") as office:
        faults = person_faults(person) | post_faults(first, by=by, beside=[])
        if faults:
            raise Refused("添加人员", fields=faults)
        return put(office, person, first)


def put(office: Office, person: Person, first: Post) -> Person:
    """Store a person and a first post without faults, on record."""
    person.set_unusable_password()
    person.save(force_insert=True)
    office.record(Did.ADD_PERSON, person, at=first.organisation, after={"姓名": person.name})
    put_post(office, first)
    return person


def put_post(office: Office, post: Post) -> None:
    """Store a post without faults, on record."""
    post.save(force_insert=True)
    office.record(Did.APPOINT, post.person, at=post.organisation, after=facts_of(post))


def person_faults(person: Person) -> dict[str, str]:
    """What is wrong with a new person: sign-in name and name."""
    faults = {}
    if not USERNAME.fullmatch(person.username):
        faults["username"] = "登录名写2到40个字母、数字或者汉字，不写空格"
    elif Person.objects.filter(username=person.username).exists():
        faults["username"] = "这个登录名已经有人用，换一个"
    name = person.name
    if not name.strip() or len(name) > 40 or not name.isprintable():
        faults["name"] = "姓名写1到40个字"
    return faults


def appoint(by: Post, post: Post) -> Post:
    """任职: give a person another post; raises Refused with a sentence for each fault."""
    with in_office(by, SECURITY_ADMIN, "任职") as office:
        answer_for(by, post.person, "任职")
        beside = list(post.person.posts.all())
        faults = post_faults(post, by=by, beside=beside)
        if is_second_power(post, beside):
            raise Divided("任职", post.person, fields=faults, wanted=facts_of(post))
        if faults:
            raise Refused("任职", fields=faults)
        put_post(office, post)
    return post


def post_faults(post: Post, *, by: Post, beside: Sequence[Post]) -> dict[str, str]:
    """What is wrong with a new post; `beside` are the other posts of the same person."""
    here, faults = post.organisation, {}
    if not administers(by, here):
        faults["organisation"] = f"{here}不归{by.organisation}管理，在本单位和下级单位里选"
    elif here.closed_on:
        faults["organisation"] = f"{here}已经撤并，换一个单位"
    if len(post.title) > 40 or not post.title.isprintable():
        faults["title"] = "职务写40个字以内"
    if why := clash(post, beside):
        faults["role"] = why
    return faults


def clash(post: Post, beside: Iterable[Post]) -> str:
    """Why a person who holds the posts `beside` can't hold this one too; "" if they can."""
    for other in together(post, beside):
        roles = {other.role, post.role}
        if other.role == post.role and other.organisation == post.organisation:
            return f"{other.organisation}的{Role(other.role).label}已经在任，不用再任"
        if len(roles) > 1 and roles & ADMINISTRATORS:
            held = Role(other.role).label
            return f"还在任{other.organisation}的{held}，三类管理员各由一人专任，先办离任"
    if post.since in {one.since for one in beside if is_same(one, post)}:
        return "同一天已经任过这个岗位，改任职日期"
    return ""


def together(post: Post, beside: Iterable[Post]) -> list[Post]:
    """Those of the other posts that would still be held with this one."""
    return [other for other in beside if other.until is None or other.until >= post.since]


def is_second_power(post: Post, beside: Iterable[Post]) -> bool:
    """Whether it would make one person two of the three administrators."""
    roles = {post.role} | {other.role for other in together(post, beside)}
    return post.role in ADMINISTRATORS and len(roles & ADMINISTRATORS) > 1


def is_same(one: Post, other: Post) -> bool:
    """Whether two posts are the same role at the same organisation."""
    return one.role == other.role and one.organisation == other.organisation


def facts_of(post: Post) -> dict[str, str]:
    """A post in words, for the record."""
    said = {
        "单位": f"{post.organisation.name}（{post.organisation.code}）",
        "角色": post.get_role_display(),
        "职务": post.title,
        "任职日期": post.since.isoformat(),
        "离任日期": post.until.isoformat() if post.until else "",
    }
    return {name: value for name, value in said.items() if value}


def end_post(by: Post, post: Post, *, until: dt.date) -> None:
    """离任: `until` is the last day in the post. Raises Refused."""
    with in_office(by, SECURITY_ADMIN, "办离任") as office:
        now = Post.objects.select_related("person", "organisation").get(pk=post.pk)
        refuse_oneself(by, now.person, "办离任")
        refuse_beyond(by, now.organisation, "办离任")
        if now.until is not None and now.until < timezone.localdate(office.at):
            raise Refused("办离任", [Reason(f"已经在{now.until.isoformat()}离任")])
        if until < now.since:
            raise Refused("办离任", fields={"until": f"不能早于任职日期{now.since.isoformat()}"})
        if now.until is not None and until > now.until:
            told = f"已经办了{now.until.isoformat()}离任，只能提前；要接着任的，另办任职"
            raise Refused("办离任", fields={"until": told})
        refuse_last([now], until, "办离任")
        before, now.until = facts_of(now), until
        now.save(update_fields=["until"])
        office.record(
            Did.END_POST, now.person, at=now.organisation, before=before, after=facts_of(now)
        )


def deactivate(by: Post, person: Person) -> None:
    """停用: the person can no longer sign in, from this moment; posts and records stay."""
    with in_office(by, SECURITY_ADMIN, "停用") as office:
        here = answer_for(by, person, "停用")
        today = timezone.localdate(office.at)
        refuse_last(list(person.posts.select_related("organisation")), today, "停用")
        let_in(person, active=False)
        office.record(Did.DEACTIVATE, person, at=here)


def restore(by: Post, person: Person) -> None:
    """恢复: the person can sign in again."""
    with in_office(by, SECURITY_ADMIN, "恢复") as office:
        here = answer_for(by, person, "恢复")
        let_in(person, active=True)
        office.record(Did.RESTORE, person, at=here)


def let_in(person: Person, *, active: bool) -> None:
    """Whether a person may sign in at all."""
    person.is_active = active
    person.save(update_fields=["is_active"])
    if not active:
        person.close_sessions()


def issue_passwords(by: Post, people: Iterable[Person]) -> list[tuple[Person, str]]:
    """制发初始密码: for each a fresh password, told here and never again.

    It opens the door once: at the first sign-in it must be changed. What is open elsewhere under
    the old one is closed by it.
    """
    fresh = [(person, fresh_password()) for person in people]
    for person, password in fresh:
        person.set_password(password)  # slow on purpose: others need not wait for it
    with in_office(by, SECURITY_ADMIN, "制发密码") as office:
        for person, _ in fresh:
            here = answer_for(by, person, "制发密码")
            refuse_other_power(person, "制发密码", office.at)
            issue(office, person, at=here)
    return fresh


def issue(office: Office, person: Person, *, at: Organisation) -> None:
    """Let the password just made open the door once, on record without itself."""
    person.must_change_password = True
    person.save(update_fields=["password", "must_change_password"])
    office.record(Did.ISSUE_PASSWORD, person, at=at)


def fresh_password() -> str:
    """Twelve letters and digits in three groups, about 59 bits."""
    return "-".join("".join(secrets.choice(PLAIN) for _ in range(4)) for _ in range(3))


def choose_password(person: Person, password: str) -> None:
    """The person's own choice, known to nobody else."""
    person.set_password(password)
    person.must_change_password = False
    person.save(update_fields=["password", "must_change_password"])


def answer_for(by: Post, person: Person, act: str) -> Organisation:
    """Where the person works, if all of it is the administrator's to answer for.

    Somebody who also works elsewhere could be entered through here: that is for the
    administrator above both.
    """
    refuse_oneself(by, person, act)
    today = timezone.localdate()
    posts = person.posts.select_related("organisation").order_by("-since", "-pk")
    places = [one.organisation for one in posts.lasting_beyond(today) or posts]
    for place in places:
        refuse_beyond(by, place, act)
    if not places:
        raise Refused(act, [Reason(f"{person}没有任过职，不归{by.organisation}管理")])
    return places[0]


def refuse_oneself(by: Post, person: Person, act: str) -> None:
    """Nobody is their own administrator."""
    if by.person_id == person.pk:
        raise Divided(act, person, [Reason("不能给自己办，由另一名安全管理员办")])


def refuse_beyond(by: Post, place: Organisation, act: str) -> None:
    """Nobody acts on what is not theirs."""
    if not administers(by, place):
        raise Refused(act, [Reason(f"{place}不归{by.organisation}管理，由上级单位的安全管理员办")])


def refuse_other_power(person: Person, act: str, at: dt.datetime) -> None:
    """Nobody opens the door of a system administrator or an auditor who has come in by it before.

    Whoever could, might come in as all three. That is for who runs the machine, on the record.
    """
    held = person.posts.lasting_beyond(timezone.localdate(at) - dt.timedelta(days=1))
    other = held.filter(role__in=ADMINISTRATORS - {SECURITY_ADMIN}).first()
    if other is not None and person.last_login is not None:
        told = f"{person}是{Role(other.role).label}，由运行维护人员用 yifa password 办"
        raise Divided(act, person, [Reason(told)])


def refuse_last(posts: Iterable[Post], day: dt.date, act: str) -> None:
    """Where a security administrator goes, another must stay who answers for the same place."""
    for post in posts:
        if post.role == SECURITY_ADMIN and not another_stays(post, day):
            told = f"这是{post.organisation}最后一名安全管理员，先任命接替的人"
            raise Refused(act, [Reason(told)])


def another_stays(post: Post, day: dt.date) -> bool:
    """Whether somebody else, here or above, is a security administrator beyond that day."""
    above = [code for code in post.organisation.path.split("/") if code]
    others = Post.objects.filter(
        role=SECURITY_ADMIN, organisation__code__in=above, person__is_active=True
    )
    return others.exclude(person=post.person).lasting_beyond(day).exists()


def people_of(by: Post) -> QuerySet[Person]:
    """Everybody who holds or held a post where the administrator answers for it."""
    posts = Post.objects.filter(organisation__in=administered(by).order_by().values("pk"))
    return Person.objects.filter(pk__in=posts.order_by().values("person"))
