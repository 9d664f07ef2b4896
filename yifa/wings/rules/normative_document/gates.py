"""What must hold before a step of a normative document."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from yifa.kernel import consulting
from yifa.kernel.gates import HouseRule, gate

from . import resting, term

if TYPE_CHECKING:
    from .models import NormativeDocument

BY_THE_LAW = "第七十五条：县级以上政府的规范性文件，这几步都做了才是依照法定程序制定"
BY_THE_REGULATION = "第六十二条、第六十三条：没有做的，制定程序违法"
#: What a review comes to that lets a draft go on.
FOUND_LAWFUL = ("lawful", "after_changes")


@gate(
    HouseRule("修改、废止、代替文件的，写明是哪一件", field="changes"),
    missing="没有写明修改、废止或者代替的文件",
)
def names_what_it_changes(document: NormativeDocument, on: dt.date) -> bool:
    """A new document changes none."""
    return document.deed in ("", "new") or document.changes is not None


@gate(
    HouseRule("先判断是不是规范性文件，再往下办"),
    missing="还没有认定属于规范性文件",
)
def is_one(document: NormativeDocument, on: dt.date) -> bool | str:
    """By the test, or as the legal reviewer settled it."""
    if document.verdict == "no":
        return "认定结果是不属于规范性文件，按一般公文办理"
    return document.verdict == "yes"


@gate(
    HouseRule("写明和市场主体的关系：按哪些条款办、公开征求意见多少天，都看它", of_record=False),
    missing="还没有写明和市场主体的关系，在“判断是不是规范性文件”或者“修改草案”里写",
)
def market_is_told(document: NormativeDocument, on: dt.date) -> bool:
    """Left blank, none of the rules on market entities would be asked; old books say nothing."""
    return bool(document.market)


@gate("normdoc.definition", missing="还没有判断是不是规范性文件")
def was_judged(document: NormativeDocument, on: dt.date) -> bool:
    """Old books say nothing of it, so it reminds."""
    return document.verdict == "yes"


@gate(
    HouseRule("认定不属于规范性文件的，按一般公文办理"),
    missing="认定结果是不属于规范性文件",
)
def was_not_judged_otherwise(document: NormativeDocument, on: dt.date) -> bool:
    """Nothing is decided as what it was found not to be."""
    return document.verdict != "no"


@gate(
    HouseRule("认定不属于规范性文件的，才按一般公文办理"),
    missing="还没有认定不属于规范性文件",
)
def is_none(document: NormativeDocument, on: dt.date) -> bool:
    """What is one can't be taken out of the procedure by calling it otherwise."""
    return document.verdict == "no"


@gate(
    HouseRule("公告的截止日期不早于规定的期限", field="comment_until"),
    missing="公告的截止日期早于规定的期限",
    weighs=("comment_until",),
)
def announced_long_enough(document: NormativeDocument, on: dt.date) -> bool | str:
    """Whoever has a reason for fewer days says it afterwards, in a step of its own."""
    return term.comment_long_enough(document, on)


@gate(
    HouseRule("延长的，截止日期比原来公告的晚", field="comment_until"),
    missing="截止日期没有比原来公告的晚",
    weighs=("comment_until",),
)
def announced_day_is_later(document: NormativeDocument, on: dt.date) -> bool | str:
    """More time takes nothing from anybody, and needs no reason."""
    return term.comment_runs_longer(document)


@gate(
    HouseRule("缩短的，截止日期比原来公告的早，不早于今天", field="comment_until"),
    missing="截止日期没有比原来公告的早，或者已经过了",
    weighs=("comment_until",),
)
def announced_day_is_sooner(document: NormativeDocument, on: dt.date) -> bool | str:
    """A last day that is over already can't be announced."""
    return term.comment_runs_shorter(document, on)


@gate(
    HouseRule("公告的截止日期过了再结束"),
    missing="公告的截止日期还没有过",
    weighs=("comment_until",),
)
def announced_day_is_past(document: NormativeDocument, on: dt.date) -> bool:
    """The last day belongs to the public as a whole."""
    document.must_be_stored()
    return document.comment_until is None or on > document.comment_until


@gate(HouseRule("征求过意见，才有采纳情况"), missing="没有公开征求过意见，或者还没有结束")
def comments_are_in(document: NormativeDocument, on: dt.date) -> bool:
    """Of the last round."""
    return document.took("close_comment", after="open_comment")


@gate(
    HouseRule("每一条意见都有结论以后，再公布采纳情况"),
    missing="还有意见没有结论",
    weighs=("feedback",),
)
def every_comment_has_its_result(document: NormativeDocument, on: dt.date) -> bool | str:
    """As the register of comments tells it."""
    waiting = consulting.unanswered(document)
    return not waiting or f"还有{waiting}条意见没有结论"


@gate(
    "normdoc.steps",
    missing="法定程序还没有走完",
    unlawful_without=BY_THE_LAW,
)
def county_took_every_step(document: NormativeDocument, on: dt.date) -> bool | str:
    """Of a government of a county or above: article 75 speaks of no other."""
    if document.issuer != "county":
        return True
    done = {
        "评估论证": document.took("assess"),
        "公开征求意见": document.took("close_comment") or document.took("keep_secret"),
    }
    lacking = [name for name, there in done.items() if not there]
    return not lacking or f"还没有{'、'.join(lacking)}"


@gate(
    "normdoc.steps",
    missing="还没有通过合法性审查",
    unlawful_without=BY_THE_LAW,
)
def county_was_reviewed(document: NormativeDocument, on: dt.date) -> bool:
    """By a review after the last change, here or in the register of reviews."""
    if document.issuer != "county":
        return True
    reviewed = document.took("review", after="rework")
    cited = document.took("cite_opinion", after="rework")
    return (reviewed or cited) and document.review_result in FOUND_LAWFUL


@gate(
    "normdoc.steps",
    missing="没有写明在哪个会议上集体讨论",
    unlawful_without=BY_THE_LAW,
)
def county_discussed_it(document: NormativeDocument, on: dt.date) -> bool:
    """Apart from the steps before it, which are known before anybody opens the form."""
    return document.issuer != "county" or bool(document.meeting)


@gate(
    HouseRule("写了会议编号的，会议同意了这份文件才登记通过", field="at_meeting"),
    missing="会议没有讨论过这份文件",
    weighs=("at_meeting",),
)
def meeting_took_it_up(document: NormativeDocument, on: dt.date) -> bool | str:
    """As the register of meetings tells; a meeting that is in none is written in words."""
    return resting.meeting_agreed(document)


@gate(
    "normdoc.market_comment",
    missing="和市场主体密切相关，还没有向社会公开征求意见",
    unlawful_without=BY_THE_REGULATION,
)
def market_was_asked(document: NormativeDocument, on: dt.date) -> bool:
    """But for what is secret by law."""
    if document.market != "close":
        return True
    return document.took("close_comment") or document.took("keep_secret")


@gate("normdoc.market_heard", missing="没有写明听取了哪些市场主体、行业协会商会的意见")
def market_was_heard(document: NormativeDocument, on: dt.date) -> bool:
    """Written where competition is reviewed, in which they are heard too; it reminds."""
    return document.market != "close" or bool(document.fair_heard)


@gate(
    "normdoc.market_fair",
    missing="和市场主体密切相关，还没有进行公平竞争审查",
    unlawful_without=BY_THE_REGULATION,
)
def competition_was_reviewed(document: NormativeDocument, on: dt.date) -> bool | str:
    """What touches them closely is never outside."""
    if document.market != "close":
        return True
    if document.fair_result == "outside":
        return "和市场主体密切相关，公平竞争审查的结论不能是不涉及经营者经济活动"
    return document.took("fair_review")


@gate(
    "normdoc.fair_competition",
    missing="涉及市场主体，还没有公平竞争审查；不涉及经营者经济活动的，办“公平竞争审查”写明",
)
def competition_is_not_hurt(document: NormativeDocument, on: dt.date) -> bool | str:
    """Whoever it touches: what fails the review may not be issued."""
    if document.fair_result == "breach":
        return "公平竞争审查的结论是不符合标准，不得出台"
    return document.market != "some" or document.took("fair_review")


@gate(
    HouseRule("适用例外规定的，写明符合哪一种情形、实施到什么时候", field="fair_why"),
    missing="适用例外规定，没有写明情形和实施期限",
)
def exception_has_its_reason(document: NormativeDocument, on: dt.date) -> bool:
    """An exception is one of four, and has its end (articles 12 and 17)."""
    return document.fair_result != "exception" or bool(document.fair_why)


@gate(
    "normdoc.market_legality",
    missing="涉及市场主体权利义务，还没有通过合法性审核",
    unlawful_without=BY_THE_REGULATION,
)
def market_document_was_reviewed(document: NormativeDocument, on: dt.date) -> bool:
    """By a review after the last change."""
    if document.market not in ("close", "some"):
        return True
    reviewed = document.took("review", after="rework")
    cited = document.took("cite_opinion", after="rework")
    return (reviewed or cited) and document.review_result in FOUND_LAWFUL


@gate("normdoc.legality_review", missing="没有合法性审核，或者审核不合法")
def was_reviewed(document: NormativeDocument, on: dt.date) -> bool:
    """Every document, whoever issues it; the notice was not read in its own text."""
    reviewed = document.took("review", after="rework")
    cited = document.took("cite_opinion", after="rework")
    return (reviewed or cited) and document.review_result in FOUND_LAWFUL


@gate("normdoc.collective", missing="没有写明在哪个会议上讨论决定")
def was_discussed_together(document: NormativeDocument, on: dt.date) -> bool:
    """Towns and departments too."""
    return bool(document.meeting)


@gate("normdoc.review_adopted", missing="没有写明审核意见的采纳情况")
def opinion_was_followed(document: NormativeDocument, on: dt.date) -> bool:
    """Only where the review asked for changes."""
    return document.review_result != "after_changes" or bool(document.review_adopted)


@gate(
    HouseRule("引用的审查有合法、修改后合法或者不合法的结论", field="review_in"),
    missing="这一件审查还没有出意见",
    weighs=("review_in",),
)
def opinion_settles_it(document: NormativeDocument, on: dt.date) -> bool | str:
    """What lies outside the review was not reviewed."""
    return resting.opinion_settles(document, on)


@gate(
    HouseRule("退回修改以后再审查一次，引用改了以后的意见", field="review_in"),
    missing="这份意见是退回修改以前出的",
    weighs=("review_in",),
)
def opinion_was_given_since(document: NormativeDocument, on: dt.date) -> bool:
    """On the draft as it stands."""
    return resting.opinion_is_of_this_draft(document, on)


@gate("normdoc.no_penalty", missing="审核发现设定了行政处罚，还没有改")
def sets_no_penalty(document: NormativeDocument, on: dt.date) -> bool:
    """As the last review found."""
    return not document.sets_penalty


@gate("normdoc.no_license", missing="审核发现设定了行政许可，还没有改")
def sets_no_licence(document: NormativeDocument, on: dt.date) -> bool:
    """As the last review found."""
    return not document.sets_licence


@gate("normdoc.no_coercion", missing="审核发现设定了行政强制措施，还没有改")
def sets_no_coercion(document: NormativeDocument, on: dt.date) -> bool:
    """As the last review found."""
    return not document.sets_coercion


@gate("normdoc.no_burden", missing="审核发现没有依据而减损权益、增加义务，还没有改")
def burdens_nobody(document: NormativeDocument, on: dt.date) -> bool:
    """As the last review found."""
    return not document.burdens


@gate(
    HouseRule("一个文号只用一次", field="document_number"),
    missing="这个文号已经用过",
    weighs=("document_number",),
)
def number_is_free(document: NormativeDocument, on: dt.date) -> bool | str:
    """Among all documents of the house, the ended included."""
    return term.number_is_free(document)


@gate(
    "normdoc.disclosed",
    missing="没有写明在哪里公布",
    unlawful_without="第二十条：规范性文件应当主动公开，没有公开的载体就没有公布",
)
def is_open(document: NormativeDocument, on: dt.date) -> bool:
    """Of every organ."""
    return bool(document.published_where)


@gate("normdoc.unpublished_no_basis", missing="没有公布，不能作为管理依据")
def open_before_it_binds(document: NormativeDocument, on: dt.date) -> bool:
    """Where market entities are bound by it."""
    return document.market not in ("close", "some") or bool(document.published_where)


@gate(
    "normdoc.unified",
    missing="施行日期早于公布日期；公布以前没有效力",
    weighs=("in_force_from",),
)
def binds_nobody_beforehand(document: NormativeDocument, on: dt.date) -> bool:
    """A subsidy may reach back to what was done before; the notice was not read, so it reminds."""
    return not term.reaches_back(document, on)


@gate(
    "normdoc.vacatio",
    missing="公布之日起不满三十日就施行，没有写明情形",
    weighs=("in_force_from", "at_once"),
)
def takes_effect_later(document: NormativeDocument, on: dt.date) -> bool:
    """Of a county's government alone, and by reference to rules (参照), so it reminds."""
    return term.takes_effect_later(document, on)


@gate(
    HouseRule("有效期的止日不早于施行日期", field="in_force_until"),
    missing="有效期的止日早于施行日期",
    weighs=("in_force_from", "in_force_until"),
)
def term_runs_forward(document: NormativeDocument, on: dt.date) -> bool:
    """A document that ends before it begins holds on no day."""
    return term.runs_forward(document)


@gate(
    "normdoc.term",
    missing="没有标明有效期，或者有效期太长",
    weighs=("in_force_from", "in_force_until", "on_trial"),
)
def term_is_stated(document: NormativeDocument, on: dt.date) -> bool:
    """What repeals or amends has none of its own."""
    return term.is_stated(document)


@gate("normdoc.market_comment", missing="还没有公布意见采纳情况")
def feedback_was_told(document: NormativeDocument, on: dt.date) -> bool:
    """Whoever asked the public tells what became of it."""
    if document.market != "close":
        return True
    return document.took("tell_feedback")


@gate("normdoc.adaptation", missing="没有写明是否留出适应调整期")
def market_may_adapt(document: NormativeDocument, on: dt.date) -> bool:
    """That none is needed is said too."""
    return document.market != "close" or bool(document.adaptation)


@gate(
    HouseRule("修改要有已经公布的修改文件", field="changed_by"),
    missing="没有写明修改它的文件",
    weighs=("changed_by",),
)
def amended_by_a_published_one(document: NormativeDocument, on: dt.date) -> bool | str:
    """An amendment goes the whole way of a document itself."""
    return term.is_amended_by_a_published_one(document)


@gate("normdoc.prolong", missing="延续以前没有评估")
def evaluated_before(document: NormativeDocument, on: dt.date) -> bool:
    """Each term by an evaluation of its own."""
    return document.took("evaluate", after="prolong")


@gate(
    HouseRule("延续到今天以后的日子", field="in_force_until"),
    missing="延续到的日期已经过了",
    weighs=("in_force_until",),
)
def new_term_lies_ahead(document: NormativeDocument, on: dt.date) -> bool:
    """A term that is over already prolongs nothing."""
    return term.ends_after(document, on)


@gate("normdoc.term", missing="有效期已经满了", weighs=("in_force_until",))
def still_holds(document: NormativeDocument, on: dt.date) -> bool | str:
    """What lapsed by itself is made anew; no national text was read, so it reminds."""
    return term.has_not_lapsed(document, on)


@gate(
    HouseRule("有效期满了，或者清理时宣布失效，才登记失效", field="ended_from"),
    missing="有效期还没有满，清理也没有宣布失效",
    weighs=("in_force_until", "cleanup_result", "ended_from"),
)
def term_is_over(document: NormativeDocument, on: dt.date) -> bool:
    """It lapsed by itself; the register says it afterwards."""
    return term.is_over(document, on)
