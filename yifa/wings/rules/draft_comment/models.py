"""What is recorded of a comment on a draft: on which, whence, what it says, what became of it."""

from django.db import models

from yifa.kernel.columns import naming
from yifa.kernel.matter import Matter


class Way(models.TextChoices):
    """How it came."""

    PAGE = "page", "征求意见网页"
    LETTER = "letter", "来信或者邮件"
    TELEPHONE = "telephone", "电话"
    MEETING = "meeting", "座谈会或者论证会"
    HEARING = "hearing", "听证会"
    ORGAN = "organ", "书面征求单位意见"


class Whose(models.TextChoices):
    """Who made it."""

    PERSON = "person", "个人"
    ENTERPRISE = "enterprise", "企业或者个体工商户"
    ASSOCIATION = "association", "行业协会商会"
    ORGAN = "organ", "机关或者事业单位"
    DEPUTY = "deputy", "人大代表或者政协委员"
    OTHER = "other", "其他组织"


class Result(models.TextChoices):
    """What became of it."""

    ADOPTED = "adopted", "采纳"
    PARTLY = "partly", "部分采纳"
    NOT_ADOPTED = "not_adopted", "不采纳"
    BESIDE = "beside", "和草案无关"


class DraftComment(Matter):
    """What somebody says of a draft (对草案的意见)."""

    draft = naming(Matter, "草案")
    way = models.CharField("意见来源", max_length=9, choices=Way.choices, blank=True)
    whose = models.CharField("提意见的人", max_length=11, choices=Whose.choices, blank=True)
    clause = models.CharField("针对哪一条", max_length=60, blank=True)
    says = models.TextField("意见内容")
    result = models.CharField("采纳情况", max_length=11, choices=Result.choices, blank=True)
    reply = models.TextField("答复和理由", blank=True)
    aside_why = models.CharField("不作为意见的原因", max_length=120, blank=True)

    class Meta:
        verbose_name = "对草案的意见"
        verbose_name_plural = "对草案的意见"
