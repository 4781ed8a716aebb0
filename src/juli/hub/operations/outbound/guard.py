"""Where a request may go: judged by scheme, port and every address that the host's name stands for."""

import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from ipaddress import ip_address

from django.conf import settings
from httpx import URL, RequestError

from juli.hub.operations.outbound.addresses import address_in, is_internal, is_public
from juli.hub.operations.outbound.places import HTTPS_PORT, Place

Resolve = Callable[[str, int], Sequence[str]]
"""Name and port to addresses; OSError where there are none."""

PORTS = {"https": HTTPS_PORT, "http": 80}


class Refused(RequestError):
    """The guard does not let a request go there; `code` says why, without repeating an address."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def resolved(host: str, port: int) -> Sequence[str]:
    """Every address the system's resolver knows for a name."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(entry[4][0]) for entry in found]


@dataclass(frozen=True, slots=True)
class Guard:
    """The rules of one installation. `allowed` holds the servers of its own that may be reached."""

    allowed: frozenset[Place] = frozenset()
    https_only: bool = True
    resolve: Resolve = resolved

    def check(self, url: URL) -> None:
        """Refused unless the address is written plainly, with a scheme and a port that may be used."""
        if url.scheme not in PORTS:
            raise Refused("scheme")
        if url.userinfo or not url.host:
            raise Refused("host")
        port = url.port or PORTS[url.scheme]
        if self._is_own(_name(url), port):
            return
        if url.scheme == "http" and self.https_only:
            raise Refused("not-https")
        if port != PORTS[url.scheme]:
            raise Refused("port")

    def addresses(self, host: str, port: int) -> Sequence[str]:
        """The addresses to connect to. One bad address spoils a name: who mixes them means harm.

        Refused where any may not be reached, OSError where there is none.
        """
        try:
            literal = address_in(host)
        except ValueError:
            raise Refused("host") from None
        found = [str(literal)] if literal else list(self.resolve(host, port))
        own = self._is_own(host, port)
        for text in found:
            address = ip_address(text)
            if not (is_public(address) or (own and is_internal(address))):
                raise Refused("address")
        return found

    def _is_own(self, host: str, port: int) -> bool:
        return Place(host.rstrip(".").lower(), port) in self.allowed


def configured_guard() -> Guard:
    """The guard of this installation, by its settings."""
    return Guard(allowed=frozenset(settings.OUTBOUND_ALLOWED), https_only=settings.OUTBOUND_HTTPS_ONLY)


def _name(url: URL) -> str:
    return url.raw_host.decode("ascii").lower().rstrip(".")
