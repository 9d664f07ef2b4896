"""`yifa draw`: whoever has the two files repeats the draw, without a database."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from yifa.__main__ import main
from yifa.wings.enforcement.random_draw.drawing import Entry, Lists

LISTS = Lists(
    tuple(Entry(f"青对〔2026〕{n}号", f"第{n}家商行") for n in range(1, 31)),
    tuple(Entry(f"3399{n:04d}", f"执法人员{n}") for n in range(1, 6)),
    5,
)


@pytest.fixture
def lists(tmp_path: Path) -> Path:
    path = tmp_path / "抽取名录.json"
    path.write_bytes(LISTS.file())
    return path


def test_a_draw_that_is_repeated_comes_out_the_same(lists: Path, tmp_path: Path) -> None:
    drawn = CliRunner().invoke(main, ["draw", "repeat", str(lists), "--seed", "12 03 31"])
    result = tmp_path / "抽取结果.json"
    result.write_text(drawn.stdout)
    done = CliRunner().invoke(main, ["draw", "verify", str(lists), str(result)])
    assert (done.exit_code, done.stdout.strip()) == (0, "重新抽取的结果与公布的完全相同。")


def test_a_result_with_one_changed_name_is_named(lists: Path, tmp_path: Path) -> None:
    drawn = CliRunner().invoke(main, ["draw", "repeat", str(lists), "--seed", "12 03 31"])
    told = json.loads(drawn.stdout)
    told["drawn"][1]["party"][0] = "青对〔2026〕31号"
    result = tmp_path / "抽取结果.json"
    result.write_text(json.dumps(told))
    done = CliRunner().invoke(main, ["draw", "verify", str(lists), str(result)])
    assert done.exit_code == 1
    assert done.stdout.startswith("第2户公布的是青对〔2026〕31号")


def test_a_file_that_is_none_is_refused_in_words(lists: Path, tmp_path: Path) -> None:
    other = tmp_path / "别的.json"
    other.write_text("[]")
    for told in ([str(other), str(lists)], [str(lists), str(other)]):
        done = CliRunner().invoke(main, ["draw", "verify", *told])
        assert done.exit_code == 2
        assert "换成公布时的原文件" in done.stderr
