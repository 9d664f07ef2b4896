"""What a person meets on the command line: quick help, plain sentences, an empty folder."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from yifa.__main__ import COMMANDS

from .homes import CHECKOUT, Home, yifa
from .serving import free_port

SUBCOMMANDS = [*([name] for name in COMMANDS), ["workdays", "apply"]]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder that does not exist yet."""
    return tmp_path / "home"


def test_help_reads_no_django_and_makes_nothing(home: Path) -> None:
    asked = (
        "import sys; from click.testing import CliRunner; from yifa.__main__ import main; "
        "said = CliRunner().invoke(main, ['--help']); assert '命令' in said.output; "
        "print([name for name in sys.modules if name.split('.')[0] in ('django', 'rich')])"
    )
    known = os.environ | {"YIFA_HOME": str(home)}
    told = subprocess.run(
        [sys.executable, "-c", asked], env=known, capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == "[]"
    assert not home.exists()


@pytest.mark.parametrize("name", [name for name, (_, needs, _) in COMMANDS.items() if not needs])
def test_a_command_s_own_help_reads_no_django_either(home: Path, name: str) -> None:
    assert yifa(home, name, "--help").returncode == 0
    assert not home.exists()


@pytest.mark.parametrize("words", SUBCOMMANDS, ids="-".join)
def test_every_help_has_an_example(home: Path, words: list[str]) -> None:
    said = yifa(home, *words, "--help").stdout
    assert re.search(rf"例：yifa {' '.join(words)}", said)
    assert not (home / "yifa.sqlite3").exists()


def test_yifa_alone_shows_what_there_is(home: Path) -> None:
    said = yifa(home)
    assert said.returncode == 0
    assert all(name in said.stdout for name in COMMANDS)


@pytest.mark.parametrize(
    ("words", "ends", "says"),
    [
        ("verify", 0, "全部相符：0条链、0条办理记录、0件事项。"),
        ("frob", 2, "没有 frob 这个命令。看 yifa --help"),
        ("sample --frob", 2, "没有 --frob 这个选项。看 yifa sample --help"),
        ("sample --seed x", 2, "--seed 填得不对：“x”。看 yifa sample --help"),
        ("sample --matters 0", 2, "--matters 填得不对：写1以上的整数。看 yifa sample --help"),
        ("sample --today 2026-02-30", 2, "--today 填得不对：“2026-02-30”。看 yifa sample --help"),
        ("serve --port 0", 2, "--port 填得不对：写1到65535之间的整数。看 yifa serve --help"),
        ("verify --heads {home}/none", 2, "不是导出的链头，换成 yifa verify --export 写的文件"),
    ],
)
def test_on_an_empty_folder_each_command_works_or_says_why(
    home: Path, words: str, ends: int, says: str
) -> None:
    said = yifa(home, *words.format(home=home).split())
    told = said.stdout + said.stderr
    assert says in told
    assert said.returncode == ends
    assert "Traceback" not in told


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("workdays apply", "还没有在任的系统管理员，重算要记在他名下，先办理任职"),
        ("report --year 2025 --out out", "还没有单位，先运行 yifa found 开办"),
    ],
)
def test_before_anybody_is_there_a_command_says_who_is_missing(
    prepared: Home, words: str, says: str
) -> None:
    said = prepared.yifa(*words.split())
    assert (said.returncode, said.stdout) == (1, "")
    assert says in said.stderr
    assert "Traceback" not in said.stderr


def test_the_folder_of_all_data_is_read_by_its_owner_alone(prepared: Home) -> None:
    assert stat.S_IMODE(prepared.folder.stat().st_mode) == 0o700


def test_a_taken_port_is_said_in_one_line(home: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        said = yifa(home, "serve", "--port", str(port))
    assert said.returncode == 1
    assert f"127.0.0.1:{port} 打不开" in said.stderr
    assert len(said.stderr.splitlines()) == 1


def test_serve_answers_where_it_says_and_ends_when_told(small: Home) -> None:
    port = free_port()
    with subprocess.Popen(
        [sys.executable, "-m", "yifa", "serve", "--port", str(port)],
        cwd=CHECKOUT,
        env=small.surroundings,
        stdout=subprocess.PIPE,
        text=True,
    ) as serving:
        assert serving.stdout is not None
        assert serving.stdout.readline() == f"办公页面：http://127.0.0.1:{port}\n"
        assert answer_of(port, serving).startswith(b"HTTP/1.1 ")
        serving.send_signal(signal.SIGINT)


def answer_of(port: int, serving: subprocess.Popen[str]) -> bytes:
    """The first line of an answer, as soon as somebody listens."""
    while serving.poll() is None:
        try:
            with socket.create_connection(("127.0.0.1", port)) as line:
                line.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
                return line.makefile("rb").readline()
        except ConnectionRefusedError:
            continue
    raise AssertionError(f"it ended with {serving.returncode}")


def test_a_database_that_is_away_is_said_in_one_line(home: Path) -> None:
    away = yifa(home, "verify", YIFA_DATABASE=f"sqlite:///{home}/no/such/folder.sqlite3")
    assert away.returncode == 1
    assert away.stderr.startswith("连不上数据库，检查 YIFA_DATABASE 和数据库是否开着：")
    assert "Traceback" not in away.stderr


def test_a_folder_that_can_t_be_made_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    said = yifa(tmp_path / "file" / "home", "verify")
    assert said.returncode == 1
    assert "检查 YIFA_HOME 指的文件夹" in said.stderr
    assert "Traceback" not in said.stderr


def test_the_sample_prints_its_sign_ins_once_and_keeps_them(small: Home) -> None:
    kept = small.folder / "passwords.txt"
    assert kept.read_text() in small.said
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    again = small.yifa("sample")
    assert again.returncode == 0
    assert "样例已经有了，没有改动" in again.stdout
    assert kept.read_text().split()[1] not in again.stdout


def test_the_sample_in_words_for_a_machine(small: Home) -> None:
    told = json.loads(small.yifa("sample", "--json").stdout)
    assert told == {"made": False, "passwords": str(small.folder / "passwords.txt")}


def test_another_sample_over_it_is_refused(small: Home) -> None:
    said = small.yifa("sample", "--seed", "7")
    assert said.returncode == 1
    assert "这里已经有另一份样例（种子1、截至2026-05-06、40件）" in said.stderr


def test_verify_agrees_and_its_heads_are_kept_and_checked(small: Home, tmp_path: Path) -> None:
    heads = tmp_path / "heads.json"
    told = small.yifa("verify", "--export", str(heads))
    asked = small.yifa("verify", "--heads", str(heads))
    assert told.returncode == asked.returncode == 0
    prints = [re.findall(r"链头指纹 ([0-9a-f ]{19})，", said.stderr) for said in (told, asked)]
    assert prints[0] == prints[1] != []
    kept = json.loads(heads.read_text())
    changed = next(iter(kept["heads"].values()))
    changed[0] += 1
    for told, says in ((kept, ["signature", "cut"]), (kept["heads"], ["signature", "cut"])):
        heads.write_text(json.dumps(told))
        cut = small.yifa("verify", "--heads", str(heads), "--json")
        assert cut.returncode == 1
        assert [json.loads(line)["what"] for line in cut.stdout.splitlines()] == says


def test_workdays_with_nothing_to_settle_says_so(small: Home) -> None:
    said = small.yifa("workdays", "apply")
    assert (said.returncode, said.stdout) == (0, "没有待定的到期日要重算。\n")


def test_last_year_s_report_is_written_into_a_folder(small: Home, tmp_path: Path) -> None:
    out = tmp_path / "out"
    said = small.yifa("report", "--year", "2025", "--out", str(out))
    assert said.returncode == 0, said.stderr
    assert sorted(path.name for path in out.iterdir()) == [
        f"990123000000-2025.{ending}" for ending in ("docx", "html", "json")
    ]
