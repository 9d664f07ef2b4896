"""Which registers a post may open, wing by wing, and how many matters it sees in each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Count, IntegerField, Subquery
from django.urls import NoReverseMatch, reverse

from yifa.kernel.matter import Matter
from yifa.kernel.person import Post
from yifa.kernel.procedure import Procedure
from yifa.kernel.register import Register
from yifa.kernel.rights import see, sees_widely
from yifa.kernel.roles import ADMINISTRATORS, AUDITOR, OFFICER, SECURITY_ADMIN, SYSTEM_ADMIN
from yifa.report.wing import Wing
from yifa.web.theme import chrome as theme
from yifa.web.theme.link import Link

#: Counts stop here: a list nobody reads to its end need not be counted to its end.
MOST = 1_000


class CountOf(Subquery):
    """How many rows a query has, as one value of another query."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) _counted)"
    output_field: Any = IntegerField()


def registers(post: Post) -> list[type[Register]]:
    """The registers that wings answer for and that are open to the post, in the order of wings."""
    order = list(Wing.all)
    here = (register for register in Register.all.values() if register.wing() in order)
    mine = (register for register in here if post.role not in register.closed_to)
    return sorted(mine, key=lambda register: order.index(register.wing()))


def counts(post: Post) -> Mapping[str, int]:
    """How many matters of each register the post sees, up to `MOST`.

    One query for whoever sees few of many: it reads only their rows. Whoever sees many finds them
    in every register at once, so that each is soon counted to the cap.
    """
    kinds = [register.kind() for register in registers(post)]
    if post.role in ADMINISTRATORS or not kinds:
        return {}
    visible = see(Matter.objects.exclude(stage=Procedure.void.name).order_by(), post)
    if not sees_widely(post):
        seen = dict(visible.values_list("kind").annotate(Count("pk")))
        return {kind: min(seen.get(kind, 0), MOST) for kind in kinds}
    counted = [CountOf(visible.filter(kind=kind).values("pk")[:MOST]) for kind in kinds]
    row = Post.objects.filter(pk=post.pk).values_list(*counted).get()
    return dict(zip(kinds, row, strict=True))


def wings(post: Post, *, path: str) -> Sequence[theme.Wing]:
    """The nine wings with their registers; the one that is open holds the page one is on.

    Administrators see no matters: nine empty chapters would tell them nothing.
    """
    if post.role in ADMINISTRATORS:
        return []
    found = counts(post)
    links: dict[str, list[Link]] = {name: [] for name in Wing.all}
    for register in registers(post):
        url = reverse("register", args=[register.kind()])
        links[register.wing()].append(
            Link(
                register.title,
                url,
                count=found.get(register.kind(), 0),
                current=path.startswith(url),
            )
        )
    return [
        theme.Wing(wing.numeral, wing.label, links[name], open=bool(links[name]))
        for name, wing in Wing.all.items()
    ]


def sections(post: Post, path: str) -> Sequence[Link]:
    """我的工作 and, for those who see figures, 报表, 指标, 年度报告, 校核报告."""
    if post.role in ADMINISTRATORS:
        return [Link("我的工作", reverse("work"), current=path == reverse("work"))]
    wanted = [
        ("我的工作", "work"),
        ("报表", "returns"),
        ("指标", "figures"),
        ("年度报告", "reports"),
        ("校核报告", "reviewer"),
    ]
    found = ((label, address(name)) for label, name in wanted)
    return [
        Link(label, url, current=path == url or (name_is_long(url) and path.startswith(url)))
        for label, url in found
        if url
    ]


def name_is_long(url: str) -> bool:
    """Whether a section has pages below it; the first page of the desk has the whole desk."""
    return url != reverse("work")


def address(name: str) -> str:
    """Where a door is, "" as long as nobody has hung it."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


EVERYBODY_S = [("单位、人员与权限", "organisation"), ("接口令牌", "tokens")]
#: What each role finds under 本单位, beside its settings; the others may not go in.
DOORS: Mapping[str, Sequence[tuple[str, str]]] = {
    OFFICER: [*EVERYBODY_S, ("在手机上办现场", "phone"), ("参加考试", "exams")],
    SYSTEM_ADMIN: [("单位管理", "organisations")],
    SECURITY_ADMIN: [("人员与岗位", "staff")],
    AUDITOR: [("管理记录", "administration-record")],
}


def own(post: Post, path: str) -> Sequence[Link]:
    """本单位: the doors that fit the role."""
    doors = [*DOORS.get(post.role, EVERYBODY_S), ("我的设置", "preferences")]
    return [
        Link(label, url, current=path.startswith(url))
        for label, url in ((label, reverse(name)) for label, name in doors)
    ]
