"""报表: what is due and who is late, one return with its cells, and its way up."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from yifa.kernel.gates import Refused
from yifa.kernel.person import Post
from yifa.kernel.take import take
from yifa.report.returns import filling
from yifa.report.returns.models import Return
from yifa.report.returns.procedure import Returning
from yifa.web.theme.message import done

from . import return_list, return_page
from .access import readable_matter
from .request import DeskRequest, desk, today
from .return_asking import Due, form_or_404, read
from .step_page import StepPage


@desk
@require_safe
def returns(request: DeskRequest) -> HttpResponse:
    """The returns that are due, those of others below, past months."""
    forms = return_list.shown(request.post, today())
    below = [request.post.organisation.name, "每月20日前报出，没有发生的也要报"]
    context = {"heading": "报表", "below": below, "forms": forms}
    return render(request, "desk/returns/index.html", context)


@desk
@require_safe
def form(request: DeskRequest, form: str) -> HttpResponse:
    """A form by its name: the latest month of the post's organisation, or the list."""
    declared = form_or_404(form)
    here = request.post.organisation
    if not filling.owes(declared, here):
        return redirect("returns")
    month = filling.Month.around(declared, today())
    return redirect(Due(declared, month, here).url)


@desk
def one(request: DeskRequest, form: str, month: str, code: str) -> HttpResponse:
    """One return; POST begins it, confirms it or opens it again."""
    due = read(form=form, month=month, code=code, post=request.post, today=today())
    if request.method != "POST":
        return render(
            request, "desk/returns/one.html", return_page.page(due, request.post, today())
        )
    try:
        said = act(due, request)
    except Refused as refused:
        messages.error(request, refused.sentence)
    else:
        messages.success(request, done(said))
    return redirect(due.url)


def act(due: Due, request: DeskRequest) -> str:
    """The one act asked for; returns what to say of it."""
    asked, seen = request.POST.get("act", ""), read_seen(request)
    if asked == "begin":
        refuse_another(due, request.post)
        filling.begin(due.form, due.month, by=request.post, on=today())
        return "已生成，核对后确认"
    if due.found is None:
        raise Refused("办这一步", fields={"act": "这张报表还没有生成，先生成"})
    if asked == Returning.confirm.name:
        filling.confirm(due.found, by=request.post, on=today(), seen=seen)
        return "已核对确认，可以审核报出"
    if asked == Returning.redo.name:
        take(due.found, asked, by=request.post, on=today(), seen=seen)
        return "已退回核对，重新按台账计算"
    raise Http404("没有这个环节")


def refuse_another(due: Due, post: Post) -> None:
    """A return is begun by the organisation that owes it."""
    if due.organisation != post.organisation:
        raise Refused("生成这张报表", fields={"act": f"这张报表由{due.organisation}生成"})


def read_seen(request: DeskRequest) -> int | None:
    """How many events the person had before their eyes."""
    said = request.POST.get("seen", "")
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 9 else None


class ReturnStep(StepPage):
    """A step of a return; afterwards one is back at the return."""

    def tell(self, event: object) -> HttpResponse:
        """Back to the return, with the word that it is done."""
        messages.success(self.request, done(f"已{self.step.label}，{self.matter.title}"))
        return redirect(url_of(self.matter))


@desk
def step(request: DeskRequest, pk: int, step: str) -> HttpResponse:
    """审核报出, 退回重报: with the box to confirm and the refusals that every step has."""
    found = readable_matter(request.post, pk)
    if not isinstance(found, Return) or step not in STEPS:
        raise Http404("没有这个环节")
    page = ReturnStep(request, found, Returning.step(step))
    return page.post() if request.method == "POST" else page.show()


#: The steps that have a page of their own.
STEPS = (Returning.send.name, Returning.return_down.name)


def url_of(matter: object) -> str:
    """The page of a return."""
    assert isinstance(matter, Return)
    month = filling.Month(matter.first_day, matter.last_day)
    return Due(form_or_404(matter.form), month, matter.organisation).url
