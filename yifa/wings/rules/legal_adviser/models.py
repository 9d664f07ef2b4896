"""What is recorded of a legal adviser's seat: whom it serves, who sits on it, what was done."""

from typing import Any

from django.db import models

from yifa.kernel.columns import a_post
from yifa.kernel.matter import Matter
from yifa.kernel.organisation import Organisation
from yifa.kernel.roles import LEGAL_REVIEWER


class AdviserKind(models.TextChoices):
    """Whom an adviser serves, and as what."""

    GOVERNMENT = "government", "政府法律顾问"
    DEPARTMENT = "department", "部门法律顾问"
    VILLAGE = "village", "村（社区）法律顾问"
    PUBLIC_LAWYER = "public_lawyer", "公职律师"


class Service(models.TextChoices):
    """What an adviser does for those whom he serves."""

    REVIEW = "review", "审查文件合同"
    ADVICE = "advice", "解答法律咨询"
    MEETING = "meeting", "列席会议"
    LAWSUIT = "lawsuit", "代理诉讼复议"
    MEDIATION = "mediation", "参与调解"
    LECTURE = "lecture", "法治讲座"
    OTHER = "other", "其他服务"


class DismissedWhy(models.TextChoices):
    """Why somebody is an adviser no more before the term is over."""

    RESIGNED = "resigned", "本人辞任"
    NEGLECT = "neglect", "不履行职责"
    CONFLICT = "conflict", "有利益冲突不回避"
    LICENCE = "licence", "执业证被注销或者停止执业"
    MOVED = "moved", "工作变动"
    OTHER = "other", "其他原因"


def words(label: str, length: int = 120) -> "models.CharField[Any, Any]":
    """A line of text."""
    return models.CharField(label, max_length=length, blank=True)


def a_day(label: str) -> "models.DateField[Any, Any]":
    """A day that may not be known yet."""
    return models.DateField(label, null=True, blank=True)


class LegalAdviser(Matter):
    """The seat of a legal adviser at somebody whom he serves (法律顾问)."""

    adviser_kind = models.CharField("顾问类别", max_length=14, choices=AdviserKind.choices)
    served = models.ForeignKey(
        Organisation, verbose_name="服务单位", on_delete=models.PROTECT, related_name="+"
    )

    #: In clear, like the name of a post: it stands on the contract and on the village's wall.
    adviser = words("法律顾问姓名", 40)
    post = a_post("在本系统审查时的岗位", role=LEGAL_REVIEWER.value)
    firm = words("律师事务所或者工作单位", 60)
    licence = words("执业证号", 40)
    fields = words("擅长领域")
    clients = models.TextField("同时服务的其他委托人", blank=True)
    contract_number = words("聘任合同或者文件编号", 60)
    term_from = a_day("聘期自")
    term_until = a_day("聘期至")
    fee = models.DecimalField(
        "每年顾问费（元）", max_digits=10, decimal_places=2, null=True, blank=True
    )

    service = models.CharField("服务内容", max_length=10, choices=Service.choices, blank=True)
    service_told = models.TextField("服务情况", blank=True)
    hours = models.DecimalField(
        "用时（小时）", max_digits=5, decimal_places=1, null=True, blank=True
    )
    people_served = models.PositiveIntegerField("服务人数", null=True, blank=True)

    evaluated_years = words("已评价年度", 60)
    evaluated_year = models.PositiveSmallIntegerField("评价年度", null=True, blank=True)
    evaluated_by = words("评价人")
    evaluation = models.TextField("服务单位的评价", blank=True)
    dismissed_why = models.CharField(
        "解聘原因", max_length=10, choices=DismissedWhy.choices, blank=True
    )
    dismissal_told = words("解聘的情况", 200)
    closed_why = words("撤销席位的原因", 200)

    class Meta:
        verbose_name = "法律顾问"
        verbose_name_plural = "法律顾问"
