"""公开的执法信息: what registers make public, for anyone, without signing in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from yifa.kernel import public
from yifa.kernel.matter import Matter
from yifa.kernel.party import Capacity, masking_of
from yifa.kernel.register import Register
from yifa.report.wing import Wing
from yifa.web.desk.evidence import handed_out
from yifa.web.desk.facts import fact
from yifa.web.theme.link import Link
from yifa.web.theme.record import Fact

from .reports import tagged

AT_ONCE = 50
LONGEST_QUERY = 40


@dataclass(frozen=True)
class Row:
    """A public matter in a list."""

    link: Link
    on: dt.date
    withdrawn: bool


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every register of which something may be public."""
    links = [
        Link(title_of(one), reverse("public-records", args=[one.kind()]))
        for one in sorted(public.registers(), key=Wing.place_of)
    ]
    return tagged(request, render(request, "public/registers.html", {"links": links}))


@require_safe
def listed(request: HttpRequest, kind: str) -> HttpResponse:
    """What is public of one register, the latest first; a part of it by its number or title."""
    register = register_or_404(kind)
    found = public.published(register).order_by("-pk")
    asked = request.GET.get("q", "").strip()[:LONGEST_QUERY]
    if asked.isprintable() and asked:
        # Looked for first, so that only of what is found it is asked whether it is public
        says = Q(number__contains=asked) | Q(shown_title__contains=asked)
        found = found.filter(pk__in=Matter.objects.filter(says, kind=kind).order_by().values("pk"))
    before = request.GET.get("before", "")
    if before.isdecimal() and before.isascii() and len(before) < len(str(2**63)):
        found = found.filter(pk__lt=int(before))
    rows = list(found[: AT_ONCE + 1])
    context = {
        "heading": title_of(register),
        "rows": [row(one) for one in rows[:AT_ONCE]],
        "asked": asked,
        "more": rows[AT_ONCE - 1].pk if len(rows) > AT_ONCE else 0,
        "draws": kind == "random_draw",
    }
    return tagged(request, render(request, "public/records.html", context))


@require_safe
def record(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """One public matter: what its register shows of it, why it was withdrawn, its files."""
    register, matter, standing = public_or_404(kind, pk)
    declared = register.public
    assert declared is not None, "a public matter's register says what is public"
    withdrawn = standing.withdrawn_on is not None
    context = {
        "heading": matter.number if withdrawn else matter.shown_title,
        "register": Link(title_of(register), reverse("public-records", args=[kind])),
        "matter": matter,
        "standing": standing,
        "facts": facts(matter, declared.why if withdrawn else declared.shows),
        "asks": [] if withdrawn else links_to_forms(kind, pk),
        "files": [] if withdrawn else links_to_files(matter),
        "draws": kind == "random_draw",
    }
    return tagged(request, render(request, "public/record.html", context))


@require_safe
def file(request: HttpRequest, kind: str, pk: int, evidence: int) -> HttpResponse:
    """A public file of a public matter."""
    _, matter, standing = public_or_404(kind, pk)
    if standing.withdrawn_on is not None:
        raise Http404("已经撤回")
    return handed_out(get_object_or_404(public.files_of(matter), pk=evidence))  # type: ignore[return-value]  # a FileResponse is a response to Django


@require_safe
def draw(request: HttpRequest) -> HttpResponse:
    """复核抽取: the page on which anyone draws again in the browser; nothing is sent."""
    return tagged(request, render(request, "public/draw.html"))


def register_or_404(kind: str) -> type[Register]:
    """A register of which something may be public."""
    register = Register.all.get(kind)
    if register is None or register.public is None:
        raise Http404("没有公开这一类信息")
    return register


def public_or_404(kind: str, pk: int) -> tuple[type[Register], Matter, public.Standing]:
    """A matter that was published; anything else is not there."""
    register = register_or_404(kind)
    matter = get_object_or_404(register.model._default_manager.all(), pk=pk)
    standing = public.standing_of(matter)
    if standing is None:
        raise Http404("没有公开这一件")
    return register, matter, standing


def title_of(register: type[Register]) -> str:
    """What the public calls it."""
    assert register.public is not None, "only what is public has a title for the public"
    return register.public.title


def row(matter: Matter) -> Row:
    """A matter in the list; of a withdrawn one its number alone."""
    told = vars(matter)
    withdrawn = told["withdrawn_at"] > told["published_at"]
    words = matter.number if withdrawn else f"{matter.number}　{matter.shown_title}"
    link = Link(words, reverse("public-record", args=[matter.kind, matter.pk]))
    return Row(link, told["over_on"] if withdrawn else told["published_on"], withdrawn)


def facts(matter: Matter, names: Iterable[str]) -> list[Fact]:
    """The columns as the public reads them: whoever is named is masked."""
    says = masking_of(matter)
    parties = matter.parties.filter(capacity=Capacity.PARTY)
    named = "、".join(says(one.name) for one in parties)
    shown = [Fact("当事人", named)] if named else []
    found = (fact(matter, name, says) for name in names)
    return shown + [one for one in found if one is not None]


def links_to_forms(kind: str, pk: int) -> list[Link]:
    """What the public may hand in about a matter of that kind; the form says whether it is open."""
    about = ((one, one.asked) for one in Register.all.values() if one.asked and one.asked.about)
    return [
        Link(asked.title, reverse("public-ask-about", args=[one.kind(), pk]))
        for one, asked in about
        if asked.kind_about(one) == kind
    ]


def links_to_files(matter: Matter) -> list[Link]:
    """Its public files with their digests."""
    return [
        Link(
            one.name,
            reverse("public-evidence", args=[matter.kind, matter.pk, one.pk]),
            note=one.digest,
        )
        for one in public.files_of(matter)
    ]
