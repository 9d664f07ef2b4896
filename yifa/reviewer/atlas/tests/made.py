"""An atlas made by the command itself, and its table read back."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import duckdb

CHECKOUT = Path(__file__).resolve().parents[4]
REPORTS = Path(__file__).with_name("reports")


def atlas(folder: Path, out: Path, *more: str) -> subprocess.CompletedProcess[str]:
    """What `yifa atlas` says and how it ends."""
    return subprocess.run(
        [sys.executable, "-m", "yifa", "atlas", str(folder), "--out", str(out), *more],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=False,
    )


def table(out: Path, where: str = "true", columns: str = "*") -> list[tuple[Any, ...]]:
    """The rows of the table, in the order of the file."""
    return duckdb.sql(f"SELECT {columns} FROM '{out}/atlas.parquet' WHERE {where}").fetchall()
