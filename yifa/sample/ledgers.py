"""Rounds of screening and publicity activities of the sample: one act each."""

from __future__ import annotations

import datetime as dt
from typing import Any

from yifa.kernel.roles import CLERK
from yifa.wings.disputes.screening.models import Screening
from yifa.wings.outreach.publicity.models import Publicity

from .act import CLOSES, OPENS, Act
from .chance import Chance, told
from .county import County, Village, spread
from .yearly import Yearly

#: On which days which special round goes.
SPECIAL = {
    1: "春节前欠薪矛盾纠纷专项排查",
    2: "春节返乡人员矛盾纠纷专项排查",
    3: "春耕用水用地矛盾纠纷专项排查",
    4: "清明祭扫用火用地矛盾纠纷专项排查",
    5: "婚姻家庭矛盾纠纷专项排查",
    6: "防汛避险矛盾纠纷专项排查",
    7: "暑期未成年人权益矛盾纠纷专项排查",
    8: "高温用电用水矛盾纠纷专项排查",
    9: "秋收矛盾纠纷专项排查",
    10: "秋收与土地流转矛盾纠纷专项排查",
    11: "劳动用工矛盾纠纷专项排查",
    12: "岁末年初矛盾纠纷专项排查",
}
THEMES = {(3, 8): "women", (3, 15): "consumer", (4, 15): "security", (6, 26): "drugs"}


def screening(
    chance: Chance, county: County, day: dt.date, *, village: Village, most_lag: int
) -> Act:
    """One round, entered by the village's clerk; a few some days later."""
    round = round_on(chance, day)
    found = min(chance.choices((0, 1, 2, 3, 4), (52, 30, 12, 4, 2))[0], 4)
    resolved = sum(chance.happens(45) for _ in range(found))
    people = chance.randint(2, 4) if round == "daily" else chance.randint(4, 11)
    by = county.post(village.council, CLERK, on=day)
    writes = {
        "title": title_of_round(round, village.council.name, day),
        "round": round,
        "campaign": SPECIAL[day.month] if round == "special" else "",
        "village": village.council,
        "grid": f"第{chance.randint(1, 6)}网格" if round == "daily" else "",
        "screeners": "村（社区）干部、网格员" + ("、社区民警" if chance.happens(30) else ""),
        "people_sent": people,
        "households": people * chance.randint(4, 12),
        "found": found,
        "resolved": resolved,
        "result": result_of_round(chance, found, resolved),
    }
    lag = min(chance.randint(3, 9), most_lag) if chance.happens(1) else 0
    minute = chance.randint(OPENS, CLOSES)
    return Act(Screening(), "register", by, day, minute, writes, lag=lag)


def round_on(chance: Chance, day: dt.date) -> str:
    """What kind of round goes on a day."""
    monthly = 78 if 10 <= day.day <= 19 else 6
    return chance.one({"monthly": monthly, "daily": (100 - monthly) * 0.7, "special": 14})


def title_of_round(round: str, village: str, day: dt.date) -> str:
    """What the round is called."""
    if round == "monthly":
        return f"{village}{day.month}月矛盾纠纷集中排查"
    return f"{village}{SPECIAL[day.month] if round == 'special' else '日常排查'}"


def result_of_round(chance: Chance, found: int, resolved: int) -> str:
    """What the round saw, nothing included."""
    words = told("ledgers")
    if not found:
        return str(chance.choice(words["nothing"]))
    seen = "、".join(chance.sample(words["seen"], found))
    left = found - resolved
    after = "，均已当场化解" if not left else f"，当场化解{resolved}件，{left}件登记调解"
    return f"排查出{seen}等{found}件{after}。"


def publicity(chance: Chance, county: County, day: dt.date, yearly: Yearly) -> Act:
    """One activity: what the day is for, who holds it, how many came, which item it fulfils."""
    theme = theme_on(chance, day)
    words = chance.choice(told("ledgers")["activity"][theme])
    by = held_by(chance, county, words, day)
    people = chance.randint(*words.get("people", (40, 260)))
    where = chance.choice(words["places"])
    online = words.get("views", False)
    town = by.organisation.name.removesuffix("人民政府").removesuffix("办事处")
    writes: dict[str, Any] = {
        "title": words["title"].format(town=town),
        "place": where.format(town=town),
        "theme_day": theme,
        "law_told": words["law"],
        "audience": words["audience"],
        "fulfils": yearly.duty_of(chance, by.organisation, day),
        "people_reached": people or None,
        "materials": round(people * chance.uniform(0.6, 1.6) / 10) * 10 or None,
        "media_views": chance.randint(300, 9000) if online or chance.happens(20) else None,
        "case_told": chance.happens(32),
        "summary": words["summary"],
    }
    return Act(Publicity(), "register", by, day, chance.randint(OPENS, CLOSES), writes)


def theme_on(chance: Chance, day: dt.date) -> str:
    """The theme of an activity on a day, at the theme's real date."""
    if (day.month, day.day) in THEMES:
        return THEMES[day.month, day.day]
    if day.month == 12 and day.day <= 7:
        return "constitution_day" if day.day == 4 else "constitution_week"
    if day.month == 5 and chance.happens(60):
        return "civil_code"
    return "safety" if day.month == 6 and chance.happens(55) else "other"


def held_by(chance: Chance, county: County, words: dict[str, Any], day: dt.date) -> Any:
    """The post that enters it: a department whose law it is, or a town."""
    if "department" in words and chance.happens(40):
        return county.clerk(county.department(words["department"]), on=day)
    return county.clerk(spread(chance, county.towns).government, on=day)
