"""Where the reports that the tests read lie: our own fictional ones, and the real ones."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from yifa.reviewer import Document, outline, read

FIXTURES = Path(__file__).with_name("fixtures")
CHECKOUT = Path(__file__).parents[3]
REAL = Path(os.environ.get("YIFA_REPORTS", CHECKOUT.parent / "shared" / "reports"))
REAL_NAMES = ("baijia-2022", "sangri-2021", "xinkou-2020")
FICTIONAL_NAMES = ("liuxi-2024", "qinghe-2024")


def fictional(name: str) -> Document:
    """Read one of our own reports."""
    return outline(read(FIXTURES / f"{name}.txt"))


def real(name: str) -> Document:
    """Read one of the real reports, or skip the test where their folder is absent."""
    path = REAL / f"{name}.txt"
    if not path.exists():
        pytest.skip(f"没有真实报告 {path.name}：用 YIFA_REPORTS 指明它们所在的文件夹")
    return outline(read(path))


def any_report(name: str) -> Document:
    """Read a report by its name, wherever it is."""
    return fictional(name) if name in FICTIONAL_NAMES else real(name)


def texts() -> tuple[str, ...]:
    """Give the texts of all reports that are here, the real ones where their folder is."""
    paths = [
        *(FIXTURES / f"{name}.txt" for name in FICTIONAL_NAMES),
        *(REAL / f"{name}.txt" for name in REAL_NAMES),
    ]
    return tuple(it.read_text(encoding="utf-8") for it in paths if it.exists())


def lines_of(document: Document, kind: str) -> list[str]:
    """Give the texts of all blocks of one kind."""
    return [block.text for block in document.blocks if block.kind == kind]
