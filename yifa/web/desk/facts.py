"""What a matter is, as its page lists it: the fields under the step that wrote them, the people."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from django.urls import reverse

from yifa.kernel.matter import Matter, Taken
from yifa.kernel.party import Party, Says, masking_of
from yifa.kernel.privacy import NameField, names_in
from yifa.kernel.register import Register
from yifa.kernel.writing import PARTIES
from yifa.web.theme.link import Link
from yifa.web.theme.record import Fact, MaskedPerson
from yifa.web.theme.wording import day_in_text

from .value import by_name, text_of

#: What stands in the page's head or in a section of its own.
ELSEWHERE = {PARTIES, "title", "handler"}


def sections(matter: Matter, says: Says) -> list[tuple[str, list[Fact]]]:
    """The facts in the order of the steps, each field under the last step that wrote it.

    What no step asks for, since its register fills it (`Register.fills`), stands last. `says` masks
    the names in free texts.
    """
    latest: dict[str, Taken] = {}
    for act in matter.history:
        for name in matter.procedure.fields_of(matter.procedure.step(act.step)):
            latest[name] = act
    grouped: dict[int, tuple[str, list[Fact]]] = {}
    for name, act in latest.items():
        found = fact(matter, name, says) if name not in ELSEWHERE else None
        if found is not None:
            heading = f"{matter.procedure.step(act.step).label}　{day_in_text(act.on)}"
            grouped.setdefault(act.place, (heading, []))[1].append(found)
    made = [one for name in filled_in(matter) if (one := fact(matter, name, says)) is not None]
    told = [grouped[place] for place in sorted(grouped)]
    return [*told, ("自动得出", made)] if made else told


def filled_in(matter: Matter) -> list[str]:
    """The fields that no step of the procedure asks anybody for."""
    procedure = matter.procedure
    asked = {name for step in procedure.steps.values() for name in procedure.fields_of(step)}
    return [one.name for one in Register.of(matter).own_fields() if one.name not in asked]


def fact(matter: Matter, name: str, says: Says) -> Fact | None:
    """One field in words; a blank is left out."""
    column = by_name(type(matter), name)
    said = text_of(matter, column, says)
    if not said or (isinstance(column, NameField) and column.is_personal(matter)):
        return None
    value = getattr(matter, name)
    return Fact(str(column.verbose_name), said, amount=isinstance(value, Decimal))


def people(matter: Matter, *, reveal: bool) -> list[MaskedPerson]:
    """The parties, masked; the first carries the way to the full data for those who may ask."""
    says = masking_of(matter)
    masked = [Fact(label, says(name)) for label, name in names_in(matter).items()]
    shown = [MaskedPerson(masked)] if masked else []
    shown += [
        MaskedPerson(masked_facts(party, says), heading=heading(party))
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
        MaskedPerson(full_facts(party), heading=heading(party)) for party in matter.parties.all()
    ]


def heading(party: Party) -> str:
    """甲方, or 乙方代理人."""
    capacity = party.get_capacity_display() if party.capacity != "party" else ""
    return f"{party.get_side_display()}{capacity}"


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
