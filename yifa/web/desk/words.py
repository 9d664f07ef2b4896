"""The field of a form for words: what it takes is what `plain_text` lets in at every door."""

from __future__ import annotations

from typing import Any

from django import forms

from yifa.kernel.plain_text import as_seen, refuse_unprintable


class Words(forms.CharField):
    """A line or a text as people see it."""

    def to_python(self, value: Any) -> Any:
        """The words without what nobody sees; refused where they can't be printed."""
        words = super().to_python(as_seen(str(value)) if value else value)
        refuse_unprintable(str(self.label or "这一栏"), str(words or ""))
        return words
