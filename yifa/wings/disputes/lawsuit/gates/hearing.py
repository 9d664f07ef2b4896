"""What must hold for a session of the court: who is to come, and what is said of who came."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from yifa.kernel.gates import HouseRule, gate
from yifa.wings.disputes.lawsuit import reckoning

if TYPE_CHECKING:
    from yifa.wings.disputes.lawsuit.models import Lawsuit


@gate(HouseRule("收到开庭通知以后，才决定谁出庭"), missing="这一审级还没有收到开庭通知")
def hearing_was_called(case: Lawsuit, on: dt.date) -> bool:
    """Each instance calls for itself, and each call is answered for itself."""
    return all(
        case.took("call_hearing", after=start)
        for start in ("appeal", "other_appeals", "remand", "retry")
    )


@gate(
    "litigation.head_definition",
    missing="受委托组织、下级机关的负责人不能作为本机关负责人出庭",
    unlawful_without="第二条第二款：不能作为被诉行政机关负责人出庭",
)
def head_is_of_the_organ(case: Lawsuit, on: dt.date) -> bool:
    """The organ that is sued answers itself."""
    return case.head_rank != "not_of_organ"


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


@gate(
    "litigation.co_defendants_choose",
    missing="本案没有共同被告",
    unlawful_without="第三条：有共同被告的案件，才由其中一家的负责人出庭",
)
def is_sued_with_another(case: Lawsuit, on: dt.date) -> bool:
    """Whoever is sued alone sends its own head."""
    return case.standing in ("with_reconsideration", "as_reconsideration", "joint")


@gate(
    "litigation.co_defendants_choose",
    missing="还没有登记确定由其他共同被告的负责人出庭",
    unlawful_without="第三条：由共同被告协商或者法院确定，才由其他共同被告的负责人出庭",
)
def other_head_was_chosen(case: Lawsuit, on: dt.date) -> bool:
    """Settled in this instance: the next settles for itself."""
    return case.took("agree_head") and bool(case.co_head)


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
    missing="负责人没有出庭，也没有相应的工作人员出庭，法院应当提出司法建议，可以缺席判决",
)
def somebody_of_the_organ_came(case: Lawsuit, on: dt.date) -> bool:
    """A lawyer alone is nobody of the organ."""
    return case.who_came in ("staff", "entrusted", "unproved")


@gate(
    "litigation.head_identity",
    missing="没有在开庭前提交（补正）盖章的身份证明，视为负责人未出庭",
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
    HouseRule("同一审级只登记一次第一次开庭"),
    missing="这一审级已经开过庭：负责人到了用“再次开庭：负责人出庭”，没有到用“其他开庭”登记",
)
def is_the_first_hearing(case: Lawsuit, on: dt.date) -> bool:
    """Rates count cases of an instance, not sessions."""
    return not reckoning.was_heard(case)


@gate(
    HouseRule("先登记第一次开庭，再登记以后的开庭", of_record=False),
    missing="这一审级还没有开过庭",
)
def was_heard_before(case: Lawsuit, on: dt.date) -> bool:
    """A further session follows a first one; an old book tells only that there was a session."""
    return reckoning.was_heard(case)


@gate(
    "litigation.head_called_again",
    missing="法院通知负责人再次出庭，用“再次开庭：负责人出庭”或者“再次开庭：通知负责人而没有出庭”登记",
    unlawful_without="第七条：法院通知再次出庭的，前一次出庭不能认定已经履行义务",
)
def head_is_not_awaited(case: Lawsuit, on: dt.date) -> bool:
    """Once in an instance is enough, unless the court calls the head again."""
    return not reckoning.is_called_again(case)


@gate(
    HouseRule("法院通知负责人再次出庭的，才这样登记", of_record=False),
    missing="上一次开庭以后没有登记法院通知负责人出庭",
)
def head_is_awaited(case: Lawsuit, on: dt.date) -> bool:
    """Otherwise a further session without the head takes nothing away."""
    return reckoning.is_called_again(case)
