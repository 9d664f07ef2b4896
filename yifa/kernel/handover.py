"""Which organisations were called in on a matter that another holds (中心吹哨、部门报到)."""

from __future__ import annotations

from django.db import models

from .matter import Matter
from .organisation import Organisation


class CalledIn(models.Model):
    """A department asked to join in; its answer is an event on the holder's chain."""

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="called_in")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    answered = models.BooleanField("已经答复", default=False)

    class Meta:
        verbose_name = "协同办理"
        verbose_name_plural = "协同办理"
        constraints = [
            models.UniqueConstraint(
                fields=["matter", "organisation"], name="one_call_an_organisation"
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation}"


def index_calls(matter: Matter) -> None:
    """Make the rows that rights read agree with the matter's `calls` (code → day of the answer)."""
    CalledIn.objects.filter(matter=matter).exclude(
        organisation__code__in=list(matter.calls)
    ).delete()
    for organisation in Organisation.objects.filter(code__in=list(matter.calls)):
        CalledIn.objects.update_or_create(
            matter=matter,
            organisation=organisation,
            defaults={"answered": bool(matter.calls[organisation.code])},
        )
