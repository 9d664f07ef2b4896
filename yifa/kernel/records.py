"""The whole-process record (全过程记录): what each step must leave behind, and what a matter lacks.

class PenaltyCases(Register):
    records = {
        Penalty.hear: [Record("听证笔录", TEXT, basis="penalty.hearing_record")],
        Penalty.serve: [
            Record("留置送达的录像、照片", SEEN, basis="service.left", where={"service": ("left",)})
        ],
    }

What a file shows nobody can tell from its form: a scan is a picture, so a picture passes for text.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from django.db import models

from yifa import law

from .acts import Act


class Medium(models.TextChoices):
    """In what form something is on record."""

    TEXT = "text", "文书"
    SIGNATURE = "signature", "签名"
    PHOTO = "photo", "照片或者扫描件"
    SOUND = "sound", "录音"
    VIDEO = "video", "录像"


#: What files are by the first half of their media type; anything else is text.
MEDIA = {"image": Medium.PHOTO, "audio": Medium.SOUND, "video": Medium.VIDEO}

#: A signed paper: as a document, as the picture of its scan, or signed on the screen.
TEXT = (Medium.TEXT, Medium.PHOTO, Medium.SIGNATURE)
#: What a camera saw.
SEEN = (Medium.VIDEO, Medium.PHOTO)
#: What a camera saw or a recorder heard.
RECORDED = (Medium.VIDEO, Medium.SOUND, Medium.PHOTO)


@dataclass(frozen=True)
class Record:
    """What a step must leave: a file in any of `media`, the fittest first.

    `basis` is the id of a requirement of `yifa/law`; `where` names values that the step wrote,
    without which nothing of the kind is asked.
    """

    what: str
    media: tuple[Medium, ...]
    basis: str
    where: Mapping[str, Collection[str]] = field(default_factory=dict)

    def asked_of(self, act: Act) -> bool:
        """Whether an act must leave it."""
        return all(act.said(name) in values for name, values in self.where.items())


def cited(requirement: str) -> str:
    """Law and article of a requirement; one that was not read says so."""
    rule = law.requirement(requirement)
    return rule.basis if rule.is_verified else f"{rule.basis}（未核实）"


@dataclass(frozen=True)
class Gap:
    """What a file lacks: at which step, what, since when, and by which law it matters."""

    step: str
    what: str
    since: dt.date | None
    says: str
    basis: str
    verified: bool = True

    @classmethod
    def by(cls, requirement: str, *, step: str, what: str, since: dt.date | None) -> Gap:
        """A gap that a requirement of the law tells of."""
        rule = law.requirement(requirement)
        return cls(step, what, since, rule.says, cited(requirement), rule.is_verified)
