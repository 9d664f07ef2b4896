"""How one act mends a finding: the number that does not agree is written as the others make it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from yifa.reviewer import Finding

from .checking import Found
from .editing import Edit, rewrite_at
from .printed import Line

#: One number in plain figures; 1.2万 and 百分之九十 are left to a person.
FIGURES = re.compile(r"(?<![0-9.])[0-9][0-9,]*(?:\.[0-9]+)?(?!\s*[万亿千百十分])")
#: A button says the whole quantity up to so many characters.
SHORT = 12


@dataclass(frozen=True)
class Mend:
    """A number to be written otherwise: its paragraph, its place in the stored text, both numbers.

    `says` is what it will read as: 153人次.
    """

    block: str
    at: int
    was: str
    becomes: str
    says: str

    @property
    def edit(self) -> Edit:
        """The change of the text."""
        return rewrite_at(self.block, self.at, self.was, self.becomes)


def mend_of(found: Found) -> Mend | None:
    """How a finding could be mended by one number; None where a person has to think.

    A live figure is never changed: if the total is one, and just one part was typed by hand, it is
    that part that does not agree.
    """
    finding, line = found.finding, found.line
    if line is None or not isinstance(finding.computed, Decimal):
        return None
    if mend := written(line, finding.start, finding.quote, finding.computed):
        return mend
    return part_of_total(finding, line) if finding.rule == "sum" else None


def part_of_total(finding: Finding, line: Line) -> Mend | None:
    """The only part typed by hand under a live total, as the total and the other parts make it."""
    stated, computed = finding.stated, finding.computed
    by_hand = [term for term in finding.terms if not is_live(line, *term.span)]
    if len(by_hand) != 1 or not isinstance(stated, Decimal) or not isinstance(computed, Decimal):
        return None
    (term,) = by_hand
    rest = None if term.value is None else term.value + stated - computed
    within = line.start <= term.span.start and term.span.end <= line.end
    if rest is None or rest < 0 or not within:
        return None
    return written(line, term.span.start, term.written, rest)


def is_live(line: Line, start: int, end: int) -> bool:
    """Whether a stretch holds a live figure."""
    return any(told.token is not None for _, told in line.touched(start, end))


def written(line: Line, start: int, quote: str, value: Decimal) -> Mend | None:
    """The single number of a quote as `value`, if a hand typed it in plain figures."""
    numbers = list(FIGURES.finditer(quote))
    if len(numbers) != 1:
        return None
    number = numbers[0]
    first, last = start + number.start(), start + number.end()
    touched = list(line.touched(first, last))
    if len(touched) != 1 or touched[0][1].token is not None:
        return None
    begins, told = touched[0]
    becomes = as_written(value, number[0])
    if becomes == number[0]:
        return None
    whole = quote[: number.start()] + becomes + quote[number.end() :]
    says = whole if len(whole) <= SHORT else becomes
    return Mend(line.block, told.at + first - begins, number[0], becomes, says)


def as_written(value: Decimal, like: str) -> str:
    """A number in the manner of another: its decimals, its commas.

    >>> as_written(Decimal("86.36363"), "97.0"), as_written(Decimal(1732), "1,155")
    ('86.4', '1,732')
    """
    decimals = len(like.partition(".")[2])
    rounded = value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return f"{rounded:,f}" if "," in like else f"{rounded:f}"
