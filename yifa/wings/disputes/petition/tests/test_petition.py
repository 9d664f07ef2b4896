"""What is peculiar to petitions: stocks balance, repeats are found, papers say what they must."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import docx
import pytest
import time_machine
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests import house
from yifa.kernel import handed_in as handing
from yifa.kernel.counting import compute
from yifa.kernel.doubles import likely_doubles
from yifa.kernel.figures import Period, Scope
from yifa.kernel.gates import Refused
from yifa.kernel.matter import Matter
from yifa.kernel.organisation import Organisation
from yifa.kernel.printing import print_out
from yifa.kernel.register import Register
from yifa.kernel.rights import Sight, sight_of
from yifa.kernel.stories import Telling, begins_at, stories_of
from yifa.kernel.take import take
from yifa.kernel.tests import county
from yifa.wings.disputes.petition import gates
from yifa.wings.disputes.petition.register import Petitions
from yifa.wings.disputes.petition.sorting import ROUTES, TOLD, Situation, purpose_of

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 3, 2)
WHO = {"name": "田守田", "identity_number": "339901196501010011", "telephone": "13800002046"}


@pytest.fixture(autouse=True)
def places() -> None:
    county.set_up()


def told(name: str) -> Matter:
    """The petition that a story leaves."""
    story = next(one for one in stories_of(Petitions) if one.path.stem == name)
    telling = Telling(story, Petitions, county.post, begins_at(story, county.place(county.TOWN)))
    assert list(telling.run()) == []
    return telling.matter


def registered(at: str = county.TOWN, *, on: dt.date = DAY, **writes: object) -> Matter:
    return house.register_matter("petition", county.post("clerk", at), on=on, **writes)


def figure(name: str, year: int = 2026, *, whose: str = county.COUNTY) -> int:
    period = Period(dt.date(year, 1, 1), dt.date(year, 12, 31))
    value = compute(Petitions.figures[name], Scope(county.place(whose)), period).value
    return int(value or 0)


LIVES = [one.path.stem for one in stories_of(Petitions) if not one.given]


@settings(
    max_examples=4,
    deadline=None,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(
    lives=st.lists(st.sampled_from(LIVES), min_size=1, max_size=4),
    ends=st.dates(DAY, dt.date(2026, 7, 31)),
)
def test_what_is_pending_is_what_was_brought_forward_and_accepted_less_what_was_concluded(
    lives: list[str], ends: dt.date
) -> None:
    """Whatever petitions go through, and on whatever day the year is taken to end."""
    with transaction.atomic():
        for name in lives:
            told(name)
        first, second = (
            Period(dt.date(2026, 1, 1), ends),
            Period(ends + dt.timedelta(1), dt.date(2026, 12, 31)),
        )
        scope = Scope(county.place(county.COUNTY))

        def value(name: str, period: Period) -> int:
            return int(compute(Petitions.figures[name], scope, period).value or 0)

        forward = 0
        for period in (first, second):
            balance = forward + value("accepted", period) - value("concluded", period)
            forward = value("pending", period)
            assert forward == balance
        transaction.set_rollback(True)


def test_an_answer_on_day_sixty_one_is_taken_and_counts_as_late() -> None:
    told("not_told_in_time")
    told("supported_and_carried_out")
    assert (figure("answered"), figure("on_time")) == (2, 1)


def test_visits_are_counted_in_batches_and_persons() -> None:
    told("thirty_came_without_representatives")
    told("reconsideration_not_sixty_days")
    assert (figure("visits"), figure("visitors")) == (2, 31)
    assert (figure("joint"), figure("joint_people")) == (1, 30)


def test_each_situation_leads_to_one_route_and_is_told_with_its_article() -> None:
    assert {*TOLD} == {*Situation}
    claims = {one for one in Situation if purpose_of(one) == "claim"}
    assert {*ROUTES} == claims
    assert [one for one, route in ROUTES.items() if route == "petition_procedure"] == ["other"]
    reminded = list(Petitions.reminds(Petitions.model(), Petitions.procedures[0].sort, DAY))  # type: ignore[attr-defined]  # a step of the procedure
    assert len(reminded) == len(Situation)
    assert all("第" in sentence for sentence in reminded)


def test_one_who_brings_the_same_subject_again_is_found_years_later() -> None:
    """By identity number, also under another spelling of the name; by name where none is given."""
    first = registered(parties=[WHO], domain="rural")
    later, by = dt.date(2028, 6, 1), county.post("clerk", county.TOWN)

    def found(**written: object) -> list[Matter]:
        return likely_doubles(Petitions, written, by=by, on=later)

    number = {"identity_number": WHO["identity_number"]}
    assert found(parties=[{"name": "田首田", **number}], domain="rural") == [first]
    assert found(parties=[{"name": "田守田"}], domain="rural") == [first]
    assert found(parties=[{"name": "田守田", **number}], domain="health") == []
    assert found(parties=[{"name": "田首田"}], domain="rural") == []


def test_a_repeat_is_shown_only_to_whom_it_may_be_shown() -> None:
    registered(parties=[WHO], domain="rural")
    written = {"parties": [WHO], "domain": "rural"}
    beside = county.post("clerk", county.OTHER_TOWN)
    above = county.post("clerk", county.COUNTY)
    assert likely_doubles(Petitions, written, by=beside, on=DAY) == []
    assert len(likely_doubles(Petitions, written, by=above, on=DAY)) == 1
    secret = registered(
        county.OTHER_TOWN, parties=[WHO], domain="discipline", accused=county.COUNTY
    )
    written["domain"] = "discipline"
    assert secret not in likely_doubles(Petitions, written, by=above, on=DAY)
    assert likely_doubles(Petitions, written, by=beside, on=DAY) == [secret]


def words_of(matter: Matter, name: str) -> str:
    """Every word of a paper."""
    _, content = print_out(matter, name, by=county.post("clerk", matter.holder))
    paper = docx.Document(io.BytesIO(content))
    return "\n".join(n.text or "" for n in paper.element.body.iter() if n.tag.endswith("}t"))


@pytest.mark.parametrize(
    ("story", "paper", "said"),
    [
        ("supported_and_carried_out", "acceptance", ["受理告知书", "60日", "第三十四条", "田守田"]),
        (
            "supported_and_carried_out",
            "opinion",
            [
                "投诉请求",
                "请求疏通门前排水沟",
                "予以支持",
                "法律法规依据",
                "30日",
                "第三十五条",
                "柳溪镇人民政府（印章）",
            ],
        ),
        ("suggestion_adopted", "acceptance", ["研究论证后回复"]),
        ("asked_above_while_in_hand_below", "refusal", ["不予受理", "第十九条", "镇里正在办理"]),
        ("asked_again_after_the_end", "refusal", ["第三十六条", "原信访事项编号"]),
        ("reconsideration_not_sixty_days", "guidance", ["申请行政复议", "第三十一条"]),
        ("extended_by_the_head", "extension", ["延至2026年5月29日", "测量没有完成", "第三十四条"]),
        (
            "reviewed_rechecked_ended",
            "review",
            ["复查意见书", "维持", "30日", "青禾县人民政府（印章）"],
        ),
        ("reviewed_rechecked_ended", "recheck", ["复核意见书", "终结", "第三十六条"]),
        ("forwarded_and_objected", "forwarding", ["转送单", "5个工作日", "青禾县住房和城乡建设局"]),
        (
            "assigned_with_a_day_to_report",
            "where_sent",
            ["交办）告知书", "柳溪镇人民政府", "第二十三条", "15日"],
        ),
        ("assigned_with_a_day_to_report", "urging", ["督办函", "改进工作", "第四十条"]),
        (
            "assigned_with_a_day_to_report",
            "result",
            ["办结报告", "2026年4月30日", "水沟已经恢复", "第二十二条"],
        ),
        ("review_asked_on_day_thirty_one", "too_late", ["不予复查", "30日", "第三十五条"]),
        ("suggestion_adopted", "answer", ["答复意见书", "建议部分采纳"]),
        (
            "a_dispute_by_another_way_is_settled",
            "settlement",
            ["协议书", "付清两人工资", "第三十三条", "对方当事人"],
        ),
    ],
)
def test_a_paper_says_what_the_regulation_wants_said(
    story: str, paper: str, said: list[str]
) -> None:
    text = words_of(told(story), paper)
    assert [one for one in said if one not in text] == []


def test_a_paper_of_what_was_not_done_can_t_be_printed() -> None:
    matter = registered()
    for name in Petitions.papers:
        with pytest.raises(Refused):
            print_out(matter, name, by=county.post("clerk", county.TOWN))


def test_nothing_of_a_petition_is_public() -> None:
    assert Petitions.public is None
    assert Register.all["petition"] is Petitions


def test_only_those_above_urge() -> None:
    matter = registered()
    for role, place in (("clerk", county.COUNTY), ("supervisor", county.OTHER_TOWN)):
        with pytest.raises(Refused):
            take(matter, "urge", by=county.post(role, place), on=DAY, urged_why="将要逾期")
    take(matter, "urge", by=county.post("leader", county.COUNTY), on=DAY, urged_why="将要逾期")


CODE = "7QK2M9XDA4TN0BCE5RHW"
SENT = {"title": "水沟被堵", "claims": "请求疏通", "facts": "修路时填了", "about": "柳溪镇"}
PARTY = {"name": "田守田", "telephone": "13800002046"}


def at(day: dt.date) -> dt.datetime:
    """That day in the morning."""
    return dt.datetime.combine(day, dt.time(9), tzinfo=dt.UTC)


def handed_in() -> handing.HandedIn:
    """A petition that somebody handed in at the public door of the town."""
    by = county.post("clerk", county.TOWN)
    return handing.hand_in(
        Petitions, by.organisation, code=CODE, writes=SENT, party=PARTY, at=at(DAY)
    )


def test_what_is_handed_in_by_the_internet_is_registered_and_opened_by_its_code() -> None:
    handed = handed_in()
    petition = handed.matter.of_kind()
    assert petition.stage == "registered"
    assert vars(petition)["channel"] == "network"
    assert petition.due == dt.date(2026, 3, 17)
    found = handing.find(CODE)
    assert found is not None
    assert found.matter.pk == petition.pk
    assert [one.step.name for one in handing.may_add(found)] == ["withdraw"]


def test_the_petitioner_asks_for_review_by_the_code_for_thirty_days_and_no_longer() -> None:
    petition = handed_in().matter.of_kind()
    clerk = county.post("clerk", county.TOWN)
    whole = {"request_told": "请求", "facts_found": "事实", "handling": "意见", "basis": "依据"}
    done: list[tuple[str, dict[str, Any]]] = [
        ("sort", {"situation": "other"}),
        ("accept", {}),
        ("investigate", {"findings": "没有被堵"}),
        ("opine", {"opinion": "reject", **whole}),
        ("serve", {}),
    ]
    for step, writes in done:
        take(petition, step, by=clerk, on=DAY, **writes)

    def offered(day: dt.date) -> list[str]:
        with time_machine.travel(at(day), tick=False):
            found = handing.find(CODE)
            assert found is not None
            return [one.step.name for one in handing.may_add(found)]

    assert offered(dt.date(2026, 4, 1)) == ["ask_review", "rate"]
    assert offered(dt.date(2026, 4, 2)) == ["rate"]


def test_what_is_brought_again_stays_hidden_from_whom_the_first_accused() -> None:
    """Also where whoever registers the second forgets to say whom it accuses."""
    first = registered(county.OTHER_TOWN, parties=[WHO], accused=county.TOWN)
    again = registered(county.OTHER_TOWN, parties=[WHO], earlier=first.number)
    assert again.of_kind().accused == county.place(county.TOWN)  # type: ignore[attr-defined]  # a petition
    assert sight_of(county.post("leader", county.TOWN), again) is Sight.NOTHING


def test_an_accusation_is_not_passed_on_to_the_person_it_names() -> None:
    """Whatever office of theirs stands on the envelope."""
    accused = county.post("leader", county.HOUSING)
    matter = registered(county.TOWN, parties=[WHO], accused_person=accused.mark)
    clerk = county.post("clerk", county.TOWN)
    take(matter, "sort", by=clerk, on=DAY, situation="accusation", accused_person=accused.mark)
    with pytest.raises(Refused, match="第三十条"):
        take(matter, "pass_on", by=clerk, on=DAY, sent_out_to=f"住建局{accused.person.name}")


def test_who_wrote_on_the_web_rates_the_answer_there() -> None:
    petition = handed_in().matter.of_kind()
    clerk = county.post("clerk", county.TOWN)
    take(petition, "sort", by=clerk, on=DAY, situation="suggestion")
    take(petition, "take_on", by=clerk, on=DAY, runs_by="研究论证")
    take(petition, "finish", by=clerk, on=DAY, finish_result="adopted", reply="已采纳")
    with time_machine.travel(at(DAY), tick=False):
        found = handing.find(CODE)
        assert found is not None
        offered = {one.step.name: one for one in handing.may_add(found)}
        handing.add(found, offered["rate"], writes={"satisfaction": "satisfied"})
    assert figure("rated") == 1
    take(petition.of_kind(), "archive", by=clerk, on=DAY)


def test_the_organ_above_the_next_one_neither_reviews_nor_rechecks() -> None:
    """The city is asked for a recheck of what the county reviewed, never for a review of a town."""
    city, county_, town = (
        Organisation(name=level, level=level) for level in ("city", "county", "town")
    )
    assert gates.is_next_level(county_, town)
    assert gates.is_next_level(city, county_)
    assert gates.is_next_level(county_, county_)
    assert not gates.is_next_level(city, town)
