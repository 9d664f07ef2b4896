"""How answers are read and marked; clear sentences for what can't be read.

A line for each candidate: the seat, then each question's number with what was answered. Numbers
keep a slip from moving all answers behind it; a question left open is said to be (`7空`), so that
nothing is left out unseen. Who did not come has the line `4 缺考`.

A question earns its points if the answer is exactly the right one. One that was withdrawn after
the exam earns them for everybody who sat: nobody loses by a question that was wrong.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from .paper import FORMS, LETTERS, Paper, Question, Unfit, plain

ABSENT, OPEN, RIGHT, WRONG = "缺考", "空", "对", "错"
PASSED, FAILED = "合格", "不合格"
BETWEEN = re.compile(r"[\s、，,；;。.：:]+")
ANSWER = re.compile(rf"(\d+)({OPEN}|{RIGHT}|{WRONG}|[A-Z]+)")
TICKS = str.maketrans({"√": RIGHT, "×": WRONG})
#: So many faults are told at once; whoever mends them sees the rest.
MOST_TOLD = 5

#: Question's number → what was answered; None for who did not come.
Answers = dict[int, str] | None


class Seat(NamedTuple):
    """A candidate on the roll: the seat, the number of the qualification examined, the name."""

    place: str
    number: str
    name: str


@dataclass(frozen=True)
class Mark:
    """What one candidate's answers came to; no score for who did not come."""

    score: Decimal | None
    passed: bool

    @property
    def words(self) -> str:
        """The verdict in a word."""
        return ABSENT if self.score is None else PASSED if self.passed else FAILED


def seats_on(roll: str) -> dict[str, Seat]:
    """The candidates of a roll by their seats."""
    lines = (line.split(maxsplit=3) for line in roll.splitlines())
    seats = (Seat(*words[:3]) for words in lines if len(words) >= len(Seat._fields))
    return {seat.place: seat for seat in seats}


def read_answers(told: str, paper: Paper, seats: Iterable[str]) -> dict[str, Answers]:
    """Everybody's answers by seat; Unfit with one sentence for each line to mend."""
    expected = list(seats)
    found: dict[str, Answers] = {}
    faults: list[str] = []
    for place, line in enumerate(told.splitlines(), start=1):
        words = unicodedata.normalize("NFKC", line).split(maxsplit=1)
        if not words:
            continue
        seat, rest = words[0].lstrip("0"), "".join(words[1:])
        if seat not in expected:
            faults.append(f"第{place}行开头的“{seat}”不是名单上的准考号")
        elif seat in found:
            faults.append(f"准考号{seat}有两份答卷，留一份（在电脑上答过的不用再录）")
        else:
            try:
                found[seat] = read_line(rest, paper)
            except Unfit as fault:
                found[seat] = None
                faults.append(f"准考号{seat}：{fault}")
    if missing := [seat for seat in expected if seat not in found]:
        faults.append(f"缺准考号{'、'.join(missing[:20])}的答卷，没有来的写“{missing[0]} {ABSENT}”")
    if faults:
        more = f"；还有{len(faults) - MOST_TOLD}处" if len(faults) > MOST_TOLD else ""
        raise Unfit("；".join(faults[:MOST_TOLD]) + more)
    return found


def read_line(told: str, paper: Paper) -> Answers:
    """What one candidate answered; Unfit where it can't be read or leaves a question out."""
    words = BETWEEN.sub("", told).upper().translate(TICKS)
    if words == ABSENT:
        return None
    answers: dict[int, str] = {}
    read = 0
    for one in ANSWER.finditer(words):
        if one.start() != read:
            break
        read = one.end()
        number, said = int(one[1]), one[2]
        if number in answers:
            raise Unfit(f"第{number}题写了两次")
        if not 1 <= number <= len(paper.questions):
            raise Unfit(f"没有第{number}题，全卷{len(paper.questions)}题")
        answers[number] = fitting(said, paper.questions[number - 1], number)
    if read != len(words):
        raise Unfit(f"从“{words[read : read + 8]}”起读不懂，写成“7A”“8BC”“9对”这样")
    if left := [str(n) for n in range(1, len(paper.questions) + 1) if n not in answers]:
        raise Unfit(f"缺第{'、'.join(left[:20])}题，没有作答的写“{left[0]}{OPEN}”")
    return answers


def fitting(said: str, question: Question, number: int) -> str:
    """An answer in its normal form; Unfit where the question can't be answered so."""
    if said == OPEN:
        return ""
    if (said in (RIGHT, WRONG)) is not (question.form == "judge"):
        how = f"写“{RIGHT}”或者“{WRONG}”" if question.form == "judge" else "写选项的字母"
        raise Unfit(f"第{number}题是{FORMS[question.form]}，{how}")
    if question.form == "judge":
        return said
    letters = "".join(sorted(set(said)))
    if strange := set(letters) - set(LETTERS[: len(question.options)]):
        raise Unfit(f"第{number}题没有选项{min(strange)}")
    return letters


def read_voided(told: str, paper: Paper) -> frozenset[int]:
    """The numbers of the questions that were withdrawn; Unfit where there are none such."""
    numbers = frozenset(int(one) for one in re.findall(r"\d+", told))
    if told and not numbers:
        raise Unfit("写题号，例如“7、12”")
    if strange := [one for one in numbers if not 1 <= one <= len(paper.questions)]:
        raise Unfit(f"没有第{min(strange)}题，全卷{len(paper.questions)}题")
    return numbers


def mark(answers: Answers, paper: Paper, voided: frozenset[int] = frozenset()) -> Mark:
    """What one candidate's answers come to."""
    if answers is None:
        return Mark(None, passed=False)
    score = sum(
        (
            Decimal(question.points)
            for number, question in enumerate(paper.questions, start=1)
            if number in voided or answers[number] == question.answer
        ),
        Decimal(),
    )
    return Mark(score, score >= paper.pass_mark)


def results_told(seats: Mapping[str, Seat], marks: Mapping[str, Mark]) -> Iterator[str]:
    """A line for each candidate, in the order of seats: seat, number, score, verdict, name."""
    for place, seat in seats.items():
        one = marks[place]
        score = "-" if one.score is None else plain(one.score)
        yield f"{place} {seat.number} {score} {one.words} {seat.name}"


def result_for(results: str, number: str) -> Mark | None:
    """What the results say of one qualification; None where they say nothing of it."""
    for line in results.splitlines():
        _, whose, score, verdict, *_ = line.split(maxsplit=4)
        if whose == number:
            return Mark(None if verdict == ABSENT else Decimal(score), verdict == PASSED)
    return None
