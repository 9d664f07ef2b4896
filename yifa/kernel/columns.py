"""Columns of a kind that name something else: another matter, somebody's post, an organisation.

    case = a_matter("案卷", "penalty_case")
    officer = a_post("主办执法人员", role=OFFICER.value)
    village = an_organisation("村（社区）", level=Level.VILLAGE, form=Form.VILLAGE)

Each may be left open, and what it names is never removed under it. The words after the label
narrow what may be chosen.
"""

from __future__ import annotations

from typing import Any

from django.db import models

from .matter import Matter
from .organisation import Organisation
from .person import Post


def a_matter(label: str, kind: str) -> models.ForeignKey[Any, Any]:
    """A matter of another kind, by the name of that kind."""
    return naming(Matter, label, kind=kind)


def a_post(label: str, **only: Any) -> models.ForeignKey[Any, Any]:
    """Somebody's post."""
    return naming(Post, label, **only)


def an_organisation(label: str, **only: Any) -> models.ForeignKey[Any, Any]:
    """An organisation."""
    return naming(Organisation, label, **only)


def naming(what: type[models.Model], label: str, **only: Any) -> models.ForeignKey[Any, Any]:
    """A column that names one of those."""
    return models.ForeignKey(
        what,
        verbose_name=label,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        limit_choices_to=only,
    )
