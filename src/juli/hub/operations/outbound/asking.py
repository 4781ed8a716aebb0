"""Asking another server something, through the guard."""

from collections.abc import Mapping
from dataclasses import dataclass

import httpx

from juli.hub.operations.outbound.connecting import MOST_BYTES, SECONDS, GuardedTransport
from juli.hub.operations.outbound.guard import Guard, configured_guard

USER_AGENT = "Juli"
UNANSWERED = (httpx.RequestError, httpx.InvalidURL)
"""What `fetch()` raises, for those who may not know httpx."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered: its status, its headers with names in lower case, its whole body."""

    status: int
    headers: Mapping[str, str]
    content: bytes


def may_be_asked(url: str, guard: Guard) -> bool:
    """Whether an address is one that the guard lets requests go to, as far as its writing tells."""
    try:
        guard.check(httpx.URL(url))
    except UNANSWERED:
        return False
    return True


def client(guard: Guard | None = None, *, seconds: float = SECONDS, most_bytes: int = MOST_BYTES) -> httpx.Client:
    """An httpx client whose every request passes the guard. To be used with `with`; it follows no redirect."""
    return httpx.Client(
        transport=GuardedTransport(guard or configured_guard(), seconds=seconds, most_bytes=most_bytes),
        trust_env=False,
        follow_redirects=False,
        timeout=seconds,
        headers={"User-Agent": USER_AGENT},
    )


def fetch(
    method: str,
    url: str,
    *,
    headers: Mapping[str, str] | None = None,
    content: bytes = b"",
    guard: Guard | None = None,
    seconds: float = SECONDS,
    most_bytes: int = MOST_BYTES,
) -> Answer:
    """Ask once. httpx.InvalidURL for what is no address, Refused or another httpx.RequestError where it fails."""
    with client(guard, seconds=seconds, most_bytes=most_bytes) as asking:
        answer = asking.request(method, url, headers=headers, content=content or None)
    return Answer(answer.status_code, dict(answer.headers), answer.content)
