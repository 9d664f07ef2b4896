"""Where a matter is likely to be sent, and how any other organisation is found by its name."""

from __future__ import annotations

from django.db.models import Q

from yifa.kernel.matter import Matter
from yifa.kernel.organisation import Form, Organisation, OrganisationQuerySet

#: So many likely targets are offered, and so many finds named in a sentence.
OFFERED = 8
NAMED = 5


class NotFound(ValueError):
    """No organisation, or several, bear the name; `found` holds the several."""

    def __init__(self, message: str, found: list[Organisation] | None = None) -> None:
        super().__init__(message)
        self.found = found or []


def likely(matter: Matter, step: str) -> list[Organisation]:
    """The organisations to which a step of this kind usually goes, nearest first."""
    here = matter.holder
    ask = {"report_up": above, "assign": beneath}.get(step, beside)
    found = ask(here).standing().exclude(pk=here.pk).order_by("-level", "path", "pk")
    return list(found[:OFFERED])


def above(here: Organisation) -> OrganisationQuerySet:
    """Those whose path or line is the beginning of this one's, and the centres among their own."""
    codes = [*here.path.split("/"), *here.line.split("/")]
    return Organisation.objects.filter(
        Q(code__in=codes)
        | Q(form=Form.CENTRE, parent__code__in=codes)
        | Q(form=Form.OFFICE, parent__code__in=codes, leads=here)
    ).distinct()


def beneath(here: Organisation) -> OrganisationQuerySet:
    """Those right below it by place or line; for an office or centre also those of its seat."""
    seats = [here.pk]
    if here.parent and here.parent.level == here.level:
        seats.append(here.parent.pk)
    return Organisation.objects.filter(Q(parent__in=seats) | Q(led_by=here))


def beside(here: Organisation) -> OrganisationQuerySet:
    """Those that share its seat, its seat itself, and the departments of the one above."""
    seat = here.parent
    if seat is None:
        return Organisation.objects.filter(parent=here)
    return Organisation.objects.filter(
        Q(pk=seat.pk)
        | Q(parent=seat)
        | Q(parent=seat.parent, form__in=(Form.DEPARTMENT, Form.CENTRE))
    )


def by_name(typed: str) -> Organisation:
    """The one organisation of that name or code, or whose name contains it; NotFound otherwise."""
    words = typed.strip()
    exact = Organisation.objects.filter(Q(name=words) | Q(code=words)).first()
    if exact is not None:
        return exact
    found = list(Organisation.objects.filter(name__contains=words)[: NAMED + 1]) if words else []
    if len(found) == 1:
        return found[0]
    if not found:
        raise NotFound(f"没有名称里带“{words[:20]}”的单位，换一个词再找")
    names = "、".join(one.name for one in found[:NAMED])
    more = "等" if len(found) > NAMED else ""
    raise NotFound(f"名称里带“{words[:20]}”的有{names}{more}，在上面选一个或者写全称", found)
