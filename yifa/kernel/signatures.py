"""Who signed what a step leaves on the spot, and what is said for a signature that is not there.

A step that holds signatures writes `unsigned` and `unsigned_why`; its gates ask here. Signatures
come with the step as files, each told whose it is (`Upload.signs`): written on a screen, or as the
page that was signed by hand. Whether one that is missing refuses or only reminds is for the gate
to say, by the law that it cites.

The walk, which knows no files, lets these gates go either way (ValueError).
"""

from __future__ import annotations

from django.db import models

from .evidence import Signs, Upload
from .matter import Matter
from .procedure import Procedure, Step
from .records import MEDIA, Medium

#: The field by whose being written a step tells that it holds signatures.
UNSIGNED = "unsigned"
HEARD_OR_SEEN = (Medium.SOUND, Medium.VIDEO)


class Unsigned(models.TextChoices):
    """Why the party did not sign."""

    REFUSED = "refused", "拒绝签名"
    UNABLE = "unable", "不能签名"
    ABSENT = "absent", "不在场"


class SignedOnTheSpot(models.Model):
    """What a kind records of signatures beside the files themselves."""

    unsigned = models.CharField(
        "当事人没有签名", max_length=8, choices=Unsigned.choices, blank=True
    )
    unsigned_why = models.CharField("没有签名的原因", max_length=120, blank=True)

    class Meta:
        abstract = True


def are_asked(procedure: type[Procedure], step: Step) -> bool:
    """Whether a step holds signatures."""
    return UNSIGNED in procedure.fields_of(step)


def officers_lack(matter: Matter) -> str:
    """What both officers' signatures lack, "" for nothing or where no files are known yet."""
    brought = brought_by(matter)
    if brought is None:
        return ""
    signs = signed_by(brought)
    missing = [one.label for one in (Signs.OFFICER, Signs.SECOND_OFFICER) if one not in signs]
    return f"还没有{'、'.join(map(str, missing))}的签名" if missing else ""


def party_lacks(matter: SignedOnTheSpot) -> str:
    """What the party's signature lacks: itself, or why not; of one not there, a witness's."""
    assert isinstance(matter, Matter), "a kind that records signatures is a matter"
    brought = brought_by(matter)
    if brought is None:
        return ""
    signs = signed_by(brought)
    if not matter.unsigned:
        return "" if Signs.PARTY in signs else "还没有当事人的签名，也没有写明为什么没有签"
    if not matter.unsigned_why:
        return "还没有写明当事人没有签名的原因"
    if matter.unsigned == Unsigned.ABSENT and Signs.WITNESS not in signs:
        return "当事人不在场，还没有见证人的签名"
    return ""


def is_unwitnessed(matter: SignedOnTheSpot) -> bool:
    """Whether the party did not sign, and neither a witness nor a recording tells of it."""
    assert isinstance(matter, Matter), "a kind that records signatures is a matter"
    brought = brought_by(matter)
    if brought is None or not matter.unsigned or Signs.WITNESS in signed_by(brought):
        return False
    return not any(MEDIA.get(kind_of(one)) in HEARD_OR_SEEN for one in brought)


def brought_by(matter: Matter) -> list[Upload] | None:
    """The files that come with the act; None where they are not known. ValueError in the walk."""
    matter.must_be_stored()
    return None if matter.bringing is None else list(matter.bringing)


def signed_by(brought: list[Upload]) -> set[str]:
    """Whose signatures there are: a page signed by hand bears everybody's."""
    signs = {one.signs for one in brought if one.signs}
    return {*Signs.values} if Signs.PAGE in signs else signs


def kind_of(upload: Upload) -> str:
    """The first half of its media type."""
    return upload.media_type.partition("/")[0]
