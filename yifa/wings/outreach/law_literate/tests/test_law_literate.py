"""A villager's name is masked wherever pages and lists show it, and nothing else is asked."""

from __future__ import annotations

import datetime as dt
from typing import Any, cast

import pytest

from yifa.kernel import search
from yifa.kernel.matter import Matter
from yifa.kernel.party import masking_of
from yifa.kernel.spreadsheet.shown import shown
from yifa.kernel.take import take
from yifa.kernel.tests import county
from yifa.kernel.verify import verify
from yifa.wings.outreach.law_literate.models import LawLiterate

pytestmark = pytest.mark.django_db


def chosen() -> Matter:
    county.set_up()
    matter = LawLiterate()
    by = county.post("clerk", county.VILLAGE)
    on = dt.date(2026, 3, 2)
    take(matter, "register", by=by, on=on, village=county.place(county.VILLAGE), person="田玉莲")
    return matter


def test_the_title_is_made_of_village_and_name_and_shown_masked() -> None:
    matter = chosen()
    assert (matter.title, matter.shown_title) == ("石坎村田玉莲", "石坎村田××")
    kept = matter.of_kind()
    assert shown(kept, "person", says=masking_of(kept)) == "田××"
    assert shown(kept, "person") == "田玉莲"


def test_a_corrected_name_changes_the_title_and_revoking_puts_both_back() -> None:
    matter = chosen()
    by = county.post("clerk", county.VILLAGE)
    day = dt.date(2026, 3, 3)
    take(matter, "correct", by=by, on=day, person="田玉兰", reason="写错了字")
    assert matter.title == "石坎村田玉兰"
    assert list(verify()) == []
    take(matter, "revoke", by=by, on=day, reason="原来没有错")
    again = cast("Any", matter.of_kind())
    assert (again.person, again.title, again.shown_title) == (
        "田玉莲",
        "石坎村田玉莲",
        "石坎村田××",
    )
    assert list(verify()) == []


def test_who_sees_the_content_finds_a_villager_by_name() -> None:
    matter = chosen()
    found = search.matching(LawLiterate._default_manager.all(), "田玉莲")
    assert [one.pk for one in found] == [matter.pk]
