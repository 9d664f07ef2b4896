"""Six digits from an app, and spare codes on paper."""

from __future__ import annotations

import base64
import os
import re
from hmac import compare_digest
from io import BytesIO

import segno
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from django.contrib.auth.hashers import check_password, make_password

from yifa.kernel.administration.people import fresh_password
from yifa.kernel.keys import Unopened
from yifa.kernel.person import Person

from .models import CodeApp, SpareCode

ISSUER = "依法"
#: Every app knows these and some know no others.
BYTES, DIGITS, STEP = 20, 6, 30
#: A clock may be so many steps off, before or after.
DRIFT = 1
SPARE = 8


def fresh_secret() -> str:
    """What app and house will both know, in the letters that people type (base32)."""
    return base64.b32encode(os.urandom(BYTES)).decode()


def totp(secret: str) -> TOTP:
    """The code that a secret gives at a time."""
    return TOTP(base64.b32decode(secret), DIGITS, SHA1(), STEP)


def picture(person: Person, secret: str) -> bytes:
    """The secret as the square that an app reads, in SVG."""
    told = totp(secret).get_provisioning_uri(person.username, ISSUER)
    drawn = BytesIO()
    segno.make(told, error="m").save(drawn, kind="svg", scale=5, border=3, light="#fff")
    return drawn.getvalue()


def step_of(secret: str, code: str, *, at: float) -> int | None:
    """The thirty seconds whose code this is, near a moment."""
    typed = re.sub(r"\s", "", code)
    if not re.fullmatch(rf"[0-9]{{{DIGITS}}}", typed):
        return None
    now, app = int(at // STEP), totp(secret)
    near = range(now - DRIFT, now + DRIFT + 1)
    found = [s for s in near if compare_digest(app.generate(s * STEP), typed.encode())]
    return found[-1] if found else None


def opens(person: Person, code: str, *, at: float) -> bool:
    """Whether the app's code or a spare code opens; each does so once, even if sent twice."""
    app = CodeApp.objects.filter(person=person).first()
    try:
        step = step_of(app.secret, code, at=at) if app else None
    except Unopened:
        step = None  # somebody changed the row behind our back
    if app is None or step is None:
        return spare_opens(person, code)
    return CodeApp.objects.filter(pk=app.pk, last_step__lt=step).update(last_step=step) == 1


def spare_opens(person: Person, code: str) -> bool:
    """Whether it is one of the spare codes, which then is used up."""
    typed = code.strip().lower()
    if not re.fullmatch(r"\w{4}-\w{4}-\w{4}", typed):
        return False
    for spare in SpareCode.objects.filter(person=person):
        if check_password(typed, spare.hashed):
            return SpareCode.objects.filter(pk=spare.pk).delete()[0] == 1
    return False


def fresh_spare_codes(person: Person) -> list[str]:
    """New spare codes in the place of all old ones, told here and never again."""
    told = [fresh_password() for _ in range(SPARE)]
    SpareCode.objects.filter(person=person).delete()
    SpareCode.objects.bulk_create(
        SpareCode(person=person, hashed=make_password(code)) for code in told
    )
    return told
