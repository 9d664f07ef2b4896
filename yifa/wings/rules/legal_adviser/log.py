"""法律顾问工作日志: what an adviser did for whom he serves, year by year, with the evaluation."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import groupby
from typing import cast

from yifa.kernel.acts import Act
from yifa.kernel.matter import Matter
from yifa.kernel.paper import Printout
from yifa.report.papers import docx
from yifa.report.papers.casefile import words
from yifa.report.papers.paper import Block, Heading, Paper, Paragraph, Table

from . import work
from .models import LegalAdviser, Service

HEAD = ("日期", "方式", "服务内容", "服务情况", "小时", "人数")
WIDTHS = (1.9, 1.2, 2.2, 4.0, 1.0, 1.0)
WAYS = {"visit": "到场", "serve": "其他方式"}


def log(seat: LegalAdviser) -> Paper:
    """The services since whoever sits there, or sat there last, was appointed."""
    acts = work.since_appointed(work.acts(seat))
    appointed = acts[0].said
    contract = appointed("contract_number")
    kind = seat.get_adviser_kind_display()
    return Paper(
        title=f"{kind}工作日志",
        document_number=seat.number,
        blocks=(
            words.form(
                [
                    words.pair("服务单位", str(seat.served), "法律顾问", appointed("adviser")),
                    words.pair("工作单位", appointed("firm"), "聘任合同", contract),
                    words.wide("聘期", "；".join(terms(acts))),
                ]
            ),
            *of_years(acts),
            words.to_sign("法律顾问（签名）", "服务单位负责人（签名）", seal=str(seat.served)),
        ),
    )


def lines(matter: Matter) -> Iterator[tuple[str, str]]:
    """The services and evaluations of whoever sits there, the latest first, for the page."""
    for act in reversed(work.since_appointed(work.acts(matter))):
        if act.step in work.SERVICES:
            yield words.day(act.on), service(act)
        elif act.step == "evaluate":
            year = act.said("evaluated_year")
            yield f"{year}年度评价", f"{act.said('evaluated_by')}：{act.said('evaluation')}"


def service(act: Act) -> str:
    """到场，法治讲座：民法典讲座（2小时，46人）."""
    _, way, what, told, hours, people = row(act)
    spent = "，".join(filter(None, (hours and f"{hours}小时", people and f"{people}人")))
    return f"{way}，{what}：{told}" + (f"（{spent}）" if spent else "")


def terms(acts: list[Act]) -> Iterator[str]:
    """From when the appointment held, and until when with each renewal."""
    first = dt.date.fromisoformat(acts[0].said("term_from"))
    for act in acts:
        if until := act.said("term_until"):
            kept = "聘任" if act.step in work.APPOINTMENTS else "续聘"
            since = f"自{words.day(first)}" if kept == "聘任" else ""
            yield f"{kept}{since}至{words.day(dt.date.fromisoformat(until))}"


def of_years(acts: list[Act]) -> Iterator[Block]:
    """A table for each year, and what those served said of it."""
    said = {act.said("evaluated_year"): act for act in acts if act.step == "evaluate"}
    done = list(work.services(acts, dt.date.min, dt.date.max))
    for year, told in groupby(done, key=lambda act: act.on.year if act.on else 0):
        services = list(told)
        yield Heading(1, f"{year}年")
        hours = f"{work.hours_of(services):g}"
        total = ("合计", f"{len(services)}次", "", "", hours, str(people_in(services)))
        yield Table(HEAD, tuple(row(act) for act in services), total, widths=WIDTHS)
        if evaluated := said.get(str(year)):
            by, words_said = evaluated.said("evaluated_by"), evaluated.said("evaluation")
            yield Paragraph(f"年度评价（{by}）：{words_said}")


def row(act: Act) -> tuple[str, ...]:
    """One service."""
    what = Service(act.said("service")).label if act.said("service") else ""
    day = f"{act.on.month}月{act.on.day}日" if act.on else ""
    hours = act.said("hours").removesuffix(".0")
    return day, WAYS[act.step], what, act.said("service_told"), hours, act.said("people_served")


def people_in(services: list[Act]) -> int:
    """How many people were served in all."""
    return sum(int(act.wrote.get("people_served") or 0) for act in services)


def nothing_done(matter: Matter) -> str:
    """Why there is no log to print, "" if there is one."""
    acts = work.since_appointed(work.acts(matter))
    return "" if any(act.step in work.SERVICES for act in acts) else "聘任以来还没有登记服务"


LOG = Printout(
    "工作日志",
    lambda matter: docx.write_bundle([log(cast("LegalAdviser", matter))]),
    nothing_done,
)
