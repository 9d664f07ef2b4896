"""The papers that go out until a case is decided."""

from __future__ import annotations

from yifa.kernel.acts import Act
from yifa.report.papers.casefile import words
from yifa.report.papers.paper import Block, Heading, Paper, Paragraph
from yifa.wings.disputes.reconsideration.terms import Track

from .case import ROOM, Case, basis, official


def received(case: Case) -> str:
    """How every answer to an applicant begins."""
    on = words.day(case.matter.applied_on or case.matter.registered_on)
    return f"你（单位）{case.contested}，于{on}提出的行政复议申请，本机关已经收到。"


def correction(case: Case, act: Act, title: str) -> Paper:
    """行政复议申请补正通知书: everything that is missing, once."""
    limit = case.limit("reconsideration.correction_submit", act.on)
    blocks = [
        Paragraph(received(case)),
        Paragraph("经审查，申请材料不齐全或者表述不清楚，请补正以下事项："),
        *words.lines(act.said("correction_items")),
        Paragraph(
            f"请自收到本通知之日起{limit.period}内提交（{limit.basis}）。有正当理由不能按期补正的，"
            "可以申请延长；无正当理由逾期不补正的，视为放弃行政复议申请。"
        ),
    ]
    return official(case, title, "补", act, blocks)


def acceptance(case: Case, act: Act, title: str) -> Paper:
    """行政复议受理通知书: also where silence has accepted."""
    track = Track(case.matter.track or Track.ORDINARY).label
    deemed = act.step == "deem_accepted"
    how = "审查期限届满未作出决定，视为受理" if deemed else "经审查，符合受理条件，决定受理"
    silent = case.limit("reconsideration.sue_silence", act.on)
    blocks = [
        Paragraph(received(case)),
        Paragraph(
            f"{how}（{basis('reconsideration.conditions')}），"
            f"受理日期为{words.day(act.on)}，适用{track}审理。"
        ),
        Paragraph(
            f"审理期限至{case.due('decide_within') or ROOM}，依法中止、延长的除外。"
            f"期满没有作出决定的，可以自期满之日起{silent.period}内向人民法院提起行政诉讼"
            f"（{silent.basis}）。"
        ),
        Paragraph(
            "行政复议不收取任何费用。你（单位）可以委托一至二名代理人，可以依法查阅、复制被申请人的"
            "答复和证据材料，可以申请停止执行、请求听证，可以撤回申请。"
        ),
    ]
    return official(case, title, "受", act, blocks)


def refusal(case: Case, act: Act, title: str) -> Paper:
    """不予受理行政复议申请决定书: with its reasons, and the right door."""
    organ = act.said("competent_organ")
    where = [Paragraph(f"请向有管辖权的{organ}申请行政复议。")] if organ else []
    suit = case.limit("reconsideration.sue_after_refusal", act.on)
    first = (
        f"法律规定应当先申请行政复议，你（单位）可以自收到本决定书之日起{suit.period}内"
        f"依法向人民法院提起行政诉讼（{suit.basis}）。"
    )
    blocks = [
        Paragraph(received(case)),
        Paragraph(f"经审查，{case.told(act, 'refusal_ground')}。"),
        *words.lines(act.said("refusal_why")),
        Paragraph(f"依据{basis('reconsideration.conditions')}，决定不予受理。"),
        *where,
        *([Paragraph(first)] if case.matter.first_step else []),
        Paragraph("认为不予受理没有正当理由的，可以向上级行政机关反映。"),
    ]
    return official(case, title, "不受", act, blocks)


def reply_notice(case: Case, act: Act, title: str) -> Paper:
    """行政复议答复通知书: to the respondent, with what lateness means."""
    limit = case.limit("reconsideration.reply", act.on)
    blocks = [
        Paragraph(
            f"{case.names('a')}{case.contested}，申请行政复议，本机关已经受理。"
            "现将行政复议申请书副本（申请笔录复印件）发送你单位。"
        ),
        Paragraph(
            f"请自收到之日起{limit.period}内提出书面答复，并提交作出行政行为的证据、依据和其他有关"
            f"材料（{limit.basis}）。"
        ),
        Paragraph(
            "不按照规定提出书面答复、提交证据和依据的，视为该行政行为没有证据、依据"
            f"（{basis('reconsideration.no_evidence')}）。行政复议期间不得自行向申请人和其他有关"
            f"单位、个人收集证据（{basis('reconsideration.respondent_no_collect')}）。"
        ),
    ]
    return official(case, title, "答", act, blocks, to=case.matter.respondent)


def stop(case: Case, act: Act, title: str) -> Paper:
    """停止执行决定书."""
    blocks = [
        Paragraph(f"{case.names('a')}{case.contested}，申请行政复议，本机关正在审理。"),
        Paragraph(f"因{case.told(act, 'stop_ground')}，决定行政复议期间停止执行该行政行为。"),
    ]
    return official(case, title, "停", act, blocks, to=case.matter.respondent)


def hearing(case: Case, act: Act, title: str) -> Paper:
    """行政复议听证通知书: when, where and what about."""
    blocks = [
        Paragraph(f"{case.names('a')}{case.contested}一案，本机关决定组织听证。"),
        Paragraph(f"听证时间：{case.told(act, 'hearing_on')}"),
        Paragraph(f"听证地点：{act.said('hearing_place')}"),
        Paragraph(f"拟听证事项：{act.said('hearing_about')}"),
        Paragraph(
            "申请人无正当理由拒不参加的，视为放弃听证权利。被申请人的负责人应当参加；不能参加的，"
            f"应当说明理由并委托工作人员参加（{basis('reconsideration.respondent_head_attends')}）。"
        ),
    ]
    return official(
        case, title, "听", act, blocks, to=f"{case.names('a')}、{case.matter.respondent}"
    )


def track(case: Case, act: Act, title: str) -> Paper:
    """行政复议审理程序变更通知书: by which procedure from now on, and until when."""
    now = Track.SIMPLE if act.step == "choose_simple" else Track.ORDINARY
    why = act.said("change_why") or f"属于{case.told(act, 'simple_ground')}"
    blocks = [
        Paragraph(f"{case.names('a')}{case.contested}一案，{why}，改为适用{now.label}审理。"),
        Paragraph(f"审理期限自受理之日起计算，至{case.due('decide_within') or ROOM}。"),
    ]
    return official(
        case, title, "程", act, blocks, to=f"{case.names('a')}、{case.matter.respondent}"
    )


def stay(case: Case, act: Act, title: str) -> Paper:
    """行政复议中止通知书."""
    ground = case.told(act, "stay_ground") or case.told(act, "applicant_gone")
    why = "规范性文件附带审查" if act.step == "review_document" else ground
    blocks = [
        Paragraph(f"{case.names('a')}{case.contested}一案，因{why}，"),
        Paragraph(
            f"依据{basis('reconsideration.stay_grounds')}，自{words.day(act.on)}起中止审理。"
            "中止的原因消除后，恢复审理并书面告知。"
        ),
    ]
    return official(case, title, "中", act, blocks)


def resumption(case: Case, act: Act, title: str) -> Paper:
    """恢复审理通知书."""
    blocks = [
        Paragraph(
            f"{case.names('a')}{case.contested}一案，{act.said('stay_over')}，"
            f"自{words.day(act.on)}起恢复审理，审理期限至{case.due('decide_within') or ROOM}。"
        )
    ]
    return official(case, title, "恢", act, blocks)


def extension(case: Case, act: Act, title: str) -> Paper:
    """行政复议延期审理通知书: by whom the Law names, and until when."""
    limit = case.limit("reconsideration.decide", act.on)
    until = case.due("decide_within") or ROOM
    blocks = [
        Paragraph(
            f"{case.names('a')}{case.contested}一案，情况复杂，不能在规定期限内作出行政复议决定。"
        ),
        Paragraph(
            f"经行政复议机构的负责人批准（{limit.basis}），审理期限延长至{until}。特此告知。"
        ),
    ]
    return official(case, title, "延", act, blocks)


def maker(case: Case, act: Act, title: str) -> Paper:
    """规范性文件审查通知书: to whoever made the document."""
    limit = case.limit("reconsideration.docreview_maker_reply", act.on)
    blocks: list[Block] = [
        Heading(1, "请求审查的规范性文件"),
        Paragraph(case.matter.document or ROOM),
        Paragraph(
            f"请自收到本通知之日起{limit.period}内就相关条款的合法性提出书面答复，并提交相关材料"
            f"（{limit.basis}）。"
        ),
    ]
    return official(case, title, "审", act, blocks, to="")


def transfer(case: Case, act: Act, title: str) -> Paper:
    """规范性文件转送函: to the organ that may judge the document."""
    limit = case.limit("reconsideration.docreview_return", act.on)
    blocks: list[Block] = [
        Paragraph(
            f"{case.names('a')}{case.contested}一案，需要对以下规范性文件进行审查，"
            f"本机关无权处理，现予转送（{basis('reconsideration.document_review')}）："
        ),
        Paragraph(case.matter.document or ROOM),
        Paragraph(f"请自收到之日起{limit.period}内将处理意见回复本机关（{limit.basis}）。"),
    ]
    return official(case, title, "转", act, blocks, to=act.said("document_organ"))
