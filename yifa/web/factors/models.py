"""What is kept of second factors: nothing by which a reader of the database could sign in."""

from __future__ import annotations

from django.db import models

from yifa.kernel.person import Person
from yifa.kernel.privacy import EncryptedField


class CodeApp(models.Model):
    """An app on a telephone that shows six digits, new every thirty seconds (RFC 6238)."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="code_app")
    secret = EncryptedField("密钥")
    #: The latest thirty seconds whose code was used: no code opens twice.
    last_step = models.PositiveBigIntegerField("最近用过的时段", default=0)
    #: A secret put into another person's row by SQL opens nothing.
    sealed_to = ("person_id",)

    sealed_to = ("person_id",)  # one person's secret opens for nobody else

    class Meta:
        verbose_name = "验证器"
        verbose_name_plural = "验证器"

    def __str__(self) -> str:
        return str(self.person)


class SecurityKey(models.Model):
    """A security key or a passkey of a telephone or computer (WebAuthn)."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="security_keys")
    name = models.CharField("名称", max_length=20)
    #: What the key calls itself, in base64url.
    credential = models.CharField(max_length=1400, unique=True)
    public_key = models.BinaryField()
    sign_count = models.PositiveBigIntegerField(default=0)
    added_on = models.DateField("添加日期")

    class Meta:
        verbose_name = "安全钥匙"
        verbose_name_plural = "安全钥匙"
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name


class SpareCode(models.Model):
    """A code that opens once, for whoever lost the telephone; kept as a password is."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="spare_codes")
    hashed = models.CharField(max_length=128)

    class Meta:
        verbose_name = "备用码"
        verbose_name_plural = "备用码"

    def __str__(self) -> str:
        return str(self.person)
