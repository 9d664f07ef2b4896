"""How reviews of files are listed and counted, and what of their sheet fills itself."""

from collections.abc import Mapping
from typing import Any, cast

from django.db.models import Q

from yifa.kernel.figures import Count, Ratio
from yifa.kernel.kernel_steps import CORRECT
from yifa.kernel.matter import Matter
from yifa.kernel.procedure import Step
from yifa.kernel.register import Register, View

from . import sheet
from .models import FileReview, Grade
from .procedure import Reviewing

SCORING = (Reviewing.score, Reviewing.score_again)
FAILED = {"grade": "fail"}


class FileReviews(Register):
    """行政执法案卷评查台账"""

    model = FileReview
    procedures = [Reviewing]
    word = "评"

    columns = ["number", "title", "batch", "drawn", "total", "void", "grade", "stage", "due"]
    filters = ["stage", "batch", "drawn", "grade", "void"]
    search = ["number", "title", "batch"]
    row_key = ["registered_on", "case", "batch"]
    double_key = ["case", "batch"]
    also_called = {
        "case": ["案卷号", "案件编号"],
        "total": ["得分", "评分"],
        "grade": ["评查结果"],
        "void": ["一票否决"],
    }
    views = [View("评查中", Q(stage="assigned")), View("整改中", Q(stage="mending"))]

    drawn = Count("抽取行政执法案卷", Reviewing.register, unit="卷", by=["batch", "drawn"])
    scored = Count("评查行政执法案卷", Reviewing.settle, unit="卷", by=["grade", "void", "batch"])
    good = Count("评查优秀案卷", Reviewing.settle, unit="卷", where={"grade": "good"})
    failed = Count("评查不合格案卷", Reviewing.settle, unit="卷", where=FAILED, by=["void"])
    objected = Count("案卷评查异议", Reviewing.object_to, unit="件次", each=True)
    ordered = Count("案卷评查通知整改", Reviewing.order_mending, unit="卷")
    mended = Count("案卷评查整改到位", Reviewing.accept_mending, unit="卷")
    mended_rate = Ratio("案卷评查整改率", mended, ordered)

    @classmethod
    def title_of(cls, matter: Matter) -> str:
        """Whose file it is, by its number alone: who sees the review may not see the case."""
        case = cast("FileReview", matter).case
        return f"{case.number}案卷评查" if case else ""

    @classmethod
    def fills(cls, matter: Matter, step: Step) -> Mapping[str, Any]:
        """What the case's record proves, with the score; total and grade, corrected too."""
        review = cast("FileReview", matter)
        if step in SCORING and review.case is not None:
            lates = sheet.late(review.case)
            review.timely = sheet.days_kept(lates)
            review.record_says = f"超期：{'、'.join(lates)}"[:200] if lates else "没有超期"
        elif step is not CORRECT or not review.grade:
            return {}
        points = sheet.total(review)
        return {
            "timely": review.timely,
            "record_says": review.record_says,
            "total": points,
            "grade": Grade(sheet.grade(points, review.void)).value,
        }
