"""我要办: what the public hands in, without signing in, without script, and is given a code for."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from yifa.kernel import public
from yifa.kernel.asking import Asked
from yifa.kernel.gates import Refused
from yifa.kernel.handed_in import (
    HandedBefore,
    NobodyReceives,
    hand_in,
    readable,
    receiver,
    receivers,
)
from yifa.kernel.matter import Matter
from yifa.kernel.organisation import Organisation
from yifa.kernel.register import Register
from yifa.report.wing import Wing
from yifa.web.theme.link import Link

from . import ask_guard, receipt
from .ask_form import TOKEN, HandInForm
from .ask_guard import Token
from .drafts import draft_or_404

CHANGED = (
    "这张表已经提交过一次，编号{number}，那一次的内容没有变。现在填的是另一份：要另外再提交一件，"
    "核对以后再按一次；要改那一件，凭跟踪码查看以后补正或者撤回。"
)
NOBODY = "{place}现在没有在网上接收的岗位，没有收下，填的内容都在下面。{elsewhere}{reach}"


@dataclass(frozen=True)
class Counter:
    """Where something is handed in: the register, to whom, and about which matter, if about one."""

    register: type[Register]
    organisation: Organisation
    about: Matter | None = None

    @property
    def asked(self) -> Asked:
        """What may be handed in."""
        assert self.register.asked is not None, "only such registers have a counter"
        return self.register.asked

    @property
    def where(self) -> str:
        """What a form opened here is told by."""
        about = self.about.pk if self.about else ""
        return f"{self.register.kind()}/{self.organisation.code}/{about}"

    @property
    def instead(self) -> str:
        """Whom else to turn to, and how they are reached."""
        return f"{self.asked.elsewhere}{reach(self.organisation)}"


def reach(organisation: Organisation) -> str:
    """How an organisation is reached, in a sentence; "" where nobody entered it."""
    told = {"地址": organisation.address, "电话": organisation.telephone}
    known = "，".join(f"{name}{value}" for name, value in told.items() if value)
    return f"{organisation.name}{known}。" if known else ""


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Everything that may be handed in."""
    open_to_all = [one for one in asking() if not one[1].about]
    links = [
        Link(asked.title, reverse("public-ask-where", args=[register.kind()]))
        for register, asked in open_to_all
    ]
    return render(request, "public/ask.html", {"links": links})


def asking() -> list[tuple[type[Register], Asked]]:
    """The registers that the public may hand in to, in the order of the chapters."""
    every = sorted(Register.all.values(), key=Wing.place_of)
    return [(one, one.asked) for one in every if one.asked is not None]


@require_safe
def where(request: HttpRequest, kind: str) -> HttpResponse:
    """To which organisation; one alone is gone to at once."""
    register, asked = register_or_404(kind)
    if asked.about:
        raise Http404("从征求意见的那一件进来")
    today = timezone.localdate()
    every = list(receivers(register, today))
    ready = [organisation for organisation, post in every if post is not None]
    if len(every) == len(ready) == 1:
        return redirect("public-ask-form", kind, ready[0].code)
    links = [Link(o.name, reverse("public-ask-form", args=[kind, o.code])) for o in ready]
    others = [Link(o.name, note=reach(o)) for o, post in every if post is None]
    context = {"asked": asked, "links": links, "others": others}
    return render(request, "public/ask_where.html", context)


@csrf_exempt  # the signed token of the form stands in its place, and needs no cookie
@require_http_methods(["GET", "HEAD", "POST"])
def form(request: HttpRequest, kind: str, code: str) -> HttpResponse:
    """The form of one organisation; POST hands it in."""
    register, asked = register_or_404(kind)
    organisation = asked.to().coded(code)
    if asked.about or organisation is None:
        raise Http404("没有这个单位，或者它不接收")
    return at_the_counter(request, Counter(register, organisation))


@csrf_exempt  # as above
@require_http_methods(["GET", "HEAD", "POST"])
def form_about(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """The form about a matter that is public, such as comments on a draft."""
    register, asked = register_or_404(kind)
    if not asked.about:
        raise Http404("这一类不针对别的事项")
    matter = public_matter_or_404(pk, asked.kind_about(register))
    return at_the_counter(request, Counter(register, matter.holder, matter))


def public_matter_or_404(pk: int, kind: str) -> Matter:
    """A public matter of a kind, or of any a draft on which the public was asked."""
    if not kind:
        return draft_or_404(pk)
    matter = get_object_or_404(Matter, pk=pk, kind=kind)
    standing = public.standing_of(matter)
    if standing is None or standing.withdrawn_on is not None:
        raise Http404("没有公开这一件")
    return matter.of_kind()


def register_or_404(kind: str) -> tuple[type[Register], Asked]:
    """A register that the public may hand in to."""
    register = Register.all.get(kind)
    if register is None or register.asked is None:
        raise Http404("没有这一类")
    return register, register.asked


def at_the_counter(request: HttpRequest, counter: Counter) -> HttpResponse:
    """The form, what was sent in it, or why nothing can be sent here now."""
    if ask_guard.is_too_large(request):
        context = {"asked": counter.asked, "trouble": ask_guard.TOO_LARGE}
        return page(request, counter, context, status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    today = timezone.localdate()
    post = receiver(counter.register, counter.organisation, today)
    closed = counter.asked.closed(counter.about, today)
    if closed and request.method == "POST":  # too late, and what was written is still to be copied
        late = HandInForm(counter.register, post, data=request.POST, files=request.FILES)  # type: ignore[arg-type]  # as below
        return again(request, counter, late, closed)
    if closed or (post is None and request.method != "POST"):
        return page(request, counter, {"closed": closed or nobody(counter)})
    if request.method == "POST":
        return sent(request, counter)
    token = Token.fresh(counter.where).signed()
    assert post is not None, "asked above"
    empty = HandInForm(counter.register, post, initial={TOKEN: token})
    return page(request, counter, {"form": empty})


def nobody(counter: Counter) -> str:
    """That nobody receives here, and where to turn."""
    return f"{counter.organisation}现在没有在网上接收的岗位。{counter.instead}"


def sent(request: HttpRequest, counter: Counter) -> HttpResponse:
    """What was sent: taken in and answered with a receipt, or shown again with everything in it."""
    post = receiver(counter.register, counter.organisation, timezone.localdate())
    form = HandInForm(counter.register, post, data=request.POST, files=request.FILES)  # type: ignore[arg-type]  # asks it nothing of the post
    is_right = form.is_valid()
    token = Token.read(str(request.POST.get(TOKEN, "")), counter.where)
    if token is None:
        return again(request, counter, form, ask_guard.OLD)
    if trouble := token.trouble(timezone.now()) or (ask_guard.AGAIN if form.was_trapped else ""):
        return again(request, counter, form, trouble)
    if not is_right:
        return again(request, counter, form, token=token)
    if ask_guard.hands_in_too_often(request):
        return again(
            request, counter, form, f"{ask_guard.TOO_OFTEN}{counter.instead}", token=token,
            status=HTTPStatus.TOO_MANY_REQUESTS,
        )  # fmt: skip
    return taken_in(request, counter, form, token)


def taken_in(
    request: HttpRequest, counter: Counter, form: HandInForm, token: Token
) -> HttpResponse:
    """Through the one door; whatever it refuses is said where it is to be mended."""
    try:
        handed = hand_in(
            counter.register,
            counter.organisation,
            code=token.code,
            writes=form.writes(),
            party=form.party(),
            files=form.uploads,
            about=counter.about,
        )
    except Refused as refused:
        form.put_refused(refused)
        return again(request, counter, form, token=token)
    except NobodyReceives:
        return again(request, counter, form, nobody(counter), status=HTTPStatus.CONFLICT)
    except HandedBefore as before:
        words = CHANGED.format(number=before.handed.matter.number)
        return again(request, counter, form, words, status=HTTPStatus.CONFLICT)
    context = {
        "receipt": receipt.of(handed),
        "code": readable(token.code),
        "handed": handed,
    }
    return unkept(render(request, "public/ask_done.html", context))


def again(
    request: HttpRequest,
    counter: Counter,
    form: HandInForm,
    trouble: str = "",
    *,
    token: Token | None = None,
    status: int = HTTPStatus.UNPROCESSABLE_ENTITY,
) -> HttpResponse:
    """The form once more, with all that was in it; a token that did its work is a new one."""
    form.keep((token or Token.fresh(counter.where)).signed())
    return page(request, counter, {"form": form, "trouble": trouble}, status=status)


def page(
    request: HttpRequest, counter: Counter, told: dict[str, Any], *, status: int = HTTPStatus.OK
) -> HttpResponse:
    """The page of a form."""
    context = {"asked": counter.asked, "counter": counter, "about": counter.about, **told}
    return unkept(render(request, "public/ask_form.html", context, status=status))


def unkept(response: HttpResponse) -> HttpResponse:
    """What people wrote is kept by no browser and by nothing between."""
    response.headers["Cache-Control"] = "no-store"
    return response
