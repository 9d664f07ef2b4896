"""What is recorded of an exam, in the order in which it comes to be known."""

from __future__ import annotations

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from yifa import law
from yifa.kernel.matter import Matter


def number_of(form: str, part: str) -> models.PositiveSmallIntegerField[Any, Any]:
    """How many questions of a form are drawn from a part of the bank."""
    most = MaxValueValidator(200, f"{part}的{form}不多于200道")
    return models.PositiveSmallIntegerField(f"{form}题数（{part}）", default=0, validators=[most])


def points_of(form: str) -> models.DecimalField[Any, Any]:
    """What each question of a form is worth."""
    return models.DecimalField(
        f"{form}每题分值", max_digits=4, decimal_places=1, null=True, blank=True
    )


class ExamSitting(Matter):
    """An exam of enforcement officers (执法资格考试)."""

    # What is planned
    sector = models.CharField(
        "执法领域", max_length=20, choices=law.choices("enforcement_sector"), blank=True
    )
    held_on = models.DateField("考试日期", null=True, blank=True)
    place = models.CharField("考试地点", max_length=80, blank=True)
    single_common = number_of("单选题", "公共法律知识")
    single_special = number_of("单选题", "专业法律知识")
    single_points = points_of("单选题")
    multiple_common = number_of("多选题", "公共法律知识")
    multiple_special = number_of("多选题", "专业法律知识")
    multiple_points = points_of("多选题")
    judge_common = number_of("判断题", "公共法律知识")
    judge_special = number_of("判断题", "专业法律知识")
    judge_points = points_of("判断题")
    pass_mark = models.DecimalField("合格线", max_digits=5, decimal_places=1, null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(
        "考试时长（分钟）",
        default=90,
        validators=[
            MinValueValidator(10, "考试时长不少于10分钟"),
            MaxValueValidator(300, "考试时长不多于300分钟"),
        ],
    )

    # Who sits, and what is drawn
    candidates = models.TextField(
        "参加考试的执法资格编号（每行一个，不填为全部待考试人员）", blank=True
    )
    roll = models.TextField("考生名单（准考号 编号 姓名 单位）", blank=True)
    seed_source = models.CharField("种子来源（事先写明）", max_length=120, blank=True)
    seed_on = models.DateField("种子产生日期", null=True, blank=True)
    seed = models.CharField("种子", max_length=120, blank=True)

    # What was answered, and what it came to
    answers = models.TextField("纸质答卷（每行：准考号 1A 2BC 3对…，没有答的写“4空”）", blank=True)
    results = models.TextField("成绩（准考号 编号 得分 结果 姓名）", blank=True)
    sat = models.PositiveIntegerField("参加考试人数", null=True, blank=True)
    passed = models.PositiveIntegerField("合格人数", null=True, blank=True)

    # What was said against it
    objection = models.TextField("复核申请（谁、对哪里有异议）", blank=True)
    recheck = models.TextField("复核结果", blank=True)
    voided = models.CharField("撤销的题号（全部写上，用顿号隔开）", max_length=80, blank=True)
    voided_why = models.CharField("撤销试题的原因", max_length=160, blank=True)
    void_why = models.CharField("作废原因", max_length=160, blank=True)

    class Meta:
        verbose_name = "执法资格考试"
        verbose_name_plural = "执法资格考试"


class AnswerSheet(models.Model):
    """What a candidate answers at a computer, until the exam's own step collects it."""

    exam = models.ForeignKey(ExamSitting, on_delete=models.PROTECT, related_name="sheets")
    seat = models.CharField("准考号", max_length=8)
    begun_at = models.DateTimeField("开始作答")
    ends_at = models.DateTimeField("作答截止")
    saved_at = models.DateTimeField("最近保存")
    sent_at = models.DateTimeField("交卷", null=True, blank=True)
    answers: models.JSONField[dict[str, str], dict[str, str]] = models.JSONField(
        "作答", default=dict
    )

    class Meta:
        verbose_name = "电脑答卷"
        verbose_name_plural = "电脑答卷"
        constraints = [models.UniqueConstraint(fields=["exam", "seat"], name="one_sheet_a_seat")]

    def __str__(self) -> str:
        return f"{self.exam.number} 准考号{self.seat}"
