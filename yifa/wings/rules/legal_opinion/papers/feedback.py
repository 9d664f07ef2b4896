"""审查意见采纳情况反馈表: each point with what became of it and why, as the sender answers it."""

from __future__ import annotations

from collections.abc import Iterator

from yifa.report.papers.casefile import words
from yifa.report.papers.casefile.story import Story
from yifa.report.papers.paper import Block, Paper, Paragraph, Table
from yifa.wings.rules.legal_opinion.models import LegalOpinion
from yifa.wings.rules.legal_opinion.points import ANSWERS, Point, among, ended

HEAD = ("序号", "条款", "存在的问题和修改建议", "采纳情况", "怎样修改，不采纳的理由")
WIDTHS = (1.0, 1.8, 3.9, 1.3, 3.2)


def feedback(story: Story[LegalOpinion]) -> Paper:
    """Every point of every round; what nobody has answered yet is left to be written by hand."""
    review = story.matter
    rows = tuple(row(point) for point in among(story.acts))
    return Paper(
        title="合法性审查意见采纳情况反馈表",
        document_number=review.number,
        addressee=str(review.holder),
        blocks=(
            Paragraph(f"对《{review.title}》的审查意见，逐条反馈如下："),
            Table(HEAD, rows, widths=WIDTHS, numeric=frozenset()),
            *of_changes(story),
            words.to_sign("经办人（签名）", "送审单位负责人（签名）", seal=review.sender),
        ),
    )


def row(point: Point) -> tuple[str, ...]:
    """A point with its answer."""
    said, answer = point.raised.said, point.answer
    found = f"{ended(said('point_wrong'))}建议：{ended(said('point_mend'))}"
    became, why = (ANSWERS[answer.step], answer.said("answer")) if answer else ("", "")
    return str(point.number), said("point_place"), found, became, why


def of_changes(story: Story[LegalOpinion]) -> Iterator[Block]:
    """What was changed before it was sent again."""
    for act in story.all_of("resubmit"):
        yield Paragraph(f"送复审的修改情况：{ended(act.said('changes'))}")
