"""What is recorded of a dispute."""

from django.db import models

from yifa import law
from yifa.kernel.columns import an_organisation
from yifa.kernel.matter import Matter
from yifa.kernel.organisation import Form, Level


class Source(models.TextChoices):
    """Where a dispute comes from."""

    APPLIED = "applied", "当事人申请"
    SCREENED = "screened", "排查发现"
    POLICE = "police", "公安派出所移交"
    COURT = "court", "人民法院委派"
    PETITION = "petition", "信访部门转来"
    HOTLINE = "hotline", "12345热线转来"
    DEPARTMENT = "department", "其他部门移交"


class Risk(models.TextChoices):
    """How likely it is to turn worse."""

    LOW = "low", "低"
    MIDDLE = "middle", "中"
    HIGH = "high", "高"


class Consent(models.TextChoices):
    """Whether the parties agree to mediation."""

    ALL = "all", "各方同意"
    REFUSED = "refused", "有一方明确拒绝"


class AgreementForm(models.TextChoices):
    """How an agreement was made."""

    WRITTEN = "written", "书面协议"
    ORAL = "oral", "口头协议"


class FailureReason(models.TextChoices):
    """Why mediation failed."""

    NO_AGREEMENT = "no_agreement", "未达成协议"
    REFUSED = "refused", "当事人拒绝调解"
    ABSENT = "absent", "一方无法联系"


class Route(models.TextChoices):
    """Which other way the parties were shown."""

    LITIGATION = "litigation", "诉讼"
    ARBITRATION = "arbitration", "仲裁"
    ADMINISTRATIVE = "administrative", "行政途径"


class VisitResult(models.TextChoices):
    """What a visit found."""

    PERFORMED = "performed", "已经履行"
    PARTLY = "partly", "部分履行"
    NOT_PERFORMED = "not_performed", "没有履行"
    RELAPSED = "relapsed", "纠纷反复"


class ConfirmationResult(models.TextChoices):
    """What the court ruled."""

    CONFIRMED = "confirmed", "确认有效"
    REJECTED = "rejected", "驳回申请"
    NOT_ACCEPTED = "not_accepted", "不予受理"


class SubsidyGrade(models.TextChoices):
    """How hard the case was, as a place's subsidy tariff (以案定补) sorts it."""

    SIMPLE = "simple", "简易"
    ORDINARY = "ordinary", "一般"
    DIFFICULT = "difficult", "疑难复杂"
    MAJOR = "major", "重大"


class Dispute(Matter):
    """A dispute between people or firms (矛盾纠纷)."""

    source = models.CharField("来源", max_length=12, choices=Source.choices)
    type = models.CharField("类型", max_length=24, choices=law.choices("dispute_type"))
    village = an_organisation("村（社区）", level=Level.VILLAGE, form=Form.VILLAGE)
    place = models.CharField("发生地点", max_length=80, blank=True)
    happened_on = models.DateField("发生日期", null=True, blank=True)
    facts = models.TextField("纠纷简要情况", blank=True)
    people = models.PositiveIntegerField("涉及人数", null=True, blank=True)
    visitors = models.PositiveIntegerField("来访人数", null=True, blank=True)
    amount = models.DecimalField(
        "涉及金额（元）", max_digits=14, decimal_places=2, null=True, blank=True
    )
    risk = models.CharField("风险等级", max_length=8, choices=Risk.choices, blank=True)
    referral_number = models.CharField("来文（警情、案件）号", max_length=60, blank=True)

    own_initiative = models.BooleanField("主动调解（当事人没有申请）", default=False)
    committee = an_organisation("调解组织", form=Form.COMMITTEE)

    consent = models.CharField(
        "当事人是否同意调解", max_length=8, choices=Consent.choices, blank=True
    )
    told_rights = models.BooleanField("已告知权利义务和调解不收费", default=False)
    session_place = models.CharField("调解地点", max_length=80, blank=True)
    session_record = models.TextField("调解记录", blank=True)
    warned_whom = models.CharField("报告给", max_length=60, blank=True)

    agreement_form = models.CharField(
        "协议形式", max_length=8, choices=AgreementForm.choices, blank=True
    )
    agreed_terms = models.TextField("协议内容", blank=True)
    signed = models.BooleanField(
        "各方已签名盖章或者按指印，调解员已签名，调委会已盖章", default=False
    )
    effective_on = models.DateField("协议生效日期", null=True, blank=True)
    perform_by = models.DateField("约定履行期限", null=True, blank=True)

    failure_reason = models.CharField(
        "不成原因", max_length=14, choices=FailureReason.choices, blank=True
    )
    told_routes = models.BooleanField("已告知可以仲裁、行政、诉讼等途径", default=False)
    route = models.CharField("引导途径", max_length=14, choices=Route.choices, blank=True)
    merged_into = models.ForeignKey(
        "self",
        verbose_name="并入",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    visit_result = models.CharField(
        "回访结果", max_length=14, choices=VisitResult.choices, blank=True
    )
    visit_note = models.TextField("回访情况", blank=True)
    applied_jointly = models.BooleanField("双方共同申请", default=False)
    court = models.CharField("受理法院", max_length=60, blank=True)
    confirmation_result = models.CharField(
        "司法确认结果", max_length=12, choices=ConfirmationResult.choices, blank=True
    )
    confirmation_number = models.CharField("裁定书文号", max_length=60, blank=True)

    subsidy_grade = models.CharField(
        "补贴类别", max_length=10, choices=SubsidyGrade.choices, blank=True
    )
    subsidy_amount = models.DecimalField(
        "核定补贴（元）", max_digits=8, decimal_places=2, null=True, blank=True
    )

    class Meta:
        verbose_name = "矛盾纠纷"
        verbose_name_plural = "矛盾纠纷"
