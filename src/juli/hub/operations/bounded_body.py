"""No request carries more than the installation allows, however it is sent.

Django's ASGI handler stores a whole body before any of our code sees it, so the bound stands in front of it.
"""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from juli.hub.operations.security.headers import ALWAYS

Scope = dict[str, Any]
Message = Mapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

FORM_ALLOWANCE = 1024 * 1024
"""Bytes that a form may need around its files."""


class _TooLarge(Exception):
    """More bytes came than the request may carry."""


class BoundedBody:
    """Answers 413 to a body over `settings.UPLOAD_LIMIT`, by what it says of itself and by what arrives."""

    def __init__(self, application: Application) -> None:
        self.application = application

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self.application(scope, receive, send)
        most = settings.UPLOAD_LIMIT + FORM_ALLOWANCE
        if _announced_length(scope) > most:
            return await _refuse(scope, send)
        try:
            await self.application(scope, _counted(receive, most), send)
        except _TooLarge:
            await _refuse(scope, send)


def _header(scope: Scope, name: bytes) -> str:
    return next((value.decode("latin-1") for key, value in scope["headers"] if key == name), "")


def _announced_length(scope: Scope) -> int:
    length = _header(scope, b"content-length")
    return int(length) if length.isascii() and length.isdigit() else 0


def _counted(receive: Receive, most: int) -> Receive:
    seen = 0

    async def bounded() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > most:
            raise _TooLarge
        return message

    return bounded


async def _refuse(scope: Scope, send: Send) -> None:
    page = _page(_header(scope, b"accept-language")).encode()
    headers = [
        (b"content-type", b"text/html; charset=utf-8"),
        (b"content-length", str(len(page)).encode()),
        *((name.lower().encode(), value.encode()) for name, value in ALWAYS.items()),
        (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
        (b"x-content-type-options", b"nosniff"),
        (b"referrer-policy", settings.SECURE_REFERRER_POLICY.encode()),
        (b"cache-control", b"no-store"),
        (b"connection", b"close"),
    ]
    await send({"type": "http.response.start", "status": 413, "headers": headers})
    await send({"type": "http.response.body", "body": page})


def _page(accepted: str) -> str:
    language = "en" if accepted.lower().startswith("en") else settings.LANGUAGE_CODE
    with translation.override(language):
        return render_to_string("operations/too_large.html", {"megabytes": settings.UPLOAD_LIMIT // 1024**2})
