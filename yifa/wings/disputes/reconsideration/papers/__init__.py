"""Which papers of a reconsideration can be printed, in the order in which they go out.

Whatever is signed, sealed or dated by hand stays blank; a value that is not recorded is an empty
space, never a word.
"""

from __future__ import annotations

from yifa.kernel.matter import Matter
from yifa.kernel.paper import Printout
from yifa.report.papers import docx
from yifa.wings.disputes.reconsideration.procedure import Reconsidering

from . import ending, opening
from .case import Make, told

#: Name → label, the steps that make it (the latest counts), and how it is written.
FORMS: dict[str, tuple[str, tuple[str, ...], Make]] = {
    "correction": ("行政复议申请补正通知书", ("ask_correction",), opening.correction),
    "acceptance": ("行政复议受理通知书", ("accept", "deem_accepted"), opening.acceptance),
    "refusal": ("不予受理行政复议申请决定书", ("not_accept",), opening.refusal),
    "reply_notice": ("行政复议答复通知书", ("send_copy",), opening.reply_notice),
    "stop": ("停止执行决定书", ("stop",), opening.stop),
    "track": (
        "行政复议审理程序变更通知书",
        ("change_track", "choose_simple"),
        opening.track,
    ),
    "hearing": ("行政复议听证通知书", ("call_hearing",), opening.hearing),
    "stay": (
        "行政复议中止通知书",
        ("stay", "stay_for_applicant", "review_document"),
        opening.stay,
    ),
    "resumption": ("恢复审理通知书", ("go_on",), opening.resumption),
    "extension": ("行政复议延期审理通知书", ("extend",), opening.extension),
    "maker": ("规范性文件审查通知书", ("ask_maker",), opening.maker),
    "transfer": ("规范性文件转送函", ("send_document",), opening.transfer),
    "decision": ("行政复议决定书", ("decide",), ending.decision),
    "rejection": ("驳回行政复议申请决定书", ("reject",), ending.rejection),
    "mediation": ("行政复议调解书", ("conclude_mediation",), ending.mediation),
    "termination": ("行政复议终止决定书", ("terminate",), ending.termination),
    "opinion": ("行政复议意见书", ("issue_opinion",), ending.opinion),
    "advice": ("行政复议建议书", ("issue_advice",), ending.advice),
    "performance": ("责令履行通知书", ("urge",), ending.performance),
    "copy": ("行政复议决定书抄告函", ("copy_to_superior",), ending.copy),
}


def printout(label: str, steps: tuple[str, ...], make: Make) -> Printout:
    """A paper as the desk offers it, once one of its steps was taken."""

    def written(matter: Matter) -> bytes:
        case = told(matter)
        act = case.last(*steps)
        assert act is not None, "what is not ready is not printed"
        return docx.write(make(case, act, label))

    def lacks(matter: Matter) -> str:
        if matter.procedure is not Reconsidering:
            return "2024年以前申请的案件按当时的格式制作"
        ready = any(matter.took(step) for step in steps)
        return "" if ready else f"还没有{Reconsidering.step(steps[0]).label}"

    return Printout(label, written, lacks)


PAPERS = {name: printout(*form) for name, form in FORMS.items()}
