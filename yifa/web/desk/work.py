"""What a person sees first: what is due, came back or waits, with the next step and its article."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from yifa.kernel import awaits, desk_work
from yifa.kernel.desk_work import Group
from yifa.kernel.matter import Matter
from yifa.kernel.person import Post
from yifa.kernel.procedure import Step
from yifa.kernel.register import Register
from yifa.kernel.roles import ADMINISTRATORS
from yifa.web.theme.link import Act, Link, Weight
from yifa.web.theme.wording import day_in_text, weekday
from yifa.web.theme.work import WorkGroup, WorkRow

from . import administration_work, menu, paging
from .pill import limit_of, pill_of
from .possible import can_be_typed
from .registration import may_register
from .request import DeskRequest, desk, today

#: Rows of a group on the first page; the others are one click away.
SHOWN = 6
#: Counted no further.
MOST = 100
#: Groups in which an act is pressing.
URGENT = frozenset({"overdue", "today"})
#: Groups that say when something came in, and not by when it is due.
COMES_IN = frozenset({"sent", "arrived"})
RELATED = ("holder", "sent_by", "handler__person")
#: What stands in the sentence that sums the day.
SUMMED = {
    "overdue": "逾期",
    "today": "今天到期",
    "week": "七日内到期",
    "reminded": "超过提醒期限",
    "returned": "退回给我",
    "sent": "新交办",
    "arrived": "网上新提交",
    "awaits": "等我办",
    "called": "请报到",
    "below": "下级逾期",
}


@desk
@require_safe
def work(request: DeskRequest) -> HttpResponse:
    """我的工作."""
    if request.post.role in ADMINISTRATORS:
        return render(request, "desk/links.html", administration_work.page(request.post))
    day = today()
    found = known(desk_work.groups(request.post, day), day)
    context = {
        "sentence": sentence(found, day),
        "groups": work_groups(request.post, found, day),
        "empty_title": "现在没有要办的事项",
        "empty_why": "没有到期、退回和新交办的事项。",
        "ways": ways_on(request.post),
    }
    return render(request, "desk/work.html", context)


@desk
@require_safe
def group(request: DeskRequest, name: str) -> HttpResponse:
    """One group in full, page by page."""
    day = today()
    wanted = [one for one in desk_work.groups(request.post, day) if one.name == name]
    if not wanted:
        raise Http404("没有这一组")
    page = paging.page_of(
        with_kinds(wanted[0].matters),
        paging.ORDERS["due"],
        lambda rows: rows.select_related(*RELATED),
        today=day,
        after=request.GET.get("after", ""),
        before=request.GET.get("before", ""),
    )
    rows = [work_row(request.post, matter, name, day) for matter in page.rows]
    turn = [
        Act(label, f"?{way}={key}")
        for label, way, key in (("上一页", "before", page.earlier), ("下一页", "after", page.later))
        if key
    ]
    context = {
        "heading": wanted[0].label,
        "groups": [WorkGroup("事项", rows)] if rows else [],
        "turn": turn,
    }
    return render(request, "desk/work_group.html", context)


#: A group with the keys of its matters in order, counted no further than `MOST`.
Known = tuple[Group, Sequence[int]]


def known(groups: Sequence[Group], day: dt.date) -> list[Known]:
    """Each group with what it holds, one question each."""
    order = paging.ORDERS["due"]
    return [(one, order.keys(with_kinds(one.matters), today=day, most=MOST)) for one in groups]


def with_kinds(matters: QuerySet[Matter]) -> QuerySet[Matter]:
    """Matters of kinds that are still there."""
    return matters.filter(kind__in=list(Register.all))


def ways_on(post: Post) -> list[Link]:
    """What can be done where nothing waits."""
    ways = [Link("看台账", reverse("registers"))]
    if any(may_register(one, post) for one in menu.registers(post)):
        ways.append(Link("登记一件", reverse("new")))
    return ways


def sentence(found: Sequence[Known], day: dt.date) -> list[tuple[str, bool]]:
    """今天是11月18日，星期三。逾期1件，今天到期2件，…: the urgent ones in cinnabar."""
    parts = [
        (f"{SUMMED[one.name]}{len(keys)}件", one.name in URGENT)
        for one, keys in found
        if keys and one.name in SUMMED
    ]
    said = [(f"今天是{day_in_text(day)}，{weekday(day)}。", False)]
    for place, part in enumerate(parts):
        said += [part, ("。" if place == len(parts) - 1 else "，", False)]
    return said


@dataclass(frozen=True)
class CountedGroup(WorkGroup):
    """A group of which only the first rows are shown; `number` says how many there are.

    `below` leads on from what is due soon.
    """

    number: str = ""
    below: Link | None = None


def work_groups(post: Post, found: Sequence[Known], day: dt.date) -> list[CountedGroup]:
    """The groups that hold something; the rows of all of them are read at once."""
    wanted = [key for _, keys in found for key in keys[:SHOWN]]
    rows = Matter.objects.select_related(*RELATED).in_bulk(wanted)
    return [work_group(post, group, keys, rows, day) for group, keys in found if keys]


def work_group(
    post: Post, group: Group, keys: Sequence[int], matters: Mapping[int, Matter], day: dt.date
) -> CountedGroup:
    """A group with its first rows, and the way to all of them."""
    first = [matters[key] for key in keys[:SHOWN] if key in matters]
    rows = [work_row(post, matter, group.name, day) for matter in first]
    counted = f"{MOST}件以上" if len(keys) >= MOST else f"{len(keys)}件"
    url = reverse("work-group", args=[group.name])
    onward = Link("看全部", url) if len(keys) > SHOWN else None
    calendar = Link("订阅到手机日历", f"{reverse('tokens')}?calendar")
    below = calendar if group.name == "week" else None
    return CountedGroup(group.label, rows, onward, counted, below)


def work_row(post: Post, matter: Matter, group: str, day: dt.date) -> WorkRow:
    """One matter: pill, title, kind and number and day, what is next, one button."""
    url = reverse("matter", args=[matter.pk])
    following, article, act = next_act(post, matter, url, day, awaited=group == "awaits")
    if group in URGENT:
        act = Act(act.label, act.url, weight=Weight.INK)
    return WorkRow(
        matter.shown_title,
        url,
        facts(matter, post),
        act,
        clock=None if group in COMES_IN else pill_of(matter, day),
        when=moment(matter, day) if group in COMES_IN else "",
        next_step=following,
        article=article,
    )


def facts(matter: Matter, post: Post) -> list[str]:
    """Kind, number, days, and who has it where that is not plain."""
    said = [Register.of(matter).title, matter.number, f"{day_in_text(matter.registered_on)}登记"]
    if matter.due:
        said.append(f"{day_in_text(matter.due)}到期")
    if matter.sent_by is not None:
        said.append(f"{matter.sent_by}送来")
    if matter.holder_id != post.organisation_id:
        said.append(f"{matter.holder}承办")
    return said


def moment(matter: Matter, day: dt.date) -> str:
    """When it came in: 今天 8:12, 昨天 17:40, 11月16日."""
    at = timezone.localtime(matter.changed_at)
    named = {0: "今天", 1: "昨天"}.get((day - at.date()).days)
    return f"{named} {at:%H:%M}" if named else day_in_text(at.date())


def next_act(
    post: Post, matter: Matter, url: str, day: dt.date, *, awaited: bool = False
) -> tuple[str, str, Act]:
    """What is next, by which article, and the button: the clock's own end, else the first step.

    Where the matter waits for the post, it is what the matter waits for.
    """
    if matter.awaits_receipt and matter.holder_id == post.organisation_id:
        return "接收，或者退回并说明理由", "", step_act(matter, "receive", "接收")
    if (silence := awaits.after_silence(matter, post.role, day)) is not None:
        basis = matter.procedure.basis_of(silence)
        return silence.label, basis, step_act(matter, silence.name, silence.label)
    clock = matter.procedure.clocks.get(matter.due_clock)
    if clock is not None and matter.due is not None and not awaited:
        basis = limit_of(clock, matter.registered_on).basis
        return clock.says, basis, Act("去办理", url)
    following = awaits.next_step(matter, post.role) if awaited else first_step(post, matter)
    if following is None:
        return "", "", Act("打开", url)
    basis = matter.procedure.basis_of(following)
    return following.label, basis, step_act(matter, following.name, following.label)


def first_step(post: Post, matter: Matter) -> Step | None:
    """The first step that leads on and that the post may take; none that a party may yet avert."""
    model, procedure = Register.of(matter).model, matter.procedure
    for step in procedure.steps.values():
        moves = step.move.target is not None and step.starts_from(matter.stage)
        theirs = post.role in step.by and awaits.clock_of_silence(procedure, step) is None
        if moves and theirs and can_be_typed(model, procedure, step):
            return step
    return None


def step_act(matter: Matter, name: str, label: str) -> Act:
    """The button to a step's page."""
    return Act(label, reverse("step", args=[matter.pk, name]))
