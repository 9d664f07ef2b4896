"""The papers with which a file is closed: visits, evidence, the closing note, what it lacks."""

from __future__ import annotations

from yifa.report.papers.casefile import evidence, words
from yifa.report.papers.paper import Note, Paper, Table
from yifa.wings.disputes.dispute.models import FailureReason, Route, VisitResult

from .beginning import facts, referred
from .story import Act, Story

FOUND = {
    VisitResult.PERFORMED: "协议已履行完毕。",
    VisitResult.PARTLY: "协议部分履行。",
    VisitResult.NOT_PERFORMED: "协议未履行。",
    VisitResult.RELAPSED: "纠纷反复。",
}


def visits(story: Story) -> list[Paper]:
    """人民调解回访记录, one for each visit."""
    return [visit(story, one) for one in story.all_of("visit")]


def visit(story: Story, act: Act) -> Paper:
    """One visit: what it found, in words, and nothing that was not recorded."""
    found = dict(FOUND).get(VisitResult(act.said("visit_result")), "")
    told = "\n".join(filter(None, [found, act.said("visit_note")]))
    rows = [
        words.pair("当事人", story.names(), "调解协议编号", story.dispute.number),
        words.pair("回访事由", story.dispute.title, "回访时间", words.day(act.on)),
        words.wide("回访情况", told, lines=10),
    ]
    return Paper(
        title="人民调解回访记录",
        document_number=story.dispute.number,
        blocks=(
            words.form(rows),
            words.to_sign("被回访人（签名）", "回访人（签名）", seal=str(story.committee)),
        ),
    )


def evidence_list(story: Story) -> list[Paper]:
    """证据材料清单; none where there is nothing."""
    files = list(story.dispute.evidence.select_related("event").order_by("pk"))
    if not files:
        return []
    rows = tuple(
        (str(place), one.name, "", "", "", evidence.received(one))
        for place, one in enumerate(files, 1)
    )
    head = ("序号", "材料名称", "种类", "份数、页数", "原件或者复印件", "收到日期")
    return [
        Paper(
            title="证据材料清单",
            document_number=story.dispute.number,
            blocks=(
                Table(head, rows),
                Note(f"电子件校验码（SHA-256）：{evidence.digests(files)}"),
                words.to_sign("提交人（签名）", "接收人（签名）"),
            ),
        )
    ]


def closing_note(story: Story) -> list[Paper]:
    """结案小结, once the case has come to an end."""
    dispute, ended = story.dispute, story.last("settle", "fail", "guide", "withdraw", "merge")
    if ended is None:
        return []
    accepted = story.last("accept")
    rows = [
        words.pair("承办单位", str(story.committee), "调解员", story.mediator),
        words.pair(
            "受理日期",
            words.day(accepted.on if accepted else None),
            "结案日期",
            words.day(ended.on),
        ),
        words.wide("当事人", story.names(), lines=2),
        words.pair(
            "案件来源",
            referred(story) or dispute.get_source_display(),
            "类型",
            dispute.get_type_display(),
        ),
        words.wide("纠纷简要事实", facts(story), lines=4),
        words.wide("调解过程和结果", course(story), lines=3),
        words.wide("履行情况", performance(story), lines=2),
    ]
    return [
        Paper(
            title="结案小结",
            document_number=dispute.number,
            blocks=(words.form(rows), words.to_sign("承办人（签名）", "负责人（签名）")),
        )
    ]


def course(story: Story) -> str:
    """The sessions with their days, and how it ended."""
    days = [words.day(one.on) for one in story.all_of("mediate")]
    held = f"{'、'.join(days)}调解，共{len(days)}次。" if days else ""
    return held + ending(story)


def ending(story: Story) -> str:
    """How it ended, in one sentence."""
    dispute, last = story.dispute, story.last("settle", "fail", "guide", "withdraw", "merge")
    if last is None:
        return ""
    routes = (
        "已告知当事人可以依法通过仲裁、行政、司法等途径维护权利。" if dispute.told_routes else ""
    )
    if last.step == "settle":
        return f"达成{dispute.get_agreement_form_display()}。"
    if last.step == "fail":
        return f"调解不成：{FailureReason(dispute.failure_reason).label}。{routes}"
    if last.step == "guide":
        return f"引导当事人通过{Route(dispute.route).label}解决。{routes}"
    return f"{dispute.procedure.step(last.step).label}。"


def performance(story: Story) -> str:
    """What is recorded of performance and of the court; nothing where nothing is."""
    dispute, performed = story.dispute, story.last("perform")
    told = [f"{words.day(performed.on)}履行完毕。"] if performed else []
    told += [
        f"{words.day(one.on)}回访：{VisitResult(one.said('visit_result')).label}。"
        for one in story.all_of("visit")
    ]
    if dispute.confirmation_result:
        result = f"{dispute.get_confirmation_result_display()} {dispute.confirmation_number}"
        told.append(f"司法确认：{result.strip()}。")
    return "".join(told)


def state_of_the_file(story: Story, *, papers: int) -> Paper:
    """卷宗情况说明: blank but for what can be counted."""
    sheets = story.dispute.evidence.count()
    rows = [
        words.pair("编号", story.dispute.number, "卷名", story.dispute.title),
        words.pair("卷内文书", f"{papers}份", "证据材料", f"{sheets}件"),
        words.wide("缺损、补充等情况说明", "", lines=10),
        words.pair("立卷时间", "", "检查时间", ""),
    ]
    return Paper(
        title="卷宗情况说明",
        blocks=(words.form(rows), words.to_sign("立卷人（签名）", "检查人（签名）")),
    )
