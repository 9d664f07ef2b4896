"""How officers are listed and counted, and that they certify."""

from collections.abc import Mapping
from typing import Any, cast

from django.db.models import Q

from yifa.kernel.figures import Count, Stock, Sum
from yifa.kernel.matter import Matter
from yifa.kernel.procedure import Step
from yifa.kernel.public import Public
from yifa.kernel.register import Certifying, Register, View

from . import exams
from .models import EnforcementOfficer
from .procedure import Qualification


class EnforcementOfficers(Register):
    """行政执法人员台账"""

    model = EnforcementOfficer
    procedures = [Qualification]
    word = "执人"
    certifies = Certifying(
        "enforcement",
        holder="officer",
        valid=(Qualification.certified.name,),
        since="valid_from",
        until="valid_until",
        number="certificate_number",
    )

    public = Public(
        "行政执法人员",
        after=(Qualification.issue,),
        until=(Qualification.cancel,),
        shows=["title", "sector", "certificate_number", "issued_by", "valid_from", "valid_until"],
    )

    columns = [
        "number",
        "officer",
        "holder",
        "sector",
        "certificate_number",
        "valid_until",
        "stage",
        "due",
    ]
    filters = ["stage", "sector", "cancel_reason"]
    search = ["number", "title", "certificate_number"]
    row_key = ["officer", "registered_on"]
    also_called = {
        "officer": ["姓名", "持证人"],
        "certificate_number": ["证号", "证件号", "证件编号", "执法证编号"],
        "valid_until": ["有效期", "到期日", "有效期止"],
        "valid_from": ["发证日期", "有效期起"],
        "sector": ["领域", "执法类别", "执法种类"],
        "hours": ["学时", "培训课时"],
    }
    past_work = {
        Qualification.pass_exam: ["考试日期"],
        Qualification.issue: ["领证日期"],
        Qualification.train: [],
        Qualification.renew: [],
        Qualification.cancel: ["注销日期"],
    }
    stage_called = {
        Qualification.certified: ["有效", "在用", "正常"],
        Qualification.cancelled: ["注销", "作废"],
    }
    views = [
        View("持证", Q(stage="certified")),
        View("暂扣", Q(stage="withheld")),
    ]

    applied = Count("申请行政执法资格", Qualification.register, unit="人", by=["sector", "level"])
    passed = Count("执法资格考试合格", Qualification.pass_exam, unit="人", by=["sector", "level"])
    failed = Count("执法资格考试不合格", Qualification.fail_exam, unit="人次", each=True)
    issued = Count("新发行政执法证", Qualification.issue, unit="人", by=["sector", "level"])
    renewed = Count("换发行政执法证", Qualification.renew, unit="人", by=["sector"])
    holding = Stock(
        "持有有效行政执法证的人员", Qualification.certified, unit="人", by=["sector", "holder"]
    )
    trainings = Count("执法人员参加培训", Qualification.train, unit="人次", each=True)
    hours = Sum("执法人员培训学时", Qualification.train, amount="hours", unit="学时")
    withheld = Count("暂扣行政执法证", Qualification.withhold, unit="人", by=["sector"])
    cancelled = Count("注销行政执法证", Qualification.cancel, unit="人", by=["cancel_reason"])

    @classmethod
    def title_of(cls, matter: Matter) -> str:
        """The officer's name, as it stands on the certificate."""
        officer = cast("EnforcementOfficer", matter).officer
        return f"{officer}的行政执法资格"

    @classmethod
    def fills(cls, matter: Matter, step: Step) -> Mapping[str, Any]:
        """Exam and score from the exam that is named."""
        if step not in (Qualification.pass_exam, Qualification.fail_exam):
            return {}
        return exams.told(cast("EnforcementOfficer", matter))
