"""Connections to judged addresses only, with one time limit over everything, and answers of bounded size."""

import ssl
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import httpcore
import httpx

from juli.hub.operations.outbound.guard import Guard, Refused

SECONDS = 15.0
"""What a request may take from the first look-up to the last byte."""
MOST_BYTES = 5 * 1024**2
"""What an answer may have."""


class _Deadline:
    """How many seconds are left. A server that sends a byte now and then gains nothing by it."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self, wanted: float | None = None) -> float:
        rest = self._end - time.monotonic()
        if rest <= 0:
            raise httpcore.ReadTimeout("the whole took too long")
        return rest if wanted is None else min(rest, wanted)


class _TimedStream(httpcore.NetworkStream):
    """A connection whose every step ends with the deadline."""

    def __init__(self, inner: httpcore.NetworkStream, deadline: _Deadline) -> None:
        self._inner = inner
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        inner = self._inner.start_tls(ssl_context, server_hostname, self._deadline.left(timeout))
        return _TimedStream(inner, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


class _GuardedBackend(httpcore.NetworkBackend):
    """Asks the guard, then connects to an address it has judged; the name is never looked up again."""

    def __init__(self, guard: Guard, deadline: _Deadline) -> None:
        self._guard = guard
        self._deadline = deadline
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        try:
            addresses = self._guard.addresses(host, port)
        except OSError as error:
            raise httpcore.ConnectError(f"no address: {error}") from error
        failure: Exception = httpcore.ConnectError("no address")
        for address in addresses:
            try:
                stream = self._inner.connect_tcp(address, port, self._deadline.left(timeout), None, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return _TimedStream(stream, self._deadline)
        raise failure


class _BoundedBody(httpx.SyncByteStream):
    """The body of an answer, up to a bound; the connection goes with it."""

    def __init__(self, stream: Iterable[bytes], pool: httpcore.ConnectionPool, most: int) -> None:
        self._stream = stream
        self._pool = pool
        self._most = most

    def __iter__(self) -> Iterator[bytes]:
        seen = 0
        with _as_httpx():
            for part in self._stream:
                seen += len(part)
                if seen > self._most:
                    raise Refused("answer-large")
                yield part

    def close(self) -> None:
        self._pool.close()


class GuardedTransport(httpx.BaseTransport):
    """httpx's way out through the guard: no proxy, no kept connection, no redirect, no compressed answer."""

    def __init__(self, guard: Guard, *, seconds: float = SECONDS, most_bytes: int = MOST_BYTES) -> None:
        self._guard = guard
        self._seconds = seconds
        self._most = most_bytes
        self._trust = httpx.create_ssl_context(trust_env=False)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request; Refused where the guard says no, httpx's errors where the network does."""
        self._guard.check(request.url)
        # A few compressed bytes can unfold to any size.
        request.headers["Accept-Encoding"] = "identity"
        backend = _GuardedBackend(self._guard, _Deadline(self._seconds))
        pool = httpcore.ConnectionPool(ssl_context=self._trust, network_backend=backend, max_keepalive_connections=0)
        try:
            with _as_httpx():
                answer = pool.handle_request(_core_request(request))
            if any(name.lower() == b"content-encoding" and value != b"identity" for name, value in answer.headers):
                raise Refused("answer-compressed")
        except BaseException:
            pool.close()
            raise
        assert isinstance(answer.stream, Iterable)
        body = _BoundedBody(answer.stream, pool, self._most)
        return httpx.Response(answer.status, headers=answer.headers, stream=body, extensions=answer.extensions)


@contextmanager
def _as_httpx() -> Iterator[None]:
    """Errors of the layer below as httpx's own."""
    try:
        yield
    except httpcore.TimeoutException as error:
        raise httpx.ReadTimeout(str(error)) from error
    except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.UnsupportedProtocol) as error:
        raise httpx.TransportError(str(error)) from error


def _core_request(request: httpx.Request) -> httpcore.Request:
    url = request.url
    assert isinstance(request.stream, httpx.SyncByteStream)
    return httpcore.Request(
        method=request.method,
        url=httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
        headers=request.headers.raw,
        content=request.stream,
        extensions=request.extensions,
    )
