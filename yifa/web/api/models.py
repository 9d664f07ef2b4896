"""By what a program or a calendar comes in: a secret that is bound to a post and shown once."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets

from django.db import models

from yifa.kernel.person import Post


class Scope(models.TextChoices):
    """What a token may do; whatever it may, it sees no more than its post does."""

    READ = "read", "读台账"
    WRITE = "write", "登记和办理"
    FIGURES = "figures", "读指标"
    PRIVATE = "private", "读当事人完整信息（每次写明用途并记录）"
    CALENDAR = "calendar", "到期日历"


class TokenQuerySet(models.QuerySet["ApiToken"]):
    """Questions asked of tokens."""

    def valid_on(self, day: dt.date) -> TokenQuerySet:
        """Tokens that may come in on a day."""
        return self.filter(revoked_at__isnull=True, expires_on__gte=day)


class ApiToken(models.Model):
    """A token of a post. Only the digest of its secret is kept."""

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="tokens")
    name = models.CharField("名称", max_length=40)
    scopes: models.JSONField[list[str], list[str]] = models.JSONField("权限", default=list)
    digest = models.CharField(max_length=64, unique=True)
    #: Its first characters, by which a person tells tokens apart.
    begins = models.CharField("开头", max_length=12)
    created_at = models.DateTimeField("制发时间")
    expires_on = models.DateField("有效期至")
    revoked_at = models.DateTimeField("注销时间", null=True, blank=True)
    last_used_on = models.DateField("最近使用", null=True, blank=True)

    objects = TokenQuerySet.as_manager()

    class Meta:
        verbose_name = "接口令牌"
        verbose_name_plural = "接口令牌"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.name

    def allows(self, scope: str) -> bool:
        """Whether it may do that."""
        return scope in self.scopes


def fresh_secret() -> str:
    """A secret that nobody guesses: 256 random bits."""
    return f"yifa_{secrets.token_urlsafe(32)}"


def digest_of(secret: str) -> str:
    """What is kept of a secret. It is random and long, so a plain digest is enough."""
    return hashlib.sha256(secret.encode()).hexdigest()
