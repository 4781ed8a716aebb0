"""Servers of the operator's own, such as one that signs people in or one that sends messages."""

from dataclasses import dataclass
from urllib.parse import urlsplit

HTTPS_PORT = 443


@dataclass(frozen=True, slots=True)
class Place:
    """A host and a port, which may have an internal address, any port, and plain http."""

    host: str
    port: int


def read_place(text: str) -> Place:
    """A place as JULI_OUTBOUND_ALLOWED writes it: "host" (port 443) or "host:port". ValueError for anything else."""
    parts = urlsplit(f"//{text}")
    if not parts.hostname or parts.path or parts.query or parts.fragment or "@" in text or not text.isascii():
        raise ValueError(text)
    return Place(parts.hostname.rstrip("."), parts.port or HTTPS_PORT)
