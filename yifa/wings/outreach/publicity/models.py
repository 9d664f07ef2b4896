"""What is recorded of a publicity activity."""

from django.db import models

from yifa import law
from yifa.kernel.columns import a_matter
from yifa.kernel.matter import Matter


class ThemeDay(models.TextChoices):
    """The day or week an activity belongs to."""

    NATIONAL_SECURITY = "security", "全民国家安全教育日（4月15日）"
    CONSUMER = "consumer", "消费者权益日（3月15日）"
    WOMEN = "women", "妇女权益保护宣传（3月8日）"
    CIVIL_CODE = "civil_code", "民法典宣传月（5月）"
    SAFETY = "safety", "安全生产月（6月）"
    DRUGS = "drugs", "国际禁毒日（6月26日）"
    CONSTITUTION_WEEK = "constitution_week", "宪法宣传周（12月1日至7日）"
    CONSTITUTION_DAY = "constitution_day", "国家宪法日（12月4日）"
    OTHER = "other", "其他主题"


class Publicity(Matter):
    """An activity that tells people about the law (普法活动)."""

    place = models.CharField("地点", max_length=80, blank=True)
    theme_day = models.CharField("主题日", max_length=20, choices=ThemeDay.choices, blank=True)
    law_told = models.CharField("宣讲的法律", max_length=80, blank=True)
    audience = models.CharField(
        "对象", max_length=16, choices=law.choices("publicity_nine_entries"), blank=True
    )
    fulfils = a_matter("对应的普法责任事项", "publicity_duty")
    people_reached = models.PositiveIntegerField("受众人次", null=True, blank=True)
    materials = models.PositiveIntegerField("发放资料份数", null=True, blank=True)
    media_views = models.PositiveIntegerField("线上阅读播放次数", null=True, blank=True)
    case_told = models.BooleanField("以案释法", default=False)
    summary = models.TextField("活动情况", blank=True)

    class Meta:
        verbose_name = "普法活动"
        verbose_name_plural = "普法活动"
