"""What the tests of administration share: the county and its three administrators."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from yifa.kernel.person import Post
from yifa.kernel.roles import AUDITOR, SECURITY_ADMIN, SYSTEM_ADMIN
from yifa.kernel.tests import county


@dataclass(frozen=True)
class Three:
    """The county's administrators, and the town's own."""

    system: Post
    security: Post
    auditor: Post
    town_system: Post
    town_security: Post


@pytest.fixture
def three(db: None) -> Three:
    county.set_up()
    return Three(
        county.post(SYSTEM_ADMIN, county.COUNTY),
        county.post(SECURITY_ADMIN, county.COUNTY),
        county.post(AUDITOR, county.COUNTY),
        county.post(SYSTEM_ADMIN, county.TOWN),
        county.post(SECURITY_ADMIN, county.TOWN),
    )
