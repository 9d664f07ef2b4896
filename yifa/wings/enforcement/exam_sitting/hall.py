"""Candidates at a computer: who has a seat, for how long, and what they answered so far."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from yifa.kernel.gates import Reason, Refused
from yifa.kernel.hall import Asked, Seat
from yifa.kernel.person import Person
from yifa.kernel.register import Register

from . import holding, marking
from .models import AnswerSheet, ExamSitting
from .paper import FORMS, LETTERS, Question
from .procedure import Examining

#: What was sent in time may take so long on its way.
GRACE = dt.timedelta(minutes=1)


class ExamHall:
    """The hall of every exam that is under way."""

    def seats(self, person: Person, now: dt.datetime) -> list[Seat]:
        """With the questions where the time runs."""
        under_way = ExamSitting.objects.filter(stage=Examining.held.name).order_by("pk")
        mine = ((exam, seat_of(exam, person)) for exam in under_way)
        return [told(exam, place, now) for exam, place in mine if place]

    def begin(self, person: Person, exam: int, now: dt.datetime) -> None:
        """Once; whoever comes back goes on."""
        sitting, place = seated(person, exam)
        ends = now + dt.timedelta(minutes=holding.paper_of(sitting).minutes)
        AnswerSheet.objects.get_or_create(
            exam=sitting, seat=place, defaults={"begun_at": now, "saved_at": now, "ends_at": ends}
        )

    def save(
        self, person: Person, exam: int, given: Mapping[int, str], now: dt.datetime, *, send: bool
    ) -> None:
        """What was chosen, as far as it can be chosen at all."""
        sitting, place = seated(person, exam)
        questions = enumerate(holding.paper_of(sitting).questions, start=1)
        answers = {str(n): fit(question, given.get(n, "")) for n, question in questions}
        with transaction.atomic():
            sheets = AnswerSheet.objects.select_for_update()
            sheet = sheets.filter(exam=sitting, seat=place).first()
            if sheet is None or is_over(sheet, now):
                raise refused("已经交卷或者时间已到，已经保存的答案算数")
            sheet.answers, sheet.saved_at = answers, now
            sheet.sent_at = now if send else None
            sheet.save(update_fields=["answers", "saved_at", "sent_at"])


def refused(told: str) -> Refused:
    """What a candidate can't do, in a sentence."""
    return Refused("作答", [Reason(told)])


def seat_of(exam: ExamSitting, person: Person) -> str:
    """The seat of a person in an exam; "" for who has none."""
    officers: Any = Register.all[holding.CANDIDATES].model._default_manager
    numbers = {*officers.filter(officer__person=person).values_list("number", flat=True)}
    seats = marking.seats_on(exam.roll).values()
    return next((seat.place for seat in seats if seat.number in numbers), "")


def seated(person: Person, exam: int) -> tuple[ExamSitting, str]:
    """An exam under way in which the person has a seat."""
    found = ExamSitting.objects.filter(pk=exam, stage=Examining.held.name).first()
    place = seat_of(found, person) if found else ""
    if found is None or not place:
        raise refused("您没有这场考试的座位，或者考试已经结束")
    return found, place


def told(exam: ExamSitting, place: str, now: dt.datetime) -> Seat:
    """A seat as its page shows it."""
    drawn = holding.paper_of(exam)
    seat = Seat(exam.pk, exam.title, place, drawn.minutes)
    sheet = AnswerSheet.objects.filter(exam=exam, seat=place).first()
    if sheet is None:
        return seat
    over = is_over(sheet, now)
    numbered = () if over else enumerate(drawn.questions, start=1)
    questions = tuple(
        asked(number, question, sheet.answers.get(str(number), "")) for number, question in numbered
    )
    return Seat(exam.pk, exam.title, place, drawn.minutes, sheet.ends_at, over, questions)


def asked(number: int, question: Question, given: str) -> Asked:
    """A question without its answer."""
    several, choices = question.form == "multiple", choices_of(question)
    return Asked(number, FORMS[question.form], question.stem, choices, several, given)


def choices_of(question: Question) -> tuple[tuple[str, str], ...]:
    """What may be chosen, each with its words."""
    if question.form == "judge":
        return ((marking.RIGHT, marking.RIGHT), (marking.WRONG, marking.WRONG))
    options = zip(LETTERS, question.options, strict=False)
    return tuple((letter, f"{letter}. {text}") for letter, text in options)


def fit(question: Question, given: str) -> str:
    """What was chosen of what may be chosen; "" where that is nothing."""
    may = {value for value, _ in choices_of(question)}
    if question.form == "multiple":
        return "".join(sorted(may & set(given)))
    return given if given in may else ""


def is_over(sheet: AnswerSheet, now: dt.datetime) -> bool:
    """Whether it was sent, or its time has run out."""
    return sheet.sent_at is not None or now > sheet.ends_at + GRACE


# What is collected


def collected(exam: ExamSitting) -> str:
    """The answers typed from paper, and those given at computers; Refused while somebody sits."""
    return "\n".join(line for line in (exam.answers.strip(), *lines_of(exam)) if line)


def lines_of(exam: ExamSitting) -> Iterator[str]:
    """A line for each sheet, like one that is typed."""
    now = timezone.now()
    for sheet in AnswerSheet.objects.filter(exam=exam).order_by("pk"):
        if not is_over(sheet, now):
            ends = timezone.localtime(sheet.ends_at)
            raise holding.mend(
                "answers", f"准考号{sheet.seat}还在作答，到{ends:%H:%M}为止，收齐再评分"
            )
        said = (f"{n}{sheet.answers.get(str(n)) or marking.OPEN}" for n in numbers_of(exam))
        yield f"{sheet.seat} {' '.join(said)}"


def numbers_of(exam: ExamSitting) -> range:
    """The numbers of the questions of its paper."""
    return range(1, len(holding.paper_of(exam).questions) + 1)
