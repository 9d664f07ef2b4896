"""A contract on its way through review, as tests of this kind play it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from yifa.kernel.person import Post
from yifa.kernel.take import take
from yifa.kernel.tests import county
from yifa.wings.rules.legal_opinion.models import LegalOpinion

FIRM = "青禾县净美保洁服务有限公司"
POINTS = (
    {
        "point_place": "第八条",
        "point_wrong": "违约金只约束甲方",
        "point_basis": "民法典第六条",
        "point_mend": "改为双方对等",
    },
    {"point_place": "附件二", "point_wrong": "考核标准没有分值", "point_mend": "补充分值"},
)


def act(review: LegalOpinion, step: str, role: str, day: int, who: str = "", **writes: Any) -> None:
    """A step in March 2026, taken by somebody of the town."""
    on = dt.date(2026, 3, day)
    at = dt.datetime(2026, 3, day, 9, 0, tzinfo=dt.UTC)
    take(review, step, by=county.post(role, county.TOWN, who=who), on=on, at=at, **writes)


def sent(day: int = 10, **changed: Any) -> LegalOpinion:
    """A contract that was sent for review with everything it needs."""
    review = LegalOpinion()
    writes: dict[str, Any] = {
        "title": "集镇保洁服务合同",
        "paper_type": "contract",
        "sender": "村镇建设办公室",
        "drafted_by": "田小满",
        "parties": [{"name": FIRM}],
        "amount": 260000,
        "draft": True,
        "credentials": True,
    }
    act(review, "register", "clerk", day, **(writes | changed))
    return review


def taken_up(review: LegalOpinion, day: int = 11, who: str = "") -> LegalOpinion:
    """Assigned to a reviewer of the town, who has begun."""
    reviewer: Post = county.post("legal_reviewer", county.TOWN, who=who)
    act(review, "allot", "leader", day, reviewer=reviewer, standing="staff")
    act(review, "take_on", "legal_reviewer", day, who, tie="none")
    return review


def with_points(day: int = 12) -> LegalOpinion:
    """A contract that is lawful after changes: two points, none answered yet."""
    review = taken_up(sent())
    for point in POINTS:
        act(review, "raise_point", "legal_reviewer", day, **point)
    act(review, "opine", "legal_reviewer", day, conclusion="after_changes")
    return review
