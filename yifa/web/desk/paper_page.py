"""How a paper of a matter is printed: asked for by a button, recorded, handed out as a file."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from io import BytesIO

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from yifa.kernel.gates import Refused
from yifa.kernel.matter import Matter
from yifa.kernel.paper import Printout
from yifa.kernel.person import Post
from yifa.kernel.printing import DOCX, print_out, printouts_of
from yifa.kernel.register import Register
from yifa.web.theme.link import Act, Link

from .access import readable_matter
from .request import DeskRequest, desk


@dataclass(frozen=True)
class Prints:
    """The papers that can be printed now: the whole file, and the single ones in it."""

    whole: list[Act]
    single: list[Act]


def prints(matter: Matter, post: Post) -> Prints:
    """打印: a button for each paper that can be printed now."""
    there = printouts_of(matter, post)
    acts = {name: print_act(matter, name, one) for name, one in there.items()}
    return Prints(
        [act for name, act in acts.items() if there[name].whole],
        [act for name, act in acts.items() if not there[name].whole],
    )


def print_act(matter: Matter, name: str, printout: Printout) -> Act:
    """The button of one paper."""
    url = reverse("matter-paper", args=[matter.pk, name])
    label = f"打印{printout.label}" if printout.whole else printout.label
    return Act(label, url, post=True, icon="print")


@desk
@require_POST
def paper(request: DeskRequest, pk: int, name: str) -> HttpResponse:
    """A paper as .docx; it names people in clear, so it is recorded who printed it."""
    matter = readable_matter(request.post, pk)
    if name not in Register.of(matter).papers:
        raise Http404("没有这种文书")
    try:
        file, content = print_out(matter, name, by=request.post)
    except Refused as refused:
        told = {
            "trouble_title": refused.title,
            "trouble_says": refused.sentence,
            "ways": [Link("回到这一件", reverse("matter", args=[pk]))],
        }
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        return render(request, "desk/error.html", told, status=status)
    answer = FileResponse(BytesIO(content), as_attachment=True, filename=file, content_type=DOCX)
    answer["Cache-Control"] = "private, no-store"
    return answer  # type: ignore[return-value]  # a FileResponse is a response to Django
