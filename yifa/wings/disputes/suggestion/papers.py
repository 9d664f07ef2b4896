"""The answer to a suggestion, as it goes to the court or the procuratorate."""

from __future__ import annotations

from typing import cast

from yifa.kernel.paper import Printout
from yifa.report.papers import docx
from yifa.report.papers.casefile import words
from yifa.report.papers.paper import Heading, Paper, Paragraph

from .models import Suggestion


def answer(suggestion: Suggestion) -> Paper:
    """司法建议、检察建议回复: what was adopted, what was put right; number and day as signed."""
    letter = f"（{suggestion.letter_number}）" if suggestion.letter_number else ""
    received = f"{words.day(suggestion.received_on)}收到的建议书{letter}"
    not_adopted = suggestion.not_adopted_why
    reasons = [Paragraph(f"理由：{not_adopted}")] if not_adopted else []
    return Paper(
        title=f"关于{suggestion.get_source_display()}的回复",
        document_number=suggestion.reply_number,
        addressee=suggestion.sender,
        blocks=(
            Paragraph(f"{received}，本机关已经研究办理，现将处理情况回复如下。"),
            Heading(1, "建议内容"),
            *words.lines(suggestion.content),
            Heading(1, "采纳情况"),
            Paragraph(f"{suggestion.get_adopted_display()}。" if suggestion.adopted else "　"),
            *reasons,
            Heading(1, "整改情况"),
            *words.lines(suggestion.done or "　"),
            Heading(1, "回复意见"),
            *words.lines(suggestion.reply_text or "　"),
            words.to_sign("负责人（签名）", seal=f"{suggestion.holder}（印章）"),
        ),
    )


PAPERS = {
    "reply": Printout(
        "建议书回复",
        lambda matter: docx.write_bundle([answer(cast("Suggestion", matter))]),
        lambda matter: "" if matter.took("charge") or matter.took("reply") else "还没有开始办理",
    )
}
