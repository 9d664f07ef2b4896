"""How files come in that nobody keeps: into memory, never into a file of ours."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler

#: A request with more than this is refused before it is read.
LARGEST_REQUEST = 60 * 1024 * 1024


class KeptInMemory(FileUploadHandler):
    """Django's own handlers put what is larger than 2.5 MB into a temporary file; this one never.

    What comes in is bounded by `LARGEST_REQUEST` beforehand.
    """

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin a file."""
        super().new_file(*args, **kwargs)
        self.content = BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep a piece of it; nothing is left for another handler."""
        self.content.write(raw_data)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        """Give the whole file."""
        self.content.seek(0)
        return InMemoryUploadedFile(
            self.content,
            self.field_name,
            self.file_name or "",
            self.content_type or "",
            file_size,
            self.charset,
            self.content_type_extra,
        )
