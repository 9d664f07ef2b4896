"""校核报告: what was brought is checked at once and not kept; no question goes to the database."""

from __future__ import annotations

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_safe

from .examples import EXAMPLES
from .memory import LARGEST_REQUEST, KeptInMemory
from .pace import TOO_OFTEN, is_too_often
from .results import results_page
from .rules_page import groups
from .work import MOST_CHARACTERS, MOST_FILES, PASTED, Brought, check_all

NOTHING = "还没有选文件，也没有粘贴文字。"
TOO_MUCH = f"一次最多传{LARGEST_REQUEST // 1024 // 1024} MB，分几次传。"


# The token stands in the body; reading it reads the files, so how they are kept is set before.
@csrf_exempt
def check(request: HttpRequest) -> HttpResponse:
    """The page that takes reports; POST shows what is found in them."""
    if request.method != "POST":
        return drop_page(request)
    if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST_REQUEST:
        return drop_page(request, TOO_MUCH, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    if is_too_often(request):
        return drop_page(request, TOO_OFTEN, HTTPStatus.TOO_MANY_REQUESTS)
    request.upload_handlers = [KeptInMemory(request)]
    return check_sent(request)


@csrf_protect
def check_sent(request: HttpRequest) -> HttpResponse:
    """Check what was sent."""
    files = brought_in(request)
    if not files:
        return drop_page(request, NOTHING, HTTPStatus.UNPROCESSABLE_ENTITY)
    return unkept(render(request, "check/results.html", results_page(request, check_all(files))))


def brought_in(request: HttpRequest) -> list[Brought]:
    """The files that were chosen, then the text that was pasted."""
    files = [Brought(one.name or "报告", one.read()) for one in request.FILES.getlist("files")]
    pasted = request.POST.get("text", "")
    if pasted.strip():
        files.append(Brought(f"{PASTED}.txt", pasted.encode("utf-8", "replace")))
    return files


@require_safe
def example(request: HttpRequest, name: str) -> HttpResponse:
    """What is found in one of the reports to try."""
    if name not in EXAMPLES:
        raise Http404("没有这份样例")
    found = check_all([EXAMPLES[name].brought()])
    return unkept(render(request, "check/results.html", results_page(request, found)))


@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    """能查出什么: every rule in one sentence, with what it rests on."""
    return render(request, "check/rules.html", {"groups": groups()})


def drop_page(request: HttpRequest, trouble: str = "", status: int = HTTPStatus.OK) -> HttpResponse:
    """The page that takes reports."""
    context = {
        "examples": EXAMPLES.values(),
        "trouble": trouble,
        "most_files": MOST_FILES,
        "most_characters": MOST_CHARACTERS // 10_000,
        "largest_request": LARGEST_REQUEST,
    }
    return render(request, "check/drop.html", context, status=status)


def unkept(response: HttpResponse) -> HttpResponse:
    """The response, which no browser and nothing between keeps."""
    response.headers["Cache-Control"] = "no-store"
    return response
