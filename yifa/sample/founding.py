"""How the fictional county is set up: every organisation at its place in both trees."""

from __future__ import annotations

from typing import Any

from yifa.kernel.organisation import Form, Level, Organisation, found

from .chance import told
from .county import (
    CENTRE,
    COMMITTEE,
    COUNTY_CENTRE,
    COUNTY_COMMITTEE,
    JUDICIAL,
    POLICE,
    STUDIO,
    committee_code,
    departments,
    village_codes,
)


def found_county() -> None:
    """Set up every organisation of the county."""
    words = told("county")
    division, name = words["division"], words["name"]
    county = found(
        f"{division}000000",
        f"{name}人民政府",
        short=f"{words['short']}政",
        level=Level.COUNTY,
        form=Form.GOVERNMENT,
    )
    led = {}
    for code, row in departments(division):
        led[row["name"]] = found(
            code,
            f"{name}{row['name']}",
            short=row["short"],
            level=Level.COUNTY,
            form=Form.DEPARTMENT,
            parent=county,
        )
    for last, label, short, form in (
        (COUNTY_CENTRE, "矛盾纠纷调处化解中心", "青矛", Form.CENTRE),
        (COUNTY_COMMITTEE, "人民调解委员会", "青", Form.COMMITTEE),
    ):
        found(
            f"{division}000{last}",
            f"{name}{label}",
            short=short,
            level=Level.COUNTY,
            form=form,
            parent=county,
            led_by=led["司法局"] if form is Form.COMMITTEE else None,
        )
    for town in words["town"]:
        found_town(town, division, county=county, led=led)


def found_town(
    town: dict[str, Any], division: str, *, county: Organisation, led: dict[str, Organisation]
) -> None:
    """Set up a town, its offices and its villages."""
    name, short = town["name"], town["short"]
    seat = "办事处" if name.endswith("街道") else "人民政府"
    bare = name.removesuffix("街道").removesuffix("镇").removesuffix("乡")
    government = found(
        f"{division}{town['code']}000",
        f"{name}{seat}",
        short=f"{short}政",
        level=Level.TOWN,
        form=Form.GOVERNMENT,
        parent=county,
    )
    offices = {
        last: found(
            f"{division}{town['code']}{last}",
            label,
            short=short + mark,
            level=Level.TOWN,
            form=Form.OFFICE,
            parent=government,
            led_by=led[line],
        )
        for last, label, mark, line in (
            (JUDICIAL, f"{bare}司法所", "司", "司法局"),
            (POLICE, f"{bare}派出所", "公", "公安局"),
        )
    }
    found(
        f"{division}{town['code']}{CENTRE}",
        f"{name}矛盾纠纷调处化解中心",
        short=f"{short}矛",
        level=Level.TOWN,
        form=Form.CENTRE,
        parent=government,
    )
    found(
        f"{division}{town['code']}{COMMITTEE}",
        f"{name}人民调解委员会",
        short=short,
        level=Level.TOWN,
        form=Form.COMMITTEE,
        parent=government,
        led_by=offices[JUDICIAL],
    )
    if "studio" in town:
        found(
            f"{division}{town['code']}{STUDIO}",
            town["studio"],
            short=f"{short}室",
            level=Level.TOWN,
            form=Form.STUDIO,
            parent=government,
            led_by=offices[JUDICIAL],
        )
    for code, village in village_codes(town, division):
        found_village(code, village, short=short, town=government, judicial=offices[JUDICIAL])


def found_village(
    code: str, name: str, *, short: str, town: Organisation, judicial: Organisation
) -> None:
    """Set up a village or community and its mediation committee."""
    bare = name.removesuffix("社区").removesuffix("村")
    bare = bare if bare.startswith(short) else short + bare
    council = found(
        code,
        name,
        short=f"{bare}{'社' if name.endswith('社区') else '村'}",
        level=Level.VILLAGE,
        form=Form.VILLAGE,
        parent=town,
    )
    found(
        committee_code(code),
        f"{name}人民调解委员会",
        short=bare,
        level=Level.VILLAGE,
        form=Form.COMMITTEE,
        parent=council,
        led_by=judicial,
    )
