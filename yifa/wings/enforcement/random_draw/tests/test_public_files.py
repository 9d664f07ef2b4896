"""Only what the house made of a draw is public: nobody's own file passes for it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client

from yifa.kernel import public
from yifa.kernel.evidence import Upload
from yifa.kernel.gates import Refused
from yifa.kernel.register import Register
from yifa.kernel.stories import Telling, stories_of
from yifa.kernel.take import take
from yifa.kernel.tests import county
from yifa.kernel.tests.cases import at

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 9, 2)
OWN = Upload("抽取名录.json", b"{}")
PUBLISHED: dict[str, Any] = {"seed_source": "双色球2026101期", "seed_on": dt.date(2026, 9, 6)}


def test_a_file_of_one_s_own_passes_for_no_list() -> None:
    county.set_up()
    register = Register.all["random_draw"]
    story = next(one for one in stories_of(register) if str(one) == "drawn_and_published")
    telling = Telling(story, register, county.post, county.place(county.WATER))
    for given in story.given:
        assert list(telling.let_happen(given)) == []
    clerk, draw = county.post("clerk", county.WATER), register.model()
    told: dict[str, Any] = {"title": "取水户抽查", "sector": "water", "wanted": 2}
    take(draw, "register", by=clerk, on=DAY, at=at(DAY), **told)
    with pytest.raises(Refused, match="由系统生成"):
        take(draw, "publish_lists", by=clerk, on=DAY, at=at(DAY), files=[OWN], **PUBLISHED)
    draw = register.model._default_manager.get(pk=draw.pk)
    take(draw, "publish_lists", by=clerk, on=DAY, at=at(DAY), **PUBLISHED)
    take(draw, "attach", by=clerk, on=DAY, at=at(DAY), files=[OWN])
    (only,) = public.files_of(draw)
    assert only.digest != OWN.digest
    other = draw.evidence.exclude(pk=only.pk).get()
    url = f"/public/records/random_draw/{draw.pk}/evidence"
    assert Client().get(f"{url}/{only.pk}/").status_code == 200
    assert Client().get(f"{url}/{other.pk}/").status_code == 404
