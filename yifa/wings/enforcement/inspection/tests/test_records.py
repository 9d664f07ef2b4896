"""What an inspection leaves on record: what was seen, and the record that was signed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from yifa.kernel.evidence import Signs, Upload
from yifa.kernel.gaps import gaps_of
from yifa.kernel.matter import Matter
from yifa.kernel.register import Register
from yifa.kernel.stories import Telling, begins_at, read
from yifa.kernel.take import take
from yifa.kernel.tests import county

STORY = Path(__file__).parent / "stories" / "random_then_corrected.toml"

pytestmark = pytest.mark.django_db


@pytest.fixture
def inspected() -> Matter:
    """An inspection just after it was carried out, with no file."""
    county.set_up()
    told = read(STORY)
    last = next(n for n, line in enumerate(told.lines) if line.stage == "inspected")
    told = replace(told, lines=told.lines[: last + 1])
    home = begins_at(told, county.place(county.HOUSING))
    telling = Telling(told, Register.all["inspection"], county.post, home)
    assert list(telling.run()) == []
    return telling.matter


def test_signatures_on_the_screen_are_no_pictures_of_the_site(inspected: Matter) -> None:
    assert [(gap.step, gap.what, gap.verified) for gap in gaps_of(inspected)] == [
        ("实施检查", "没有检查现场的照片或者录像", False),
    ]


def test_one_officers_signature_is_no_signed_record(inspected: Matter) -> None:
    inspected.evidence.filter(signs=Signs.SECOND_OFFICER).delete()
    assert [(gap.what, gap.verified) for gap in gaps_of(inspected)] == [
        ("没有检查现场的照片或者录像", False),
        ("没有签名的检查笔录", True),
    ]


def test_both_are_added_afterwards(inspected: Matter) -> None:
    inspected.evidence.all().delete()
    done = inspected.events.order_by("pk").last()
    assert done is not None
    files = [Upload("现场.png", b"\x89PNG\r\n\x1a\n1"), Upload("笔录.pdf", b"%PDF-1.7")]
    officer = county.post("officer", inspected.holder)
    take(inspected, "attach", by=officer, on=done.on, at=done.at, files=files)
    assert gaps_of(inspected) == []
