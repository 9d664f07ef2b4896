"""The cases that the kernel's tests tell again and again."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from django.utils import timezone

from yifa.kernel.matter import Event, Matter
from yifa.kernel.organisation import Organisation
from yifa.kernel.register import Register
from yifa.kernel.stories import Line, Story, Telling, begins_at, folder_of, read
from yifa.kernel.take import take

from . import county

DAY = dt.date(2026, 3, 2)

PARTIES: list[dict[str, Any]] = [
    {
        "side": "a",
        "name": "罗秀芬",
        "gender": "f",
        "age": 46,
        "identity_number": "339901198001010027",
        "telephone": "13800002046",
        "address": "青禾县柳溪镇石坎村3组12号",
    },
    {"side": "b", "name": "葛建民"},
]


def at(day: dt.date, hour: int = 17) -> dt.datetime:
    """An instant of a working day."""
    return timezone.make_aware(dt.datetime.combine(day, dt.time(hour, 30)))


def new_dispute() -> Matter:
    """A dispute that nobody has registered yet."""
    return Register.all["dispute"].model()


def register_dispute(here: Organisation, *, on: dt.date = DAY, **writes: Any) -> Matter:
    """A dispute registered by the clerk of an organisation."""
    matter = new_dispute()
    told = {
        "title": "罗秀芬与葛建民宅基地滴水纠纷",
        "type": "neighbour",
        "source": "applied",
        "parties": PARTIES,
        "amount": "1200.50",
    }
    take(matter, "register", by=county.post("clerk", here), on=on, at=at(on), **{**told, **writes})
    return matter


def do(matter: Matter, step: str, role: str, *, on: dt.date = DAY, **told: Any) -> Event:
    """Take a step by whoever has that role where the matter is held."""
    here = told.pop("here", None) or matter.holder
    return take(matter, step, by=county.post(role, here), on=on, at=at(on), **told)


def accept(matter: Matter, *, on: dt.date = DAY) -> Event:
    """Accept it."""
    return do(matter, "accept", "clerk", on=on)


def mediate(matter: Matter, *, on: dt.date = DAY) -> Event:
    """Mediate with the consent of all."""
    return do(matter, "mediate", "mediator", on=on, consent="all", session_record="谈了一次")


def settle(matter: Matter, *, on: dt.date = DAY, **told: Any) -> Event:
    """Settle orally."""
    agreed = {"agreement_form": "oral", "agreed_terms": "各让一步", "effective_on": on}
    return do(matter, "settle", "mediator", on=on, **{**agreed, **told})


def again(matter: Matter) -> Matter:
    """The matter as the database has it."""
    return matter.of_kind()


def played(kind: str, story: str, *, before: str = "") -> Matter:
    """The matter of a kind's story, up to the step named."""
    register = Register.all[kind]
    told = read(folder_of(register) / "tests" / "stories" / f"{story}.toml")
    return tell(replace(told, lines=until(told.lines, before)), register)


def tell(story: Story, register: type[Register]) -> Matter:
    """A story's matter, every line of which came out as told."""
    home = begins_at(story, county.place(county.HOUSING))
    telling = Telling(story, register, county.post, home)
    assert list(telling.run()) == []
    return telling.matter.of_kind()


def until(lines: list[Line], step: str) -> list[Line]:
    """The lines before the first one that takes a step; all if none is named."""
    at = next((place for place, line in enumerate(lines) if line.take == step), len(lines))
    return lines[:at]
