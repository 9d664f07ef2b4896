"""How a step is taken from a page: its form, the box to confirm, the refusal, the toast."""

from __future__ import annotations

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse

from yifa.kernel.gates import Refused
from yifa.kernel.handed_in import GIVE_CODE
from yifa.kernel.kernel_steps import CORRECT, REVOKE, UNMASK, KernelStep
from yifa.kernel.matter import Event, Matter
from yifa.kernel.party import masking_of
from yifa.kernel.procedure import Procedure, Step
from yifa.kernel.register import Register
from yifa.kernel.take import take
from yifa.kernel.writing import PARTIES
from yifa.web.theme.gate import Confirm, Refusal
from yifa.web.theme.link import Act, Link, Weight
from yifa.web.theme.message import done
from yifa.web.theme.wording import day_in_text

from . import parties, past_work, story, tracking_code
from .access import readable_matter
from .effects import effects_of
from .forms import LATE, NOTE, ActForm, act_form
from .matter_page import crumbs
from .people import allow_look, may_look
from .possible import Prospect, can_be_typed
from .refusal import refusal_of, who_moved
from .request import DeskRequest, desk, today
from .value import words

#: What the confirming button sends, with the whole form as it was checked.
CONFIRMED, WHOLE = "desk_confirmed", "desk_whole"
#: So much of each text stands in the box to confirm.
SAID = 60


@desk
def step(request: DeskRequest, pk: int, step: str) -> HttpResponse:
    """环节: GET shows the form, POST takes the step."""
    found = readable_matter(request.post, pk)
    declared = step_or_404(found, step)
    page = StepPage(request, found, declared)
    return page.post() if request.method == "POST" else page.show()


def step_or_404(matter: Matter, name: str) -> Step:
    """A step that can be taken on a matter that is there, by typing."""
    procedure = matter.procedure
    if name not in procedure.steps and name not in procedure.kernel_steps:
        raise Http404("没有这个环节")
    declared = procedure.step(name)
    begins = declared.move.begins and not isinstance(declared, KernelStep)
    if begins or not can_be_typed(type(matter), procedure, declared):
        raise Http404("这个环节不在这里办")
    return declared


class StepPage:
    """One step on one matter, asked for by one post."""

    def __init__(self, request: DeskRequest, matter: Matter, step: Step) -> None:
        self.request, self.matter, self.step = request, matter, step
        self.procedure: type[Procedure] = matter.procedure
        self.data: QueryDict | None = None
        if request.method == "POST":
            self.data = confirmed(request.POST) if CONFIRMED in request.POST else request.POST
        self.writes_parties = PARTIES in self.names_written() and self.parties_may_be_seen()

    def names_written(self) -> list[str]:
        """The fields the step may write."""
        if self.step is not CORRECT:
            return self.procedure.fields_of(self.step)
        taken = {act.step for act in self.matter.history}
        return [n for name in taken for n in self.procedure.fields_of(self.procedure.step(name))]

    def parties_may_be_seen(self) -> bool:
        """Correcting the parties shows them in full, so the purpose must have been said."""
        return self.step is not CORRECT or may_look(self.request, self.matter)

    def form(self, **typed: Any) -> ActForm:
        """The form of the step; with the tick for past work where that may be."""
        form = act_form(self.matter, self.step, self.request.post, **typed)
        if not past_work.may_offer(self.matter, self.step, self.request.post):
            past_work.withhold(form)
        if not self.parties_may_be_seen():
            self.withhold_names(form)
        return form

    def withhold_names(self, form: ActForm) -> None:
        """What names people is corrected only once the purpose was said."""
        says = masking_of(self.matter)
        texts = {name: str(form.initial.get(name)) for name in form.own}
        form.own = [name for name, text in texts.items() if says(text) == text]
        for name in texts.keys() - set(form.own):
            del form.fields[name]

    def bound(self) -> tuple[ActForm, Any]:
        """The form and the rows of parties with what was typed."""
        form = self.form(data=self.data, files=self.request.FILES)
        return form, self.rows(self.data)

    def rows(self, data: QueryDict | None) -> Any:
        """The rows of parties, where the step writes them."""
        if not self.writes_parties:
            return None
        return parties.parties_of(data, Register.of(self.matter), matter=self.matter)

    def show(self) -> HttpResponse:
        """The empty form; if the step can't be taken now, with the reasons above it."""
        form = self.form()
        rows = self.rows(None)
        late = past_work.could_be_taken(self.matter, self.step, self.request.post)
        if late and past_work.ASKED in self.request.GET:
            past_work.make_ready(form)
            return self.page(form, rows)
        chance = Prospect(self.matter, self.request.post, today()).chance(self.step)
        if not chance.reasons:
            return self.page(form, rows)
        way = past_work.way_to(self.matter, self.step) if late else None
        return self.page(form, rows, refused=Refused(self.step.label, chance.reasons), past=way)

    def post(self) -> HttpResponse:
        """Take the step, or ask to confirm it, or say why not."""
        form, rows = self.bound()
        if parties.ONE_MORE in self.request.POST:
            return self.page(form, rows)
        confirm_first = self.step.effect and CONFIRMED not in self.request.POST
        try:
            event = self.attempt(form, rows, dry=confirm_first)
        except Refused as refused:
            return self.refuse(form, rows, refused)
        if confirm_first:
            return self.ask_to_confirm(form, rows)
        return self.tell(event)

    def attempt(self, form: ActForm, rows: Any, *, dry: bool) -> Event:
        """The one call: everything through `take`; what the form could not read is refused too."""
        written, faults = read(form, rows, before=self.parties_now())
        with transaction.atomic():
            event = take(
                self.matter,
                self.step.name,
                by=self.request.post,
                on=form.on,
                note=str(form.cleaned_data.get(NOTE) or ""),
                files=form.uploads,
                seen=form.seen,
                late=form.late,
                keeps=not dry,
                **written,
            )
            if faults:
                raise Refused(self.step.label, fields=faults)
            if dry:
                transaction.set_rollback(True)
        return event

    def parties_now(self) -> list[dict[str, Any]] | None:
        """For 更正: the parties as they stand, without what is blank."""
        if self.step is not CORRECT or not self.writes_parties:
            return None
        rows = parties.rows_of(self.matter)
        return [{n: v for n, v in row.items() if v not in (None, "")} for row in rows]

    def refuse(self, form: ActForm, rows: Any, refused: Refused) -> HttpResponse:
        """The page again with what was typed; 409 if somebody else was quicker."""
        _, faults = read(form, rows)
        fields = {**refused.fields, **faults, **not_carried(form)}
        told = Refused(refused.act, refused.reasons, fields)
        self.matter = readable_matter(self.request.post, self.matter.pk)
        moved = who_moved(self.matter, form.seen)
        status = HTTPStatus.CONFLICT if moved else HTTPStatus.UNPROCESSABLE_ENTITY
        return self.page(
            form,
            rows,
            refused=told,
            moved=form.seen if moved else None,
            past=past_work.way_for(form, refused, self.matter, self.step, self.request.post),
            status=status,
        )

    def ask_to_confirm(self, form: ActForm, rows: Any) -> HttpResponse:
        """The box above the form, which stays as it was typed."""
        self.matter = readable_matter(self.request.post, self.matter.pk)
        if too_large := not_carried(form):
            return self.refuse(form, rows, Refused(self.step.label, fields=too_large))
        typed = cast("QueryDict", form.data).copy()
        typed.pop("csrfmiddlewaretoken", None)
        confirm = Confirm(
            f"{self.step.label}　{self.matter.shown_title}",
            f"{said(form)}。{as_past_work(form)}办了以后不能修改，只能撤销并说明理由。",
            self.step.label,
            Link("再看看", "#fields"),
            article=self.procedure.basis_of(self.step),
            name=CONFIRMED,
            value="1",
            fields={WHOLE: json.dumps(dict(typed.lists()), ensure_ascii=False)},
        )
        return self.page(form, rows, confirm=confirm)

    def tell(self, event: Event) -> HttpResponse:
        """To the matter's page, with the word that it is done and the way to take it back."""
        if self.step is GIVE_CODE:
            return tracking_code.page(self.request, self.matter)
        if self.step is UNMASK:
            allow_look(self.request, self.matter)
            return redirect("people", pk=self.matter.pk)
        url = reverse("step", args=[self.matter.pk, REVOKE.name])
        undo = None if self.step is REVOKE else Link("撤销", url)
        messages.success(
            self.request, done(f"已{self.step.label}，{self.matter.number}", undo=undo)
        )
        return redirect("matter", pk=self.matter.pk)

    def page(
        self,
        form: ActForm,
        rows: Any,
        *,
        refused: Refused | None = None,
        moved: int | None = None,
        confirm: Confirm | None = None,
        past: Link | None = None,
        status: int = HTTPStatus.OK,
    ) -> HttpResponse:
        """The step's page."""
        matter = self.matter
        prospect = Prospect(matter, self.request.post, today())
        links = links_of(form)
        told = refused and self.refusal(refused, links, prospect)
        if refused is not None:
            put_errors(form, refused.fields)
        events = story.events_of(matter, since=moved) if moved is not None else []
        context = {
            "heading": self.step.label,
            "crumbs": [
                *crumbs(Register.of(matter)),
                Link(f"{matter.number}　{matter.shown_title}", reverse("matter", args=[matter.pk])),
            ],
            "below": self.below(),
            "refusal": told,
            "confirm": confirm,
            "past": past,
            "form": form,
            "rows": rows,
            "seen_now": matter.events_taken,
            "moved": story.entries(matter, events),
            "revokes": self.revokes(),
            "look_first": PARTIES in self.names_written() and not self.writes_parties,
            "look_url": reverse("step", args=[matter.pk, UNMASK.name]),
            "acts": self.acts(),
            "reminded": self.reminded(),
            "effects": effects_of(self.procedure, self.step, matter),
            "effects_heading": f"按下“{self.step.label}”以后",
        }
        return render(self.request, "desk/step.html", context, status=status)

    def reminded(self) -> list[Link]:
        """What of the record stands beside the form, names masked."""
        says = masking_of(self.matter)
        told = Register.of(self.matter).reminds(self.matter, self.step, today())
        return [Link(says(words)) for words in told]

    def refusal(self, refused: Refused, links: dict[str, Link], prospect: Prospect) -> Refusal:
        """Why the step is not taken, with the ways out."""
        return refusal_of(refused, self.step, links=links, prospect=prospect)

    def below(self) -> list[str]:
        """Who takes it and by which article, and when the matter is due."""
        who = "、".join(str(role.label) for role in self.step.by)
        own = [] if isinstance(self.step, KernelStep) else [f"由{who}办"]
        basis = self.procedure.basis_of(self.step)
        due = [f"{day_in_text(self.matter.due)}到期"] if self.matter.due else []
        return [*own, *([basis] if basis else []), *due]

    def revokes(self) -> list[Any]:
        """For 撤销: the step that would be revoked."""
        if self.step is not REVOKE:
            return []
        last = self.matter.history[-1].place if self.matter.history else 0
        events = [one for one in story.events_of(self.matter) if one.place_in_matter == last]
        return story.entries(self.matter, events)

    def acts(self) -> list[Act]:
        """The verb, and the way back."""
        verb = f"核对“{self.step.label}”" if self.step.effect else self.step.label
        return [
            Act(verb, weight=Weight.INK),
            Act("先不办", reverse("matter", args=[self.matter.pk])),
        ]


def read(
    form: ActForm, rows: Any, *, before: list[dict[str, Any]] | None = None
) -> tuple[dict[str, Any], dict[str, str]]:
    """What the step is to write, and one sentence for each field that could not be read.

    Parties that stand as `before` are not written again.
    """
    written = form.given()
    faults = form.faults()
    if rows is not None:
        typed = parties.given(rows)
        if typed != before:
            written[PARTIES] = typed
        if unread := parties.faults(rows):
            faults[PARTIES] = unread
    return written, faults


def not_carried(form: ActForm) -> dict[str, str]:
    """Carry the files that came with a form within its page; one sentence if that can't be."""
    try:
        form.carry()
    except ValidationError as too_large:
        return {"files": "；".join(too_large.messages)}
    return {}


def confirmed(sent: QueryDict) -> QueryDict:
    """The form as it was checked, out of the box to confirm; empty if it was tampered with."""
    whole = QueryDict(mutable=True)
    try:
        typed = json.loads(sent.get(WHOLE, "{}"))
        for name, values in typed.items():
            whole.setlist(str(name), [str(value) for value in values])
    except (ValueError, AttributeError, TypeError):
        return QueryDict(mutable=True)
    return whole


def said(form: ActForm) -> str:
    """What was typed, in one line, for the box to confirm."""
    parts = []
    for name in form.names():
        value = form.cleaned_data.get(name)
        if value in (None, "", False):
            continue
        field = form.fields[name]
        choices: Mapping[Any, Any] = dict(getattr(field, "choices", ()) or ())
        told = str(choices[value]) if value in choices else words(value)
        told = told if len(told) <= SAID else told[:SAID] + "…"
        parts.append(f"{field.label}：{told.rstrip('。')}")
    if form.uploads:
        parts.append(f"材料{len(form.uploads)}份")
    return "；".join(parts) or "没有另外填写"


def as_past_work(form: ActForm) -> str:
    """What the box to confirm says of past work."""
    if not form.late:
        return ""
    return f"按{day_in_text(form.on)}补录，前置条件记为未核验。"


def links_of(form: ActForm) -> dict[str, Link]:
    """The way to each field of the form; of several boxes, to the first."""
    links = {}
    for name, field in form.fields.items():
        boxes = isinstance(field.widget, forms.RadioSelect | forms.CheckboxSelectMultiple)
        links[name] = Link(f"到“{field.label}”", f"#id_{name}{'_0' if boxes else ''}")
    return {**links, "party-0-name": Link("到“当事人”", "#id_party-0-name")}


def put_errors(form: ActForm, fields: Mapping[str, str]) -> None:
    """Show the house's sentences at the fields they are about."""
    if not form.is_bound:
        return
    places = {"on": "desk_on", "note": "desk_note", "files": "desk_files", "late": LATE}
    for name, says in fields.items():
        place = places.get(name, name)
        if place in form.fields:
            form.errors[place] = form.error_class([says], field_id=form[place].auto_id)
