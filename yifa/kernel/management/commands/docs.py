"""`manage.py docs`: write the documentation pages that are made from declarations."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from yifa.kernel import explain

DOCS = Path(__file__).resolve().parents[4] / "docs"


class Command(BaseCommand):
    """Writes each generated page that is not current."""

    help = "Write the pages under docs/ that are made from declarations."

    def handle(self, *args: Any, **options: Any) -> None:
        """Write them and name those that changed."""
        for path in explain.write(DOCS):
            self.stdout.write(str(path.relative_to(DOCS.parent)))
