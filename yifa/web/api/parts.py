"""A step with its files in one request: the JSON in the part `body`, each file in its own."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.files.uploadedfile import UploadedFile
from rest_framework import serializers
from rest_framework.exceptions import ParseError
from rest_framework.parsers import MultiPartParser
from rest_framework.utils import json

from yifa.kernel.evidence import Signs, Upload

from .fields import serializer_named

#: Under which the files stand beside what the JSON says.
FILES = "files"
BODY, FILE, SIGNED_PAGE = "body", "file", "signed_page"
MEDIA_TYPE = "multipart/form-data"


class PartsParser(MultiPartParser):
    """Reads the parts; a page that was signed by hand comes in the part `signed_page`."""

    signs: ClassVar[dict[str, str]] = {FILE: "", SIGNED_PAGE: Signs.PAGE.value}

    def parse(self, stream: Any, media_type: Any = None, parser_context: Any = None) -> Any:
        """What the JSON says, with the files beside it."""
        came = super().parse(stream, media_type, parser_context)
        if strange := sorted({*came.data, *came.files} - {BODY, *self.signs}):
            raise ParseError(f"没有“{strange[0]}”这一部分：写body、file或者signed_page")
        try:
            told = json.loads(came.data.get(BODY, ""))
        except ValueError as unread:
            raise ParseError("body这一部分要写成JSON") from unread
        files = [
            upload(file, signs)
            for part, signs in self.signs.items()
            for file in came.files.getlist(part)
        ]
        return {**told, FILES: files} if isinstance(told, dict) and files else told


def upload(file: UploadedFile[bytes], signs: str) -> Upload:
    """A part as a file on its way in."""
    return Upload(file.name or "材料", file.read(), signs=signs)


def taken_out(body: dict[str, Any]) -> list[Upload]:
    """The files that came beside the JSON, taken out of what it says."""
    files = body.get(FILES)
    if not isinstance(files, list) or not all(isinstance(one, Upload) for one in files):
        return []
    del body[FILES]
    return files


def described(body: type[serializers.Serializer[Any]]) -> dict[str, Any]:
    """How a request is described that may bring files."""
    parts = serializer_named(
        f"{body.__name__}WithFiles",
        {
            BODY: body(label="与application/json时的内容相同"),
            FILE: files_field("材料"),
            SIGNED_PAGE: files_field("手写签名的笔录、决定书"),
        },
    )
    return {"application/json": body, MEDIA_TYPE: parts}


def files_field(label: str) -> serializers.ListField:
    """Several files."""
    return serializers.ListField(child=serializers.FileField(), required=False, label=label)
