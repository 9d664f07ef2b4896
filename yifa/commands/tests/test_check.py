"""`yifa check` and `yifa figures` as one meets them: the real command on files of every kind."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import docx
import pypdfium2  # type: ignore[import-untyped]  # the library ships no types
import pytest
from python_calamine import CalamineWorkbook

from yifa.reviewer.readers import LARGEST
from yifa.reviewer.tests.samples import FIXTURES

CHECKOUT = Path(__file__).resolve().parents[3]
WRONG = """柳溪镇2025年度法治政府建设情况报告
一、主要举措
镇矛调中心全年接待来访群众89批155人次，涉及城乡建设类38批70人次，涉及劳动类26批44人次，涉及农业农村类10批22人次，其他类别15批17人次。
"""
RIGHT = WRONG.replace("155人次", "153人次")
BLANKS = WRONG.replace("\n", "\r\n").replace("一、", "\f一、\t")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "错.txt").write_text(WRONG, encoding="utf-8")
    (tmp_path / "对.txt").write_text(RIGHT, encoding="utf-8")
    document = docx.Document()
    for line in WRONG.splitlines():
        document.add_paragraph(line)
    document.save(str(tmp_path / "错.docx"))
    return tmp_path


def yifa(folder: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    """What a command says in a folder and how it ends."""
    said = subprocess.run(
        [sys.executable, "-m", "yifa", *words],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(CHECKOUT)} | more,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in said.stderr, said.stderr
    return said


def sums(told: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [it for it in told if it["rule"] == "sum"]


def test_a_wrong_sum_is_told_with_its_place_its_working_and_what_to_look_at(folder: Path) -> None:
    said = yifa(folder, "check", "错.txt")
    assert said.returncode == 1
    assert said.stdout.startswith("错.txt　查出")
    assert "分项与合计不符　一、主要举措\n" in said.stdout
    assert "    镇矛调中心全年接待来访群众89批【155人次】，涉及城乡建设类" in said.stdout
    assert "70+44+22+17=153" in said.stdout
    assert "看是漏了一项、有一项写错，还是合计写错。" in said.stdout
    assert said.stdout.splitlines()[-1] == "读出10个数字，核了2组关系，其余1组相符。"
    assert "\x1b" not in said.stdout


def test_the_example_in_the_documentation_is_what_is_said(folder: Path) -> None:
    page = (CHECKOUT / "docs" / "reviewer.md").read_text(encoding="utf-8")
    blocks = dict(re.findall(r"```text (file=\S+|said)\n(.*?)```", page, re.DOTALL))
    (folder / "报告.txt").write_text(blocks["file=报告.txt"], encoding="utf-8")
    assert yifa(folder, "check", "报告.txt").stdout == blocks["said"]


def test_colours_are_for_terminals_that_want_them(folder: Path) -> None:
    assert "\x1b[" in yifa(folder, "check", "错.txt", FORCE_COLOR="1").stdout


def test_the_json_of_one_file_is_a_list(folder: Path) -> None:
    said = yifa(folder, "check", "错.txt", "--json")
    assert said.returncode == 1
    (found,) = sums(json.loads(said.stdout))
    known = {name: found[name] for name in ("kind", "rule", "severity", "quote", "stated")}
    assert known == {
        "kind": "arithmetic",
        "rule": "sum",
        "severity": "error",
        "quote": "155人次",
        "stated": 155,
    }
    assert (found["computed"], found["basis"]) == (153, "分项相加应当等于合计")
    assert WRONG[found["start"] : found["end"]] == "155人次"
    assert found["section"] == ["一、主要举措"]
    assert next(WRONG[it["start"] : it["end"]] for it in found["terms"]) == "70人次"


def test_the_json_of_several_files_is_an_object_without_those_that_are_unread(folder: Path) -> None:
    said = yifa(folder, "check", "对.txt", "没有.txt", "错.docx", "--json")
    told = json.loads(said.stdout)
    assert list(told) == ["对.txt", "错.docx"]
    assert (sums(told["对.txt"]), len(sums(told["错.docx"]))) == ([], 1)
    assert said.returncode == 2
    assert said.stderr == "没有“没有.txt”这个文件，看看名称和位置写对没有。\n"


def test_nothing_found_ends_with_0_and_notes_do_not_count(folder: Path) -> None:
    (folder / "短.txt").write_text("全年学法3次。\n", encoding="utf-8")
    for more in ([], ["--notes"]):
        said = yifa(folder, "check", "短.txt", *more)
        assert said.returncode == 0, said.stdout


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_offsets_count_in_the_decoded_file_without_its_mark(folder: Path, encoding: str) -> None:
    (folder / "a.txt").write_bytes(BLANKS.encode(encoding))
    (found,) = sums(json.loads(yifa(folder, "check", "a.txt", "--json").stdout))
    assert BLANKS[found["start"] : found["end"]] == "155人次"


def test_the_page_and_the_word_document_are_written_where_asked(folder: Path) -> None:
    said = yifa(folder, "check", "错.docx", "--html", "页/a.html", "--docx", "b.docx")
    assert said.returncode == 1
    page = (folder / "页" / "a.html").read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert ">155人次</mark>" in page
    assert "分项与合计不符" in next(iter(docx.Document(str(folder / "b.docx")).comments)).text


def test_for_several_files_a_folder_is_filled_and_no_result_replaces_another(folder: Path) -> None:
    said = yifa(folder, "check", "错.txt", "错.docx", "对.txt", "--html", "out")
    assert said.returncode == 1
    assert sorted(it.name for it in (folder / "out").iterdir()) == [
        "对.html",
        "错-2.html",
        "错.html",
    ]


def test_comments_are_for_word_alone(folder: Path) -> None:
    said = yifa(folder, "check", "错.txt", "--docx", "b.docx")
    assert said.returncode == 2
    assert said.stderr == "“错.txt”不是 .docx，批注写不进去，用 --html 写成网页。\n"
    assert "155人次" in said.stdout
    assert not (folder / "b.docx").exists()


def test_a_file_that_was_read_is_never_written_over(folder: Path) -> None:
    before = (folder / "错.docx").read_bytes()
    said = yifa(folder, "check", "错.docx", "--docx", "./错.docx")
    assert said.returncode == 2
    assert "是要读的文件，换一个名称写" in said.stderr
    assert (folder / "错.docx").read_bytes() == before


def test_a_place_that_cannot_be_written_is_said(folder: Path) -> None:
    said = yifa(folder, "check", "错.txt", "--html", "对.txt/a.html")
    assert said.returncode == 2
    assert "写不了" in said.stderr


def spoil(folder: Path) -> dict[str, str]:
    """Files that cannot be read, by name, with words of what is said of each."""
    (folder / "空.txt").touch()
    (folder / "夹").mkdir()
    os.mkfifo(folder / "管道.txt")
    (folder / "锁.pdf").write_bytes((FIXTURES / "locked.pdf").read_bytes())
    scan = pypdfium2.PdfDocument.new()
    scan.new_page(200, 200)
    scan.save(str(folder / "扫描.pdf"))
    with (folder / "大.txt").open("wb") as file:
        file.truncate(10 * LARGEST)
    with zipfile.ZipFile(folder / "弹.docx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", bytes(101 * 1024 * 1024))
    (folder / "噪.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "深.html").write_bytes(b"<html><body>" + b"<b><div>" * 500_000 + "学法".encode())
    (folder / "孤.txt").write_bytes(WRONG.encode() + b"\xed\xa0\x80\xed\xb0\x80")
    (folder / "假.docx").write_text(WRONG, encoding="utf-8")
    (folder / "断.txt").symlink_to("没有")
    return {
        "空.txt": "空文件",
        "夹": "文件夹",
        "管道.txt": "管道或者设备",
        "锁.pdf": "密码",
        "扫描.pdf": "扫描件",
        "大.txt": "20 MB",
        "弹.docx": "100 MB",
        "噪.txt": "不是可读的文本",
        "深.html": "嵌套太深",
        "孤.txt": "第4行有坏了的字节",
        "假.docx": "不是 Word 文档",
        "断.txt": "没有“断.txt”这个文件",
        "/dev/zero": "管道或者设备",
    }


def test_each_file_that_cannot_be_read_gets_one_line_and_the_others_are_read(folder: Path) -> None:
    words = spoil(folder)
    said = yifa(folder, "check", "--json", *words, "错.txt")
    assert said.returncode == 2
    lines = said.stderr.splitlines()
    assert len(lines) == len(words)
    for line, (name, telling) in zip(lines, words.items(), strict=True):
        assert name in line
        assert telling in line
        assert (line.count("。"), line[-1]) == (1, "。")
    assert list(json.loads(said.stdout)) == ["错.txt"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_said(folder: Path) -> None:
    (folder / "错.txt").chmod(0)
    said = yifa(folder, "check", "错.txt")
    assert (said.returncode, "没有打开“错.txt”的权限" in said.stderr) == (2, True)


def test_a_name_that_is_no_utf_8_keeps_the_json_whole(folder: Path) -> None:
    name = os.fsdecode(b"\xff.txt")
    (folder / name).write_text(WRONG, encoding="utf-8")
    assert list(json.loads(yifa(folder, "check", "--json", name, "对.txt").stdout))[1] == "对.txt"
    assert yifa(folder, "check", name, "--html", "a.html").returncode == 1


def test_what_steers_a_terminal_does_not_reach_it(folder: Path) -> None:
    steering = WRONG.replace("劳动类", "\x1b]0;劳动类\x07")
    (folder / "a.txt").write_text(steering, encoding="utf-8")
    assert "\x1b" not in yifa(folder, "check", "a.txt").stdout


def test_the_figures_of_a_report_are_listed(folder: Path) -> None:
    said = yifa(folder, "figures", "错.txt")
    assert said.returncode == 0
    assert "155人次" in said.stdout
    told = json.loads(yifa(folder, "figures", "错.txt", "--json").stdout)
    assert [it["value"] for it in told][:4] == [89, 155, 38, 70]
    assert told[1] | {"value": 155, "unit": "人次", "percent": False, "upper": None} == told[1]
    assert told[1]["section"] == ["一、主要举措"]
    assert WRONG[told[1]["start"] : told[1]["end"]] == told[1]["text"] == "155人次"


def test_the_figures_of_several_reports_are_one_sheet(folder: Path) -> None:
    said = yifa(folder, "figures", "错.txt", "没有.txt", "对.txt", "--xlsx", "数.xlsx")
    assert said.returncode == 2
    rows = CalamineWorkbook.from_path(str(folder / "数.xlsx")).get_sheet_by_index(0).to_python()
    assert rows[0][:4] == ["文件", "原文", "数值", "到（范围的上限）"]
    assert rows[2][:3] == ["错.txt", "155人次", 155]
    assert {row[0] for row in rows[1:]} == {"错.txt", "对.txt"}


def test_checking_loads_only_what_the_file_needs(folder: Path) -> None:
    asked = (
        "import sys; from click.testing import CliRunner; from yifa.__main__ import main; "
        "CliRunner().invoke(main, ['check', '--json', '错.txt']); "
        "print(*{name.partition('.')[0] for name in sys.modules}"
        " & {'django', 'rich', 'lxml', 'docx', 'pypdfium2', 'cn2an', 'xlsxwriter'})"
    )
    told = subprocess.run(
        [sys.executable, "-c", asked],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(CHECKOUT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.strip() == ""
