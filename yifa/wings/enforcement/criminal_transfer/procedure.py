"""How a suspected crime goes to the police: verified, approved, sent, filed or not."""

from yifa.kernel.procedure import Deadline, Lapse, Procedure, Stage, Step, begins, stays
from yifa.kernel.roles import CLERK, LEADER, OFFICER

from . import gates


class Transferring(Procedure):
    """行政执法机关移送涉嫌犯罪案件"""

    law = "transfer"

    # Where a transfer stands
    suspected = Stage("待核实")
    verifying = Stage("核实中")
    reported = Stage("待审批")
    approved = Stage("待移送")
    sent = Stage("待回执")
    at_police = Stage("公安机关审查")
    declined = Stage("不予立案")
    reconsidering = Stage("提请复议")
    upheld = Stage("复议不立案")
    supervised = Stage("建议立案监督")
    filed = Stage("公安机关立案")
    handed_over = Stage("已移交")
    taken_back = Stage("退回处理")
    closed = Stage("已办结", ends=True)
    refused = Stage("不批准移送", ends=True, counts=False)

    # What moves it on
    register = Step("登记涉嫌犯罪", begins(suspected), by=(OFFICER, CLERK), article=3)
    appoint = Step("指定专案组", suspected >> verifying, by=LEADER, article=5)
    report = Step("提出移送报告", verifying >> reported, by=OFFICER, article=5)
    approve = Step("批准移送", reported >> approved, by=LEADER, article=5, effect=True)
    refuse = Step("不批准移送", reported >> refused, by=LEADER, article=5, effect=True)
    send = Step("移送公安机关", approved >> sent, by=OFFICER, article=6, effect=True)
    receipt = Step("登记回执", sent >> at_police, by=OFFICER, article=7)
    not_theirs = Step("公安机关告知不属其管辖", stays(at_police), by=OFFICER, article=7)
    forwarded = Step("公安机关转送", stays(at_police), by=OFFICER, article=7)
    ask_more = Step(
        "公安机关通知补正材料",
        stays(at_police),
        by=OFFICER,
        article="（公安机关办理刑事案件程序规定第一百八十条）",
    )
    supply = Step("补正移送材料", stays(at_police), by=OFFICER)
    ask_to_act = Step(
        "公安机关不接受、逾期不决定，建议检察院监督",
        stays(sent, at_police),
        by=LEADER,
        article=17,
    )
    police_file = Step(
        "公安机关立案", (at_police | reconsidering | supervised) >> filed, by=OFFICER, article=8
    )
    police_decline = Step("公安机关不予立案", at_police >> declined, by=OFFICER, article=8)
    ask_reconsider = Step("提请复议", declined >> reconsidering, by=LEADER, article=9)
    police_uphold = Step("复议维持不立案", reconsidering >> upheld, by=OFFICER, article=9)
    ask_supervision = Step("建议立案监督", (declined | upheld) >> supervised, by=LEADER, article=9)
    take_back = Step(
        "退回依法处理", (declined | upheld | supervised) >> taken_back, by=LEADER, article=10
    )
    hand_goods = Step("移交物品和材料", filed >> handed_over, by=OFFICER, article=12)
    send_clue = Step(
        "移送职务犯罪线索",
        stays(
            suspected,
            verifying,
            reported,
            approved,
            sent,
            at_police,
            declined,
            reconsidering,
            upheld,
            supervised,
            filed,
            handed_over,
            taken_back,
        ),
        by=LEADER,
        article=19,
    )
    close = Step("办结", (handed_over | taken_back) >> closed, by=(OFFICER, LEADER))

    # What must hold first
    requires = {
        appoint: [gates.team_of_two],
        approve: [gates.approved_by_the_chief],
        refuse: [
            gates.approved_by_the_chief,
            gates.refusal_has_reasons,
            gates.not_punished_instead,
        ],
        send: [gates.bundle_is_whole],
        receipt: [gates.receipt_is_signed],
        supply: [gates.more_was_asked],
        ask_to_act: [gates.police_are_late],
        ask_reconsider: [gates.asked_in_time],
        hand_goods: [gates.goods_went_along],
        close: [gates.clue_was_sent],
    }

    # What each step writes down
    writes = {
        register: [
            "title",
            "parties",
            "case",
            "sector",
            "suspected_crime",
            "facts",
            "official_crime",
        ],
        appoint: ["officer", "second_officer"],
        report: ["suspected_crime", "facts", "report_text", "official_crime"],
        approve: ["by_chief"],
        refuse: ["by_chief", "refused_ground", "refused_why"],
        send: ["police", "letter", "report_attached", "goods", "tests", "other_papers"],
        receipt: ["receipt_signed"],
        forwarded: ["forwarded_to"],
        ask_more: ["asked_for"],
        supply: ["other_papers"],
        ask_to_act: ["procuratorate"],
        police_file: ["filing_number", "decided_again"],
        police_decline: ["not_filed_why"],
        police_uphold: ["decided_again"],
        ask_supervision: ["procuratorate"],
        take_back: ["handling"],
        hand_goods: ["handed", "seized_goods"],
        send_clue: ["clue_sent_to"],
    }

    # What each step can't do without
    needs = {
        register: ["title", "suspected_crime"],
        report: ["facts", "report_text"],
        refuse: ["refused_ground"],
        send: ["police"],
        forwarded: ["forwarded_to"],
        ask_more: ["asked_for"],
        supply: ["other_papers"],
        ask_to_act: ["procuratorate"],
        police_file: ["filing_number"],
        police_decline: ["not_filed_why"],
        ask_supervision: ["procuratorate"],
        take_back: ["handling"],
        hand_goods: ["handed"],
        send_clue: ["clue_sent_to"],
    }

    # What the law times
    approve_within = Deadline(
        "transfer.approve", after=report, before=(approve, refuse), says="审批移送报告"
    )
    send_within = Deadline("transfer.send", after=approve, before=send, says="移送公安机关")
    forward_within = Lapse(
        "transfer.police_forward", after=not_theirs, before=forwarded, says="公安机关转送案件"
    )
    supply_within = Deadline(
        "transfer.supplement", after=ask_more, before=supply, says="补正移送材料"
    )
    police_within = Lapse(
        "transfer.police_review",
        after=(receipt, forwarded),
        before=(police_file, police_decline),
        says="公安机关决定是否立案",
    )
    may_reconsider = Lapse(
        "transfer.reconsider_request",
        after=police_decline,
        before=(ask_reconsider, ask_supervision, take_back),
        says="提请复议或者建议立案监督",
    )
    reconsider_within = Lapse(
        "transfer.reconsider_decide",
        after=ask_reconsider,
        before=(police_file, police_uphold),
        says="公安机关作出复议决定",
    )
    supervise_within = Deadline(
        "transfer.supervision_request",
        after=police_uphold,
        before=(ask_supervision, take_back),
        says="仍有异议的，建议立案监督",
    )
    hand_within = Deadline(
        "transfer.hand_over", after=police_file, before=hand_goods, says="移交涉案物品和材料"
    )
