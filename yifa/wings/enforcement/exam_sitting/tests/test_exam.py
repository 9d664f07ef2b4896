"""An exam as its users live it: who sees it, what each candidate goes on with, how it is proved."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import Any

import pytest

from yifa.kernel.gates import Refused
from yifa.kernel.kernel_steps import CORRECT
from yifa.kernel.matter import Matter
from yifa.kernel.person import Post
from yifa.kernel.printing import print_out, printouts_of
from yifa.kernel.register import Register
from yifa.kernel.rights import Sight, barred, see, sight_of
from yifa.kernel.roles import HANDLERS, MEDIATOR, OFFICER
from yifa.kernel.state import standing
from yifa.kernel.stories import Telling, stories_of
from yifa.kernel.take import take
from yifa.kernel.tests import county
from yifa.kernel.tests.cases import at

pytestmark = pytest.mark.django_db
HELD, KNOWN = dt.date(2026, 3, 16), dt.date(2026, 3, 18)


class Exam:
    """The story of a withdrawn question as far as the answers, and its two candidates."""

    def __init__(self) -> None:
        county.set_up()
        register = Register.all["exam_sitting"]
        (story,) = (one for one in stories_of(register) if one.path.stem.startswith("wrong"))
        self.telling = Telling(story, register, county.post, county.place(county.BUREAU))
        for given in story.given:
            assert list(self.telling.let_happen(given)) == []
        for line in story.lines[:5]:
            assert list(self.telling.tell(line)) == []

    @property
    def matter(self) -> Matter:
        return self.telling.matter

    def candidate(self, name: str) -> Any:
        officers = Register.all["enforcement_officer"].model._default_manager
        return officers.get(pk=self.telling.given[name].pk)

    def act(self, step: str, role: str, **writes: Any) -> None:
        by = county.post(role, county.BUREAU)
        take(self.matter, step, by=by, on=KNOWN, at=at(KNOWN), **writes)


@pytest.fixture
def exam() -> Exam:
    return Exam()


def go_on(candidate: Matter, step: str, **writes: Any) -> None:
    by = county.post("clerk", county.HOUSING)
    take(candidate, step, by=by, on=KNOWN, at=at(KNOWN), **writes)


def test_a_score_is_taken_from_the_exam_by_its_number_once_it_is_known(exam: Exam) -> None:
    number = exam.matter.number
    with pytest.raises(Refused, match="没有这一件已经公布的成绩"):
        go_on(exam.candidate("first"), "pass_exam", sitting=number)
    exam.act("announce", "leader")
    first, second = exam.candidate("first"), exam.candidate("second")
    go_on(first, "pass_exam", sitting=number, score=100)
    assert (first.exam, first.score) == ("2026年第一次执法资格考试", 70)
    with pytest.raises(Refused, match="考试记录是30分，不合格"):
        go_on(second, "pass_exam", sitting=number)
    go_on(exam.candidate("second"), "fail_exam", sitting=number)
    assert exam.candidate("second").score == 30


def test_a_result_that_changed_since_bars_the_certificate(exam: Exam) -> None:
    exam.act("announce", "leader")
    first = exam.candidate("first")
    go_on(first, "pass_exam", sitting=exam.matter.number)
    exam.act("declare_void", "leader", void_why="有考生作弊，另行组织")
    days = {"valid_from": KNOWN, "valid_until": dt.date(2031, 3, 17)}
    with pytest.raises(Refused, match="没有这一件已经公布的成绩"):
        go_on(first, "issue", certificate_number="33990103001", **days)


def test_an_answer_typed_wrongly_is_corrected_and_marked_anew(exam: Exam) -> None:
    mended = "1 1B 2AC 3对\n2 1B 2AB 3错"
    with pytest.raises(Refused, match="准考号2：缺第3题"):
        exam.act("correct", "clerk", answers="1 1B 2AC 3对\n2 1B 2AB", reason="录错")
    exam.act("correct", "clerk", answers=mended, reason="准考号2第1题录错")
    wrote = standing(exam.matter)[-1].payload.wrote
    assert wrote["passed"] == 2
    assert "sat" not in wrote, "what did not change is not written again"


def test_who_is_examined_sees_neither_questions_nor_exam(exam: Exam) -> None:
    question = Register.all["exam_question"].model._default_manager.first()
    assert question is not None
    for role in sorted(HANDLERS):
        post = county.post(role, county.BUREAU)
        expected = Sight.NOTHING if role in (OFFICER, MEDIATOR) else Sight.CONTENT
        for matter in (question, exam.matter):
            assert sight_of(post, matter) is expected, f"{role}, {matter.kind}"
            assert see(Matter.objects.filter(pk=matter.pk), post).exists() is bool(expected)
            assert (barred(post, matter, CORRECT) is not None) is (expected is Sight.NOTHING)
    for kind in ("exam_question", "exam_sitting"):
        assert Register.all[kind].public is None


def test_whoever_marks_is_no_candidate(exam: Exam) -> None:
    clerk = county.post("clerk", county.BUREAU)
    also = Post.objects.create(
        person=clerk.person,
        organisation=clerk.organisation,
        role=OFFICER,
        since=dt.date(2020, 1, 1),
    )
    sitting = Register.all["enforcement_officer"].model()
    take(sitting, "register", by=clerk, on=KNOWN, at=at(KNOWN), officer=also)
    other = Register.all["exam_sitting"].model()
    plan: dict[str, Any] = {
        "judge_common": 1,
        "judge_points": 100,
        "pass_mark": 60,
        "title": "补考",
    }
    take(other, "register", by=clerk, on=KNOWN, at=at(KNOWN), held_on=dt.date(2026, 4, 2), **plan)
    seed: dict[str, Any] = {"seed_source": "双色球", "seed_on": dt.date(2026, 4, 1)}
    with pytest.raises(Refused, match="您在考生名单里，换一个人办"):
        take(other, "seal", by=clerk, on=KNOWN, at=at(KNOWN), **seed)


def test_a_changed_answer_is_found_when_all_is_verified(exam: Exam) -> None:
    register = exam.telling.register
    matter = register.model._default_manager.get(pk=exam.matter.pk)
    assert list(register.faults_beside(matter, standing(matter))) == []
    matter.answers = "1 1B 2AC 3对\n2 1B 2AC 3错"  # type: ignore[attr-defined]  # a column of its kind
    assert list(register.faults_beside(matter, standing(matter))) == [
        "的成绩与答卷、试卷算出来的不同"
    ]
    matter.seed = "别的号码"  # type: ignore[attr-defined]  # a column of its kind
    assert "的试卷不是从封存的题库按种子抽出来的" in register.faults_beside(
        matter, standing(matter)
    )


def test_the_printed_paper_holds_no_answers_and_the_roll_everybody(exam: Exam) -> None:
    clerk = county.post("clerk", county.BUREAU)
    assert set(printouts_of(exam.matter, clerk)) == {"questions", "roll", "answers"}
    paper, roll = (words_of(exam.matter, name, clerk) for name in ("questions", "roll"))
    assert "因查封、扣押发生的保管费用由当事人承担。" in paper
    assert "A. 查封财物" in paper
    assert "行政强制法第九条" not in paper
    assert exam.candidate("second").number in roll
    assert "AC" in words_of(exam.matter, "answers", clerk)


def words_of(matter: Matter, name: str, by: Post) -> str:
    """The text of a printed paper."""
    _, content = print_out(matter, name, by=by)
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return packed.read("word/document.xml").decode()
