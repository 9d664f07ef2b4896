"""What went out of the house and what came in as a table: who, when, why, how much.

What is written down of it stays as it is: its digest lies on the chain of administrative acts.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator
from typing import Any, ClassVar

from django.db import models

from .administration.record import AdministrativeAct, Did, Office, opened
from .broken import Broken, Known
from .chain import canonical
from .matter import Matter
from .person import Post
from .privacy import SealedField


class Exchange(models.Model):
    """An export or an import, put on record when it is done and each time it changes after."""

    #: How it is put on record the first time, and later.
    first: ClassVar[Did]
    later: ClassVar[tuple[Did, ...]] = ()
    #: What is read of it only where it is needed.
    left_aside: ClassVar[tuple[str, ...]] = ()

    class Meta:
        abstract = True

    def says(self) -> dict[str, Any]:
        """Everything that may not be changed unseen."""
        raise NotImplementedError

    @property
    def belongs_on_record(self) -> bool:
        """Whether it has come so far."""
        return True

    def put_on_record(self, did: Did, office: Office, by: Post) -> None:
        """The digest of what it says now, on the chain of administrative acts."""
        told = {"序号": str(self.pk), "校验码": self.fingerprint()}
        office.record(did, by.person, at=by.organisation, after=told)

    def fingerprint(self) -> str:
        """SHA-256 over everything it says."""
        return hashlib.sha256(canonical(self.says())).hexdigest()

    def keeps(self, digest: str, known: Known) -> bool:
        """Whether it is what was written down, by posts that are there."""
        for field in self._meta.concrete_fields:
            key = getattr(self, field.attname)
            if field.related_model is Post and key is not None:
                if key not in known.posts:
                    return False
                setattr(self, field.name, known.posts[key])
        return self.fingerprint() == digest


def moment(at: dt.datetime) -> str:
    """A moment in words that hold in any database."""
    return at.astimezone(dt.UTC).isoformat(timespec="microseconds")


class Export(Exchange):
    """Something taken out: a masked list, a full export, a printed file or a subsidy claim.

    `full` is in clear and states its purpose.
    """

    first = Did.TAKE_OUT

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
            export.put_on_record(cls.first, office, post)
        return export

    def says(self) -> dict[str, Any]:
        """All of it."""
        return {
            "by": self.post.mark,
            "kind": self.kind,
            "what": self.what,
            "full": self.full,
            "purpose": self.purpose,
            "filters": self.filters,
            "columns": self.columns,
            "count": self.count,
            "at": moment(self.at),
        }


class Import(Exchange):
    """A table brought in. Until it is accepted its file is kept sealed, afterwards not at all."""

    class State(models.TextChoices):
        """How far it has come."""

        WAITING = "waiting", "待确认"
        UNDER_WAY = "under_way", "正在导入"
        DONE = "done", "已导入"
        UNDONE = "undone", "已撤销"

    first = Did.BRING_IN
    later = (Did.TAKE_BACK,)
    left_aside = ("sealed",)

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

    @property
    def belongs_on_record(self) -> bool:
        """Once it has come in, also when it was taken back."""
        return self.state in {self.State.DONE, self.State.UNDONE}

    def says(self) -> dict[str, Any]:
        """All of it with the matters it added; not the file, which is gone by then."""
        rows = self.rows.order_by("row", "pk").values_list("row", "matter__number")
        return {
            "by": self.post.mark,
            "kind": self.kind,
            "file": self.file,
            "digest": self.digest,
            "state": self.state,
            "chosen": self.chosen,
            "fixed": self.fixed,
            "added": self.added,
            "there": self.there,
            "bad": self.bad,
            "at": moment(self.at),
            "undone_at": moment(self.undone_at) if self.undone_at else "",
            "undone_by": self.undone_by.mark if self.undone_by else "",
            "rows": [list(row) for row in rows],
        }


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


def broken_exchanges(known: Known) -> Iterator[Broken]:
    """What was taken out or brought in and is not as it was written down."""
    for model in (Export, Import):
        yield from broken_rows(model, known)


def broken_rows(model: type[Exchange], known: Known) -> Iterator[Broken]:
    """The same of one table; what is older than its record is passed over."""
    acts = AdministrativeAct.objects.filter(did__in=(model.first, *model.later)).order_by("place")
    told, begun_with = dict[int, str](), set[int]()
    for did, after in acts.values_list("did", "after").iterator(chunk_size=2000):
        key = int(after["序号"])
        told[key] = after["校验码"]
        begun_with |= {key} if did == model.first else set()
    name, what = model._meta.verbose_name, str(model._meta.model_name)
    on_record = False
    rows = model._default_manager.defer(*model.left_aside).order_by("at", "pk")
    for one in rows.iterator(chunk_size=2000):
        on_record |= one.pk in begun_with
        digest = told.pop(one.pk, "")
        if digest and not one.keeps(digest, known):
            yield Broken(what, str(one.pk), f"第{one.pk}号{name}记录被改动")
        elif on_record and not digest and one.belongs_on_record:
            yield Broken(what, str(one.pk), f"第{one.pk}号{name}记录不是{name}时写下的")
    for key in told:
        yield Broken(what, str(key), f"第{key}号{name}记录不见了")
