"""What text may hold, at every door: what people see is what is kept, in the order it is kept in.

One rule for steps, forms, tables, file names and programs:

- Passed over in silence is what copying brings along and nobody sees: marks that turn the direction
  of writing, zero-width characters, byte order marks, soft hyphens, blank fillers. Each kind of
  line break becomes the plain one.
- Refused in a sentence is what can't be printed, sent or kept: control characters, halves of
  surrogate pairs, code points that are no characters, heaps of marks on one letter, endless text.
- All else stays as it was typed: a rare character may be somebody's name, whatever its script.

Without the marks that turn it, no page shows text in another order than it is stored in.
"""

from __future__ import annotations

import re
import unicodedata

from django.core.exceptions import ValidationError

UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0"
    "\ufff9-\ufffb\U000e0001\U000e0020-\U000e007f]"
)
BREAK = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
#: Latin and Chinese writing, in which no mark stands by itself; tested before each letter is.
WITHOUT_MARKS = re.compile("[\u0000-\u02ff\u2010-\u206f\u3001-\u3029\u4e00-\u9fff\uff00-\uffef]*")
#: Tibetan letters bear up to six marks; what bears more is written over the lines beside it.
MOST_MARKS = 8
#: What is longer is a file, and belongs among the evidence.
LONGEST = 100_000


def as_seen(text: str) -> str:
    r"""The text without what nobody sees.

    >>> as_seen("\u202d138\u202c0000\u200b2046\ufeff"), as_seen("一\r\n二\u2028三")
    ('13800002046', '一\n二\n三')
    """
    return BREAK.sub("\n", UNSEEN.sub("", text))


def refuse_unprintable(label: str, text: str) -> None:
    """Raise ValidationError, with one sentence, for what can't be printed, sent or kept."""
    if len(text) > LONGEST:
        told = f"写了{len(text)}个字，最多{LONGEST}个字，写不下的作为材料上传"
        raise ValidationError(f"“{label}”{told}")
    if UNPRINTABLE.search(text):
        raise ValidationError(f"“{label}”里有看不见的控制字符，删掉后重新填写")
    if is_overladen(text):
        raise ValidationError(f"“{label}”里有叠在一起的符号，删掉后重新填写")


def is_overladen(text: str) -> bool:
    """Whether some letter bears more marks than any script puts on one."""
    if WITHOUT_MARKS.fullmatch(text):
        return False
    run = 0
    for character in text:
        run = run + 1 if unicodedata.category(character) in ("Mn", "Me") else 0
        if run > MOST_MARKS:
            return True
    return False


def is_said(words: str) -> bool:
    """Whether there is a word or a number in it: blanks, dots and invisible marks say nothing."""
    return any(character.isalnum() for character in words)
