"""The house in which something secret lies behind every door, planted once for all of them."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest
import time_machine
from django.db import transaction
from pytest_django import DjangoDbBlocker

from .planted import NOW, House, plant


@pytest.fixture(scope="package")
def planted(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[House]:
    """The house; every test undoes what it does to it."""
    refusals = logging.getLogger("django.request")
    refusals.setLevel(logging.CRITICAL)  # a refusal is no news here
    travelling = time_machine.travel(NOW, tick=False)
    with django_db_blocker.unblock(), travelling, transaction.atomic():
        yield plant()
        transaction.set_rollback(True)
    refusals.setLevel(logging.NOTSET)
