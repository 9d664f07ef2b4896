"""The walk finds what is wrong with a procedure, and nothing where nothing is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import ClassVar

import pytest

from yifa.kernel.contract import promises_of
from yifa.kernel.gates import Gate, HouseRule, gate
from yifa.kernel.matter import Matter
from yifa.kernel.procedure import Procedure, Stage, Step, begins, stays
from yifa.kernel.promises import Promise, Unreadable
from yifa.kernel.register import Register
from yifa.kernel.roles import CLERK
from yifa.kernel.walk import walk

DISPUTE = Register.all["dispute"].model


@gate(HouseRule("同意了才能办"), missing="没有同意")
def agreed(case: Matter, on: dt.date) -> bool:
    consent: str = case.consent  # type: ignore[attr-defined]  # a column of the kind
    return consent == "all"


@gate(HouseRule("先回访"), missing="没有回访")
def visited(case: Matter, on: dt.date) -> bool:
    return all(case.took(step) for step in ("visit",))


@gate(HouseRule("总是可以"), missing="")
def always(case: Matter, on: dt.date) -> bool:
    return True


@gate(HouseRule("从来不行"), missing="不行")
def never(case: Matter, on: dt.date) -> bool:
    return False


@pytest.fixture(autouse=True)
def forget_procedures() -> Iterator[None]:
    before = dict(Procedure.all)
    yield
    Procedure.all.clear()
    Procedure.all.update(before)


def promise(holds: str, *, binds: bool = True) -> Promise:
    return Promise("one", "", "", "", "", holds, binds)


def test_a_sound_procedure_has_no_findings() -> None:
    class Sound(Procedure):
        """没有毛病"""

        opened = Stage("已登记")
        closed = Stage("已办结", ends=True)
        register = Step("登记", begins(opened), by=CLERK)
        visit = Step("回访", stays(opened), by=CLERK)
        close = Step("办结", opened >> closed, by=CLERK)
        requires = {close: [agreed, visited]}
        writes = {close: ["consent"]}

    found = walk(Sound, DISPUTE, [promise("close: only after visit")])
    assert found.sentences == []
    assert found.states > 2


def test_a_stage_from_which_no_path_leads_to_an_end_is_found() -> None:
    class Stuck(Procedure):
        """走不出去"""

        opened = Stage("已登记")
        lost = Stage("搁置")
        closed = Stage("已办结", ends=True)
        register = Step("登记", begins(opened), by=CLERK)
        visit = Step("回访", stays(lost), by=CLERK)
        lose = Step("搁置", opened >> lost, by=CLERK)
        close = Step("办结", opened >> closed, by=CLERK)

    assert walk(Stuck, DISPUTE).sentences == ["from lost no path leads to an end: register → lose"]


def test_a_gate_that_never_holds_closes_its_stage_for_good() -> None:
    class Closed(Procedure):
        """永远办不了"""

        opened = Stage("已登记")
        closed = Stage("已办结", ends=True)
        register = Step("登记", begins(opened), by=CLERK)
        close = Step("办结", opened >> closed, by=CLERK)
        requires = {close: [never]}

    assert walk(Closed, DISPUTE).sentences == [
        "from opened no path leads to an end: register",
        "no path reaches the stage closed",
        "no path takes the step close",
        "never never holds",
    ]


def test_a_gate_that_never_fails_guards_nothing() -> None:
    class Open(Procedure):
        """形同虚设"""

        closed = Stage("已办结", ends=True)
        register = Step("登记", begins(closed), by=CLERK)
        requires = {register: [always]}

    assert walk(Open, DISPUTE).sentences == ["always never fails"]


def test_a_broken_promise_is_told_with_the_path_that_breaks_it() -> None:
    class Hasty(Procedure):
        """不等回访"""

        opened = Stage("已登记")
        closed = Stage("已办结", ends=True)
        register = Step("登记", begins(opened), by=CLERK)
        visit = Step("回访", stays(opened), by=CLERK)
        close = Step("办结", opened >> closed, by=CLERK)

    found = walk(Hasty, DISPUTE, [promise("close: only after visit")])
    assert found.sentences == ["breaks “close: only after visit”: register → close()"]


def test_an_answer_left_by_an_earlier_step_is_no_answer() -> None:
    class Stale(Procedure):
        """拿上次的同意当这次的"""

        opened = Stage("已登记")
        failed = Stage("不成", ends=True)
        register = Step("登记", begins(opened), by=CLERK)
        fail = Step("终止", opened >> failed, by=CLERK)
        retry = Step("再来", failed >> opened, by=CLERK)
        requires = {retry: [agreed]}
        writes = {register: ["consent"], retry: ["consent"]}

    found = walk(Stale, DISPUTE, [promise("retry: only with consent=all")])
    assert found.sentences == ["breaks “retry: only with consent=all”: register → fail → retry()"]


def test_a_reminder_is_shown_and_never_refuses() -> None:
    class Strict(Procedure):
        """把提醒当成了前置条件"""

        opened = Stage("已登记")
        closed = Stage("已办结", ends=True)
        register = Step("登记", begins(opened), by=CLERK)
        visit = Step("回访", stays(opened), by=CLERK)
        close = Step("办结", opened >> closed, by=CLERK)
        requires = {close: [visited]}

    class Silent(Procedure):
        """什么也不提醒"""

        opened = Stage("已登记")
        closed = Stage("已办结", ends=True)
        register = Step("登记", begins(opened), by=CLERK)
        visit = Step("回访", stays(opened), by=CLERK)
        close = Step("办结", opened >> closed, by=CLERK)

    reminder = promise("close: only after visit", binds=False)
    assert walk(Strict, DISPUTE, [reminder]).sentences == [
        "“close: only after visit” only reminds, but no step can be taken without it"
    ]
    assert walk(Silent, DISPUTE, [reminder]).sentences == [
        "nothing reminds of “close: only after visit”: register → close()"
    ]


@pytest.mark.parametrize(
    "holds", ["close: only after lunch", "close: only with nothing_known", "close: whenever"]
)
def test_a_promise_that_names_what_is_not_there_is_refused(holds: str) -> None:
    class Plain(Procedure):
        """登记办结"""

        opened = Stage("已登记")
        closed = Stage("已办结", ends=True)
        register = Step("登记", begins(opened), by=CLERK)
        close = Step("办结", opened >> closed, by=CLERK)

    with pytest.raises(Unreadable):
        walk(Plain, DISPUTE, [promise(holds)])


@pytest.mark.parametrize(
    ("kind", "guarded"),
    [
        (
            "dispute",
            ["consent=all", "signed", "told_routes", "applied_jointly", "only after apply"],
        ),
        (
            "penalty_case",
            [
                "exempt=minor",
                "a later review",
                "a later recheck",
                "hearing_record",
                "a later demand",
            ],
        ),
    ],
)
def test_promises_bite_once_the_gates_are_gone(kind: str, guarded: list[str]) -> None:
    register = Register.all[kind]
    procedure = register.procedures[-1]

    class Ungated(procedure):  # type: ignore[misc, valid-type]  # the procedure is known at run time
        """没有前置条件的办理"""

        requires: ClassVar[dict[Step, list[Gate]]] = {step: [] for step in procedure.requires}

    broken = "\n".join(walk(Ungated, register.model, promises_of(register)).sentences)
    assert [words for words in guarded if words not in broken] == []
