"""Who signs in, and which posts that person holds."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils.crypto import salted_hmac

from .organisation import Organisation
from .roles import Role


class People(BaseUserManager["Person"]):
    """Makes people; a person without a password can't sign in."""

    def enrol(self, username: str, name: str, *, password: str | None = None) -> Person:
        """Add a person by sign-in name and real name."""
        person = self.model(username=username, name=name)
        person.set_password(password)
        person.save(using=self._db)
        return person


class Person(AbstractBaseUser):
    """Someone who works here. What they may do lies in their posts, never in the person."""

    username = models.CharField("登录名", max_length=40, unique=True)
    name = models.CharField("姓名", max_length=40)
    is_active = models.BooleanField("在用", default=True)
    must_change_password = models.BooleanField("要改初始密码", default=False)
    large_type = models.BooleanField("大字", default=False)
    keyboard = models.BooleanField("单键快捷键", default=True)
    must_have_factor = models.BooleanField("要设第二道验证", default=False)
    #: Counts up each time that everything open under this person's name is closed.
    closings = models.PositiveIntegerField("退出各处登录的次数", default=0)

    objects: ClassVar[People] = People()

    USERNAME_FIELD = "username"

    class Meta:
        verbose_name = "人员"
        verbose_name_plural = "人员"

    def __str__(self) -> str:
        return self.name

    def get_session_auth_hash(self) -> str:
        """What every session carries: with another password, or once closed, it opens nothing."""
        told = f"{self.password}:{self.closings}"
        return salted_hmac("yifa.session", told, algorithm="sha256").hexdigest()

    def close_sessions(self) -> None:
        """Sign the person out everywhere."""
        self.closings += 1
        self.save(update_fields=["closings"])


class PostQuerySet(models.QuerySet["Post"]):
    """Questions asked of posts."""

    def held_on(self, day: dt.date) -> PostQuerySet:
        """Posts in force on a day."""
        return self.filter(Q(until__isnull=True) | Q(until__gte=day), since__lte=day)

    def lasting_beyond(self, day: dt.date) -> PostQuerySet:
        """Posts in force, or still to begin, after a day."""
        return self.filter(Q(until__isnull=True) | Q(until__gt=day))


class Post(models.Model):
    """A person holding a role in an organisation; one person may hold several."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="posts")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="posts")
    role = models.CharField("角色", max_length=16, choices=Role.choices)
    title = models.CharField("职务", max_length=40, blank=True)
    since = models.DateField("任职日期")
    until = models.DateField("离任日期", null=True, blank=True)

    objects = PostQuerySet.as_manager()

    class Meta:
        verbose_name = "岗位"
        verbose_name_plural = "岗位"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "organisation", "role", "since"], name="one_post_once"
            )
        ]

    def __str__(self) -> str:
        return self.person.name

    def is_held_on(self, day: dt.date) -> bool:
        """Whether the post is in force on a day."""
        return self.since <= day and (self.until is None or day <= self.until)

    @property
    def mark(self) -> str:
        """What names this post for good in the chain: organisation, role and sign-in name."""
        return f"{self.organisation.code}/{self.role}/{self.person.username}"
