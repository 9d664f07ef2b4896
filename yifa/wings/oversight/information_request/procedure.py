"""How a request for government information moves: received, made clear, looked for, answered."""

from yifa.kernel.procedure import Deadline, Lapse, Procedure, Stage, Step, begins, stays
from yifa.kernel.roles import CLERK, LEADER, LEGAL_REVIEWER, PARTY

from . import gates


class Requesting(Procedure):
    """政府信息公开申请（政府信息公开条例第四章）"""

    law = "disclosure"

    # Where a request stands
    handed_in = Stage("待确认收到")
    received = Stage("待审查")
    clarifying = Stage("待补正")
    handling = Stage("办理中")
    answered = Stage("待送达")
    delivered = Stage("已答复", ends=True)
    given_up = Stage("视为放弃", ends=True)
    withdrawn = Stage("已撤回", ends=True)
    taken_back = Stage("收到前撤回", ends=True, counts=False)

    # What moves it on
    register = Step("登记申请", begins(handed_in), by=(CLERK, PARTY), article=29)
    confirm = Step("确认收到", handed_in >> received, by=CLERK, article=31)
    take_back = Step("收到前撤回", handed_in >> taken_back, by=PARTY)
    begin = Step("内容明确，开始办理", received >> handling, by=CLERK, article=30)
    ask_clarify = Step(
        "告知补正", (received | handling) >> clarifying, by=CLERK, article=30, effect=True
    )
    supply = Step("补正申请", clarifying >> received, by=PARTY, article=30)
    give_up = Step("逾期不补正，不再处理", clarifying >> given_up, by=LEADER, article=30)
    review = Step("公开审查", stays(handling), by=(LEGAL_REVIEWER, LEADER), article=17)
    ask_third = Step("征求第三方意见", stays(handling), by=CLERK, article=32)
    third_got = Step("登记第三方收到征求意见书", stays(handling), by=CLERK, article=32)
    third_answered = Step("登记第三方意见", stays(handling), by=CLERK, article=32)
    third_silent = Step("第三方逾期未提出意见", stays(handling), by=CLERK, article=32)
    ask_joint = Step("征求共同制作机关意见", stays(handling), by=CLERK, article=34)
    joint_got = Step("登记共同制作机关收到征求意见书", stays(handling), by=CLERK, article=34)
    joint_answered = Step("登记共同制作机关意见", stays(handling), by=CLERK, article=34)
    joint_silent = Step("共同制作机关逾期，视为同意", stays(handling), by=CLERK, article=34)
    ask_other = Step("征求其他机关意见", stays(handling), by=CLERK, article=33)
    other_answered = Step("登记其他机关意见", stays(handling), by=CLERK, article=33)
    ask_reason = Step("要求说明理由", stays(handling), by=CLERK, article=35)
    give_reason = Step("说明理由", stays(handling), by=PARTY, article=35)
    delay = Step("确定延迟答复的期限", stays(handling), by=LEADER, article=35)
    tell_extension = Step("告知延长或者延迟的答复期限", stays(handling), by=CLERK, article=33)
    notify_fee = Step("通知缴纳信息处理费", stays(handling), by=LEADER, article=42, effect=True)
    pay = Step("缴纳信息处理费", stays(handling), by=PARTY, article=42)
    reply_to = Step(
        "作出答复", (received | handling) >> answered, by=LEADER, article=36, effect=True
    )
    deliver = Step("送达答复", answered >> delivered, by=CLERK, article=40)
    unpaid = Step("逾期不缴费，不再处理", handling >> given_up, by=LEADER, article=42)
    tell_third = Step("书面告知第三方", stays(answered, delivered), by=CLERK, article=32)
    suggest = Step("建议纳入主动公开", stays(answered, delivered), by=PARTY, article=44)
    publish = Step("纳入主动公开", stays(answered, delivered), by=LEADER, article=44)
    not_publish = Step("审核后不纳入主动公开", stays(answered, delivered), by=LEADER, article=44)
    withdraw = Step("撤回申请", (received | clarifying | handling) >> withdrawn, by=PARTY)

    # What must hold first
    requires = {
        confirm: [
            gates.confirmed_with_applicant,
            gates.received_when_brought,
            gates.identity_was_shown,
        ],
        ask_clarify: [gates.clarified_only_once],
        give_up: [gates.time_to_supply_is_over],
        third_got: [gates.third_was_asked, gates.third_letter_is_out],
        third_answered: [gates.third_was_asked],
        third_silent: [gates.third_was_asked, gates.third_had_fifteen_days],
        joint_got: [gates.joint_was_asked, gates.joint_letter_is_out],
        joint_answered: [gates.joint_was_asked],
        joint_silent: [gates.joint_was_asked, gates.joint_had_fifteen_days],
        other_answered: [gates.other_was_asked],
        give_reason: [gates.reason_was_asked],
        delay: [gates.reasons_were_given],
        notify_fee: [gates.fee_follows_the_scale],
        pay: [gates.fee_was_notified],
        unpaid: [gates.time_to_pay_is_over],
        tell_extension: [gates.was_put_off],
        reply_to: [
            gates.reviewed_before_given,
            gates.third_was_heard,
            gates.third_consulted_where_harmed,
            gates.third_consulted_before_refusing,
            gates.objection_overridden_with_reason,
            gates.joint_was_heard,
            gates.ground_is_named,
            gates.repeat_was_answered,
            gates.unclear_only_after_correction,
            gates.excessive_only_after_reasons,
            gates.other_organ_is_named,
            gates.given_in_the_form_wanted,
            gates.extension_was_told,
        ],
        deliver: [gates.help_was_given, gates.third_was_told],
        tell_third: [gates.third_had_been_asked],
        suggest: [gates.given_before_published, gates.nothing_suggested_yet],
        publish: [gates.given_before_published],
        not_publish: [gates.was_suggested],
    }

    # What each step writes down
    writes = {
        register: [
            "parties",
            "applicant",
            "channel",
            "content",
            "wanted_form",
            "wanted_delivery",
            "needs_help",
        ],
        confirm: ["receipt_confirmed", "identity_shown"],
        ask_clarify: ["clarify_what", "clarify_until"],
        supply: ["content"],
        review: ["harms_third", "review_opinion"],
        ask_third: ["third_party"],
        third_answered: ["third_opinion", "third_reason"],
        ask_joint: ["joint_organ"],
        joint_answered: ["joint_opinion", "joint_reason"],
        ask_other: ["other_organ"],
        other_answered: ["other_opinion"],
        give_reason: ["excess_reason"],
        delay: ["delayed_until"],
        notify_fee: ["fee_basis", "fee_quantity", "fee", "fee_until"],
        reply_to: [
            "reply_kind",
            "ground",
            "reply",
            "referred_to",
            "earlier",
            "earlier_reply",
            "given_form",
            "other_form_why",
            "public_interest",
        ],
        deliver: ["delivery", "help_given"],
        suggest: ["suggest_why"],
        publish: ["published_where"],
        not_publish: ["not_published_why"],
    }

    # What each step can't do without
    needs = {
        register: ["parties", "applicant", "channel", "content"],
        ask_clarify: ["clarify_what", "clarify_until"],
        supply: ["content"],
        ask_third: ["third_party"],
        third_answered: ["third_opinion"],
        ask_joint: ["joint_organ"],
        joint_answered: ["joint_opinion"],
        ask_other: ["other_organ"],
        other_answered: ["other_opinion"],
        give_reason: ["excess_reason"],
        delay: ["delayed_until"],
        notify_fee: ["fee_basis", "fee_quantity", "fee", "fee_until"],
        reply_to: ["reply_kind", "reply"],
        deliver: ["delivery"],
        suggest: ["suggest_why"],
        publish: ["published_where"],
        not_publish: ["not_published_why"],
    }

    # What a step blanks
    clears = {
        ask_third: ["third_opinion", "third_reason"],
        ask_joint: ["joint_opinion", "joint_reason"],
        ask_other: ["other_opinion"],
        ask_reason: ["excess_reason"],
        suggest: ["not_published_why"],
    }

    # What the law times
    clarify_within = Deadline(
        "disclosure.correction",
        after=confirm,
        before=ask_clarify,
        ended_by=(begin, reply_to, withdraw),
        says="审查内容是否明确，不明确的告知补正",
    )
    third_within = Lapse(
        "disclosure.third_party",
        after=third_got,
        before=(third_answered, third_silent),
        ended_by=(withdraw,),
        says="第三方提出意见",
    )
    joint_within = Lapse(
        "disclosure.joint_agency",
        after=joint_got,
        before=(joint_answered, joint_silent),
        ended_by=(withdraw,),
        says="共同制作机关提出意见",
    )
    reply_within = Deadline(
        "disclosure.reply",
        after=(confirm, supply, pay),
        before=reply_to,
        ended_by=(ask_clarify, delay, notify_fee, unpaid, withdraw),
        says="答复申请人",
        rests={
            "third_party": third_within,
            "third_party_letter": (ask_third, third_got, third_answered, third_silent),
            "joint_agency": joint_within,
            "joint_agency_letter": (ask_joint, joint_got, joint_answered, joint_silent),
            "other_organ": (ask_other, other_answered),
        },
    )
    delayed_reply = Deadline(
        "disclosure.delayed_reply",
        after=delay,
        before=reply_to,
        ended_by=(unpaid, withdraw),
        until="delayed_until",
        says="在延迟的期限里答复申请人",
    )
    supply_within = Lapse(
        "disclosure.supply",
        after=ask_clarify,
        before=(supply, give_up),
        ended_by=(withdraw,),
        until="clarify_until",
        says="申请人补正",
    )
    pay_within = Lapse(
        "disclosure_fee.pay",
        after=notify_fee,
        before=(pay, unpaid),
        ended_by=(withdraw, reply_to),
        until="fee_until",
        says="申请人缴费",
    )
