"""The list with which a dispute is passed on: 交办单, 转办单 or 上报单, one reception, one list.

A one-stop centre prints it before it sends the matter on, since it sees only the progress from
then on; where it goes is then written by hand. Whoever received it prints it filled in.
"""

from __future__ import annotations

from yifa.kernel.matter import Matter
from yifa.kernel.organisation import Form, Organisation
from yifa.report.papers.casefile import words
from yifa.report.papers.paper import Note, Paper

from .beginning import facts, referred
from .story import Act, Story

#: Each way of passing on, and what its list is called.
CALLED = {"assign": "交办", "transfer": "转办", "report_up": "上报"}
NOT_YET = "交办（转办）"


def lacks(matter: Matter) -> str:
    """A centre may print it at any time, everybody else what was passed on."""
    at_a_centre = matter.holder.form == Form.CENTRE
    passed_on = any(matter.took(step) for step in CALLED)
    return "" if at_a_centre or passed_on else "还没有交办、转送或者上报"


def passing_on(story: Story) -> Paper:
    """The latest passing on; the receipt and what came of it are written by hand."""
    dispute = story.dispute
    act = story.last(*CALLED) or Act("", None, "", {"sent_by": dispute.holder.code})
    called, sender = CALLED.get(act.step, NOT_YET), named(act, "sent_by")
    visitors = "" if dispute.visitors is None else f"{dispute.visitors}人"
    source = referred(story) or dispute.get_source_display()
    rows = [
        words.pair("登记单位", str(dispute.organisation), "来访人数", visitors),
        words.pair(
            "登记日期", words.day(dispute.registered_on), f"{called}日期", words.day(act.on)
        ),
        words.wide("当事人", story.names()),
        words.pair("来源", source, "类型", dispute.get_type_display()),
        words.wide("纠纷简要情况", facts(story), lines=2),
        words.pair(f"{called}单位", sender, "承办单位", named(act, "holder")),
        words.wide(f"{called}意见", act.note),
        words.pair("经办人", act.by, "负责人（签名）", ""),
        words.pair("接收日期", "", "接收人（签名）", ""),
        words.wide("办理结果", lines=2),
    ]
    return Paper(
        title=f"矛盾纠纷{called}单",
        document_number=dispute.number,
        blocks=(
            words.form(rows),
            words.to_sign(seal=f"{sender}（印章）"),
            Note(f"此单一式两份，{called}单位、承办单位各存一份；办结后承办单位填写办理结果。"),
        ),
    )


def named(act: Act, role: str) -> str:
    """The organisation that sent it, or to which it went, as the act wrote it."""
    found = Organisation.objects.coded(act.said(role))
    return str(found) if found else ""
