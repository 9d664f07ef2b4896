"""How a number stands in a text: its figures, its scale, a range, a share of a hundred."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from yifa.reviewer.numerals import Numeral, arabic, chinese, times
from yifa.reviewer.vocabulary import words

FIRST = "一二两三四五六七八九十百"
# Thousands are set apart by commas of either width or, as in yearbooks, by blanks.
ARABIC = (
    r"(?:[0-9０-９]{1,3}+(?:(?:[,，][0-9０-９]{3}){1,8}|(?:[ \u00a0\u2009][0-9０-９]{3}){1,8})"
    r"(?![0-9０-９])|[0-9０-９]{1,24})(?:[.．][0-9０-９]{1,12})?"
)
CHINESE = (
    "[一二两三四五六七八九十][零〇一二两三四五六七八九十百千万亿]{0,24}"
    "(?:点[零〇一二三四五六七八九]{1,6})?"
)
BLANK = "[ \t\u00a0\u3000]{0,2}"
NUMBER = re.compile(
    rf"(?P<whole>百分之|千分之|万分之|(?P<denominator>{CHINESE}|[0-9]{{1,4}}+)分之)?{BLANK}"
    rf"(?:(?P<arabic>{ARABIC})|(?P<chinese>{CHINESE}|(?<=之)百)){BLANK}"
    r"(?P<more>[余多几])?(?P<scale>万亿|千万|百万|亿|万|千|百)?(?P<more_after>[余多几])?"
)
RANGE = re.compile(rf"{BLANK}(?:[-－–~～至到]|—{{1,2}}){BLANK}")
LIST = re.compile(rf"(?:{BLANK}[、和与及]{BLANK}{ARABIC}){{1,20}}(?P<scale>万|亿)?{BLANK}")
# 三四十, 七八: two neighbouring figures are a guess between them.
GUESS = re.compile("([一二两三四五六七八])([二三四五六七八九])([十百千万]?)")
# What may follow the first character of a Chinese number that counts, units apart.
GOES_ON = "零〇一二两三四五六七八九十百千万亿点分余多几成%％‰ \t\u00a0\u3000-－–~～至到—"
PER_HUNDRED = re.compile(rf"{BLANK}[%％]")
SHARES = {"百分之": "%", "千分之": "‰", "万分之": "‱"}


class Written(NamedTuple):
    """A number as it stands: where it ends, its value, and the word that makes it inexact.

    `unit` is set where the number itself says it (百分之, 三分之二); `plain` is its figures alone.
    """

    start: int
    end: int
    value: Decimal
    step: Decimal
    upper: Decimal | None
    more: str
    unit: str
    is_arabic: bool
    plain: str
    scale: str

    def scaled(self, scale: str) -> Written:
        """Take over the scale of a later number: 3至5万 begins at 30000."""
        value, step = times(self.value, scale), times(self.step, scale)
        return self._replace(value=value, step=step, scale=scale)


FOLLOWED = re.escape("".join(sorted({*GOES_ON, *(word[0] for word in words("units", "any"))})))
# Where a number may begin: any figure, but not the 一 of 进一步, which counts nothing. Most Chinese
# numerals in a text are parts of words; one that neither goes on nor stands before a unit is passed
# over here, where it costs least. `re` skips to what begins with one class three times as fast as
# to what begins with one of two.
START = re.compile(f"[0-9０-９{FIRST}](?:(?<=[0-9０-９])|(?=[{FOLLOWED}]))")


def number_at(text: str, start: int) -> Written | None:
    """Read the number that begins at a place."""
    found = NUMBER.match(text, start)
    if found is None:
        return None
    whole, denominator, arabic_figures, figures, more, scale, more_after = found.groups("")
    upper, unit = None, ""
    if arabic_figures:
        number = arabic(arabic_figures, scale)
    else:
        number, upper = _chinese(figures, scale)
    if whole:
        unit, number = _share(whole, denominator, number)
    return Written(
        start,
        found.end(),
        number.value,
        number.step,
        upper,
        more or more_after,
        unit,
        bool(arabic_figures),
        arabic_figures or figures,
        scale,
    )


def upper_at(text: str, number: Written) -> Written | None:
    """Read the other end of a range that begins with a number."""
    if number.unit or (found := RANGE.match(text, number.end)) is None:
        return None
    return number_at(text, found.end())


def _chinese(written: str, scale: str) -> tuple[Numeral, Decimal | None]:
    if written == "百":
        return arabic("100"), None
    guess = GUESS.fullmatch(written)
    if guess and chinese(guess[2]).value == chinese(guess[1]).value + 1:
        low, high = (_scaled(chinese(guess[n] + guess[3]), scale) for n in (1, 2))
        return low, high.value
    return _scaled(chinese(written), scale), None


def _scaled(number: Numeral, scale: str) -> Numeral:
    return Numeral(times(number.value, scale), times(number.step, scale))


def _share(whole: str, denominator: str, number: Numeral) -> tuple[str, Numeral]:
    """Turn 百分之九十八 into 98 %, and 三分之二 into its quotient."""
    if whole in SHARES:
        return SHARES[whole], number
    by = (arabic(denominator) if denominator.isascii() else chinese(denominator)).value
    return "分之", Numeral(number.value / by, 1 / by) if by else number
