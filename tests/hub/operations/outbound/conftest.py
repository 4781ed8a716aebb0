"""Servers on loopback that answer as a test tells them, and guards whose names mean what a test says."""

import re
import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest

from juli.hub.operations.outbound.guard import Guard
from juli.hub.operations.outbound.places import Place

OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"


@dataclass
class Server:
    """A server that answers every connection with the same bytes, piece by piece, and keeps what it was asked."""

    port: int = 0
    asked: list[bytes] = field(default_factory=list)
    gone: threading.Event = field(default_factory=threading.Event)
    """Set when the test is over, or the other side has hung up."""

    def guard(self, *resolutions: list[str], name: str = "inside.example.cn") -> Guard:
        """A guard that may reach this server by `name`; each look-up takes the next of `resolutions`."""
        answers = list(resolutions)
        return Guard(frozenset({Place(name, self.port)}), https_only=True, resolve=lambda *_: answers.pop(0))


def request(connection: socket.socket) -> bytes:
    """A whole request: its head, and as much of a body as the head announces."""
    seen = b""
    while b"\r\n\r\n" not in seen:
        seen += connection.recv(65536)
    head, _, body = seen.partition(b"\r\n\r\n")
    announced = re.search(rb"content-length: (\d+)", head.lower())
    while announced and len(body) < int(announced[1]):
        body += connection.recv(65536)
    return head + b"\r\n\r\n" + body


def answer(listener: socket.socket, server: Server, pieces: Callable[[], Iterator[bytes]]) -> None:
    while True:
        try:
            connection, _ = listener.accept()
        except OSError:
            return
        with connection:
            server.asked.append(request(connection))
            try:
                for piece in pieces():
                    connection.sendall(piece)
            except OSError:
                server.gone.set()


@pytest.fixture
def serve() -> Iterator[Callable[..., Server]]:
    """Starts a server that answers with bytes, or with what a function of the server yields."""
    listeners: list[socket.socket] = []
    servers: list[Server] = []

    def start(pieces: bytes | Callable[[Server], Iterator[bytes]] = OK) -> Server:
        listener = socket.create_server(("127.0.0.1", 0))
        server = Server(listener.getsockname()[1])
        told = (lambda: iter([pieces])) if isinstance(pieces, bytes) else (lambda: pieces(server))
        threading.Thread(target=answer, args=(listener, server, told), daemon=True).start()
        listeners.append(listener)
        servers.append(server)
        return server

    yield start
    for server in servers:
        server.gone.set()
    for listener in listeners:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
