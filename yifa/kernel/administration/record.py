"""What administrators did, kept for the auditor: append-only and chained like events.

`in_office` is the door: it holds the head of the chain until the transaction ends, so that two
administrators never act on what the other is just changing, and refuses who may not act. What
was refused because power is divided leaves nothing but a line that it was tried.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import models, transaction
from django.utils import timezone

from yifa.kernel.chain import GENESIS
from yifa.kernel.gates import Reason, Refused
from yifa.kernel.organisation import Organisation
from yifa.kernel.person import Person, Post
from yifa.kernel.roles import Role

#: Facts of an organisation or a person by their Chinese names, in words as pages show them.
Facts = Mapping[str, str]


class Did(models.TextChoices):
    """What an administrator did."""

    ADD_ORGANISATION = "add_organisation", "添加单位"
    CHANGE_ORGANISATION = "change_organisation", "修改单位"
    CLOSE_ORGANISATION = "close_organisation", "撤并单位"
    REOPEN_ORGANISATION = "reopen_organisation", "恢复单位"
    ADD_PERSON = "add_person", "添加人员"
    APPOINT = "appoint", "任职"
    END_POST = "end_post", "离任"
    DEACTIVATE = "deactivate", "停用登录"
    RESTORE = "restore", "恢复登录"
    ISSUE_PASSWORD = "issue_password", "制发初始密码"
    LIFT_LOCK = "lift_lock", "解除登录限制"
    REQUIRE_FACTOR = "require_factor", "要求第二道验证"
    RELEASE_FACTOR = "release_factor", "不再要求第二道验证"
    REMOVE_FACTOR = "remove_factor", "解除第二道验证"
    REFUSED = "refused", "没有办成"
    TAKE_OUT = "take_out", "导出"
    BRING_IN = "bring_in", "导入"
    TAKE_BACK = "take_back", "撤销导入"


#: What anybody did: only a digest, since what for, and of whom, is no administrator's.
OF_ANYBODY = (Did.TAKE_OUT, Did.BRING_IN, Did.TAKE_BACK)


class AdministrativeAct(models.Model):
    """One thing an administrator did (管理记录): who, when, to whom or what, before and after.

    Append-only. `by` is None for what was done on the machine itself, at the command line.
    """

    place = models.PositiveBigIntegerField(unique=True)
    at = models.DateTimeField("时间", db_index=True)
    by = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="+")
    did = models.CharField("事项", max_length=24, choices=Did.choices)
    #: Where it was done: an auditor reads what was done at and under the own organisation.
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    #: The code of the organisation or the sign-in name of the person, and its name at the time.
    subject = models.CharField("对象", max_length=40)
    named = models.CharField("对象名称", max_length=100)
    before: models.JSONField[dict[str, str], dict[str, str]] = models.JSONField("改前")
    after: models.JSONField[dict[str, str], dict[str, str]] = models.JSONField("改后")
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Meta:
        verbose_name = "管理记录"
        verbose_name_plural = "管理记录"
        ordering = ["-place"]

    def __str__(self) -> str:
        return f"{Did(self.did).label}　{self.named}"


class AdministrationHead(models.Model):
    """How far the chain of administrative acts has come; there is one row."""

    count = models.PositiveBigIntegerField(default=0)
    digest = models.CharField(max_length=64, default=GENESIS)

    def __str__(self) -> str:
        return str(self.count)


def digest_of(act: AdministrativeAct) -> str:
    """SHA-256 over everything a record says. Changing the list below breaks every chain."""
    says: dict[str, Any] = {
        "place": act.place,
        "previous": act.previous,
        "at": act.at.astimezone(dt.UTC).isoformat(timespec="microseconds"),
        "by": act.by.mark if act.by else "",
        "did": act.did,
        "organisation": act.organisation.code,
        "subject": act.subject,
        "named": act.named,
        "before": act.before,
        "after": act.after,
    }
    text = json.dumps(says, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


class Divided(Refused):
    """Refused because power is divided: the auditor reads who tried what on whom.

    `wanted` are the facts that the act would have written.
    """

    def __init__(
        self,
        act: str,
        person: Person,
        reasons: list[Reason] | None = None,
        fields: dict[str, str] | None = None,
        *,
        wanted: Facts | None = None,
    ) -> None:
        super().__init__(act, reasons, fields)
        self.person = person
        self.wanted = dict(wanted or {})

    @property
    def facts(self) -> dict[str, str]:
        """What was tried and why not, for the record."""
        why = "；".join([*map(str, self.reasons), *self.fields.values()])
        return {"要办": self.act, **self.wanted, "原因": why}

    def put_on_record(self, office: Office, by: Post) -> None:
        """What is left of it: a line that it was tried."""
        office.record(Did.REFUSED, self.person, at=by.organisation, after=self.facts)


@dataclass(frozen=True)
class Office:
    """An administrator at work, in a transaction: what is done is put on record at once."""

    by: Post | None
    head: AdministrationHead
    at: dt.datetime

    def record(
        self,
        did: Did,
        subject: Organisation | Person,
        *,
        at: Organisation,
        before: Facts | None = None,
        after: Facts | None = None,
    ) -> AdministrativeAct:
        """Put an act at the end of the chain; `at` is the organisation where it was done."""
        act = AdministrativeAct(
            place=self.head.count + 1,
            at=self.at,
            by=self.by,
            did=did,
            organisation=at,
            subject=subject.code if isinstance(subject, Organisation) else subject.username,
            named=subject.name,
            before=dict(before or {}),
            after=dict(after or {}),
            previous=self.head.digest,
        )
        act.digest = digest_of(act)
        act.save(force_insert=True)
        self.head.count, self.head.digest = act.place, act.digest
        self.head.save(update_fields=["count", "digest"])
        return act


@contextmanager
def in_office(by: Post | None, role: Role, act: str) -> Iterator[Office]:
    """Hold the chain and let the holder of that role act; raises Refused for anybody else.

    `by` is None only at the command line, where whoever owns the machine acts.
    """
    try:
        with opened(by) as office:
            if by is not None:
                refuse_unless_held(by, role, act, on=timezone.localdate(office.at))
            yield office
    except Divided as refusal:
        if by is not None:
            with opened(by) as office:
                refusal.put_on_record(office, by)
        raise


@contextmanager
def opened(by: Post | None) -> Iterator[Office]:
    """Hold the chain until the transaction ends."""
    with transaction.atomic():
        head, _ = AdministrationHead.objects.select_for_update().get_or_create(pk=1)
        yield Office(by, head, timezone.now())


def refuse_unless_held(by: Post, role: Role, act: str, *, on: dt.date) -> None:
    """The post as it stands now, and not as it was read before others had their turn."""
    by.refresh_from_db(fields=["until", "role"])
    if by.role != role or not by.is_held_on(on):
        raise Refused(act, [Reason(f"这件事由在任的{role.label}办")])
