"""What went out of the house and what came in as a table: who, when, why, how much."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterator
from typing import Any

from django.db import models

from .administration.record import AdministrativeAct, Did, opened
from .broken import Broken, Known
from .matter import Matter
from .person import Post
from .privacy import SealedField


class Export(models.Model):
    """Something taken out: a masked list, a full export, a printed file or a subsidy claim.

    `full` is in clear and states its purpose. What is written down stays as it is: its digest lies
    on the chain of administrative acts.
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

    @classmethod
    def take_down(cls, post: Post, **said: Any) -> Export:
        """Write down what a post takes out, and its digest on the chain."""
        with opened(post) as office:
            export = cls.objects.create(post=post, **said)
            told = {"序号": str(export.pk), "校验码": export.digest()}
            office.record(Did.TAKE_OUT, post.person, at=post.organisation, after=told)
        return export

    def digest(self) -> str:
        """SHA-256 over everything it says."""
        says: dict[str, Any] = {
            "by": self.post.mark,
            "kind": self.kind,
            "what": self.what,
            "full": self.full,
            "purpose": self.purpose,
            "filters": self.filters,
            "columns": self.columns,
            "count": self.count,
            "at": self.at.astimezone(dt.UTC).isoformat(timespec="microseconds"),
        }
        text = json.dumps(says, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()

    def keeps(self, digest: str, known: Known) -> bool:
        """Whether it is what was written down, by a post that is there."""
        if self.post_id not in known.posts:
            return False
        self.post = known.posts[self.post_id]
        return self.digest() == digest


def broken_exports(known: Known) -> Iterator[Broken]:
    """What was taken out and is not as it was written down; not what is older than its record."""
    acts = AdministrativeAct.objects.filter(did=Did.TAKE_OUT).order_by("place")
    told = {int(act.after["序号"]): act.after["校验码"] for act in acts.iterator(chunk_size=2000)}
    first = next(iter(told), None)
    if first is None:
        return
    for export in Export.objects.filter(pk__gte=first).order_by("pk").iterator(chunk_size=2000):
        digest = told.pop(export.pk, "")
        if not digest:
            yield Broken("export", str(export.pk), f"第{export.pk}号导出记录不是导出时写下的")
        elif not export.keeps(digest, known):
            yield Broken("export", str(export.pk), f"第{export.pk}号导出记录被改动")
    for pk in told:
        yield Broken("export", str(pk), f"第{pk}号导出记录不见了")


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
