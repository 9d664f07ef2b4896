"""Who may be given which post by whom, and how people are let in and kept out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.utils import timezone

from yifa.kernel.administration import organisations, people
from yifa.kernel.administration.record import AdministrativeAct
from yifa.kernel.gates import Refused
from yifa.kernel.person import Person, Post
from yifa.kernel.roles import ADMINISTRATORS, Role
from yifa.kernel.tests import county

from .conftest import Three

BEGUN = dt.date(2026, 1, 5)


def refusal(act: Callable[[], object]) -> Refused:
    with pytest.raises(Refused) as refused:
        act()
    return refused.value


def coming(role: str, at: str, person: Person | None = None) -> Post:
    someone = person or Person(username="songyun", name="宋云")
    return Post(person=someone, organisation=county.place(at), role=role, since=BEGUN)


def added(by: Post, role: str = "clerk", at: str = county.TOWN) -> Person:
    post = coming(role, at)
    return people.add(by, post.person, post)


def today() -> dt.date:
    return timezone.localdate()


def test_a_person_comes_with_a_post_and_can_not_sign_in_yet(three: Three) -> None:
    person = added(three.security)
    assert not person.has_usable_password()
    assert person.posts.get().role == "clerk"
    acts = AdministrativeAct.objects.order_by("place")
    assert [(act.did, act.subject) for act in acts] == [
        ("add_person", "songyun"),
        ("appoint", "songyun"),
    ]
    assert acts[1].after["任职日期"] == "2026-01-05"


@pytest.mark.parametrize(
    ("username", "says"),
    [
        ("", "登录名写2到40个"),
        ("a b", "不写空格"),
        ("a/b", "登录名写2到40个"),
        ("wu\x00", "登录名写"),
    ],
)
def test_a_sign_in_name_is_one_word(three: Three, username: str, says: str) -> None:
    post = coming("clerk", county.TOWN, Person(username=username, name="宋云"))
    refused = refusal(lambda: people.add(three.security, post.person, post))
    assert says in refused.fields["username"]
    assert not Person.objects.filter(name="宋云").exists()


def test_a_sign_in_name_is_nobody_else_s(three: Three) -> None:
    added(three.security)
    assert "已经有人用" in refusal(lambda: added(three.security)).fields["username"]


@pytest.mark.parametrize("role", ["system_admin", "auditor", "clerk", "leader", "supervisor"])
def test_nobody_but_a_security_administrator_brings_people_in(three: Three, role: str) -> None:
    other = county.post(role, county.COUNTY)
    clerk = county.post("clerk", county.TOWN)
    for act in (
        lambda: added(other),
        lambda: people.appoint(other, coming("mediator", county.TOWN, clerk.person)),
        lambda: people.end_post(other, clerk, until=today()),
        lambda: people.deactivate(other, clerk.person),
        lambda: people.restore(other, clerk.person),
        lambda: people.issue_passwords(other, [clerk.person]),
    ):
        assert "由在任的安全管理员办" in refusal(act).sentence
    clerk.person.refresh_from_db()
    assert not clerk.person.has_usable_password()


@pytest.mark.parametrize("first", sorted(ADMINISTRATORS))
@pytest.mark.parametrize("second", [role.value for role in Role])
def test_an_administrator_holds_no_other_role(three: Three, first: str, second: str) -> None:
    person = added(three.security, first, county.TOWN)
    post = coming(second, county.VILLAGE, person)
    if second == first:
        people.appoint(three.security, post)
    else:
        refused = refusal(lambda: people.appoint(three.security, post))
        assert "三类管理员各由一人专任" in refused.fields["role"]


def test_who_handles_matters_becomes_an_administrator_only_after_leaving(three: Three) -> None:
    person = added(three.security)
    post = coming("auditor", county.TOWN, person)
    assert "先办离任" in refusal(lambda: people.appoint(three.security, post)).fields["role"]
    people.end_post(three.security, person.posts.get(), until=BEGUN)
    post.since = BEGUN + dt.timedelta(days=1)
    people.appoint(three.security, post)
    assert set(person.posts.values_list("role", flat=True)) == {"clerk", "auditor"}


def test_the_same_post_is_not_given_twice(three: Three) -> None:
    person = added(three.security)
    again = coming("clerk", county.TOWN, person)
    assert "已经在任" in refusal(lambda: people.appoint(three.security, again)).fields["role"]
    people.end_post(three.security, person.posts.get(), until=BEGUN)
    assert people.clash(coming("clerk", county.TOWN, person), list(person.posts.all()))


def test_nobody_is_their_own_administrator(three: Three) -> None:
    me = three.security
    for act in (
        lambda: people.appoint(me, coming("clerk", county.TOWN, me.person)),
        lambda: people.end_post(me, me, until=today()),
        lambda: people.deactivate(me, me.person),
        lambda: people.issue_passwords(me, [me.person]),
    ):
        assert "不能给自己办" in refusal(act).sentence


#: From which organisation's administrator, to whose people: own and below yes, all else no.
REACH = [
    (county.TOWN, county.TOWN, True),
    (county.TOWN, county.VILLAGE_COMMITTEE, True),
    (county.TOWN, county.OFFICE, True),
    (county.TOWN, county.OTHER_TOWN, False),
    (county.TOWN, county.COUNTY, False),
    (county.TOWN, county.STRANGER, False),
    (county.BUREAU, county.OFFICE, False),
]


@pytest.mark.parametrize(("at", "whose", "may"), REACH)
def test_an_administrator_answers_for_the_own_organisation_and_those_below(
    three: Three, at: str, whose: str, may: bool
) -> None:
    by, post = county.post("security_admin", at), county.post("clerk", whose)
    acts: list[Callable[[], object]] = [
        lambda: people.appoint(by, coming("leader", whose, post.person)),
        lambda: people.issue_passwords(by, [post.person]),
        lambda: people.deactivate(by, post.person),
        lambda: people.end_post(by, post, until=today()),
    ]
    for act in acts:
        if may:
            act()
        else:
            assert "不归" in refusal(act).sentence


def test_who_also_works_elsewhere_is_reset_by_the_administrator_above_both(three: Three) -> None:
    clerk = county.post("clerk", county.TOWN)
    people.appoint(three.security, coming("clerk", county.BUREAU, clerk.person))
    refused = refusal(lambda: people.issue_passwords(three.town_security, [clerk.person]))
    assert "由上级单位的安全管理员办" in refused.sentence
    assert people.issue_passwords(three.security, [clerk.person])


def test_a_first_password_opens_the_door_and_is_nowhere_on_record(three: Three) -> None:
    person = added(three.security)
    [(_, first)] = people.issue_passwords(three.security, [person])
    person.refresh_from_db()
    assert person.check_password(first) and person.must_change_password
    [(_, second)] = people.issue_passwords(three.security, [person])
    assert not Person.objects.get(pk=person.pk).check_password(first)
    kept = str(list(AdministrativeAct.objects.values()))
    assert first not in kept and second not in kept
    people.choose_password(person, "liuxi-zhen-2026")
    assert not Person.objects.get(pk=person.pk).must_change_password


def test_one_refusal_among_many_gives_nobody_a_password(three: Three) -> None:
    mine, stranger = added(three.security), county.post("clerk", county.STRANGER).person
    refusal(lambda: people.issue_passwords(three.security, [mine, stranger]))
    assert not Person.objects.get(pk=mine.pk).has_usable_password()


def test_the_last_security_administrator_stays(three: Three) -> None:
    """The town's own may go, as the county's answers for the town; the county's may not."""
    people.end_post(three.security, three.town_security, until=today())
    second = county.post("security_admin", county.COUNTY, who="2")
    Post.objects.filter(pk=second.pk).update(until=today())
    told = refusal(lambda: people.end_post(second, three.security, until=today()))
    assert "最后一名安全管理员" in told.sentence
    assert "最后一名" in refusal(lambda: people.deactivate(second, three.security.person)).sentence
    Post.objects.filter(pk=second.pk).update(until=None)
    people.deactivate(second, three.security.person)
    assert not Person.objects.get(pk=three.security.person_id).is_active


def test_a_post_ends_with_its_last_day_and_not_twice(three: Three) -> None:
    clerk = county.post("clerk", county.TOWN)
    early = refusal(lambda: people.end_post(three.security, clerk, until=dt.date(2019, 1, 1)))
    assert "不能早于任职日期2020-01-01" in early.fields["until"]
    people.end_post(three.security, clerk, until=dt.date(2026, 3, 1))
    clerk.refresh_from_db()
    assert clerk.is_held_on(dt.date(2026, 3, 1)) and not clerk.is_held_on(dt.date(2026, 3, 2))
    again = refusal(lambda: people.end_post(three.security, clerk, until=dt.date(2026, 3, 1)))
    assert "已经在2026-03-01离任" in again.sentence


def test_nobody_is_appointed_where_the_organisation_ended(three: Three) -> None:
    organisations.close(three.system, county.place(county.WATER), on=today())
    refused = refusal(lambda: added(three.security, "clerk", county.WATER))
    assert "已经撤并" in refused.fields["organisation"]
