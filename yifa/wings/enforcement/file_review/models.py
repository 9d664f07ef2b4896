"""What is recorded of the review of a file, its scoring sheet item by item."""

from typing import Any

from django.db import models

from yifa.kernel.columns import a_matter, a_post
from yifa.kernel.matter import Matter


class Drawn(models.TextChoices):
    """How the file was chosen."""

    RANDOM = "random", "随机抽取"
    SENT = "sent", "单位报送"
    FOCUS = "focus", "重点抽查"


class Void(models.TextChoices):
    """What makes a file fail whatever its points (否决项)."""

    NO_POWER = "no_power", "执法主体没有法定职权"
    UNCERTIFIED = "uncertified", "执法人员没有执法资格"
    NO_FACTS = "no_facts", "主要事实不清、证据不足"
    WRONG_LAW = "wrong_law", "适用法律错误"
    NO_NOTICE = "no_notice", "没有告知权利或者应当听证没有听证"
    NO_REVIEW = "no_review", "应当法制审核、集体讨论而没有进行"
    UNFAIR = "unfair", "处罚明显不当"


class Grade(models.TextChoices):
    """What the review came to."""

    GOOD = "good", "优秀"
    PASS = "pass", "合格"
    FAIL = "fail", "不合格"


def points(label: str) -> "models.DecimalField[Any, Any]":
    """The points an item of the sheet got."""
    return models.DecimalField(label, max_digits=4, decimal_places=1, null=True, blank=True)


class FileReview(Matter):
    """The review of a closed file (行政执法案卷评查)."""

    case = a_matter("案卷", "penalty_case")
    batch = models.CharField("评查批次", max_length=40, blank=True)
    drawn = models.CharField("抽取方式", max_length=8, choices=Drawn.choices, blank=True)
    reviewer = a_post("评查人员一")
    second_reviewer = a_post("评查人员二")

    subject = points("执法主体、人员（10分）")
    facts = points("事实、证据（25分）")
    process = points("执法程序（25分）")
    basis = points("法律适用、裁量（15分）")
    service = points("送达、执行（10分）")
    papers = points("文书、归档（5分）")
    timely = points("按期办理（10分，按台账）")
    record_says = models.CharField("台账记录", max_length=200, blank=True)
    total = points("总分")
    void = models.CharField("否决项", max_length=12, choices=Void.choices, blank=True)
    grade = models.CharField("等次", max_length=4, choices=Grade.choices, blank=True)
    defects = models.TextField("主要问题", blank=True)

    objection = models.TextField("单位异议", blank=True)
    answer = models.TextField("异议答复", blank=True)
    mend = models.TextField("整改要求", blank=True)
    mend_by = models.DateField("整改期限", null=True, blank=True)
    mended_how = models.TextField("整改情况", blank=True)

    class Meta:
        verbose_name = "案卷评查"
        verbose_name_plural = "案卷评查"
