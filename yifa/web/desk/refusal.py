"""How a refusal is told on the step's page: every reason with its article and the way out."""

from __future__ import annotations

from collections.abc import Mapping

from yifa.kernel.gates import Gate as Declared
from yifa.kernel.gates import Reason as Given
from yifa.kernel.gates import Refused
from yifa.kernel.kernel_steps import KernelStep
from yifa.kernel.matter import Matter
from yifa.kernel.procedure import Step
from yifa.web.theme.gate import Gate, GateState, Reason, Refusal
from yifa.web.theme.link import Act, Link

from .acts import step_url
from .possible import Prospect

#: Where the house's names of a step's own entries stand on the form.
PLACES = {
    "on": "desk_on",
    "note": "desk_note",
    "files": "desk_files",
    "late": "desk_late",
    "parties": "party-0-name",
}


def refusal_of(
    refused: Refused, step: Step, *, links: Mapping[str, Link], prospect: Prospect | None = None
) -> Refusal:
    """The block above the form. `links` lead to its fields; without a matter nothing is met."""
    missing = [reason(given, step, prospect, links) for given in refused.reasons]
    mistakes = [mistake(name, says, links) for name, says in refused.fields.items()]
    return Refusal(step.label, missing, mistakes=mistakes, met=met(step, prospect))


def reason(given: Given, step: Step, prospect: Prospect | None, ways: Mapping[str, Link]) -> Reason:
    """One thing that is missing, with the field or the step that mends it."""
    gate = gate_of(given, step, prospect)
    names = [given.gate] if gate is None else sorted(gate.fields & ways.keys())
    links = [ways[name] for name in names if name in ways]
    return Reason(
        given.missing,
        article=given.basis,
        words=given.says,
        who="在下面填" if links else "",
        acts=[] if links or prospect is None else ways_out(gate, prospect),
        links=links,
    )


def gate_of(given: Given, step: Step, prospect: Prospect | None) -> Declared | None:
    """The gate a reason comes from; of several by one article the one of these words."""
    if prospect is None or isinstance(step, KernelStep) or not given.gate:
        return None
    gates = [one for one in prospect.procedure.gates_of(step) if one.requirement == given.gate]
    said = (gate for gate in gates if gate.missing == given.missing)
    return next(said, gates[0] if gates else None)


def ways_out(gate: Declared | None, prospect: Prospect) -> list[Act]:
    """The steps a gate looks back at, if they may be taken now."""
    if gate is None:
        return []
    steps = prospect.procedure.steps
    wanted = [steps[name] for name in sorted(gate.looks_back_at & steps.keys())]
    return [
        Act(step.label, step_url(prospect.matter, step))
        for step in wanted
        if prospect.chance(step).is_open
    ]


def mistake(name: str, says: str, ways: Mapping[str, Link]) -> Reason:
    """A field to mend, with a link to it."""
    place = PLACES.get(name, name)
    way = ways.get(place)
    return Reason(says, who="在下面改", links=[way] if way else [])


def met(step: Step, prospect: Prospect | None) -> list[Gate]:
    """What already holds."""
    if prospect is None or isinstance(step, KernelStep):
        return []
    shown = [gate.reason() for gate in prospect.met(step)]
    return [Gate(GateState.MET, reason.says or reason.basis, reason.basis) for reason in shown]


def who_moved(matter: Matter, seen: int | None) -> bool:
    """Whether somebody took a step since the form was opened."""
    return seen is not None and seen != matter.events_taken
