"""What format a file really has, told from its first bytes and only then from its name."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import PurePath

from yifa.reviewer.source import Kind, Unreadable

LARGEST_UNPACKED = 100 * 1024 * 1024
#: Markup takes some thirty times its length once it is taken apart; pictures are not unpacked.
LARGEST_MARKUP = 20 * 1024 * 1024
MOST_MEMBERS = 5000
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*")
MARKUP = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).){0,2000}-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
ANY_MARKUP = re.compile(rb"<(?:p|div|br|table|span|h[1-6]|article)\b", re.IGNORECASE)
NAMED: dict[str, Kind] = {
    ".txt": "txt",
    ".text": "txt",
    ".md": "md",
    ".markdown": "md",
    ".htm": "html",
    ".html": "html",
    ".shtml": "html",
    ".docx": "docx",
    ".pdf": "pdf",
}


def shown(name: str) -> str:
    """Write a file's name as it stands in a sentence."""
    return f"“{name}”" if name else "这份文件"


def tell(content: bytes, name: str) -> Kind:
    """Tell the format; a name that promises Word or PDF must keep its promise."""
    named = NAMED.get(PurePath(name).suffix.lower())
    if b"%PDF-" in content[:1024]:
        return "pdf"
    if content.startswith(b"PK\x03\x04"):
        return _packed(content, shown(name))
    if named == "pdf" or named == "docx":
        software = "PDF" if named == "pdf" else "Word"
        raise Unreadable(f"{shown(name)}的内容不是 {software} 文档，从原处重新下载一份再读。")
    if _is_markup(content, named):
        return "html"
    return "md" if named == "md" else "txt"


def refuse_if_foreign(content: bytes, name: str) -> None:
    """Refuse the formats that people bring and that are not read here, each by its own name."""
    if content.startswith(OLD_OFFICE):
        if "EncryptedPackage".encode("utf-16-le") in content:
            raise Unreadable(f"{shown(name)}设了打开密码，取消密码后再读。")
        raise Unreadable(f"{shown(name)}是旧版 Office 或 WPS 文档，另存为 .docx 后再读。")
    if content.startswith(PICTURES):
        raise Unreadable(f"{shown(name)}是图片，读不出文字，换成有文字的版本再读。")
    if content.startswith(b"{\\rtf"):
        raise Unreadable(f"{shown(name)}是 RTF 文档，另存为 .docx 后再读。")
    if b"multipart/related" in content[:2000]:
        raise Unreadable(f"{shown(name)}是单个文件的网页（.mht），另存为 .html 后再读。")


def _is_markup(content: bytes, named: Kind | None) -> bool:
    head = content[:4096]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in head[:200]:
        head = head.replace(b"\x00", b"").lstrip(b"\xff\xfe")
    head = head.removeprefix(b"\xef\xbb\xbf")
    return bool(MARKUP.match(head)) or (named == "html" and bool(ANY_MARKUP.search(content)))


def _packed(content: bytes, file: str) -> Kind:
    import zipfile  # a text should not wait for it

    try:
        members = zipfile.ZipFile(BytesIO(content)).infolist()
    except (zipfile.BadZipFile, ValueError, OverflowError) as error:
        raise Unreadable(f"{file}已损坏，打不开，从原处重新下载一份再读。") from error
    # zipfile never unpacks more of a member than its header states, so the headers are a limit.
    if len(members) > MOST_MEMBERS or sum(m.file_size for m in members) > LARGEST_UNPACKED:
        raise Unreadable(f"{file}解开后超过 100 MB，不像一份报告，没有打开。")
    markup = (member for member in members if member.filename.endswith((".xml", ".rels")))
    if sum(member.file_size for member in markup) > LARGEST_MARKUP:
        raise Unreadable(f"{file}的文字部分解开后超过 20 MB，不像一份报告，没有打开。")
    names = {member.filename for member in members}
    if "word/document.xml" not in names:
        raise Unreadable(f"{file}是压缩包或者表格，不是 Word 文档，把报告另存为 .docx 再读。")
    return "docx"
