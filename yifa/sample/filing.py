"""What the sample files: the returns of two months, and last year's annual reports as published.

Taken through the same doors as everything else, after the county's work is there. What was filed
before is passed over, so that an interrupted sample is taken up here too.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from yifa.kernel.organisation import Organisation
from yifa.kernel.person import Post
from yifa.kernel.roles import LEADER, LEGAL_REVIEWER
from yifa.kernel.take import take
from yifa.report.annual_report import draft, freezing, marks, versions
from yifa.report.annual_report.models import AnnualReport, Block
from yifa.report.returns import filling
from yifa.report.returns.filling import Month
from yifa.report.wing import ReturnForm, return_form

from .act import HERE
from .chance import told
from .county import County, Town

FORMS = ("dispute_monthly", "three_systems_monthly")
#: The town whose clerk signs in: its own return still waits, and two of its villages are missing.
OURS = "柳溪镇"
MISSING_VILLAGES = 2
#: The town that sent its return a day late.
LATE = "望湖镇"


def file(county: County, today: dt.date) -> None:
    """File the returns of the last two months that closed, then the reports of last year."""
    for name in FORMS:
        file_returns(county, return_form(name), today)
    ours = [town.government for town in county.towns if is_called(town, OURS)]
    for organisation in (county.government, *ours):
        publish_report(county, organisation, today.year - 1)


def file_returns(county: County, form: ReturnForm, today: dt.date) -> None:
    """Villages send to their towns, towns to the county, where they owe the form.

    Of the month before last everything is in, so that there is something to compare with; of the
    last a few are late or missing.
    """
    last = last_closed(form, today)
    before = last_closed(form, last.first)
    for town in county.towns:
        for organisation, day in everybody(town, form, before.last):
            send(county, organisation, form, before, day)
    send(county, county.government, form, before, before.last)
    for town in county.towns:
        for organisation, day in senders(town, form, last.last):
            send(county, organisation, form, last, min(day, today))


def last_closed(form: ReturnForm, today: dt.date) -> Month:
    """The latest month of the form that is over."""
    month = Month.around(form, today)
    return month if month.last < today else Month.around(form, month.first - dt.timedelta(days=1))


def is_called(town: Town, name: str) -> bool:
    """Whether it is the town of that name."""
    return town.government.name.startswith(name)


def everybody(town: Town, form: ReturnForm, due: dt.date) -> Iterator[tuple[Organisation, dt.date]]:
    """Who of a town owes a return, and the day on which it is sent: villages, then the town."""
    for village in town.villages:
        if filling.owes(form, village.council):
            yield village.council, due - dt.timedelta(days=1)
    yield town.government, due


def senders(town: Town, form: ReturnForm, due: dt.date) -> Iterator[tuple[Organisation, dt.date]]:
    """Who of a town sent the last return, and when; ours waits for two of its villages."""
    owed = list(everybody(town, form, due))
    if is_called(town, OURS):
        yield from owed[MISSING_VILLAGES:-1]
        return
    yield from owed[:-1]
    yield town.government, due + dt.timedelta(days=1 if is_called(town, LATE) else 0)


def send(
    county: County, organisation: Organisation, form: ReturnForm, month: Month, day: dt.date
) -> None:
    """Begin, confirm and send one return, unless that was done before."""
    clerk = county.clerk(organisation, on=day)
    one = filling.begin(form, month, by=clerk, on=day)
    if one.stage == "filling":
        filling.confirm(one, by=clerk, on=day)
    if one.stage == "confirmed":
        take(one, "send", by=checker(county, organisation, day) or clerk, on=day)


def checker(county: County, organisation: Organisation, day: dt.date) -> Post | None:
    """Who checks: the leader where there is one; a village's clerk sends by herself."""
    held = county.posts.get((organisation.code, LEADER), [])
    return next((post for post in held if post.is_held_on(day)), None)


def publish_report(county: County, organisation: Organisation, year: int) -> None:
    """A year's report from first draft to publication, unless it was begun before."""
    here = AnnualReport.objects.filter(organisation=organisation, report_year=year)
    if here.exists():
        return
    january = dt.date(year + 1, 1, 8)
    clerk = county.clerk(organisation, on=january)
    leader = county.post(organisation, LEADER, on=january)
    reviewer = reviewer_of(county, organisation) or leader
    meeting = "党政联席会议" if organisation != county.government else "政府常务会议"
    report = draft.begin(year, by=clerk, on=january, at=moment(january))
    write_chapters(report, by=clerk, on=dt.date(year + 1, 1, 12))

    def act(step: str, by: Post, month: int, day: int, **writes: Any) -> None:
        on = dt.date(year + 1, month, day)
        take(report, step, by=by, on=on, at=moment(on), **writes)

    act("send_for_review", clerk, 1, 15)
    act("review", reviewer, 1, 20, review_opinion="内容属实，同意。")
    act("discuss", leader, 1, 26, government_meeting=f"{year + 1}年第2次{meeting}")
    adopted = dt.date(year + 1, 2, 6)
    freezing.freeze(
        report,
        by=leader,
        on=adopted,
        at=moment(adopted),
        committee_meeting=f"{year + 1}年第3次党委会议",
    )
    act("report_to", clerk, 2, 12, reported_to="同级党委、人大，上一级党委和政府")
    act("publish", leader, 3, 10, secrecy_reviewed=True, published_where="县政府门户网站")


def moment(day: dt.date) -> dt.datetime:
    """When an act of a report's way is written down: on its own day."""
    return dt.datetime.combine(day, dt.time(10, 20), tzinfo=HERE)


def reviewer_of(county: County, organisation: Organisation) -> Post | None:
    """The organisation's own legal reviewer, if it has one."""
    return next(iter(county.posts.get((organisation.code, LEGAL_REVIEWER), [])), None)


def write_chapters(report: AnnualReport, *, by: Post, on: dt.date) -> None:
    """Write the chapters that no register fills, and sign for the numbers typed into them."""
    words = told("report")
    version = versions.latest(report)
    blocks = [one for block in version.blocks for one in written(block, words["chapter"])]
    at = moment(on)
    versions.save_version(report, version.title, blocks, by=by, on=on, at=at)
    for block in blocks:
        while (number := first_untraced(report, block)) is not None:
            source = words["source"]
            marks.sign(report, number, block=block["id"], source=source, by=by, at=at)


def written(block: Block, chapters: dict[str, list[str]]) -> Iterator[Block]:
    """An empty paragraph as the paragraphs of its chapter; anything else as it is."""
    if block["kind"] != "paragraph" or block["text"]:
        yield block
        return
    for number, text in enumerate(chapters.get(block["chapter"], [""]), start=1):
        yield {**block, "id": f"{block['id'].removesuffix('-1')}-{number}", "text": text}


def first_untraced(report: AnnualReport, block: Block) -> marks.Told | None:
    """The first number of a paragraph that nobody answers for."""
    place = 0
    while (number := marks.find(report, block=block["id"], place=place)) is not None:
        if number.standing == "untraced":
            return number
        place += 1
    return None
