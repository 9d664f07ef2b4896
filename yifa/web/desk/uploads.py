"""How files come in with a form, and how they are carried over a page that asks to confirm."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from yifa.kernel.evidence import Signs, Unacceptable, Upload

#: Files are carried within the page; larger ones are added afterwards.
CARRIED = 12 * 1024 * 1024


class ManyFiles(forms.FileInput):
    """A control that takes several files."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files, each checked by its content."""

    widget = ManyFiles

    def __init__(self, *, signs: str = "", **kwargs: Any) -> None:
        """`signs` tells whose signatures the files are."""
        super().__init__(**kwargs)
        self.signs = signs

    def clean(self, data: Any, initial: Any = None) -> list[Upload]:
        """The files as uploads; one sentence for each that can't be kept."""
        given: Sequence[UploadedFile[bytes]] = data if isinstance(data, list | tuple) else [data]
        uploads = [Upload(one.name or "材料", one.read(), signs=self.signs) for one in given if one]
        check(uploads)
        return uploads


def check(uploads: Sequence[Upload]) -> None:
    """Refuse every file that is empty, too large or of no known kind."""
    faults: list[str] = []
    for upload in uploads:
        try:
            upload.check()
        except Unacceptable as unacceptable:
            faults.append(str(unacceptable))
    if faults:
        raise ValidationError("；".join(faults))


class CarriedField(forms.CharField):
    """Files that were sent before and came along within the page."""

    widget = forms.HiddenInput

    def clean(self, value: Any) -> list[Upload]:
        """The files again, checked again: what lies in a page can be changed."""
        if not value:
            return []
        uploads = unpack(str(value))
        check(uploads)
        return uploads


def pack(uploads: Sequence[Upload]) -> str:
    """Files as text for a hidden field, "" for none; ValidationError if they are too large."""
    if sum(len(upload.content) for upload in uploads) > CARRIED:
        raise ValidationError("材料合起来超过12兆，先不带材料办这一步，办好以后用“补充材料”传")
    if not uploads:
        return ""
    return json.dumps(
        [
            {
                "name": one.name,
                "content": base64.b64encode(one.content).decode(),
                "signs": one.signs,
            }
            for one in uploads
        ]
    )


def unpack(packed: str) -> list[Upload]:
    """The files of a hidden field; ValidationError if it was tampered with."""
    try:
        return [
            Upload(
                str(one["name"]),
                base64.b64decode(one["content"], validate=True),
                signs=Signs.PAGE.value if one["signs"] else "",
            )
            for one in json.loads(packed)
        ]
    except (ValueError, TypeError, KeyError, binascii.Error) as unreadable:
        raise ValidationError("带过来的材料读不出来，重新选择") from unreadable
