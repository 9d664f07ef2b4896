"""What is recorded of a round of screening."""

from django.db import models

from yifa.kernel.columns import an_organisation
from yifa.kernel.matter import Matter
from yifa.kernel.organisation import Form, Level


class Round(models.TextChoices):
    """Why one went round."""

    DAILY = "daily", "日常排查"
    MONTHLY = "monthly", "每月集中排查"
    SPECIAL = "special", "专项排查"


class Screening(Matter):
    """A round of looking for disputes (矛盾纠纷排查)."""

    round = models.CharField("排查方式", max_length=8, choices=Round.choices)
    campaign = models.CharField("专项排查名称", max_length=60, blank=True)
    village = an_organisation("村（社区）", level=Level.VILLAGE, form=Form.VILLAGE)
    grid = models.CharField("网格或者片区", max_length=40, blank=True)
    screeners = models.CharField("排查人", max_length=120, blank=True)
    people_sent = models.PositiveIntegerField("参加人数", null=True, blank=True)
    households = models.PositiveIntegerField("走访户（处）数", null=True, blank=True)
    found = models.PositiveIntegerField("发现纠纷件数")
    resolved = models.PositiveIntegerField("当场化解件数", default=0)
    result = models.TextField("排查情况", blank=True)

    class Meta:
        verbose_name = "纠纷排查"
        verbose_name_plural = "纠纷排查"
