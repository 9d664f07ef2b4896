"""What went out of the house and what came in as a table: who, when, why, how much."""

from __future__ import annotations

from typing import Any

from django.db import models

from .matter import Matter
from .person import Post
from .privacy import SealedField


class Export(models.Model):
    """Something taken out: a masked list, a full export, a printed file or a subsidy claim.

    `full` is in clear and states its purpose.
    """

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="exports")
    kind = models.CharField("台账", max_length=32)
    what = models.CharField("内容", max_length=40)
    full = models.BooleanField("完整", default=False)
    purpose = models.CharField("用途", max_length=120, blank=True)
    filters: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField(
        "条件", default=dict
    )
    columns: models.JSONField[list[str], list[str]] = models.JSONField("列", default=list)
    count = models.PositiveIntegerField("件数", default=0)
    at = models.DateTimeField("时间", db_index=True)

    class Meta:
        verbose_name = "导出"
        verbose_name_plural = "导出"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.what} {self.count}件"


class Import(models.Model):
    """A table brought in. Until it is accepted its file is kept sealed, afterwards not at all."""

    class State(models.TextChoices):
        """How far it has come."""

        WAITING = "waiting", "待确认"
        UNDER_WAY = "under_way", "正在导入"
        DONE = "done", "已导入"
        UNDONE = "undone", "已撤销"

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="imports")
    kind = models.CharField("台账", max_length=32)
    file = models.CharField("文件", max_length=120)
    digest = models.CharField("校验码", max_length=64, db_index=True)
    state = models.CharField("状态", max_length=9, choices=State.choices, default=State.WAITING)
    sealed = SealedField(default=bytes)
    #: Place of a head → key of the column a person chose for it, where the guess was wrong.
    chosen: models.JSONField[dict[str, str], dict[str, str]] = models.JSONField(default=dict)
    #: What a column that the table lacks is in every row.
    fixed: models.JSONField[dict[str, str], dict[str, str]] = models.JSONField(default=dict)
    added = models.PositiveIntegerField("新增", default=0)
    there = models.PositiveIntegerField("已有", default=0)
    bad = models.PositiveIntegerField("未导入", default=0)
    at = models.DateTimeField("时间")
    undone_at = models.DateTimeField("撤销时间", null=True, blank=True)
    undone_by = models.ForeignKey(
        Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = "导入"
        verbose_name_plural = "导入"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.file} {self.added}件"


class ImportedMatter(models.Model):
    """A matter that an import added, and the row it stood on."""

    brought_in_by = models.ForeignKey(Import, on_delete=models.PROTECT, related_name="rows")
    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="imported")
    row = models.PositiveIntegerField("行")

    class Meta:
        verbose_name = "导入的事项"
        verbose_name_plural = "导入的事项"
        constraints = [models.UniqueConstraint(fields=["matter"], name="one_import_a_matter")]

    def __str__(self) -> str:
        return f"第{self.row}行"
