"""Files of tests that share what takes long to build go to one process of a parallel run.

A pytest plugin, for `--dist loadfile`: what their tests share is then built once in a run, not
once in each process that gets one of the files.
"""

from __future__ import annotations

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadFileScheduling

#: What is shared, and how the paths begin of the files that share it.
SHARED = {
    "a house full of secrets": ("tests/sight/",),
    "every step of every kind": (
        "tests/test_every_step.py",
        "yifa/lake/tests/",
        "yifa/kernel/tests/test_grouping.py",
    ),
    "a small sample": tuple(
        f"yifa/commands/tests/test_{name}.py"
        for name in ("backup", "commands", "cut_off", "lake", "practice")
    ),
}


class Together(LoadFileScheduling):
    """Deals out files, those together that share something."""

    def _split_scope(self, nodeid: str) -> str:
        file = super()._split_scope(nodeid)
        return next((what for what, paths in SHARED.items() if file.startswith(paths)), file)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Together | None:
    """Deal out files this way where files are dealt out at all."""
    return Together(config, log) if config.getvalue("dist") == "loadfile" else None
