"""What the file of a matter lacks: records that its steps had to leave, and what its kind asks.

A file that came with a step is its record; so is one that was added later (补充材料), which fills
the earliest gap that it can.
"""

from __future__ import annotations

from collections.abc import Iterator

from .acts import acts_of
from .evidence import Evidence, Signs
from .kernel_steps import ATTACH
from .matter import Matter
from .records import MEDIA, Gap, Medium, Record
from .register import Register
from .state import standing


def gaps_of(matter: Matter) -> list[Gap]:
    """Everything the file of a matter lacks: records of its steps, then what its kind says."""
    register = Register.of(matter)
    return [*unrecorded(matter), *register.lacking(matter)]


def unrecorded(matter: Matter) -> Iterator[Gap]:
    """The records that steps had to leave and did not, in the order of the steps."""
    declared = {step.name: records for step, records in Register.of(matter).records.items()}
    if not declared:
        return
    acts = acts_of(standing(matter))
    files = files_by_event(matter)
    for place, act in enumerate(acts):
        for record in declared.get(act.step, ()):
            later = (files.get(one.event, []) for one in acts[place:] if one.step == ATTACH.name)
            if not record.asked_of(act) or found(record, files.get(act.event, []), *later):
                continue
            yield Gap.by(
                record.basis,
                step=matter.procedure.step(act.step).label,
                what=f"没有{record.what}",
                since=act.on,
            )


def files_by_event(matter: Matter) -> dict[int, list[Medium]]:
    """In what form each event's files are."""
    found: dict[int, list[Medium]] = {}
    signed: dict[int, set[str]] = {}
    rows = Evidence.objects.filter(matter_id=matter.pk).order_by("pk")
    for event, media_type, signs in rows.values_list("event_id", "media_type", "signs"):
        if signs and signs != Signs.PAGE:
            signed.setdefault(event, set()).add(signs)
            continue  # a signature is no picture of what was seen
        medium = Medium.TEXT if signs else MEDIA.get(media_type.partition("/")[0], Medium.TEXT)
        found.setdefault(event, []).append(medium)
    for event, who in signed.items():
        if {Signs.OFFICER.value, Signs.SECOND_OFFICER.value} <= who:
            found.setdefault(event, []).append(Medium.SIGNATURE)
    return found


def found(record: Record, *heaps: list[Medium]) -> bool:
    """Whether one of the heaps holds the record; what is found is taken, so that it counts once."""
    for heap in heaps:
        for medium in record.media:
            if medium in heap:
                heap.remove(medium)
                return True
    return False
