"""The desk as `yifa serve` opens it, in a program of its own, with people who send it steps."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.client import HTTPConnection, HTTPException
from queue import SimpleQueue
from threading import Thread
from typing import Any

from .homes import CHECKOUT, Home

DISPUTE = {
    "title": "宅基地滴水纠纷",
    "type": "neighbour",
    "source": "applied",
    "parties": [{"name": "罗秀芬"}],
}


class Served:
    """A house that answers on a port."""

    def __init__(self, process: subprocess.Popen[str], port: int) -> None:
        self.process, self.port = process, port

    def kill(self) -> None:
        """End the server and all its workers at once."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)

    def send(self, token: str, path: str, body: Any) -> tuple[int, Any]:
        """Post something as a program does; the status and what was answered."""
        line = HTTPConnection("127.0.0.1", self.port)
        headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        try:
            line.request("POST", path, json.dumps(body), headers)
            answer = line.getresponse()
            return answer.status, json.loads(answer.read())
        finally:
            line.close()


@contextmanager
def served(home: Home) -> Iterator[Served]:
    """The house with its desk open, until the end of the block or until it is killed."""
    port = free_port()
    with subprocess.Popen(
        [sys.executable, "-m", "yifa", "serve", "--port", str(port)],
        cwd=CHECKOUT,
        env=home.surroundings,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
        text=True,
    ) as process:
        open_to = Served(process, port)
        try:
            wait_until_open(open_to)
            yield open_to
        finally:
            open_to.kill()


def free_port() -> int:
    """A port on which nobody listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    return port


def wait_until_open(house: Served) -> None:
    """Knock until it answers."""
    while True:
        with suppress(subprocess.TimeoutExpired):
            raise AssertionError(f"it ended with {house.process.wait(timeout=0.05)}")
        with suppress(ConnectionError, HTTPException):
            line = HTTPConnection("127.0.0.1", house.port)
            line.request("GET", "/")
            line.getresponse().read()
            return line.close()


class Sender(Thread):
    """Somebody who sends steps to the desk and keeps those that were answered."""

    def __init__(self, house: Served, token: str, answered: SimpleQueue[str]) -> None:
        super().__init__(daemon=True)
        self.house, self.token, self.answered = house, token, answered
        #: An answer that nobody should get.
        self.refused: Any = None

    def run(self) -> None:
        """Send until nobody answers any more."""
        with suppress(ConnectionError, HTTPException):
            while not self.refused:
                if made := self.send("/api/dispute", {"fields": DISPUTE}, 1):
                    self.send(f"/api/dispute/{made['id']}/steps/accept", {}, 2)

    def send(self, path: str, body: Any, place: int) -> Any:
        """Send one step, and say it as the other writers do once it is answered."""
        status, told = self.house.send(self.token, path, body)
        if status >= 300:
            self.refused = status, told
            return None
        self.answered.put(f"{told['number']} {place}\n")
        return told
