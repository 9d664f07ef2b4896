"""A line to the server that can be cut: whole, in the middle of a sending, before its answer."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Iterator

#: How a request begins that brings a capture.
SENDING = b"POST /phone/send/"


class Wire:
    """Carries bytes between a phone and the server at that port, until it is cut."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.is_cut = False
        #: Of the next sending: only its head goes out, or its answer does not come back.
        self.lose_rest = self.lose_answer = False
        self.lost = threading.Event()
        self.lines: set[socket.socket] = set()
        self.unheard: set[socket.socket] = set()
        self.door = socket.create_server(("127.0.0.1", 0))
        threading.Thread(target=self.listen, daemon=True).start()

    @property
    def address(self) -> str:
        """Where a phone finds the server through this line."""
        return f"http://127.0.0.1:{self.door.getsockname()[1]}"

    def cut(self) -> None:
        """Nothing goes through any more, nor comes back."""
        self.is_cut = True
        for line in list(self.lines):
            hang_up(line)

    def mend(self) -> None:
        """Everything goes through again."""
        self.is_cut = False
        self.lost.clear()

    def close(self) -> None:
        """Take the line down."""
        self.cut()
        self.door.close()

    def listen(self) -> None:
        """Carry whatever connects."""
        with contextlib.suppress(OSError):
            while True:
                phone, _ = self.door.accept()
                if self.is_cut:
                    hang_up(phone)
                    continue
                server = socket.create_connection(("127.0.0.1", self.port))
                self.lines |= {phone, server}
                for carry in (self.out, self.back):
                    threading.Thread(target=carry, args=(phone, server), daemon=True).start()

    def out(self, phone: socket.socket, server: socket.socket) -> None:
        """From the phone to the server; of a sending that is to be lost only the first bytes."""
        for part in read(phone):
            if self.lose_rest and part.startswith(SENDING):
                self.lose_rest = False
                part = part[: len(part) // 2]
                self.cut_while(server, part)
                break
            if self.lose_answer and part.startswith(SENDING):
                self.lose_answer = False
                self.unheard.add(server)
            with contextlib.suppress(OSError):
                server.sendall(part)
        hang_up(server)
        hang_up(phone)

    def cut_while(self, server: socket.socket, part: bytes) -> None:
        """The line breaks with the request half out."""
        with contextlib.suppress(OSError):
            server.sendall(part)
        self.cut()
        self.lost.set()

    def back(self, phone: socket.socket, server: socket.socket) -> None:
        """From the server to the phone."""
        for part in read(server):
            if server in self.unheard:
                self.cut()
                self.lost.set()
                break
            with contextlib.suppress(OSError):
                phone.sendall(part)
        hang_up(phone)


def read(line: socket.socket) -> Iterator[bytes]:
    """What comes through a line, as it comes."""
    with contextlib.suppress(OSError):
        while part := line.recv(65536):
            yield part


def hang_up(line: socket.socket) -> None:
    """End a line for both sides."""
    with contextlib.suppress(OSError):
        line.shutdown(socket.SHUT_RDWR)
    line.close()
