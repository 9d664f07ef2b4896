"""`yifa lake` as people run it: a county exports, a province adds up."""

from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from .conftest import Again
from .homes import CHECKOUT, Home


@pytest.fixture(scope="module")
def house(small: Home, again: Again) -> Home:
    """A small county."""
    return again(small)


@pytest.fixture(scope="module")
def lake(house: Home, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What it exported while somebody worked on."""
    folder = tmp_path_factory.mktemp("lake")
    with house.writers(1) as (at_work,):
        at_work.next()
        said = house.yifa("lake", "export", str(folder))
        assert said.returncode == 0, said.stderr
        assert "项指标，截至" in said.stdout
        assert at_work.next()
    return folder


def figures(lake: Path, *args: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "yifa", "lake", "figures", str(lake), *args],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_province_reads_a_rate_with_both_numbers_and_its_day(lake: Path) -> None:
    asked = ("--figure", "调解成功率", "--by", "省", "--from", "2026-01-01", "--to", "2026-04-30")
    said = figures(lake, *asked)
    assert said.returncode == 0, said.stderr
    head, row = (line.split() for line in said.stdout.splitlines())
    assert head == ["指标", "省", "数值", "单位", "分子", "分母", "截至"]
    name, province, value, unit, above, below, until = row
    assert (name, province, unit, until) == ("调解成功率", "99", "%", "2026-04-30")
    assert round(int(above) / int(below) * 100, 1) == float(value)


def test_parts_read_at_one_moment_add_up_to_the_whole(lake: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    sums = []
    for by in ([], ["--by", "类型"], ["--by", "层级"], ["--by", "月", "--by", "县"]):
        said = figures(lake, "--figure", "登记矛盾纠纷", *by, "--out", str(out))
        assert said.returncode == 0, said.stderr
        rows = list(csv.DictReader(out.read_text(encoding="utf-8-sig").splitlines()))
        sums.append(sum(int(row["数值"]) for row in rows))
    assert sums == sums[:1] * 4
    assert sums[0] > 0


def test_all_figures_are_one_sheet(lake: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.xlsx"
    assert figures(lake, "--out", str(out)).returncode == 0
    head, *rows = CalamineWorkbook.from_path(out).get_sheet_by_index(0).to_python()
    assert head == ["指标", "数值", "单位", "分子", "分母", "截至"]
    assert len(rows) > 50


@pytest.mark.parametrize(
    ("args", "ends", "says"),
    [
        (("--figure", "没有的"), 1, "没有“没有的”这项指标"),
        (("--by", "没有的"), 1, "不能按“没有的”分。能按的是：省、市、县、单位"),
        (("--by", "类型", "--by", "来源"), 1, "一次只按一个分类"),
        (("--from", "2026-05-01", "--to", "2026-04-01"), 1, "晚于截止日"),
        (("--from", "五月"), 2, "--from 填得不对：“五月”"),
        (("--out", "x.doc"), 2, ".csv 或者 .xlsx"),
        (("--spark", "nowhere://x"), 1, "Spark"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(
    lake: Path, args: tuple[str, ...], ends: int, says: str
) -> None:
    said = figures(lake, *args)
    assert (said.returncode, said.stdout) == (ends, "")
    assert says in said.stderr
    assert "Traceback" not in said.stderr


def test_a_folder_that_is_no_lake_is_said(tmp_path: Path) -> None:
    said = figures(tmp_path)
    assert (said.returncode, said.stderr) == (
        1,
        f"“{tmp_path}”里没有 yifa lake export 写的数据。\n",
    )


@pytest.mark.parametrize("missing", ["ibis", "duckdb"])
def test_without_its_libraries_the_command_says_how_to_get_them(lake: Path, missing: str) -> None:
    asked = (
        f"import sys; sys.modules[{missing!r}] = None; from yifa.__main__ import main; "
        f"main(['lake', 'figures', {str(lake)!r}])"
    )
    said = subprocess.run(
        [sys.executable, "-c", asked], cwd=CHECKOUT, capture_output=True, text=True, check=False
    )
    told = '还没有装汇总用的库：pip install "yifa[lake]"。\n'
    assert (said.returncode, said.stderr) == (1, told)
