"""How evidence is listed and handed out: by right, as a file to keep, never opened in the page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from io import BytesIO

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from yifa.kernel.evidence import Evidence, Gone, Signs
from yifa.kernel.matter import Matter
from yifa.kernel.party import Says, masking_of
from yifa.web.phone.clock import clock_off, is_off
from yifa.web.theme import record as theme
from yifa.web.theme.wording import day_in_text

from .access import readable_matter
from .request import DeskRequest, desk

#: Files are read again to check them as long as a page has no more than this to read.
CHECKED_AT_ONCE = 20 * 1024 * 1024
ICONS = {"image": "photo", "video": "video", "audio": "sound"}
KINDS = {
    "image": "图片",
    "audio": "录音",
    "video": "录像",
    "application/pdf": "PDF文件",
    "application/msword": "文档",
    "application/zip": "文档或者压缩包",
    "text/plain": "文本",
}


def files_of(matter: Matter) -> list[theme.Evidence]:
    """The evidence of a matter, each with the step it came with and whether it still is intact."""
    files = list(matter.evidence.select_related("event__by__person"))
    check = sum(one.size for one in files) <= CHECKED_AT_ONCE
    says = masking_of(matter)
    return [row(matter, one, says, check=check) for one in files]


def row(matter: Matter, one: Evidence, says: Says, *, check: bool) -> theme.Evidence:
    """One file as a row; a name in the name of the file is masked."""
    event = one.event
    made: dt.date = timezone.localtime(event.at)
    group = one.media_type.partition("/")[0]
    return theme.Evidence(
        says(one.name),
        KINDS.get(one.media_type) or KINDS.get(group, "文件"),
        url=reverse("evidence", args=[one.pk]),
        icon=ICONS.get(group, "document"),
        made=made,
        by=f"{event.by.person.name}，{matter.procedure.step(event.step).label}",
        note="，".join(filter(None, (signature(one), captured(one)))),
        digest=one.digest,
        intact=one.is_intact() if check else None,
    )


def signature(one: Evidence) -> str:
    """Whose signature it is, "" for none."""
    label = str(one.get_signs_display())
    return label if one.signs in ("", Signs.PAGE) else f"{label}签名"


def captured(one: Evidence) -> str:
    """When and where it was made on the street, and how far the phone's clock was off."""
    if one.captured_at is None:
        return ""
    made = timezone.localtime(one.captured_at)
    told = [f"手机{day_in_text(made.date())}{made:%H:%M}拍录"]
    told += [f"地点{one.captured_place}"] if one.captured_place else []
    told += [clock_off(one.clock_off)] if is_off(one.clock_off) else []
    return "，".join(told)


def any_broken(files: Iterable[theme.Evidence]) -> bool:
    """Whether a file no longer is what came in."""
    return any(one.intact is False for one in files)


@desk
@require_safe
def download(request: DeskRequest, pk: int) -> HttpResponse:
    """A file of a matter whose content the post sees."""
    evidence = get_object_or_404(Evidence, pk=pk)
    readable_matter(request.post, evidence.matter_id)
    return handed_out(evidence)  # type: ignore[return-value]  # a FileResponse is a response to Django


def handed_out(one: Evidence) -> FileResponse:
    """A file as it came in, to be kept: whatever it calls itself, no browser opens it here."""
    try:
        content = BytesIO(one.read())
    except Gone as gone:
        raise Http404("文件已经不在") from gone
    response = FileResponse(
        content, as_attachment=True, filename=one.name, content_type=one.media_type
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, no-store"
    return response
