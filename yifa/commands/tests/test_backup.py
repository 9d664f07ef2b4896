"""A house kept elsewhere while people work, and brought back on an empty machine."""

from __future__ import annotations

import hashlib
import io
import re
import shutil
import signal
import stat
import subprocess
import sys
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings

from yifa.kernel.backup import scratch_in

from .conftest import Again
from .homes import CHECKOUT, Database, Home


@pytest.fixture(scope="module")
def house(small: Home, again: Again) -> Home:
    """A small county with its reports and evidence."""
    return again(small)


@pytest.fixture(scope="module")
def kept(house: Home, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its backup."""
    file = tmp_path_factory.mktemp("elsewhere") / "yifa.tar"
    said = house.yifa("backup", str(file))
    assert said.returncode == 0, said.stderr
    return file


@pytest.fixture
def empty(tmp_path: Path, house: Home, database: Database) -> Home:
    """An empty machine that has the keys."""
    folder = tmp_path / "new"
    shutil.copytree(house.folder / "secrets", folder / "secrets")
    return Home(folder, database())


def reports(home: Home, out: Path) -> dict[str, str]:
    """The digests of last year's report as the house writes it."""
    said = home.yifa("report", "--year", "2025", "--out", str(out))
    assert said.returncode == 0, said.stderr
    return {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(out.iterdir())}


@pytest.mark.promise("back", "a backup brought back on an empty machine, reports byte for byte")
def test_a_house_comes_back_whole_with_its_evidence_and_its_report(
    house: Home, kept: Path, empty: Home, tmp_path: Path
) -> None:
    back = empty.yifa("restore", str(kept))
    assert back.returncode == 0, back.stderr
    assert re.fullmatch(r"全部相符：\d+条链、\d+条办理记录、\d+件事项。\n", back.stdout)
    assert back.stdout == house.verified
    evidence = sorted(path.name for path in (house.folder / "files").rglob("*") if path.is_file())
    assert evidence
    assert evidence == sorted(p.name for p in (empty.folder / "files").rglob("*") if p.is_file())
    there, here = reports(house, tmp_path / "there"), reports(empty, tmp_path / "here")
    assert there == here
    assert {Path(name).suffix for name in there} == {".docx", ".html", ".json"}


@pytest.mark.promise("back", "a backup made while two people go on writing")
def test_what_was_told_before_a_backup_began_is_in_it_though_others_go_on_writing(
    house: Home, kept: Path, empty: Home, tmp_path: Path
) -> None:
    file = tmp_path / "yifa.tar"
    with house.writers(2) as (one, other):
        told = {one.next(), one.next(), other.next(), other.next()}
        assert house.yifa("backup", str(file)).returncode == 0
        assert one.next() and other.next(), "they went on writing"
    back = empty.yifa("restore", str(file))
    assert back.returncode == 0, back.stdout + back.stderr
    assert told <= set(empty.acts())


def test_nobody_else_reads_the_file_and_no_key_is_in_it(house: Home, kept: Path) -> None:
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    whole = kept.read_bytes()
    for secret in (house.folder / "secrets").iterdir():
        assert secret.read_bytes().strip() not in whole
    with tarfile.open(kept) as members:
        assert not [name for name in members.getnames() if "secret" in name or "password" in name]


def test_without_the_key_nothing_is_brought_back(kept: Path, prepared: Home, again: Again) -> None:
    stranger = again(prepared)
    said = stranger.yifa("restore", str(kept))
    assert said.returncode == 1
    assert "密钥不是备份时的那一把" in said.stderr
    assert stranger.yifa("verify").stdout.startswith("全部相符：0条链")


def test_a_house_in_use_is_never_written_over(house: Home, kept: Path) -> None:
    before = house.yifa("verify").stdout
    said = house.yifa("restore", str(kept))
    assert (said.returncode, said.stderr) == (
        1,
        "这里已经有数据，备份只恢复到空库：换一个 YIFA_HOME 或者空的数据库\n",
    )
    assert house.yifa("verify").stdout == before


@pytest.mark.promise("back", "a backup cut short, emptied, or with one byte changed")
def test_a_spoiled_backup_is_refused_and_the_house_stays_empty(
    kept: Path, empty: Home, tmp_path: Path
) -> None:
    spoiled, whole = tmp_path / "spoiled.tar", kept.read_bytes()
    for content, says in (
        (whole[: len(whole) // 3], "不完整或者不是备份文件"),
        (b"", "不完整或者不是备份文件"),
        (b"PK\x03\x04" + whole, "不完整或者不是备份文件"),
        (changed(whole), "备份里的数据库与清单不符"),
    ):
        spoiled.write_bytes(content)
        said = empty.yifa("restore", str(spoiled))
        assert said.returncode == 1
        assert says in said.stderr
    assert empty.yifa("verify").stdout.startswith("全部相符：0条链")
    assert empty.yifa("restore", str(kept)).returncode == 0, "and the right one still comes in"


def changed(whole: bytes) -> bytes:
    """The backup with one byte of its database changed."""
    place = len(whole) // 2
    return whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :]


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
def test_a_backup_of_another_engine_is_refused(
    engine: str, kept: Path, empty: Home, tmp_path: Path
) -> None:
    other = tmp_path / "other.tar"
    with tarfile.open(kept) as members, tarfile.open(other, "w") as rewritten:
        for member in members:
            content = members.extractfile(member)
            assert content is not None
            told = content.read()
            if member.name == "manifest.json":
                told = re.sub(rb'"engine": "\w+"', f'"engine": "{engine}"'.encode(), told)
                member.size = len(told)
            rewritten.addfile(member, io.BytesIO(told))
    ours = "sqlite" if "sqlite" in settings.DATABASES["default"]["ENGINE"] else "postgresql"
    said = empty.yifa("restore", str(other))
    assert said.returncode == (0 if engine == ours else 1)
    assert ("改 YIFA_DATABASE 再恢复" in said.stderr) == (engine != ours)


@pytest.mark.promise("back", "the disk is full when a backup is written")
def test_a_disk_that_is_full_leaves_no_half_backup(house: Home, tmp_path: Path) -> None:
    said = subprocess.run(
        [
            "bash",
            "-c",
            'ulimit -f 200; exec "$0" -m yifa backup "$1"',
            sys.executable,
            tmp_path / "a",
        ],
        cwd=CHECKOUT,
        env=house.surroundings,
        capture_output=True,
        text=True,
    )
    assert said.returncode == 1, said.stderr
    assert "Traceback" not in said.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_told(house: Home, tmp_path: Path) -> None:
    said = house.yifa("backup", str(tmp_path / "none" / "yifa.tar"))
    assert said.returncode == 1
    assert "换一个地方" in said.stderr
    assert not (tmp_path / "none").exists()


@pytest.mark.promise("back", "yifa backup killed with SIGKILL on its way")
def test_a_backup_that_is_killed_leaves_no_half_file_and_is_made_again(
    house: Home, tmp_path: Path, tried: Callable[[int], None]
) -> None:
    file, moments = tmp_path / "yifa.tar", [".yifa-*/database", ".yifa-*/backup"]
    for begun in moments:
        ends = house.killed("backup", str(file), when=there(tmp_path, begun))
        assert ends == -signal.SIGKILL
        assert not file.exists()
        assert len(list(tmp_path.glob(".yifa-*"))) == 1, "what the killed one before left is gone"
    assert house.yifa("backup", str(file)).returncode == 0
    assert list(tmp_path.iterdir()) == [file]
    with tarfile.open(file) as members:
        assert {"manifest.json", "database"} <= set(members.getnames())
    tried(len(moments))


def there(folder: Path, pattern: str) -> Callable[[], bool]:
    """Whether something of that name has come to be."""
    return lambda: any(folder.glob(pattern))


@pytest.mark.promise("back", "yifa restore killed with SIGKILL on its way, and done again")
def test_a_restore_that_is_killed_leaves_nothing_half_and_is_done_again(
    house: Home, kept: Path, empty: Home, tried: Callable[[int], None]
) -> None:
    moments = ["files/evidence/*", ".yifa-*/database"]
    for begun in moments:
        shutil.rmtree(empty.folder / "files", ignore_errors=True)
        ends = empty.killed("restore", str(kept), when=there(empty.folder, begun))
        assert ends == -signal.SIGKILL
        assert len(list(empty.folder.glob(".yifa-*"))) == 1
    back = empty.yifa("restore", str(kept))
    assert (back.returncode, back.stdout) == (0, house.verified), back.stderr
    assert not list(empty.folder.glob(".yifa-*"))
    tried(len(moments))


def test_a_backup_leaves_alone_what_another_is_at_and_what_is_not_its_own(tmp_path: Path) -> None:
    (tmp_path / ".yifa-notes").mkdir()
    with scratch_in(tmp_path) as one:
        with scratch_in(tmp_path) as other:
            assert one.is_dir() and other.is_dir()
        assert one.is_dir() and not other.exists()
    assert [path.name for path in tmp_path.iterdir()] == [".yifa-notes"]


@pytest.mark.promise("unseen", "verifying while two people go on writing: no false alarm")
def test_verifying_while_people_write_finds_nothing_broken(
    house: Home, tried: Callable[[int], None]
) -> None:
    with house.writers(2) as (one, other):
        assert one.next() and other.next()
        for _ in range(2):
            told = house.yifa("verify")
            assert (told.returncode, told.stderr) == (0, ""), told.stdout
        assert one.next() and other.next(), "they went on writing"
    tried(2)
