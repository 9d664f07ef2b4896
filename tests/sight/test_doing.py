"""Nobody does what is not theirs: each step of each kind, and whatever else can be sent, by each.

The rule is `rights.barred`; here it is asked of the doors. What is refused leaves no trace.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import models, transaction
from django.urls import reverse

from tests import house
from yifa.kernel.evidence import Evidence
from yifa.kernel.exchange import Export, Import
from yifa.kernel.gates import Reason
from yifa.kernel.kernel_steps import KernelStep
from yifa.kernel.matter import Event, Matter
from yifa.kernel.organisation import Organisation
from yifa.kernel.person import Person, Post
from yifa.kernel.procedure import Step
from yifa.kernel.register import Register
from yifa.kernel.rights import Sight, administered, barred, see
from yifa.kernel.roles import SECURITY_ADMIN, SYSTEM_ADMIN
from yifa.report.annual_report.models import AnnualReport, Comment, Version
from yifa.web.api.models import ApiToken
from yifa.web.models import SavedView

from .doors import Door, doors, routes, sitting, text_of
from .looking import ONE_HALF, OTHER_HALF, POSTS, WIDE, Eyes
from .planted import NOW, SIDES, House, Secret

pytestmark = pytest.mark.django_db
one_half = pytest.mark.parametrize(("role", "side"), ONE_HALF)
other_half = pytest.mark.parametrize(("role", "side"), OTHER_HALF)
#: In the short form each post tries one step of so many, and posts take turns.
ONE_OF = 1 if WIDE else 150


def steps_for(planted: House, turn: int) -> Iterator[tuple[Secret, Matter, Step]]:
    """Every matter with every step of its procedure and of the kernel."""
    tries = 0
    for secret in planted.secrets.values():
        procedure = secret.matter.procedure
        for step in (*procedure.steps.values(), *procedure.kernel_steps.values()):
            if step.move.begins and not isinstance(step, KernelStep):
                continue
            tries += 1
            if (tries + turn) % ONE_OF == 0:
                yield secret, type(secret.matter)._default_manager.get(pk=secret.matter.pk), step


@pytest.mark.promise("sight", "each role on each side takes each step of each kind by the API")
@one_half
def test_a_program_takes_only_the_steps_of_its_post(
    role: str, side: str, planted: House, tried: Callable[[int], None]
) -> None:
    post = house.post(role, SIDES[side])
    eyes, asked = Eyes(planted, post), 0
    for secret, matter, step in steps_for(planted, POSTS.index((role, side))):
        url = f"/api/{matter.kind}/{matter.pk}/steps/{step.name}"
        body = {"fields": asked_by(step), "on": NOW.date().isoformat()}
        expect(eyes, secret, barred(post, matter, step), Door("api/", url), body)
        asked += 1
    assert "\n".join(eyes.leaks) == ""
    tried(asked)


@pytest.mark.promise("sight", "each role on each side takes each step of each kind on its page")
@other_half
def test_a_person_takes_only_the_steps_of_their_post(
    role: str, side: str, planted: House, tried: Callable[[int], None]
) -> None:
    post = house.post(role, SIDES[side])
    eyes, asked = Eyes(planted, post), 0
    for secret, matter, step in steps_for(planted, POSTS.index((role, side)) + ONE_OF // 2):
        door = Door("desk/", reverse("step", args=[matter.pk, step.name]))
        sent = {"desk_on": "今天", "desk_seen": matter.events_taken, **asked_by(step)}
        expect(eyes, secret, barred(post, matter, step), door, sent)
        asked += 1
    assert "\n".join(eyes.leaks) == ""
    tried(asked)


@pytest.mark.promise("sight", "each role on each side sends each step of the street from a phone")
@one_half
def test_a_phone_takes_only_the_steps_of_its_post(
    role: str, side: str, planted: House, tried: Callable[[int], None]
) -> None:
    post, url = house.post(role, SIDES[side]), reverse("phone-send")
    eyes, asked = Eyes(planted, post), 0
    for secret in planted.secrets.values():
        for step in Register.of(secret.matter).phone:
            matter = type(secret.matter)._default_manager.get(pk=secret.matter.pk)
            told = {"capture": captured(post, matter, step)}
            expect(eyes, secret, barred(post, matter, step), Door("phone/", url), told)
            asked += 1
    assert "\n".join(eyes.leaks) == ""
    tried(asked)


def captured(post: Post, matter: Matter, step: Step) -> str:
    """What a phone sends of a step on which nothing was filled in."""
    now = NOW.isoformat()
    told = {"id": "0" * 32, "post": post.pk, "matter": matter.pk, "step": step.name}
    more = {"seen": matter.events_taken, "typed": {"act_on": now[:10]}, "files": []}
    return json.dumps(told | more | {"at": now, "known": now, "off": 0, "off_now": 0})


@pytest.mark.promise("sight", "a file is sent to a step by somebody who may not take it")
@other_half
def test_a_file_sent_to_a_step_that_is_not_ones_own_is_kept_nowhere(
    role: str, side: str, planted: House, tried: Callable[[int], None]
) -> None:
    post, turn = house.post(role, SIDES[side]), POSTS.index((role, side))
    eyes, before, asked = Eyes(planted, post), files_lying(), 0
    for secret, matter, step in islice(steps_for(planted, turn), 0, None, 1 if WIDE else 2):
        if barred(post, matter, step) is None:
            continue
        upload = SimpleUploadedFile("夹带.txt", f"夹带给{matter.number}的材料".encode())
        sent = {"desk_on": "今天", "desk_seen": matter.events_taken, "desk_files": upload}
        door = Door("desk/", reverse("step", args=[matter.pk, step.name]))
        status, _, events = send(eyes, door, {**sent, **asked_by(step)})
        assert status == 404 or (status == 422 and eyes.sees(secret) == Sight.CONTENT), door.url
        assert events == [] and not Evidence.objects.filter(name="夹带.txt").exists()
        asked += 1
    assert files_lying() == before
    assert "\n".join(eyes.leaks) == ""
    tried(asked)


def files_lying() -> set[Path]:
    """Every file of evidence there is, whether a row tells of it or not."""
    return {path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()}


def expect(eyes: Eyes, secret: Secret, why: Reason | None, door: Door, sent: Any) -> None:
    """What is not this post's to do is refused with the reason, or as if nothing were there."""
    least = Sight.PROGRESS if door.is_api else Sight.CONTENT
    status, told, events = send(eyes, door, sent)
    if eyes.sees(secret) < least:
        assert (status, events) == (404, []), door.url
    elif why is not None and status != 404:
        assert (status, events) == (422, []), f"{door.url}: {told[-300:]}"
        assert why.missing in told, door.url
    assert all(event.by == eyes.post for event in events), door.url


def send(eyes: Eyes, door: Door, sent: Any) -> tuple[int, str, list[Event]]:
    """An answer and the events that it brought, which are undone."""
    last = Event.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    as_json = {"format": "json"} if door.is_api else {}
    with transaction.atomic():
        response = eyes.client_for(door).post(door.url, sent, **as_json)
        told = text_of(response)
        events = list(Event.objects.filter(pk__gt=last).select_related("by", "matter__holder"))
        transaction.set_rollback(True)
    eyes.look_through(f"POST {door.url}", response.status_code, told)
    return response.status_code, told, events


def asked_by(step: Step) -> dict[str, Any]:
    """What a step of the kernel asks for, in words that are right wherever they can be."""
    if not isinstance(step, KernelStep):
        return {}
    code = house.place(house.BESIDE).code
    answers: dict[type, Any] = {str: "试试", list: [code], Organisation: code}
    later = f"{NOW.date().replace(year=NOW.year + 1)}"
    return {name: answers.get(asked.answer, later) for name, asked in step.asks.items()}


#: Something for whatever a form may ask.
SENT = {
    "desk_on": "今天",
    "reason": "试试",
    "name": "别人的",
    "username": "somebody",
    "title": "改过的标题",
    "text": "改过的文字",
    "source": "听说",
    "words": "不改",
    "reply": "rejected",
    "purpose": "试试",
    "query": "q=x",
    "year": str(NOW.year - 1),
    "until": "今天",
    "since": "今天",
    "role": "leader",
    "organisation": "339901",
    "code": "339901999",
    "short": "新",
    "level": "town",
    "form": "government",
    "scopes": ["read", "private"],
    "lasts": "30",
    "act": "begin",
    "base": "2",
    "closed_on": "今天",
}
#: Whose a row is: the post or the person by which it is somebody's own.
OWNED: dict[type[models.Model], str] = {
    SavedView: "person_id",
    Import: "post_id",
    Export: "post_id",
    Version: "by_id",
}


@pytest.mark.promise("power", "each role on each side sends a filled form to every door there is")
@one_half
def test_what_is_sent_to_any_door_changes_only_what_is_ones_own(
    role: str, side: str, planted: House, tried: Callable[[int], None]
) -> None:
    post, turn = house.post(role, SIDES[side]), POSTS.index((role, side))
    eyes, asked = Eyes(planted, post), 0
    before = state_of(post)
    for place, route in enumerate(routes()):
        if route.startswith("api/") or (place + turn) % (1 if WIDE else 7):
            continue
        for door in doors(planted, route, most=4 if WIDE else 1, turn=turn):
            with transaction.atomic():
                _, _, events = send_and_keep(eyes, door)
                after = state_of(post)
                transaction.set_rollback(True)
            eyes.browser = sitting(post)
            changed = [model.__name__ for model in before if before[model] != after[model]]
            assert not changed, f"POST {door.url} changes {changed}"
            for event in events:
                assert event.by_id == post.pk, door.url
                assert sight_before(eyes, event) is Sight.CONTENT, door.url
            asked += 1
    assert [one for one in eyes.leaks if "breaks" in one] == []
    tried(asked)


def send_and_keep(eyes: Eyes, door: Door) -> tuple[int, str, list[Event]]:
    """An answer and the events that it brought."""
    last = Event.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    response = eyes.browser.post(door.url, SENT)
    told = text_of(response)
    eyes.look_through(f"POST {door.url}", response.status_code, told)
    return response.status_code, told, list(Event.objects.filter(pk__gt=last))


def sight_before(eyes: Eyes, event: Event) -> Sight:
    """How much the post saw of an event's matter before it; all of one that it made itself."""
    known = {one.matter.pk: eyes.sees(one) for one in eyes.planted.secrets.values()}
    return known.get(event.matter_id, Sight.CONTENT)


State = dict[type[models.Model], dict[int, Any]]


def state_of(post: Post) -> State:
    """Everything that is not this post's to change: of others, and of the house itself.

    A system administrator changes the organisations below, a security administrator people there.
    """
    mine = {"post_id": post.pk, "by_id": post.pk, "person_id": post.person_id}
    rows = [model._default_manager.exclude(**{of: mine[of]}) for model, of in OWNED.items()]
    below = administered(post).order_by().values("pk")
    places, people = Organisation.objects.all(), Person.objects.exclude(pk=post.person_id)
    posts = Post.objects.all()
    if post.role == SYSTEM_ADMIN:
        places = places.exclude(pk__in=below)
    if post.role == SECURITY_ADMIN:
        people = people.exclude(posts__organisation__in=below)
        posts = posts.exclude(organisation__in=below)
    # Whoever is given a new password loses the tokens made under the old one.
    tokens = ApiToken.objects.exclude(post=post).filter(post__in=posts)
    # Whoever reads a report speaks in its margin, and says when a word there is dealt with.
    readable = see(AnnualReport.objects.all(), post, sight=Sight.CONTENT)
    comments = Comment.objects.exclude(report__in=readable.values("pk"))
    every = [*rows, tokens, comments, places, people, posts, Evidence.objects.all()]
    return {one.model: {row["id"]: row for row in one.values()} for one in every}


def test_every_kind_has_steps_that_are_tried(planted: House) -> None:
    tried_of = {
        secret.matter.kind for turn in range(ONE_OF) for secret, _, _ in steps_for(planted, turn)
    }
    assert tried_of == set(Register.all)
