"""Security keys and passkeys (WebAuthn): what a browser is asked, whether its answer is right."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from webauthn import (
    generate_authentication_options,
    generate_registration_options,
    options_to_json,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import PublicKeyCredentialDescriptor

from yifa.kernel.person import Person

from .models import SecurityKey

HOUSE = "依法"
CHALLENGE = "key_challenge"
#: What a browser may send instead of an answer.
WRONG = (WebAuthnException, ValueError, KeyError, TypeError)


def host_of(request: HttpRequest) -> str:
    """The name that a key is bound to: under another it does not answer."""
    return request.get_host().rpartition(":")[0] or request.get_host()


def origin_of(request: HttpRequest) -> str:
    """Where the page stood that asked."""
    return f"{request.scheme}://{request.get_host()}"


def known(person: Person) -> list[PublicKeyCredentialDescriptor]:
    """The keys that somebody has."""
    names = SecurityKey.objects.filter(person=person).values_list("credential", flat=True)
    return [PublicKeyCredentialDescriptor(id=base64url_to_bytes(name)) for name in names]


def ask_to_add(request: HttpRequest, person: Person) -> str:
    """What the browser is to ask a new key, in JSON; the challenge is for one answer."""
    asked = generate_registration_options(
        rp_id=host_of(request),
        rp_name=HOUSE,
        user_id=str(person.pk).encode(),
        user_name=person.username,
        user_display_name=person.name,
        exclude_credentials=known(person),
    )
    return remember(request, asked)


def ask_to_open(request: HttpRequest, person: Person) -> str:
    """What the browser is to ask the keys that somebody has, in JSON."""
    asked = generate_authentication_options(rp_id=host_of(request), allow_credentials=known(person))
    return remember(request, asked)


def remember(request: HttpRequest, asked: Any) -> str:
    """Keep the challenge until it is answered."""
    request.session[CHALLENGE] = bytes_to_base64url(asked.challenge)
    return options_to_json(asked)


def challenge(request: HttpRequest) -> bytes:
    """The challenge that stands open; it is answered once."""
    return base64url_to_bytes(request.session.pop(CHALLENGE))


def add(request: HttpRequest, person: Person, name: str, answer: str) -> SecurityKey | None:
    """Keep a new key, if its answer is right."""
    try:
        proved = verify_registration_response(
            credential=answer,
            expected_challenge=challenge(request),
            expected_rp_id=host_of(request),
            expected_origin=origin_of(request),
        )
    except WRONG:
        return None
    credential = bytes_to_base64url(proved.credential_id)
    if SecurityKey.objects.filter(credential=credential).exists():
        return None
    return SecurityKey.objects.create(
        person=person,
        name=name,
        credential=credential,
        public_key=proved.credential_public_key,
        sign_count=proved.sign_count,
        added_on=timezone.localdate(),
    )


def opens(request: HttpRequest, person: Person, answer: str) -> bool:
    """Whether a key of this person answered what was asked."""
    try:
        expected = challenge(request)
        key = SecurityKey.objects.get(person=person, credential=str(json.loads(answer)["id"]))
        proved = verify_authentication_response(
            credential=answer,
            expected_challenge=expected,
            expected_rp_id=host_of(request),
            expected_origin=origin_of(request),
            credential_public_key=bytes(key.public_key),
            credential_current_sign_count=key.sign_count,
        )
    except (*WRONG, SecurityKey.DoesNotExist):
        return False
    as_read = SecurityKey.objects.filter(pk=key.pk, sign_count=key.sign_count)
    return as_read.update(sign_count=proved.new_sign_count) == 1  # of two at once one opens
