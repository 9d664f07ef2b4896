"""What is recorded of a law-literate villager."""

from django.db import models

from yifa.kernel.matter import Matter
from yifa.kernel.organisation import Form, Level, Organisation
from yifa.kernel.privacy import NameField


class EndReason(models.TextChoices):
    """Why somebody is one no more."""

    MOVED = "moved", "迁出或者长期外出"
    RESIGNED = "resigned", "本人不再担任"
    UNSUITED = "unsuited", "不再符合条件"
    OTHER = "other", "其他原因"


class LawLiterate(Matter):
    """A villager who knows the law that daily life needs (法律明白人)."""

    village = models.ForeignKey(
        Organisation,
        verbose_name="村（社区）",
        on_delete=models.PROTECT,
        related_name="+",
        limit_choices_to={"level": Level.VILLAGE, "form": Form.VILLAGE},
    )
    person = NameField("姓名", max_length=20)
    is_cadre = models.BooleanField("村（社区）干部", default=False)

    training_theme = models.CharField("培训内容", max_length=120, blank=True)
    training_hours = models.PositiveSmallIntegerField("学时", null=True, blank=True)
    certificate = models.CharField("证书编号", max_length=40, blank=True)
    end_reason = models.CharField("退出原因", max_length=10, choices=EndReason.choices, blank=True)

    class Meta:
        verbose_name = "法律明白人"
        verbose_name_plural = "法律明白人"
