"""What is recorded of a training of mediators."""

from django.db import models

from yifa.kernel.matter import Matter


class Way(models.TextChoices):
    """How they were taught."""

    CLASS = "class", "集中授课"
    COURT = "court", "旁听庭审"
    PRACTICE = "practice", "跟班学习、案例研讨"
    ONLINE = "online", "线上培训"


class MediatorTraining(Matter):
    """A training of people's mediators (调解员培训)."""

    way = models.CharField("培训方式", max_length=8, choices=Way.choices, blank=True)
    theme = models.CharField("培训内容", max_length=120, blank=True)
    place = models.CharField("地点", max_length=80, blank=True)
    teacher = models.CharField("授课人", max_length=80, blank=True)
    hours = models.PositiveSmallIntegerField("学时", null=True, blank=True)
    people = models.PositiveIntegerField("参训调解员人数", null=True, blank=True)

    class Meta:
        verbose_name = "调解员培训"
        verbose_name_plural = "调解员培训"
