"""Someone who has never heard of the house: no account, no cookie."""

from __future__ import annotations

import html
import re

import pytest
from django.core.cache import cache
from django.test import Client

#: 70＋44＋22＋17 is 153.
WRONG = (
    "镇矛调中心全年接待来访群众89批155人次，其中涉及城乡建设类38批70人次，涉及劳动与社会保障类"
    "26批44人次，涉及农业农村类10批22人次，其他类别15批17人次。"
)
RIGHT = WRONG.replace("155", "153")


@pytest.fixture(autouse=True)
def nothing_sent_yet() -> None:
    cache.clear()


@pytest.fixture
def stranger() -> Client:
    return Client()


def words(page: bytes) -> str:
    """A page without tags and spaces."""
    return re.sub(r"\s+", "", re.sub(r"<[^>]+>", " ", html.unescape(page.decode())))


def hidden(page: bytes) -> dict[str, str]:
    """What the first form of results holds to be sent back."""
    found = re.findall(r'<input type="hidden" name="(name|content)" value="([^"]*)"', page.decode())
    return {name: html.unescape(value) for name, value in reversed(found)}
