"""What was done to a matter, newest first, as its page tells it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from yifa import law
from yifa.kernel.kernel_steps import KernelStep
from yifa.kernel.matter import Event, Matter
from yifa.kernel.party import Says, masking_of
from yifa.kernel.roles import Role
from yifa.kernel.writing import label_of
from yifa.web.theme.record import Entry
from yifa.web.theme.wording import day_in_text

#: So many of the latest events stand on the page.
TOLD = 100
#: Steps that send a matter on; what they tell is to whom.
SENDING = {"report_up", "assign", "transfer", "send_back"}


def events_of(matter: Matter, *, since: int = 0) -> list[Event]:
    """The events of a matter, newest first, with everything the story needs."""
    events = matter.events.filter(place_in_matter__gt=since)
    return list(
        events.select_related(
            "payload",
            "by__person",
            "by__organisation",
            "holder_after",
            "revocation__payload",
            "revocation__by__person",
        ).order_by("-place_in_matter")[:TOLD]
    )


def entries(matter: Matter, events: Iterable[Event], *, says: Says | None = None) -> list[Entry]:
    """Each event as an entry; what was revoked is struck, with the reason.

    Names are masked, unless `says` shows them to whoever said what for.
    """
    says = says or masking_of(matter)
    return [entry(matter, event, says) for event in events]


def entry(matter: Matter, event: Event, says: Says) -> Entry:
    """One event: when, what, in which words, by whom, by which article."""
    step = matter.procedure.step(event.step)
    recorded = timezone.localtime(event.at)
    same_day = recorded.date() == event.on
    who = f"{event.by.person.name}　{event.by.title or Role(event.by.role).label}"
    if event.by.organisation_id != event.holder_id:
        who += f"　{event.by.organisation.name}"
    if not same_day:
        who += f"　{day_in_text(recorded.date())}记录"
    return Entry(
        recorded if same_day else event.on,
        step.label + ("（补录）" if event.late else ""),
        says(words_of(matter, event)),
        who=who,
        article=matter.procedure.basis_of(step),
        revoked=says(revoked(event)),
    )


def words_of(matter: Matter, event: Event) -> str:
    """What the event says beside its name."""
    step = matter.procedure.step(event.step)
    said = [event.payload.note] if event.payload.note else []
    if isinstance(step, KernelStep) and event.step in SENDING:
        said.insert(0, f"送往{event.holder_after}")
    if event.step == "correct":
        said.insert(0, "、".join(changed(matter, event.payload.wrote)))
    if event.late and (unproved := unproved_of(event)):
        said.append(f"没有核验：{unproved}")
    return "　".join(said)


def unproved_of(event: Event) -> str:
    """The articles whose conditions nobody proved when past work was entered."""
    known = {rule.id: rule.basis for rule in law.every_requirement()}
    found = [known[gate] for gate in event.payload.unmet if gate in known]
    return "、".join(dict.fromkeys(found))


def changed(matter: Matter, wrote: dict[str, Any]) -> list[str]:
    """The names of what was corrected; the values stand in the matter's facts."""
    return [label_of(matter, name) for name in wrote if name != "files"]


def revoked(event: Event) -> str:
    """By whom and why an event was revoked, "" if it stands."""
    revocation = getattr(event, "revocation", None)
    if revocation is None:
        return ""
    return f"已由{revocation.by.person.name}撤销：{revocation.payload.note}"
