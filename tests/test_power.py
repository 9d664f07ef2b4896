"""Three administrators stay three people, whatever way one of them tries to become another."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import permutations

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests import house
from yifa.kernel.administration import founding, organisations, people
from yifa.kernel.administration.people_table import PeopleTable
from yifa.kernel.administration.record import AdministrativeAct
from yifa.kernel.exchange import Import
from yifa.kernel.gates import Refused
from yifa.kernel.person import Person, Post
from yifa.kernel.roles import ADMINISTRATORS, AUDITOR, SECURITY_ADMIN, SYSTEM_ADMIN, Role
from yifa.kernel.spreadsheet.tests.tables import workbook
from yifa.kernel.take import take
from yifa.kernel.tests import county
from yifa.kernel.verify import verify
from yifa.web.api.tests.doors import EVERY, client
from yifa.web.factors import standing
from yifa.web.factors.models import CodeApp

BEGUN = dt.date(2026, 1, 5)
THREE = sorted(ADMINISTRATORS)
PAIRS = list(permutations(THREE, 2))
OTHERS = [SYSTEM_ADMIN, AUDITOR]


@pytest.fixture
def security(db: None) -> Post:
    county.set_up()
    house.post(SECURITY_ADMIN, county.COUNTY, who="2")
    return house.post(SECURITY_ADMIN, county.COUNTY)


def administrator(role: str, *, has_been_in: bool = True) -> Post:
    """One of the three, at the town, who came in before."""
    post = house.post(role, county.TOWN)
    post.person.set_password(house.PASSWORD)
    post.person.last_login = timezone.now() if has_been_in else None
    post.person.save()
    return post


def coming(role: str, person: Person, since: dt.date = BEGUN) -> Post:
    here = county.place(county.TOWN)
    return Post(person=person, organisation=here, role=role, since=since)


def refused(act: Callable[[], object], says: str) -> None:
    """It is refused in these words, and nothing is done and nothing on the record."""
    before = AdministrativeAct.objects.count(), list(Post.objects.values_list())
    with pytest.raises(Refused) as why:
        act()
    assert says in why.value.sentence + "".join(why.value.fields.values())
    assert (AdministrativeAct.objects.count(), list(Post.objects.values_list())) == before


def refused_on_record(act: Callable[[], object], says: str, *, on: Person) -> None:
    """It is refused in these words, and all that is left is a line for the auditor."""
    posts = list(Post.objects.values_list())
    number = AdministrativeAct.objects.count()
    with pytest.raises(Refused):
        act()
    assert list(Post.objects.values_list()) == posts
    tried = AdministrativeAct.objects.filter(place__gt=number).get()
    assert (tried.did, tried.subject) == ("refused", on.username)
    assert says in tried.after["原因"]
    assert list(verify()) == []


def powers_on(person: Person, day: dt.date) -> set[str]:
    held = person.posts.held_on(day).values_list("role", flat=True)
    return set(held) & set(ADMINISTRATORS)


@pytest.mark.promise("power", "an administrator is given the post of another, at once or backdated")
@pytest.mark.parametrize(("has", "wants"), PAIRS)
@pytest.mark.parametrize("since", [dt.date(2019, 1, 1), BEGUN, dt.date(2099, 1, 1)])
def test_nobody_is_appointed_to_a_second_of_the_three(
    security: Post, has: str, wants: str, since: dt.date
) -> None:
    person = administrator(has).person
    wanted = coming(wants, person, since)
    refused_on_record(lambda: people.appoint(security, wanted), "先办离任", on=person)


@pytest.mark.promise("power", "a post that was ended is drawn out again after another was given")
def test_a_post_that_was_ended_does_not_come_back_beside_the_next_one(security: Post) -> None:
    auditor, today = administrator(AUDITOR), timezone.localdate()
    people.end_post(security, auditor, until=today)
    tomorrow = today + dt.timedelta(days=1)
    people.appoint(security, coming(SYSTEM_ADMIN, auditor.person, tomorrow))
    later = today + dt.timedelta(days=300)
    refused(lambda: people.end_post(security, auditor, until=later), "只能提前")
    assert powers_on(auditor.person, later) == {SYSTEM_ADMIN}
    people.end_post(security, auditor, until=today - dt.timedelta(days=1))


@pytest.mark.promise("power", "a table of people gives one person two of the three posts")
@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_a_table_makes_nobody_two_of_the_three(security: Post, first: str, second: str) -> None:
    there = administrator(first).person
    lines = [
        ["登录名", "姓名", "单位", "角色", "任职日期"],
        ["songyun", "宋云", county.TOWN, Role(first).label, BEGUN],
        ["songyun", "宋云", county.TOWN, Role(second).label, BEGUN],
        [there.username, there.name, county.TOWN, Role(second).label, BEGUN],
        [security.person.username, security.person.name, county.TOWN, Role(second).label, BEGUN],
    ]
    table = PeopleTable()
    kept = table.keep(security, file="人员.xlsx", content=workbook(lines))
    table.bring_in(kept)
    assert {post.role for post in Post.objects.filter(person__username="songyun")} == {first}
    assert powers_on(there, BEGUN) == {first}
    assert powers_on(security.person, BEGUN) == {SECURITY_ADMIN}
    tried = AdministrativeAct.objects.filter(did="refused").order_by("place")
    names = [act.subject for act in tried]
    assert names == ["songyun", there.username, security.person.username], "each once"
    assert {act.after["角色"] for act in tried} == {Role(second).label}
    assert list(verify()) == []


def table_of(by: Post, *posts: Post) -> Import:
    """A table of people that gives these posts, dropped and judged."""
    heads = ["登录名", "姓名", "单位", "角色", "任职日期"]
    rows = [
        [one.person.username, one.person.name, one.organisation.name, Role(one.role).label, BEGUN]
        for one in posts
    ]
    return PeopleTable().keep(by, file="人员.xlsx", content=workbook([heads, *rows]))


@pytest.mark.promise("power", "a table that would give two of the three is dropped and left lying")
def test_what_a_table_would_have_given_is_on_record_before_it_is_brought_in(
    security: Post,
) -> None:
    auditor, clerk = administrator(AUDITOR).person, house.post("clerk", county.TOWN).person
    table_of(security, coming(SYSTEM_ADMIN, auditor), coming(AUDITOR, clerk))
    tried = AdministrativeAct.objects.get()
    assert (tried.did, tried.subject) == ("refused", auditor.username)
    above = house.let_in(Client(), house.post(AUDITOR, county.COUNTY))
    page = above.get(reverse("administration-record")).content.decode()
    assert "要办：任职（导入表格）" in page and "角色：系统管理员" in page
    assert "各由一人专任" in page
    assert list(verify()) == []


@pytest.mark.promise("power", "a row that was good is against the division once it is brought in")
def test_what_became_a_second_power_while_the_table_waited_is_on_record(security: Post) -> None:
    clerk, yesterday = house.post("clerk", county.TOWN), BEGUN - dt.timedelta(days=1)
    people.end_post(security, clerk, until=yesterday)
    person = clerk.person
    table = table_of(security, coming(SYSTEM_ADMIN, person))
    people.appoint(security, coming(AUDITOR, person))
    number = AdministrativeAct.objects.count()
    assert PeopleTable().bring_in(table) == 0
    tried, came = AdministrativeAct.objects.filter(place__gt=number).order_by("place")
    assert (tried.did, tried.subject, came.did) == ("refused", person.username, "bring_in")
    assert powers_on(person, BEGUN) == {AUDITOR}


@pytest.mark.promise("power", "an administrator's sign-in name is taken over for somebody else")
def test_a_sign_in_name_never_passes_to_another(security: Post) -> None:
    auditor = administrator(AUDITOR).person
    people.deactivate(security, auditor)
    taken = Person(username=auditor.username, name="宋云")
    refused(lambda: people.add(security, taken, coming(SYSTEM_ADMIN, taken)), "已经有人用")
    table = PeopleTable()
    lines = [
        ["登录名", "姓名", "单位", "角色"],
        [auditor.username, "宋云", county.TOWN, Role(SYSTEM_ADMIN).label],
    ]
    table.bring_in(table.keep(security, file="人员.xlsx", content=workbook(lines)))
    assert powers_on(auditor, timezone.localdate()) == {AUDITOR}


@pytest.mark.promise("power", "a password or factor of another administrator is reset to get in")
@pytest.mark.parametrize("role", OTHERS)
def test_the_security_administrator_opens_no_other_administrator_s_door(
    security: Post, role: str
) -> None:
    other = administrator(role)
    CodeApp.objects.create(person=other.person, secret="A" * 32)
    for act in (
        lambda: people.issue_passwords(security, [other.person]),
        lambda: standing.remove(security, other.person),
    ):
        refused_on_record(act, "yifa password", on=other.person)
    desk = house.let_in(Client(), security)
    desk.post(reverse("issue-password", args=[other.person_id]))
    desk.post(reverse("remove-factor", args=[other.person_id]))
    other.person.refresh_from_db()
    assert other.person.check_password(house.PASSWORD) and standing.has_one(other.person)


def test_the_auditor_reads_what_was_tried_and_plain_mistakes_are_not_there(security: Post) -> None:
    auditor = administrator(AUDITOR)
    desk = house.let_in(Client(), security)
    desk.post(reverse("remove-factor", args=[security.person_id]))
    told = {"organisation": county.TOWN, "role": SYSTEM_ADMIN, "since": "2026-01-05"}
    desk.post(reverse("appoint", args=[auditor.person_id]), told)
    desk.post(reverse("appoint", args=[auditor.person_id]), told | {"since": "1月35日"})
    above = house.post(AUDITOR, county.COUNTY)
    page = house.let_in(Client(), above).get(reverse("administration-record")).content.decode()
    assert page.count("没有办成</td>") == AdministrativeAct.objects.count() == 2
    assert "要办：解除第二道验证" in page and "不能给自己办" in page
    assert "要办：任职" in page and "角色：系统管理员" in page and "各由一人专任" in page


def test_who_has_never_been_in_gets_a_first_password_and_the_machine_gives_another(
    security: Post,
) -> None:
    auditor = administrator(AUDITOR, has_been_in=False).person
    [(_, first)] = people.issue_passwords(security, [auditor])
    Person.objects.filter(pk=auditor.pk).update(last_login=timezone.now())
    auditor.refresh_from_db()
    refused_on_record(
        lambda: people.issue_passwords(security, [auditor]), "yifa password", on=auditor
    )
    again = founding.reopen_door(auditor.username)
    assert again.person.check_password(again.password) and again.password != first
    last = AdministrativeAct.objects.order_by("place").last()
    assert last is not None and (last.did, last.by) == ("issue_password", None)


@pytest.mark.promise("power", "the recovery command lets in somebody who is no administrator")
@pytest.mark.parametrize("role", sorted(set(Role.values) - set(THREE)))
def test_the_recovery_command_is_for_administrators_in_office(security: Post, role: str) -> None:
    clerk = house.post(role, county.TOWN)
    refused(lambda: founding.reopen_door(clerk.person.username), "不是在任的管理员")
    gone = administrator(AUDITOR)
    Post.objects.filter(pk=gone.pk).update(until=BEGUN)
    refused(lambda: founding.reopen_door(gone.person.username), "不是在任的管理员")
    refused(lambda: founding.reopen_door("nobody"), "不是在任的管理员")


@pytest.mark.promise("power", "an administrator's own post is changed, ended or given to oneself")
def test_the_security_administrator_does_nothing_to_their_own_posts(security: Post) -> None:
    me = security.person
    for act in (
        lambda: people.appoint(security, coming(AUDITOR, me)),
        lambda: people.end_post(security, security, until=timezone.localdate()),
        lambda: people.issue_passwords(security, [me]),
    ):
        refused_on_record(act, "不能给自己办", on=me)


@pytest.mark.promise("power", "one of the three does the work of another")
@pytest.mark.parametrize("role", THREE)
def test_each_does_only_their_own_work(security: Post, role: str) -> None:
    by, clerk = house.post(role, county.COUNTY), house.post("clerk", county.TOWN)
    town = county.place(county.TOWN)
    if role != SYSTEM_ADMIN:
        refused(lambda: organisations.change(by, town, telephone="0571-1"), "系统管理员办")
    if role != SECURITY_ADMIN:
        refused(lambda: people.deactivate(by, clerk.person), "安全管理员办")
        refused(lambda: people.issue_passwords(by, [clerk.person]), "安全管理员办")
        refused(lambda: people.appoint(by, coming(AUDITOR, clerk.person)), "安全管理员办")
        refused(lambda: standing.require(by, clerk.person, must=False), "安全管理员办")
    record = house.let_in(Client(), by).get(reverse("administration-record"))
    assert record.status_code == (200 if role == AUDITOR else 403)


@pytest.mark.promise(
    "power", "an administrator registers, handles or is made the handler of a matter"
)
@pytest.mark.parametrize("role", THREE)
def test_no_administrator_has_a_part_in_a_matter(security: Post, role: str) -> None:
    clerk, other = house.post("clerk", county.TOWN), house.post(role, county.TOWN)
    matter = house.register_dispute(clerk)
    with pytest.raises(Refused):
        house.register_dispute(other)
    take(matter, "accept", by=clerk, on=dt.date(2026, 9, 7))
    with pytest.raises(Refused):
        take(matter, "appoint", by=other, on=dt.date(2026, 9, 7), handler=clerk)
    with pytest.raises(Refused):
        take(matter, "appoint", by=clerk, on=dt.date(2026, 9, 7), handler=other)


@pytest.mark.promise("power", "a program works with an administrator's token")
@pytest.mark.parametrize("role", THREE)
def test_an_administrator_s_token_opens_no_matter_and_no_administration(
    security: Post, role: str
) -> None:
    matter = house.register_dispute(house.post("clerk", county.TOWN))
    knocking = client(house.post(role, county.COUNTY), *EVERY)
    assert knocking.get("/api/dispute").json()["results"] == []
    assert knocking.get(f"/api/dispute/{matter.pk}").status_code == 404
    body = {"fields": house.entry_of("dispute")}
    assert knocking.post("/api/dispute", body, format="json").status_code in (403, 422)
    for name in ("staff", "organisations", "administration-record"):
        assert knocking.get(reverse(name)).status_code == 302  # to the sign-in page


def test_a_token_of_an_earlier_post_ends_with_it(security: Post) -> None:
    clerk, today = house.post("clerk", county.TOWN), timezone.localdate()
    knocking = client(clerk, *EVERY)
    assert knocking.get("/api/dispute").status_code == 200
    people.end_post(security, clerk, until=today - dt.timedelta(days=1))
    people.appoint(security, coming(AUDITOR, clerk.person, today))
    assert knocking.get("/api/dispute").status_code == 401


@pytest.mark.django_db(transaction=True)
@pytest.mark.promise("power", "two administrators give one person two of the three posts at once")
def test_two_appointments_at_the_same_moment_give_one_post(
    tried: Callable[[int], None],
) -> None:
    county.set_up()
    both = [house.post(SECURITY_ADMIN, county.COUNTY, who=who) for who in "12"]
    rounds = 10
    for number in range(rounds):
        person = Person.objects.enrol(f"songyun{number}", "宋云")
        earlier = coming("clerk", person, dt.date(2019, 1, 1))
        earlier.until = dt.date(2019, 12, 31)
        earlier.save()
        with ThreadPoolExecutor(2) as desks:
            ends = list(desks.map(appoints, both, OTHERS, [person.pk] * 2))
        assert sorted(ends) == [False, True]
        assert person.posts.exclude(role="clerk").count() == 1
    assert list(verify()) == []
    tried(rounds)


def appoints(by: Post, role: str, person: int) -> bool:
    """Whether the appointment went through."""
    try:
        people.appoint(by, coming(role, Person.objects.get(pk=person)))
    except Refused:
        return False
    finally:
        connection.close()
    return True
