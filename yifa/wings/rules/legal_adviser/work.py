"""What is looked up of a seat: its term, its years, the services that its acts tell of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from yifa.kernel.acts import Act, acts_of
from yifa.kernel.matter import Matter
from yifa.kernel.organisation import Form, Organisation
from yifa.kernel.state import standing

if TYPE_CHECKING:
    from .models import LegalAdviser

SERVICES = ("visit", "serve")
APPOINTMENTS = ("appoint", "appoint_to_village")


def serves_village(served: Organisation) -> bool:
    """Whether that is a village or community.

    ValueError for an organisation that is not stored: the walk knows none.
    """
    if served._state.adding:
        raise ValueError("an organisation that is not stored is nowhere")
    return bool(served.form == Form.VILLAGE)


def other_seat(seat: LegalAdviser) -> str:
    """The number of another seat of the same village, "" if there is none."""
    others = type(seat)._default_manager.filter(served=seat.served_id, adviser_kind="village")
    there = others.exclude(pk=seat.pk).exclude(stage__in=("closed", "void"))
    return there.values_list("number", flat=True).first() or ""


def is_the_adviser_s(seat: LegalAdviser) -> bool:
    """Whether the post, where there is one, is held by whoever is appointed.

    ValueError for a seat that is not stored: the walk knows nobody.
    """
    seat.must_be_stored()
    return seat.post is None or str(seat.post) in seat.adviser


def term_runs_forward(seat: LegalAdviser) -> bool:
    """Whether the term ends after it begins; ValueError for a seat that is not stored."""
    seat.must_be_stored()
    if seat.term_from is None or seat.term_until is None:
        return True
    return bool(seat.term_from < seat.term_until)


def in_term(seat: LegalAdviser, on: dt.date) -> bool:
    """Whether a day lies in the term.

    ValueError for a seat that is not stored: the walk knows no days.
    """
    seat.must_be_stored()
    begun = seat.term_from is None or seat.term_from <= on
    return begun and (seat.term_until is None or on <= seat.term_until)


def is_over(seat: LegalAdviser, on: dt.date) -> bool:
    """Whether a term has run out; ValueError for a seat that is not stored."""
    ends = last_days(seat)
    return bool(ends) and ends[-1] < on.isoformat()


def goes_on(seat: LegalAdviser) -> bool:
    """Whether a renewal puts the end off; a list tells of one end alone, with nothing to compare.

    ValueError for a seat that is not stored.
    """
    until, ends = seat.term_until.isoformat() if seat.term_until else "", last_days(seat)
    before = [end for end in ends if end != until]
    return not ends or (bool(before) and until > before[-1])


def last_days(seat: LegalAdviser) -> list[str]:
    """The last day of each term since the appointment, as it was written so far.

    ValueError for a seat that is not stored.
    """
    seat.must_be_stored()
    told = since_appointed(acts(seat))
    return [str(act.wrote["term_until"]) for act in told if act.wrote.get("term_until")]


def was_served(seat: LegalAdviser, on: dt.date) -> bool:
    """Whether the year to be evaluated lies between the appointment's and this one."""
    seat.must_be_stored()
    begun = max((act.on for act in seat.history if act.step in APPOINTMENTS), default=on)
    return seat.evaluated_year is None or begun.year <= seat.evaluated_year <= on.year


def years_evaluated(seat: LegalAdviser) -> list[str]:
    """The years for which whoever sits there was evaluated, this one included."""
    return seat.evaluated_years.split("、") if seat.evaluated_years else []


def acts(seat: Matter) -> list[Act]:
    """What was done, with later corrections; of a seat that is only rehearsed nothing is kept."""
    return acts_of(standing(seat)) if seat.pk else []


def since_appointed(told: list[Act]) -> list[Act]:
    """The acts since the latest appointment."""
    places = [place for place, act in enumerate(told) if act.step in APPOINTMENTS]
    return told[places[-1] :] if places else []


def services(told: Iterable[Act], first: dt.date, last: dt.date) -> Iterator[Act]:
    """The services of a period."""
    for act in told:
        if act.step in SERVICES and act.on is not None and first <= act.on <= last:
            yield act


def hours_of(told: Iterable[Act]) -> Decimal:
    """The hours of some services together."""
    return sum((Decimal(str(act.wrote.get("hours") or 0)) for act in told), Decimal())
