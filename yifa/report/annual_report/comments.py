"""What people say of a paragraph: anyone who may read the report comments, and settles comments."""

from __future__ import annotations

import datetime as dt

from yifa.kernel.gates import Refused
from yifa.kernel.person import Post
from yifa.kernel.rights import Sight, sight_of

from .editing import refuse_control
from .models import AnnualReport, Comment

LONGEST = 1000


def add(report: AnnualReport, *, block: str, text: str, by: Post, at: dt.datetime) -> Comment:
    """Say something of a paragraph; raises Refused."""
    refuse_stranger(report, by)
    said = text.strip()
    if not said or len(said) > LONGEST:
        raise Refused("批注", fields={"text": f"批注要有字，不超过{LONGEST}个字"})
    refuse_control(said)
    return Comment.objects.create(report=report, block=block[:24], text=said, by=by, at=at)


def settle(report: AnnualReport, pk: int, *, by: Post) -> None:
    """Mark a comment as dealt with; it is kept. Raises Refused."""
    refuse_stranger(report, by)
    if not Comment.objects.filter(pk=pk, report=report).update(settled=True):
        raise Refused("处理批注", fields={"comment": "没有这条批注，回到文稿再看"})


def refuse_stranger(report: AnnualReport, by: Post) -> None:
    """Only those who may read the report speak in its margin."""
    if sight_of(by, report) is not Sight.CONTENT:
        raise Refused("批注", fields={"report": "您的岗位看不到这份报告的内容"})
