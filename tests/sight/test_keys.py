"""Nobody gets in by another's key: a matter, file, token, view or table that is not one's own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import quote

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from tests import house
from yifa.kernel.exchange import Import
from yifa.kernel.gates import Refused
from yifa.kernel.matter import Matter
from yifa.kernel.register import Register
from yifa.kernel.rights import Sight
from yifa.kernel.roles import ADMINISTRATORS
from yifa.kernel.take import take
from yifa.report.annual_report import draft
from yifa.report.annual_report.models import Comment
from yifa.web.api.models import ApiToken, Scope
from yifa.web.models import SavedView

from .doors import NOT_THERE, Door, doors, routes, text_of
from .looking import WHO, WIDE, Eyes, elsewhere, is_public, plainly
from .planted import NOW, SIDES, House, token_for

pytestmark = pytest.mark.django_db
#: Those to whom nothing of what was planted belongs.
OTHERS = [(role, side) for role, side in WHO if side != "own" or role in ADMINISTRATORS]


@pytest.mark.promise("sight", "what is not one's own is asked for by its key, read and sent")
@pytest.mark.parametrize(("role", "side"), OTHERS)
def test_what_is_not_ones_own_is_as_if_it_were_not_there(
    role: str, side: str, planted: House, tried: Callable[[int], None]
) -> None:
    eyes, asked = Eyes(planted, house.post(role, SIDES[side])), 0
    named = [route for route in routes() if "<int:" in route or "<str:key>" in route]
    turn = OTHERS.index((role, side))
    for place, route in enumerate(named):
        if not WIDE and (place + turn) % (9 if "/steps/" in route else 3):
            continue
        for door in doors(planted, route, most=2 if WIDE else 1, turn=place):
            absent = elsewhere(door.url)
            seen = door.secret is not None and eyes.sees(door.secret) > Sight.NOTHING
            for method in () if seen or absent == door.url else ("get", "post"):
                answers = [said(eyes, door, method, url) for url in (door.url, absent)]
                # What somebody may do to posts and people of their own is asked in test_doing.
                opened = answers[0].startswith(("200", "302", "422"))
                assert opened or answers[0] == answers[1], f"{method} {door.url}"
                public = door.secret is not None and is_public(door.url, door.secret)
                assert not opened or public or door.secret is None, f"{method} {door.url} opens"
                asked += 2
    tried(asked)


def said(eyes: Eyes, door: Door, method: str, url: str) -> str:
    """The whole answer, without the key that was asked for."""
    with transaction.atomic():
        response = getattr(eyes.client_for(door), method)(url)
        transaction.set_rollback(True)
    answer = plainly(response.status_code, text_of(response))
    return answer.replace(quote(url), "…").replace(url, "…")


@pytest.mark.promise("sight", "a matter is asked for under the address of another kind")
def test_a_matter_is_no_matter_of_another_kind(
    planted: House, tried: Callable[[int], None]
) -> None:
    eyes, asked = Eyes(planted, house.post("clerk", house.OWN)), 0
    for turn, secret in enumerate(planted.of("kept")):
        others = [kind for kind in Register.all if kind != secret.matter.kind]
        for kind in others if WIDE else others[turn % 6 :: 6]:
            answer = eyes.program.get(f"/api/{kind}/{secret.matter.pk}")
            assert answer.status_code == 404
            asked += 1
    tried(asked)


@pytest.mark.promise("sight", "one's own matter is joined with another's, found by trying keys")
def test_a_step_finds_by_its_key_only_a_matter_that_is_seen(
    planted: House, tried: Callable[[int], None]
) -> None:
    by, asked = house.post("mediator", house.BESIDE), 0
    for register in Register.all.values():
        for procedure in register.procedures:
            for step in procedure.steps.values():
                for name in names_of_matters(register, procedure.fields_of(step)):
                    secret = planted.secrets[f"{register.kind()} kept"]
                    mine = planted.secrets[f"{register.kind()} moved"].matter
                    asked += 1
                    told = [
                        refusal(mine, step.name, by, **{name: word})
                        for word in (str(secret.matter.pk), str(NOT_THERE))
                    ]
                    assert [f"找不到“{label(register, name)}”" in one for one in told] == [True] * 2
    assert asked
    tried(2 * asked)


def names_of_matters(register: type[Register], names: list[str]) -> Iterator[str]:
    """The fields that name another matter."""
    columns = {one.name: one for one in register.own_fields()}
    for name in names:
        related = getattr(columns.get(name), "related_model", None)
        if isinstance(related, type) and issubclass(related, Matter):
            yield name


def label(register: type[Register], name: str) -> str:
    """What a field is called."""
    return str(register.field(name).verbose_name)


def refusal(matter: Matter, step: str, by: Any, **writes: Any) -> str:
    """Why a step is refused."""
    fresh = type(matter)._default_manager.get(pk=matter.pk)
    with pytest.raises(Refused) as refused:
        take(fresh, step, by=by, on=NOW.date(), **writes)
    return str(refused.value)


@pytest.mark.promise("sight", "views, tokens, tables and comments of others are taken by their key")
@pytest.mark.parametrize("side", ["own", "beside", "above"])
def test_what_others_keep_for_themselves_is_not_touched(
    side: str, planted: House, tried: Callable[[int], None]
) -> None:
    lain = planted.lain
    client: Client = house.let_in(Client(), house.post("mediator", SIDES[side]))
    before = kept_by_others()
    addresses = [
        reverse("remove-view", args=[lain["view"]]),
        reverse("token-end", args=[lain["token"]]),
        reverse("import", args=[lain["waiting"]]),
        reverse("import-columns", args=[lain["waiting"]]),
        reverse("import-undo", args=[lain["done"]]),
    ]
    for url in addresses:
        assert client.post(url, {"reason": "不是我的"}).status_code == 404
    assert kept_by_others() == before
    tried(len(addresses))


def kept_by_others() -> list[Any]:
    """Views, tokens, tables that lie there, and whether a comment is settled."""
    tables: list[Any] = [SavedView, ApiToken, Import, Comment]
    return [list(one._default_manager.order_by("pk").values()) for one in tables]


@pytest.mark.promise("sight", "a comment of another's report is settled under one's own")
def test_a_comment_is_settled_only_in_its_own_report(planted: House) -> None:
    by = house.post("clerk", house.BESIDE)
    mine = draft.begin(NOW.year, by=by, on=NOW.date())
    client: Client = house.let_in(Client(), by)
    client.post(reverse("report-settle", args=[mine.pk, planted.lain["comment"]]))
    assert not Comment.objects.get(pk=planted.lain["comment"]).settled


@pytest.mark.promise("sight", "a token without the scope for it is shown at each door")
def test_a_token_opens_no_door_beyond_its_scopes(
    planted: House, tried: Callable[[int], None]
) -> None:
    post = house.post("clerk", house.OWN)
    eyes, asked = Eyes(planted, post), 0
    for scope in Scope:
        token_for(planted, post, scope.value)
        secret = planted.tokens[post.pk]
        eyes.program.credentials(HTTP_AUTHORIZATION=f"Bearer {secret}")
        calendar = eyes.program.get(f"/api/calendar/{secret}.ics")
        assert (calendar.status_code == 200) is (scope is Scope.CALENDAR)
        for kind in Register.all:
            listed = eyes.program.get(f"/api/{kind}")
            assert (listed.status_code == 200) is (scope is Scope.READ), (scope, kind)
            asked += 1
        assert (eyes.program.get("/api/figures").status_code == 200) is (scope is Scope.FIGURES)
        asked += 2
    tried(asked)
