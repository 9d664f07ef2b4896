"""Which encoding Chinese text was saved in: UTF-8, UTF-16 or GB18030, with or without a mark."""

from __future__ import annotations

import codecs
import re

from yifa.reviewer.source import Unreadable

MARKED = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
UNMARKED = ("gb18030", "utf-16-le", "utf-16-be")
USUAL = re.compile(
    "[\t\n\r\f -~\u00a0-\u017f\u2000-\u206f\u2100-\u27bf\u3000-\u303f\u3400-\u9fff\uff00-\uffef]"
)
RUBBISH = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
SAMPLE = 4000
CHINESE = re.compile("[\u3000-\uffef]")
#: Chinese in GB18030 is mostly broken as UTF-8; a UTF-8 text has this many good ones to a bad one.
GOOD_TO_BROKEN = 8


def decode(content: bytes, name: str, *, mend: bool = False) -> str:
    """Decode the bytes of a text file; raise `Unreadable` for what is no text.

    A few broken bytes are mended where nobody counts on offsets into the file, as a browser would.
    """
    for mark, encoding in MARKED:
        if content.startswith(mark):
            return _sensible(_strictly(content, encoding), name)
    text = _strictly(content, "utf-8")
    if text is None and (broken := _nearly(content)) is not None:
        if not mend:
            line = broken.count("\n", 0, broken.index("\ufffd")) + 1
            raise Unreadable(
                f"{name}第{line}行有坏了的字节，用原来的软件重新保存为 UTF-8 文本再读。"
            )
        text = broken
    if text is None or "\x00" in text:
        text = _likeliest(content)
    return _sensible(text, name)


def _strictly(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _nearly(content: bytes) -> str | None:
    """Read UTF-8 with a few broken bytes: in another encoding it would be other words."""
    text = content.decode("utf-8", "replace")
    good = len(CHINESE.findall(text))
    return text if text.count("\ufffd") * GOOD_TO_BROKEN < good else None


def _likeliest(content: bytes) -> str | None:
    """Of the encodings in which every byte makes sense, take that of the most usual characters."""
    readings = [text for name in UNMARKED if (text := _strictly(content, name)) is not None]
    return max(readings, key=_usual, default=None)


def _usual(text: str) -> float:
    sample = text[:SAMPLE]
    return len(USUAL.findall(sample)) / max(len(sample), 1)


def _sensible(text: str | None, name: str) -> str:
    if text is None or (text and _usual(text) < 0.7) or len(RUBBISH.findall(text)) * 50 > len(text):
        raise Unreadable(f"{name}不是可读的文本，认不出编码，用原来的软件另存为 UTF-8 文本再读。")
    return text
