"""What fictional people and firms are called, and what else is asked of a party."""

from __future__ import annotations

import datetime as dt
from typing import Any

from stdnum.cn import ric, uscc

from .chance import Chance, told

Entry = dict[str, Any]

#: No mobile number of China begins with 154: the range has been given to nobody.
NOBODYS_RANGE = "154"


def surname(chance: Chance) -> str:
    """A family name."""
    return chance.choice(str(told("names")["surnames"]).replace("\n", ""))


def given_name(chance: Chance) -> str:
    """A given name of one or two characters."""
    words: dict[str, str] = told("names")
    if chance.happens(28):
        return chance.choice(words["alone"])
    return chance.choice(words["first"]) + chance.choice(words["second"])


def person_name(chance: Chance, *, family: str = "") -> str:
    """A whole name, of that family if one is given."""
    return (family or surname(chance)) + given_name(chance)


def firm_name(chance: Chance, trade: str) -> str:
    """A firm of a trade: 青禾宏基建设有限公司."""
    return f"青禾{chance.choice(told('names')['brands'])}{trade}"


def identity_number(chance: Chance, division: str, born: dt.date, *, female: bool) -> str:
    """A number with a right check digit in a division that no real number has."""
    order = chance.randrange(1, 480) * 2 + (0 if female else 1)
    digits = f"{division}{born:%Y%m%d}{order:03d}"
    return digits + ric.calc_check_digit(digits)


def credit_code(chance: Chance, division: str) -> str:
    """A firm's code with a right check digit in a division that no real code has."""
    body = f"91{division}" + "".join(
        chance.choice("0123456789ABCDEFGHJKLMNPQRTUWXY") for _ in "9" * 9
    )
    return body + uscc.calc_check_digit(body)


def telephone(chance: Chance) -> str:
    """A mobile number that can't be anybody's."""
    return f"{NOBODYS_RANGE}{chance.randrange(10**8):08d}"


def person(
    chance: Chance, *, side: str, name: str, female: bool, born: dt.date, on: dt.date
) -> Entry:
    """A person as a party: what everybody knows."""
    age = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
    occupation = "退休" if age > 66 else chance.choice(told("names")["occupations"])
    return {
        "side": side,
        "name": name,
        "gender": "f" if female else "m",
        "age": age,
        "occupation": occupation,
    }


def known_more(chance: Chance, entry: Entry, *, home: str, division: str, born: dt.date) -> None:
    """What a clerk learns of most people, and not of all."""
    if chance.happens(85):
        entry["telephone"] = telephone(chance)
        entry["address"] = home
    if chance.happens(70):
        female = entry["gender"] == "f"
        entry["identity_number"] = identity_number(chance, division, born, female=female)


def firm(chance: Chance, *, side: str, name: str, division: str) -> Entry:
    """A firm as a party."""
    return {
        "side": side,
        "name": name,
        "identity_number": credit_code(chance, division),
        "telephone": telephone(chance),
    }
