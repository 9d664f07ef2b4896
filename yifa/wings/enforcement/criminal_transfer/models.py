"""What is recorded of a transfer to the police, in the order in which it comes to be known."""

from typing import Any

from django.db import models

from yifa import law
from yifa.kernel.columns import a_matter, a_post
from yifa.kernel.matter import Matter
from yifa.kernel.roles import OFFICER


class RefusedGround(models.TextChoices):
    """On which ground a transfer is not approved."""

    NO_CRIME = "no_crime", "不涉嫌犯罪"
    BELOW = "below", "没有达到立案追诉标准"
    FACTS = "facts", "事实不清，继续调查"
    PUNISHED = "punished", "已经或者准备给予行政处罚"


class Goods(models.TextChoices):
    """The inventory of goods in the bundle."""

    LISTED = "listed", "附涉案物品清单"
    NONE = "none", "没有涉案物品"


class Tests(models.TextChoices):
    """The test reports in the bundle."""

    ATTACHED = "attached", "附检验报告或者鉴定结论"
    NONE = "none", "不需要检验、鉴定"


class SeizedGoods(models.TextChoices):
    """What became of goods that were sealed, seized or frozen."""

    NONE = "none", "没有查封、扣押、冻结的财物"
    TOLD = "told", "已一并移送，书面告知当事人"


def words(label: str, length: int = 120) -> "models.CharField[Any, Any]":
    """A line of text."""
    return models.CharField(label, max_length=length, blank=True)


class CriminalTransfer(Matter):
    """A suspected crime that goes to the police (移送涉嫌犯罪案件)."""

    case = a_matter("行政处罚案件", "penalty_case")
    sector = models.CharField(
        "执法领域", max_length=20, choices=law.choices("enforcement_sector"), blank=True
    )
    suspected_crime = words("涉嫌罪名", 60)
    facts = models.TextField("涉嫌犯罪的事实", blank=True)
    official_crime = models.BooleanField("发现公职人员涉嫌职务犯罪", default=False)

    officer = a_post("专案组成员一", role=OFFICER.value)
    second_officer = a_post("专案组成员二", role=OFFICER.value)
    report_text = models.TextField("移送报告", blank=True)
    by_chief = models.BooleanField("由正职负责人或者主持工作的负责人审批", default=False)
    refused_ground = models.CharField(
        "不批准的情形", max_length=10, choices=RefusedGround.choices, blank=True
    )
    refused_why = words("不批准的理由", 200)

    police = words("公安机关", 60)
    letter = models.BooleanField("附案件移送书", default=False)
    report_attached = models.BooleanField("附调查报告", default=False)
    goods = models.CharField("涉案物品", max_length=10, choices=Goods.choices, blank=True)
    tests = models.CharField("检验、鉴定", max_length=10, choices=Tests.choices, blank=True)
    other_papers = words("其他材料")
    asked_for = words("公安机关要求补正的材料", 200)
    receipt_signed = models.BooleanField("公安机关已在回执上签字", default=False)
    forwarded_to = words("有管辖权的公安机关", 60)
    filing_number = words("立案通知书文号", 40)
    not_filed_why = words("不予立案的理由", 200)
    decided_again = words("复议、监督结果", 200)
    procuratorate = words("人民检察院", 60)

    handed = models.TextField("移交的物品和材料", blank=True)
    seized_goods = models.CharField(
        "查封、扣押、冻结的财物", max_length=10, choices=SeizedGoods.choices, blank=True
    )
    handling = words("公安机关不立案后的处理", 200)
    clue_sent_to = words("接收职务犯罪线索的机关", 60)

    class Meta:
        verbose_name = "移送涉嫌犯罪案件"
        verbose_name_plural = "移送涉嫌犯罪案件"
