"""What a phone takes along: the matters of whoever is signed in, and the forms of their steps."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import F, Q
from django.middleware.csrf import get_token
from django.views.decorators.http import require_safe

from yifa.kernel.evidence import MOST_BYTES
from yifa.kernel.matter import Matter
from yifa.kernel.person import Post
from yifa.kernel.register import Register
from yifa.kernel.rights import Sight, see
from yifa.kernel.roles import ADMINISTRATORS, Role
from yifa.web.desk import way
from yifa.web.desk.request import DeskRequest
from yifa.web.theme.wording import day_in_text

from .describing import step_told
from .request import answer, phone

#: So many matters go along, the most urgent first.
MOST = 30


@phone
@require_safe
def now(request: DeskRequest) -> Any:
    """What time it is, who is signed in, and what a form must bear to be taken from here."""
    return answer(around(request))


@phone
@require_safe
def matters(request: DeskRequest) -> Any:
    """The matters of this post with what may be done to each on the street."""
    post = request.post
    told = [matter_told(one, post) for one in own_matters(post)]
    return answer({**around(request), "most_bytes": MOST_BYTES, "matters": told})


def around(request: DeskRequest) -> dict[str, Any]:
    """Whose phone it is for now."""
    post = request.post
    return {
        "csrf": get_token(request),
        "post": {
            "key": post.pk,
            "name": request.user.name,
            "place": post.organisation.name,
            "role": post.title or str(Role(post.role).label),
            "large": request.user.large_type,
        },
    }


def own_matters(post: Post) -> list[Matter]:
    """The matters that the post handles or that name it, of the kinds that go on the street."""
    if post.role in ADMINISTRATORS:
        return []
    found = [one for register in Register.all.values() for one in of_register(register, post)]
    found.sort(key=lambda one: (one.due is None, one.due, one.pk))
    return found[:MOST]


def of_register(register: type[Register], post: Post) -> Iterator[Matter]:
    """Those of one register that stand where one of its phone's steps begins."""
    stages = {stage.name for step in register.phone for stage in step.move.sources}
    if stages:
        asked = see(
            register.model._default_manager.filter(names(register, post)), post, sight=Sight.CONTENT
        )
        standing = asked.filter(stage__in=stages).select_related("holder")
        yield from standing.order_by(F("due").asc(nulls_last=True), "pk")[:MOST]


def names(register: type[Register], post: Post) -> Q:
    """That a matter is handled by the post or names it as one of those who act."""
    officers = [one.name for one in register.own_fields() if one.related_model is Post]
    return reduce(or_, (Q(**{name: post}) for name in officers), Q(handler=post))


def matter_told(matter: Matter, post: Post) -> dict[str, Any]:
    """A matter as lists show it, names masked, with the steps of the street that lie ahead."""
    register, reached = Register.of(matter), way.ahead(matter.procedure, matter.stage)
    own = [step for step in register.phone if step in matter.procedure.steps.values()]
    steps = [step for step in own if any(step.starts_from(stage) for stage in reached)]
    return {
        "key": matter.pk,
        "kind": register.title,
        "number": matter.number,
        "title": matter.shown_title,
        "stage": matter.stage_now.label,
        "due": f"{day_in_text(matter.due)}到期" if matter.due else "",
        "seen": matter.events_taken,
        "steps": [step_told(matter, step, post) for step in steps],
    }
