"""How a matter is registered: what is needed first, the rest folded, likely doubles shown."""

from __future__ import annotations

import secrets
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from yifa.kernel import doubles
from yifa.kernel.gates import Gate, HouseRule, Refused
from yifa.kernel.kernel_steps import REVOKE
from yifa.kernel.matter import Matter
from yifa.kernel.organisation import Organisation
from yifa.kernel.person import Post
from yifa.kernel.procedure import Procedure, Step
from yifa.kernel.register import Register
from yifa.kernel.take import take
from yifa.kernel.writing import PARTIES, by_words
from yifa.web.once import made_under, once
from yifa.web.theme.link import Act, Link, Weight
from yifa.web.theme.message import done
from yifa.web.theme.wording import day_in_text

from . import menu, parties, past_work
from .access import register_or_404
from .effects import effects_of
from .forms import FILES, NOTE, ActForm, act_form
from .matter_page import crumbs
from .possible import can_be_typed
from .refusal import refusal_of
from .request import DeskRequest, desk, today
from .step_page import links_of, not_carried, put_errors, read

#: What 仍要登记 sends.
DESPITE = "desk_despite"
#: What tells one opened form from another.
ONCE = "desk_once"


@desk
@require_safe
def choose(request: DeskRequest) -> HttpResponse:
    """登记: which register to enter something in; the only one is opened at once."""
    open_to = [one for one in menu.registers(request.post) if may_register(one, request.post)]
    if len(open_to) == 1:
        return redirect("new-matter", kind=open_to[0].kind())
    links = [Link(one.title, reverse("new-matter", args=[one.kind()])) for one in open_to]
    context = {"heading": "登记", "links": links, "empty_title": "您的岗位不登记事项"}
    return render(request, "desk/links.html", context)


def begun(register: type[Register], post: Post) -> tuple[type[Procedure], Step]:
    """The procedure a matter begins under if the post registers it today, and its first step."""
    here = post.organisation
    fresh = register.model(organisation=here, holder=here, registered_on=today())
    procedure = register.procedure_for(fresh, today())
    return procedure, procedure.first()


def may_register(register: type[Register], post: Post) -> bool:
    """Whether the post may enter a matter by typing it."""
    procedure, first = begun(register, post)
    return post.role in first.by and can_be_typed(register.model, procedure, first)


@desk
def register(request: DeskRequest, kind: str) -> HttpResponse:
    """登记一件: GET shows the form, POST takes the step 登记."""
    page = Registration(request, register_or_404(kind))
    return page.post() if request.method == "POST" else page.show()


class Registration:
    """The first step of a register, asked for by one post."""

    def __init__(self, request: DeskRequest, register: type[Register]) -> None:
        self.request, self.register = request, register
        self.procedure, self.step = begun(register, request.post)
        self.writes_parties = PARTIES in self.procedure.fields_of(self.step)

    def fresh(self) -> Matter:
        """A matter that is not there yet."""
        return self.register.model(
            kind=self.register.kind(),
            procedure_name=self.procedure.__name__,
            holder=self.request.post.organisation,
        )

    def form(self, data: QueryDict | None = None) -> tuple[ActForm, Any]:
        """The form and the rows of parties; a village is filled in for who works there."""
        files = self.request.FILES if data is not None else None
        form = act_form(self.fresh(), self.step, self.request.post, data=data, files=files)
        form.fields["desk_on"].label = "登记日期"
        if not past_work.may_offer(self.fresh(), self.step, self.request.post):
            past_work.withhold(form)
        for name, value in self.guessed(form).items():
            form.initial[name] = value
        return form, parties.parties_of(data, self.register) if self.writes_parties else None

    def asked_of_all(self) -> set[str]:
        """The fields that a rule of the record asks of a blank form, whatever else is typed."""
        blank = self.fresh()
        gates = self.procedure.gates_of(self.step)
        rules = [(gate, gate.requirement) for gate in gates]
        return {
            rule.field
            for gate, rule in rules
            if isinstance(rule, HouseRule) and rule.field and is_unmet(gate, blank)
        }

    def guessed(self, form: ActForm) -> dict[str, str]:
        """What the post's own place tells: the village whose committee it is."""
        here: Organisation | None = self.request.post.organisation
        while here is not None and here.level == "village":
            for name in form.names():
                choices = getattr(form.fields[name], "choices", None) or []
                if any(code == here.code for code, _ in choices):
                    return {name: here.code}
            here = here.parent
        return {}

    def show(self) -> HttpResponse:
        """The empty form; for who may not register, why not."""
        form, rows = self.form()
        refused = None
        if not may_register(self.register, self.request.post):
            who = "、".join(str(role.label) for role in self.step.by)
            refused = Refused(self.step.label, fields={"__all__": f"“登记”由{who}办"})
        return self.page(form, rows, refused=refused)

    def post(self) -> HttpResponse:
        """Take the step; show likely doubles first, unless told to go on."""
        form, rows = self.form(self.request.POST)
        if parties.ONE_MORE in self.request.POST:
            return self.page(form, rows)
        written, faults = read(form, rows)
        alike = [] if DESPITE in self.request.POST or faults else self.doubles(form, written)
        # Asked after the doubles: the other click of a double click is not its own double.
        if (made := made_under(self.request.post, self.sent_as)) is not None:
            return self.tell(made)
        if alike:
            put_errors(form, not_carried(form))
            return self.page(form, rows, alike=alike)
        try:
            made = once(
                self.request.post, self.sent_as, lambda: self.attempt(form, written, faults)
            )
        except Refused as refused:
            fields = {**refused.fields, **faults, **not_carried(form)}
            told = Refused(refused.act, refused.reasons, fields)
            past = past_work.way_for(form, refused, self.fresh(), self.step, self.request.post)
            code = HTTPStatus.UNPROCESSABLE_ENTITY
            return self.page(form, rows, refused=told, past=past, status=code)
        return self.tell(made)

    def doubles(self, form: ActForm, written: dict[str, Any]) -> list[Matter]:
        """Matters that are likely the same; organisations by what they are, not by code."""
        post = self.request.post
        values = {
            name: related(self.register, name, value)
            for name, value in written.items()
            if name in {*self.register.double_key, *self.register.repeats}
        }
        known = {**values, PARTIES: written.get(PARTIES)}
        return doubles.likely_doubles(self.register, known, by=post, on=form.on)

    @property
    def once(self) -> str:
        """What tells this form from the next one."""
        return self.request.POST.get(ONCE) or secrets.token_urlsafe(16)

    @property
    def sent_as(self) -> str:
        """The form with all that was typed: sent twice as it is, it registers one matter.

        Whoever goes back and types something else registers another.
        """
        typed = self.request.POST.copy()
        for name in ("csrfmiddlewaretoken", DESPITE):
            typed.pop(name, None)
        files = [f"{one.name} {one.size}" for one in self.request.FILES.getlist(FILES)]
        return "\n".join([typed.urlencode(), *files]) if ONCE in typed else ""

    def attempt(self, form: ActForm, written: dict[str, Any], faults: dict[str, str]) -> Matter:
        """The one call: everything through `take`; what the form could not read is refused too."""
        matter = self.register.model()
        with transaction.atomic():
            take(
                matter,
                self.step.name,
                by=self.request.post,
                on=form.on,
                note=str(form.cleaned_data.get(NOTE) or ""),
                files=form.uploads,
                late=form.late,
                **written,
            )
            if faults:
                raise Refused(self.step.label, fields=faults)
        return matter

    def tell(self, made: Matter) -> HttpResponse:
        """To the matter's page, with its number and the way to take it back."""
        undo = Link("撤销", reverse("step", args=[made.pk, REVOKE.name]))
        messages.success(self.request, done(f"已登记，{made.number}", undo=undo))
        return redirect("matter", pk=made.pk)

    def page(
        self,
        form: ActForm,
        rows: Any,
        *,
        refused: Refused | None = None,
        alike: list[Matter] | None = None,
        past: Link | None = None,
        status: int = HTTPStatus.OK,
    ) -> HttpResponse:
        """The page of registering."""
        told = refused and refusal_of(refused, self.step, links=links_of(form))
        if refused is not None:
            put_errors(form, refused.fields)
        asked = self.asked_of_all() & form.fields.keys()
        for name in asked:
            form.fields[name].required = True  # so it reads; the door says why
        needed = self.procedure.needed_by(self.step) | asked
        first = [form[name] for name in form.names() if name in needed]
        context = {
            "heading": f"登记{self.register.model._meta.verbose_name}",
            "crumbs": crumbs(self.register),
            "refusal": told,
            "past": past,
            "form": form,
            "once": self.once,
            "rows": rows,
            "first": first[:1] if rows is not None else first,
            "second": first[1:] if rows is not None else [],
            "more": [field for field in form.visible_fields() if field not in first],
            "more_open": any(form[name].errors for name in form.fields if name not in needed)
            if form.is_bound
            else False,
            "alike": [double(one) for one in alike or []],
            "acts": self.acts(alike),
            "effects": effects_of(self.procedure, self.step, None),
            "effects_heading": "按下“登记”以后",
        }
        return render(self.request, "desk/registration.html", context, status=status)

    def acts(self, alike: list[Matter] | None) -> list[Act]:
        """登记, or 仍要登记 once the doubles were shown."""
        back = Act("先不登记", reverse("register", args=[self.register.kind()]))
        if alike:
            return [Act("仍要登记", weight=Weight.INK, name=DESPITE, value="1"), back]
        return [Act("登记", weight=Weight.INK), back]


def related(register: type[Register], name: str, value: Any) -> Any:
    """A value as a query takes it: an organisation for its code, a matter for its number."""
    model = register.field(name).related_model
    if model is Organisation:
        return Organisation.objects.coded(str(value))
    if isinstance(model, type) and issubclass(model, Matter):
        return by_words(model, str(value))
    return value


def is_unmet(gate: Gate, blank: Matter) -> bool:
    """Whether a gate does not hold of a matter of which nothing is said; unsure is no.

    It may ask for rows that a matter has only once it is stored, or compare what is not there yet.
    """
    try:
        return gate.unmet(blank, today()) is not None
    except (AttributeError, TypeError, ValueError):
        return False


def double(matter: Matter) -> Link:
    """A matter that is likely the same, to be opened."""
    return Link(
        f"{matter.number}　{matter.shown_title}",
        reverse("matter", args=[matter.pk]),
        note=f"{day_in_text(matter.registered_on)}登记，{matter.stage_now.label}",
    )
