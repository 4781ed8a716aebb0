"""Requests: sent, tried again where that does no harm, refusals raised as they are told."""

import json
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid
from collections.abc import Callable, Iterator, Mapping
from typing import Any

AGAIN = frozenset({429, 502, 503, 504})
"""Statuses after which a request is sent again."""
MOST_WAIT = 60.0
"""Seconds that are waited at most, whatever the server says."""

Answer = tuple[int, Mapping[str, str], bytes]
Sender = Callable[[str, str, Mapping[str, str], bytes | None], Answer]
"""Sends method, address, headers and body once. OSError where there is no answer."""


class Problem(Exception):
    """The API refuses (RFC 9457): `status`, `type` for programs, `detail` for people, `told` the whole document."""

    def __init__(self, status: int, told: Mapping[str, Any]) -> None:
        super().__init__(f"{status} {told.get('type', '')}: {told.get('detail') or told.get('title', '')}")
        self.status = status
        self.type = str(told.get("type", "about:blank"))
        self.code = self.type.rpartition(":")[2]
        self.told = told


class Unreachable(Exception):
    """There was no answer, as often as it was tried."""


class Transport:
    """One installation and one token. `attempts` is how often a request is sent at most."""

    def __init__(
        self,
        address: str,
        token: str,
        *,
        attempts: int = 4,
        timeout: float = 30.0,
        language: str = "zh",
        sender: Sender | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        if not address.startswith(("https://", "http://")):
            raise ValueError("an address begins with https:// (or http:// within one's own machine)")
        self._base = address.rstrip("/") + "/api/v1"
        self._token = token
        self._attempts, self._timeout, self._language = attempts, timeout, language
        self._send, self._sleep = sender or self._over_network, sleep

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self._base}>"

    def ask(
        self,
        method: str,
        path: str,
        *,
        body: object = None,
        query: Mapping[str, object] | None = None,
        key: str | None = None,
        version: str | None = None,
    ) -> Any:
        """What the API answers, read from JSON; None where it answers nothing. Problem where it refuses.

        A POST without a `key` gets one of its own, so that sent again it is done once.
        """
        content = self._answered(method, path, body=body, query=query, key=key, version=version)
        return json.loads(content) if content else None

    def bytes_of(
        self, method: str, path: str, *, body: object = None, query: Mapping[str, object] | None = None
    ) -> bytes:
        """The bytes of a file."""
        return self._answered(method, path, body=body, query=query)

    def pages(self, read: Callable[[str | None], Any]) -> Iterator[Any]:
        """Everything in a list, a page at a time."""
        cursor: str | None = None
        while True:
            page = read(cursor)
            yield from page["items"]
            cursor = page["next"]
            if cursor is None:
                return

    def _answered(
        self,
        method: str,
        path: str,
        *,
        body: object = None,
        query: Mapping[str, object] | None = None,
        key: str | None = None,
        version: str | None = None,
    ) -> bytes:
        headers = {"Authorization": f"Bearer {self._token}", "Accept-Language": self._language}
        if method == "POST":
            headers["Idempotency-Key"] = key or str(uuid.uuid4())
        if version is not None:
            headers["If-Match"] = version
        content = None
        if body is not None:
            content = json.dumps(body, ensure_ascii=False).encode()
            headers["Content-Type"] = "application/json"
        address = self._base + urllib.parse.quote(path) + _query(query or {})
        status, told = self._tried(method, address, headers, content)
        if status >= 400:
            raise Problem(status, _document(told))
        return told

    def _tried(self, method: str, address: str, headers: Mapping[str, str], content: bytes | None) -> tuple[int, bytes]:
        for attempt in range(1, self._attempts + 1):
            try:
                status, answered, told = self._send(method, address, headers, content)
            except OSError as fault:
                if attempt == self._attempts:
                    raise Unreachable(str(fault)) from fault
                self._sleep(_pause(attempt, {}))
                continue
            if status not in AGAIN or attempt == self._attempts:
                return status, told
            self._sleep(_pause(attempt, answered))
        raise AssertionError("at least one attempt is made")

    def _over_network(self, method: str, address: str, headers: Mapping[str, str], content: bytes | None) -> Answer:
        request = urllib.request.Request(  # noqa: S310  (the address was looked at in the beginning)
            address, data=content, headers=dict(headers), method=method
        )
        try:
            with urllib.request.urlopen(request, timeout=self._timeout) as answer:  # noqa: S310  (likewise)
                return answer.status, dict(answer.headers), answer.read()
        except urllib.error.HTTPError as refusal:
            with refusal:
                return refusal.code, dict(refusal.headers), refusal.read()


def _query(wanted: Mapping[str, object]) -> str:
    given = {name: str(value) for name, value in wanted.items() if value is not None}
    return f"?{urllib.parse.urlencode(given)}" if given else ""


def _pause(attempt: int, headers: Mapping[str, str]) -> float:
    told = next((value for name, value in headers.items() if name.lower() == "retry-after"), "")
    return min(float(told) if told.isdigit() else 0.5 * 2**attempt, MOST_WAIT)


def _document(content: bytes) -> Mapping[str, Any]:
    try:
        told = json.loads(content)
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}
