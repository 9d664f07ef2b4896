"""How any text becomes one that can be printed: what is kept, what becomes a new line, what goes.

The rule, the same for every writer:

1. Every kind of line ending (CR, CR LF, Word's manual break, form feed, NEL, the two Unicode
   separators) becomes one line feed. Tabs and all spaces stay.
2. A surrogate pair becomes its character; half a pair, which is no character, becomes U+FFFD (�),
   so that the reader sees that something stood there.
3. Characters without any shape are left out: the control characters, the two code points that are
   no characters (U+FFFE, U+FFFF) and the marks that turn the direction of writing, with which a
   printed line could read differently from the text on record.

XML 1.0 can hold everything that is left, so that no text makes a file that won't open.
"""

from __future__ import annotations

import re

LINE_ENDING = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
SHAPELESS = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]"
)


def printable(text: str) -> str:
    """The text by the rule above; what is printable already comes back as it is.

    >>> printable("调解\\x0b成功\\x00")
    '调解\\n成功'
    """
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return SHAPELESS.sub("", LINE_ENDING.sub("\n", whole))


def on_one_line(text: str) -> str:
    """The printable text with its line breaks closed up, for a name in a list or a file's title."""
    return printable(text).replace("\n", "")
