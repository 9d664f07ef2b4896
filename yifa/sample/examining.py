"""The sample's bank of questions and last year's exam, which the county's police officers sit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from yifa.kernel.person import Post
from yifa.kernel.roles import CLERK, LEADER, OFFICER
from yifa.wings.enforcement.enforcement_officer.models import EnforcementOfficer
from yifa.wings.enforcement.exam_question.models import LETTERS, ExamQuestion
from yifa.wings.enforcement.exam_sitting import holding, marking, paper
from yifa.wings.enforcement.exam_sitting.models import ExamSitting

from .act import Act
from .bureau import Begun, Desk
from .chance import Chance, told
from .county import County
from .yearly import working_day

#: In May, day by day: the bank is sealed, the seed comes to be, the exam is held.
MONTH, SEALED, SEED, HELD = 5, 6, 8, 14
#: How many of a hundred questions a candidate knows, at least and at most.
KNOWS = (52, 96)


class Examining:
    """The bureau's bank, and its exam in the first year of a sample."""

    def __init__(self, seed: int, county: County, *, year: int) -> None:
        self.seed, self.county, self.year = seed, county, year
        self.bureau = county.department("司法局")
        self.exam = ExamSitting()

    def begun(self) -> Iterator[Begun]:
        """The bank on the first working days, the exam in spring."""
        first = working_day(dt.date(self.year, 1, 2))
        yield first, self.bank(first)
        spring = working_day(dt.date(self.year, 4, 20))
        yield spring, self.examined(spring)

    def desk(self, post: Post | None, day: dt.date) -> Desk:
        """A desk of the bureau, or of the organisation of a post."""
        at = post.organisation if post else self.bureau
        return Desk(self.county, at, Chance(self.seed, "exam", at.code), day)

    def bank(self, day: dt.date) -> Iterator[Act]:
        """Every question, entered by the bureau's clerk."""
        desk = self.desk(None, day)
        for row in told("examining")["question"]:
            given = zip(LETTERS, row.get("options", ()), strict=False)
            options = {f"option_{letter.lower()}": text for letter, text in given}
            said = {name: row[name] for name in ("question_type", "stem", "answer", "basis")}
            yield desk.act(ExamQuestion(), "register", CLERK, part="common", **said, **options)

    def examined(self, day: dt.date) -> Iterator[Act]:
        """Applied for, drawn, held, marked, made known; each candidate goes on with the result."""
        officers = [
            post
            for (_, role), posts in sorted(self.county.posts.items())
            if role == OFFICER
            for post in posts
            if "公安" in post.organisation.name or "派出所" in post.organisation.name
        ]
        applied = [(EnforcementOfficer(), self.desk(post, day), post) for post in officers]
        for matter, desk, post in applied:
            yield desk.act(matter, "register", CLERK, officer=post)
        yield from self.held()
        for matter, desk, _ in applied:
            desk.wait_until(dt.date(self.year, MONTH + 1, 1))
            if step := self.step_for(matter):
                yield desk.act(matter, step, CLERK, sitting=self.exam)

    def held(self) -> Iterator[Act]:
        """The exam from its registration until its results are known."""
        plan = dict(told("examining")["exam"])
        seed, source = plan.pop("seed"), plan.pop("seed_source")
        plan["title"] = plan["title"].format(year=self.year)
        desk = self.desk(None, working_day(dt.date(self.year, 4, 25)))
        on = working_day(dt.date(self.year, MONTH, HELD))
        yield desk.act(self.exam, "register", CLERK, held_on=on, **plan)
        desk.wait_until(dt.date(self.year, MONTH, SEALED))
        seed_on = dt.date(self.year, MONTH, SEED)
        yield desk.act(self.exam, "seal", CLERK, seed_source=source, seed_on=seed_on)
        desk.wait_until(dt.date(self.year, MONTH, SEED + 1))
        yield desk.act(self.exam, "draw_paper", CLERK, seed=seed)
        desk.wait_until(on)
        yield desk.act(self.exam, "open_exam", CLERK)
        desk.wait(1, 2)
        yield desk.act(self.exam, "mark", CLERK, answers=self.answers(seed))
        desk.wait(1, 2)
        yield desk.act(self.exam, "announce", LEADER)
        desk.wait(4, 6)
        yield desk.act(self.exam, "close", CLERK)

    def answers(self, seed: str) -> str:
        """What everybody answered; the last on the roll did not come."""
        exam = ExamSitting.objects.get(pk=self.exam.pk)
        (bank,) = holding.seal_bank(exam, self.exam.registered_on)
        drawn = paper.read(paper.paper_file(bank.content, seed))
        *came, absent = marking.seats_on(exam.roll)
        lines = [f"{seat} {self.sheet(seat, drawn)}" for seat in came]
        return "\n".join([*lines, f"{absent} {marking.ABSENT}"])

    def sheet(self, seat: str, drawn: paper.Paper) -> str:
        """One candidate's answers."""
        chance = Chance(self.seed, "sheet", seat)
        knows = chance.randint(*KNOWS)
        said = (
            question.answer if chance.happens(knows) else wrong(question)
            for question in drawn.questions
        )
        return " ".join(f"{number}{answer}" for number, answer in enumerate(said, start=1))

    def step_for(self, matter: EnforcementOfficer) -> str:
        """Passed or failed, as the exam has it; who did not come waits for the next."""
        exam = ExamSitting.objects.get(pk=self.exam.pk)
        result = marking.result_for(exam.results, matter.number)
        if result is None or result.score is None:
            return ""
        return "pass_exam" if result.passed else "fail_exam"


def wrong(question: Any) -> str:
    """An answer that is not the right one."""
    if question.form == "judge":
        return marking.WRONG if question.answer == marking.RIGHT else marking.RIGHT
    return "A" if question.answer != "A" else "B"
