"""Three governments over two years: the table, doubles, bad files, the same bytes again."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from yifa.reviewer import read
from yifa.reviewer.atlas import gather
from yifa.reviewer.atlas.catalogue import Catalogue, Indicator, load
from yifa.reviewer.atlas.tests.made import CHECKOUT, REPORTS, atlas, table
from yifa.reviewer.tests.samples import FIXTURES


@pytest.fixture(scope="module")
def six(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The atlas of the six fictional reports."""
    out = tmp_path_factory.mktemp("six")
    made = atlas(REPORTS, out)
    assert made.returncode == 0, made.stderr
    assert made.stdout.startswith(
        "读了6份报告：3个政府，2023—2024年，共80个数，其中59个归入24个指标，21个没有归类。"
    )
    return out


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of the six reports, to add to."""
    return Path(shutil.copytree(REPORTS, tmp_path / "reports"))


def test_each_indicator_of_each_report_is_in_the_table(six: Path) -> None:
    columns = "government, year, level, indicator, value, unit, coalesce(approximate, '')"
    found = table(six, "indicator IS NOT NULL", columns)
    lines = [
        "\t".join(f"{it:g}" if isinstance(it, float) else str(it) for it in row) for row in found
    ]
    expected = Path(__file__).with_name("expected.tsv").read_text(encoding="utf-8").splitlines()
    assert lines == expected[1:]


@pytest.mark.parametrize(
    "sentence",
    [
        "上半年受理矛盾纠纷1020件",
        "较上年增加2次",
        "106名执法人员参加",
        "其中适用简易程序402件",
        "持证人员仅占43%",
        "组织执法培训不少于12期",
        "开展普法宣传活动8场次。",
        "2022年积压的3件纠纷",
        "栽种行道树260棵",
    ],
)
def test_what_is_no_total_of_the_year_stays_out_but_is_listed(six: Path, sentence: str) -> None:
    number = "".join(filter(str.isdigit, sentence.removeprefix("2022年")))
    assert table(
        six,
        f"indicator IS NULL AND value = {number} AND sentence LIKE '%{sentence}%'",
    )


def test_every_number_is_found_again_at_its_place(six: Path) -> None:
    for file, start, end, sentence in table(six, columns='file, start, "end", sentence'):
        text = read(REPORTS / file).text
        assert text[start:end] in sentence
        assert sentence in text


def test_the_workbook_has_a_row_for_each_government_and_year(six: Path) -> None:
    book = CalamineWorkbook.from_path(six / "atlas.xlsx")
    assert book.sheet_names == ["对照", "明细", "未归类", "报告"]
    heads, *rows = book.get_sheet_by_name("对照").to_python()
    settled = heads.index("化解矛盾纠纷")
    assert [(row[0], row[1], row[2], row[settled]) for row in rows] == [
        ("柳溪镇", 2023, "乡镇", 115),
        ("柳溪镇", 2024, "乡镇", 129),
        ("石桥乡", 2023, "乡镇", 39),
        ("石桥乡", 2024, "乡镇", 37),
        ("青禾县", 2023, "县级", 2041),
        ("青禾县", 2024, "县级", 2265),
    ]
    assert len(book.get_sheet_by_name("未归类").to_python()) == 1 + 21


def test_the_same_reports_make_the_same_bytes(six: Path, folder: Path, tmp_path: Path) -> None:
    (folder / "about.css").write_text("no report")
    again = tmp_path / "again"
    assert atlas(folder, again).returncode == 0
    assert sorted(path.name for path in again.iterdir()) == [
        "atlas.html",
        "atlas.parquet",
        "atlas.xlsx",
    ]
    for path in again.iterdir():
        assert path.read_bytes() == (six / path.name).read_bytes()


def test_out_may_lie_in_the_folder_itself(folder: Path) -> None:
    first = atlas(folder, folder / "out")
    assert atlas(folder, folder / "out").stdout == first.stdout


def test_a_report_saved_twice_is_taken_once(folder: Path, tmp_path: Path) -> None:
    pdf = folder / "柳溪 2025.pdf"
    shutil.copy(FIXTURES / "liuxi-2025.pdf", pdf)
    (folder / "柳溪 2025.txt").write_text(read(pdf).text, encoding="utf-8")
    made = atlas(folder, tmp_path / "out")
    told = "“柳溪 2025.pdf”与“柳溪 2025.txt”是同一个政府同一年的报告，只取了那一份。"
    assert made.returncode == 0
    assert made.stderr.splitlines() == [told]
    assert {file for (file,) in table(tmp_path / "out", "year = 2025", "file")} == {"柳溪 2025.txt"}


def test_unreadable_files_are_said_and_the_others_read(folder: Path, tmp_path: Path) -> None:
    below = folder / "旧的"
    below.mkdir()
    shutil.copy(FIXTURES / "locked.pdf", below)
    (folder / "empty.txt").touch()
    (folder / "noise.docx").write_bytes(bytes(range(256)))
    (folder / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    made = atlas(folder, tmp_path / "out")
    assert made.returncode == 2
    assert made.stderr.splitlines() == [
        "“empty.txt”是空文件，没有可读的内容，换一份再试。",
        "“noise.docx”的内容不是 Word 文档，从原处重新下载一份再读。",
        "“old.doc”是旧版 Office 或 WPS 文档，另存为 .docx 后再读。",
        "“旧的/locked.pdf”设了打开密码，取消密码后再读。",
    ]
    assert made.stdout.startswith("读了6份报告，4份读不了：3个政府")


def test_what_names_no_government_is_listed_and_not_compared(folder: Path, tmp_path: Path) -> None:
    (folder / "抄来的.txt").write_text("全年共排查矛盾纠纷12件，化解12件。", encoding="utf-8")
    made = atlas(folder, tmp_path / "out")
    assert "“抄来的.txt”没有读出是哪个政府、哪一年的报告，数在表里，不进对照。" in made.stderr
    found = table(tmp_path / "out", "file = '抄来的.txt'", "government, indicator, value")
    assert found == [(None, None, 12), (None, None, 12)]


def test_half_a_year_is_not_compared_with_whole_ones(folder: Path, tmp_path: Path) -> None:
    half = "石桥乡2024年上半年法治政府建设情况报告\n一、主要做法\n学法2次。\n石桥乡人民政府\n"
    (folder / "half.txt").write_text(half, encoding="utf-8")
    made = atlas(folder, tmp_path / "out")
    assert "“half.txt”写的是半年的情况，数在表里，不进对照。" in made.stderr
    assert table(tmp_path / "out", "file = 'half.txt'", "indicator, value") == [(None, 2)]


def test_characters_that_no_encoding_knows_harm_nothing(folder: Path, tmp_path: Path) -> None:
    odd = "石桥乡2025年度法治政府建设情况报告\n一、做法\n学法4次\x01，“<b>&'”排查纠纷3件。\n"
    odd += "坚持把法治建设摆在全局工作的重要位置，统筹推进。\n" * 4
    (folder / "o'dd <b>.txt").write_text(odd, encoding="utf-8")
    made = atlas(folder, tmp_path / "o'ut")
    assert made.returncode == 0, made.stderr
    page = (tmp_path / "o'ut" / "atlas.html").read_text(encoding="utf-8")
    assert "<b>.txt" not in page


@pytest.mark.parametrize(
    ("more", "ends", "says"),
    [
        (("--spark", "nowhere://x"), 1, "Spark"),
        (("--catalogue", "none.toml"), 2, "--catalogue 填得不对：“none.toml”。"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(
    folder: Path, tmp_path: Path, more: tuple[str, ...], ends: int, says: str
) -> None:
    made = atlas(folder, tmp_path / "out", *more)
    assert made.returncode == ends
    assert says in made.stderr
    assert "Traceback" not in made.stderr


def test_without_its_library_the_command_says_how_to_get_it(tmp_path: Path) -> None:
    out = str(tmp_path / "out")
    asked = (
        "import sys; sys.modules['duckdb'] = None; from yifa.__main__ import main; "
        f"main(['atlas', {str(REPORTS)!r}, '--out', {out!r}])"
    )
    said = subprocess.run(
        [sys.executable, "-c", asked], cwd=CHECKOUT, capture_output=True, text=True, check=False
    )
    told = '还没有装对照用的库：pip install "yifa[atlas]"。\n'
    assert (said.returncode, said.stderr) == (1, told)


def test_spark_makes_the_same_bytes(six: Path, tmp_path: Path) -> None:
    pytest.importorskip("pyspark", reason="Spark is an extra of 491 MB")
    made = atlas(REPORTS, tmp_path / "out", "--spark", "local[2]")
    assert made.returncode == 0, made.stderr
    for path in (tmp_path / "out").iterdir():
        assert path.read_bytes() == (six / path.name).read_bytes()


class Deadly(Catalogue):
    """A catalogue over one of whose words the process that reads comes to its end."""

    def find(self, unit: str, clause: str, after: str, above: str) -> Indicator | None:
        if "明白人" in clause:
            os._exit(9)
        return super().find(unit, clause, after, above)


def test_a_file_that_ends_its_process_is_said_and_the_others_read(
    folder: Path, tmp_path: Path
) -> None:
    told: list[int] = []
    work = gather.Work(folder, Deadly(load().indicators), tmp_path)
    gather.locally(work, gather.files(folder, without=tmp_path / "out"), told.append)
    lines = [line for part in tmp_path.glob("*.jsonl") for line in part.read_text().splitlines()]
    documents = [it["document"] for line in lines if "document" in (it := json.loads(line))]
    assert sum(told) == len(documents) == 6
    assert [it["problem"] for it in documents if "problem" in it] == [
        "“liuxi-2023.txt”读到一半程序被系统中止了，没有读。"
    ]


def test_a_folder_without_reports_is_said(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    made = atlas(tmp_path / "in", tmp_path / "out")
    assert made.returncode == 1
    assert "里没有 txt、md、html、docx 或者 pdf 文件。" in made.stderr
