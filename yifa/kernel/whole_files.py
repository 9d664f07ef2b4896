"""Where evidence lies on this machine's disk: each file there whole or not at all."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any

from django.core.files.storage import FileSystemStorage


class WholeFiles(FileSystemStorage):
    """Writes beside, makes sure that it is on the disk, and only then gives the file its name.

    A power cut or a full disk leaves no half file under a name that says it is whole, and what an
    event names is on the disk before the event is. The same content again takes its place.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(allow_overwrite=True, **options)

    def _save(self, name: str, content: Any) -> str:
        unfinished, whole = f"{name}.{secrets.token_hex(4)}", Path(self.path(name))
        try:
            super()._save(unfinished, content)
            sync(Path(self.path(unfinished)))
            Path(self.path(unfinished)).replace(whole)
        finally:
            self.delete(unfinished)
        for folder in (whole.parent, whole.parent.parent):
            sync(folder)
        return name


def sync(path: Path) -> None:
    """Return once it is on the disk."""
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
