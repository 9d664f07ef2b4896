"""合法性审查意见书: the conclusion with its points, one by one, and what became of each."""

from __future__ import annotations

from collections.abc import Iterator

from yifa.kernel.acts import Act
from yifa.report.papers.casefile import words
from yifa.report.papers.casefile.story import Story
from yifa.report.papers.paper import Block, Heading, Paper, Paragraph
from yifa.wings.rules.legal_opinion.models import Conclusion, LegalOpinion
from yifa.wings.rules.legal_opinion.points import Point, among, ended

#: What follows from a conclusion, as the opinion tells the sender.
FOLLOWS = {
    Conclusion.LAWFUL: "经审查，未发现与法律、法规、规章和国家政策相抵触的内容。",
    Conclusion.AFTER_CHANGES: "请按下列意见修改，逐条反馈采纳情况后送复审；不采纳的，说明理由。",
    Conclusion.UNLAWFUL: "存在下列不合法的问题，不得按送审稿签订、决定或者印发。",
    Conclusion.OUTSIDE: "送审事项不属于本单位合法性审查的范围。",
}


def opinion(story: Story[LegalOpinion]) -> Paper:
    """The latest opinion; a second look is numbered （复审2）."""
    review = story.matter
    given = story.all_of("opine")
    last = given[-1]
    came_to = Conclusion(str(last.wrote["conclusion"]))
    again = f"（复审{len(given) - 1}）" if len(given) > 1 else ""
    return Paper(
        title="合法性审查意见书",
        document_number=f"{review.number}{again}",
        addressee=review.sender,
        blocks=(
            Paragraph(f"送来的《{review.title}》收悉。现提出审查意见如下："),
            Heading(1, "审查结论"),
            Paragraph(f"{came_to.label}。{FOLLOWS[came_to]}"),
            *(Paragraph(ended(line)) for line in last.said("summary").splitlines() if line),
            *of_counsel(story),
            *of_points(among(story.until(last))),
            words.to_sign("审查人（签名）", seal=f"{review.holder}（印章）", on=last.on),
        ),
    )


def of_counsel(story: Story[LegalOpinion]) -> Iterator[Block]:
    """What advisers and public lawyers said, where they were heard."""
    heard: list[Act] = story.all_of("hear_counsel")
    if heard:
        yield Heading(1, "法律顾问、公职律师的意见")
    for act in heard:
        yield from words.lines(act.said("counsel"))


def of_points(points: list[Point]) -> Iterator[Block]:
    """Each point: the clause, what is wrong, by which law, how to mend it, and the answer."""
    if points:
        yield Heading(1, "审查意见")
    for point in points:
        said = point.raised.said
        yield Heading(2, said("point_place"))
        yield Paragraph(f"问题：{ended(said('point_wrong'))}")
        if said("point_basis"):
            yield Paragraph(f"依据：{ended(said('point_basis'))}")
        yield Paragraph(f"建议：{ended(said('point_mend'))}")
        if point.answer is not None:
            yield Paragraph(f"反馈：{ended(point.outcome)}")
