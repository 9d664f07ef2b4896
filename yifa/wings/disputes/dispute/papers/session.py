"""The records of work: one for each session, and the empty form of an investigation."""

from __future__ import annotations

from yifa.report.papers.casefile import words
from yifa.report.papers.paper import Paper, Paragraph

from .story import FAILED, GOES_ON, SETTLED, Act, Story

OUTCOMES = (("①", SETTLED), ("②", FAILED), ("③", GOES_ON))
LINES = 20


def investigation(story: Story) -> Paper:
    """人民调解调查记录: the house records no investigation, so the form is written by hand."""
    rows = [
        words.pair("时间", "", "地点", ""),
        words.pair("参加人", "", "被调查人", ""),
        words.wide("事由", story.dispute.title),
        words.wide("调查记录", "", lines=LINES),
    ]
    return Paper(
        title="人民调解调查记录",
        document_number=story.dispute.number,
        blocks=(
            words.form(rows),
            words.to_sign("被调查人（签名或者按指印）", "调查人（签名）", "记录人（签名）"),
        ),
    )


def records(story: Story) -> list[Paper]:
    """人民调解记录, one for each session."""
    return [record(story, one) for one in story.all_of("mediate")]


def record(story: Story, session: Act) -> Paper:
    """One session. That rights were told stands there only if it was recorded."""
    rows = [
        words.pair("时间", words.day(session.on), "地点", session.said("session_place")),
        words.wide("事由", story.dispute.title),
        words.wide("当事人", story.names(), lines=2),
        words.wide("参加人"),
    ]
    told = "人民调解委员会已将人民调解的相关规定告知各方当事人。"
    text = [told] if session.wrote.get("told_rights") else []
    text += session.said("session_record").splitlines()
    return Paper(
        title="人民调解记录",
        document_number=story.dispute.number,
        blocks=(
            words.form(rows),
            *(Paragraph(line) for line in text if line.strip()),
            Paragraph(outcome(story, session)),
            words.to_sign(f"当事人{words.SIGN}", "人民调解员（签名）", "记录人（签名）"),
        ),
    )


def outcome(story: Story, session: Act) -> str:
    """调解结果, the one that came about ticked."""
    came = story.outcome_of(session)
    marked = [f"{mark}{word}{'（√）' if word == came else ''}" for mark, word in OUTCOMES]
    return f"调解结果：{'　'.join(marked)}"
