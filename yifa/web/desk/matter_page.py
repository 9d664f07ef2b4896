"""How a matter is shown: where it stands, what to do, what it is, what was done."""

from __future__ import annotations

from typing import Any

from django.db.models import prefetch_related_objects
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from yifa.kernel.kernel_steps import UNMASK
from yifa.kernel.matter import Matter
from yifa.kernel.party import masking_of
from yifa.kernel.privacy import names_in
from yifa.kernel.register import Register
from yifa.kernel.rights import Sight, barred
from yifa.report.annual_report.models import AnnualReport
from yifa.report.returns.models import Return
from yifa.report.wing import Wing
from yifa.web.theme.link import Link
from yifa.web.theme.record import Fact
from yifa.web.theme.wording import day_in_full, day_in_text

from . import acts, evidence, facts, gaps, past_work, related, story
from .access import seen_matter
from .clock_page import clocks_in_full
from .paper_page import prints
from .possible import Prospect
from .rail import rail_of
from .request import DeskRequest, desk, today


@desk
@require_safe
def matter(request: DeskRequest, pk: int) -> HttpResponse:
    """事项: its content to those who may see it, its progress to those who once had it."""
    found, sight = seen_matter(request.post, pk)
    if sight is not Sight.CONTENT:
        return render(request, "desk/progress.html", progress(found))
    if (elsewhere := own_page(found)) is not None:
        return redirect(elsewhere)
    return render(request, "desk/matter.html", content(request, found))


def own_page(found: Matter) -> str | None:
    """Reports and returns have pages of their own, where their text and cells are."""
    if isinstance(found, AnnualReport):
        return reverse("report", args=[found.pk])
    if isinstance(found, Return):
        month = f"{found.last_day:%Y-%m}"
        return reverse("return", args=[found.form, month, found.organisation.code])
    return None


def crumbs(register: type[Register]) -> list[Link]:
    """The wing and the register a page lies in."""
    wing = Wing.all.get(register.wing())
    chapter = [Link(f"{wing.numeral}　{wing.label}")] if wing else []
    return [*chapter, Link(register.title, reverse("register", args=[register.kind()]))]


def below(found: Matter) -> list[str]:
    """What stands under the title: number, procedure, who has it, since when."""
    handler = f"{found.handler} 经办" if found.handler else "还没有经办人"
    parts = [
        found.number,
        found.procedure.label(),
        found.holder.name,
        handler,
        f"{day_in_text(found.registered_on)}登记",
    ]
    return parts + on_its_way(found)


def on_its_way(found: Matter) -> list[str]:
    """What is odd about it now: on its way, sent back, suspended."""
    if found.sent_by is not None:
        return [f"{found.sent_by}送来，还没有接收"]
    if found.suspended_on is not None:
        return [f"{day_in_text(found.suspended_on)}起中止"]
    return ["退回"] if found.returned else []


def content(request: DeskRequest, found: Matter) -> dict[str, Any]:
    """Everything on the page of someone who may see the content."""
    prefetch_related_objects([found], "parties")  # every text on the page is masked by them
    prospect = Prospect(found, request.post, today())
    reveal = barred(request.post, found, UNMASK) is None
    files = evidence.files_of(found)
    papers = prints(found, request.post)
    says = masking_of(found)
    lacking = gaps.gaps_in(found)
    limits = clocks_in_full(found, today())
    now, later = acts.open_acts(prospect), acts.closed_steps(prospect)
    return {
        "heading": found.shown_title,
        "acts": papers.whole,
        "single_papers": papers.single,
        "crumbs": crumbs(Register.of(found)),
        "below": below(found),
        "rail": rail_of(found),
        "clocks": limits.shown,
        "folded_clocks": limits.folds,
        "open_steps": now.shown,
        "folded_steps": now.folds,
        "closed_steps": later.shown,
        "folded_closed": later.folds,
        "other_acts": [*past_work.late_acts(prospect), *acts.other_acts(prospect)],
        "fact_sections": [
            *facts.sections(found, says, linked=related.named_in(found, request.post)),
            *facts.listings(found, says),
        ],
        "people": facts.people(found, reveal=reveal),
        "people_heading": "人员" if names_in(found) else "当事人",
        "files": files,
        "files_gap": gaps.counted(lacking),
        "gaps": lacking,
        "fill_gaps": gaps.way_to_fill(found, request.post) if lacking else None,
        "broken": evidence.any_broken(files),
        "entries": story.entries(found, story.events_of(found)),
        "related": related.naming(found, request.post),
    }


def progress(found: Matter) -> dict[str, Any]:
    """What the page tells someone who once had the matter in hand: number, stage, holder, days."""
    shown = [
        Fact("编号", found.number),
        Fact("阶段", found.stage_now.label),
        Fact("承办单位", found.holder.name),
        Fact("登记单位", found.organisation.name),
        Fact("登记日期", day_in_full(found.registered_on)),
    ]
    if found.due:
        shown.append(Fact("到期日", day_in_full(found.due)))
    return {
        "heading": found.number,
        "crumbs": crumbs(Register.of(found)),
        "facts": shown,
        "notice_title": f"这一件由{found.holder}承办，您可以看进度，不能看内容",
        "notice_says": "需要了解内容，向承办单位查询。",
    }
