"""What must hold while the suit is answered: the answer, the court, evidence, more time."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from yifa.kernel.gates import HouseRule, gate
from yifa.kernel.matter import Origin
from yifa.wings.disputes.lawsuit import reckoning, terms

if TYPE_CHECKING:
    from yifa.wings.disputes.lawsuit.models import Lawsuit


@gate(
    HouseRule("答辩、举证的期限从收到起诉状副本之日起算", field="served_on"),
    missing="还没有填“收到起诉状副本日期”",
)
def service_is_known(case: Lawsuit, on: dt.date) -> bool:
    """Every limit of a new suit runs from that day; old books often have lost it."""
    return case.origin == Origin.SPREADSHEET or case.served_on is not None


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
    HouseRule("收到对方上诉状以后，才提交二审答辩状", of_record=False),
    missing="没有等着答辩的上诉状",
)
def appeal_wants_an_answer(case: Lawsuit, on: dt.date) -> bool:
    """Where both sides appeal, each answers the other."""
    return case.took("other_appeals", after="defend_appeal")


@gate(
    "litigation.appeal_answer_in_time",
    missing="二审答辩的期限已经过了，写明逾期的原因",
    unlawful_without="超过法定期限答辩违反第一百七十四条；确已逾期的写明原因，留痕备查",
    weighs=("appeal_answer_late_why",),
)
def late_appeal_answer_says_why(case: Lawsuit, on: dt.date) -> bool:
    """The same of the answer to an appeal."""
    late = reckoning.is_late(case, "appeal_answer_within", on)
    return bool(case.appeal_answer_late_why) or not late


@gate(
    HouseRule("管辖异议在答辩的期限以内提出", of_record=False),
    missing="提出管辖异议的期限已经过了",
)
def may_still_object(case: Lawsuit, on: dt.date) -> bool:
    """A court looks at no objection that comes later."""
    return not reckoning.is_late(case, "may_object", on)


@gate(
    HouseRule("延期提供证据的申请在举证期限内提出", of_record=False),
    missing="提供证据的期限已经过了：有正当理由的，在“提交证据和依据”里写明",
)
def may_still_ask_for_delay(case: Lawsuit, on: dt.date) -> bool:
    """More time is given before the time is over."""
    return not reckoning.is_late(case, "evidence_within", on)


@gate(
    "litigation.no_summary_after_remand",
    missing="发回重审、再审的案件不适用简易程序",
)
def was_untried_before(case: Lawsuit, on: dt.date) -> bool:
    """Whatever was once decided is tried by several judges."""
    return not case.took("remand") and not case.took("retry")


@gate(
    HouseRule("适用简易程序以后，才转为普通程序", of_record=False),
    missing="这一件没有适用简易程序",
)
def summary_applies(case: Lawsuit, on: dt.date) -> bool:
    """Article 84 leads back from what article 82 allowed."""
    return case.took("summary", after="ordinary")


@gate(
    "litigation.no_self_collection",
    missing="诉讼中自行向原告、第三人、证人收集的证据不得提交",
)
def not_gathered_in_the_suit(case: Lawsuit, on: dt.date) -> bool:
    """What was there when the act was done, or what the court fetches or lets be added."""
    return case.gathered != "during"


@gate(
    "litigation.supplement_allowed",
    missing="不是作出行政行为时已经收集的，用“补充证据”登记",
    unlawful_without="第三十六条：经法院准许补充的，才不必是作出行政行为时已经收集的",
)
def was_there_before_the_suit(case: Lawsuit, on: dt.date) -> bool:
    """What the court let the organ add is no part of what it answers with."""
    return case.gathered != "permitted"


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
    return case.brought != "extended" or case.took("allow_delay")


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
    answers = ("allow_delay", "refuse_delay")
    return all(case.took("ask_delay", after=answer) for answer in answers)


@gate(
    "litigation.evidence_extension",
    missing="法院没有准许延期提供证据",
    unlawful_without="第三十六条：没有准许，就没有延期",
)
def delay_runs(case: Lawsuit, on: dt.date) -> bool:
    """The cause ends for whoever was given time because of it."""
    return case.took("allow_delay")


@gate(
    "litigation.supplement_allowed",
    missing="法院没有准许补充证据",
    unlawful_without="第三十六条：补充证据要经人民法院准许",
)
def supplement_is_allowed(case: Lawsuit, on: dt.date) -> bool:
    """What the other side brought newly opens the door, the court alone lets through it."""
    return case.supplement_allowed
