"""Where a matter goes if nothing odd happens, as its page draws it."""

from __future__ import annotations

import pytest

from yifa.kernel.register import Register
from yifa.web.desk import way


@pytest.mark.parametrize(
    ("kind", "stage", "ahead"),
    [
        ("penalty_case", "clue", ["调查", "审查", "已告知", "已决定", "已送达", "已履行", "结案"]),
        ("penalty_case", "told", ["已决定", "已送达", "已履行", "结案"]),
        ("penalty_case", "hearing", ["已告知", "已决定", "已送达", "已履行", "结案"]),
        ("penalty_case", "at_police", ["公安机关立案"]),
        ("inspection", "inspected", ["已办结"]),
        ("file_review", "settled", ["已办结"]),
        ("dispute", "waiting", ["已受理", "正在调解", "调解成功"]),
    ],
)
def test_the_way_leads_home_and_passes_no_stage_that_turns_back(
    kind: str, stage: str, ahead: list[str]
) -> None:
    procedure = Register.all[kind].procedures[-1]
    assert [one.label for one in way.main_way(procedure, stage)] == ahead
