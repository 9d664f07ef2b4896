"""Where the phone's tests begin: two certified officers of a bureau, and a case under inquiry."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from tests import house
from yifa.kernel.matter import Matter
from yifa.kernel.person import Post
from yifa.kernel.register import Register
from yifa.kernel.take import take
from yifa.kernel.tests import county

BUREAU = county.HOUSING
PHOTO = b"\xff\xd8\xff\xe0\x00\x10JFIF the west side of the site"
PNG = b"\x89PNG\r\n\x1a\n a name"


@dataclass
class Street:
    """Two officers, who may sign together, their leader, and a case that both investigate."""

    first: Post
    second: Post
    leader: Post
    case: Matter

    @property
    def seen(self) -> int:
        """How many events the case has by now."""
        return Matter.objects.values_list("events_taken", flat=True).get(pk=self.case.pk)


def made(on: dt.date, *, where: str = BUREAU) -> Street:
    """The street as it is on that day; the county must be there."""
    first, second = (house.post("officer", where, who=who) for who in ("甲", "乙"))
    for number, officer in enumerate((first, second), start=1):
        certify(officer, f"3399010300{number}", on=on)
    leader = house.post("leader", where)
    return Street(first, second, leader, filed(first, second, leader, on=on))


def certify(officer: Post, number: str, *, on: dt.date) -> None:
    """A certificate that holds from that day on for a year."""
    clerk = house.post("clerk", officer.organisation)
    held = Register.all["enforcement_officer"].model()
    take(held, "register", by=clerk, on=on, officer=officer)
    take(held, "pass_exam", by=clerk, on=on)
    until = on + dt.timedelta(days=365)
    take(
        held,
        "issue",
        by=clerk,
        on=on,
        certificate_number=number,
        valid_from=on,
        valid_until=until,
    )


def filed(first: Post, second: Post, leader: Post, *, on: dt.date) -> Matter:
    """A case that the leader filed and the two officers investigate."""
    case = Register.all["penalty_case"].model()
    take(
        case,
        "register",
        by=first,
        on=on,
        title="柳溪大道南侧工地扬尘",
        parties=[{"name": "季安楠"}],
        party_kind="citizen",
        cause="施工工地未采取防尘措施",
        source="inspection",
        sector="housing",
    )
    take(case, "file", by=leader, on=on, jurisdiction="own", officer=first, second_officer=second)
    return case


def photo(name: str = "照片1.jpg", content: bytes = PHOTO) -> SimpleUploadedFile:
    """A file as a phone sends it."""
    return SimpleUploadedFile(name, content, content_type="image/jpeg")


def capture(street: Street, *files: SimpleUploadedFile, **changed: Any) -> dict[str, Any]:
    """What a phone sends of a step 调查取证, with some of it changed."""
    now = timezone.now().isoformat()
    told = {
        "id": str(uuid4()),
        "post": street.first.pk,
        "matter": street.case.pk,
        "step": "investigate",
        "seen": street.seen,
        "typed": {
            "act_on": timezone.localdate().isoformat(),
            "officer": str(street.first.pk),
            "second_officer": str(street.second.pk),
            "id_shown": "on",
            "record_made": "on",
            "evidence_kind": "physical",
            "evidence_proves": "裸土没有覆盖",
        },
        "files": [named(one) for one in files],
        "at": now,
        "known": now,
        "off": 0,
        "off_now": 0,
    } | changed
    return {"capture": json.dumps(told), "file": [*files]}


#: As what files are signatures, by what the phone calls them.
SIGNS = {"执法人员签名1.png": "officer", "执法人员签名2.png": "second_officer"}


def named(file: SimpleUploadedFile) -> dict[str, str]:
    """What the phone says of a file."""
    content = file.read()
    file.seek(0)
    return {
        "signs": SIGNS.get(file.name or "", ""),
        "name": file.name or "",
        "digest": hashlib.sha256(content).hexdigest(),
        "at": timezone.now().isoformat(),
        "place": "30.27415,120.15515±12米",
    }
