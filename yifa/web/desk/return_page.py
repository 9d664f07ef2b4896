"""What a return's page says: its cells, what changed, who below is missing, what may be done."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.urls import reverse

from yifa.kernel.person import Post
from yifa.report.returns import filling
from yifa.report.returns.procedure import Returning
from yifa.report.wing import Wing
from yifa.web.theme.link import Act, Link, Weight
from yifa.web.theme.wording import day_in_text

from . import story
from .possible import Prospect
from .return_asking import Due, before
from .return_cells import by_key, changes, contents, is_confirmed, is_zero, key_of, lines
from .return_list import below_of, says_below, table_below
from .return_state import in_a_word, pill, sent_on

#: Buttons that act at once; the others have a page of their own.
AT_ONCE = (Returning.confirm.name, Returning.redo.name)


def page(due: Due, post: Post, today: dt.date) -> dict[str, Any]:
    """Everything on the page."""
    cells, _, missing = contents(due)
    last = before(due)
    known = by_key(last.found.cells) if last.found else {}
    gap = filling.gap(due.found) if due.found and is_confirmed(due) else []
    theirs = below_of([due], filling.below(due.form, due.organisation))[due.month]
    on = sent_on(due.found) if due.found else None
    return {
        "heading": f"{due.form.title}　{due.label}",
        "crumbs": crumbs(due),
        "below": [
            due.organisation.name,
            f"{day_in_text(due.month.first)}至{day_in_text(due.month.last)}",
            *([due.found.number] if due.found else []),
        ],
        "clock": pill(due, today),
        "state": in_a_word(due, on=on),
        "confirmed": is_confirmed(due),
        "lines": lines(due, cells, known, {key_of(one): one for one in gap}),
        "changes": changes(cells, known),
        "last": Link(last.label, last.url),
        "has_last": last.found is not None,
        "zero": is_zero(cells),
        "gap": len(gap),
        "missing": missing,
        "theirs": table_below(theirs, today) if theirs else None,
        "theirs_says": says_below(theirs),
        "acts": acts(due, post, today),
        "seen": due.found.events_taken if due.found else 0,
        "entries": story.entries(due.found, story.events_of(due.found)) if due.found else [],
        "neighbours": neighbours(due, today),
    }


def crumbs(due: Due) -> list[Link]:
    """The list of returns, and the wing that answers for the form."""
    wing = next(wing for wing in Wing.all.values() if due.form in wing.returns)
    return [Link("报表", reverse("returns")), Link(f"{wing.numeral}　{wing.label}")]


def neighbours(due: Due, today: dt.date) -> list[Link]:
    """The month before and the month after, if it has begun."""
    last = before(due)
    found = [Link(f"上一期　{last.label}", last.url)]
    day = due.month.last + dt.timedelta(days=1)
    month = filling.Month.around(due.form, day)
    if month.first <= today:
        after = Due(due.form, month, due.organisation)
        found.append(Link(f"下一期　{after.label}", after.url))
    return found


def acts(due: Due, post: Post, today: dt.date) -> list[Act]:
    """What the post may do now: the next act in ink; what is closed to it is not shown."""
    if due.found is None:
        own = due.organisation == post.organisation and post.role in Returning.register.by
        return [Act("生成这张报表", weight=Weight.INK, name="act", value="begin")] if own else []
    prospect = Prospect(due.found, post, today)
    steps = [Returning.confirm, Returning.send, Returning.redo, Returning.return_down]
    open_steps = [step for step in steps if prospect.chance(step).is_open]
    return [
        act(due, step.name, step.label, first=place == 0) for place, step in enumerate(open_steps)
    ]


def act(due: Due, name: str, label: str, *, first: bool) -> Act:
    """One button."""
    weight = Weight.INK if first else Weight.BORDER
    if name in AT_ONCE:
        return Act(label, weight=weight, name="act", value=name)
    assert due.found is not None, "only a return that is there can be sent"
    return Act(label, reverse("return-step", args=[due.found.pk, name]), weight=weight)
