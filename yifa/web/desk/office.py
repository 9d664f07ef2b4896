"""Who gets into an administrator's pages, and how what the house refuses is told beside a form."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any, Concatenate, ParamSpec, TypeVar

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from yifa.kernel.gates import Refused
from yifa.kernel.organisation import Organisation
from yifa.kernel.roles import Role
from yifa.kernel.spreadsheet import OrganisationNames
from yifa.kernel.spreadsheet.values import BadCell
from yifa.web.theme.table import Pager

from .request import DeskRequest, desk
from .words import Words

P = ParamSpec("P")
M = TypeVar("M", bound=Model)
View = Callable[Concatenate[DeskRequest, P], HttpResponse]
#: Rows on one page of a list.
ROWS = 50


def only(role: Role) -> Callable[[View[P]], Callable[Concatenate[HttpRequest, P], HttpResponse]]:
    """Let only posts of that role in."""

    def guard(view: View[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
        @wraps(view)
        def guarded(request: DeskRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if request.post.role != role:
                raise PermissionDenied(f"这一页由{role.label}办。")
            return view(request, *args, **kwargs)

        return desk(guarded)

    return guard


class PlaceField(Words):
    """An organisation by its full name or code; of several of one name those at home are meant."""

    def __init__(self, *, home: Organisation, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", "写全称或者单位代码")
        super().__init__(**kwargs)
        self.home = home

    def to_python(self, value: Any) -> Any:
        """The organisation; one sentence if there is none."""
        words = super().to_python(value)
        if not words:
            return None
        try:
            return OrganisationNames(self.home).named(words)
        except BadCell as unknown:
            raise ValidationError(str(unknown)) from unknown

    def prepare_value(self, value: Any) -> Any:
        """An organisation is shown by name and code, what was typed as it was typed."""
        return f"{value.name}（{value.code}）" if isinstance(value, Organisation) else value


def done_by(form: forms.Form, act: Callable[[], Any]) -> bool:
    """Whether the form could be read and its act was done; else the form tells what is wrong."""
    if not form.is_valid():
        return False
    try:
        act()
    except Refused as refused:
        for name, why in refused.fields.items():
            form.add_error(name if name in form.fields else None, why)
        for reason in refused.reasons:
            form.add_error(None, str(reason))
        return False
    return True


def form_page(request: DeskRequest, form: forms.Form, page: dict[str, Any]) -> HttpResponse:
    """A page that is one form; with 422 where something in it is to be mended."""
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "desk/administration/form.html", {**page, "form": form}, status=status)


def page_of(rows: QuerySet[M], query: QueryDict, *, unit: str) -> tuple[list[M], Pager | None]:
    """The rows of the page that an address asks for, and the way to those beside it."""
    found = Paginator(rows, ROWS).get_page(query.get("page"))
    told = found.paginator.count
    if not told:
        return [], None
    pager = Pager(
        found.start_index(),
        found.end_index(),
        str(told),
        unit=unit,
        earlier_url=turned(query, found.number - 1) if found.has_previous() else "",
        later_url=turned(query, found.number + 1) if found.has_next() else "",
    )
    return list(found), pager


def turned(query: QueryDict, page: int) -> str:
    """The same list at another page."""
    told = query.copy()
    told["page"] = str(page)
    return f"?{told.urlencode()}"
