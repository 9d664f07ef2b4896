"""The announcement code of an inspection: read aloud, not to be guessed, never given twice."""

from __future__ import annotations

import secrets
from collections.abc import Callable

from stdnum import luhn

#: How many digits are drawn; with the check digit they make three groups of four.
DRAWN = 11


def grouped(digits: str) -> str:
    """A code as it is read aloud.

    >>> grouped("384155027619")
    '3841-5502-7619'
    """
    return "-".join(digits[start : start + 4] for start in range(0, len(digits), 4))


def drawn() -> str:
    """A code by chance; its last digit checks the others, so that a slip of the tongue shows."""
    digits = "".join(secrets.choice("0123456789") for _ in range(DRAWN))
    return grouped(digits + luhn.calc_check_digit(digits))


def as_written(said: str) -> str:
    """What was read aloud or typed as a code is written; "" if it can be none.

    >>> as_written(" 3841 5502 7616 "), as_written("3841-5502-7610")
    ('3841-5502-7616', '')
    """
    return grouped("".join(filter(str.isdecimal, said))) if is_code(said) else ""


def is_code(said: str) -> bool:
    """Whether what was read aloud can be a code at all.

    >>> is_code("3841-5502-7610"), is_code("3841 5502 7611"), is_code("12")
    (False, False, False)
    """
    digits = said.replace("-", "").replace(" ", "")
    return len(digits) == DRAWN + 1 and digits.isascii() and bool(luhn.is_valid(digits))


def new(taken: Callable[[str], bool]) -> str:
    """A code that is not taken yet."""
    while taken(code := drawn()):
        pass
    return code
