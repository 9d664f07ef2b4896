"""How requests for government information are handed in, listed, counted and tabled."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from django.db.models import Q

from yifa.kernel.figures import Count, Stock
from yifa.kernel.matter import Matter
from yifa.kernel.procedure import Step
from yifa.kernel.register import Register, View

from .asked import ASKED
from .models import Channel, InformationRequest, Outcome, ReplyKind
from .papers import PAPERS
from .procedure import Requesting
from .yearly_table import YEARLY_TABLE

#: So much of what is asked for makes the title.
LONGEST_TITLE = 40

#: Rows of the yearly table in which answers of several kinds stand together.
SAME_ROW = {
    ReplyKind.ALREADY_PUBLIC: Outcome.GRANTED,
    ReplyKind.NOT_RESPONSIBLE: Outcome.NOT_HELD,
    ReplyKind.NOT_EXIST: Outcome.NOT_HELD,
}
#: How a request ends without an answer.
ENDS = {
    Requesting.give_up.name: Outcome.GIVEN_UP,
    Requesting.unpaid.name: Outcome.UNPAID,
    Requesting.withdraw.name: Outcome.OTHER,
}
#: Which day is the day of receipt, where it isn't the day on which it was brought (article 31).
RECEIVED = {
    Channel.REGISTERED_MAIL: "办理日期写签收邮件的那天，答复期限从那天起算（第三十一条）",
    Channel.PLAIN_MAIL: "收到的当天就和申请人确认，办理日期写确认的那天（第三十一条）",
    Channel.INTERNET: "办理日期写和申请人确认的那天，答复期限从那天起算（第三十一条）",
    Channel.FAX: "办理日期写和申请人确认的那天，答复期限从那天起算（第三十一条）",
}
#: The steps by which a request that was received comes to its end, each of them once.
CONCLUDED = (Requesting.reply_to, Requesting.give_up, Requesting.unpaid, Requesting.withdraw)
#: Of those nothing was to be answered.
WITHDRAWN = [one.name for one in (Requesting.withdrawn, Requesting.taken_back, Requesting.void)]
#: Where a request stands that was received and has not come to its end.
OPEN = (Requesting.received, Requesting.clarifying, Requesting.handling)


class InformationRequests(Register):
    """政府信息公开申请台账"""

    model = InformationRequest
    procedures = [Requesting]
    word = "依申请公开"
    sides: ClassVar[Mapping[str, str]] = {"a": "申请人"}

    past_work = {
        Requesting.confirm: ["收到日期", "受理日期"],
        Requesting.begin: [],
        Requesting.review: [],
        Requesting.reply_to: ["答复日期", "办结日期"],
        Requesting.deliver: ["送达日期"],
    }
    stage_called = {
        Requesting.handling: ["在办", "未办结", "正在办理"],
        Requesting.delivered: ["已办结", "办结", "已回复"],
    }
    columns = ["number", "title", "parties", "applicant", "channel", "stage", "outcome", "due"]
    filters = ["stage", "applicant", "channel", "outcome"]
    search = ["number", "title", "parties", "content"]
    row_key = ["registered_on", "content"]
    also_called = {
        "content": ["申请内容", "申请事项", "申请公开内容", "所需政府信息"],
        "applicant": ["申请人类别", "申请人性质"],
        "channel": ["申请方式", "提交渠道", "受理渠道"],
        "reply_kind": ["答复结果", "答复情况", "处理结果"],
    }
    views = [
        View("待确认收到", Q(stage="handed_in")),
        View("待补正", Q(stage="clarifying")),
        View("待送达", Q(stage="answered")),
        View(
            "建议主动公开，还没有审核",
            ~Q(suggest_why="") & Q(published_where="", not_published_why=""),
        ),
    ]

    asked = ASKED
    papers = PAPERS
    sheets = {"yearly": YEARLY_TABLE}

    requested = Count("收到政府信息公开申请", Requesting.confirm, by=["applicant", "channel"])
    concluded = Count("办结政府信息公开申请", CONCLUDED, by=["outcome", "applicant"])
    open = Stock("在办政府信息公开申请", OPEN, by=["applicant"])
    corrected = Count("告知补正政府信息公开申请", Requesting.ask_clarify)
    published = Count("依申请纳入主动公开", Requesting.publish)

    @classmethod
    def title_of(cls, matter: Matter) -> str:
        """The beginning of what is asked for."""
        content = " ".join(str(getattr(matter, "content", "")).split())
        return content if len(content) <= LONGEST_TITLE else f"{content[: LONGEST_TITLE - 1]}…"

    @classmethod
    def fills(cls, matter: Matter, step: Step) -> Mapping[str, Any]:
        """In which row of the yearly table it ends."""
        assert isinstance(matter, InformationRequest), "of this register"
        if step.name in ENDS:
            return {"outcome": ENDS[step.name]}
        return {"outcome": row_of(matter)} if step.name == Requesting.reply_to.name else {}

    @classmethod
    def reminds(cls, matter: Matter, step: Step, on: dt.date) -> Iterator[str]:
        """What the law wants weighed, who reads the answer, and that others asked for the same."""
        assert isinstance(matter, InformationRequest), "of this register"
        if step is Requesting.confirm and matter.channel in RECEIVED:
            yield RECEIVED[matter.channel]
        if step in (Requesting.third_got, Requesting.joint_got):
            yield "办理日期写对方收到征求意见书的那天，十五个工作日从那天起算"
        if step is Requesting.give_up:
            yield "申请人有正当理由没有按期补正的，不视为放弃，仍可以登记补正（第三十条）"
        if step is Requesting.reply_to:
            yield from reminds_of_answer(matter)
        if step in (Requesting.reply_to, Requesting.publish) and (others := asked_alike(matter)):
            yield f"另有{others}件申请要的是同样的信息，可以公开的，可以纳入主动公开（第四十四条）"


def reminds_of_answer(request: InformationRequest) -> Iterator[str]:
    """What whoever answers should have before their eyes."""
    if hasattr(request, "handed_in"):
        yield "答复的内容和这一步附的文件，申请人凭跟踪码看得到；内部的材料用“补充材料”传"
    if request.harms_third and not request.took("ask_third"):
        yield "审查认为会损害第三方，还没有征求意见：部分公开的，提供的内容里不能有它的信息"
    if request.took("ask_reason") and not request.took("give_reason", after="ask_reason"):
        yield "要求过说明理由，申请人还没有说明：不予处理的，要先给它合理的时间（第三十五条）"


def row_of(request: InformationRequest) -> str:
    """The row of the table in which an answer stands; "" where past work does not say."""
    if not request.reply_kind:
        return ""
    if request.reply_kind == ReplyKind.REFUSED:
        return str(request.ground)
    kind = ReplyKind(request.reply_kind)
    return str(SAME_ROW.get(kind, kind))


def asked_alike(request: InformationRequest) -> int:
    """How many others asked the same of the same organ."""
    alike = InformationRequest._default_manager.filter(
        holder_id=request.holder_id, content=request.content
    )
    return alike.exclude(pk=request.pk).exclude(stage__in=WITHDRAWN).count()
