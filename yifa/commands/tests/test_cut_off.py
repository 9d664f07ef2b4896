"""A line that is cut in the middle of sending leaves nothing behind, and the server goes on."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from .conftest import Again
from .homes import COUNTY, Home
from .serving import DISPUTE, Served, served

CSRF = "a" * 32
MULTIPART = "multipart/form-data; boundary=rand"


@pytest.fixture(scope="module")
def home(prepared: Home, again: Again) -> Home:
    return again(prepared)


@pytest.fixture(scope="module")
def told(home: Home) -> list[str]:
    """A token and a session of the clerk."""
    return [one.strip() for one in home.program(COUNTY)]


@pytest.fixture(scope="module")
def house(home: Home, told: list[str]) -> Iterator[Served]:
    with served(home) as house:
        yield house


def part(name: str, content: str, more: str = "") -> str:
    """One field as a browser sends it."""
    return f'--rand\r\nContent-Disposition: form-data; name="{name}"{more}\r\n\r\n{content}\r\n'


def form(**fields: str) -> str:
    """A form with a large file at its end."""
    typed = {"csrfmiddlewaretoken": CSRF, "desk_on": "今天", **fields}
    paper = part("desk_files", "谈话记录。" * 40_000, '; filename="a.txt"')
    return "".join(part(name, value) for name, value in typed.items()) + paper + "--rand--\r\n"


def send(house: Served, path: str, kind: str, body: bytes, cut: int, **headers: str) -> bytes:
    """Send a body up to a place and hang up there; what came back, if all of it was sent."""
    told = {
        "Host": f"127.0.0.1:{house.port}",
        "Content-Type": kind,
        "Content-Length": str(len(body)),
        "Connection": "close",
        **headers,
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in told.items())
    with socket.create_connection(("127.0.0.1", house.port), timeout=60) as line:
        line.sendall(f"POST {path} HTTP/1.1\r\n{head}\r\n".encode() + body[:cut])
        return line.makefile("rb").read() if cut >= len(body) else b""


@pytest.mark.promise("lost", "the line is cut in the middle of an upload, of a form and of JSON")
def test_what_was_sent_by_half_is_not_there_and_the_next_is(
    home: Home, house: Served, told: list[str], tried: Callable[[int], None]
) -> None:
    token, session = told
    bearer = {"Authorization": f"Bearer {token}"}
    browser = {"Cookie": f"sessionid={session}; csrftoken={CSRF}", "Origin": origin(house)}
    status, made = house.send(token, "/api/dispute", {"fields": DISPUTE})
    assert status == 201
    accept = f"/desk/matters/{made['id']}/steps/accept/"
    whole = form(desk_seen="1").encode()
    body = json.dumps({"fields": DISPUTE}).encode()
    cuts = [len(whole) // 9, len(whole) // 2, len(whole) - 9, len(whole) - 1]
    for cut in cuts:
        send(house, accept, MULTIPART, whole, cut, **browser)
        send(
            house, "/api/dispute", "application/json", body, cut * len(body) // len(whole), **bearer
        )
    status, _ = house.send(token, "/api/dispute", {"fields": DISPUTE})
    assert status == 201
    assert home.acts() == [f"{made['number']} 1\n", f"{made['number'].replace('1号', '2号')} 1\n"]
    assert files_of(home) == []
    answer = send(house, accept, MULTIPART, whole, len(whole), **browser)
    assert answer.startswith(b"HTTP/1.1 302 "), answer[:2000].decode()
    assert f"{made['number']} 2\n" in home.acts()
    assert len(files_of(home)) == 1
    assert home.yifa("verify").returncode == 0
    tried(2 * len(cuts))


def origin(house: Served) -> str:
    """Where the browser's page came from."""
    return f"http://127.0.0.1:{house.port}"


def files_of(home: Home) -> list[Path]:
    """Every file of evidence, whole or not."""
    return [one for one in (home.folder / "files").rglob("*") if one.is_file()]
