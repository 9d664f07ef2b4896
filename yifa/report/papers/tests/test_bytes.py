"""Whether a frozen paper is the same file, byte for byte, wherever it is derived."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from yifa.report.papers import docx, html

from . import examples

WRITE = """
import hashlib
from yifa.report.papers import docx, html
from yifa.report.papers.tests import examples
for file in (
    docx.write(examples.annual_report(draft=True)),
    docx.write_bundle(examples.mediation_file()),
    html.write(examples.annual_report()).encode(),
):
    print(hashlib.sha256(file).hexdigest())
"""
PLACES = (
    {"TZ": "Asia/Shanghai", "LC_ALL": "zh_CN.UTF-8", "PYTHONHASHSEED": "1"},
    {"TZ": "America/Los_Angeles", "LC_ALL": "C", "PYTHONHASHSEED": "2", "PYTHONUTF8": "0"},
)
ROOT = Path(__file__).parents[4]


def test_the_same_paper_written_twice_is_the_same_file() -> None:
    assert docx.write(examples.annual_report()) == docx.write(examples.annual_report())
    bundle = examples.mediation_file()
    assert docx.write_bundle(bundle) == docx.write_bundle(examples.mediation_file())


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place["TZ"])
def test_the_same_paper_written_elsewhere_is_the_same_file(
    place: dict[str, str], tmp_path: Path
) -> None:
    environment = os.environ | place | {"PYTHONPATH": str(ROOT)}
    there = subprocess.run(
        [sys.executable, "-c", WRITE],
        env=environment,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    here = (
        docx.write(examples.annual_report(draft=True)),
        docx.write_bundle(examples.mediation_file()),
        html.write(examples.annual_report()).encode(),
    )
    assert there.stdout.split() == [hashlib.sha256(file).hexdigest() for file in here]


def test_no_entry_of_the_file_tells_when_or_where_it_was_made() -> None:
    with zipfile.ZipFile(io.BytesIO(docx.write(examples.annual_report()))) as archive:
        for entry in archive.infolist():
            assert entry.date_time == (1980, 1, 1, 0, 0, 0)
            assert entry.create_system == 3
            assert entry.external_attr == 0o644 << 16
            assert entry.compress_type == zipfile.ZIP_STORED


def test_another_word_makes_another_file() -> None:
    assert docx.write(examples.annual_report()) != docx.write(examples.annual_report(length=4))
