"""What the file of a case lacks, on its page: counted, told by law, and where to add it."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from tests import house
from yifa.kernel.matter import Matter
from yifa.kernel.person import Post
from yifa.kernel.tests import county
from yifa.web.desk.tests.conftest import Scene
from yifa.wings.enforcement.penalty_case.tests.played import CITIZEN, played

pytestmark = pytest.mark.django_db


def page(case: Matter, post: Post) -> str:
    client = house.let_in(Client(), post)
    answer: str = client.get(reverse("matter", args=[case.pk])).content.decode()
    return answer


def test_the_page_tells_what_is_missing_since_when_and_why() -> None:
    county.set_up()
    case = played("ordinary_paid", parties=CITIZEN)
    text = page(case, county.post("officer", county.HOUSING))
    assert '<a class="small section-onward" href="#gaps">案卷还缺10项</a>' in text
    assert "没有送达回证" in text and "送达，3月26日起" in text
    assert "《民事诉讼法》第八十七条：送达必须有送达回证，签收日期为送达日期" in text
    assert f'href="{reverse("step", args=[case.pk, "attach"])}"' in text
    assert "依据未核实，不拦截" in text and "国办发〔2018〕118号" in text
    assert "周明远" not in text, "nobody is named by what is missing"


def test_a_kind_that_asks_for_no_records_shows_nothing(scene: Scene) -> None:
    assert "案卷还缺" not in page(scene.dispute, scene.mediator)


def test_who_may_only_read_is_offered_no_way_to_add(scene: Scene) -> None:
    case = played("ordinary_paid")
    text = page(case, county.post("leader", county.COUNTY))
    assert "案卷还缺" in text
    assert reverse("step", args=[case.pk, "attach"]) not in text
