"""Whether a paper is a normative document: six questions in plain words, and what they come to.

The criteria are those of 国办发〔2018〕37号: who makes it, whose rights and duties it touches,
that it holds for anybody and again and again. One plain no decides; whoever is not sure is sent on
to the legal reviewer.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .models import Answer, Verdict

if TYPE_CHECKING:
    from .models import NormativeDocument


@dataclass(frozen=True)
class Question:
    """One question: its field, which answer speaks for a normative document, what each means.

    `example` is what a clerk may compare the paper with.
    """

    field: str
    speaks_for: Answer
    short: str
    against: str
    example: str


QUESTIONS = (
    Question(
        "is_maker",
        Answer.YES,
        "制定机关",
        "制定机关不是行政机关，也不是法律、法规授权的组织",
        "镇政府、县住建局算；村委会、议事协调机构、临时指挥部不算（以镇政府名义发的算）",
    ),
    Question(
        "is_other_form",
        Answer.NO,
        "文种和用途",
        "是规章、党内文件、请示报告、会议纪要、合同，或者只办一件事",
        "《关于某公司用地的批复》、会议纪要、工作总结不是；名字叫“通知”的，看内容",
    ),
    Question(
        "is_internal",
        Answer.NO,
        "只管内部",
        "只管机关内部的事，不影响外面的人",
        "请假、值班、财务报销制度不是；“窗口服务规范”写了群众要带什么材料的，不只管内部",
    ),
    Question(
        "touches_rights",
        Answer.YES,
        "权利义务",
        "不影响公民、法人和其他组织的权利义务",
        "规定补贴标准、禁止燃放、收费、办事条件的算；只有号召、倡议的不算",
    ),
    Question(
        "is_general",
        Answer.YES,
        "普遍约束",
        "只对特定的人",
        "“全镇养殖户”算，今后进来的人也适用；附了名单、名单以外的人不适用的不算",
    ),
    Question(
        "is_repeated",
        Answer.YES,
        "反复适用",
        "办完一件事就不再用",
        "补贴办法年年用，算；某一次活动的交通管制通告，活动结束就完了，不算",
    ),
)


def verdict(document: NormativeDocument) -> Verdict:
    """What the answers come to: a plain no decides, then any doubt, else it is one."""
    given = [(one, getattr(document, one.field)) for one in QUESTIONS]
    if any(says in (Answer.YES, Answer.NO) and says != one.speaks_for for one, says in given):
        return Verdict.NO
    if any(says != one.speaks_for for one, says in given):
        return Verdict.UNSURE
    return Verdict.YES


def why(document: NormativeDocument) -> str:
    """The reasons in words, as they are kept with the matter."""
    against = [
        one.against
        for one in QUESTIONS
        if (says := getattr(document, one.field)) in (Answer.YES, Answer.NO)
        and says != one.speaks_for
    ]
    doubtful = [one.short for one in QUESTIONS if getattr(document, one.field) == Answer.UNSURE]
    found = verdict(document)
    if found is Verdict.NO:
        return f"不属于行政规范性文件：{'；'.join(against)}。"
    if found is Verdict.UNSURE:
        return f"{'、'.join(doubtful)}说不准，由合法性审核机构认定。"
    return "六项都符合：行政机关制定，不是别的文种，不只管内部，影响权利义务，普遍约束，反复适用。"


def criteria() -> Iterator[str]:
    """What stands beside the test: each question with examples to compare."""
    yield "看内容，不看名字：叫“通知”“方案”的也可能是，叫“办法”的也可能不是。"
    for place, one in enumerate(QUESTIONS, start=1):
        yield f"{place}．{one.short}：{one.example}。"
    yield "有一项说不准就选“说不准”，由合法性审核机构认定；认定以前可以接着改草案。"
    yield (
        "和市场主体的关系：影响企业、个体户开办、经营、收费、补贴的，密切相关；只是顺带涉及的，涉及；"
        "和他们没有关系的，不涉及。公开征求意见、送审以前要选。"
    )
