"""A house with at least a row in every table that `yifa verify` answers for.

Founded as a real one, its people appointed by its administrators; a matter of every kind as its
stories tell it, evidence, a department called in, a frozen report, a return, two exports, two
tables of which one was taken back.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.utils import timezone

from yifa import reviewer
from yifa.kernel import spreadsheet
from yifa.kernel.administration import founding, organisations, people
from yifa.kernel.evidence import Upload
from yifa.kernel.organisation import Organisation
from yifa.kernel.person import Person, Post
from yifa.kernel.register import Register
from yifa.kernel.roles import AUDITOR, SECURITY_ADMIN, SYSTEM_ADMIN, Role
from yifa.kernel.spreadsheet.tests.tables import HEADS, ROW, workbook
from yifa.kernel.stories import play, stories_of
from yifa.kernel.take import take
from yifa.kernel.tests import county
from yifa.kernel.tests.cases import register_dispute
from yifa.report.annual_report import bringing_in, comments, draft, freezing, marks, versions
from yifa.report.returns import filling
from yifa.report.wing import return_form

SINCE = dt.date(2020, 1, 1)
DAY = dt.date(2026, 3, 2)


def build() -> None:
    """All of it."""
    found()
    for register in Register.all.values():
        for story in stories_of(register)[:1]:
            play(story, register, cast=appointed, home=county.place(county.VILLAGE_COMMITTEE))
    hand_about()
    adopt_a_report()
    bring_in_a_report()
    send_a_return()
    take_out()
    bring_in()


def found() -> None:
    """The county through its administrators, with the people who take part in stories."""
    first = county.ORGANISATIONS[0]
    founding.begin(
        organisations.planned(
            code=first[0], name=first[1], short=first[2], level=first[3], form=first[4]
        ),
        {SYSTEM_ADMIN: "冉墨津", SECURITY_ADMIN: "牟岸岚", AUDITOR: "季述言"},
    )
    system, security = (Post.objects.get(role=role) for role in (SYSTEM_ADMIN, SECURITY_ADMIN))
    for code, name, short, level, form, parent, led_by in county.ORGANISATIONS[1:]:
        told = {"parent": county.place(parent or county.COUNTY)}
        told |= {"led_by": county.place(led_by)} if led_by else {}
        organisations.add(
            system,
            organisations.planned(
                code=code, name=name, short=short, level=level, form=form, **told
            ),
        )
    for organisation, role in cast():
        appointed(role, organisation)
    for left in Post.objects.filter(organisation=county.place(county.STRANGER)):
        people.end_post(security, left, until=dt.date(2026, 1, 31))
        people.deactivate(security, left.person)
    organisations.close(system, county.place(county.STRANGER), on=dt.date(2026, 2, 28))


def cast() -> Iterator[tuple[Organisation, str]]:
    """Who works where."""
    for organisation in Organisation.objects.all():
        for role in ("clerk", "leader", "mediator"):
            yield organisation, role


def appointed(role: str, organisation: Organisation, *, who: str = "") -> Post:
    """Whoever holds that role there, put on record by the security administrator."""
    username = f"{role}{who}@{organisation.code}"
    found = Post.objects.filter(person__username=username, organisation=organisation, role=role)
    if found.exists():
        return found.get()
    person = Person(username=username, name=f"{organisation.short}{Role(role).label}{who}")
    post = Post(person=person, organisation=organisation, role=role, since=SINCE)
    people.add(Post.objects.get(role=SECURITY_ADMIN), person, post)
    return post


def hand_about() -> None:
    """A dispute with files that goes to the centre, which calls in a department; one revoked."""
    here, centre = county.place(county.TOWN_COMMITTEE), county.place(county.CENTRE)
    clerk, leader = county.post("clerk", here), county.post("leader", here)
    for words in ("各自说了经过", "又谈了一次"):
        matter = register_dispute(here)
        file = Upload("调解记录.txt", words.encode())
        take(matter, "accept", by=clerk, on=DAY, files=[file])
    take(matter, "transfer", by=clerk, on=DAY, to=centre, reason="请中心办")
    take(matter, "receive", by=county.post("clerk", centre), on=DAY)
    take(
        matter,
        "invite",
        by=county.post("leader", centre),
        on=DAY,
        to=[county.place(county.WATER)],
        reason="渠道归水利局管",
    )
    other = register_dispute(here, on=DAY)
    take(other, "accept", by=clerk, on=DAY)
    take(other, "suspend", by=clerk, on=DAY, reason="等鉴定")
    take(other, "revoke", by=leader, on=DAY, reason="不用等")


def adopt_a_report() -> None:
    """Last year's report of the town, with a number somebody signed for, adopted and frozen."""
    clerk, leader = county.post("clerk", county.TOWN), county.post("leader", county.TOWN)
    report = draft.begin(2025, by=clerk, on=dt.date(2026, 1, 5))
    version = versions.latest(report)
    blocks = [
        {**block, "text": "全年组织培训3次。"}
        if block["kind"] == "paragraph" and not block["text"]
        else block
        for block in version.blocks
    ]
    versions.save_version(report, version.title, blocks, by=clerk, on=dt.date(2026, 1, 6))
    for block in blocks:
        while (
            told := marks.find(report, block=block["id"], place=0)
        ) and told.standing == "untraced":
            now = timezone.now()
            marks.sign(report, told, block=block["id"], source="签到册", by=clerk, at=now)
    comments.add(report, block=blocks[0]["id"], text="再核一次", by=leader, at=timezone.now())
    take(report, "send_for_review", by=clerk, on=dt.date(2026, 1, 7))
    take(report, "review", by=leader, on=dt.date(2026, 1, 8))
    take(report, "discuss", by=leader, on=dt.date(2026, 1, 9), government_meeting="第2次会议")
    freezing.freeze(report, by=leader, on=dt.date(2026, 1, 12), committee_meeting="第1次会议")


def bring_in_a_report() -> None:
    """The report of the year before, from a file."""
    text = "柳溪镇人民政府2024年度法治政府建设情况报告\n\n一、主要工作\n\n全年调解纠纷12件。\n"
    source = reviewer.typed(text, "2024.txt")
    bringing_in.bring_in(source, by=county.post("clerk", county.TOWN), on=DAY, year=2024)


def send_a_return() -> None:
    """The village's return of a month."""
    clerk = county.post("clerk", county.VILLAGE)
    form = return_form("dispute_monthly")
    month = filling.Month.closing(form, 2026, 3)
    one = filling.begin(form, month, by=clerk, on=dt.date(2026, 3, 20))
    filling.confirm(one, by=clerk, on=dt.date(2026, 3, 20))
    take(one, "send", by=clerk, on=dt.date(2026, 3, 20))


def take_out() -> None:
    """The disputes of the town, masked by the clerk and in clear by the leader."""
    register = Register.all["dispute"]
    clerk, leader = county.post("clerk", county.TOWN), county.post("leader", county.TOWN)
    whole = register.model._default_manager.all()
    spreadsheet.export(register, whole, clerk, columns=["number"])
    spreadsheet.export(register, whole, leader, full=True, purpose="报县司法局核对")


def bring_in() -> None:
    """Two tables of the village's disputes; the second is taken back."""
    register, mediator = Register.all["dispute"], county.post("mediator", county.VILLAGE_COMMITTEE)
    for words in ("滴水", "采光"):
        lines = [[ROW[0], f"{words}纠纷之{place}", *ROW[2:]] for place in "一二"]
        content = workbook([HEADS, *lines])
        kept = spreadsheet.keep(register, mediator, file=f"{words}.xlsx", content=content)
        done = spreadsheet.bring_in(spreadsheet.report_on(kept), kept)
    spreadsheet.take_back(done, by=mediator, on=timezone.localdate(), reason="导错了表")
