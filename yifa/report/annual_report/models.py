"""What is recorded of an annual report: the matter, its versions, marks, comments and freezes."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.functional import cached_property

from yifa.kernel.matter import Matter
from yifa.kernel.person import Post

if TYPE_CHECKING:
    from .checking import Checked

#: A block of a version: id, kind (heading, paragraph), level, number, text, chapter.
Block = dict[str, Any]


class AnnualReport(Matter):
    """A year's report on law-based government (法治政府建设年度报告)."""

    brought_in = models.BooleanField("往年报告收录", default=False)
    report_year = models.PositiveSmallIntegerField("报告年度")
    version = models.PositiveIntegerField("稿次", default=0)
    text_digest = models.CharField("文稿校验码", max_length=64, blank=True)
    review_opinion = models.TextField("审核意见", blank=True)
    government_meeting = models.CharField("会议名称和届次", max_length=80, blank=True)
    committee_meeting = models.CharField("党委会议名称和届次", max_length=80, blank=True)
    frozen_digest = models.CharField("定稿校验码", max_length=64, blank=True)
    reported_to = models.CharField("报送对象", max_length=200, blank=True)
    secrecy_reviewed = models.BooleanField("已经保密审查", default=False)
    published_where = models.CharField("公开渠道", max_length=200, blank=True)

    class Meta:
        verbose_name = "年度报告"
        verbose_name_plural = "年度报告"

    @cached_property
    def checked(self) -> dict[dt.date, Checked]:
        """What the reviewer said of it by day: its page and the gates ask for the same again."""
        return {}

    def forget_history(self) -> None:
        """A step may have changed the text; it is read and checked again."""
        super().forget_history()
        self.__dict__.pop("checked", None)


class Version(models.Model):
    """A state of the text. Versions are kept; two of them can be compared."""

    report = models.ForeignKey(AnnualReport, on_delete=models.PROTECT, related_name="versions")
    place = models.PositiveIntegerField("稿次")
    title = models.CharField("标题", max_length=120)
    blocks: models.JSONField[list[Block], list[Block]] = models.JSONField("文稿")
    digest = models.CharField("校验码", max_length=64)
    at = models.DateTimeField("存稿时间")
    by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "文稿"
        verbose_name_plural = "文稿"
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(fields=["report", "place"], name="one_version_a_place")
        ]

    def __str__(self) -> str:
        return f"第{self.place}稿"


class Standing(models.TextChoices):
    """On whose word a number typed by hand stands."""

    SIGNED = "signed", "具名负责"
    TIED = "tied", "对应指标"


class Mark(models.Model):
    """A number typed by hand that somebody signed for or tied to a figure.

    It holds for that number between those words of that paragraph; when the words around it
    change it no longer holds, and the number is untraced again.
    """

    report = models.ForeignKey(AnnualReport, on_delete=models.PROTECT, related_name="marks")
    block = models.CharField(max_length=24)
    quoted = models.CharField("原文", max_length=60)
    before = models.CharField(max_length=12, blank=True)
    after = models.CharField(max_length=12, blank=True)
    standing = models.CharField("依据", max_length=6, choices=Standing.choices)
    figure = models.CharField("指标", max_length=80, blank=True)
    source = models.CharField("来源", max_length=200, blank=True)
    value = models.DecimalField("数值", max_digits=20, decimal_places=4, null=True)
    by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField("时间")

    class Meta:
        verbose_name = "数字出处"
        verbose_name_plural = "数字出处"
        constraints = [
            models.UniqueConstraint(
                fields=["report", "block", "quoted", "before", "after"], name="one_mark_a_number"
            )
        ]

    def __str__(self) -> str:
        return self.quoted


class Reply(models.TextChoices):
    """What is answered to a finding of the reviewer."""

    ACCEPTED = "accepted", "照改"
    EXPLAINED = "explained", "说明"
    IGNORED = "ignored", "不改"


class Answer(models.Model):
    """What somebody answered to a finding of the reviewer.

    `key` is drawn from the rule, the sentence and the figures it was found by: it holds for those
    words, in this version and the next; when they change it no longer holds, and the finding, if
    there still is one, is open again. The words found and the working are kept as they were.
    """

    report = models.ForeignKey(AnnualReport, on_delete=models.PROTECT, related_name="answers")
    key = models.CharField(max_length=64)
    rule = models.CharField("规则", max_length=40)
    quoted = models.TextField("原文")
    message = models.TextField("校核意见")
    reply = models.CharField("答复", max_length=9, choices=Reply.choices)
    words = models.CharField("理由", max_length=500, blank=True)
    by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField("时间")

    class Meta:
        verbose_name = "校核答复"
        verbose_name_plural = "校核答复"
        constraints = [
            models.UniqueConstraint(fields=["report", "key"], name="one_answer_a_finding")
        ]

    def __str__(self) -> str:
        return self.quoted[:20]


class Comment(models.Model):
    """What somebody says of a paragraph."""

    report = models.ForeignKey(AnnualReport, on_delete=models.PROTECT, related_name="comments")
    block = models.CharField(max_length=24)
    text = models.TextField("批注")
    by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField("时间")
    settled = models.BooleanField("已处理", default=False)

    class Meta:
        verbose_name = "批注"
        verbose_name_plural = "批注"
        ordering = ["at"]

    def __str__(self) -> str:
        return self.text[:20]


class Freeze(models.Model):
    """A report as it was approved: its text, its figures and how far each chain counted.

    `content` is canonical JSON; deriving it again from `cut` gives the same bytes.
    """

    report = models.ForeignKey(AnnualReport, on_delete=models.PROTECT, related_name="freezes")
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="+")
    content = models.TextField()
    digest = models.CharField("校验码", max_length=64)
    at = models.DateTimeField("定稿时间")

    class Meta:
        verbose_name = "定稿"
        verbose_name_plural = "定稿"
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.digest[:8]


class Source(models.Model):
    """The file a past report was brought in from: what was kept, and the furniture left out."""

    report = models.OneToOneField(AnnualReport, on_delete=models.PROTECT, related_name="source")
    name = models.CharField("文件名", max_length=200)
    digest = models.CharField(max_length=64)
    text = models.TextField("原文")
    furniture: models.JSONField[list[dict[str, Any]], list[dict[str, Any]]] = models.JSONField(
        "不属于正文的内容"
    )

    class Meta:
        verbose_name = "来稿"
        verbose_name_plural = "来稿"

    def __str__(self) -> str:
        return self.name
