"""Which returns are due: one's own, who below has sent and who has not, past months."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from yifa.kernel.matter import Event
from yifa.kernel.organisation import Organisation
from yifa.kernel.person import Post
from yifa.kernel.roles import ADMINISTRATORS
from yifa.report.returns import filling, glance
from yifa.report.returns.filling import Month
from yifa.report.returns.glance import Numbers
from yifa.report.returns.models import Return
from yifa.report.returns.procedure import Returning
from yifa.report.wing import ReturnForm
from yifa.web.theme.link import Act, Link, Weight
from yifa.web.theme.table import Cell, Column, Row, Table
from yifa.web.theme.wording import day_in_text
from yifa.web.theme.work import ReturnRow

from .return_asking import Due, every_form, months_back
from .return_cells import is_confirmed
from .return_state import in_a_word, is_sent, late_words, pill

#: So many months can be looked back upon in the list.
MONTHS = 13
#: How long a return that nobody began counts as missed.
MISSED = dt.timedelta(days=10)
#: So many names of those who have not sent are said in the row.
NAMED = 3


@dataclass(frozen=True)
class Shown:
    """One form on the page of returns: what is due, those below, the months before."""

    title: str
    dues: list[ReturnRow]
    below: Table | None
    below_says: str
    past: Table | None


def shown(post: Post, today: dt.date) -> list[Shown]:
    """Every form, for the post's organisation."""
    if post.role in ADMINISTRATORS:
        return []
    return [one_form(form, post, today) for form in every_form()]


def due_rows(post: Post, today: dt.date) -> list[ReturnRow]:
    """The returns that the post's organisation owes now, as 我的工作 shows them."""
    return [due for one in shown(post, today) for due in one.dues]


def one_form(form: ReturnForm, post: Post, today: dt.date) -> Shown:
    """What is due of one form, those below, past months."""
    here = post.organisation
    owed = filling.below(form, here)
    months = list(months_back(form, today, MONTHS))
    mine = found_in(form, months, [here])
    dues = pressing(form, months, here, mine, today)
    below = below_of(dues, owed)
    theirs = below[dues[0].month]
    owing = dues if filling.owes(form, here) else []
    says = at_a_glance(owing, below, owed)
    past_says = {now: mine.get((here.pk, last.last)) for now, last in pairwise(months)}
    return Shown(
        form.title,
        [row(due, says[due.month], past_says[due.month], below[due.month], today) for due in owing],
        table_below(theirs, today) if theirs else None,
        says_below(theirs),
        past(form, months, here, mine, today) if filling.owes(form, here) else None,
    )


Found = dict[tuple[int, dt.date], Return]


def found_in(
    form: ReturnForm, months: Sequence[Month], organisations: Sequence[Organisation]
) -> Found:
    """The returns of a form that were begun, by organisation and last day, the void left out."""
    begun = Return.objects.filter(
        kind=Return.kind_name(),  # by the index of an organisation's kinds: it may hold much else
        form=form.name,
        organisation__in=[one.pk for one in organisations],
        last_day__in=[month.last for month in months],
    ).exclude(stage=Returning.void.name)
    return {(one.organisation_id, one.last_day): one for one in begun}


def pressing(
    form: ReturnForm, months: Sequence[Month], here: Organisation, mine: Found, today: dt.date
) -> list[Due]:
    """The return of the month before, if it is missed, and this month's.

    A month nobody ever began is missed only for some days: the register may not have been there.
    """
    this, last = (Due(form, one, here, mine.get((here.pk, one.last))) for one in months[:2])
    recent = today - last.month.last <= MISSED
    missed = not is_sent(last) and (recent or last.found is not None)
    return [last, this] if missed else [this]


def below_of(dues: Sequence[Due], owed: Sequence[Organisation]) -> dict[Month, list[Due]]:
    """The same returns of those below, month by month."""
    theirs = found_in(dues[0].form, [due.month for due in dues], owed)
    return {
        due.month: [
            Due(due.form, due.month, one, theirs.get((one.pk, due.month.last))) for one in owed
        ]
        for due in dues
    }


def at_a_glance(
    dues: Sequence[Due], below: Mapping[Month, Sequence[Due]], owed: Sequence[Organisation]
) -> dict[Month, Numbers]:
    """What each return says of its month: as confirmed, else as it would be now."""
    kept = {
        due.month: glance.months_of(due.found.cells)
        for due in dues
        if due.found is not None and is_confirmed(due)
    }
    waiting = [due for due in dues if due.month not in kept]
    if not waiting:
        return kept
    one, months = waiting[0], [due.month for due in waiting]
    theirs = (lower for month in months for lower in below[month])
    sent = [lower.found for lower in theirs if lower.found is not None and is_sent(lower)]
    return kept | glance.months_now(one.form, one.organisation, months, owed=owed, sent=sent)


def row(
    due: Due, numbers: Numbers, last: Return | None, theirs: Sequence[Due], today: dt.date
) -> ReturnRow:
    """The return that is due in a sentence or two, with the next act."""
    says = (
        "已报出。"
        if is_sent(due)
        else "本期没有记录，为零报告，仍须核对报出。"
        if glance.is_zero(numbers)
        else "已按台账算好。"
    )
    links = []
    if last and (count := glance.changes(numbers, glance.months_of(last.cells))):
        links.append(Link(f"与上月相比有{count}项变化", due.url))
    if theirs:
        links.append(Link(says_below(theirs), due.url + "#below"))
    return ReturnRow(pill(due, today), f"{due.form.title}　{due.label}", says, links, acts(due))


def acts(due: Due) -> list[Act]:
    """The next act."""
    if is_sent(due):
        return [Act("看报表", due.url)]
    verb = "去审核报出" if due.found and due.found.stage == Returning.confirmed.name else "去核对"
    return [Act(verb, due.url, weight=Weight.INK)]


def says_below(theirs: Sequence[Due]) -> str:
    """下级11个，已报9个，河湾村、白茅村未报."""
    if not theirs:
        return ""
    missing = [one.organisation.name for one in theirs if not is_sent(one)]
    named = "、".join(missing[:NAMED]) + (f"等{len(missing)}个" if missing[NAMED:] else "")
    left = f"，{named}未报" if missing else ""
    return f"下级{len(theirs)}个，已报{len(theirs) - len(missing)}个{left}"


def sent_days(found: Sequence[Return]) -> dict[int, dt.date]:
    """When each of these returns was last sent, in one question."""
    acts = Event.objects.filter(
        matter__in=[one.pk for one in found], step=Returning.send.name, revocation__isnull=True
    )
    return dict(acts.order_by("place_in_matter").values_list("matter_id", "on"))


def table_below(theirs: Sequence[Due], today: dt.date) -> Table:
    """Those below in the order of their codes: who has sent, who has not."""
    days = sent_days([one.found for one in theirs if one.found])
    rows = [
        Row(
            [
                Cell(one.organisation.name, one.url),
                Cell(in_a_word(one, on=days.get(one.found.pk) if one.found else None)),
                Cell(clock=pill(one, today)),
            ]
        )
        for one in theirs
    ]
    columns = [Column("单位"), Column("报送"), Column("时限", whole=True)]
    return Table("下级报送", columns, rows)


def past(
    form: ReturnForm, months: Sequence[Month], here: Organisation, mine: Found, today: dt.date
) -> Table:
    """The months, latest first, with where each return stands."""
    days = sent_days(list(mine.values()))
    rows = []
    for month in months:
        due = Due(form, month, here, mine.get((here.pk, month.last)))
        on = days.get(due.found.pk) if due.found else None
        span = f"{day_in_text(month.first)}至{day_in_text(month.last)}"
        rows.append(
            Row(
                [
                    Cell(due.label, due.url),
                    Cell(span),
                    Cell(in_a_word(due, on=on) + late_words(due, today)),
                ]
            )
        )
    return Table("各月报表", [Column("月份"), Column("期间"), Column("报送")], rows)
