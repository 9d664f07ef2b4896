"""A house with real people's data does not open while its settings are unsafe, and says why."""

from __future__ import annotations

import secrets
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from pytest_django import Settings

from yifa.web import production

from .homes import CHECKOUT, surroundings, yifa

WORD, KEY = secrets.token_hex(32), secrets.token_hex(32)
SAFE = {
    "YIFA_PRODUCTION": "1",
    "YIFA_SECRET_KEY": WORD,
    "YIFA_PRIVACY_KEY": KEY,
    "YIFA_HOSTS": "yifa.qinghe.test",
    "YIFA_ORIGINS": "https://yifa.qinghe.test",
}
CHECK = ("manage.py", "check", "--deploy", "--fail-level", "WARNING")
#: The same of what makes a house safe: the whole describes the API, too, to look for faults there.
CHECK_SAFETY = (*CHECK, "--tag", "security")


def python(home: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *words],
        cwd=CHECKOUT,
        env=surroundings(home) | {"DJANGO_SETTINGS_MODULE": "yifa.settings"} | more,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def safe(settings: Settings, tmp_path: Path) -> Settings:
    """Settings with which real work may begin."""
    settings.SECRET_KEY, settings.PRIVACY_KEY = WORD, KEY
    settings.ALLOWED_HOSTS = ["yifa.qinghe.test"]
    settings.CSRF_TRUSTED_ORIGINS = ["https://yifa.qinghe.test"]
    settings.HOME, settings.DEBUG = tmp_path, False
    return settings


def test_safe_settings_are_found_no_fault_with(safe: Settings) -> None:
    assert list(production.faults()) == []


def test_a_second_key_for_people_s_data_may_stand_beside_the_first(safe: Settings) -> None:
    safe.PRIVACY_KEY = f"{KEY},{secrets.token_hex(32)}"
    assert list(production.faults()) == []
    safe.PRIVACY_KEY = f"{KEY},{WORD}"
    assert [told.partition("：")[0] for told in production.faults()] == [
        "YIFA_PRIVACY_KEY 和 YIFA_SECRET_KEY 相同"
    ]


#: A setting, a value that is unsafe, and what is said of it.
UNSAFE: list[tuple[str, Any, str]] = [
    ("SECRET_KEY", "kurz", "YIFA_SECRET_KEY 只有4个字符"),
    ("SECRET_KEY", "change-me-" + WORD, "YIFA_SECRET_KEY 像是示例"),
    ("SECRET_KEY", "django-insecure-" + WORD, "YIFA_SECRET_KEY 像是示例"),
    ("SECRET_KEY", "ab" * 32, "YIFA_SECRET_KEY 像是示例"),
    ("SECRET_KEY", "0123456789abcdef" * 4, "YIFA_SECRET_KEY 像是示例"),
    ("SECRET_KEY", "".join(map(chr, range(40, 100))), "YIFA_SECRET_KEY 像是示例"),
    ("PRIVACY_KEY", "", "YIFA_PRIVACY_KEY 要写64个"),
    ("PRIVACY_KEY", KEY[:63], "YIFA_PRIVACY_KEY 要写64个"),
    ("PRIVACY_KEY", KEY[:63] + "g", "YIFA_PRIVACY_KEY 要写64个"),
    ("PRIVACY_KEY", "00" * 32, "YIFA_PRIVACY_KEY 像是示例"),
    ("PRIVACY_KEY", "deadbeefcafe0123" * 4, "YIFA_PRIVACY_KEY 像是示例"),
    ("PRIVACY_KEY", WORD, "YIFA_PRIVACY_KEY 和 YIFA_SECRET_KEY 相同"),
    ("DEBUG", True, "YIFA_DEBUG 开着"),
    ("ALLOWED_HOSTS", ["*"], "YIFA_HOSTS 里有“*”"),
    ("ALLOWED_HOSTS", [""], "YIFA_HOSTS 里有“*”"),
    ("ALLOWED_HOSTS", [".gov.test"], "YIFA_HOSTS 里有“*”"),
    ("ALLOWED_HOSTS", ["127.0.0.1", "localhost"], "没有写 YIFA_HOSTS"),
    ("OIDC_URL", "http://sso.qinghe.test", "YIFA_OIDC_URL 要写 https://"),
    ("OIDC_URL", "https://sso.qinghe.test", "写了 YIFA_OIDC_URL，还要写 YIFA_OIDC_CLIENT"),
    ("CSRF_TRUSTED_ORIGINS", [], "YIFA_ORIGINS 要写 https://"),
    ("CSRF_TRUSTED_ORIGINS", ["http://yifa.qinghe.test"], "YIFA_ORIGINS 要写 https://"),
]


@pytest.mark.promise("power", "a house is opened for real work with a secret or switch unsafe")
@pytest.mark.parametrize(("name", "value", "says"), UNSAFE, ids=range(len(UNSAFE)))
def test_each_unsafe_setting_is_told_in_one_sentence(
    safe: Settings, name: str, value: Any, says: str
) -> None:
    setattr(safe, name, value)
    [told] = production.faults()
    assert told.startswith(says) and "\n" not in told


def test_secrets_that_others_can_read_are_told_with_the_way_to_close_them(
    safe: Settings,
) -> None:
    folder = safe.HOME / "secrets"
    folder.mkdir(mode=0o755)
    (folder / "privacy_key").touch(mode=0o640)
    told = list(production.faults())
    assert [one.rpartition("运行 ")[2] for one in told] == [
        f"chmod 700 {folder}",
        f"chmod 600 {folder / 'privacy_key'}",
    ]


def test_serving_others_refuses_every_unsafe_setting_at_once(tmp_path: Path) -> None:
    said = yifa(tmp_path, "serve", "--host", "0.0.0.0", "--port", "8499", **SAFE | {
        "YIFA_PRODUCTION": "", "YIFA_SECRET_KEY": "a", "YIFA_HOSTS": "*", "YIFA_DEBUG": "1",
        "YIFA_ORIGINS": "",
    })  # fmt: skip
    assert said.returncode == 1
    assert said.stderr.startswith("不能这样正式使用：\nYIFA_SECRET_KEY 只有1个字符")
    assert [line.split()[0] for line in said.stderr.splitlines()[1:]] == [
        "YIFA_SECRET_KEY", "YIFA_DEBUG", "YIFA_HOSTS", "YIFA_ORIGINS",
    ]  # fmt: skip
    assert not (tmp_path / "yifa.sqlite3").exists()


def test_what_the_server_runs_does_not_open_either(tmp_path: Path) -> None:
    said = python(tmp_path, "-c", "import yifa.web.wsgi", **SAFE | {"YIFA_DEBUG": "1"})
    assert said.returncode == 1 and "YIFA_DEBUG 开着" in said.stderr
    assert python(tmp_path, "-c", "import yifa.web.wsgi", **SAFE).returncode == 0


def test_django_s_own_check_finds_nothing_more_and_says_the_same(tmp_path: Path) -> None:
    safe = python(tmp_path, *CHECK, **SAFE)
    assert safe.returncode == 0, safe.stderr
    wrong = python(tmp_path, *CHECK_SAFETY, **SAFE | {"YIFA_PRIVACY_KEY": "00" * 32})
    assert wrong.returncode == 1 and "YIFA_PRIVACY_KEY 像是示例" in wrong.stderr


def test_a_key_that_is_not_there_is_never_made_up_in_its_place(tmp_path: Path) -> None:
    missing = {name: value for name, value in SAFE.items() if "PRIVACY" not in name}
    said = yifa(tmp_path, "verify", **missing)
    assert said.returncode == 1
    assert said.stderr.startswith("没有 YIFA_PRIVACY_KEY，也没有 ") and "yifa found" in said.stderr
    assert not (tmp_path / "secrets" / "privacy_key").exists()


def test_beginning_a_county_makes_its_keys(tmp_path: Path) -> None:
    bare = {name: value for name, value in SAFE.items() if "KEY" not in name}
    words = "--code 990200000000 --name 云岭县人民政府 --short 云 --level 县 --system-admin 沈知远"
    more = "--security-admin 陆青禾 --auditor 顾明澄"
    said = yifa(tmp_path, "found", *words.split(), *more.split(), **bare)
    assert said.returncode == 0, said.stderr
    assert yifa(tmp_path, "verify", **bare).returncode == 0
    assert python(tmp_path, *CHECK_SAFETY, **bare).returncode == 0


@pytest.mark.parametrize("minutes", ["0", "-5", "half", ""])
def test_minutes_in_which_nobody_could_work_are_refused(tmp_path: Path, minutes: str) -> None:
    said = yifa(tmp_path, "verify", YIFA_IDLE_MINUTES=minutes)
    assert said.returncode == 1 and "Traceback" not in said.stderr
    assert "YIFA_IDLE_MINUTES 要写大于0的整分钟数" in said.stderr
