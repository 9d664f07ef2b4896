"""What must hold before a penalty case is filed, investigated, told and heard.

Articles and their words are in `yifa/law`; days, sums and people are reckoned in `reckoning`.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from yifa.kernel import signatures
from yifa.kernel.gates import HouseRule, gate

from . import reckoning, terms
from .penalties import HEAVY, KINDS

if TYPE_CHECKING:
    from .models import PenaltyCase

OFFICERS = ("officer", "second_officer")
DETAINS = "行政拘留只能由公安机关决定，移送公安机关"
#: Evidence that is made by asking or looking, which a record has to hold.
NEEDS_RECORD = (terms.EvidenceKind.RECORD, terms.EvidenceKind.PARTY, terms.EvidenceKind.WITNESS)


@gate("penalty.officers", missing="执法人员不足两名", weighs=OFFICERS)
def two_certified_officers(case: PenaltyCase, on: dt.date) -> bool | str:
    """Two different officers of the organ, each with a certificate valid on that day."""
    return reckoning.fault_in_officers(case, on) or True


@gate(
    "penalty.jurisdiction",
    missing="不属本机关管辖，移送有管辖权的机关",
    unlawful_without="没有管辖权的机关立案、处罚，超越职权",
)
def in_jurisdiction(case: PenaltyCase, on: dt.date) -> bool:
    """Whoever files says on which ground the organ may act."""
    return case.jurisdiction != "none"


@gate(
    "penalty.town_powers",
    missing="乡镇、街道的处罚权要有公布的承接决定，管辖依据选“承接的行政处罚权”“指定管辖”或者“受委托”",
    unlawful_without="没有承接处罚权的乡镇、街道不是适格的处罚主体",
    weighs=("jurisdiction",),
)
def towns_have_powers_handed_down(case: PenaltyCase, on: dt.date) -> bool:
    """A town has no penal power of its own (articles 23, 24)."""
    case.must_be_stored()
    return case.holder.level not in ("town", "village") or case.jurisdiction != "own"


@gate(
    "penalty.show_id",
    missing="还没有写明已出示执法证件",
    unlawful_without="不出示执法证件的，当事人有权拒绝，调查、处罚程序违法",
)
def id_was_shown(case: PenaltyCase, on: dt.date) -> bool:
    """Shown on the officers' own initiative to whoever is asked or looked at."""
    return case.id_shown


@gate(
    "penalty.show_id",
    missing="还没有写明已出示执法证件",
    unlawful_without="不出示执法证件的，当事人有权拒绝接受询问、检查，所得证据不合法",
)
def id_was_shown_to_whom_was_asked(case: PenaltyCase, on: dt.date) -> bool:
    """Papers that are fetched where nobody is asked need none."""
    return case.evidence_kind not in NEEDS_RECORD or case.id_shown


@gate(
    "penalty.record_questioning",
    missing="询问、检查、勘验还没有制作笔录",
    unlawful_without="没有笔录，询问、检查所得不能作为证据",
)
def questioning_is_recorded(case: PenaltyCase, on: dt.date) -> bool:
    """Asking and looking is written up; papers and things speak for themselves."""
    return case.evidence_kind not in NEEDS_RECORD or case.record_made


@gate("penalty.camera_review", missing="电子技术监控记录还没有经过审核")
def cameras_were_reviewed(case: PenaltyCase, on: dt.date) -> bool:
    """What a camera recorded is evidence once it passed review."""
    return not case.camera_evidence or case.camera_reviewed


@gate(
    "penalty.camera_sited",
    missing="还没有写明设备经过审核、设置地点已向社会公布，记录不能作证据",
    unlawful_without="第四十一条：设备没有经过审核、地点没有公布的，不是依法利用",
)
def camera_is_sited(case: PenaltyCase, on: dt.date) -> bool:
    """A record that is not used as evidence asks nothing of the device."""
    return case.camera_result != "fit" or case.camera_sited


@gate("penalty.camera_review", missing="来自监控的线索，记录还没有审核")
def finding_was_reviewed(case: PenaltyCase, on: dt.date) -> bool:
    """Fit or unfit, somebody looked: what is unfit proves nothing, other evidence may."""
    return case.source != "monitor" or case.took("review_camera")


@gate("penalty.camera_told", missing="还没有把监控发现的违法事实告知当事人")
def finding_was_told(case: PenaltyCase, on: dt.date) -> bool:
    """In time, with a way to look it up and to answer."""
    return case.source != "monitor" or case.took("tell_finding")


@gate(
    "penalty.on_spot_signed",
    missing="当场处罚决定书还没有签名",
    unlawful_without="第五十二条：没有执法人员签名或者盖章的，不成其为决定书",
)
def decision_is_signed(case: PenaltyCase, on: dt.date) -> bool | str:
    """By both officers; the party signs for it, or it is noted why not."""
    lacks = signatures.officers_lack(case) or signatures.party_lacks(case)
    return lacks or True


@gate(
    "coercion.record_signed",
    missing="现场笔录还没有签名",
    unlawful_without="没有签名的现场笔录，证明不了当场告知和听取申辩",
)
def on_site_record_is_signed(case: PenaltyCase, on: dt.date) -> bool | str:
    """By both officers and the party; who is not there is stood in for by a witness."""
    lacks = signatures.officers_lack(case) or signatures.party_lacks(case)
    return lacks or True


@gate(
    "enforcement.sight_record",
    missing="当事人没有签名，还没有见证人的签名，也没有录音录像",
)
def unsigned_is_witnessed(case: PenaltyCase, on: dt.date) -> bool:
    """Somebody else, or a recorder, tells that the party would not sign."""
    return not signatures.is_unwitnessed(case)


@gate(HouseRule("先送检测、检验、鉴定，才有结论"), missing="没有送过检测、检验、鉴定")
def appraisal_was_asked(case: PenaltyCase, on: dt.date) -> bool:
    """A conclusion answers a request."""
    return case.took("appraise", after="appraised")


@gate(
    HouseRule("调查终结以前至少有一次调查取证的记录", basis="《行政处罚法》第五十四条"),
    missing="还没有调查取证的记录",
)
def was_investigated(case: PenaltyCase, on: dt.date) -> bool:
    """All round, objectively and fairly, with evidence."""
    return case.took("investigate", after="reopen")


@gate(
    "penalty.under14",
    missing="当事人已满十四周岁不满十八周岁，应当从轻或者减轻，写明从轻、减轻情形",
    weighs=("lighter", "outcome"),
)
def lighter_for_the_young(case: PenaltyCase, on: dt.date) -> bool:
    """From fourteen to seventeen; so the report of the investigation says, and the decision."""
    return not reckoning.young_and_not_spared(case)


@gate(
    HouseRule("法制审核由没有承办这一案件的人员进行"),
    missing="审核人员是本案的办案人员，换一名法制审核人员",
)
def reviewer_did_not_handle_it(case: PenaltyCase, on: dt.date) -> bool:
    """Who investigated does not review."""
    return not reckoning.handled_by(case, case.acting)


@gate(
    "penalty.notice",
    missing="还没有写明已告知拟处罚的内容、事实、理由、依据和权利",
)
def content_was_told(case: PenaltyCase, on: dt.date) -> bool:
    """A notice that leaves something out is none."""
    return case.told_facts


@gate(
    "penalty.notice",
    missing="还没有写拟作出什么处罚",
    weighs=KINDS.values(),
)
def penalty_is_named(case: PenaltyCase, on: dt.date) -> bool:
    """The notice tells kinds and sums, in the terms of the decision."""
    return not reckoning.proposes_nothing(case)


@gate("penalty.detention_by_police", missing=DETAINS, weighs=("proposed",))
def nobody_is_to_be_detained(case: PenaltyCase, on: dt.date) -> bool:
    """Not even proposed by anybody but the police."""
    return not reckoning.detains(case, case.proposed)


@gate(
    "penalty.hearing_offer",
    missing="拟作出降低资质、吊销许可、停产停业、关闭、限制从业的处罚，改用“告知听证权利”",
    unlawful_without="应当告知听证权利而没有告知，剥夺当事人的权利",
)
def heavy_kinds_offer_a_hearing(case: PenaltyCase, on: dt.date) -> bool:
    """Article 63, items 3 and 4, ask no one's judgment."""
    return HEAVY.isdisjoint((case.proposed_licence, case.proposed_business))


@gate(
    "penalty.hearing_offer",
    missing="这一案属于应当告知听证权利的处罚，改用“告知听证权利”",
    unlawful_without="应当告知听证权利而没有告知，剥夺当事人的权利",
)
def hearing_was_not_due(case: PenaltyCase, on: dt.date) -> bool:
    """Where a hearing is due, the notice that offers it is the right one."""
    return not case.hearing_due


@gate(HouseRule("有陈述申辩，才有复核"), missing="没有待复核的陈述申辩")
def something_was_stated(case: PenaltyCase, on: dt.date) -> bool:
    """Each statement is answered once."""
    return case.took("state", after="recheck_statement")


@gate(HouseRule("告知听证权利以后，当事人才能要求或者放弃听证"), missing="还没有告知听证权利")
def hearing_was_offered(case: PenaltyCase, on: dt.date) -> bool:
    """Told since the last investigation, and not heard since."""
    return case.took("notify_hearing_right", after="conclude") and case.took(
        "notify_hearing_right", after="hear"
    )


@gate("penalty.hearing_in_time", missing="当事人要求听证的期限已经过了")
def asked_in_time(case: PenaltyCase, on: dt.date) -> bool | str:
    """Five working days; the organ may still hear who comes late."""
    last = reckoning.last_day_to_ask_hearing(case)
    if last is None or on <= last:
        return True
    return f"要求听证的期限{reckoning.spoken(last)}已满"


@gate(
    "penalty.hearing_chair",
    missing="听证主持人是本案的调查人员，换一人主持",
    unlawful_without="由调查人员主持的听证，程序违法",
    weighs=("presider",),
)
def chair_did_not_investigate(case: PenaltyCase, on: dt.date) -> bool:
    """The chair is named by the organ from those who did not investigate."""
    return not reckoning.handled_by(case, case.presider)


@gate(
    "penalty.hearing_notice_days",
    missing="离听证日期不够七个工作日，改定听证日期",
    unlawful_without="通知不足七日的听证，当事人来不及准备，程序违法",
    weighs=("hearing_on",),
)
def called_in_time(case: PenaltyCase, on: dt.date) -> bool:
    """Seven whole working days lie between."""
    return reckoning.hearing_was_called_in_time(case, on)


@gate(
    "penalty.hearing_notice_days",
    missing="还没有通知听证的时间、地点",
    unlawful_without="没有通知就举行的听证，程序违法",
)
def hearing_was_called(case: PenaltyCase, on: dt.date) -> bool:
    """A hearing asked for again is called again."""
    return case.took("call_hearing", after="ask_hearing")


@gate(
    HouseRule("听证在通知的日期举行，由指定的主持人登记"),
    missing="听证的日期还没有到，或者登记的不是指定的主持人",
)
def hearing_is_held_as_called(case: PenaltyCase, on: dt.date) -> bool:
    """On the day told or after it, by whoever was named to chair it."""
    case.must_be_stored()
    chairs = case.acting is None or case.presider == case.acting
    return chairs and case.hearing_on is not None and on >= case.hearing_on


@gate(
    "penalty.hearing_record",
    missing="听证笔录还没有核对签名",
    unlawful_without="决定要根据听证笔录作出，没有笔录等于没有听证",
)
def hearing_is_recorded(case: PenaltyCase, on: dt.date) -> bool:
    """Checked and signed, or the refusal to sign noted."""
    return case.hearing_record
