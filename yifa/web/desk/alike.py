"""一并办理: one step of many matters in one act, chosen by the register's filters.

Each matter goes through the one door like any other, some hundreds in one transaction: all of them
or none. What was shown is what is taken: if others came in meanwhile, the page says so first.
"""

from __future__ import annotations

from dataclasses import replace
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse

from yifa.kernel.gates import Refused
from yifa.kernel.matter import Matter
from yifa.kernel.procedure import Step
from yifa.kernel.register import Register
from yifa.kernel.rights import Sight, barred, see
from yifa.kernel.take import Request, take_many
from yifa.web.theme.gate import Refusal
from yifa.web.theme.link import Act, Link, Weight
from yifa.web.theme.message import done

from . import paging, table
from .access import register_or_404
from .filter_line import without
from .forms import CARRIED, DAY, FILES, LATE, NOTE, SEEN, ActForm, act_form
from .matter_page import crumbs
from .refusal import refusal_of
from .register_page import PAGING, RegisterPage
from .request import DeskRequest, desk, today
from .step_page import links_of, put_errors

#: So many go in one transaction, and so many stand on the page to be picked one by one.
AT_ONCE = 500
SHOWN = 100
#: What the form says beside the step's fields: all of them, how many that were, or these.
ALL, EXPECTED, PICKED = "alike_all", "alike_expected", "selected"


@desk
def page(request: DeskRequest, kind: str, step: str) -> HttpResponse:
    """一并办理: GET shows which matters and the form, POST takes the step of them."""
    register = register_or_404(kind)
    declared = next((one for one in register.alike if one.name == step), None)
    if declared is None or request.post.role not in declared.by:
        raise Http404("这个环节不能一并办理")
    alike = AlikePage(request, register, declared)
    return alike.post() if request.method == "POST" else alike.show()


class AlikePage:
    """One step of many matters, asked for by one post."""

    def __init__(self, request: DeskRequest, register: type[Register], step: Step) -> None:
        self.request, self.register, self.step = request, register, step
        self.found = self.open_ones()
        self.total = self.found.count()

    def open_ones(self) -> QuerySet[Matter]:
        """The matters that the filters leave, of which the post may take the step as they stand."""
        query: QueryDict = self.request.GET
        filtered = RegisterPage(self.request, self.register).filters_for(query).qs
        stages = [stage.name for stage in self.step.move.sources]
        seen = see(filtered, self.request.post, sight=Sight.CONTENT)
        here = {"holder": self.request.post.organisation, "suspended_on": None, "sent_by": None}
        return seen.filter(stage__in=stages, **here).order_by("pk")

    def form(self, **typed: Any) -> ActForm | None:
        """The form of the step without what belongs to one matter alone."""
        first = self.found.first()
        if first is None:
            return None
        made = act_form(first, self.step, self.request.post, **typed)
        for name in (FILES, CARRIED, LATE, SEEN):
            made.fields.pop(name, None)
        made.initial = {DAY: today()}
        return made

    def show(self, refused: Refused | None = None) -> HttpResponse:
        """The matters and the form, with what was typed if it was refused."""
        typed = {"data": self.request.POST} if self.request.method == "POST" else {}
        form = self.form(**typed)
        rows = list(self.rows()[:SHOWN])
        columns = [name for name in self.register.columns if name not in ("stage", "due")]
        unsorted = dict.fromkeys(paging.ORDERS, "")
        heads = table.columns_of(self.register, columns, sorted_by="", url=unsorted)
        shown = table.table_of(self.register, heads, columns, rows, today())
        context = {
            "heading": f"一并{self.step.label}",
            "crumbs": crumbs(self.register),
            "below": self.below(),
            "refusal": self.refusal(refused, form) if refused else None,
            "form": form,
            "table": replace(shown, selectable=True),
            "total": self.total,
            "shown": len(rows),
            "expected": EXPECTED,
            "acts": self.acts(),
            "empty_title": "没有可以一并办理的",
            "ways": [Link("看台账", reverse("register", args=[self.register.kind()]))],
        }
        status = HTTPStatus.UNPROCESSABLE_ENTITY if refused else HTTPStatus.OK
        return render(self.request, "desk/alike.html", context, status=status)

    def rows(self) -> QuerySet[Matter]:
        """The matters with all that their rows say."""
        columns = self.register.columns
        return table.with_rows(self.found, self.register, columns, self.request.post)

    def below(self) -> list[str]:
        """How many there are, and how many go at once."""
        many = f"符合条件、可以办的有{self.total}件"
        return [many, f"一次办前{AT_ONCE}件"] if self.total > AT_ONCE else [many]

    def acts(self) -> list[Act]:
        """The picked ones, all of them, or back."""
        whole = min(self.total, AT_ONCE)
        query = without(self.request.GET, *PAGING).urlencode()
        back = reverse("register", args=[self.register.kind()]) + (f"?{query}" if query else "")
        return [
            Act(f"给勾选的{self.step.label}", weight=Weight.INK),
            Act(f"给这{whole}件{self.step.label}", name=ALL, value="1"),
            Act("先不办", back),
        ]

    def post(self) -> HttpResponse:
        """Take the step of those picked or of all, or say why not."""
        try:
            number = self.take()
        except Refused as refused:
            return self.show(refused)
        messages.success(self.request, done(f"已{self.step.label}{number}件"))
        query = without(self.request.GET, *PAGING).urlencode()
        url = reverse("register", args=[self.register.kind()])
        return redirect(f"{url}?{query}" if query else url)

    def take(self) -> int:
        """The one call for all of them; how many it was."""
        form = self.form(data=self.request.POST)
        matters = self.chosen()
        if form is None or not matters:
            raise Refused(f"一并{self.step.label}", fields={"selected": "还没有勾选，至少勾选一件"})
        writes, faults = form.given(), form.faults()
        if faults:
            raise Refused(self.step.label, fields=faults)
        by, note = self.request.post, str(form.cleaned_data.get(NOTE) or "")
        for matter in matters:
            if (bar := barred(by, matter, self.step)) is not None:
                raise Refused(f"{self.step.label}（{matter.number}）", [bar])
        asked = (Request(one, self.step.name, by, form.on, writes, note) for one in matters)
        return len(take_many(asked))

    def chosen(self) -> list[Matter]:
        """Those picked, or as many as go at once of all; Refused if there are others by now."""
        sent = self.request.POST
        if ALL not in sent:
            picked = [one for one in sent.getlist(PICKED) if one.isdecimal() and len(one) < 19]
            return list(self.found.filter(pk__in=picked)[:AT_ONCE])
        if sent.get(EXPECTED) != str(self.total):
            says = f"刚才是{sent.get(EXPECTED, '')[:9]}件，现在是{self.total}件，看过再办"
            raise Refused(f"一并{self.step.label}", fields={"selected": says})
        return list(self.found[:AT_ONCE])

    def refusal(self, refused: Refused, form: ActForm | None) -> Refusal:
        """Why it is not taken, with the ways to the fields."""
        links = links_of(form) if form is not None else {}
        if form is not None:
            put_errors(form, refused.fields)
        return refusal_of(refused, self.step, links=links)
