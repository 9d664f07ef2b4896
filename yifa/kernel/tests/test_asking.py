"""A slip in what the public is asked stops the start, and names itself."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from yifa.kernel.asking import Adds, slips_in_asked
from yifa.kernel.handed_in import LENGTH, LETTERS, code_from, read_code, readable
from yifa.kernel.register import Register
from yifa.wings.oversight.information_request.asked import ASKED
from yifa.wings.oversight.information_request.procedure import Requesting

REGISTER = Register.all["information_request"]


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"fields": ["applicant"]}, "register needs content, which the public is not asked"),
        ({"fields": [*ASKED.fields, "reply"]}, "asked names reply, which register does not write"),
        ({"party": {}}, "register needs parties, which the public is not asked"),
        ({"party": {"name": True, "income": False}}, "asked names income, which is not asked"),
        ({"means": {}}, "asked does not say what handed_in means"),
        ({"told": {Requesting.reply_to: ["earlier"]}}, "asked names earlier, which names another"),
        ({"adds": [Adds(Requesting.begin, "开始")]}, "begin, which is not the party's to take"),
        (
            {"adds": [Adds(Requesting.supply, "补正", fields=["reply"])]},
            "asked adds reply, which supply does not write",
        ),
    ],
)
def test_what_can_t_be_asked_or_told_is_named(
    monkeypatch: pytest.MonkeyPatch, changed: dict[str, Any], says: str
) -> None:
    monkeypatch.setattr(REGISTER, "asked", replace(ASKED, **changed))
    assert any(says in slip for slip in slips_in_asked(REGISTER))


def test_what_is_declared_has_no_slip() -> None:
    assert list(slips_in_asked(REGISTER)) == []


def test_the_first_step_is_the_party_s_to_take(monkeypatch: pytest.MonkeyPatch) -> None:
    other = Register.all["screening"]
    monkeypatch.setattr(other, "asked", replace(ASKED, fields=[], adds=[], told={}))
    assert any("not the party's to take" in slip for slip in slips_in_asked(other))


def test_a_code_is_read_as_people_write_it() -> None:
    code = code_from(bytes(range(13)))
    assert len(code) == LENGTH and set(code) <= set(LETTERS)
    for typed in (
        code,
        code.lower(),
        readable(code),
        f" {readable(code)} ",
        code.replace("0", "O"),
    ):
        assert read_code(typed) == code
    assert {read_code(wrong) for wrong in ("", code[:-1], code + "A", "中" * LENGTH)} == {""}
