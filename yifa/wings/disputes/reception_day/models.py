"""What is recorded of a day on which a leader receives petitioners."""

from django.db import models

from yifa.kernel.matter import Matter


class Way(models.TextChoices):
    """How a leader receives (article 18)."""

    AT_HOME = "at_home", "定点接访"
    GOING_DOWN = "going_down", "带案下访"
    TOGETHER = "together", "联合接访"


class ReceptionDay(Matter):
    """A day on which a leader receives petitioners (领导接访日)."""

    receives_on = models.DateField("接访日期", null=True, blank=True)
    hours = models.CharField("接访时间", max_length=40, blank=True)
    leader = models.CharField("接访领导", max_length=40, blank=True)
    position = models.CharField("接访领导职务", max_length=60, blank=True)
    place = models.CharField("接访地点", max_length=80, blank=True)
    way = models.CharField("接访方式", max_length=12, choices=Way.choices, blank=True)
    subjects = models.CharField("接待的事项", max_length=160, blank=True)
    together_with = models.CharField("联合接访的单位", max_length=160, blank=True)
    reach = models.CharField("咨询、预约电话", max_length=40, blank=True)

    changed_why = models.CharField("调整的原因", max_length=120, blank=True)
    called_off_why = models.CharField("取消的原因", max_length=120, blank=True)
    batches = models.PositiveIntegerField("接待批次", null=True, blank=True)
    people = models.PositiveIntegerField("接待人次", null=True, blank=True)
    received_note = models.TextField("接访情况和交办意见", blank=True)

    class Meta:
        verbose_name = "领导接访日"
        verbose_name_plural = "领导接访日"
