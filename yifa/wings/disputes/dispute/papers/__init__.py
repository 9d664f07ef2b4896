"""Which papers of a dispute can be printed: single forms, and the whole mediation file (卷宗).

Forms follow what committees use since 2011. Whatever is signed, sealed, fingerprinted or dated by
hand stays blank, and a value that is not recorded is an empty space, never a word.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from yifa.kernel.matter import Matter
from yifa.kernel.paper import Printout
from yifa.report.papers import docx
from yifa.report.papers.paper import Paper
from yifa.wings.disputes.dispute.models import AgreementForm, Dispute

from . import agreement, beginning, closing, file, passing_on, session
from .story import Story, told

__all__ = ["PAPERS"]


def printed(
    label: str,
    make: Callable[[Story], Sequence[Paper]],
    *,
    needs: str = "",
    form: AgreementForm | None = None,
    whole: bool = False,
) -> Printout:
    """A printout of some papers; `needs` is the step without which there is nothing to print.

    A paper of one `form` of agreement is not offered once another form was agreed on, nor where
    the dispute ended without any.
    """

    def lacks(matter: Matter) -> str:
        if needs and not matter.took(needs):
            return f"还没有{matter.procedure.step(needs).label}"
        return no_agreement_of(form, matter) if form else ""

    return Printout(label, lambda matter: docx.write_bundle(make(told(matter))), lacks, whole)


def no_agreement_of(form: AgreementForm, matter: Matter) -> str:
    """Why no agreement of that form can be written any more, "" if it can."""
    if matter.took("settle"):
        made = form_agreed(matter)
        return "" if made == form else f"达成的是{made.label}"
    stage = matter.procedure.stages[matter.stage]
    return f"{stage.label}，没有达成协议" if stage.ends else ""


def form_agreed(matter: Matter) -> AgreementForm:
    """How the agreement was made."""
    dispute = matter if isinstance(matter, Dispute) else matter.of_kind()
    assert isinstance(dispute, Dispute)
    return AgreementForm(dispute.agreement_form)


PAPERS = {
    "file": printed("调解卷宗", file.mediation_file, needs="accept", whole=True),
    "passing_on": Printout(
        "交办（转办）单",
        lambda matter: docx.write_bundle([passing_on.passing_on(told(matter))]),
        passing_on.lacks,
    ),
    "application": printed("人民调解申请书", lambda story: [beginning.application(story)]),
    "acceptance": printed(
        "人民调解受理登记表", lambda story: [beginning.acceptance(story)], needs="accept"
    ),
    "rights": printed("权利义务告知书", lambda story: [beginning.rights_and_duties(story)]),
    "investigation": printed("人民调解调查记录", lambda story: [session.investigation(story)]),
    "records": printed("人民调解记录", session.records, needs="mediate"),
    "agreement": printed(
        "人民调解协议书",
        lambda story: [agreement.in_writing(story)],
        needs="mediate",
        form=AgreementForm.WRITTEN,
    ),
    "oral_agreement": printed(
        "人民调解口头协议登记表",
        lambda story: [agreement.by_word(story)],
        needs="mediate",
        form=AgreementForm.ORAL,
    ),
    "visits": printed("人民调解回访记录", closing.visits, needs="visit"),
    "confirmation": printed(
        "司法确认申请书", lambda story: [agreement.to_court(story)], needs="settle"
    ),
}
