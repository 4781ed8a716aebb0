"""The socket that visitors come to: opened by us, or handed over by systemd."""

import errno
import os
import socket
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager

from juli.hub.operations.errors import CannotRun

FIRST_GIVEN = 3
"""The first descriptor that systemd hands over (sd_listen_fds(3))."""
BACKLOG = 512
"""Connections that may wait while every process is busy, or while one takes over from another."""


@contextmanager
def listener(host: str, port: int) -> Iterator[socket.socket]:
    """The socket of an address, held by the caller so that it outlives a web server that dies. CannotRun if taken."""
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        opened = socket.create_server(address, family=family, backlog=BACKLOG)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise CannotRun("port-taken", host=host, port=port) from None
        raise CannotRun("host-unusable", host=host, port=port, reason=error) from None
    with opened:
        yield opened


def given_socket(environment: MutableMapping[str, str]) -> socket.socket | None:
    """The one socket that systemd handed over to this process, if it did; the word of it is taken away."""
    number, process = environment.pop("LISTEN_FDS", ""), environment.pop("LISTEN_PID", "")
    environment.pop("LISTEN_FDNAMES", None)
    if number != "1" or process != str(os.getpid()):
        return None
    os.set_inheritable(FIRST_GIVEN, False)
    return socket.socket(fileno=FIRST_GIVEN)


def tell_systemd(state: str, environment: MutableMapping[str, str]) -> None:
    """Tell systemd how far we are ("READY=1", "STOPPING=1") where it asked to be told (sd_notify(3))."""
    address = environment.get("NOTIFY_SOCKET", "")
    if not address:
        return
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as telling:
        telling.connect("\0" + address[1:] if address.startswith("@") else address)
        telling.sendall(state.encode())
