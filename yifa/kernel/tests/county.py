"""Where the kernel's tests play: a fictional county with a town, its villages and its neighbours.

青禾县人民政府
├── 青禾县司法局, 青禾县住房和城乡建设局, 青禾县水利局, 青禾县矛盾纠纷调处化解中心
├── 柳溪镇人民政府
│   ├── 柳溪司法所 (led by 青禾县司法局), 柳溪镇人民调解委员会 (led by 柳溪司法所)
│   └── 石坎村
│       └── 石坎村人民调解委员会 (led by 柳溪司法所)
└── 云岭镇人民政府
    └── 云岭镇人民调解委员会
白沙县人民政府
"""

from __future__ import annotations

import datetime as dt
from functools import cache

from yifa.kernel.organisation import Form, Level, Organisation, found
from yifa.kernel.person import Person, Post
from yifa.kernel.register import Register
from yifa.kernel.roles import Role
from yifa.kernel.stories import play, stories_of

VILLAGE_COMMITTEE = "石坎村人民调解委员会"
TOWN_COMMITTEE = "柳溪镇人民调解委员会"
OTHER_COMMITTEE = "云岭镇人民调解委员会"
COUNTY = "青禾县人民政府"
TOWN = "柳溪镇人民政府"
OTHER_TOWN = "云岭镇人民政府"
CENTRE = "青禾县矛盾纠纷调处化解中心"
BUREAU = "青禾县司法局"
OFFICE = "柳溪司法所"
HOUSING = "青禾县住房和城乡建设局"
WATER = "青禾县水利局"
VILLAGE = "石坎村"
STRANGER = "白沙县人民政府"

#: code, name, short, level, form, parent, led by
ORGANISATIONS = [
    ("339901", COUNTY, "青", Level.COUNTY, Form.GOVERNMENT, "", ""),
    ("339901-01", BUREAU, "青司", Level.COUNTY, Form.DEPARTMENT, COUNTY, ""),
    ("339901-02", CENTRE, "青矛", Level.COUNTY, Form.CENTRE, COUNTY, ""),
    ("339901-03", HOUSING, "青建", Level.COUNTY, Form.DEPARTMENT, COUNTY, ""),
    ("339901-04", WATER, "青水", Level.COUNTY, Form.DEPARTMENT, COUNTY, ""),
    ("339901101", TOWN, "柳", Level.TOWN, Form.GOVERNMENT, COUNTY, ""),
    ("339901101-01", OFFICE, "柳司", Level.TOWN, Form.OFFICE, TOWN, BUREAU),
    ("339901101-02", TOWN_COMMITTEE, "柳调委", Level.TOWN, Form.COMMITTEE, TOWN, OFFICE),
    ("339901101201", VILLAGE, "石", Level.VILLAGE, Form.VILLAGE, TOWN, ""),
    (
        "339901101201-01",
        VILLAGE_COMMITTEE,
        "石调委",
        Level.VILLAGE,
        Form.COMMITTEE,
        VILLAGE,
        OFFICE,
    ),
    ("339901102", OTHER_TOWN, "云", Level.TOWN, Form.GOVERNMENT, COUNTY, ""),
    ("339901102-01", OTHER_COMMITTEE, "云调委", Level.TOWN, Form.COMMITTEE, OTHER_TOWN, ""),
    ("339902", STRANGER, "白", Level.COUNTY, Form.GOVERNMENT, "", ""),
]


def set_up() -> None:
    """Found every organisation of the county."""
    there: dict[str, Organisation] = {}
    for code, name, short, level, form, parent, led_by in ORGANISATIONS:
        there[name] = found(
            code,
            name,
            short=short,
            level=level,
            form=form,
            parent=there.get(parent),
            led_by=there.get(led_by),
        )


def live_every_step() -> None:
    """Found the county and let stories of every kind happen in it until every step was taken."""
    set_up()
    for register in Register.all.values():
        live_every_step_of(register)


def live_every_step_of(register: type[Register]) -> None:
    """Let stories of one kind happen, each that takes a step which none before it took."""
    taken: set[str] = set()
    cast = cache(post)  # hundreds of steps are taken by a few people
    for story in stories_of(register):
        steps = {line.take for line in story.lines if not line.refused and not line.of}
        if not steps <= taken:
            play(story, register, cast=cast, home=place(VILLAGE_COMMITTEE))
            taken |= steps


def place(name: str) -> Organisation:
    """An organisation of the county by its name."""
    return Organisation.objects.get(name=name)


def post(role: str, organisation: Organisation | str, *, who: str = "") -> Post:
    """Someone who holds that role there; `who` tells several holders of one role apart."""
    here = place(organisation) if isinstance(organisation, str) else organisation
    username = f"{role}{who}@{here.code}"
    person = Person.objects.filter(username=username).first() or Person.objects.enrol(
        username, f"{here.short}{Role(role).label}{who}"
    )
    held, _ = Post.objects.get_or_create(
        person=person, organisation=here, role=role, since=dt.date(2020, 1, 1)
    )
    return held
