"""送审单: what is sent for review, by whom, with which papers, needed by when."""

from __future__ import annotations

from yifa.report.papers.casefile import words
from yifa.report.papers.casefile.story import Story
from yifa.report.papers.paper import Paper
from yifa.wings.rules.legal_opinion.models import LegalOpinion

PAPERS = ("draft", "basis", "explanation", "credentials")


def slip(story: Story[LegalOpinion]) -> Paper:
    """The slip as it stands: papers brought later are on it too."""
    review = story.matter
    rows = [
        words.wide("送审事项", review.title, lines=2),
        words.pair("送审类型", review.get_paper_type_display(), "送审单位", review.sender),
        words.pair("起草人", review.drafted_by, "需用日期", words.day(review.needed_by)),
        words.wide("相对方", story.names()),
        words.wide("合同金额", words.money(review.amount)),
        words.wide("送审材料", papers_of(review), lines=3),
        words.wide("时间不足的原因", review.hurry_why),
        words.wide("告知补充的材料", asked_for(story), lines=2),
        words.wide("送审单位负责人意见", lines=3),
    ]
    return Paper(
        title="合法性审查送审单",
        document_number=review.number,
        blocks=(
            words.form(rows),
            words.to_sign("送审人（签名）", "接收人（签名）", on=review.registered_on),
        ),
    )


def papers_of(review: LegalOpinion) -> str:
    """The papers that came along, by their names on the form."""
    there = [
        str(LegalOpinion._meta.get_field(name).verbose_name).removeprefix("附")  # type: ignore[union-attr]  # a column, never a reverse relation
        for name in PAPERS
        if getattr(review, name)
    ]
    return "；".join(filter(None, (*there, review.other_papers)))


def asked_for(story: Story[LegalOpinion]) -> str:
    """What was told to be lacking, though it has come since."""
    return "；".join(act.said("lacking") for act in story.all_of("ask_papers"))
