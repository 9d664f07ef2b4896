"""核对行政检查: a visit is looked up by its code, and with the own code every visit."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from yifa.kernel import public
from yifa.kernel.certificates import held_by
from yifa.kernel.matter import Matter
from yifa.kernel.party import Says, masking_of
from yifa.kernel.person import Post
from yifa.kernel.register import Register
from yifa.web.desk import lock
from yifa.web.desk.facts import fact
from yifa.web.theme.record import Fact
from yifa.web.theme.wording import day_in_full

LONGEST = 40
MOST = 100
NOT_FOUND = (
    "没有查到这个公告码。核对12位数字；仍然查不到的，可以请检查人员出示执法证件和检查通知书，"
    "不出示执法证件的，有权拒绝检查（《行政处罚法》第五十五条）。"
)
NOT_YOURS = "统一社会信用代码和这次检查的对象不符，核对18位代码。"
RESTS = "试错太多次，十分钟以后再查。"


@dataclass(frozen=True)
class Visit:
    """One of several, as a line."""

    on: dt.date
    title: str
    words: str


@dataclass
class Found:
    """What a code opens: the one matter, and all of the same one if the proof was right."""

    matter: Matter
    facts: list[Fact]
    visits: list[Visit] = field(default_factory=list)
    this_year: int = 0
    proved: bool = False


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """核对行政检查: the form; a code in the address, as from a square to scan, fills it in."""
    declared = next(iter(public.announced()), None)
    if declared is None:
        raise Http404("没有用公告码公开的信息")
    given = request.POST if request.method == "POST" else request.GET
    code, proof = (given.get(name, "").strip()[:LONGEST] for name in ("code", "proof"))
    context: dict[str, object] = {"heading": declared[1].title, "code": code, "proof": proof}
    status = HTTPStatus.OK
    if request.method == "POST":
        found, why = looked_up(request, *declared, code=code, proof=proof)
        context |= {"found": found, "why": why}
        status = HTTPStatus.OK if found else HTTPStatus.NOT_FOUND
    answer = render(request, "public/announced.html", context, status=status)
    answer["Cache-Control"] = "no-store"
    return answer


def looked_up(
    request: HttpRequest,
    register: type[Register],
    declared: public.Announced,
    *,
    code: str,
    proof: str,
) -> tuple[Found | None, str]:
    """What the code opens, and a sentence where it opens nothing or the proof is wrong."""
    tries = f"{lock.address_of(request)}（公告码）"
    if not lock.may_try(lock.ADDRESS, tries):
        return None, RESTS
    matter = declared.find(register, code)
    if matter is None:
        return None, NOT_FOUND
    found = Found(matter, facts(matter, declared))
    if proof and not declared.belongs_to(matter, proof):
        return found, NOT_YOURS
    lock.forgive(lock.ADDRESS, tries)
    if proof:
        tell_all(found, declared)
    return found, ""


def facts(matter: Matter, declared: public.Announced) -> list[Fact]:
    """The one matter: who comes, with what certificate, when and how."""
    says = masking_of(matter)
    found = [
        Fact("检查单位", matter.holder.name),
        Fact("现在", matter.stage_now.label),
        *filter(None, (shown(matter, name, says) for name in declared.shows)),
    ]
    made = matter.last(declared.made.name)
    return found + ([Fact(declared.made.label, day_in_full(made.on))] if made else [])


def shown(matter: Matter, name: str, says: Says) -> Fact | None:
    """One column in words; of whoever comes the certificate too."""
    value = getattr(matter, name)
    told = fact(matter, name, says)
    if told is None or not isinstance(value, Post):
        return told
    numbers = [held.number for held in held_by(value, "enforcement", timezone.localdate())]
    held = f"（执法证号{'、'.join(numbers)}）" if numbers else "（没有有效的执法证件）"
    return Fact(told.label, f"{told.value}{held}")


def tell_all(found: Found, declared: public.Announced) -> None:
    """Every visit that was made to the same one, and how many this year."""
    made = list(declared.of_the_same(found.matter).select_related("holder"))
    year = timezone.localdate().year
    found.proved = True
    found.this_year = sum(vars(one)["made_on"].year == year for one in made)
    found.visits = [visit(one, declared) for one in made[:MOST]]


def visit(matter: Matter, declared: public.Announced) -> Visit:
    """One of them in a line."""
    says = masking_of(matter)
    told = (fact(matter, name, says) for name in declared.tells)
    words = [matter.holder.name, *(one.value for one in told if one)]
    return Visit(vars(matter)["made_on"], matter.shown_title, "　".join(words))
