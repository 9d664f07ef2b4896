"""How a PDF becomes lines: page by page, those that begin a paragraph marked as indented."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from yifa.reviewer.readers.written import Written
from yifa.reviewer.source import Unreadable

PROGRAM = Path(__file__).with_name("printed.py")
REFUSED = {
    "locked": "设了打开密码，取消密码后再读。",
    "broken": "已损坏，打不开，从原处重新下载一份再读。",
    "pages": "超过 1000 页的上限，拆成几份再读。",
    "long": "的文字超过 2000 万字，不像一份报告，没有读完。",
}


def take_out(content: bytes, name: str) -> Written:
    """Take the printed lines out of a PDF; raise `Unreadable` if it is locked or only pictures."""
    told = _told(content, name)
    if isinstance(told, str):
        raise Unreadable(f"{name}{REFUSED[told]}")
    written = Written()
    for number, page in enumerate(told):
        if number:
            written.new_page()
        for line, indented in page:
            written.line(line, *(["indented"] if indented else []))
    if not written.text.strip():
        raise Unreadable(f"{name}里只有图片、没有文字，像是扫描件，换成有文字的版本再读。")
    return written


def _told(content: bytes, name: str) -> list[list[tuple[str, bool]]] | str:
    """Ask the program that reads PDF, which is stopped where it takes too much."""
    ran = subprocess.run([sys.executable, "-P", PROGRAM], input=content, capture_output=True)
    if ran.returncode:
        raise Unreadable(f"{name}没有读完：解开后太大，或者已经损坏，从原处重新下载一份再读。")
    told: list[list[tuple[str, bool]]] | str = json.loads(ran.stdout)
    return told
