"""A session of `requests` for libraries that know nothing else, such as those that sign people in elsewhere."""

from io import BytesIO
from typing import Any

import httpx
import requests
from requests.adapters import BaseAdapter

from juli.hub.operations.outbound.asking import fetch
from juli.hub.operations.outbound.guard import Guard


class _GuardedAdapter(BaseAdapter):
    """Sends what `requests` has prepared through the guard; how to verify or by which proxy is not the caller's say."""

    def __init__(self, guard: Guard | None) -> None:
        super().__init__()
        self._guard = guard

    def send(self, request: requests.PreparedRequest, *_: Any, **__: Any) -> requests.Response:
        # httpx names the host and the length itself.
        headers = {k: _text(v) for k, v in request.headers.items() if k.lower() not in ("host", "content-length")}
        try:
            answer = fetch(
                request.method or "GET",
                request.url or "",
                headers=headers,
                content=_content(request),
                guard=self._guard,
            )
        except (httpx.RequestError, httpx.InvalidURL) as error:
            raise requests.ConnectionError(str(error), request=request) from error
        response = requests.Response()
        response.status_code, response.url, response.request = answer.status, request.url or "", request
        response.headers.update(answer.headers)
        response.raw = BytesIO(answer.content)
        response.encoding = requests.utils.get_encoding_from_headers(response.headers)
        return response

    def close(self) -> None:
        pass


def _content(request: requests.PreparedRequest) -> bytes:
    """What a request carries; TypeError for a stream, whose length nobody knows."""
    match request.body:
        case None:
            return b""
        case bytes() as content:
            return content
        case str() as text:
            return text.encode()
        case _:
            raise TypeError("a stream cannot be sent")


def _text(value: str | bytes) -> str:
    return value if isinstance(value, str) else value.decode("latin-1")


class GuardedSession(requests.Session):
    """Follows no redirect, asks no environment for proxies or passwords."""

    def __init__(self, guard: Guard | None = None) -> None:
        super().__init__()
        self.trust_env = False
        self.adapters.clear()
        for scheme in ("https://", "http://"):
            self.mount(scheme, _GuardedAdapter(guard))

    def get_redirect_target(self, resp: requests.Response) -> None:
        """Nowhere: a redirect is an answer like any other."""


def guarded_requests_session(guard: Guard | None = None) -> requests.Session:
    """A session of `requests` whose every request passes the guard."""
    return GuardedSession(guard)
