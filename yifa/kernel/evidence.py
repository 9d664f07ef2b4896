"""Files that prove a step was done, each with the digest taken when it came in, sealed on disk."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from django.core.files.base import ContentFile
from django.db import models

from . import privacy
from .keys import Unopened
from .matter import Event, Matter
from .plain_text import UNPRINTABLE, as_seen

MOST_BYTES = 50 * 1024 * 1024
LONGEST_NAME = 120

#: What a file may be, by its first bytes (uploads are judged by content, not by name).
SIGNATURES = {
    "application/pdf": rb"%PDF-",
    "image/jpeg": rb"\xff\xd8\xff",
    "image/png": rb"\x89PNG\r\n\x1a\n",
    "image/webp": rb"RIFF....WEBP",
    "application/zip": rb"PK\x03\x04",
    "application/msword": rb"\xd0\xcf\x11\xe0",
    "audio/mpeg": rb"ID3|\xff\xfb",
    "audio/mp4": rb"....ftypM4A",
    "image/heic": rb"....ftyp(hei|mif1)",
    "video/mp4": rb"....ftyp",
    "audio/wav": rb"RIFF....WAVE",
    "audio/amr": rb"#!AMR",
    "audio/aac": rb"\xff[\xf1\xf9]",
    "audio/ogg": rb"OggS",
    "video/webm": rb"\x1a\x45\xdf\xa3",
}


class Unacceptable(Exception):
    """A file that can't be kept as evidence; the message says why and what to do."""


class Gone(Exception):
    """A file that is not there any more as it came in."""


@dataclass(frozen=True)
class Capture:
    """When and where a file was made on the street, as the phone that made it tells.

    `place` is latitude and longitude, "" where the phone did not say. `clock_off` tells by how many
    seconds the phone's clock was found ahead of ours; behind is negative.
    """

    at: dt.datetime
    place: str = ""
    clock_off: int = 0


class Signs(models.TextChoices):
    """Whose signature a file is; a page signed by hand bears them all."""

    OFFICER = "officer", "第一名执法人员"
    SECOND_OFFICER = "second_officer", "第二名执法人员"
    PARTY = "party", "当事人"
    WITNESS = "witness", "见证人"
    PAGE = "page", "手写签名的原件"


@dataclass(frozen=True)
class Upload:
    """A file on its way in: its name as given, its whole content, whose signature it is if one."""

    name: str
    content: bytes
    captured: Capture | None = None
    signs: str = ""

    def __post_init__(self) -> None:
        """Keep of the name what people see of it: no path, nothing that turns its letters round."""
        last = re.split(r"[/\\]", as_seen(self.name))[-1]
        name = " ".join(last.split()).strip(" .")
        object.__setattr__(self, "name", shortened(name or "材料"))

    @property
    def digest(self) -> str:
        """SHA-256 of the content, in hex."""
        return hashlib.sha256(self.content).hexdigest()

    def told(self) -> dict[str, Any]:
        """What the event that brings it says of it."""
        one = self.captured
        when = (one.at, one.place, one.clock_off) if one else ()
        return said_of(self.name, self.digest, *when, signs=self.signs)

    @property
    def media_type(self) -> str:
        """What the content is; raises Unacceptable if it is nothing we keep."""
        if known := known_by(self.content):
            return known
        if not is_text(self.content):
            raise Unacceptable(
                f"“{self.name}”不是可以留存的材料：可用图片、PDF、Word、Excel、录音录像或者文本，"
                "换成其中一种再传"
            )
        return "text/plain"

    def check(self) -> None:
        """Refuse what is empty, too large or of no known kind."""
        if not self.content:
            raise Unacceptable(f"“{self.name}”是空文件，重新选择后再传")
        if len(self.content) > MOST_BYTES:
            raise Unacceptable(f"“{self.name}”超过50兆，压缩或者分成几份再传")
        _ = self.media_type


def said_of(
    name: str,
    digest: str,
    at: dt.datetime | None = None,
    place: str = "",
    clock_off: int | None = None,
    *,
    signs: str = "",
) -> dict[str, Any]:
    """A file in an event's words; of one from the street also when, where and by which clock."""
    told: dict[str, Any] = {"name": name, "digest": digest} | ({"signs": signs} if signs else {})
    if at is None and not place and clock_off is None:
        return told
    when = at.astimezone(dt.UTC).isoformat() if at else ""
    return told | {"captured_at": when, "captured_place": place, "clock_off": clock_off}


def known_by(content: bytes) -> str:
    """What a file is by its first bytes; "" for text and what nobody keeps."""
    found = (kind for kind, begins in SIGNATURES.items() if re.match(begins, content, re.DOTALL))
    return next(found, "")


def is_text(content: bytes) -> bool:
    """Whether it can be read as text: in UTF-8, without what no text holds."""
    try:
        return not UNPRINTABLE.search(content.decode("utf-8"))
    except UnicodeDecodeError:
        return False


def shortened(name: str) -> str:
    """A name that fits the column, its ending kept.

    >>> shortened("照片" * 100 + ".jpg") == ("照片" * 58)[:115] + "…" + ".jpg"
    True
    """
    if len(name) <= LONGEST_NAME:
        return name
    ending = PurePosixPath(name).suffix[-12:]
    return f"{name[: LONGEST_NAME - 1 - len(ending)]}…{ending}"


def stored_at(evidence: Evidence, name: str) -> str:
    """Files lie under their digest, so a name from outside never becomes a path."""
    return str(PurePosixPath("evidence") / evidence.digest[:2] / evidence.digest)


class Evidence(models.Model):
    """A file of a matter (glossary: evidence 证据材料)."""

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="evidence")
    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="evidence")
    name = models.CharField("材料名称", max_length=LONGEST_NAME)
    media_type = models.CharField("格式", max_length=60)
    size = models.PositiveBigIntegerField("字节数")
    digest = models.CharField("校验码", max_length=64)
    file = models.FileField("文件", upload_to=stored_at, max_length=160)
    #: Of what was made on the street: by the phone's clock, and how far that clock was off.
    captured_at = models.DateTimeField("拍摄时间", null=True, blank=True)
    captured_place = models.CharField("拍摄地点", max_length=60, blank=True)
    clock_off = models.IntegerField("手机时钟快的秒数", null=True, blank=True)
    signs = models.CharField("谁的签名", max_length=16, choices=Signs.choices, blank=True)

    class Meta:
        verbose_name = "证据材料"
        verbose_name_plural = "证据材料"
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name

    def told(self) -> dict[str, Any]:
        """What the event that brought it must say of it."""
        when = self.captured_at, self.captured_place, self.clock_off
        return said_of(self.name, self.digest, *when, signs=self.signs)

    def read(self) -> bytes:
        """The content as it came in; raises Gone."""
        try:
            with self.file.open("rb") as stored:
                return opened(stored.read(), self.digest)
        except (OSError, Unopened) as why:
            raise Gone("文件已经不在，或者被改动") from why

    def intact(self) -> bytes | None:
        """The content, if the file on disk still is what came in."""
        try:
            content = self.read()
        except Gone:
            return None
        return content if hashlib.sha256(content).hexdigest() == self.digest else None

    def is_intact(self) -> bool:
        """Whether the file on disk still is what came in."""
        return self.intact() is not None

    def describes(self, content: bytes) -> bool:
        """Whether the row says of its content what is so: its size, its form, where it lies."""
        form = known_by(content) or "text/plain"
        told = len(content), form, stored_at(self, ""), self.event.matter_id
        return told == (self.size, self.media_type, self.file.name, self.matter_id)


def keep(upload: Upload, *, event: Event) -> Evidence:
    """Store a checked file for an event; the same content is stored once."""
    captured = upload.captured
    evidence = Evidence(
        matter_id=event.matter_id,
        event=event,
        name=upload.name,
        media_type=upload.media_type,
        size=len(upload.content),
        digest=upload.digest,
        captured_at=captured.at if captured else None,
        captured_place=captured.place if captured else "",
        clock_off=captured.clock_off if captured else None,
        signs=upload.signs,
    )
    evidence.file.save(upload.name, ContentFile(sealed(upload.content, upload.digest)))
    return evidence


def sealed(content: bytes, digest: str) -> bytes:
    """A file as it lies on the disk: encrypted, and bound to its digest."""
    return privacy.seal(content, f"evidence:{digest}")


def opened(stored: bytes, digest: str) -> bytes:
    """A file as it came in; one from before files were sealed lies there as it is."""
    if not is_sealed(stored):
        return stored
    return privacy.unseal(stored, f"evidence:{digest}")


def is_sealed(stored: bytes) -> bool:
    """Whether a file, or its beginning, is encrypted."""
    return privacy.HEAD.match(stored) is not None
