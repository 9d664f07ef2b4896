"""What a matter is, as its page lists it: the fields under the step that wrote them, the people."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from copy import copy
from dataclasses import replace

from django.urls import reverse

from yifa.kernel.acts import acts_of
from yifa.kernel.matter import Matter, Taken
from yifa.kernel.party import Capacity, Party, Says, masking_of
from yifa.kernel.privacy import NameField, names_in
from yifa.kernel.register import Register
from yifa.kernel.state import standing
from yifa.kernel.writing import PARTIES, decode
from yifa.web.theme.link import Link
from yifa.web.theme.record import Fact, MaskedPerson
from yifa.web.theme.wording import day_in_text

from .value import by_name, text_of

#: What stands in the page's head or in a section of its own.
ELSEWHERE = {PARTIES, "title", "handler"}
NOTHING: Mapping[int, Matter] = {}
#: How the label of a sum of money ends.
MONEY = "（元）"
#: What a label tells whoever fills in the form, line by line.
HOW_TO_WRITE = re.compile("（[^（）]*每行[^（）]*）$")


def sections(
    matter: Matter, says: Says, *, linked: Mapping[int, Matter] = NOTHING
) -> list[tuple[str, list[Fact]]]:
    """The facts in the order of the steps, each field under the last step that wrote it.

    Of the steps that the register has `told_each`, every act stands with what it wrote. `says`
    masks the names in free texts; a matter named here opens if it is among `linked`.
    """
    each = {step.name for step in Register.of(matter).told_each}
    latest: dict[str, Taken] = {}
    listed = {step.name for one in Register.of(matter).listings for step in one.steps}
    made = filled_in(matter)
    for act in matter.history:
        typed = matter.procedure.fields_of(matter.procedure.step(act.step))
        for name in (*typed, *made.get(act.place, ())):
            latest[name] = act
    grouped: dict[int, tuple[str, list[Fact]]] = {}
    for name, act in latest.items():
        stands = act.step not in listed | each
        found = fact(matter, name, says) if stands else None
        if found is not None:
            found = opened(found, linked.get(getattr(matter, f"{name}_id", None) or 0))
            grouped.setdefault(act.place, (heading_of(matter, act), []))[1].append(found)
    told = acts_told(matter, says, linked) if each else {}
    grouped |= {
        act.place: (heading_of(matter, act), told[act.place])
        for act in matter.history
        if act.step in each and told[act.place]
    }
    return [grouped[place] for place in sorted(grouped)]


def listings(matter: Matter, says: Says) -> list[tuple[str, list[Fact]]]:
    """What was done again and again, one by one; nothing where it was never done."""
    told = (
        (one.heading, [Fact(label, says(words)) for label, words in one.lines(matter.of_kind())])
        for one in Register.of(matter).listings
    )
    return [(heading, lines) for heading, lines in told if lines]


def heading_of(matter: Matter, act: Taken) -> str:
    """What was done and when."""
    return f"{matter.procedure.step(act.step).label}　{day_in_text(act.on)}"


def acts_told(matter: Matter, says: Says, linked: Mapping[int, Matter]) -> dict[int, list[Fact]]:
    """What each act wrote that is not private, later corrections included, by its place."""
    events = standing(matter)
    places = {event.pk: event.place_in_matter for event in events}
    shown = [one for one in Register.of(matter).own_fields() if not getattr(one, "is_private", 0)]
    told: dict[int, list[Fact]] = defaultdict(list)
    for act in acts_of(events):
        was = copy(matter)
        for column in shown:
            name = column.name
            if name not in act.wrote:
                continue
            setattr(was, name, decode(type(matter), name, act.wrote[name]))
            if found := fact(was, name, says):
                other = linked.get(getattr(was, f"{name}_id", None) or 0)
                told[places[act.event]].append(opened(found, other))
    return told


def filled_in(matter: Matter) -> dict[int, list[str]]:
    """What the house itself wrote, such as a code, a total or a result, by the place of the act.

    A field may be typed in one step and made by another; a correction stays where it was written.
    """
    register, steps = Register.of(matter), matter.procedure.steps
    if register.fills.__func__ is Register.fills.__func__:  # type: ignore[attr-defined]
        return {}
    own = {one.name for one in register.own_fields()}
    acts = matter.events.values_list("place_in_matter", "step", "payload__wrote")
    return {
        place: [name for name in told if name in own - {*matter.procedure.fields_of(steps[step])}]
        for place, step, told in acts
        if step in steps
    }


def fact(matter: Matter, name: str, says: Says) -> Fact | None:
    """One field in words; a blank is left out, and what stands elsewhere on the page."""
    if name in ELSEWHERE:
        return None
    column = by_name(type(matter), name)
    said = text_of(matter, column, says)
    if not said or (isinstance(column, NameField) and column.is_personal(matter)):
        return None
    label = HOW_TO_WRITE.sub("", str(column.verbose_name))
    return Fact(label, said, amount=label.endswith(MONEY))


def opened(found: Fact, other: Matter | None) -> Fact:
    """A fact that names another matter, with its title and the way to it."""
    if other is None:
        return found
    return replace(found, url=reverse("matter", args=[other.pk]), note=other.shown_title)


def people(matter: Matter, *, reveal: bool) -> list[MaskedPerson]:
    """The parties, masked; the first carries the way to the full data for those who may ask."""
    says = masking_of(matter)
    masked = [Fact(label, says(name)) for label, name in names_in(matter).items()]
    shown = [MaskedPerson(masked)] if masked else []
    shown += [
        MaskedPerson(masked_facts(party, says), heading=heading(matter, party))
        for party in matter.parties.all()
    ]
    if shown and reveal:
        url = reverse("step", args=[matter.pk, "unmask"])
        shown[0] = replace(shown[0], reveal=Link("查看完整信息", url))
    return shown


def people_in_full(matter: Matter) -> list[MaskedPerson]:
    """The same people with nothing masked."""
    named = [Fact(label, name) for label, name in names_in(matter).items()]
    shown = [MaskedPerson(named)] if named else []
    return shown + [
        MaskedPerson(full_facts(party), heading=heading(matter, party))
        for party in matter.parties.all()
    ]


def heading(matter: Matter, party: Party) -> str:
    """甲方, 乙方代理人, 第三人; where there are no sides only an agent is named as such."""
    capacity = party.get_capacity_display() if party.capacity != Capacity.PARTY else ""
    register = Register.of(matter)
    side = register.sides.get(party.side, "")
    side = party.get_side_display() if register.two_sides else side
    return f"{side}{capacity}"


def masked_facts(party: Party, says: Says) -> list[Fact]:
    """A party with everything private masked."""
    return filled(
        [
            ("姓名或者名称", says(party.name)),
            ("身份证号或者信用代码", party.masked_identity_number),
            ("联系电话", party.masked_telephone),
            ("住址", party.masked_address),
            *open_facts(party),
        ]
    )


def full_facts(party: Party) -> list[Fact]:
    """A party in full, for those who said what for."""
    return filled(
        [
            ("姓名或者名称", party.name),
            ("身份证号或者信用代码", party.identity_number),
            ("联系电话", party.telephone),
            ("住址", party.address),
            *open_facts(party),
        ]
    )


def open_facts(party: Party) -> list[tuple[str, str]]:
    """What is not private."""
    age = str(party.age) if party.age is not None else ""
    return [
        ("性别", party.get_gender_display()),
        ("年龄", age),
        ("职业或者职务", party.occupation),
    ]


def filled(pairs: list[tuple[str, str]]) -> list[Fact]:
    """The facts that are not blank."""
    return [Fact(label, value) for label, value in pairs if value]
