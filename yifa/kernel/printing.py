"""How the papers of a matter are printed: for who may read its content, and recorded."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from .exchange import Export
from .gates import Reason, Refused
from .matter import Matter
from .paper import Printout
from .person import Post
from .register import Register
from .rights import Sight, sight_of

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def printouts_of(matter: Matter, post: Post) -> dict[str, Printout]:
    """What a post may print of a matter as it stands; nothing without sight of its content."""
    declared = Register.of(matter).papers
    if not declared or sight_of(post, matter) is not Sight.CONTENT:
        return {}
    return {name: one for name, one in declared.items() if one.ready(matter)}


def print_out(
    matter: Matter, name: str, *, by: Post, purpose: str = "", at: dt.datetime | None = None
) -> tuple[str, bytes]:
    """A paper of a matter with its file name; names stand in clear, so printing it is recorded.

    KeyError for a name that the register does not declare; Refused if it can't be printed.
    """
    printout = Register.of(matter).papers[name]
    if sight_of(by, matter) is not Sight.CONTENT:
        raise Refused(f"打印{printout.label}", [Reason("您的岗位不能看这一件的内容")])
    if lacking := printout.lacks(matter):
        raise Refused(f"打印{printout.label}", [Reason(lacking)])
    content = printout.make(matter.of_kind())
    Export.take_down(
        by,
        kind=matter.kind,
        what=printout.label[:40],
        full=True,
        purpose=purpose or f"打印{printout.label}",
        filters={"number": matter.number},
        count=1,
        at=at or timezone.now(),
    )
    return f"{matter.number} {printout.label}.docx", content
