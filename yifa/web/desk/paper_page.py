"""How a paper of a matter is printed: asked for by a button, recorded, handed out as a file."""

from __future__ import annotations

from http import HTTPStatus
from io import BytesIO

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from yifa.kernel.gates import Refused
from yifa.kernel.matter import Matter
from yifa.kernel.person import Post
from yifa.kernel.printing import DOCX, print_out, printouts_of
from yifa.web.theme.link import Act, Link

from .access import readable_matter
from .request import DeskRequest, desk


def prints(matter: Matter, post: Post) -> list[Act]:
    """打印: one button for each paper that can be printed now."""
    return [
        Act(
            one.label,
            reverse("matter-paper", args=[matter.pk, name]),
            post=True,
            icon="print",
            desk_only=True,
        )
        for name, one in printouts_of(matter, post).items()
    ]


@desk
@require_POST
def paper(request: DeskRequest, pk: int, name: str) -> HttpResponse:
    """A paper as .docx; it names people in clear, so it is recorded who printed it."""
    matter = readable_matter(request.post, pk)
    if name not in matter.register.papers:
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
