"""The points of an opinion, one by one: what each said and what became of it.

Points are acts, answered in their order: the nth answer answers the nth point. Revoking goes from
the latest act backwards, so that the order stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from yifa.kernel.acts import Act, acts_of
from yifa.kernel.state import standing

if TYPE_CHECKING:
    from yifa.kernel.matter import Matter

    from .models import LegalOpinion

RAISED = "raise_point"
#: How a point may be answered, in the words of the form.
ANSWERS = {"adopt": "采纳", "adopt_partly": "部分采纳", "not_adopt": "不采纳"}
#: The answers that leave something as it was found wrong.
REFUSALS = ("adopt_partly", "not_adopt")


@dataclass(frozen=True)
class Point:
    """A point as it was raised, with its answer if there is one."""

    number: int
    raised: Act
    answer: Act | None

    @property
    def outcome(self) -> str:
        """采纳, 部分采纳, 不采纳 with its reason; 未反馈 while nobody has answered."""
        if self.answer is None:
            return "未反馈"
        return "：".join(filter(None, (ANSWERS[self.answer.step], self.answer.said("answer"))))

    def __str__(self) -> str:
        """第2条（第八条违约金）：只约束甲方。建议：对等约定。."""
        said = self.raised.said
        place, wrong, mend = said("point_place"), said("point_wrong"), said("point_mend")
        return f"第{self.number}条（{place}）：{ended(wrong)}建议：{ended(mend)}"


def ended(sentence: str) -> str:
    """A sentence with its full stop.

    >>> ended("只约束甲方"), ended("对等约定。")
    ('只约束甲方。', '对等约定。')
    """
    return sentence if sentence.endswith(("。", "！", "？")) else f"{sentence}。"


def of(opinion: LegalOpinion) -> list[Point]:
    """Every point, in its order."""
    return among(acts_of(standing(opinion)))


def among(acts: Iterable[Act]) -> list[Point]:
    """The points that some acts tell of."""
    told = list(acts)
    answers = [act for act in told if act.step in ANSWERS]
    raised = [act for act in told if act.step == RAISED]
    answered: list[Act | None] = [*answers, *[None] * (len(raised) - len(answers))]
    return [
        Point(number, one, answer)
        for number, (one, answer) in enumerate(zip(raised, answered, strict=True), start=1)
    ]


def lines(matter: Matter) -> Iterator[tuple[str, str]]:
    """Each point with what became of it, as the matter's page lists them."""
    for one in of(cast("LegalOpinion", matter)):
        said = one.raised.said
        basis = f"依据：{ended(said('point_basis'))}" if said("point_basis") else ""
        found = f"{said('point_place')}：{ended(said('point_wrong'))}{basis}"
        yield f"第{one.number}条", f"{found}建议：{ended(said('point_mend'))}{one.outcome}"


def open_ones(opinion: LegalOpinion) -> int:
    """How many points nobody has answered so far.

    ValueError for a review that is not stored: the walk counts nothing.
    """
    opinion.must_be_stored()
    acts = [act.step for act in opinion.history]
    return acts.count(RAISED) - sum(act in ANSWERS for act in acts)
