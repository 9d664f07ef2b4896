"""Numbers in Chinese numerals."""

from __future__ import annotations

from typing import Literal


def chinese(number: int | str, how: Literal["low", "rmb"] = "low") -> str:
    """A number as articles and headings write it, or an amount in capitals.

    >>> chinese(12), chinese("1800", "rmb")
    ('十二', '壹仟捌佰元整')
    """
    from cn2an import an2cn  # takes as long to import as the whole law to read: not at every start

    words: str = an2cn(number, how)
    return words
