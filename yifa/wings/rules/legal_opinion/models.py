"""What is recorded of a review of legality, in the order in which it comes to be known."""

from typing import Any

from django.db import models

from yifa.kernel.columns import a_matter, a_post
from yifa.kernel.matter import Matter
from yifa.kernel.roles import LEGAL_REVIEWER


class PaperType(models.TextChoices):
    """What is sent for review."""

    CONTRACT = "contract", "合同协议"
    DOCUMENT = "document", "行政规范性文件"
    DECISION = "decision", "重大行政决策"
    ACT = "act", "处罚许可等行政行为"
    LITIGATION = "litigation", "诉讼复议事务"
    OTHER = "other", "其他涉法事务"


class Standing(models.TextChoices):
    """As what somebody reviews."""

    STAFF = "staff", "本单位法制审核人员"
    ADVISER = "adviser", "聘请的法律顾问"
    PUBLIC_LAWYER = "public_lawyer", "公职律师"


class Tie(models.TextChoices):
    """What ties a reviewer to what he is to review."""

    NONE = "none", "没有利害关系"
    OTHER_SIDE = "other_side", "担任相对方的法律顾问或者代理人"
    DRAFTED = "drafted", "参与起草或者谈判"
    KIN = "kin", "与相对方有亲属等关系"
    OTHER = "other", "其他利害关系"


class Conclusion(models.TextChoices):
    """What the opinion comes to."""

    LAWFUL = "lawful", "合法"
    AFTER_CHANGES = "after_changes", "修改后合法"
    UNLAWFUL = "unlawful", "不合法"
    OUTSIDE = "outside", "不属于审查范围"


class SignedOver(models.TextChoices):
    """What opinion stood when a contract was signed.

    Without a reason only in old books, or once the day of a signature was put right.
    """

    PASSED = "passed", "审查合法后签订"
    CHANGED = "changed", "按审查意见修改后签订"
    NEGATIVE = "negative", "审查没有通过但负责人写明理由签订"
    MISSING = "missing", "没有审查意见但负责人写明理由签订"
    NO_WHY = "no_why", "没有通过审查也没有书面理由签订"


class EndedHow(models.TextChoices):
    """How a contract came to its end."""

    PERFORMED = "performed", "履行完毕"
    EXPIRED = "expired", "期满终止"
    RENEWED = "renewed", "期满续签"
    RESCINDED = "rescinded", "解除"
    VOID = "void", "被撤销或者确认无效"


def words(label: str, length: int = 200) -> "models.CharField[Any, Any]":
    """A line of text."""
    return models.CharField(label, max_length=length, blank=True)


def a_day(label: str) -> "models.DateField[Any, Any]":
    """A day that may not be known yet."""
    return models.DateField(label, null=True, blank=True)


class LegalOpinion(Matter):
    """Something that is reviewed for its legality before it binds anyone (合法性审查)."""

    paper_type = models.CharField("送审类型", max_length=10, choices=PaperType.choices)
    sender = words("送审单位（科室）", 60)
    drafted_by = words("起草人", 60)
    amount = models.DecimalField(
        "合同金额（元）", max_digits=16, decimal_places=2, null=True, blank=True
    )
    needed_by = a_day("需用日期")
    hurry_why = words("审查时间不足的原因")

    draft = models.BooleanField("附送审稿", default=False)
    basis = models.BooleanField("附法律法规等依据", default=False)
    explanation = models.BooleanField("附起草和履行程序的说明", default=False)
    credentials = models.BooleanField("附相对方主体资格材料", default=False)
    other_papers = words("其他材料")
    lacking = models.TextField("要补的材料", blank=True)
    returned_why = words("退回的理由")
    withdrawn_why = words("撤回的理由")

    reviewer = a_post("审查人", role=LEGAL_REVIEWER.value)
    standing = models.CharField("审查人身份", max_length=14, choices=Standing.choices, blank=True)
    tie = models.CharField("利害关系", max_length=12, choices=Tie.choices, blank=True)
    tie_told = words("利害关系的情况")
    counsel = models.TextField("法律顾问、公职律师的意见", blank=True)

    raised = models.PositiveSmallIntegerField("已提出意见（条）", default=0)
    answered = models.PositiveSmallIntegerField("已反馈意见（条）", default=0)
    point_place = words("针对的条款", 60)
    point_wrong = models.TextField("存在的问题", blank=True)
    point_basis = words("依据")
    point_mend = models.TextField("修改建议", blank=True)

    conclusion = models.CharField("审查结论", max_length=14, choices=Conclusion.choices, blank=True)
    summary = models.TextField("结论说明", blank=True)
    late_why = words("逾期的原因")
    answer = models.TextField("采纳情况", blank=True)
    changes = models.TextField("修改情况", blank=True)

    override_why = models.TextField("负责人的书面理由", blank=True)
    exploratory = models.BooleanField("国家尚无明确规定的探索性改革决策", default=False)
    risk_told = models.TextField("明示的法律风险", blank=True)

    signed_on = a_day("合同签订日期")
    contract_number = words("合同编号", 60)
    signed_over = models.CharField(
        "签订时的审查情况", max_length=8, choices=SignedOver.choices, blank=True
    )
    perform_by = a_day("下一次履行的日期")
    ends_on = a_day("合同期满日期")
    performance = models.TextField("履行情况", blank=True)
    amended = models.TextField("变更、补充的内容", blank=True)
    supplement = a_matter("补充协议的审查编号", "legal_opinion")
    ended_how = models.CharField("终止方式", max_length=10, choices=EndedHow.choices, blank=True)

    decided_on = a_day("作出决定、印发的日期")
    decision_number = words("决定、文件文号", 60)
    archive_number = words("档号", 40)

    class Meta:
        verbose_name = "合法性审查"
        verbose_name_plural = "合法性审查"
