"""What number a numeral writes, in Arabic or Chinese figures, and how finely it was written."""

from __future__ import annotations

from decimal import Context, Decimal
from functools import lru_cache
from typing import NamedTuple

DIGITS = {character: value for value, character in enumerate("〇一二三四五六七八九")} | {
    "零": 0,
    "两": 2,
}
PLACES = {"十": 10, "百": 100, "千": 1000}
SCALES = {
    "百": Decimal(100),
    "千": Decimal(1000),
    "万": Decimal(10**4),
    "百万": Decimal(10**6),
    "千万": Decimal(10**7),
    "亿": Decimal(10**8),
    "万亿": Decimal(10**12),
}
ONE = Decimal(1)
#: For the longest number that is read, in the finest decimals that are.
LONG = Context(prec=100)
HALF_WIDTH = str.maketrans("０１２３４５６７８９．", "0123456789.", ",， \u00a0\u2009")


class Numeral(NamedTuple):
    """A number as written; `step` is the worth of its last figure (3万: 10000; 98.5: 0.1)."""

    value: Decimal
    step: Decimal


def arabic(written: str, scale: str = "") -> Numeral:
    """Read figures with separators and full-width digits, times a scale such as 万.

    >>> arabic("1,234.56", "万").value
    Decimal('12345600')
    """
    if not scale and written.isascii() and written.isdigit():
        return Numeral(Decimal(written), ONE)
    value = Decimal(written.translate(HALF_WIDTH))
    step = Decimal((0, (1,), int(value.as_tuple().exponent)))
    return Numeral(times(value, scale), times(step, scale))


def times(value: Decimal, scale: str) -> Decimal:
    """Multiply by 万, 亿 and the like, whole numbers without idle decimals."""
    product = value * SCALES[scale] if scale else value
    whole = product.to_integral_value()
    return whole if whole == product else product


def plain(value: Decimal) -> str:
    """Write a number without idle zeros and without an exponent.

    >>> plain(Decimal("86.40")), plain(Decimal("3E+4"))
    ('86.4', '30000')
    """
    written = f"{value:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written


@lru_cache(maxsize=1024)
def chinese(written: str) -> Numeral:
    """Read a Chinese numeral of any usual form, with 点 for the decimals.

    >>> chinese("一千二百").value, chinese("两万三").value
    (Decimal('1200'), Decimal('23000'))
    """
    whole, _, decimals = written.partition("点")
    if decimals:
        return arabic(f"{_whole(whole)[0]}.{''.join(str(DIGITS[c]) for c in decimals)}")
    value, step = _whole(whole)
    return Numeral(Decimal(value), Decimal(step))


def in_chinese(number: int) -> str:
    """Write a number as headings are counted; from one hundred on figure by figure, as years.

    >>> in_chinese(21), in_chinese(2024)
    ('二十一', '二〇二四')
    """
    figures = "〇一二三四五六七八九"
    if number >= 100:
        return "".join(figures[int(figure)] for figure in str(number))
    tens, ones = divmod(number, 10)
    ten = ("" if tens == 1 else figures[tens]) + "十" if tens else ""
    return ten + (figures[ones] if ones or not tens else "")


def _whole(written: str) -> tuple[int, int]:
    """Give the value and the worth of the last place: 三百二 is 320, written to the ten."""
    if all(character in DIGITS for character in written):
        return int("".join(str(DIGITS[character]) for character in written)), 1
    total = section = digit = 0
    step = place = 1
    for character in written:
        if character in DIGITS:
            digit, step = DIGITS[character], 1
            # 零 announces that places were skipped: 一百零五 is 105, 一百五 is 150.
            place = place // 10 if digit and place > 10 else 1
        elif character in PLACES:
            place = step = PLACES[character]
            section, digit = section + (digit or 1) * place, 0
        else:
            place = step = int(SCALES[character])
            # 亿 multiplies all that was read, 万 only what came after an earlier 亿.
            apart = 0 if character == "亿" else total
            total, section, digit = apart + (total - apart + section + digit) * place, 0, 0
    return total + section + digit * place, place if digit else step
