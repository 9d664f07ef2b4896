"""Whoever asks anything of the API, by the rules or not, is answered as the schema says."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, transaction
from django.utils import timezone
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import CHECKS, load_all_checks

from tests import house
from yifa.kernel.matter import Matter
from yifa.kernel.person import Post
from yifa.kernel.procedure import Procedure
from yifa.kernel.register import Register
from yifa.kernel.roles import Role
from yifa.web.api.tokens import make

from .doors import EVERY

#: How often each address is asked, in either way.
ROUNDS = int(os.environ.get("YIFA_ATTACK_ROUNDS", "1"))
LONG = "YIFA_ATTACK_ROUNDS" in os.environ
OF_ONE = "dispute"
#: Addresses that are no register's own.
OF_ALL = "全部台账"
load_all_checks()
CHECKED = [
    CHECKS.get_one(name)
    for name in (
        "not_a_server_error",
        "status_code_conformance",
        "content_type_conformance",
        "response_headers_conformance",
        "response_schema_conformance",
        "negative_data_rejection",
    )
]
#: That what breaks the schema is refused.
REFUSED = CHECKED[-1]

drawn = settings(
    max_examples=ROUNDS,
    deadline=None,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)

pytestmark = pytest.mark.django_db


@cache
def published() -> Any:
    """The schema as it is published, and the house behind it."""
    return schemathesis.openapi.from_wsgi("/api/schema.json", get_wsgi_application())


@pytest.fixture(autouse=True)
def one_connection() -> Iterator[None]:
    """What a request leaves open stays open: the test's own transaction lies in it."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


def operations(tag: str) -> Iterator[Any]:
    """Every address of a register, with each of its methods.

    The steps that every kind has are told alike: the short form asks them of one register, and of
    the others every second address.
    """
    turn = 0
    for found in published().get_all_operations():
        operation = found.ok()
        if operation.definition.raw["tags"] != [tag]:
            continue
        of_any = operation.path.rpartition("/")[2] in Procedure.kernel_steps and tag != OF_ONE
        turn += not of_any
        if LONG or (not of_any and (tag == OF_ONE or turn % 2)):
            yield operation


def checked(path: str) -> list[Any]:
    """What is looked at: of many rows sent at once the good may be taken and the bad refused."""
    return [one for one in CHECKED if one is not REFUSED or not path.endswith("/bulk")]


@pytest.fixture
def askers() -> dict[str, str]:
    """A token for every role of the town, and for a clerk of a county that has no part in it."""
    house.set_up()
    posts = {role.value: house.post(role.value, house.OWN) for role in Role}
    posts["stranger"] = house.post("clerk", house.STRANGER)
    for kind in (one.kind() for one in Register.all.values() if one.wing()):
        house.register_matter(kind, posts["clerk"], on=timezone.localdate())
    return {name: token(post) for name, post in posts.items()} | {"nobody": "yifa_made_up"}


def token(post: Post) -> str:
    later = timezone.localdate() + dt.timedelta(days=9)
    return make(post, "测试", scopes=EVERY, expires_on=later, at=timezone.now())[1]


@pytest.mark.promise(
    "input", "every address of the API asked as every role, by its schema and against it"
)
@pytest.mark.parametrize("tag", [OF_ALL, *Register.all], ids=["all", *Register.all])
def test_every_answer_is_as_the_schema_says(
    tag: str, askers: dict[str, str], tried: Callable[[int], None]
) -> None:
    asked = 0
    there = [str(pk) for pk in Matter.objects.values_list("pk", flat=True)]

    def ask(case: Any, role: str, key: str | None) -> None:
        nonlocal asked
        asked += 1
        if key and "key" in case.path_parameters:
            case.path_parameters["key"] = key
        with transaction.atomic():
            answer = case.call(headers={"Authorization": f"Bearer {askers[role]}"})
            case.validate_response(answer, checks=checked(case.path))
            transaction.set_rollback(True)

    as_any, of_any = st.sampled_from(sorted(askers)), st.none() | st.sampled_from(there)
    for operation in operations(tag):
        ways = [operation.as_strategy(generation_mode=mode) for mode in GenerationMode]
        drawn(given(case=st.one_of(ways), role=as_any, key=of_any)(ask))()
    tried(asked)
