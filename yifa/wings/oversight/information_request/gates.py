"""What must hold before a step of a request. The articles and their words are in `yifa/law`."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from yifa.kernel import clocks
from yifa.kernel.gates import HouseRule, gate

from . import fee

if TYPE_CHECKING:
    from .models import InformationRequest


@gate(
    "disclosure.receipt_confirmed",
    missing="还没有与申请人确认收到",
    unlawful_without="第三十一条：这几种方式以确认之日为收到之日，没有确认就没有收到之日",
)
def confirmed_with_applicant(request: InformationRequest, on: dt.date) -> bool:
    """What is brought in person or signed for is received by itself."""
    if request.channel not in ("internet", "fax", "plain_mail"):
        return True
    return request.receipt_confirmed


@gate("disclosure.receipt_day", missing="当面提交的，提交那天就是收到，办理日期写提交那天")
def received_when_brought(request: InformationRequest, on: dt.date) -> bool:
    """The time to answer does not begin later because somebody looked at it later."""
    return request.channel not in ("in_person", "oral") or came_that_day(request, on)


def came_that_day(request: InformationRequest, on: dt.date) -> bool:
    """Whether it was brought on that day."""
    request.must_be_stored()
    return on <= request.registered_on


@gate("disclosure.identity", missing="申请人的身份证明还没有核对")
def identity_was_shown(request: InformationRequest, on: dt.date) -> bool:
    """Where it lacks, it is asked for with the correction."""
    return request.identity_shown


@gate(
    "disclosure.correction_once",
    missing="已经告知过一次补正，补正以后仍不明确的，直接答复",
    unlawful_without="第三十条：补正是一次性告知，再告知一次就不是",
)
def clarified_only_once(request: InformationRequest, on: dt.date) -> bool:
    """Whatever is unclear is told on one notice."""
    return not (request.took("ask_clarify") or request.took("supply"))


@gate(
    "disclosure.abandoned",
    missing="补正期限还没有过",
    weighs=("clarify_until",),
)
def time_to_supply_is_over(request: InformationRequest, on: dt.date) -> bool | str:
    """The last day of the period is the applicant's."""
    request.must_be_stored()
    until = request.clarify_until
    if until is not None and on > until:
        return True
    return f"补正期限到{until.month}月{until.day}日，过了才视为放弃" if until else False


@gate(HouseRule("征求第三方意见以后，才有第三方意见"), missing="没有征求第三方意见，或者已经登记过")
def third_was_asked(request: InformationRequest, on: dt.date) -> bool:
    """Each letter is answered once, or not at all."""
    return request.took("ask_third", after="third_answered") and request.took(
        "ask_third", after="third_silent"
    )


@gate(HouseRule("征求意见书发出一次，收到登记一次"), missing="这一份征求意见书已经登记过收到")
def third_letter_is_out(request: InformationRequest, on: dt.date) -> bool:
    """A second day of receipt would begin the fifteen days anew."""
    return not request.took("third_got", after="ask_third")


@gate("disclosure.third_party_silence", missing="第三方提出意见的十五个工作日还没有满")
def third_had_fifteen_days(request: InformationRequest, on: dt.date) -> bool | str:
    """Silence before the last day says nothing; the days count from the letter's receipt."""
    if not request.took("ask_third"):
        return True
    if not request.took("third_got", after="ask_third"):
        return "还没有登记第三方哪天收到征求意见书，十五个工作日从收到那天起算"
    return is_over(request, "third_within", on)


@gate(
    HouseRule("征求共同制作机关意见以后，才有它的意见"),
    missing="没有征求共同制作机关意见，或者已经登记过",
)
def joint_was_asked(request: InformationRequest, on: dt.date) -> bool:
    """Each letter is answered once, or not at all."""
    return request.took("ask_joint", after="joint_answered") and request.took(
        "ask_joint", after="joint_silent"
    )


@gate(HouseRule("征求意见书发出一次，收到登记一次"), missing="这一份征求意见书已经登记过收到")
def joint_letter_is_out(request: InformationRequest, on: dt.date) -> bool:
    """A second day of receipt would begin the fifteen days anew."""
    return not request.took("joint_got", after="ask_joint")


@gate("disclosure.joint_silence", missing="共同制作机关提出意见的十五个工作日还没有满")
def joint_had_fifteen_days(request: InformationRequest, on: dt.date) -> bool | str:
    """Only then does it count as consent; the days count from the letter's receipt."""
    if not request.took("ask_joint"):
        return True
    if not request.took("joint_got", after="ask_joint"):
        return "还没有登记共同制作机关哪天收到征求意见书，十五个工作日从收到那天起算"
    return is_over(request, "joint_within", on)


@gate(
    HouseRule("征求其他机关意见以后，才有它的意见"), missing="没有征求其他机关意见，或者已经登记过"
)
def other_was_asked(request: InformationRequest, on: dt.date) -> bool:
    """Each letter is answered once, or not at all."""
    return request.took("ask_other", after="other_answered")


def is_over(request: InformationRequest, clock: str, on: dt.date) -> bool:
    """Whether a period ran out before that day."""
    request.must_be_stored()
    last = clocks.state_of(request, request.procedure.clocks[clock]).day
    return last is not None and on > last


@gate("disclosure.excessive_reason", missing="还没有要求申请人说明数量、频次的理由")
def reason_was_asked(request: InformationRequest, on: dt.date) -> bool:
    """Reasons come after they were asked for."""
    return request.took("ask_reason")


@gate("disclosure.delay_reasoned", missing="申请人还没有说明理由，答复期限只能依照第三十三条延长")
def reasons_were_given(request: InformationRequest, on: dt.date) -> bool:
    """Whoever was asked and gave none has no longer time to wait imposed on them."""
    return request.took("give_reason", after="ask_reason")


@gate(
    "disclosure_fee.scale",
    missing="金额与收费标准不一致",
    weighs=("fee_basis", "fee_quantity", "fee"),
)
def fee_follows_the_scale(request: InformationRequest, on: dt.date) -> bool | str:
    """The sum is the scale's, and nothing where it has none."""
    return fault_of_fee(request) or True


def fault_of_fee(request: InformationRequest) -> str:
    """How the sum differs from the scale."""
    request.must_be_stored()
    return fee.fault(request.fee_basis, request.fee_quantity, request.fee)


@gate(HouseRule("通知以后才有缴费"), missing="没有通知缴费，或者已经缴过")
def fee_was_notified(request: InformationRequest, on: dt.date) -> bool:
    """Each notice is paid once."""
    return request.took("notify_fee", after="pay")


@gate(
    HouseRule("通知的缴费期限过了没有缴，才不再处理"),
    missing="没有通知缴费，或者期限没有过，或者已经缴了",
    weighs=("fee_until",),
)
def time_to_pay_is_over(request: InformationRequest, on: dt.date) -> bool:
    """The last day of the period is the applicant's."""
    if not request.took("notify_fee", after="pay"):
        return False
    return day_is_past(request, on)


def day_is_past(request: InformationRequest, on: dt.date) -> bool:
    """Whether the last day to pay is over."""
    request.must_be_stored()
    return request.fee_until is not None and on > request.fee_until


@gate(HouseRule("先延期，再告知"), missing="答复期限没有延长，也没有确定延迟答复的期限")
def was_put_off(request: InformationRequest, on: dt.date) -> bool:
    """By the head of the office, whom the step 延期 names, or to a day set for sound reasons."""
    return request.took("delay") or is_extended(request)


@gate("disclosure.extension_approval", missing="延长（延迟）了答复期限，还没有告知申请人")
def extension_was_told(request: InformationRequest, on: dt.date) -> bool:
    """The applicant learns of it before the answer, not with it."""
    if request.took("delay"):
        return request.took("tell_extension", after="delay")
    if request.took("tell_extension"):
        return True
    return not is_extended(request)


def is_extended(request: InformationRequest) -> bool:
    """Whether the time to answer was extended."""
    request.must_be_stored()
    return "reply_within" in request.extensions


@gate(
    "disclosure.pre_review",
    missing="还没有公开审查",
    unlawful_without="第十七条：对拟公开的政府信息要审查，没有审查就提供，可能泄露国家秘密、损害他人",
)
def reviewed_before_given(request: InformationRequest, on: dt.date) -> bool:
    """Whatever is handed out, whole or in part; what is public already was reviewed then."""
    return request.reply_kind not in ("granted", "partial") or request.took("review")


@gate(
    "disclosure.consulted_answered",
    missing="征求了第三方意见，还没有意见，也没有登记逾期",
    unlawful_without="第三十二条：第三方有十五个工作日提出意见，期限里作出的答复剥夺了它",
)
def third_was_heard(request: InformationRequest, on: dt.date) -> bool:
    """Its opinion, or that it has none; what is not there, or not asked of us, waits for nobody."""
    if request.reply_kind not in ("granted", "partial", "refused"):
        return True
    if not request.took("ask_third"):
        return True
    return request.took("third_answered", after="ask_third") or request.took(
        "third_silent", after="ask_third"
    )


@gate(
    "disclosure.third_party",
    missing="公开会损害第三方合法权益，还没有书面征求第三方的意见",
    unlawful_without="第三十二条：没有征求意见就公开，直接损害第三方",
)
def third_consulted_where_harmed(request: InformationRequest, on: dt.date) -> bool:
    """The review says whether somebody else's rights would be harmed."""
    if not request.harms_third or request.reply_kind != "granted":
        return True
    return request.took("ask_third")


@gate(
    "disclosure.third_party",
    missing="以保护第三方合法权益为由不予公开，没有书面征求过第三方的意见",
)
def third_consulted_before_refusing(request: InformationRequest, on: dt.date) -> bool:
    """It might agree; whoever is not asked can't."""
    if request.reply_kind != "refused" or request.ground != "third_party":
        return True
    return request.took("ask_third")


@gate(
    "disclosure.public_interest_override",
    missing="第三方不同意公开且有合理理由，没有写明公共利益的理由",
)
def objection_overridden_with_reason(request: InformationRequest, on: dt.date) -> bool:
    """Where the objection has good reasons, only the public interest goes before it."""
    if request.third_opinion != "objects" or request.reply_kind != "granted":
        return True
    return bool(request.public_interest)


@gate(
    "disclosure.consulted_answered",
    missing="征求了共同制作机关的意见，还没有意见，也没有登记逾期",
    unlawful_without="第三十四条：共同制作机关有十五个工作日提出意见",
)
def joint_was_heard(request: InformationRequest, on: dt.date) -> bool:
    """Its opinion, or its consent by silence; what is not there waits for nobody."""
    if request.reply_kind not in ("granted", "partial", "refused"):
        return True
    if not request.took("ask_joint"):
        return True
    return request.took("joint_answered", after="ask_joint") or request.took(
        "joint_silent", after="ask_joint"
    )


@gate(
    "disclosure.reply_type",
    missing="没有写明不予公开属于哪一种情形",
    unlawful_without="第三十六条第三项：不予公开要依据条例规定的情形，说明理由",
)
def ground_is_named(request: InformationRequest, on: dt.date) -> bool | str:
    """For the whole, or for the part that is withheld; what is no information is not refused."""
    if request.reply_kind == "refused" and request.ground == "not_information":
        return "整件都不属于政府信息的，不用“不予公开”，用“其他处理”"
    return request.reply_kind not in ("refused", "partial") or bool(request.ground)


@gate(
    "disclosure.repeat_answered",
    missing="没有写明以前答复过的是哪一件申请；不在台账里的，写那次答复的文号、日期",
    weighs=("earlier",),
)
def repeat_was_answered(request: InformationRequest, on: dt.date) -> bool | str:
    """What is repeated was answered, here or on paper."""
    if request.reply_kind != "repeat" or request.earlier_reply:
        return True
    return earlier_was_answered(request)


def earlier_was_answered(request: InformationRequest) -> bool | str:
    """Whether the request that it repeats has its answer."""
    request.must_be_stored()
    earlier = request.earlier
    if earlier is None:
        return False
    return earlier.took("reply_to") or f"{earlier.number}还没有答复，本件不是重复申请"


@gate(
    "disclosure.correction_first",
    missing="还没有告知补正，或者申请人还没有补正",
    unlawful_without="第三十条：没有释明、告知补正，不能以内容不明确答复",
)
def unclear_only_after_correction(request: InformationRequest, on: dt.date) -> bool:
    """What was never asked to be made clear can't stay unclear."""
    return request.reply_kind != "unclear" or request.took("supply")


@gate("disclosure.excessive_reason", missing="还没有要求申请人说明数量、频次的理由")
def excessive_only_after_reasons(request: InformationRequest, on: dt.date) -> bool:
    """That the reasons don't hold can be said once they were asked for."""
    return request.reply_kind != "excessive" or request.took("ask_reason")


@gate("disclosure.refer", missing="没有告知由哪个机关负责公开、怎么联系；确定不了的，可以不写")
def other_organ_is_named(request: InformationRequest, on: dt.date) -> bool:
    """Only where it can be told."""
    return request.reply_kind != "not_responsible" or bool(request.referred_to)


@gate("disclosure.form_wanted", missing="没有按申请人要求的形式提供，也没有写明理由")
def given_in_the_form_wanted(request: InformationRequest, on: dt.date) -> bool:
    """Another form has a reason; who asked for none is content with any."""
    wanted, given = request.wanted_form, request.given_form
    return given in ("", wanted) or not wanted or bool(request.other_form_why)


@gate("disclosure.reading_help", missing="申请人需要帮助，还没有提供")
def help_was_given(request: InformationRequest, on: dt.date) -> bool:
    """Reading out, large type, whatever helps."""
    return request.help_given or not request.needs_help


@gate("disclosure.third_told", missing="第三方不同意而决定公开的，还没有书面告知第三方")
def third_was_told(request: InformationRequest, on: dt.date) -> bool:
    """What is given, and for which public interest."""
    if request.third_opinion != "objects" or request.reply_kind != "granted":
        return True
    return request.took("tell_third")


@gate(HouseRule("征求过第三方意见的，才有告知第三方"), missing="没有征求过第三方意见")
def third_had_been_asked(request: InformationRequest, on: dt.date) -> bool:
    """Nobody else is a third party of the request."""
    return request.took("ask_third")


@gate(HouseRule("建议一次，审核一次"), missing="已经建议过，或者已经纳入主动公开")
def nothing_suggested_yet(request: InformationRequest, on: dt.date) -> bool:
    """What was declined may be suggested again."""
    if request.took("publish"):
        return False
    return not request.took("suggest", after="not_publish")


@gate(HouseRule("申请人建议以后，才有审核不纳入"), missing="申请人没有建议纳入主动公开")
def was_suggested(request: InformationRequest, on: dt.date) -> bool:
    """Each suggestion is looked at once."""
    return request.took("suggest", after="not_publish")


@gate("disclosure.widely_asked", missing="没有予以公开的政府信息，不能纳入主动公开")
def given_before_published(request: InformationRequest, on: dt.date) -> bool:
    """What was not given to one can't be given to all."""
    return request.reply_kind in ("granted", "partial")
