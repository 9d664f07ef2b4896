"""What an exam takes from the registers and leaves as files: the bank, the roll, the paper, marks.

Kinds do not know one another: questions and candidates are read by the names of their registers.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, cast

from yifa.kernel.evidence import Upload
from yifa.kernel.gates import Refused
from yifa.kernel.matter import Event, Matter
from yifa.kernel.person import Post
from yifa.kernel.register import Register

from . import marking, paper
from .models import ExamSitting
from .paper import FORMS, LETTERS, PARTS, Question, Rule, Unfit

#: The registers that questions and candidates are read from, and the stages they must stand in.
QUESTIONS, IN_USE = "exam_question", "in_use"
CANDIDATES, WAITING = "enforcement_officer", "applied"
BANK, PAPER = "封存的题库.json", "试卷和答案.json"


# What is planned


def rules_of(exam: ExamSitting) -> list[Rule]:
    """How many questions of each form and part; those of which there are none left out."""
    return [
        Rule(form, part, wanted, paper.plain(getattr(exam, f"{form}_points") or Decimal()))
        for form in FORMS
        for part in PARTS
        if (wanted := getattr(exam, f"{form}_{part}"))
    ]


def check_plan(exam: ExamSitting) -> None:
    """Refuse an exam that can't be held as it is planned."""
    rules = rules_of(exam)
    for rule in rules:
        if not getattr(exam, f"{rule.form}_points"):
            raise mend(f"{rule.form}_points", f"写明{FORMS[rule.form]}每题几分")
        if rule.part == "special" and not exam.sector:
            raise mend("sector", "考专业法律知识的写明执法领域，几个领域分几场登记")
    if not rules:
        raise mend("single_common", "一道题也没有，写明各种题型抽几道")
    total = sum((rule.wanted * Decimal(rule.points) for rule in rules), Decimal())
    if exam.pass_mark is not None and not 0 < exam.pass_mark <= total:
        raise mend("pass_mark", f"全卷{paper.plain(total)}分，合格线要大于0、不高于满分")


def mend(field: str, told: str) -> Refused:
    """A field to mend."""
    return Refused("办这一步", fields={field: told})


# Who sits


def waiting(exam: ExamSitting) -> Any:
    """Qualifications in the area of whoever holds the exam that wait for one, by number."""
    officers: Any = Register.all[CANDIDATES].model._default_manager
    rows = officers.filter(stage=WAITING, holder_path__below=exam.holder.area)
    if exam.sector:
        rows = rows.filter(sector__in=("", exam.sector))
    return rows.select_related("officer__person", "holder").order_by("holder_path", "pk")


def roll_of(exam: ExamSitting) -> str:
    """The candidates with their seats: those named, else all who wait."""
    there = {one.number: one for one in waiting(exam)}
    named = list(dict.fromkeys(exam.candidates.split())) or list(there)
    if strange := [number for number in named if number not in there]:
        raise mend(
            "candidates",
            f"{'、'.join(strange[:5])}不是本地、本领域待考试的执法资格，核对编号",
        )
    if not named:
        raise mend("candidates", "没有待考试的人员，先由各单位登记执法资格申请")
    return "\n".join(line_on_roll(place, there[n]) for place, n in enumerate(named, start=1))


def line_on_roll(place: int, candidate: Any) -> str:
    """Seat, number, name, organisation."""
    name = "".join(str(candidate.officer).split())
    return f"{place} {candidate.number} {name} {candidate.holder}"


def sits(exam: ExamSitting, post: Post) -> bool:
    """Whether the post's person is a candidate."""
    numbers = [seat.number for seat in marking.seats_on(exam.roll).values()]
    officers: Any = Register.all[CANDIDATES].model._default_manager
    found: bool = officers.filter(number__in=numbers, officer__person=post.person_id).exists()
    return found


# What is drawn


def seal_bank(matter: Matter, on: dt.date) -> list[Upload]:
    """The bank as it stands: every question in use at whoever holds the exam."""
    exam = cast("ExamSitting", matter)
    assert exam.pass_mark is not None, "no exam is registered without"
    told = exam.title, exam.minutes, exam.pass_mark, rules_of(exam), questions_for(exam)
    try:
        return [Upload(BANK, paper.bank_file(*told))]
    except Unfit as fault:
        raise mend("__all__", str(fault)) from fault


def questions_for(exam: ExamSitting) -> Iterator[Question]:
    """The questions in use, of special ones those of the exam's sector."""
    questions: Any = Register.all[QUESTIONS].model._default_manager
    for one in questions.filter(stage=IN_USE, holder=exam.holder).order_by("pk"):
        if one.part == "common" or one.sector == exam.sector:
            options = [getattr(one, f"option_{letter.lower()}") for letter in LETTERS]
            given = [text for text in options if text]
            told = one.number, one.question_type, one.part, one.stem, given, one.answer, one.basis
            yield Question(*told)


def draw_paper(matter: Matter, on: dt.date) -> list[Upload]:
    """The paper that the sealed bank and the seed give."""
    exam = cast("ExamSitting", matter)
    try:
        return [Upload(PAPER, paper.paper_file(kept(exam, "seal", BANK), exam.seed))]
    except Unfit as fault:
        raise mend("seed", str(fault)) from fault


def kept(exam: ExamSitting, step: str, name: str) -> bytes:
    """A file that a standing step of the exam made; Unfit where it is gone or was changed."""
    rows = exam.evidence.filter(event__step=step, event__revocation=None, name=name)
    evidence = rows.order_by("-pk").first()
    content = evidence.intact() if evidence else None
    if content is None:
        raise Unfit(f"“{name}”不在了，或者被改动过，先核验再办")
    return content


def paper_of(exam: ExamSitting) -> paper.Paper:
    """The paper as it was drawn; Unfit where there is none."""
    return paper.read(kept(exam, "draw_paper", PAPER))


# What it came to


def marked(exam: ExamSitting) -> Mapping[str, Any]:
    """What the answers come to, where that is not written yet; Refused if they can't be read."""
    seats = marking.seats_on(exam.roll)
    field = "answers"
    try:
        drawn = paper_of(exam)
        answers = marking.read_answers(exam.answers, drawn, seats)
        field = "voided"
        voided = marking.read_voided(exam.voided, drawn)
    except Unfit as fault:
        raise mend(field, str(fault)) from fault
    marks = {seat: marking.mark(answers[seat], drawn, voided) for seat in seats}
    told = {
        "results": "\n".join(marking.results_told(seats, marks)),
        "sat": sum(one.score is not None for one in marks.values()),
        "passed": sum(one.passed for one in marks.values()),
    }
    return {name: value for name, value in told.items() if getattr(exam, name) != value}


# Whether it can be proved


def faults(exam: ExamSitting, events: Sequence[Event]) -> Iterator[str]:
    """Whether the paper is drawn again from the bank, and the answers come to the same results."""
    taken = {event.step for event in events}
    try:
        if "draw_paper" in taken and exam.took("draw_paper"):
            again = paper.paper_file(kept(exam, "seal", BANK), exam.seed)
            if again != kept(exam, "draw_paper", PAPER):
                yield "的试卷不是从封存的题库按种子抽出来的"
        if exam.answers and marked(exam):
            yield "的成绩与答卷、试卷算出来的不同"
    except (Unfit, Refused) as fault:
        yield f"不能重新抽题评分：{fault}"
