"""Where a sentence ends, and whether a line is one or was broken off inside one."""

from __future__ import annotations

import re

ENDED = re.compile(r"[。！？!?；;：:…][”’」』）)》〉】\"'*]*$")
INSIDE = re.compile(r"[。；;！？]|[，,：:].*[，,。；;]")
CLOSING = "，,。；;：:、！？!?）)》〉”’」』】〕]…％%"
PAIRS = {
    "《": "》",
    "〈": "〉",
    "（": "）)",
    "(": "）)",
    "“": "”",
    "「": "」",
    "『": "』",
    "【": "】",
    "〔": "〕",
    "[": "]",
}
LONGEST_LOOK = 2000


def is_ended(text: str) -> bool:
    """Tell whether a text ends where a sentence, or a clause before a list, may end."""
    return bool(ENDED.search(text[-12:]))


def is_sentence(text: str) -> bool:
    """Tell whether a line has the punctuation of running text."""
    return bool(INSIDE.search(text[:LONGEST_LOOK]))


def is_open(text: str) -> bool:
    """Tell whether a bracket or quotation mark stands open at the end, or a pause mark ends it."""
    if text.endswith(("、", "，", ",", "—", "+", "＋")) or text.endswith(tuple(PAIRS)):
        return True
    # A bracket that was opened long ago is a slip of the writer's, not the place of a break.
    tail = text[-60:]
    for opening, closing in PAIRS.items():
        last = tail.rfind(opening)
        if last >= 0 and not any(mark in tail[last:] for mark in closing):
            return "。" not in tail[last:]
    return False
