"""How a report of any usual format becomes text: txt, md, saved web pages, docx and pdf."""

from __future__ import annotations

import stat
from hashlib import sha256
from pathlib import Path

from yifa.reviewer.readers.encoding import decode
from yifa.reviewer.readers.formats import refuse_if_foreign, shown, tell
from yifa.reviewer.readers.written import Written
from yifa.reviewer.source import Kind, Source, Unreadable

LARGEST = 20 * 1024 * 1024


def read(source: Path | bytes, name: str = "") -> Source:
    """Read a report from a path or its bytes; the content decides the format, the name only helps.

    Raises `Unreadable` with one Chinese sentence: no file or none that may be opened, empty, larger
    than 20 MiB, not what its name promises, encrypted, a scan without text, unpacking to too much,
    or no text at all.
    """
    name = name or (source.name if isinstance(source, Path) else "")
    content = _content(source, name)
    digest = sha256(content).hexdigest()
    kind = tell(content, name)
    if kind in ("txt", "md"):
        text = decode(content, shown(name))
        return Source(_with_words(text, name), kind, name, digest)
    written = _take_out(content, kind, shown(name))
    text = _with_words(written.text, name)
    return Source(text, kind, name, digest, tuple(written.marks), written.stated)


def _content(source: Path | bytes, name: str) -> bytes:
    content = load(source, name) if isinstance(source, Path) else source
    _refuse_if_large(len(content), name)
    if not content:
        raise Unreadable(f"{shown(name)}是空文件，没有可读的内容，换一份再试。")
    refuse_if_foreign(content, name)
    return content


def load(path: Path, name: str = "") -> bytes:
    """Read the bytes of a file, but never more than is allowed, even if it grows meanwhile.

    Raises `Unreadable` as `read` does.
    """
    name = name or path.name
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise Unreadable(f"{shown(name)}是文件夹，写明里面的文件再读。")
        if not stat.S_ISREG(found.st_mode):
            raise Unreadable(f"{shown(name)}是管道或者设备，先存成文件再读。")
        _refuse_if_large(found.st_size, name)
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except FileNotFoundError as error:
        raise Unreadable(f"没有{shown(name)}这个文件，看看名称和位置写对没有。") from error
    except PermissionError as error:
        raise Unreadable(f"没有打开{shown(name)}的权限，请文件的主人放开再读。") from error
    except OSError as error:
        raise Unreadable(f"{shown(name)}打不开，看看名称和它所在的磁盘。") from error


def _refuse_if_large(size: int, name: str) -> None:
    if size > LARGEST:
        raise Unreadable(
            f"{shown(name)}有 {size / 1024 / 1024:.0f} MB，超过 20 MB 的上限，拆成几份再读。"
        )


def _take_out(content: bytes, kind: Kind, name: str) -> Written:
    # lxml, python-docx and pdfium are heavy: each is loaded only when its format comes.
    if kind == "html":
        from yifa.reviewer.readers.markup import take_out
    elif kind == "docx":
        from yifa.reviewer.readers.word import take_out
    else:
        from yifa.reviewer.readers.portable import take_out
    return take_out(content, name)


def _with_words(text: str, name: str) -> str:
    if not text.strip("\ufeff\u200b \t\r\n\f\v\u3000\xa0"):
        raise Unreadable(f"{shown(name)}里没有文字，换一份有正文的报告再读。")
    return text
