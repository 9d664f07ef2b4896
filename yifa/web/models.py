"""What the doors remember of people: their own views of a register, and wrong passwords."""

from __future__ import annotations

import datetime as dt

from django.db import models

from yifa.kernel.matter import Matter
from yifa.kernel.person import Person, Post

from .api.models import ApiToken as ApiToken  # its table is one of this app's


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
    """A registration under the key it was sent with, so that the same one again makes no second."""

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=64)
    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["post", "key"], name="one_matter_a_key")]

    def __str__(self) -> str:
        return self.key[:8]


class WrongPassword(models.Model):
    """How often a sign-in name was tried with a wrong password of late.

    Any name may be tried, so it is a name and not a person: that a name is locked tells nobody
    whether someone bears it.
    """

    username = models.CharField("登录名", max_length=40, unique=True)
    tries = models.PositiveSmallIntegerField("次数", default=0)
    last_at = models.DateTimeField("最近一次")

    #: After so many wrong tries a name rests for so long.
    MOST = 5
    REST = dt.timedelta(minutes=10)

    class Meta:
        verbose_name = "登录失败"
        verbose_name_plural = "登录失败"

    def __str__(self) -> str:
        return self.username

    def rests_at(self, now: dt.datetime) -> bool:
        """Whether the name may not be tried at that moment."""
        return self.tries >= self.MOST and now < self.last_at + self.REST
