"""What is recorded of an enforcement officer's qualification."""

from django.db import models

from yifa import law
from yifa.kernel.columns import a_matter
from yifa.kernel.matter import Matter
from yifa.kernel.person import Post
from yifa.kernel.roles import OFFICER


class CancelReason(models.TextChoices):
    """Why a qualification ends."""

    LEFT = "left", "调离执法岗位、退休或者辞职"
    EXPIRED = "expired", "有效期届满不再换发"
    UNFIT = "unfit", "不再符合条件或者考核不合格"
    MISCONDUCT = "misconduct", "违法违纪被吊销"
    LOST = "lost", "遗失、损毁"


class EnforcementOfficer(Matter):
    """Somebody's qualification to enforce the law (行政执法资格)."""

    officer = models.ForeignKey(
        Post,
        verbose_name="执法人员",
        on_delete=models.PROTECT,
        related_name="+",
        limit_choices_to={"role": OFFICER.value},
    )
    sector = models.CharField(
        "执法领域", max_length=20, choices=law.choices("enforcement_sector"), blank=True
    )

    sitting = a_matter("本系统的考试", "exam_sitting")
    exam = models.CharField("考试名称", max_length=80, blank=True)
    score = models.DecimalField("成绩", max_digits=5, decimal_places=1, null=True, blank=True)

    certificate_number = models.CharField("执法证号", max_length=40, blank=True)
    issued_by = models.CharField("发证机关", max_length=60, blank=True)
    valid_from = models.DateField("有效期自", null=True, blank=True)
    valid_until = models.DateField("有效期至", null=True, blank=True)

    training = models.CharField("培训内容", max_length=80, blank=True)
    hours = models.DecimalField("培训学时", max_digits=5, decimal_places=1, null=True, blank=True)

    withheld_why = models.CharField("暂扣原因", max_length=120, blank=True)
    cancel_reason = models.CharField(
        "注销原因", max_length=12, choices=CancelReason.choices, blank=True
    )

    class Meta:
        verbose_name = "行政执法人员"
        verbose_name_plural = "行政执法人员"
