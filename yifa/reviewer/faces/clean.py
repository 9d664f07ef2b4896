"""Characters of a report that must reach no terminal and no page."""

from __future__ import annotations

import re

STEERING = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    r"""Put a sign in the place of each such character; a form feed becomes a blank.

    >>> clean("12\x1b[31m件\f")
    '12\ufffd[31m件 '
    """
    return STEERING.sub("\ufffd", text).replace("\f", " ")
