"""Whatever is sent, the answer is a sentence and never our fault, and nothing is stored half."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from yifa.kernel.matter import Event, Matter
from yifa.kernel.person import Post
from yifa.kernel.tests import county

from .doors import DISPUTE, client, dispute

ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**70), 2**70)
    | st.floats(allow_nan=False)
    | st.text(max_size=20)
    | st.sampled_from(["\x00", "\ud800", "9" * 400, "2026-02-30", "=1+1", "٣", "1e999"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3)
    ),
    max_leaves=6,
)
NAMES = [*DISPUTE, "village", "people", "happened_on", "facts", "stage", "handler", "id"]
STEPS = [
    "accept",
    "mediate",
    "appoint",
    "merge",
    "transfer",
    "invite",
    "extend",
    "correct",
    "revoke",
]
ASKS = ["to", "reason", "clock", "until", "handler", "consent", "merged_into", "session_record"]

many = settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def mediator() -> Post:
    county.set_up()
    return county.post("mediator", county.VILLAGE_COMMITTEE)


def body(names: list[str]) -> st.SearchStrategy[Any]:
    fields = st.dictionaries(st.sampled_from(names), ANYTHING, max_size=4)
    whole = st.fixed_dictionaries(
        {"fields": fields.map(lambda changed: DISPUTE | changed) | fields}
    )
    more = st.dictionaries(st.sampled_from(["on", "note", "late", "fields"]), ANYTHING, max_size=2)
    return ANYTHING | st.builds(lambda first, second: first | second, whole, more)


def posted(post: Post, path: str, sent: Any) -> Any:
    """Sent as a program may: lone halves of characters escaped, numbers beyond all bounds."""
    return client(post).post(path, json.dumps(sent), content_type="application/json")


@many
@example(sent={"fields": DISPUTE | {"type": "\ud800"}})
@given(sent=body(NAMES))
def test_any_registration_is_taken_or_refused(mediator: Post, sent: Any) -> None:
    before = Matter.objects.count(), Event.objects.count()
    answer = posted(mediator, "/api/dispute", sent)
    assert answer.status_code in (201, 400, 422), answer.content
    added = answer.status_code == 201
    assert (Matter.objects.count(), Event.objects.count()) == (before[0] + added, before[1] + added)


@many
@given(step=st.sampled_from(STEPS), sent=body(ASKS))
def test_any_step_is_taken_or_refused(mediator: Post, step: str, sent: Any) -> None:
    pk = (Matter.objects.order_by("-pk").first() or dispute(mediator)).pk
    before = Event.objects.count()
    answer = posted(mediator, f"/api/dispute/{pk}/steps/{step}", sent)
    assert answer.status_code in (200, 400, 422), answer.content
    assert Event.objects.count() == before + (answer.status_code == 200)


@many
@given(
    name=st.sampled_from(
        ["q", "type", "stage", "holder", "registered_since", "before", "size", "mine"]
    ),
    value=st.text(max_size=40) | st.integers().map(str) | st.just("9" * 5000),
)
def test_any_filter_is_read_or_refused(mediator: Post, name: str, value: str) -> None:
    knocking = client(mediator)
    assert knocking.get("/api/dispute", {name: value}).status_code in (200, 400, 422)
    assert knocking.get("/api/events", {"after": value}).status_code in (200, 400)
    asked = {"organisation": value, "from": value, "by": value}
    assert knocking.get("/api/figures/dispute.found", asked).status_code in (200, 400, 403)
