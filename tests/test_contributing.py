"""Adding a kind of matter is what CONTRIBUTING.md says it is: this test does it word for word."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).parents[1]
FILE = re.compile(r"^```\w+ file=(\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMANDS = re.compile(r"^```sh run\n(.*?)^```$", re.MULTILINE | re.DOTALL)
NOT_COPIED = shutil.ignore_patterns(".git", ".venv", "var", "out", "__pycache__", ".*_cache")


def run(command: str, where: Path, home: Path) -> str:
    """Run a command of the description with this Python, on the copy and a home of its own."""
    surroundings = {name: value for name, value in os.environ.items() if "PYTEST" not in name}
    done = subprocess.run(
        command.replace("python ", f"{sys.executable} ", 1),
        shell=True,
        cwd=where,
        env={**surroundings, "PYTHONPATH": str(where), "YIFA_HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def test_a_kind_of_matter_is_added_in_ten_minutes(tmp_path: Path) -> None:
    copy, home = tmp_path / "copy", tmp_path / "home"
    shutil.copytree(CHECKOUT, copy, ignore=NOT_COPIED)
    told = (CHECKOUT / "CONTRIBUTING.md").read_text()
    files = FILE.findall(told)
    assert files, "the description shows the files to write"
    for name, content in files:
        path = copy / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
    printed = [
        run(line, copy, home) for block in COMMANDS.findall(told) for line in block.splitlines()
    ]
    assert re.search(r"\b\d+ passed", printed[-1]), printed[-1]
    before = {path.relative_to(CHECKOUT) for path in (CHECKOUT / "yifa").rglob("*.py")}
    after = {path.relative_to(copy) for path in (copy / "yifa").rglob("*.py")}
    touched = {str(path) for path in after - before}
    assert all(path.startswith("yifa/wings/outreach/consultation/") for path in touched), touched
