"""The house in which something secret lies behind every door, planted once for a module."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest
import time_machine
from django.db import transaction
from pytest_django import DjangoDbBlocker

from .planted import NOW, House, plant


@pytest.fixture(scope="module")
def planted(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[House]:
    """The house; everything that a module does to it is undone at its end."""
    refusals = logging.getLogger("django.request")
    refusals.setLevel(logging.CRITICAL)  # a refusal is no news here
    travelling = time_machine.travel(NOW, tick=False)
    with django_db_blocker.unblock(), travelling, transaction.atomic():
        yield plant()
        transaction.set_rollback(True)
    refusals.setLevel(logging.NOTSET)
