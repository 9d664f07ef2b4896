"""What the doors remember of people: their own views of a register, and wrong tries to come in."""

from __future__ import annotations

import datetime as dt

from django.db import models

from yifa.kernel.matter import Matter
from yifa.kernel.person import Person, Post

from .api.models import ApiToken as ApiToken  # its table is one of this app's
from .factors.models import CodeApp as CodeApp
from .factors.models import SecurityKey as SecurityKey
from .factors.models import SpareCode as SpareCode


class SavedView(models.Model):
    """A person's own view of a register: the filters that were set, under a name."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="views")
    kind = models.CharField("台账", max_length=32)
    name = models.CharField("名称", max_length=20)
    query = models.CharField("条件", max_length=600)

    class Meta:
        verbose_name = "视图"
        verbose_name_plural = "视图"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["person", "kind", "name"], name="one_view_a_name")
        ]

    def __str__(self) -> str:
        return self.name


class Sent(models.Model):
    """What was sent under a key, so that the same sent again makes no second.

    `place` is that of the event it made, among those of the matter: 1 for a registration.
    """

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=64)
    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="+")
    place = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["post", "key"], name="one_matter_a_key")]

    def __str__(self) -> str:
        return self.key[:8]


class Pace(models.Model):
    """How often an address sent something to the public's door in one minute; forgotten soon after.

    Kept in the database, so that it holds for every process of the server.
    """

    door = models.CharField("门", max_length=8)
    address = models.CharField("网络地址", max_length=50)
    minute = models.DateTimeField("哪一分钟")
    times = models.PositiveSmallIntegerField("次数", default=0)

    class Meta:
        verbose_name = "提交次数"
        verbose_name_plural = "提交次数"
        constraints = [
            models.UniqueConstraint(fields=["door", "address", "minute"], name="one_pace_a_minute")
        ]

    def __str__(self) -> str:
        return f"{self.address} {self.door}"


class WrongTry(models.Model):
    """How often a sign-in name, an address or a second factor was tried of late, and was wrong.

    Any name may be tried, so it is a name and not a person: that a name rests tells nobody
    whether someone bears it.
    """

    class Of(models.TextChoices):
        """What was tried, or from where."""

        NAME = "name", "登录名"
        ADDRESS = "address", "网络地址"
        FACTOR = "factor", "第二道验证"

    of = models.CharField("对象", max_length=8, choices=Of.choices)
    key = models.CharField("是哪一个", max_length=50)
    tries = models.PositiveSmallIntegerField("次数", default=0)
    since = models.DateTimeField("从何时起")
    rested_at = models.DateTimeField("最近一次停用", null=True)

    #: After so many wrong tries within that time it rests for as long. Many share an address.
    MOST = {Of.NAME: 5, Of.FACTOR: 5, Of.ADDRESS: 50}
    REST = dt.timedelta(minutes=10)

    class Meta:
        verbose_name = "登录失败"
        verbose_name_plural = "登录失败"
        constraints = [models.UniqueConstraint(fields=["of", "key"], name="one_count_a_key")]

    def __str__(self) -> str:
        return self.key

    def rests_at(self, now: dt.datetime) -> bool:
        """Whether it may not be tried at that moment."""
        return self.rested_at is not None and now < self.rested_at + self.REST

    def count(self, now: dt.datetime) -> None:
        """One more try; those of an earlier stretch of time no longer count."""
        if now >= self.since + self.REST or (self.rested_at and self.rested_at >= self.since):
            self.since, self.tries = now, 0
        self.tries += 1
        if self.tries >= self.MOST[WrongTry.Of(self.of)]:
            self.rested_at = now
