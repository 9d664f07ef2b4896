"""What is recorded of a party under supervision."""

from django.db import models

from yifa import law
from yifa.kernel.firm import CreditCodeField
from yifa.kernel.matter import Matter
from yifa.kernel.privacy import NameField


class PartyType(models.TextChoices):
    """What it is."""

    FIRM = "firm", "企业"
    TRADER = "trader", "个体工商户"
    BODY = "body", "事业单位、社会组织"
    PERSON = "person", "自然人"


class Risk(models.TextChoices):
    """The grade of credit risk, by which inspections are more or less frequent."""

    A = "a", "A（低风险）"
    B = "b", "B（较低风险）"
    C = "c", "C（较高风险）"
    D = "d", "D（高风险）"


class ClosedWhy(models.TextChoices):
    """Why it is under supervision no more."""

    DEREGISTERED = "deregistered", "注销、吊销营业执照"
    MOVED = "moved", "迁出"
    STOPPED = "stopped", "不再从事受监管的活动"
    DOUBLE = "double", "重复登记"


class RegulatedParty(Matter):
    """A firm, body or person under supervision (监管对象)."""

    name = NameField("名称或者姓名", max_length=60, code="credit_code")
    party_type = models.CharField("对象类型", max_length=8, choices=PartyType.choices, blank=True)
    credit_code = CreditCodeField("统一社会信用代码")
    sector = models.CharField(
        "执法领域", max_length=20, choices=law.choices("enforcement_sector"), blank=True
    )
    trade = models.CharField("行业", max_length=40, blank=True)
    place = models.CharField("生产经营地址", max_length=100, blank=True)
    risk = models.CharField("信用风险等级", max_length=1, choices=Risk.choices, blank=True)
    graded_why = models.CharField("分级依据", max_length=120, blank=True)
    closed_why = models.CharField("注销原因", max_length=12, choices=ClosedWhy.choices, blank=True)

    class Meta:
        verbose_name = "监管对象"
        verbose_name_plural = "监管对象"
        indexes = [models.Index(fields=["credit_code"], name="party_by_credit_code")]
