"""What the kernel's tests share: the county, and a dispute on its way."""

from __future__ import annotations

import pytest

from yifa.kernel.matter import Matter
from yifa.kernel.organisation import Organisation

from . import county
from .cases import register_dispute


@pytest.fixture
def committee(db: None) -> Organisation:
    """The village's mediation committee, in its county."""
    county.set_up()
    return county.place(county.VILLAGE_COMMITTEE)


@pytest.fixture
def registered(committee: Organisation) -> Matter:
    """A dispute that the committee has registered."""
    return register_dispute(committee)
