"""What every kind of matter must live up to; `tests/test_every_matter.py` asks it of each folder.

Each question answers with one sentence for each thing that is wrong, so that whoever adds a kind
learns everything at once.
"""

from __future__ import annotations

from .promises import Promise, promises_in
from .register import Register
from .stories import folder_of


def promises_of(register: type[Register]) -> list[Promise]:
    """What was promised of a kind; nothing where its folder promises nothing."""
    return promises_in(folder_of(register) / "tests" / "promises.toml")
