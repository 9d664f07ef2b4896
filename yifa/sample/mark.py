"""Which sample lies in the database, and whether it was finished: a small file in YIFA_HOME."""

from __future__ import annotations

import datetime as dt
import json
import os
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from .people import SignIn
from .plan import Plan


@dataclass(frozen=True)
class Mark:
    """What a sample was made from, and whether all of it is there."""

    plan: Plan
    finished: bool


def mark_file() -> Path:
    """Where the mark lies."""
    return Path(settings.HOME) / "sample.json"


def passwords_file() -> Path:
    """Where the sign-ins lie."""
    return Path(settings.HOME) / "passwords.txt"


def read_mark() -> Mark | None:
    """The mark, or None where no sample was ever begun."""
    if not mark_file().exists():
        return None
    kept = json.loads(mark_file().read_text(encoding="utf-8"))
    today = dt.date.fromisoformat(kept["today"])
    return Mark(Plan(today, kept["seed"], kept["matters"]), kept["finished"])


def put_mark(plan: Plan, *, finished: bool) -> None:
    """Write the mark whole or not at all."""
    says = {
        "seed": plan.seed,
        "today": plan.today.isoformat(),
        "matters": plan.matters,
        "finished": finished,
    }
    fresh = mark_file().with_suffix(".new")
    fresh.write_text(json.dumps(says) + "\n", encoding="utf-8")
    fresh.replace(mark_file())


def keep_passwords(people: list[SignIn]) -> None:
    """Write the sign-ins where only the owner of the folder can read them."""
    passwords_file().unlink(missing_ok=True)
    opened = os.open(passwords_file(), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(opened, "w", encoding="utf-8") as out:
        out.write("\n".join(lines_of(people)) + "\n")


def lines_of(people: list[SignIn]) -> list[str]:
    """The sign-ins as they are printed and kept: a line each."""
    return [
        f"{one.username:<12} {one.password}  {one.says}　{one.name}　{one.at}" for one in people
    ]
