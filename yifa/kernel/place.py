"""What a place settles for itself: TOML files under YIFA_HOME/place that a person may edit."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from django.conf import settings


class Unsettled(Exception):
    """A file of the place that can't be used; the message says which, why and what to do."""


def folder() -> Path:
    """Where the place's files lie."""
    return Path(settings.HOME) / "place"


def told(name: str) -> dict[str, Any]:
    """What the file `<name>.toml` says; empty where the place has none."""
    path = folder() / f"{name}.toml"
    return read(path) if path.exists() else {}


def every(name: str) -> dict[str, dict[str, Any]]:
    """What each file of a folder says, by its name."""
    return {path.stem: read(path) for path in sorted((folder() / name).glob("*.toml"))}


def read(path: Path) -> dict[str, Any]:
    """One file; raises Unsettled where it is no TOML."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as broken:
        raise Unsettled(f"本地规定“{path.name}”写得不对（{broken}），改好后再试") from broken
