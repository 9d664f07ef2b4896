"""How past work (补录) is offered on the desk: a tick on the form, and the ways that lead to it."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from yifa.kernel import checks, past_work
from yifa.kernel.gates import Refused
from yifa.kernel.matter import Matter
from yifa.kernel.person import Post
from yifa.kernel.procedure import Step
from yifa.kernel.register import Register
from yifa.kernel.roles import HANDLERS
from yifa.web.theme.link import Link
from yifa.web.theme.wording import day_in_text

from .acts import step_url
from .forms import LATE, ActForm
from .possible import Prospect

#: What the address of a step's page says to have its form ready for past work.
ASKED = "late"


def may_offer(matter: Matter, step: Step, post: Post) -> bool:
    """Whether the form of a step offers to enter it afterwards.

    Not on a matter to which something was done lately: the days of its steps run forward.
    """
    register = Register.all[matter.kind_name()]
    last = matter.history[-1].on if matter.history else dt.date.min
    long_ago = past_work.is_past(last, at=timezone.now())
    return long_ago and post.role in HANDLERS and past_work.can_be_recorded(register, step)


def withhold(form: ActForm) -> None:
    """Take the tick off a form that does not offer it."""
    form.fields.pop(LATE, None)


def make_ready(form: ActForm) -> None:
    """Tick it, and ask for the day anew."""
    form.initial[LATE] = True
    form.initial.pop("desk_on", None)


def could_be_taken(matter: Matter, step: Step, post: Post) -> bool:
    """Whether a step is one that the post may enter afterwards as the matter stands."""
    return may_offer(matter, step, post) and not checks.standing(
        matter, step, by=post, at=timezone.now(), late=True
    )


def way_for(form: ActForm, refused: Refused, matter: Matter, step: Step, post: Post) -> Link | None:
    """After a refusal: the tick, if the day lies far back and past work is not refused for it."""
    lifted = any(not reason.of_record for reason in refused.reasons)
    if not lifted or form.late or not past_work.is_past(form.on, at=timezone.now()):
        return None
    if not could_be_taken(matter, step, post):
        return None
    says = "按原来的日期计数，前置条件记为未核验，不再拦截"
    label = f"{day_in_text(form.on)}办的可以补录：勾选“补录以前办的”再办"
    return Link(label, f"#id_{LATE}", note=says)


def way_to(matter: Matter, step: Step) -> Link:
    """From a step that is closed: the same form, ready for past work."""
    days = past_work.SOON_ENOUGH.days
    label = f"{days}天以前已经办过的，可以补录"
    return Link(
        label, f"{step_url(matter, step)}?{ASKED}=1", note="按原来的日期计数，前置条件记为未核验"
    )


def late_acts(prospect: Prospect) -> list[Link]:
    """The steps of this stage that are closed to the post, and may be entered afterwards."""
    matter, post = prospect.matter, prospect.post
    return [
        Link(f"补录{chance.step.label}", f"{step_url(matter, chance.step)}?{ASKED}=1")
        for chance in prospect.chances
        if not chance.is_open and could_be_taken(matter, chance.step, post)
    ]
