"""What a phone sends, read strictly: one capture with its files, or one sentence why not."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from yifa.kernel.evidence import Capture, Signs, Upload

from .clock import furthest_off

ID = re.compile(r"[0-9a-f-]{8,64}")
DIGEST = re.compile(r"[0-9a-f]{64}")
#: 30.12345,120.54321±15米, or nothing.
PLACE = re.compile(r"(-?\d{1,2}\.\d{1,6},-?\d{1,3}\.\d{1,6}(±\d{1,6}米)?)?")


class Unread(Exception):
    """What came in is no capture; the message says so."""


@dataclass(frozen=True)
class Sent:
    """One capture: which step of which matter, what was typed, the files as the phone told them."""

    key: str
    post: int
    matter: int
    step: str
    seen: int
    typed: dict[str, str]
    uploads: list[Upload]
    #: The digest that the phone made of each file, in the same order.
    digests: list[str]

    def changed(self) -> list[str]:
        """The names of files that are not what the phone captured."""
        told = zip(self.uploads, self.digests, strict=True)
        return [upload.name for upload, digest in told if upload.digest != digest]


def read(request: HttpRequest, *, now: dt.datetime) -> Sent:
    """The capture that a request carries; raises Unread."""
    try:
        told = json.loads(request.POST.get("capture", ""))
        return sent(told, request, now=now)
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as unread:
        raise Unread("手机送来的记录读不懂，更新手机上的页面后再送") from unread


def sent(told: Mapping[str, Any], request: HttpRequest, *, now: dt.datetime) -> Sent:
    """The capture in words of the house; whatever is of another shape raises."""
    came, named = request.FILES.getlist("file"), told["files"]
    if len(came) != len(named):
        raise ValueError("not as many files as were named")
    off = furthest_off(
        [int(told["off"]), int(told["off_now"])],
        at=moment(told["at"]),
        known=moment(told["known"]) if told["known"] else None,
        now=now,
    )
    uploads = [
        Upload(
            text(one["name"]),
            file.read(),
            Capture(moment(one["at"]), place(one), off),
            signs=signs(one),
        )
        for file, one in zip(came, named, strict=True)
    ]
    return Sent(
        key=matched(ID, told["id"]),
        post=whole(told["post"]),
        matter=whole(told["matter"]),
        step=text(told["step"]),
        seen=whole(told["seen"]),
        typed={text(name): text(value) for name, value in told["typed"].items()},
        uploads=uploads,
        digests=[matched(DIGEST, one["digest"]) for one in named],
    )


def text(value: Any) -> str:
    """A text, and nothing that only looks like one."""
    if not isinstance(value, str):
        raise TypeError("not a text")
    return value


def whole(value: Any) -> int:
    """A number of ours: whole, not negative, not longer than a key."""
    if type(value) is not int or not 0 <= value < 2**62:
        raise ValueError("not a whole number")
    return value


def matched(pattern: re.Pattern[str], value: Any) -> str:
    """A text of that pattern."""
    if not pattern.fullmatch(text(value)):
        raise ValueError("not as it is written")
    return text(value)


def signs(one: Mapping[str, Any]) -> str:
    """Whose signature a file is, "" for none."""
    said = text(one.get("signs", ""))
    return Signs(said).value if said else ""


def place(one: Mapping[str, Any]) -> str:
    """Where it was captured, "" where the phone did not say."""
    return matched(PLACE, one["place"])


def moment(value: Any) -> dt.datetime:
    """A moment with its offset from UTC, in years that a database knows."""
    found = dt.datetime.fromisoformat(text(value).replace("Z", "+00:00"))
    if found.tzinfo is None or not 1970 < found.year < 2100:
        raise ValueError("no moment of ours")
    return found.astimezone(dt.UTC)
