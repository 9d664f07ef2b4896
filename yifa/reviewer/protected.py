"""Where numbers are names: inside titles of laws and papers, and inside short quotations."""

from __future__ import annotations

import re
from collections.abc import Iterator

# “三项制度”, “1+3+N” are names; a longer quotation may hold real figures.
LONGEST_NAME = 16
QUOTED = re.compile(
    r"《[^《》]{1,100}》|〈[^〈〉]{1,60}〉"
    rf"|“[^“”。]{{1,{LONGEST_NAME}}}”|‘[^‘’。]{{1,{LONGEST_NAME}}}’|「[^「」。]{{1,{LONGEST_NAME}}}」"
    r'|"[^"\n]{1,100}"'
)


def protected(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches whose numbers are no quantities, in their order."""
    for found in QUOTED.finditer(text):
        # Straight quotation marks are passed over in pairs, or a closing one would open the next.
        if text[found.start()] != '"' or found.end() - found.start() <= LONGEST_NAME + 2:
            yield found.span()
