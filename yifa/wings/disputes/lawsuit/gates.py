"""What must hold before a step of a lawsuit. The articles and their words are in `yifa/law`."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from yifa.kernel.gates import HouseRule, gate
from yifa.kernel.matter import Origin

from . import reckoning, terms

if TYPE_CHECKING:
    from .models import Lawsuit


@gate(
    "litigation.answer_in_time",
    missing="答辩的期限已经过了，写明逾期的原因",
    unlawful_without="超过法定期限答辩违反第六十七条；确已逾期的写明原因，留痕备查",
    weighs=("answer_late_why",),
)
def late_answer_says_why(case: Lawsuit, on: dt.date) -> bool:
    """No answer does not hinder the court (article 67); that it came late is kept."""
    return bool(case.answer_late_why) or not reckoning.is_late(case, "answer_within", on)


@gate(
    "litigation.appeal_answer_in_time",
    missing="二审答辩的期限已经过了，写明逾期的原因",
    unlawful_without="超过法定期限答辩违反第一百七十四条；确已逾期的写明原因，留痕备查",
    weighs=("answer_late_why",),
)
def late_appeal_answer_says_why(case: Lawsuit, on: dt.date) -> bool:
    """The same of the answer to an appeal."""
    return bool(case.answer_late_why) or not reckoning.is_late(case, "appeal_answer_within", on)


@gate(
    "litigation.no_self_collection",
    missing="诉讼中自行向原告、第三人、证人收集的证据不得提交",
)
def not_gathered_in_the_suit(case: Lawsuit, on: dt.date) -> bool:
    """What was there when the act was done, or what the court fetches itself."""
    return case.gathered != "during"


@gate(
    HouseRule("提供证据的时间如实登记", field="brought"),
    missing="提供证据的期限已经过了，不能登记为按期提供",
    weighs=("brought",),
)
def time_of_evidence_is_true(case: Lawsuit, on: dt.date) -> bool:
    """Whoever is late was allowed more time, or has an excuse, or has none."""
    in_time = (terms.Brought.IN_TIME, terms.Brought.EXTENDED)
    return case.brought not in in_time or not reckoning.evidence_is_late(case, on)


@gate(
    "litigation.evidence_extension",
    missing="法院没有准许延期提供证据",
    unlawful_without="第三十六条：没有准许，就没有延期",
)
def delay_was_allowed(case: Lawsuit, on: dt.date) -> bool:
    """Evidence brought as extended rests on a permission."""
    return case.brought != "extended" or (case.took("allow_delay") and case.delay_allowed)


@gate("litigation.evidence_on_time", missing="逾期没有正当理由，或者没有提供，视为没有相应证据")
def evidence_is_brought_in_time(case: Lawsuit, on: dt.date) -> bool:
    """The court tries the case all the same; the act then stands without evidence."""
    return case.brought not in ("late", "none")


@gate(
    "litigation.evidence_extension",
    missing="没有申请延期提供证据",
    unlawful_without="第三十六条：法院准许的是被告的申请",
)
def delay_was_asked(case: Lawsuit, on: dt.date) -> bool:
    """The court answers a request, each once."""
    return case.took("ask_delay", after="allow_delay")


@gate(
    "litigation.supplement_allowed",
    missing="法院没有准许补充证据",
    unlawful_without="第三十六条：补充证据要经人民法院准许",
)
def supplement_is_allowed(case: Lawsuit, on: dt.date) -> bool:
    """What the other side brought newly opens the door, the court alone lets through it."""
    return case.supplement_allowed


@gate("litigation.mediable", missing="不属于行政赔偿、补偿和自由裁量权的案件，不能以调解结案")
def may_be_mediated(case: Lawsuit, on: dt.date) -> bool:
    """Other cases are settled by a change of the act and withdrawal (article 62)."""
    return case.mediation_ground != "none"


@gate(HouseRule("收到开庭通知以后，才决定谁出庭"), missing="这一审级还没有收到开庭通知")
def hearing_was_called(case: Lawsuit, on: dt.date) -> bool:
    """Each instance calls for itself, and each call is answered for itself."""
    return all(
        case.took("call_hearing", after=start)
        for start in ("appeal", "other_appeals", "remand", "retry")
    )


@gate("litigation.not_only_lawyer", missing="不能只委托律师出庭，派负责人或者相应的工作人员")
def somebody_of_the_organ_goes(case: Lawsuit, on: dt.date) -> bool:
    """A lawyer may come along, never instead."""
    return case.sends != "lawyer_only"


@gate(
    "litigation.absence_reason",
    missing="负责人不出庭没有法定的正当理由",
    unlawful_without="第八条：没有这些情形，不属于负责人不能出庭",
)
def head_has_a_reason(case: Lawsuit, on: dt.date) -> bool:
    """Force majeure, accident, a duty nobody else can do, another good cause."""
    return case.absence_ground in ("force_majeure", "accident", "duty", "other")


@gate("litigation.must_attend_cases", missing="这类案件法院应当通知负责人出庭，由负责人出庭")
def major_cases_want_the_head(case: Lawsuit, on: dt.date) -> bool:
    """Public interest, attention, masses: the court will ask for the head."""
    return not case.major


@gate(
    "litigation.absence_reason",
    missing="证明材料没有加盖机关印章，也没有主要负责人签字",
    unlawful_without="第九条：没有盖章或者签字认可的，不成其为证明材料",
)
def absence_is_proved(case: Lawsuit, on: dt.date) -> bool:
    """A ground without a paper is none."""
    return case.absence_proof


@gate("litigation.absence_reason", missing="负责人没有出庭，没有向法院提交说明和证明材料")
def absence_was_explained(case: Lawsuit, on: dt.date) -> bool:
    """For the hearing that was called last."""
    return case.took("explain_absence", after="call_hearing")


@gate("litigation.absence_reason", missing="负责人没有出庭，没有正当理由，法院应当提出司法建议")
def absence_had_a_reason(case: Lawsuit, on: dt.date) -> bool:
    """Article 12 of the rules: the court tells the supervisors and says so in its judgment."""
    return case.absence_ground in ("force_majeure", "accident", "duty", "other")


@gate(
    "litigation.head_appears",
    missing="负责人没有出庭，也没有相应的工作人员出庭，法院应当提出司法建议",
)
def somebody_of_the_organ_came(case: Lawsuit, on: dt.date) -> bool:
    """A lawyer alone is nobody of the organ."""
    return case.who_came in ("staff", "entrusted")


@gate(
    "litigation.head_identity",
    missing="没有在开庭前提交盖章的身份证明，视为负责人未出庭",
    unlawful_without="第六条：身份证明不符合条件的，视为负责人未出庭应诉",
)
def head_is_identified(case: Lawsuit, on: dt.date) -> bool:
    """Name and position, sealed."""
    return case.head_identity


@gate("litigation.head_speaks", missing="负责人没有就实质性解决争议发表意见")
def head_spoke(case: Lawsuit, on: dt.date) -> bool:
    """Who sits there in silence has not really come."""
    return case.head_spoke


@gate(
    HouseRule("同一审级只登记一次第一次开庭，以后用“再次开庭”"),
    missing="这一审级已经开过庭，用“再次开庭”登记",
)
def is_the_first_hearing(case: Lawsuit, on: dt.date) -> bool:
    """Rates count cases of an instance, not sessions."""
    return not any(
        all(
            case.took(hearing, after=start)
            for start in ("appeal", "other_appeals", "remand", "retry")
        )
        for hearing in ("hear", "hear_without_head")
    )


@gate(HouseRule("先有第一次开庭，再有再次开庭"), missing="这一审级还没有开过庭")
def was_heard_before(case: Lawsuit, on: dt.date) -> bool:
    """A further session follows a first one of the same instance."""
    return any(
        all(
            case.took(hearing, after=start)
            for start in ("appeal", "other_appeals", "remand", "retry")
        )
        for hearing in ("hear", "hear_without_head")
    )


@gate(
    HouseRule("同一审级负责人出庭一次就计为出庭，不重复计算"),
    missing="这一审级负责人已经出过庭，用“再次开庭”登记",
)
def head_has_not_come_yet(case: Lawsuit, on: dt.date) -> bool:
    """Article 7 of the rules: once in an instance is enough, and counts once."""
    return not any(
        all(
            case.took(hearing, after=start)
            for start in ("appeal", "other_appeals", "remand", "retry")
        )
        for hearing in ("hear", "head_comes")
    )


@gate(
    "litigation.tried",
    missing="还没有登记这一审级的开庭",
    unlawful_without="第五十四条：公开审理以后才有判决，没有开庭的判决不会有",
)
def was_tried(case: Lawsuit, on: dt.date) -> bool:
    """After a remand the case is tried anew."""
    return any(case.took(hearing, after="remand") for hearing in ("hear", "hear_without_head"))


@gate(
    "litigation.appeal_in_time",
    missing="上诉期限已经过了，一审裁判已经发生法律效力",
    unlawful_without="第八十五条：逾期不提起上诉的，第一审判决或者裁定发生法律效力",
    weighs=("document_on",),
)
def appealed_in_time(case: Lawsuit, on: dt.date) -> bool:
    """Fifteen days after a judgment, ten after a ruling, from its service."""
    return not reckoning.appeal_is_late(case, on)


@gate(
    HouseRule("改判、撤销或者变更的，写明改判为什么；维持的不写"),
    missing="写明改判的结果；维持、准许撤回的不写",
)
def second_instance_says_what(case: Lawsuit, on: dt.date) -> bool:
    """Whoever reverses decides on the act too (article 89)."""
    return (case.second_result == "reverse") is bool(case.second_disposal)


@gate(
    HouseRule("改判、撤销或者变更的，写明改判为什么；维持的不写"),
    missing="写明改判的结果；维持、准许撤回的不写",
)
def retrial_says_what(case: Lawsuit, on: dt.date) -> bool:
    """The same of a retrial."""
    return (case.retrial_result == "reverse") is bool(case.retrial_disposal)


@gate(HouseRule("裁判责令重作的，才登记重新作出的行为"), missing="裁判没有责令重新作出行政行为")
def redo_was_ordered(case: Lawsuit, on: dt.date) -> bool:
    """Otherwise a new act is a matter of its own."""
    return case.redo_ordered


@gate(
    "litigation.no_repeat_act",
    missing="不得以同一的事实和理由作出与原行为基本相同的行为",
)
def is_redone_otherwise(case: Lawsuit, on: dt.date) -> bool:
    """Unless only procedure was wrong, facts, reasons or outcome have to differ."""
    return case.redo_compare != "same"


@gate(HouseRule("责令重新作出行政行为的，重作以后才算履行"), missing="还没有登记重新作出的行为")
def redone_if_ordered(case: Lawsuit, on: dt.date) -> bool:
    """A new act is what such a judgment wants."""
    return not case.redo_ordered or case.took("redo", after="retry")


@gate(
    "litigation.perform_in_time",
    missing="履行期限已经过了，写明逾期的原因",
    unlawful_without="第九十六条：规定期限内不履行的要处罚负责人；确已逾期的写明原因，留痕备查",
    weighs=("perform_late_why",),
)
def late_performance_says_why(case: Lawsuit, on: dt.date) -> bool:
    """It is still performed, and kept as late."""
    return bool(case.perform_late_why) or not reckoning.is_late(case, "perform_within", on)


@gate(
    "litigation.perform",
    missing="裁判要求本机关履行，还没有登记履行完毕",
    unlawful_without="第九十四条：当事人必须履行生效的判决、裁定、调解书",
)
def performed_if_due(case: Lawsuit, on: dt.date) -> bool:
    """What a retrial decides is performed after it."""
    return not case.duty or case.took("perform", after="retry")


@gate(
    HouseRule("败诉案件写明原因、整改措施以后才办结", basis="台账登记规则"),
    missing="败诉案件还没有分析原因",
    weighs=("loss_cause",),
)
def loss_was_analysed(case: Lawsuit, on: dt.date) -> bool:
    """Each loss once, and anew where a retrial turned a case into one; old books kept none."""
    if not reckoning.is_lost(case) or case.origin == Origin.SPREADSHEET:
        return True
    return case.took("analyse", after="retry")
