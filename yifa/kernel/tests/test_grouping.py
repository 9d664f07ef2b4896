"""Many figures computed at once come to what each comes to alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from yifa.kernel import grouping
from yifa.kernel.categories import ACT_WORDS, part_label, part_labels
from yifa.kernel.counting import breakdown, compute
from yifa.kernel.figures import Count, Figure, Period, Scope, Stock
from yifa.kernel.grouping import break_down, compute_many, months, together
from yifa.kernel.matter import Event, Matter
from yifa.kernel.procedure import Procedure
from yifa.kernel.register import Register
from yifa.kernel.rolls import Roll
from yifa.kernel.stories import play, stories_of

from . import county

YEAR = Period(dt.date(2026, 1, 1), dt.date(2026, 11, 18))


def every_figure() -> list[Figure]:
    return [one for register in Register.all.values() for one in register.figures.values()]


@pytest.mark.parametrize("place", [county.COUNTY, county.OFFICE])
def test_parts_kept_in_rows_are_those_that_the_acts_tell(lived: None, place: str) -> None:
    scope = Scope(county.place(place))
    periods = [YEAR, months(YEAR)[-1]]
    counted = dict.fromkeys(part for one in every_figure() for part in one.made_of())
    asked = [(one, by) for one in counted for by in sorted({*one.by, *ACT_WORDS})]
    # the two places take turns; what is counted in one way is kept in one way
    for one, category in asked[place == county.OFFICE :: 10]:
        by_acts = [breakdown(one, category, scope, period) for period in periods]
        assert break_down(one, category, scope, periods) == by_acts, (one.key, category)


@pytest.mark.parametrize("many", [1, grouping.MANY], ids=["as of a province", "as of a town"])
@pytest.mark.parametrize("place", [county.COUNTY, county.TOWN, county.OFFICE])
def test_together_they_come_to_what_each_comes_to_alone(
    lived: None, place: str, many: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(grouping, "MANY", many)
    scope = Scope(county.place(place))
    periods = [YEAR, YEAR.a_year_before()]
    together = compute_many(every_figure(), scope, periods)
    alone = {one.key: [compute(one, scope, p) for p in periods] for one in every_figure()}
    assert together == alone
    if place == county.COUNTY:
        assert any(answers[0].value for answers in together.values())


def test_at_the_head_of_a_house_the_same_is_counted_without_asking_whose_it_was(
    lived: None,
) -> None:
    assert not Scope(county.place(county.COUNTY)).is_everything
    head, other = county.place(county.COUNTY), county.place(county.STRANGER)
    other.parent, other.path = head, f"{head.path}{other.code}/"
    other.save()
    scope = Scope(county.place(county.COUNTY))
    assert scope.is_everything
    assert not Scope(head, without=(county.place(county.TOWN),)).is_everything
    assert not Scope(county.place(county.TOWN)).is_everything
    together = compute_many(every_figure(), scope, [YEAR])
    assert {key: answers[0] for key, answers in together.items()} == {
        one.key: compute(one, scope, YEAR) for one in every_figure()
    }
    found = Register.all["dispute"].figures["found"]
    assert isinstance(found, Count)
    assert break_down(found, "type", scope, [YEAR]) == [breakdown(found, "type", scope, YEAR)]


def test_month_by_month_they_come_to_what_each_month_comes_to(lived: None) -> None:
    scope, year = Scope(county.place(county.COUNTY)), months(YEAR)
    together = compute_many(every_figure(), scope, year)
    for one in every_figure()[::3]:  # alone each month asks for itself
        assert together[one.key] == [compute(one, scope, month) for month in year], one.key


def test_what_is_under_another_is_left_out(lived: None) -> None:
    scope = Scope(county.place(county.COUNTY), without=(county.place(county.TOWN),))
    together = compute_many(every_figure(), scope, [YEAR])
    assert {key: answers[0] for key, answers in together.items()} == {
        one.key: compute(one, scope, YEAR) for one in every_figure()
    }


def test_more_periods_and_more_matters_ask_no_more_questions(lived: None) -> None:
    scope = Scope(county.place(county.COUNTY))
    assert not scope.is_everything  # asked once of an organisation that was read

    def asked(periods: list[Period]) -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            compute_many(every_figure(), scope, periods)
        return len(queries)

    assert asked(months(YEAR)) == asked([YEAR])
    register = Register.all["dispute"]
    before = asked([YEAR])
    for story in stories_of(register)[:3]:
        play(story, register, cast=county.post, home=county.place(county.OTHER_COMMITTEE))
    assert asked([YEAR]) == before


def test_the_months_of_a_period_are_all_its_days_once() -> None:
    found = months(Period(dt.date(2026, 1, 21), dt.date(2026, 3, 20)))
    assert [str(month) for month in found] == [
        "2026年1月21日至1月31日",
        "2026年2月1日至2月28日",
        "2026年3月1日至3月20日",
    ]


def test_parts_are_called_by_their_labels_in_one_question(lived: None) -> None:
    found = Register.all["dispute"].figures["found"]
    codes = ["", "339901101201"]
    with CaptureQueriesContext(connection) as queries:
        labels = part_labels(found, "village", codes)
    assert labels == {"": "未填", "339901101201": "石坎村"}
    assert len(queries) == 1
    assert part_label(found, "type", "family") == part_labels(found, "type", ["family"])["family"]
    assert part_label(found, "type", "family") != "family"


def own_acts(one: Count) -> Iterator[list[Event]]:
    """Of each matter the standing acts of a count's steps, and of those that may overtake them.

    A matter that a step begins anew is told in stretches.
    """
    names = {step.name for step in (*one.steps, *one.overtaken_by)}
    for matter in Matter.objects.filter(kind=one.kind):
        acts = matter.events.filter(step__in=names | one.anew_names, revocation__isnull=True)
        acts = acts.filter(holder__path__below=county.place(county.COUNTY).path)
        stretches: list[list[Event]] = [[]]
        for act in acts.order_by("place_in_matter"):
            if act.step in one.anew_names:
                stretches.append([])
            else:
                stretches[-1].append(act)
        yield from stretches


def told_by_hand(one: Count) -> set[int]:
    """The acts that count, told from each matter's acts without the procedure's help."""
    names = {step.name for step in one.steps}
    if one.each:
        found = list(own_acts(one))
    elif one.overtaken_by:
        found = [acts[-1:] for acts in own_acts(one)]
    else:
        found = [acts[:1] for acts in own_acts(one)]
    return {act.pk for acts in found for act in acts if act.step in names}


def test_a_matter_counts_once_even_where_nobody_looks_for_a_second_act(lived: None) -> None:
    scope, ever = Scope(county.place(county.COUNTY)), Period(dt.date(2020, 1, 1), dt.date.max)
    counts = [one for one in every_figure() if isinstance(one, Count)]
    for one in counts:
        assert set(one.events(scope, ever).values_list("pk", flat=True)) == told_by_hand(one)
    assert any(one.contested for one in counts) and not all(one.contested for one in counts)


def test_a_step_follows_another_where_some_way_leads_there() -> None:
    mediation = Procedure.all["Mediation"]
    step = mediation.step
    assert mediation.can_follow(step("register"), step("archive"))
    assert mediation.can_follow(step("fail"), step("settle")), "a failed one may be tried again"
    assert mediation.can_follow(step("visit"), step("visit"))
    assert not mediation.can_follow(step("accept"), step("accept"))
    assert not mediation.can_follow(step("settle"), step("fail"))
    assert not mediation.can_follow(step("accept"), step("register"))
    assert mediation.can_follow(step("report_up"), step("report_up")), "village, town, county"


def test_months_together_come_to_the_year(lived: None) -> None:
    scope = Scope(county.place(county.COUNTY))
    figures = [one for one in every_figure() if not isinstance(one, Stock | Roll)]
    by_month = compute_many(figures, scope, months(YEAR))
    for one in figures:
        assert together(one, by_month[one.key]) == compute(one, scope, YEAR), one.key
