"""How an exam moves: planned, sealed, drawn, held, marked, made known, kept."""

from yifa.kernel import seeds
from yifa.kernel.procedure import Procedure, Stage, Step, begins, stays
from yifa.kernel.roles import CLERK, LEADER, PARTY

from . import gates
from .paper import FORMS, PARTS

NUMBERS = [f"{form}_{what}" for form in FORMS for what in (*PARTS, "points")]


class Examining(Procedure):
    """执法资格考试（题库先封存，种子后产生）"""

    # Where an exam stands
    planned = Stage("待封存题库")
    sealed = Stage("待抽题")
    drawn = Stage("待开考")
    held = Stage("考试中")
    marked = Stage("已评分")
    announced = Stage("已公布成绩")
    closed = Stage("已归档", ends=True)
    void_exam = Stage("作废", ends=True, counts=False)

    # What moves it on
    register = Step("登记考试", begins(planned), by=CLERK)
    seal = Step("封存题库和考生名单", planned >> sealed, by=CLERK)
    draw_paper = Step("抽题组卷", sealed >> drawn, by=CLERK, effect=True)
    open_exam = Step("开考", drawn >> held, by=CLERK)
    mark = Step("收卷评分", held >> marked, by=CLERK)
    announce = Step("公布成绩", marked >> announced, by=LEADER, effect=True)
    contest = Step("登记复核申请", stays(announced), by=PARTY)
    recheck = Step("答复复核申请", stays(announced), by=CLERK)
    void_questions = Step("撤销试题重新评分", stays(marked, announced), by=LEADER, effect=True)
    close = Step("归档", announced >> closed, by=CLERK)
    declare_void = Step(
        "考试作废",
        (planned | sealed | drawn | held | marked | announced) >> void_exam,
        by=LEADER,
        effect=True,
    )

    # What must hold first
    requires = {
        seal: [seeds.seed_comes_later, gates.seed_before_exam, gates.examiner_does_not_sit],
        draw_paper: [seeds.seed_is_there, gates.examiner_does_not_sit],
        open_exam: [gates.held_on_its_day],
        mark: [gates.examiner_does_not_sit],
        close: [gates.objections_answered],
    }

    # What each step writes down
    writes = {
        register: ["title", "sector", "held_on", "place", *NUMBERS, "pass_mark", "minutes"],
        seal: ["candidates", "seed_source", "seed_on"],
        draw_paper: ["seed"],
        mark: ["answers"],
        contest: ["objection"],
        recheck: ["recheck"],
        void_questions: ["voided", "voided_why"],
        declare_void: ["void_why"],
    }

    # What each step can't do without
    needs = {
        register: ["title", "held_on", "pass_mark"],
        seal: ["seed_source", "seed_on"],
        draw_paper: ["seed"],
        contest: ["objection"],
        recheck: ["recheck"],
        void_questions: ["voided", "voided_why"],
        declare_void: ["void_why"],
    }
